"""An agency's word counts if it is signed, answers us, is sure enough and names one we know."""

import pytest
from django.core import mail

from relais.foundation import clock
from relais.foundation.access import OPERATOR
from relais.foundation.agencies import Agency
from relais.organisations.commands.sign_in import link_agency
from relais.organisations.models import Professional
from relais.organisations.rules.agency import AgencyRefusal, Expected, refuse_token
from relais.organisations.rules.vocabulary import Role
from relais.organisations.tests.agency import ISSUER, OTHER_KEY, StandIn
from relais.organisations.tests.people import HOUR, browser, person, signed_in, turn_back
from relais.organisations.views.allauth_adapters import Agencies

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def agency(settings, monkeypatch):
    settings.AGENCIES = [Agency(id="agency", name="CSAM", issuer=ISSUER, levels=("high", "higher"))]
    app = {
        "provider_id": "agency",
        "name": "CSAM",
        "client_id": "relais",
        "secret": "for the tests",
        "settings": {
            "server_url": ISSUER,
            "fetch_userinfo": False,
            "scope": ["openid"],
            "oauth_pkce_enabled": True,
            "auth_params": {"acr_values": "high higher"},
        },
    }
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app]}}
    stand_in = StandIn()
    monkeypatch.setattr(Agencies, "get_requests_session", lambda _self: stand_in)
    return stand_in


@pytest.fixture
def owner():
    holder = person("nora", Role.EVA_OFFICER, mail="nora@example.org")
    link_agency(by=OPERATOR, now=clock.now(), holder=holder, issuer=ISSUER, subject="1234")
    return holder


def test_whom_the_agency_vouches_for_is_let_in_where_she_wanted_to_go(agency, owner):
    client = browser()
    assert "CSAM" in client.get("/nl/sign-in/").text

    answer = agency.sign_in(client, next="/nl/?a=1")

    assert answer["Location"] == "/nl/?a=1"
    assert client.get("/nl/").status_code == 200


def test_the_agency_is_asked_for_nothing_but_who_and_how_sure(agency, owner):
    agency.lead(browser())

    assert agency.asked["scope"] == "openid"
    assert agency.asked["acr_values"] == "high higher"
    assert agency.asked["code_challenge_method"] == "S256"
    assert len(agency.asked["nonce"]) >= 32


@pytest.mark.parametrize(
    "says",
    [
        {"acr": "low"},
        {"acr": None},
        {"iss": "https://other.example"},
        {"aud": "somebody else"},
        {"nonce": "another"},
        {"nonce": None},
        {"sub": "9999"},
        {"sub": "9999", "email": "nora@example.org", "email_verified": True},
        {"exp": 1_000_000_000},
        {"sub": ""},
    ],
    ids=str,
)
def test_a_token_that_says_something_else_lets_nobody_in(agency, owner, says):
    agency.says = says
    client = browser()

    answer = agency.sign_in(client)

    assert answer.status_code == 422
    assert not signed_in(client)


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({}, None),
        ({"iss": "https://other.example"}, AgencyRefusal.FAILED),
        ({"sub": 1234}, AgencyRefusal.FAILED),
        ({"nonce": ""}, AgencyRefusal.FAILED),
        ({"acr": ["high"]}, AgencyRefusal.NOT_STRONG_ENOUGH),
    ],
    ids=str,
)
def test_each_claim_of_a_token_counts(changed, refusal):
    expected = Expected(issuer=ISSUER, nonce="asked", levels=("high",))
    claims = {"iss": ISSUER, "sub": "1234", "nonce": "asked", "acr": "high", **changed}

    assert refuse_token(claims, expected) == refusal


def test_without_levels_no_agency_is_sure_enough():
    expected = Expected(issuer=ISSUER, nonce="asked", levels=())
    claims = {"iss": ISSUER, "sub": "1234", "nonce": "asked", "acr": ""}

    assert refuse_token(claims, expected) == AgencyRefusal.NOT_STRONG_ENOUGH


