"""How many of those who have to follow a training did; a share only when one knows of how many."""

from dataclasses import dataclass
from enum import StrEnum

from relais.trainings.rules.counts import share_hundredths


class CoverageRefusal(StrEnum):
    """Why there is no percentage."""

    DENOMINATOR_UNKNOWN = "denominator_unknown"
    NOBODY_IN_SCOPE = "nobody_in_scope"
    MORE_THAN_ALL = "more_than_all"


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """How many followed it, and of how many; None is not known."""

    valid: int | None
    denominator: int | None

    @property
    def refusal(self) -> CoverageRefusal | None:
        if self.denominator is None:
            return CoverageRefusal.DENOMINATOR_UNKNOWN
        if self.denominator == 0:
            return CoverageRefusal.NOBODY_IN_SCOPE
        if self.valid is not None and self.valid > self.denominator:
            return CoverageRefusal.MORE_THAN_ALL
        return None

    @property
    def hundredths(self) -> int | None:
        """The share in hundredths of a percent; none when it is refused."""
        if self.valid is None or self.denominator is None or self.refusal:
            return None
        return share_hundredths(self.valid, self.denominator)
