"""Editions at work: what one lacks, freezing and publishing it after showing who one is."""

from datetime import timedelta

import pytest
from django.http import Http404

from relais.foundation import clock
from relais.foundation.access import OPERATOR
from relais.foundation.recent import RECENT
from relais.foundation.wording import Wording
from relais.organisations.interface import Role
from relais.programme.models import DeclaredCheck, FrozenEdition, Publication
from relais.programme.queries import drafts
from relais.programme.tests.sample import REPORT, frozen, with_item, words

WORK = {"headers": {"host": "work.localhost"}}
COORDINATOR, READER = Role.REGION_COORDINATOR, Role.OBSERVATORY_ANALYST
OUTSIDER = Role.REFERRER
HALF = with_item(title=Wording(nl="Alleen Nederlands"))
ERRATA = {"errata_nl": "Een titel", "errata_fr": "Un titre", "errata_en": "A title"}


def said(answer):
    return " ".join(answer.text.split())


def test_the_list_says_what_is_frozen_and_what_is_published(tables, enter):
    client = enter(COORDINATOR)
    assert "Nothing is frozen yet." in client.get("/en/report/", **WORK).text
    frozen(publish=True)
    frozen(HALF, errata=words("a", "b", "c"))
    text = said(client.get("/en/report/", **WORK))

    assert "Revision 1, frozen on 30 November 2026" in text
    assert "published on 30 November 2026" in text
    assert "not published" in text


def test_an_edition_shows_all_that_it_lacks(tables, enter):
    tables["2022"] = HALF
    text = said(enter(COORDINATOR).get("/en/report/2022/", **WORK))

    assert "1 text misses a language" in text
    assert "<code>training/region/I01/title</code>: fr, en" in text
    assert "2 texts in our own wording wait for the official one" in text
    assert "measured (1)" in text


def test_all_that_matters_before_freezing_stands_on_one_page(loaded, enter):
    """The tables of 2022: sums, percentages, languages, evidence, recommendations, initiatives."""
    DeclaredCheck.unscoped.filter(ref="K01").update(declared='{"expected": 1}')
    text = said(enter(COORDINATOR).get("/en/report/2022/", **WORK))

    assert "sums and counts were calculated again; 1 differ." in text
    assert "in the source expected 1; calculated" in text
    assert "The source prints this chapter as number 3." in text
    assert "what happened outside the period" in text
    for gap in (
        "Recommendations that no initiative answers",
        "Initiatives that answer no recommendation",
        "States without accepted evidence",
        "Evidence from before the period",
    ):
        assert gap in text
    assert 'href="/en/follow-up/' in text


def test_an_edition_without_a_source_has_nothing_to_calculate(tables, enter):
    text = said(enter(COORDINATOR).get("/en/report/2022/", **WORK))

    assert "No sum or count of a source is kept for it." in text
    assert "1 percentage is not what its numbers give" in text
    assert "7.2 % (derived: 7.14 %)" in text


def test_whoever_only_reads_sees_no_button(tables, enter):
    frozen()
    client = enter(READER)

    assert "<button" in client.get("/en/report/2022/", **WORK).text
    assert "/freeze/" not in client.get("/en/report/2022/", **WORK).text
    assert "/publish/" not in client.get("/en/report/2022/", **WORK).text
    assert client.post("/en/report/2022/freeze/", **WORK).status_code == 403
    assert client.post("/en/report/2022/1/publish/", **WORK).status_code == 403
    assert enter(OUTSIDER).get("/en/report/", **WORK).status_code == 403


def test_freezing_and_publishing_lead_back_to_the_edition(tables, enter):
    client = enter(COORDINATOR)
    answers = [
        client.post("/en/report/2022/freeze/", **WORK),
        client.post("/en/report/2022/1/publish/", **WORK),
    ]

    assert [answer.headers["Location"] for answer in answers] == ["/en/report/2022/"] * 2
    assert FrozenEdition.unscoped.get().frozen_by == f"some-{COORDINATOR}"
    assert not Publication.unscoped.get().with_gaps


