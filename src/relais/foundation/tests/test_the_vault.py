"""What is sealed opens in its place, with the key of its file, and never again once shredded."""

import base64
from uuid import uuid4

import psycopg
import pytest
from django.core.management import CommandError, call_command
from hypothesis import given, settings
from hypothesis import strategies as st
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from relais.foundation import vault
from relais.foundation.vault import keyfile, keystore
from relais.foundation.vault.indexes import IndexPurpose
from relais.foundation.vault.sealing import Place
from tests.database import owner_address, owner_connection

KEY = base64.b64encode(bytes(32)).decode()
WORDS = "0470 00 00 00, after six"


@pytest.fixture
def keys(settings, tmp_path, db):
    """A file of keys of this test's own, and no key that another one wrapped."""
    settings.KEK_FILE = str(tmp_path / "vault" / "keys")
    with keystore._pool().connection() as store:
        store.execute("DELETE FROM file_key")
    return tmp_path / "vault" / "keys"


@pytest.fixture
def place(keys) -> Place:
    file = uuid4()
    vault.new_key(file)
    return Place(table="referrals_referral", column="reach", file=file, row=file)


def test_what_is_sealed_opens_in_its_place(place):
    sealed = vault.seal(WORDS, place=place)

    assert WORDS.encode() not in sealed
    assert vault.unseal(sealed, place=place) == WORDS


def test_nothing_is_sealed_under_no_key(keys):
    file = uuid4()
    with pytest.raises(vault.Shredded):
        vault.seal(WORDS, place=Place(table="t", column="c", file=file, row=1))


@pytest.mark.asvs("11.3.3")
@pytest.mark.parametrize(
    "moved", [{"table": "referrals_step"}, {"column": "name"}, {"row": 7}, {"table": "r", "row": 1}]
)
def test_a_value_moved_elsewhere_does_not_open(place, moved):
    sealed = vault.seal(WORDS, place=place)
    known = {"table": place.table, "column": place.column, "file": place.file, "row": place.row}

    with pytest.raises(vault.Tampered):
        vault.unseal(sealed, place=Place(**{**known, **moved}))


def test_a_value_moved_to_another_file_does_not_open(place):
    sealed = vault.seal(WORDS, place=place)
    other = uuid4()
    vault.new_key(other)

    with pytest.raises(vault.Tampered):
        vault.unseal(
            sealed, place=Place(table=place.table, column=place.column, file=other, row=place.row)
        )


def test_no_two_places_look_alike():
    file = uuid4()
    near = Place(table="ab", column="c", file=file, row=1).bound
    far = Place(table="a", column="bc", file=file, row=1).bound

    assert near != far


@pytest.mark.asvs("11.3.3")
def test_every_changed_byte_is_found(place):
    sealed = vault.seal("x", place=place)
    for at in range(len(sealed)):
        changed = bytes(byte ^ 1 if here == at else byte for here, byte in enumerate(sealed))
        with pytest.raises(vault.Tampered):
            vault.unseal(changed, place=place)
    with pytest.raises(vault.Tampered):
        vault.unseal(b"", place=place)


@pytest.mark.asvs("11.3.4")
def test_no_nonce_comes_twice(place, monkeypatch):
    key = keystore.keys_of([place.file])
    monkeypatch.setattr("relais.foundation.vault.sealing.keys_of", lambda _files: key)

    nonces = {vault.seal("", place=place)[1 : 1 + keystore.NONCE_BYTES] for _ in range(100_000)}

    assert len(nonces) == 100_000


def test_many_open_with_one_look(keys, monkeypatch):
    places = []
    for number in range(3):
        file = uuid4()
        vault.new_key(file)
        places.append(Place(table="t", column="c", file=file, row=number))
    sealed = [(vault.seal(str(place.row), place=place), place) for place in places]

    looks = []

    def look(files):
        looks.append(files)
        return keystore.keys_of(files)

    monkeypatch.setattr("relais.foundation.vault.sealing.keys_of", look)

    assert vault.unseal_many(sealed) == ["0", "1", "2"]
    assert len(looks) == 1


def test_a_shredded_file_stays_unreadable_though_everything_else_is_restored(place):
    sealed = vault.seal(WORDS, place=place)

    vault.shred(place.file)
    vault.shred(place.file)

    with pytest.raises(vault.Shredded):
        vault.unseal(sealed, place=place)
    vault.new_key(place.file)  # A file that is restored may ask for its key: there will be none.
    with pytest.raises(vault.Shredded):
        vault.unseal(sealed, place=place)


