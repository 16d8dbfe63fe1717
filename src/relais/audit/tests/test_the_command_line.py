"""`relais audit ...`, as whoever keeps the machine meets it."""

import json
import os
import signal
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation

from relais.audit.models import Seal
from relais.audit.tests.remembering_witness import RememberingWitness
from tests.database import owner_address


@pytest.fixture
def relais(sealing, settings, tmp_path):
    """Runs `relais audit` with a key, a plugged-in witness and the database of the test."""
    place = str(tmp_path)
    settings.SEALING = {
        "url": owner_address(),
        "key_file": str(tmp_path / "seal.pem"),
        "witness": "relais.audit.tests.remembering_witness.RememberingWitness",
        "witness_place": place,
    }

    def run(*arguments, **options):
        out = StringIO()
        call_command("audit", *arguments, stdout=out, stderr=out, **options)
        return out.getvalue()

    with translation.override("en"):  # the terminal speaks the language of the code
        yield run
    RememberingWitness.memories.pop(place, None)


def test_sealing_once_tells_the_witness_that_is_plugged_in(relais, sealing, tmp_path):
    sealing.write("a", "b")

    assert relais("seal", "--once") == "2 rows sealed.\n"
    assert len(RememberingWitness.memories[str(tmp_path)]) == 1


def test_an_honest_audit_verifies(relais, sealing):
    sealing.write("a", "b")
    relais("seal", "--once")
    sealing.write("c")

    told = json.loads(relais("verify", "--json"))

    assert (told["rows"], told["problems"], told["found"]) == (3, 0, [])
    assert (told["seals"], told["unsealed"], told["first_bad_row"]) == (1, 1, None)
    assert told["unsealed_since"].startswith("2026-03-02T12:00")
    assert told["rows_per_s"] > 0
    assert "0 problems" in relais("verify")


def test_a_falsified_audit_ends_with_code_1_and_names_the_row(relais, sealing, monkeypatch):
    sealing.write("a", "b", "c")
    relais("seal", "--once")
    sealing.tamper("UPDATE audit_auditrow SET reason = 'none'")
    monkeypatch.setattr("relais.audit.queries.verification.MOST_LISTED", 2)
    out = StringIO()

    with pytest.raises(SystemExit) as ended:
        call_command("audit", "verify", stdout=out)

    assert ended.value.code == 1
    assert f"Row {sealing.row('a')}, in seal 1: a row was changed." in out.getvalue()
    assert "… and 1 more." in out.getvalue()


def test_every_kind_of_place_is_named(relais, sealing):
    sealing.write("a")
    relais("seal", "--once")
    sealing.write("b")
    sealing.tamper("DELETE FROM audit_seal", "UPDATE audit_auditrow SET reason = 'none'")
    out = StringIO()

    with pytest.raises(SystemExit):
        call_command("audit", "verify", stdout=out)

    assert f"Row {sealing.row('b')}, not sealed yet: a row was changed." in out.getvalue()
    assert "Seal 1: a seal that the witness knows is gone." in out.getvalue()


def test_a_standstill_says_what_to_do(relais, sealing):
    sealing.write("a")
    relais("seal", "--once")
    sealing.tamper("DELETE FROM audit_seal")

    with pytest.raises(CommandError, match="relais audit epoch"):
        relais("seal", "--once")

    assert "A new epoch began" in relais("epoch")
    assert relais("seal", "--once") == "0 rows sealed.\n"


def test_a_new_witness_is_told_all(relais, sealing, settings):
    for about in "ab":
        sealing.write(about)
        relais("seal", "--once")
    settings.SEALING = {**settings.SEALING, "witness_place": "another"}

    with pytest.raises(CommandError, match="relais audit witness"):
        relais("seal", "--once")

    assert "told 2 seals" in relais("witness")
    assert relais("seal", "--once") == "0 rows sealed.\n"
    del RememberingWitness.memories["another"]


def test_production_without_a_key_of_its_own_seals_nothing(relais, sealing, settings):
    relais("key")
    settings.DEVELOPMENT = False
    sealing.write("a")

    with pytest.raises(CommandError, match="made for development"):
        relais("seal", "--once")

    assert not Seal.unscoped.exists()


def test_the_public_key_can_be_taken_elsewhere(relais):
    assert relais("key").startswith("-----BEGIN PUBLIC KEY-----")


@pytest.fixture
def orders():
    """The handlers of the test run itself, put back."""
    kept = {order: signal.getsignal(order) for order in (signal.SIGINT, signal.SIGTERM)}
    yield
    for order, handler in kept.items():
        signal.signal(order, handler)


def test_sealing_on_and_on_ends_with_its_parent_and_seals_once_more(relais, sealing, orders):
    sealing.write("a")

    relais("seal", "--every=0", f"--child-of={os.getpid()}")

    assert Seal.unscoped.count() == 1