@pytest.mark.parametrize("path", ["2022/freeze/", "2022/1/publish/"])
def test_somebody_first_shows_again_who_they_are(tables, enter, monkeypatch, path):
    frozen()
    client = enter(COORDINATOR)
    later = clock.now() + RECENT + timedelta(minutes=1)
    monkeypatch.setattr("relais.foundation.recent.now", lambda: later)
    answer = client.post(f"/en/report/{path}", **WORK)

    assert answer.status_code != 303
    assert not Publication.unscoped.exists()
    assert FrozenEdition.unscoped.count() == 1


def test_a_correction_says_what_it_corrects(tables, enter):
    frozen()
    tables["2022"] = with_item(title=words("Juist", "Juste", "Right"))
    client = enter(COORDINATOR)

    refused = client.post("/en/report/2022/freeze/", **WORK)
    assert refused.status_code == 422
    assert "Say in Dutch and French what the new revision corrects." in refused.text

    assert client.post("/en/report/2022/freeze/", ERRATA, **WORK).status_code == 303
    newest = FrozenEdition.unscoped.get(revision=2)
    assert newest.errata == words("Een titel", "Un titre", "A title")


def test_a_correction_has_an_end(tables, enter):
    frozen()
    answer = enter(COORDINATOR).post("/en/report/2022/freeze/", {"errata_nl": "x" * 4001}, **WORK)

    assert answer.status_code == 422
    assert FrozenEdition.unscoped.count() == 1


def test_gaps_are_published_only_when_that_is_said(tables, enter):
    tables["2022"] = HALF
    frozen(HALF)
    client = enter(COORDINATOR)

    refused = client.post("/en/report/2022/1/publish/", **WORK)
    assert refused.status_code == 422
    assert "Translations are missing." in refused.text

    client.post("/en/report/2022/1/publish/", {"with_gaps": "yes"}, **WORK)
    assert Publication.unscoped.get().with_gaps
    assert "with gaps" in client.get("/en/report/2022/", **WORK).text


def test_two_reports_are_compared_item_by_item(tables, enter):
    frozen()
    tables["2022"] = with_item(title=words("Juist", "Juste", "Right"))
    client = enter(READER)
    text = said(client.get("/en/report/compare/?before=2022.1&after=2022.draft", **WORK))

    assert "From 2022.1 to 2022.draft" in text
    assert "I01 Right" in text
    assert "<td>changed</td> <td>title</td> <td>training/region</td>" in text
    same = client.get("/en/report/compare/?before=2022.1&after=2022.1", **WORK)
    assert "Nothing differs." in same.text
    assert "From" not in client.get("/en/report/compare/", **WORK).text


@pytest.mark.parametrize("name", ["2022", "2022.x", "2022.9", "1999.draft"])
def test_what_can_not_be_compared_is_not_found(tables, enter, name):
    frozen()
    answer = enter(READER).get(f"/en/report/compare/?before=2022.1&after={name}", **WORK)

    assert answer.status_code == 404


def test_a_frozen_revision_can_be_read_before_it_is_published(tables, enter):
    frozen()
    client = enter(READER)

    assert client.get("/en/report/2022/1/report.pdf", **WORK).content.startswith(b"%PDF")
    assert client.get("/en/report/2022/2/report.pdf", **WORK).status_code == 404
    assert client.get("/en/report/2022/1/report.exe", **WORK).status_code == 404


def test_an_edition_that_is_not_there_is_not_found(tables, enter):
    tables["2023"] = REPORT

    assert enter(COORDINATOR).get("/en/report/2024/", **WORK).status_code == 404
    with pytest.raises(Http404):
        drafts.draft_page(OPERATOR, "2023")


def test_the_pages_of_the_follow_up_lead_to_each_other(tables, enter):
    text = said(enter(READER).get("/en/report/2022/", **WORK))

    assert '<a href="/en/report/" aria-current="true">Editions of the report</a>' in text
    assert '<a href="/en/trainings/">Trainings</a>' in text
