"""The report as everyone reads it: only what was published, at an address that stays."""

from dataclasses import replace

import pytest
from django.http import Http404

from relais.foundation.access import EVERYONE, OPERATOR
from relais.foundation.wording import Wording
from relais.programme.queries import editions
from relais.programme.rules import canonical
from relais.programme.rules.formats import MEDIA_TYPE, Format
from relais.programme.tests.sample import REPORT, an_edition, frozen, with_item, words

OPEN = {"headers": {"host": "open.localhost"}}
ERRATA = words("Een titel was fout.", "Un titre était faux.", "A title was wrong.")
CORRECTED = with_item(title=words("Juist", "Juste", "Right"))
HALF = with_item(title=Wording(nl="Alleen Nederlands"))


@pytest.fixture
def edition(db):
    return an_edition()


@pytest.fixture
def published(edition):
    return frozen(publish=True)


def page(client, path, **options):
    return client.get(f"/en/report/{path}", **OPEN, **options)


def test_nothing_of_what_is_not_published_is_there(edition, client):
    frozen()

    assert "No edition has been published yet." in page(client, "").text
    for path in ("2022/", "2022/1/", "2022/1/training/", "2022/1/annexes/", "2022/1/report.pdf"):
        assert page(client, path).status_code == 404
    assert editions.editions(EVERYONE) == ()
    with pytest.raises(Http404):
        editions.frozen_report(EVERYONE, "2022", 1)
    assert editions.frozen_report(OPERATOR, "2022", 1) == REPORT


def test_the_list_leads_to_each_published_revision(published, client):
    frozen(CORRECTED, errata=ERRATA)
    listed = page(client, "").text

    assert "Revision 1, published on 30 November 2026" in listed
    assert "/en/report/2022/1/" in listed
    assert "Revision 2" not in listed


def test_the_newest_revision_is_found_at_its_permanent_address(published, client):
    assert page(client, "2022/").headers["Location"] == "/en/report/2022/1/"
    frozen(CORRECTED, errata=ERRATA, publish=True)

    assert page(client, "2022/").headers["Location"] == "/en/report/2022/2/"
    assert page(client, "2023/").status_code == 404


def test_an_older_revision_leads_to_the_one_that_corrects_it(published, client):
    frozen(CORRECTED, errata=ERRATA, publish=True)

    assert "A newer revision corrects this one" in page(client, "2022/1/").text
    newer = page(client, "2022/2/").text
    assert "A newer revision" not in newer
    assert "A title was wrong." in newer


def test_a_revision_shows_its_contents_its_files_and_its_fingerprint(published, client):
    text = page(client, "2022/1/").text

    assert canonical.digest(REPORT) in text
    assert "/en/report/2022/1/training/" in text
    assert "/en/report/2022/1/annexes/" in text
    assert "/en/report/2022/1/report.docx" in text
    assert "<dd>Counted by Relais itself.</dd>" in text


def test_a_chapter_holds_its_items_their_tables_and_their_charts(published, client):
    text = page(client, "2022/1/training/").text

    assert "Invented training" in text
    assert "at least 170" in text
    assert 'role="img"' in text
    assert "With the federal level →" in text
    assert "← 1. Trainings" in page(client, "2022/1/federal/").text
    assert "no information" in page(client, "2022/1/federal/").text


@pytest.mark.parametrize("path", ["2022/1/", "2022/1/training/", "2022/1/annexes/"])
def test_every_page_that_shows_the_source_names_it(published, client, path):
    assert "invented source (2022)" in page(client, path).text


def test_without_a_line_to_quote_the_publisher_is_named(edition, client):
    frozen(replace(REPORT, attribution=Wording()), publish=True)

    assert "Invented administration · Edition 2022" in page(client, "2022/1/training/").text


@pytest.mark.parametrize("path", ["2022/9/", "2022/1/nothing/", "2022/1/report.exe"])
def test_what_is_not_there_is_not_found(published, client, path):
    assert page(client, path).status_code == 404


def test_a_report_without_annexes_has_no_such_page(edition, client):
    frozen(replace(REPORT, annexes=()), publish=True)

    assert page(client, "2022/1/annexes/").status_code == 404
    assert "annexes" not in page(client, "2022/1/").text


@pytest.mark.parametrize("file_format", Format)
def test_every_format_can_be_kept(published, client, file_format):
    answer = page(client, f"2022/1/report.{file_format}")
    language = "" if file_format is Format.JSON else "-en"

    assert answer.headers["Content-Type"] == MEDIA_TYPE[file_format]
    assert answer.headers["Content-Disposition"] == (
        f'attachment; filename="report-2022-1{language}.{file_format}"'
    )


def test_a_page_that_did_not_change_is_not_sent_twice(published, client):
    for path in ("", "2022/1/", "2022/1/training/", "2022/1/report.json"):
        first = page(client, path)
        again = client.get(
            f"/en/report/{path}",
            headers={"host": "open.localhost", "if-none-match": first.headers["ETag"]},
        )

        assert "public" in first.headers["Cache-Control"]
        assert again.status_code == 304
        assert not first.cookies


@pytest.mark.parametrize(
    ("language", "title"), [("nl", "Opleidingen"), ("fr", "Formations"), ("en", "Trainings")]
)
def test_the_report_speaks_the_language_of_its_address(published, client, language, title):
    text = client.get(f"/{language}/report/2022/1/training/", **OPEN).text

    assert f"1. {title}</h1>" in text


def test_a_missing_translation_is_marked_where_it_stands(edition, client):
    frozen(HALF, publish=True, with_gaps=True)

    assert "Some translations are missing" in page(client, "2022/1/").text
    assert (
        '<span lang="nl">Alleen Nederlands</span> <span class="tag">in Dutch</span>'
        in page(client, "2022/1/training/").text
    )
