"""A backup holds everything, shows nothing, and what was touched is refused."""

import io
import itertools
import os
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psycopg
import pytest

from config.backup import command, making, programs, restoring, sealing
from config.backup.making import KEYSTORE, MAIN, Shelf
from config.backup.sealing import Head, NotSound, read_sealed, write_sealed

NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)
KEY, OTHER_KEY = bytes(32), bytes([1] * 32)
MARKER = "a story that nobody may read"
HEAD = Head(database=MAIN, made_at=NOW.isoformat(), salt="5a17")
_numbers = itertools.count()


@pytest.fixture
def database():
    """A database with a table of secrets and an empty one, in the server of the tests."""
    url = restoring._at(os.environ["DATABASE_URL"], f"backup_{os.getpid()}_{next(_numbers)}")
    name = restoring._name(url)
    with restoring._admin(url) as admin:
        restoring._run(admin, "CREATE DATABASE {}", name)
    with psycopg.connect(url) as connection:
        connection.execute("CREATE TABLE story (id int PRIMARY KEY, told text NOT NULL)")
        connection.execute("CREATE TABLE empty (id int PRIMARY KEY)")
        connection.execute(
            "INSERT INTO story SELECT n, %s || E'\\n\\\\.\\n' || n FROM generate_series(1, 500) n",
            [MARKER],
        )
    yield url
    with restoring._admin(url) as admin:
        for each in [known for known in restoring._names(admin) if known.startswith(name)]:
            restoring._drop(admin, each)


@pytest.fixture
def shelf(tmp_path):
    return Shelf(folder=tmp_path / "backups", key=KEY, say=[].append)


@pytest.fixture
def made(database, shelf):
    return making.make(MAIN, database, shelf=shelf, now=NOW)


def stories(url):
    with psycopg.connect(url) as connection:
        return connection.execute("SELECT * FROM story ORDER BY id").fetchall()


# --- Making ----------------------------------------------------------------------------------


def test_it_counts_what_it_read_back(made):
    assert made.rows == {"public.story": 500, "public.empty": 0}
    assert (made.total, made.database, made.made_at) == (500, MAIN, NOW)


def test_nothing_of_what_is_in_it_can_be_read(made):
    assert MARKER.encode() not in made.file.read_bytes()
    assert b"story" not in made.file.read_bytes()


def test_it_is_for_its_owner_alone_and_has_its_whole_name(made):
    assert made.file.name == "main-20261125T090000Z.relais"
    assert stat.S_IMODE(made.file.stat().st_mode) == 0o600
    assert stat.S_IMODE(made.file.parent.stat().st_mode) == 0o700
    assert [*made.file.parent.iterdir()] == [made.file]


def test_what_cannot_be_read_back_leaves_no_file(database, shelf, monkeypatch):
    monkeypatch.setattr(programs, "count_rows", lambda pieces: {"public.story": len([*pieces])})

    with pytest.raises(NotSound, match="other rows"):
        making.make(MAIN, database, shelf=shelf, now=NOW)

    assert not [*shelf.folder.iterdir()]


def test_a_database_that_cannot_be_dumped_leaves_no_file(database, shelf, monkeypatch):
    monkeypatch.setattr(programs, "find_binaries", lambda: Path("/nowhere"))
    monkeypatch.setattr(programs.shutil, "which", lambda _name: None)

    with pytest.raises(programs.ProgramFailed, match="There is no pg_dump"):
        making.make(MAIN, database, shelf=shelf, now=NOW)

    assert not [*shelf.folder.iterdir()]


# --- Touched files ---------------------------------------------------------------------------


def sealed(*pieces):
    target = io.BytesIO()
    write_sealed(target, KEY, HEAD, pieces)
    return target.getvalue()


def opened(text, key=KEY):
    return [*read_sealed(io.BytesIO(text), key)]


def chunks_of(text):
    """Where each chunk begins and ends."""
    start = text.index(b"}\n") + 2
    while start < len(text):
        end = start + 4 + int.from_bytes(text[start : start + 4])
        yield slice(start, end)
        start = end


@pytest.mark.parametrize("pieces", [(), (b"one",), (b"one", b"two", b"three")])
def test_what_was_sealed_opens(pieces):
    assert opened(sealed(*pieces)) == [*(pieces or (b"",))]


