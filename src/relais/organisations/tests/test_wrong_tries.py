"""Wrong tries are slowed down where they come from, and the owner gets in at once."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.test import RequestFactory

from relais.foundation import clock
from relais.foundation.access import EVERYONE
from relais.foundation.environment import sender_address
from relais.organisations.models import WrongTry
from relais.organisations.queries.sign_in import Tried, held_back
from relais.organisations.rules.tries import FREE_TRIES, WITHIN, delay
from relais.organisations.rules.vocabulary import Role
from relais.organisations.tests.people import (
    browser,
    give_passkey,
    person,
    show_passkey,
    sign_in,
    signed_in,
    with_code,
)
from relais.organisations.views import work

HERE, ELSEWHERE = "192.0.2.1", "198.51.100.7"

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def waits(monkeypatch):
    """How long wrong answers were kept waiting; no test waits."""
    waited: list[float] = []
    monkeypatch.setattr(work, "time", SimpleNamespace(sleep=waited.append))
    return waited


@pytest.fixture
def owner():
    return with_code(person("nora", Role.TRAINER))


def tried(count, *, account="nora", address=None, ago=timedelta(0)):
    """So many wrong tries, each from an address of its own unless one is given."""
    at = clock.now() - ago
    rows = []
    for number in range(count):
        prints = Tried.of(account, address or f"203.0.{number // 250}.{number % 250}")
        rows.append(WrongTry(account=prints.account, address=prints.address, at=at))
    WrongTry.unscoped.bulk_create(rows)


@pytest.mark.asvs("6.3.1")
def test_a_thousand_wrong_tries_from_elsewhere_never_lock_the_owner_out(owner, waits):
    tried(1_000)
    tried(1_000, address=ELSEWHERE)
    client = browser()

    assert sign_in(client, "nora", address=HERE).status_code == 302
    assert signed_in(client)
    assert waits == []


def test_who_keeps_trying_is_held_back_there(owner):
    for _try in range(FREE_TRIES):
        assert sign_in(browser(), "nora", "wrong", address=ELSEWHERE).status_code == 422

    # Not even the right password is looked at from there.
    answer = sign_in(browser(), "nora", address=ELSEWHERE)

    assert answer.status_code == 429
    assert "passkey" in answer.text


def test_who_is_held_back_is_let_in_again_after_a_while(owner):
    tried(FREE_TRIES, address=HERE, ago=WITHIN)

    assert sign_in(browser(), "nora", address=HERE).status_code == 302


def test_a_passkey_opens_where_passwords_are_held_back():
    holder = person("gwen", Role.SHELTER_WORKER)
    home = browser()
    home.force_login(holder)
    key = give_passkey(home, holder)
    tried(FREE_TRIES, account="gwen", address="127.0.0.1")

    assert show_passkey(browser(), key).status_code == 302


def test_signing_in_forgets_the_wrong_tries_from_there_alone(owner):
    tried(FREE_TRIES - 1, address=HERE)
    tried(FREE_TRIES, address=ELSEWHERE)

    sign_in(browser(), "nora", address=HERE)

    assert not WrongTry.unscoped.filter(address=Tried.of("nora", HERE).address).exists()
    assert held_back(EVERYONE, Tried.of("nora", ELSEWHERE), now=clock.now())


def test_guessing_everywhere_makes_wrong_answers_slow_and_right_ones_not(owner, waits):
    tried(500)

    sign_in(browser(), "nora", "wrong", address=HERE)
    assert waits == [1.0]

    sign_in(browser(), "nora", address=HERE)
    assert waits == [1.0]


def test_the_delay_grows_and_has_an_end():
    assert delay(0) == 0
    assert 0 < delay(1) < delay(10) < delay(1_000) == delay(1_000_000)


def test_wrong_tries_of_unknown_codes_are_held_back_alike():
    tried(FREE_TRIES, account="nobody", address=HERE)

    assert sign_in(browser(), "nobody", address=HERE).status_code == 429


def test_neither_address_nor_what_was_typed_is_kept(owner):
    sign_in(browser(), "my password by mistake", "wrong", address=HERE)

    row = WrongTry.unscoped.get()
    audit = apps.get_model("audit", "AuditRow").unscoped
    refused = audit.get(event="organisations.sign_in_refused")
    for kept in (row.account, row.address, refused.about):
        assert "mistake" not in kept
        assert HERE not in kept


def test_wrong_tries_are_let_go_of_after_thirty_days(owner):
    tried(3, ago=timedelta(days=30, minutes=1))

    sign_in(browser(), "nora", "wrong", address=HERE)

    assert WrongTry.unscoped.count() == 1


@pytest.mark.parametrize(
    ("proxies", "said", "found"),
    [
        (0, "203.0.113.9", "10.0.0.1"),
        (1, "203.0.113.9", "203.0.113.9"),
        (1, "a lie, 203.0.113.9", "203.0.113.9"),
        (2, "a lie, 203.0.113.9, 10.0.0.2", "203.0.113.9"),
        (2, "10.0.0.2", "10.0.0.2"),
    ],
)
def test_the_sender_can_not_choose_an_address(settings, proxies, said, found):
    settings.PROXIES = proxies
    request = RequestFactory().get("/", headers={"X-Forwarded-For": said}, REMOTE_ADDR="10.0.0.1")

    assert sender_address(request) == found
