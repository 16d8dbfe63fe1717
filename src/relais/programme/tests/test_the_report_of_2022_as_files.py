"""The report of 2022 itself, drawn in every language and format as everyone gets it."""

import outloud
import pdfua
import pytest

from relais.foundation.access import OPERATOR
from relais.programme.queries.composing import compose
from relais.programme.queries.drawing.files import draw
from relais.programme.rules import canonical
from relais.programme.rules.completeness import gaps, refuse_publication
from relais.programme.rules.formats import Format


@pytest.fixture
def report(loaded):
    return compose(OPERATOR, "2022")


def test_it_lacks_no_language_and_may_be_published(report):
    assert gaps(report).languages == ()
    assert refuse_publication(report, with_gaps=False) is None
    assert canonical.read(canonical.write(report)) == report


@pytest.mark.parametrize("language", ["nl", "fr", "en"])
def test_outside_checkers_hear_all_of_its_pdf(report, language, tmp_path):
    file = tmp_path / "report.pdf"
    file.write_bytes(draw(report, Format.PDF, language))
    heard = outloud.check(str(file))

    assert (heard.error, heard.errors) == (None, 0)
    assert [str(finding) for finding in pdfua.validate(str(file)).findings] == []


@pytest.mark.parametrize("file_format", [Format.DOCX, Format.XLSX, Format.HTML])
def test_it_is_drawn_in_every_format(report, file_format):
    drawn = [draw(report, file_format, language) for language in ("nl", "fr", "en")]

    assert len({*drawn}) == len(drawn)
    assert draw(report, file_format, "nl") == drawn[0]
