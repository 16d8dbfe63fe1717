"""The pages on which somebody is handed over, and answered for."""

import re
from uuid import uuid4

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from relais.foundation import clock
from relais.foundation.access import OPERATOR, guards, viewers
from relais.organisations.interface import professional
from relais.promises.interface import CLOCK, climb
from relais.referrals.commands.desks import set_desk
from relais.referrals.commands.moving import move, open_referral
from relais.referrals.queries import referrals
from relais.referrals.rules.moves import Asked
from relais.referrals.rules.vocabulary import Move, RejectionReason, State
from relais.referrals.tests.conftest import NOW, asks, does, kept
from relais.referrals.words import pages

SEARCH = {"need": "shelter", "municipality": "", "language": "fr", "profile": ""}
FORM = {
    **SEARCH,
    "service": "vogelzang-fr",
    "grounds": "spoken",
    "urgency": "today",
    "channel": "phone",
    "reach": "0470 11 22 33",
    "day_part": "any",
    "answerer": "only-self",
    "say": "the library",
}
FULL = Asked(move=Move.REJECT, reason=RejectionReason.FULL)


@pytest.fixture(autouse=True)
def _at_half_past_ten(monkeypatch):
    """The pages read the clock in their views, and the guard before them; here it stands still."""
    for reader in (clock, guards, viewers):
        monkeypatch.setattr(reader, "now", lambda: NOW)


@pytest.fixture
def enter(client):
    """The work face as one of them gets it."""

    def as_(code):
        client.force_login(professional(OPERATOR, code))
        client.defaults["HTTP_HOST"] = "work.localhost"
        return client

    return as_


@pytest.fixture
def brussels(relay):
    """The shipped directory; the oak and the elm answer for two of its shelters."""
    call_command("organisations", "load")
    call_command("directory", "load", verbosity=0)
    for service, body in (("vogelzang-fr", "oak"), ("haard-en-vrede", "elm")):
        set_desk(by=OPERATOR, now=NOW, service=service, body=body)


def page_of(file, name="referral"):
    return reverse(f"referrals:{name}", args=[file], urlconf="config.faces.work")


def state(file):
    return asks("pia", referrals.referral, file).state


def test_danger_now_is_a_phone_call_and_no_form(brussels, enter):
    pia = enter("pia")

    first = pia.get("/nl/referrals/new/")
    refused = pia.post("/nl/referrals/new/", {**SEARCH, "need": "danger_now"})

    assert "112" in first.text
    assert "danger_now" not in first.text
    assert refused.status_code == 422
    assert 'name="reach"' not in refused.text


def test_from_a_need_to_a_service_to_sent_in_three_forms(brussels, enter):
    pia = enter("pia")

    offers = pia.post("/nl/referrals/new/", SEARCH)
    asked = pia.post("/nl/referrals/new/", {**SEARCH, "service": "vogelzang-fr"})
    sent = pia.post("/nl/referrals/send/", FORM)

    assert 'value="vogelzang-fr"' in offers.text
    fields = re.findall(r'<(?:input type="(?:text|checkbox)"|select|textarea)', asked.text)
    assert len(fields) <= 12
    assert sent.status_code == 302
    made = pia.get(sent.url)
    assert "0470 11 22 33" not in made.text
    assert "the library" in made.text


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"grounds": ""}, "Zonder toestemming kan er niets verstuurd worden."),
        ({"reach": ""}, "Vul in hoe de persoon te bereiken is"),
    ],
)
def test_what_was_wrong_comes_back_with_what_was_typed(brussels, enter, wrong, sentence):
    answer = enter("pia").post("/nl/referrals/send/", FORM | wrong)

    assert answer.status_code == 422
    assert sentence in answer.text
    assert 'value="the library"' in answer.text
    assert asks("pia", referrals.sent, page=1).rows == ()


def test_a_service_without_a_desk_is_phoned(brussels, enter):
    answer = enter("pia").post("/nl/referrals/send/", FORM | {"service": "samusocial"})

    assert answer.status_code == 422
    assert "Niemand antwoordt in Relais voor deze dienst." in answer.text


def test_a_refusal_leads_straight_to_the_next_services(brussels, enter):
    pia = enter("pia")
    first = pia.post("/nl/referrals/send/", FORM).url.rstrip("/").rsplit("/", 1)[1]
    does("sam", open_referral, file=first)
    does("sam", move, file=first, asked=FULL)

    led = pia.get(page_of(first, "owed"))
    choice = pia.get(led.url)
    unasked = pia.post(led.url, {"service": "haard-en-vrede", "grounds": ""})
    second = pia.post(led.url, {"service": "haard-en-vrede", "grounds": "spoken"})

    assert led.url == page_of(first, "another")
    assert 'value="haard-en-vrede"' in choice.text
    assert 'value="vogelzang-fr"' not in choice.text
    assert unasked.status_code == 422
    assert "Zonder toestemming" in unasked.text
    assert enter("eli").get(second.url).status_code == 200


