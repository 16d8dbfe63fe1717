"""Back up, shred, restore: what was shredded opens no more, whichever backup comes back."""

import os
from pathlib import Path
from uuid import UUID, uuid4

import psycopg
import pytest

from config.backup import command, restoring
from relais.foundation import vault
from relais.foundation.vault import keyfile, keystore

STORY = "0470 00 00 00, after six"


@pytest.fixture
def main(settings, tmp_path, monkeypatch):
    """A main database with one table, its keystore beside it, and a file of keys of its own."""
    url = restoring._at(os.environ["DATABASE_URL"], f"shredding_{os.getpid()}")
    name = restoring._name(url)
    with restoring._admin(url) as admin:
        for each in (name, name + keystore.SUFFIX):
            restoring._run(admin, "CREATE DATABASE {}", each)
    with psycopg.connect(url) as connection:
        connection.execute("CREATE TABLE told (file uuid PRIMARY KEY, sealed bytea NOT NULL)")
    settings.KEK_FILE = str(tmp_path / "keys")
    settings.KEYSTORE_URL = restoring._at(url, name + keystore.SUFFIX)
    monkeypatch.setenv("RELAIS_KEYSTORE_URL", settings.KEYSTORE_URL)
    monkeypatch.setenv("RELAIS_BACKUP_URL", url)
    monkeypatch.setenv("RELAIS_BACKUP_KEY", "A" * 43 + "=")
    keystore.prepare()
    yield url
    keystore.close()
    with restoring._admin(url) as admin:
        for each in [known for known in restoring._names(admin) if known.startswith(name)]:
            restoring._drop(admin, each)


@pytest.fixture
def file(main) -> UUID:
    """A file with one sealed value, of which there is a backup of both databases."""
    file = uuid4()
    vault.new_key(file)
    with psycopg.connect(main) as connection:
        sealed = vault.seal(STORY, place=place(file))
        connection.execute("INSERT INTO told VALUES (%s, %s)", [file, sealed])
    assert read(main, file) == STORY
    return file


@pytest.fixture
def backups(file, tmp_path):
    command.backup([str(tmp_path / "backups")])
    assert len([*(tmp_path / "backups").iterdir()]) == 2
    return tmp_path / "backups"


def place(file: UUID) -> vault.Place:
    return vault.Place(table="told", column="sealed", file=file, row=file)


def read(main: str, file: UUID) -> str:
    with psycopg.connect(main) as connection:
        [[sealed]] = connection.execute("SELECT sealed FROM told WHERE file = %s", [file])
    return vault.unseal(bytes(sealed), place=place(file))


def restore(backups: Path, only: str) -> None:
    keystore.close()
    command.restore([str(backups), "--apply", "--replace", "--only", only])


def test_a_restored_main_database_does_not_bring_it_back(main, file, backups):
    with psycopg.connect(main) as connection:
        connection.execute("DELETE FROM told")
    vault.shred(file)

    restore(backups, "main")

    with pytest.raises(vault.Shredded):
        read(main, file)


def test_a_restored_keystore_is_told_again_what_was_shredded(main, file, backups, capsys):
    kept = uuid4()
    vault.new_key(kept)
    vault.shred(file)

    restore(backups, "keystore")

    assert "1 keys that were shredded since this backup are shredded again." in (
        capsys.readouterr().out
    )
    with pytest.raises(vault.Shredded):
        read(main, file)


def test_a_keystore_of_before_opens_nothing_once_its_wrapping_key_is_destroyed(
    main, file, backups, settings
):
    """The present keystore is lost, so nobody knows any more what was shredded."""
    vault.shred(file)
    keyfile.add_key(Path(settings.KEK_FILE))
    while keystore.rewrap(most=1_000):
        pass
    keyfile.remove_key(Path(settings.KEK_FILE), "1")
    keystore.close()
    with restoring._admin(main) as admin:
        restoring._drop(admin, restoring._name(settings.KEYSTORE_URL))

    restore(backups, "keystore")

    with pytest.raises(keystore.WrongKey):
        read(main, file)
