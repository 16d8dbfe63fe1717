"""Who guesses codes of cards is stopped for a while, and nothing says who it was."""

from datetime import timedelta

import pytest

from relais.foundation import clock
from relais.foundation.access import EVERYONE
from relais.materials import commands
from relais.materials.models import ReturnCount
from relais.materials.rules.returning import LETTERS, draw_code
from relais.materials.tests.conftest import NOW, everything_kept

ADDRESS, ANOTHER = "192.0.2.7", "192.0.2.8"
MOST = 20


@pytest.fixture
def at(monkeypatch):
    """Sets the clock of the pages."""
    return lambda moment: monkeypatch.setattr(clock, "now", lambda: moment)


def send(client, code, address=ADDRESS):
    return client.post(
        "/nl/returned/",
        {"code": code, "returned": "reached"},
        headers={"host": "open.localhost"},
        REMOTE_ADDR=address,
    )


def guess(client, number):
    """A code that could be one and is none."""
    letters = iter(LETTERS[number % 23] + LETTERS[number // 23] + LETTERS[:5])
    return send(client, draw_code(lambda _letters: next(letters)))


@pytest.fixture
def guessed(enrol, client, at):
    """The code of a card, after so many wrong ones from one address."""
    at(NOW)
    code = commands.give_code(by=EVERYONE, now=NOW, token=enrol())
    for number in range(MOST):
        assert "telt niet meer" in guess(client, number).text
    return code


def test_after_twenty_wrong_ones_also_the_right_one_has_to_wait(guessed, client, at):
    refused = send(client, guessed)

    assert refused.status_code == 422
    assert "Probeer het over een uur opnieuw." in refused.text
    assert not ReturnCount.unscoped.filter(what="reached").exists()
    at(NOW + timedelta(hours=1, seconds=1))
    assert send(client, guessed).status_code == 303


def test_who_comes_from_another_address_is_not_held_up(guessed, client):
    assert send(client, guessed, address=ANOTHER).status_code == 303


def test_no_address_is_kept(guessed):
    assert not [table for table, row in everything_kept() if ADDRESS in row]