def test_who_waits_for_an_answer_chooses_between_instead_and_beside(brussels, enter):
    pia = enter("pia")
    first = pia.post("/nl/referrals/send/", FORM).url.rstrip("/").rsplit("/", 1)[1]
    page = page_of(first, "another")
    assert 'name="beside"' in pia.get(page).text
    form = {"service": "haard-en-vrede", "grounds": "spoken"}

    pia.post(page, {**form, "beside": "on"})
    assert state(first) == State.REQUESTED
    pia.post(page, form)
    assert state(first) == State.WITHDRAWN
    assert 'name="beside"' not in pia.get(page).text

    told = enter("sam").get(page_of(first, "owed"))
    assert "een andere dienst gevraagd" in told.text


def test_a_service_that_said_yes_meanwhile_is_not_passed_by(brussels, enter):
    pia = enter("pia")
    first = pia.post("/nl/referrals/send/", FORM).url.rstrip("/").rsplit("/", 1)[1]
    does("sam", move, file=first, asked=Asked(move=Move.ACCEPT))

    form = {"service": "haard-en-vrede", "grounds": "spoken"}
    answer = pia.post(page_of(first, "another"), form)

    assert answer.status_code == 422
    assert "Deze doorverwijzing is intussen veranderd." in answer.text
    assert state(first) == State.ACCEPTED


def test_safe_contact_stands_before_the_number_and_the_number_behind_a_button(sent, enter):
    sam = enter("sam")

    opened = sam.get(page_of(sent)).text
    shown = sam.post(page_of(sent, "show_contact")).text

    assert "0470 00 00 00" not in opened
    assert shown.index("Alleen deze persoon") < shown.index("0470 00 00 00")
    assert kept(sent)[-2:] == [("referrals.contact_shown", "sam"), ("referrals.opened", "sam")]


def test_the_receiver_says_why_not_and_is_led_back_to_the_inbox(sent, enter):
    sam = enter("sam")

    unsaid = sam.post(page_of(sent, "move"), {"move": "reject"})
    said = sam.post(page_of(sent, "move"), {"move": "reject", "reason": "full"})

    assert unsaid.status_code == 422
    assert "Zeg waarom u niet kunt aanvaarden." in unsaid.text
    assert said.url == reverse("referrals:inbox", urlconf="config.faces.work")
    assert state(sent) == State.REJECTED
    assert sam.get(page_of(sent)).status_code == 404


def test_an_accepted_one_can_be_completed_on_its_page(sent, enter):
    sam = enter("sam")

    sam.post(page_of(sent, "move"), {"move": "accept"})
    sam.post(page_of(sent, "move"), {"move": "complete", "outcome": "reached"})

    assert state(sent) == State.COMPLETED
    assert "De persoon is bereikt" in sam.get(page_of(sent)).text


def test_the_sender_takes_back_and_the_receiver_is_told_to_stop(sent, enter):
    pia = enter("pia")
    pia.post(page_of(sent, "move"), {"move": "withdraw"})
    assert "ingetrokken op" in pia.get(page_of(sent)).text

    sam = enter("sam")
    told = sam.get(page_of(sent, "owed"))

    assert sam.get(page_of(sent)).status_code == 404
    assert page_of(sent, "owed") in sam.get("/nl/").text
    assert "De persoon trok de toestemming in." in told.text
    assert "the library" not in told.text


def test_what_nobody_answers_climbs_to_the_desk_of_the_region_without_the_file(sent, enter):
    climb(by=CLOCK, now=NOW.replace(day=6))
    rachel = enter("rachel")

    home, owed = rachel.get("/nl/"), rachel.get(page_of(sent, "owed"))

    assert page_of(sent, "owed") in home.text
    assert "Oak" in owed.text
    assert "Corner" in owed.text
    assert "the library" not in owed.text
    assert rachel.get(page_of(sent)).status_code == 403


@pytest.mark.parametrize("name", ["referral", "owed", "another", "looks"])
def test_a_stranger_is_told_nothing(sent, enter, name):
    eli = enter("eli")

    assert eli.get(page_of(sent, name)).status_code == 404
    assert eli.get(page_of(uuid4(), name)).status_code == 404


def test_a_stranger_changes_nothing(sent, enter):
    eli = enter("eli")

    assert eli.post(page_of(sent, "show_contact")).status_code == 404
    assert eli.post(page_of(sent, "move"), {"move": "accept"}).status_code == 404
    assert state(sent) == State.REQUESTED