def test_a_wrapping_key_stays_as_long_as_it_wraps_something(place, keys):
    keyfile.add_key(keys)
    with pytest.raises(CommandError, match="still wraps"):
        call_command("keystore", "retire", "1")

    call_command("keystore", "rotate")
    call_command("keystore", "retire", "1")

    assert [*keyfile.key_file().wrapping] == ["2"]
    assert vault.unseal(vault.seal(WORDS, place=place), place=place) == WORDS


@pytest.mark.parametrize("name", ["1", "7", "index"])
def test_the_newest_key_is_never_taken_out(keys, name):
    keyfile.key_file()

    with pytest.raises(CommandError, match="no older key"):
        call_command("keystore", "retire", name)


def test_a_restored_keystore_opens_nothing_once_its_wrapping_key_is_destroyed(place, keys):
    sealed = vault.seal(WORDS, place=place)
    keyfile.add_key(keys)
    lines = keys.read_text().splitlines(keepends=True)
    keys.write_text("".join(line for line in lines if not line.startswith("1:")))

    with pytest.raises(keystore.WrongKey):
        vault.unseal(sealed, place=place)


def test_another_file_with_keys_of_the_same_name_opens_nothing_and_says_so(place, keys):
    sealed = vault.seal(WORDS, place=place)
    keys.unlink()
    keyfile.make(keys)

    with pytest.raises(keystore.WrongKey, match="isn't the one that wrapped"):
        vault.unseal(sealed, place=place)
    keyfile.add_key(keys)
    with pytest.raises(CommandError, match="isn't the one that wrapped"):
        call_command("keystore", "rotate")
    assert keystore.wrapped_by("1") == 1


def test_rotation_wraps_anew_and_changes_nothing_that_is_sealed(place, keys, capsys):
    sealed = vault.seal(WORDS, place=place)
    mark = vault.blind_index(IndexPurpose.NAME, "Ada")

    call_command("keystore", "new-key")
    call_command("keystore", "rotate")

    said = capsys.readouterr().out
    assert "Key 2 wraps from now on." in said
    assert "(1 anew)" in said
    lines = keys.read_text().splitlines(keepends=True)
    keys.write_text("".join(line for line in lines if not line.startswith("1:")))
    assert vault.unseal(sealed, place=place) == WORDS
    assert vault.blind_index(IndexPurpose.NAME, "Ada") == mark


def test_shredding_on_the_command_line_asks_to_be_meant(place):
    with pytest.raises(CommandError, match="--for-good"):
        call_command("keystore", "shred", str(place.file), reason="asked for")

    call_command("keystore", "shred", str(place.file), reason="asked for", for_good=True)

    assert keystore.keys_of([place.file]) == {}


def test_shredding_a_number_that_has_no_key_says_so(keys):
    with pytest.raises(CommandError, match="the number is wrong"):
        call_command("keystore", "shred", str(uuid4()), reason="asked for", for_good=True)


def test_why_a_file_was_shredded_stays_with_its_number(place):
    call_command("keystore", "shred", str(place.file), reason="asked for", for_good=True)

    with keystore._pool().connection() as store:
        kept = store.execute("SELECT reason FROM shredded WHERE file = %s", [place.file])
        assert kept.fetchone() == ("asked for",)


def test_the_database_of_keys_is_prepared_twice_without_harm(place):
    address = owner_address().split()
    named = [part + "_keys" if part.startswith("dbname=") else part for part in address]

    call_command("keystore", "prepare", owner_url=" ".join(named))

    assert place.file in keystore.keys_of([place.file])


def test_the_role_of_a_keystore_elsewhere_gets_its_rights(place, settings):
    """Its operator names the role in the address; the owner of the tables gives it its rights."""
    settings.KEYSTORE_URL = keystore._address()
    settings.KEYSTORE_OWNER_URL = make_conninfo(
        owner_address(), dbname=conninfo_to_dict(settings.KEYSTORE_URL)["dbname"]
    )
    with psycopg.connect(settings.KEYSTORE_OWNER_URL) as owner:
        owner.execute("REVOKE ALL ON file_key, shredded FROM relais_app")

    call_command("keystore", "prepare")

    assert place.file in keystore.keys_of([place.file])


def test_a_file_for_development_is_refused_in_production(keys, settings):
    keyfile.key_file()
    settings.DEVELOPMENT = False
    keyfile._read.cache_clear()

    with pytest.raises(CommandError, match="made for development"):
        call_command("keystore", "rotate")