def test_a_token_signed_by_somebody_else_lets_nobody_in(agency, owner):
    agency.key = OTHER_KEY
    client = browser()

    assert agency.sign_in(client).status_code == 422
    assert not signed_in(client)


def test_the_answer_to_the_question_of_another_browser_lets_nobody_in(agency, owner):
    address, thief = agency.lead(browser()), browser()

    assert thief.get(address).status_code == 422
    assert not signed_in(thief)


def test_an_answer_works_once(agency, owner):
    client = browser()
    address = agency.lead(client)
    client.get(address)
    client.post("/nl/sign-out/")

    assert client.get(address).status_code == 422
    assert not signed_in(client)


def test_a_code_whose_question_was_another_is_refused_there(agency, owner):
    client = browser()
    address = agency.lead(client)
    agency.asked["code_challenge"] = "of somebody else"

    assert client.get(address).status_code == 422


@pytest.mark.parametrize("said", ["error=access_denied", "error=server_error", ""])
def test_who_turns_back_at_the_agency_is_told_that_nothing_changed(agency, owner, said):
    client = browser()
    state = agency.lead(client).partition("state=")[2]

    answer = client.get(f"/agency/agency/answer/?{said}&state={state}")

    assert answer.status_code == 422


def test_who_was_retired_is_not_let_in_on_the_word_of_an_agency(agency, owner):
    Professional.unscoped.update(is_active=False)

    assert agency.sign_in(browser()).status_code == 422


def test_signing_in_never_leads_to_another_site(agency, owner):
    assert agency.sign_in(browser(), next="https://elsewhere.example/")["Location"] == "/nl/"


def test_the_browser_is_led_back_by_a_page_of_ours_first(agency, owner):
    """Our cookie is sent only where our own page leads, so the agency's answer comes without it."""
    address = agency.lead(browser()).replace("&_redir=", "")

    page = browser().get(address)

    assert page.status_code == 200
    assert "http-equiv" in page.text


def test_an_unknown_agency_is_not_there():
    assert browser().post("/agency/other/").status_code == 404


def test_the_owner_proves_again_at_the_agency(agency, owner):
    client = browser()
    agency.sign_in(client)
    turn_back(client, "seen_at", HOUR)
    turn_back(client, "proved_at", HOUR)

    answer = agency.sign_in(client, **{"again-next": "/nl/my-sign-ins/passkey/"})

    assert answer["Location"] == "/nl/my-sign-ins/passkey/"
    assert client.get("/nl/my-sign-ins/passkey/").status_code == 200


def test_somebody_else_at_the_agency_proves_nothing(agency, owner):
    client = browser()
    agency.sign_in(client)
    agency.says = {"sub": "9999"}

    assert agency.sign_in(client, **{"again-next": "/nl/"}).status_code == 422


def test_an_invitation_is_accepted_with_the_sign_in_of_the_agency(
    agency, django_capture_on_commit_callbacks
):
    office = browser()
    office.force_login(person("ward", Role.BODY_ADMINISTRATOR))
    sent = {"name": "Iris Nieuw", "mail": "iris@example.org", "language": "nl"}
    sent |= {"role": "shelter_worker", "from_day": clock.now().date().isoformat()}
    with django_capture_on_commit_callbacks(execute=True):
        office.post("/nl/people/tree/invite/", sent)
    token = mail.outbox[-1].body.partition("/join/")[2].partition("/")[0]
    client = browser()
    assert "CSAM" in client.get(f"/nl/join/{token}/").text

    assert agency.sign_in(client, join=token)["Location"] == "/nl/"

    assert Professional.unscoped.get(name="Iris Nieuw").agency_accounts.get().subject == "1234"
    assert agency.sign_in(browser())["Location"] == "/nl/"
    assert agency.sign_in(browser(), join=token)["Location"] == "/nl/"