def test_every_byte_counts():
    text = sealed(b"one", b"two")
    for place in range(len(text)):
        touched = bytearray(text)
        touched[place] ^= 1
        with pytest.raises(NotSound):
            opened(bytes(touched))


def test_every_cut_shows():
    text = sealed(b"one", b"two")
    for length in range(len(text)):
        with pytest.raises(NotSound):
            opened(text[:length])


def test_chunks_keep_their_order_and_their_end():
    text = sealed(b"one", b"two", b"end")
    first, second, last = (text[place] for place in chunks_of(text))
    head = text[: len(text) - len(first + second + last)]

    for order in [(second, first, last), (first, last), (last,), (first, second, last, last)]:
        with pytest.raises(NotSound):
            opened(head + b"".join(order))


def test_another_key_opens_nothing(made):
    with pytest.raises(NotSound, match="another key"):
        making.read(made.file, OTHER_KEY)


def test_two_backups_of_the_same_share_no_chunk(database, shelf):
    first = making.make(MAIN, database, shelf=shelf, now=NOW)
    second = making.make(MAIN, database, shelf=shelf, now=NOW + timedelta(seconds=1))

    bodies = [file.read_bytes().partition(b"}\n")[2] for file in (first.file, second.file)]
    assert bodies[0][:200] != bodies[1][:200]


def test_a_sealed_file_that_is_no_dump_is_refused(tmp_path):
    file = tmp_path / "main-x.relais"
    file.write_bytes(sealed(b"{}", b"no dump"))

    with pytest.raises(NotSound, match="can't be read"):
        making.read(file, KEY)


@pytest.mark.parametrize("text", ["", "short", "not base64!", "a" * 43])
def test_a_key_of_another_size_is_refused(text):
    with pytest.raises(sealing.KeyUnusable, match="32 bytes in base64"):
        sealing.read_key(text)


# --- Restoring -------------------------------------------------------------------------------


def test_what_was_deleted_is_back_and_the_rest_is_put_aside(database, made):
    before = stories(database)
    with psycopg.connect(database) as connection:
        connection.execute("DELETE FROM story WHERE id > 1")

    aside = restoring.restore(made.file, database, key=KEY, now=NOW)

    assert stories(database) == before
    assert len(stories(restoring._at(database, aside))) == 1


def test_a_database_that_is_not_there_is_made(database, made):
    elsewhere = restoring._at(database, restoring._name(database) + "_new")
    assert restoring.is_empty(elsewhere)

    assert restoring.restore(made.file, elsewhere, key=KEY, now=NOW) == ""

    assert not restoring.is_empty(elsewhere)
    assert stories(elsewhere) == stories(database)


def test_a_touched_backup_changes_nothing(database, made):
    text = bytearray(made.file.read_bytes())
    text[-1] ^= 1
    made.file.write_bytes(text)
    before = stories(database)

    with pytest.raises(restoring.NotRestored, match="changed or cut off"):
        restoring.restore(made.file, database, key=KEY, now=NOW)

    assert stories(database) == before
    assert not [n for n in restoring._databases(database) if n.endswith("_restoring")]


def test_a_dump_that_does_not_fit_changes_nothing(database, made, monkeypatch):
    def half(file, key):
        return itertools.islice(making.dumped(file, key), 0)

    monkeypatch.setattr(restoring, "dumped", half)
    before = stories(database)

    with pytest.raises(restoring.NotRestored, match="pg_restore"):
        restoring.restore(made.file, database, key=KEY, now=NOW)

    assert stories(database) == before


# --- Tidying ---------------------------------------------------------------------------------


def file_of(folder, database, days_ago):
    moment = (NOW - timedelta(days=days_ago)).strftime("%Y%m%dT%H%M%SZ")
    (folder / f"{database}-{moment}.relais").touch()


def test_the_last_ones_stay(tmp_path):
    for days_ago in (400, 300, 2, 1):
        file_of(tmp_path, MAIN, days_ago)

    gone = making.tidy(tmp_path, keep=3, now=NOW)

    assert [file.name for file in gone] == ["main-20251021T090000Z.relais"]
    assert len(making.kept(tmp_path, MAIN)) == 3


