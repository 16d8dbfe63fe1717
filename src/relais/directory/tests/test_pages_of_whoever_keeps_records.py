"""The worklist and the record on the work face, as a steward, the region and others get them."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext

from relais.directory.commands.editing import change_service
from relais.directory.commands.troubles import Seen, report_trouble
from relais.directory.models import (
    Confirmation,
    Contact,
    Invitation,
    Proposal,
    Revision,
    Service,
    Version,
)
from relais.directory.rules.vocabulary import Trouble
from relais.directory.tests.conftest import HELPLINE, LOADED_AT, SECRET_HOUSE
from relais.foundation.access import EVERYONE
from relais.organisations.interface import Role

OURS = HELPLINE | {"id": "ours", "steward": "21016"}
THEIRS = HELPLINE | {"id": "theirs", "steward": "21019"}
REGIONAL = {"body": "region", "role": Role.REGION_COORDINATOR}


@pytest.fixture
def signed_in(take_over, steward, client):
    """A client of the work face, signed in as whoever keeps the records of a body."""
    take_over(OURS, THEIRS, SECRET_HOUSE | {"steward": "21016"})

    def sign_in(**post):
        client.force_login(steward(**post))
        return Browser(client)

    return sign_in


class Browser:
    """Asks for pages of the records, in Dutch unless said otherwise."""

    def __init__(self, client):
        self.client = client

    def get(self, path="", language="nl", status=200, **headers):
        answer = self.client.get(
            f"/{language}/directory/{path}", headers={"host": "work.localhost", **headers}
        )
        assert answer.status_code == status
        return answer

    def post(self, path, status=302, headers=(), **said):
        answer = self.client.post(
            f"/nl/directory/{path}", said, headers={"host": "work.localhost", **dict(headers)}
        )
        assert answer.status_code == status, answer.text
        return answer


@pytest.fixture
def uccle(signed_in):
    return signed_in()


# --- The list --------------------------------------------------------------------------------


def test_the_list_shows_what_is_due_and_nothing_of_others(uccle):
    text = uccle.get().text

    assert "U houdt 2 fiches bij." in text
    assert "Een lijn" in text
    assert 'id="row-ours"' in text
    assert "theirs" not in text


def test_it_speaks_french(uccle):
    assert "Vous tenez 2 fiches à jour." in uccle.get(language="fr").text


def test_one_button_confirms_what_is_due_and_offers_to_take_it_back(uccle):
    answer = uccle.post("ours/confirm/", **{"from": "list", "means": "visited"})

    assert answer.headers["Location"].endswith("?means=visited&done=ours")
    assert set(Confirmation.unscoped.values_list("means", flat=True)) == {"visited"}
    assert 'action="/nl/directory/ours/undo/"' in uccle.get("?done=ours").text

    uccle.post("ours/undo/", **{"from": "list"})
    assert not Confirmation.unscoped.filter(withdrawn_at=None).exists()


def test_a_script_gets_the_row_alone(uccle):
    answer = uccle.post("ours/confirm/", status=200, headers={"HX-Request": "true"}.items(), **LIST)

    assert answer.text.strip().startswith('<li class="due" id="row-ours">')
    assert "Ongedaan maken" in answer.text
    undone = uccle.post("ours/undo/", status=200, headers={"HX-Request": "true"}.items(), **LIST)
    assert "Alles klopt" in undone.text


LIST = {"from": "list", "means": "called"}


def test_parts_of_the_list_can_be_chosen(uccle):
    uccle.post("ours/confirm/", **LIST)

    assert 'id="row-ours"' not in uccle.get().text
    assert 'id="row-ours"' in uccle.get("?section=later").text
    assert "Hier is niets aan de beurt" in uccle.get("?section=late").text


def test_the_home_says_how_much_is_due(uccle):
    answer = uccle.client.get("/nl/", headers={"host": "work.localhost"})

    assert re.search(
        r'Fiches om te bevestigen: .*href="/nl/directory/\?section=\w+">[^<]+: <b>2<', answer.text
    )


def test_three_hundred_records_take_few_queries(uccle, take_over):
    take_over(*(OURS | {"id": f"one-{number}"} for number in range(300)))

    with CaptureQueriesContext(connection) as captured:
        text = uccle.get().text

    assert text.count('class="due"') == 50
    assert "Pagina 1 van 7" in text
    assert len(captured) <= 10


# --- One record ------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["theirs/", "nothing/", "theirs/change/", "theirs/history/"])
def test_what_others_keep_is_not_found(uccle, path):
    uccle.get(path, status=404)


@pytest.mark.parametrize(
    "path",
    ["confirm/", "undo/", "room/", "conflict/", "contact/", "ask/", "restore/1/", "revoke/1/"],
)
def test_nobody_acts_on_what_others_keep(uccle, path):
    said = {"means": "called", "state": "yes", "decision": "x", "mail": "a@example.org"}

    uccle.post(f"theirs/{path}", status=404, whom="service", **said)

    assert not Contact.unscoped.exists()
    assert not Confirmation.unscoped.exists()


def test_only_what_is_ticked_is_confirmed(uccle):
    uccle.post("ours/confirm/", aspects=["phone", "hours"], means="called")

    assert set(Confirmation.unscoped.values_list("aspect", flat=True)) == {"phone", "hours"}
    assert "bevestigd op" in uccle.get("ours/").text


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("confirm/", {"means": "guessed"}),
        ("confirm/", {"means": "called", "aspects": "everything"}),
        ("room/", {"state": "perhaps", "means": "called"}),
        ("conflict/", {"decision": ""}),
        ("contact/", {"whom": "service", "mail": "no address"}),
    ],
)
def test_what_cannot_be_read_is_said_and_changes_nothing(uccle, path, said):
    answer = uccle.post(f"ours/{path}", status=422, **said)

    assert 'role="alert"' in answer.text
    assert not Confirmation.unscoped.exists()


def test_a_house_with_beds_says_whether_there_is_room(uccle):
    assert "Is er nu plaats?" in uccle.get("a-house/").text
    assert "Is er nu plaats?" not in uccle.get("ours/").text

    uccle.post("a-house/room/", state="no", means="called")

    assert Service.unscoped.get(code="a-house").capacity_state == "no"


def test_a_secret_house_warns_whoever_writes(uccle):
    assert "het kan een leven kosten" in uccle.get("a-house/").text


def test_a_record_that_may_not_be_shown_can_still_be_put_right(uccle):
    Service.unscoped.filter(code="a-house").update(name_nl="Huis Grote Markt 71")
    Revision.unscoped.create(at=LOADED_AT + timedelta(hours=1), by="test", summary="planted")

    uccle.get("a-house/")
    uccle.get("a-house/change/")


def test_a_change_is_kept_with_its_source(uccle):
    form = uccle.get("ours/change/").context["form"]
    said = {name: value for name, value in typed(form).items() if value not in (None, "")}

    uccle.post("ours/change/", **{**said, "hours": "24/7", "source": "de dienst gebeld"})

    version = Version.unscoped.filter(service__code="ours").latest("pk")
    assert (version.act, version.source) == ("changed", "de dienst gebeld")
    assert version.content["hours"] == "24/7"
    assert version.content["languages"] == ["nl"]


def test_a_change_that_cannot_be_read_keeps_what_was_typed(uccle):
    form = uccle.get("ours/change/").context["form"]
    said = {name: value for name, value in typed(form).items() if value not in (None, "")}

    answer = uccle.post("ours/change/", 422, **{**said, "hours": "soon +", "source": "gebeld"})

    assert 'value="soon +"' in answer.text
    assert Version.unscoped.filter(service__code="ours").count() == 1


def typed(form):
    """What a browser would send of an untouched form."""
    return {bound.html_name: bound.value() for bound in form if bound.value() is not False}


def test_reports_from_counters_stand_on_the_record(uccle):
    seen = Seen(service="ours", trouble=Trouble.NUMBER_WRONG, week="2026-W48", counter="one")
    report_trouble(by=EVERYONE, now=LOADED_AT, seen=seen)

    assert "Het nummer klopt niet: 1" in uccle.get("ours/").text
    assert "1 melding van een balie" in uccle.get().text


def test_a_conflict_is_shown_until_it_is_decided(uccle, take_over):
    take_over(OURS | {"conflict": "two numbers"})
    assert "two numbers" in uccle.get("ours/").text

    uccle.post("ours/conflict/", decision="gebeld: 1712")

    assert "two numbers" not in uccle.get("ours/").text
    assert "two numbers" in uccle.get("ours/history/").text


@pytest.mark.parametrize(("accept", "hours"), [("yes", "24/7"), ("no", "Mo-Fr 09:00-18:00")])
def test_a_proposal_waits_for_the_steward(uccle, accept, hours):
    proposal = Proposal.unscoped.create(
        service=Service.unscoped.get(code="ours"),
        content={"hours": "24/7"},
        made_at=LOADED_AT,
        role="service",
    )
    assert "Voorgesteld door de dienst zelf" in uccle.get("ours/").text

    uccle.post(f"ours/proposal/{proposal.pk}/", accept=accept)

    assert Service.unscoped.get(code="ours").hours == hours
    assert "Voorgesteld door" not in uccle.get("ours/").text


def test_a_proposal_that_can_no_longer_hold_says_why(uccle):
    proposal = Proposal.unscoped.create(
        service=Service.unscoped.get(code="ours"),
        content={"relay_to": "gone"},
        made_at=LOADED_AT,
        role="service",
    )

    answer = uccle.post(f"ours/proposal/{proposal.pk}/", status=422, accept="yes")

    assert 'role="alert"' in answer.text


def test_the_history_says_from_what_to_what_and_restores(uccle, steward):
    change_service(by=steward(), now=LOADED_AT, code="ours", said={"phone": "107"}, source="a call")
    text = uccle.get("ours/history/").text
    assert "1712" in text
    assert "107" in text
    assert "a call" in text

    first = Version.unscoped.filter(service__code="ours").order_by("pk").first()
    uccle.post(f"ours/restore/{first.pk}/")

    assert "1712" in uccle.get("ours/").text


def test_a_version_that_can_no_longer_hold_says_why(uccle):
    version = Version.unscoped.get(service__code="ours")
    version.content["relay_to"] = "gone"
    version.save()

    answer = uccle.post(f"ours/restore/{version.pk}/", status=422)

    assert 'role="alert"' in answer.text


# --- Asking by mail --------------------------------------------------------------------------


def test_whoever_is_asked_gets_one_letter_that_names_no_service(
    uccle, django_capture_on_commit_callbacks
):
    uccle.post("ours/contact/", whom="service", mail="line@example.org", language="nl")

    with django_capture_on_commit_callbacks(execute=True):
        uccle.post("ours/ask/", whom="service")

    [letter] = mail.outbox
    assert letter.to == ["line@example.org"]
    assert "Een lijn" not in letter.body + letter.subject
    assert "verstuurd, werkt tot" in uccle.get("ours/").text


def test_without_an_address_nobody_is_asked(uccle):
    answer = uccle.post("ours/ask/", status=422, whom="steward")

    assert "vul eerst een adres in" in answer.text
    assert not Invitation.unscoped.exists()


def test_a_link_can_be_called_back(uccle):
    uccle.post("ours/contact/", whom="steward", mail="us@example.org", language="")
    uccle.post("ours/ask/", whom="steward")
    link = Invitation.unscoped.get()

    uccle.post(f"ours/revoke/{link.pk}/")

    assert Invitation.unscoped.get().revoked_at
    assert "ingetrokken" in uccle.get("ours/").text


# --- Two records of one service --------------------------------------------------------------


def test_the_region_makes_one_of_two(signed_in):
    region = signed_in(**REGIONAL)
    assert "theirs" in region.get("ours/merge/").text

    region.post("ours/merge/", duplicate="theirs")

    region.get("theirs/", status=404)


@pytest.mark.parametrize("duplicate", ["", "a-house"])
def test_two_that_cannot_be_one_stay_two(signed_in, duplicate):
    region = signed_in(**REGIONAL)

    region.post("ours/merge/", status=422, duplicate=duplicate)

    assert not Service.unscoped.exclude(merged_into=None).exists()


def test_a_steward_does_not_merge(uccle):
    uccle.get("ours/merge/", status=403)


# --- The same form again ---------------------------------------------------------------------


def test_a_form_sent_again_is_answered_the_same_and_sends_one_letter(uccle):
    uccle.post("ours/contact/", whom="steward", mail="keeper@example.org", language="nl")
    [key] = re.findall(
        r'name="once" value="([^"]+)">\s*<p>[^/]*value="steward"', uccle.get("ours/").text
    )

    first = uccle.post("ours/ask/", whom="steward", once=key)
    second = uccle.post("ours/ask/", whom="steward", once=key, status=303)

    assert first.headers["Location"] == second.headers["Location"]
    assert Invitation.unscoped.count() == 1


def test_a_button_pressed_late_again_does_not_confirm_what_was_taken_back(uccle):
    said = {"from": "list", "means": "visited", "once": "a key"}
    first = uccle.post("ours/confirm/", **said)
    uccle.post("ours/undo/", **{"from": "list", "once": "another"})

    again = uccle.post("ours/confirm/", **said)

    assert again.headers["Location"] == first.headers["Location"]
    assert not Confirmation.unscoped.filter(withdrawn_at=None).exists()