def test_lists_say_what_waits_and_what_was_sent_and_name_nobody(sent, enter):
    code = asks("pia", referrals.referral, sent).code
    for name, address in (("pia", "/nl/referrals/"), ("sam", "/nl/referrals/inbox/")):
        page = enter(name).get(address).text
        assert code in page
        assert "the library" not in page


def lists_read():
    rows = apps.get_model("audit", "AuditRow").unscoped.filter(event="referrals.list_read")
    return [(row.actor, row.about, row.file) for row in rows.order_by("id")]


def test_opening_a_list_leaves_a_trace_with_how_much_was_on_it(sent, enter):
    enter("sam").get("/nl/referrals/inbox/")
    enter("sam").get("/nl/referrals/inbox/?page=2")
    enter("pia").get("/nl/referrals/")

    assert lists_read() == [
        ("sam", "inbox:1:1", None),
        ("sam", "inbox:2:0", None),
        ("pia", "sent:1:1", None),
    ]


def test_looking_up_who_looked_and_whom_else_to_ask_leaves_a_trace(sent, enter):
    enter("pia").get(page_of(sent, "looks"))
    enter("pia").get(page_of(sent, "another"))

    assert kept(sent)[-2:] == [("referrals.looks_read", "pia"), ("referrals.opened", "pia")]


def test_empty_lists_say_what_will_stand_there(relay, enter):
    assert "heeft nog niemand doorverwezen" in enter("pia").get("/nl/referrals/").text
    assert "Er wacht niets op u." in enter("sam").get("/nl/referrals/inbox/").text
    assert "Er wacht niets op u." in enter("sam").get("/nl/referrals/inbox/?page=x").text


def test_room_is_said_on_the_inbox(relay, enter):
    sam = enter("sam")

    sam.post("/nl/referrals/inbox/room/", {"service": "oak-house", "capacity": "no"})

    assert '<option value="no" selected>' in sam.get("/nl/referrals/inbox/").text


def test_the_coordinator_names_who_answers(brussels, enter):
    cleo = enter("cleo")

    wrong = cleo.post("/nl/referrals/desks/", {"service": "olista", "body": "nobody"})
    named = cleo.post("/nl/referrals/desks/", {"service": "olista", "body": "elm"})

    assert wrong.status_code == 422
    assert named.status_code == 302
    assert "Elm" in cleo.get("/nl/referrals/desks/").text


def test_who_has_looked_stands_on_a_page_of_its_own(sent, enter):
    enter("sam").get(page_of(sent))

    page = enter("pia").get(page_of(sent, "looks")).text

    assert "Sam (Werkt in een opvanghuis: Oak)" in page
    assert "voor het eerst gezien" in page


def test_who_acted_without_being_a_professional_is_called_by_what_it_is():
    with translation.override("nl"):
        said = [pages.actor_words(code) for code in ("link-4f2a", "clock", "operator")]

        assert said == [
            "wie de link heeft, buiten Relais",
            "Relais zelf",
            "wie de machine beheert",
        ]
        assert pages.actor_words("not-known-any-more") == "not-known-any-more"


def test_who_can_see_it_is_said_in_words(sent, enter):
    page = enter("pia").get(f"/nl/files/{sent}/seen-by/").text

    assert "Relais zelf" in page
    assert "desk:" not in page


def test_a_reader_of_french_reads_french(sent, enter):
    sam = enter("sam")
    page = sam.get(page_of(sent).replace("/nl/", "/fr/", 1)).text

    assert "Comment joindre cette personne sans danger" in page
    assert "How to reach" not in page


def statements(work, act):
    """How much a page asks of the database, savepoints left out."""
    with CaptureQueriesContext(connection) as asked:
        act(work)
    return sum("SAVEPOINT" not in each["sql"] for each in asked.captured_queries)


def test_pages_cost_few_queries(brussels, enter, sent):
    pia, sam = enter("pia"), Client(HTTP_HOST="work.localhost")
    sam.force_login(professional(OPERATOR, "sam"))
    sam.get(page_of(sent))

    assert statements(pia, lambda it: it.get("/nl/referrals/")) <= 10
    assert statements(sam, lambda it: it.get("/nl/referrals/inbox/")) <= 10
    assert statements(sam, lambda it: it.get(page_of(sent))) <= 20
    # Of these, 10 make the referral with its two promises; the rest says who asks, and who fits.
    form = FORM | {"once": "a key of this form"}
    assert statements(pia, lambda it: it.post("/nl/referrals/send/", form)) <= 19
