"""Signing in with a password and digits, and what a session still opens afterwards."""

from datetime import date

import pytest

from relais.foundation import clock
from relais.foundation.access import OPERATOR
from relais.foundation.models import OpenSession
from relais.organisations.interface import Role, retire_professional
from relais.organisations.models import Mandate
from relais.organisations.tests.people import PASSWORD, digits, person, sign_in, with_code

pytestmark = pytest.mark.django_db


@pytest.fixture
def work(client):
    """A browser on the work face."""
    client.defaults["HTTP_HOST"] = "work.localhost"
    return client


@pytest.fixture
def outsider():
    return with_code(person("odo"))


@pytest.fixture
def worker():
    return with_code(person("nora", Role.TRAINER, language="fr"))


def test_home_asks_to_sign_in_first(work):
    response = work.get("/nl/")

    assert response.status_code == 302
    assert response["Location"] == "/nl/sign-in/?next=/nl/"


def test_a_professional_signs_in_to_a_home_in_her_own_language(work, worker):
    response = sign_in(work, "nora")

    assert response["Location"] == "/fr/"
    page = work.get("/fr/").text
    assert "<h1>Aujourd’hui</h1>" in page
    assert "Nora Verzonnen" in page
    assert "Maison tree" in page


def test_the_home_in_dutch_says_the_same(work, worker):
    sign_in(work, "nora")

    assert "<h1>Vandaag</h1>" in work.get("/nl/").text


def test_the_page_that_was_asked_for_comes_back_after_signing_in(work, worker):
    page = work.get("/nl/sign-in/?next=/nl/%3Fa=1").text
    assert 'value="/nl/?a=1"' in page

    assert sign_in(work, "nora", next="/nl/?a=1")["Location"] == "/nl/?a=1"


def test_signing_in_never_leads_to_another_site(work, worker):
    assert sign_in(work, "nora", next="https://elsewhere.example/")["Location"] == "/fr/"


def test_the_code_may_be_typed_with_capitals_and_spaces(work, worker):
    assert sign_in(work, " Nora ").status_code == 302


@pytest.mark.asvs("7.2.4")
def test_the_session_gets_a_new_name_on_signing_in(work, worker):
    work.get("/nl/sign-in/passkey/question/")
    before = work.cookies["sessionid"].value

    sign_in(work, "nora")

    assert work.cookies["sessionid"].value != before
    assert not OpenSession.unscoped.filter(session_key=before).exists()


@pytest.mark.parametrize(
    "wrong", [{"password": "seven green apples"}, {"shown": "000000"}, {"shown": "no"}]
)
def test_what_is_wrong_is_refused_in_a_sentence_and_the_code_stays(work, worker, wrong):
    response = sign_in(work, "nora", **wrong)

    assert response.status_code == 422
    assert 'role="alert"' in response.text
    assert 'value="nora"' in response.text
    assert "seven green apples" not in response.text


@pytest.mark.asvs("6.3.8")
def test_nobody_learns_which_codes_exist(work, worker):
    known = sign_in(work, "nora", "wrong").text.replace("nora", "···")
    unknown = sign_in(work, "nobody", "wrong").text.replace("nobody", "···")

    assert without_tokens(known) == without_tokens(unknown)


def without_tokens(page):
    """The form and its answer, without what differs at each request, and without the cast below."""
    form, _, _cast = page.partition('id="cast"')
    return [line for line in form.splitlines() if "csrf" not in line and "nonce" not in line]


def test_a_wrong_password_is_answered_as_wrong_digits_are(work, worker):
    password = without_tokens(sign_in(work, "nora", "wrong").text)
    shown = without_tokens(sign_in(work, "nora", shown="000000").text)

    assert password == shown


@pytest.mark.asvs("6.3.3")
def test_a_password_alone_opens_nothing(work, worker):
    typed = {"code": "nora", "password": PASSWORD, "digits_now": ""}

    assert work.post("/nl/sign-in/", typed).status_code == 422
    assert work.get("/nl/").status_code == 302


def test_who_has_no_app_signs_in_with_no_digits(work, worker):
    worker.authenticator_set.all().delete()

    assert sign_in(work, "nora").status_code == 422


@pytest.mark.asvs("6.5.1")
def test_digits_work_once(work, worker):
    shown = digits()
    assert sign_in(work, "nora", shown=shown).status_code == 302
    work.post("/nl/sign-out/")

    assert sign_in(work, "nora", shown=shown).status_code == 422


def test_digits_of_long_ago_are_refused(work, worker):
    assert sign_in(work, "nora", shown=digits(steps=-3)).status_code == 422


def test_a_role_with_data_of_persons_does_not_sign_in_with_a_password(work):
    with_code(person("gwen", Role.SHELTER_WORKER))

    assert sign_in(work, "gwen").status_code == 422


def test_a_sign_in_that_was_enough_is_over_once_a_mandate_asks_for_more(work, worker):
    sign_in(work, "nora")
    assert work.get("/nl/").status_code == 200

    person("nora", Role.SHELTER_WORKER)

    assert work.get("/nl/").status_code == 302


def test_an_empty_form_says_what_is_missing(work):
    response = work.post("/nl/sign-in/", {"code": ""})

    assert response.status_code == 422
    assert response.text.count("errorlist") == 3


def test_a_professional_without_mandate_is_told_so_and_sees_nothing(work, outsider):
    response = sign_in(work, "odo", next="/nl/")

    assert response["Location"] == "/nl/no-mandate/"
    page = work.get("/nl/no-mandate/")
    assert page.status_code == 403
    assert "U hebt vandaag geen mandaat" in page.text
    assert work.get("/nl/").status_code == 403


def test_the_page_for_those_without_mandate_sends_all_others_on(work, worker):
    assert work.get("/nl/no-mandate/")["Location"] == "/nl/sign-in/"

    sign_in(work, "nora")

    assert work.get("/nl/no-mandate/")["Location"] == "/nl/"


def test_the_next_request_after_a_mandate_ended_shows_nothing(work, worker):
    sign_in(work, "nora")
    assert work.get("/nl/").status_code == 200

    Mandate.unscoped.update(to_day=date(2021, 1, 1))

    assert work.get("/nl/").status_code == 403


@pytest.mark.asvs("7.4.2")
def test_the_next_request_of_a_retired_professional_asks_to_sign_in(work, worker):
    sign_in(work, "nora")

    retire_professional(by=OPERATOR, now=clock.now(), code="nora")

    assert work.get("/nl/").status_code == 302
    assert sign_in(work, "nora").status_code == 422


@pytest.mark.asvs("7.4.1")
def test_signing_out_forgets_the_session_here_and_in_the_browser(work, worker):
    sign_in(work, "nora")

    response = work.post("/nl/sign-out/")

    assert response["Clear-Site-Data"] == '"cookies", "storage"'
    assert response["Location"] == "/nl/sign-in/"
    assert not OpenSession.unscoped.exists()
    assert work.get("/nl/").status_code == 302


def test_a_link_cannot_sign_anyone_out(work, worker):
    sign_in(work, "nora")

    assert work.get("/nl/sign-out/").status_code == 405
    assert work.get("/nl/").status_code == 200


def test_a_form_of_another_site_cannot_sign_anyone_in(worker, client):
    strict = type(client)(enforce_csrf_checks=True, HTTP_HOST="work.localhost")

    assert sign_in(strict, "nora").status_code == 403


def test_no_title_names_anyone(work, worker):
    sign_in(work, "nora")

    title = work.get("/nl/").text.partition("<title>")[2].partition("</title>")[0]

    assert title == "Vandaag · Relais"
