"""Editions at work: what one lacks, freezing and publishing it after showing who one is."""

from datetime import date, timedelta

import pytest
from django.http import Http404

from relais.foundation import clock
from relais.foundation.access import OPERATOR
from relais.foundation.recent import RECENT
from relais.foundation.wording import Wording
from relais.organisations import interface as organisations
from relais.organisations.interface import Role
from relais.programme.models import FrozenEdition, Publication
from relais.programme.queries import drafts
from relais.programme.tests.sample import NOON, REPORT, an_edition, frozen, with_item, words

WORK = {"headers": {"host": "work.localhost"}}
COORDINATOR, READER = Role.REGION_COORDINATOR, Role.OBSERVATORY_ANALYST
OUTSIDER = Role.REFERRER
HALF = with_item(title=Wording(nl="Alleen Nederlands"))
ERRATA = {"errata_nl": "Een titel", "errata_fr": "Un titre", "errata_en": "A title"}


@pytest.fixture
def tables(db, monkeypatch):
    """An edition whose tables tell the sample; a test may let them tell something else."""
    an_edition()
    told = {"2022": REPORT}

    def compose(_viewer, ref):
        if ref not in told:
            raise Http404
        return told[ref]

    monkeypatch.setattr(drafts, "compose", compose)
    return told


@pytest.fixture
def enter(db, client):
    """The test client, signed in as somebody in this role."""
    organisations.load_places(by=OPERATOR, now=NOON)

    def signed_in(role):
        person = organisations.Newcomer(code=f"some-{role}", name="Some One", language="nl")
        professional = organisations.enrol_professional(by=OPERATOR, now=NOON, newcomer=person)
        appointment = organisations.Appointment(
            professional=person.code,
            body="region",
            role=role,
            term=organisations.Term(from_day=date(2022, 1, 1)),
        )
        organisations.give_mandate(by=OPERATOR, now=NOON, appointment=appointment)
        client.force_login(professional)
        return client

    return signed_in


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
