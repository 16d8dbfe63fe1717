"""Without knowing of how many there is no percentage."""

import pytest

from relais.trainings.rules.coverage import Coverage, CoverageRefusal


@pytest.mark.parametrize(
    ("valid", "denominator", "refusal", "hundredths"),
    [
        (5, None, CoverageRefusal.DENOMINATOR_UNKNOWN, None),
        (0, 0, CoverageRefusal.NOBODY_IN_SCOPE, None),
        (5, 4, CoverageRefusal.MORE_THAN_ALL, None),
        (1, 3, None, 3333),
        (0, 3, None, 0),
        (None, 3, None, None),
    ],
)
def test_coverage(valid, denominator, refusal, hundredths):
    covered = Coverage(valid=valid, denominator=denominator)

    assert (covered.refusal, covered.hundredths) == (refusal, hundredths)