def test_a_new_file_for_production_is_made_on_demand(keys, settings, capsys):
    settings.DEVELOPMENT = False
    with pytest.raises(vault.KeyFileRefused, match="set RELAIS_KEK_FILE"):
        keyfile.key_file()

    call_command("keystore", "new-key")

    assert "Keep a copy with two people" in capsys.readouterr().out
    assert keyfile.key_file().newest == "1"
    keyfile.make(keys)  # What is there stays.
    assert keyfile.key_file().newest == "1"


@pytest.mark.parametrize(
    "text",
    [
        "",
        f"index:{KEY}",
        "1:short",
        "no colon",
        "index:?\n1:?",
        "1:\N{EURO SIGN}",
        f"index:{KEY}\n1:{KEY}\n1:{KEY}",
    ],
)
def test_a_file_that_is_no_file_of_keys_is_refused(keys, text):
    keys.parent.mkdir()
    keys.write_text(text, encoding="utf-8")
    keys.chmod(0o600)

    with pytest.raises(vault.KeyFileRefused):
        keyfile.key_file()


def test_a_key_stands_on_a_line_of_its_own_after_an_edit_by_hand(keys):
    before = keyfile.key_file().wrapping
    keys.write_text(keys.read_text().rstrip("\n"))

    keyfile.add_key(keys)

    assert {**keyfile.key_file().wrapping, **before} == keyfile.key_file().wrapping
    assert keyfile.key_file().newest == "2"


def test_keys_may_have_names_instead_of_numbers(keys):
    keys.parent.mkdir()
    keys.write_text(f"index:{KEY}\nspring:{KEY}\n")
    keys.chmod(0o600)

    assert keyfile.add_key(keys) == "1"
    assert keyfile.key_file().newest == "1"


def test_a_file_that_can_not_be_changed_says_so_and_stays(keys):
    keyfile.key_file()
    keyfile.add_key(keys)
    keys.with_name("keys.new").mkdir()

    with pytest.raises(vault.KeyFileRefused, match="can't be changed"):
        keyfile.remove_key(keys, "1")

    assert [*keyfile.key_file().wrapping] == ["1", "2"]


def test_a_connection_that_was_cut_off_is_replaced(place):
    with keystore._pool().connection() as keys:
        process = keys.info.backend_pid
    with owner_connection() as owner:
        owner.execute("SELECT pg_terminate_backend(%s, 1000)", [process])

    assert place.file in keystore.keys_of([place.file])


@pytest.mark.parametrize(
    "attempt",
    [
        "DROP TABLE file_key",
        "ALTER TABLE file_key ADD COLUMN spy text",
        "CREATE TABLE spy (at integer)",
        "TRUNCATE file_key",
        "DELETE FROM shredded",
        "UPDATE shredded SET reason = ''",
    ],
)
def test_the_role_that_serves_owns_nothing_there(keys, attempt):
    with (
        pytest.raises(psycopg.errors.InsufficientPrivilege),
        keystore._pool().connection() as store,
    ):
        store.execute(attempt)


def test_a_file_that_others_may_read_is_refused(keys):
    keyfile.key_file()
    keys.chmod(0o644)
    keyfile._read.cache_clear()

    with pytest.raises(vault.KeyFileRefused, match="chmod 600"):
        keyfile.key_file()


def test_a_mark_is_the_same_for_what_is_written_otherwise(keys):
    mark = vault.blind_index(IndexPurpose.NAME, "Élise  De Wit")

    assert mark == vault.blind_index(IndexPurpose.NAME, "elise de-wit")
    assert mark != vault.blind_index(IndexPurpose.NAME_SOUND, "elise de wit")
    assert len(mark) == 8


@pytest.mark.parametrize(
    ("one", "other"),
    [("Sarah", "Sara"), ("Fatima", "Phatima"), ("Beaulieu", "Bolieu")],
)
def test_names_that_sound_alike_share_a_mark(keys, one, other):
    assert vault.phonetic_index(one) == vault.phonetic_index(other)


def test_names_that_sound_otherwise_share_none(keys):
    assert vault.phonetic_index("Jansen") != vault.phonetic_index("Janssens")


def test_there_is_no_index_of_addresses():
    assert {purpose.value for purpose in IndexPurpose} == {"link-code", "name", "name-sound"}


@settings(max_examples=30)
@given(st.text(max_size=40))
def test_any_text_has_marks(text):
    assert all(len(mark) == 8 for mark in vault.phonetic_index(text))