def test_no_keystore_outlives_its_time_even_if_it_is_the_last(tmp_path):
    file_of(tmp_path, KEYSTORE, 36)

    making.tidy(tmp_path, keep=14, now=NOW)

    assert making.kept(tmp_path, KEYSTORE) == []


# --- The command line ------------------------------------------------------------------------


@pytest.fixture
def says(tmp_path, monkeypatch, capsys):
    """Run a verb, with a key of our own, and give what it says."""
    monkeypatch.setenv("RELAIS_BACKUP_KEY", "A" * 43 + "=")

    def tell(verb, *arguments):
        getattr(command, verb)([str(tmp_path / "backups"), *arguments])
        return capsys.readouterr().out

    return tell


@pytest.fixture
def told(database, says, monkeypatch):
    """The same, with a database that holds something."""
    monkeypatch.setenv("RELAIS_BACKUP_URL", database)
    return says


def test_it_says_what_it_wrote(told):
    assert "500 rows of 2 tables, read back." in told("backup")


@pytest.fixture
def keystore(database, monkeypatch):
    """A second database, as the keys have one."""
    url = restoring._at(database, restoring._name(database) + "_keys")
    with restoring._admin(url) as admin:
        restoring._run(
            admin,
            "CREATE DATABASE {} TEMPLATE {}",
            restoring._name(url),
            restoring._name(database),
        )
    monkeypatch.setenv("RELAIS_KEYSTORE_URL", url)
    return url


def test_the_keys_have_a_file_of_their_own_and_come_last(told, keystore):
    lines = told("backup").splitlines()

    assert [Path(line.partition(":")[0]).name.partition("-")[0] for line in lines] == [
        MAIN,
        KEYSTORE,
    ]


def test_what_was_destroyed_in_the_keystore_stays_destroyed(told, database, keystore):
    told("backup")
    for url in (database, keystore):
        with psycopg.connect(url) as connection:
            connection.execute("DELETE FROM story WHERE id = 1")

    told("restore", "--only", MAIN, "--replace", "--apply")

    assert len(stories(database)) == 500
    assert len(stories(keystore)) == 499


def test_restoring_is_dry_until_told_otherwise(told, database):
    told("backup")
    with psycopg.connect(database) as connection:
        connection.execute("DELETE FROM story")

    assert "Nothing was changed." in told("restore", "--replace")
    assert stories(database) == []
    assert "What was there is now backup_" in told("restore", "--replace", "--apply")
    assert len(stories(database)) == 500


def test_data_is_not_put_aside_unasked(told):
    told("backup")

    with pytest.raises(SystemExit, match="--replace puts it aside"):
        told("restore", "--apply")


def test_an_empty_folder_restores_nothing(says):
    with pytest.raises(SystemExit, match="There is no backup"):
        says("restore", "--at", "20200101")


def test_a_folder_that_cannot_be_written_is_said(says, tmp_path):
    (tmp_path / "backups").write_text("a file")

    with pytest.raises(SystemExit, match="No backup was made"):
        says("backup")


def test_tidying_says_what_it_removed(tmp_path, capsys):
    (tmp_path / "backups").mkdir()
    file_of(tmp_path / "backups", KEYSTORE, 4000)

    command.backup(["tidy", str(tmp_path / "backups"), "--keep", "1"])

    assert "past its time, removed." in capsys.readouterr().out


@pytest.mark.parametrize("keep", ["0", "none"])
def test_nobody_keeps_less_than_one(says, tmp_path, keep):
    with pytest.raises(SystemExit, match="2"):
        says("backup", "--keep", keep)


@pytest.mark.parametrize("key", ["", command._DEMO_KEY])
def test_the_key_of_the_demo_is_refused_in_production(says, monkeypatch, key):
    monkeypatch.setenv("RELAIS_PRODUCTION", "1")
    monkeypatch.setenv("RELAIS_BACKUP_KEY", key)

    with pytest.raises(SystemExit, match=r"RELAIS_BACKUP_KEY_FILE|known to everyone"):
        says("backup")


def test_a_key_that_cannot_be_one_is_said(says, monkeypatch):
    monkeypatch.setenv("RELAIS_BACKUP_KEY", "secret")

    with pytest.raises(SystemExit, match="32 bytes in base64"):
        says("backup")
