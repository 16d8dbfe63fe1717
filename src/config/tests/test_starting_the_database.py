"""Our own PostgreSQL server starts, survives what a day brings, and stops without a trace."""

import os
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from config.postgres import CannotStart, Cluster, find_binaries, major_version, places

SOURCE = Path(__file__).resolve().parents[2]
AS_ROOT = pytest.mark.skipif(os.geteuid() != 0, reason="only root can drop to another account")

# Another process that starts the server and says whether it is the owner; then it waits for a
# line and stops the server, unless it is killed before.
ANOTHER_PROCESS = """
import sys
from pathlib import Path
from config.postgres import Cluster
cluster = Cluster(Path(sys.argv[1]))
print(cluster.start(), flush=True)
sys.stdin.readline()
cluster.stop()
"""


@pytest.fixture
def room() -> Iterator[Path]:
    """A folder that every account may enter, as pytest's own is closed to all but us."""
    with tempfile.TemporaryDirectory() as name:
        room = Path(name)
        room.chmod(0o755)
        yield room


@pytest.fixture
def cluster(room: Path) -> Iterator[Cluster]:
    cluster = Cluster(room / "database")
    cluster.start()
    yield cluster
    cluster.stop()


@pytest.fixture
def open_folder(room: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stands in for the folder of the whole machine, so that a test leaves nothing there."""
    folder = room / "open"
    monkeypatch.setattr(places, "OPEN_FOLDER", folder)
    return folder


@pytest.fixture(scope="module")
def shared() -> Iterator[Cluster]:
    """One server for the tests that only look."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        cluster = Cluster(Path(name) / "database")
        cluster.start()
        yield cluster
        cluster.stop()


def answers(cluster: Cluster) -> bool:
    try:
        psycopg.connect(cluster.url("postgres")).close()
    except psycopg.OperationalError:
        return False
    return True


def ask(cluster: Cluster, statement: str) -> str:
    with psycopg.connect(cluster.url("postgres"), autocommit=True) as connection:
        row = connection.execute(statement.encode()).fetchone()
    assert row is not None
    return str(row[0])


def server_pid(cluster: Cluster) -> int:
    return int((home(cluster) / "data" / "postmaster.pid").read_text().splitlines()[0])


def home(cluster: Cluster) -> Path:
    place = places.present_place(cluster.folder)
    assert place is not None
    return place.home


def lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def start_in_another_process(folder: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", ANOTHER_PROCESS, folder],
        cwd=SOURCE,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def said_by(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def test_a_fresh_folder_becomes_a_database_of_utf_8_with_checksums(cluster: Cluster):
    assert ask(cluster, "SHOW data_checksums") == "on"
    assert ask(cluster, "SHOW server_encoding") == "UTF8"
    assert ask(cluster, "SELECT datcollate FROM pg_database LIMIT 1") == "C.UTF-8"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("listen_addresses", ""),
        ("password_encryption", "scram-sha-256"),
        ("fsync", "on"),
        ("full_page_writes", "on"),
        ("synchronous_commit", "on"),
        ("log_error_verbosity", "terse"),
        ("log_min_error_statement", "panic"),
        ("log_parameter_max_length_on_error", "0"),
        ("log_statement", "none"),
    ],
)
def test_the_server_is_durable_deaf_to_the_network_and_discreet(
    shared: Cluster, name: str, value: str
):
    assert ask(shared, f"SHOW {name}") == value


def test_a_wrong_password_is_refused(shared: Cluster):
    password = (shared.folder / "password").read_text()
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(shared.url("postgres").replace(password, "wrong"))


def test_the_password_and_the_socket_are_for_the_owner_alone(shared: Cluster):
    assert stat.S_IMODE((shared.folder / "password").stat().st_mode) == 0o600
    assert stat.S_IMODE((shared.folder / "sockets").stat().st_mode) == 0o700
    assert stat.S_IMODE(shared.folder.stat().st_mode) == 0o700


def test_what_breaks_a_constraint_does_not_reach_the_log(shared: Cluster):
    with psycopg.connect(shared.url("postgres"), autocommit=True) as connection:
        connection.execute("CREATE TABLE secrets (house text CHECK (length(house) < 3))")
        with pytest.raises(psycopg.errors.CheckViolation):
            connection.execute("INSERT INTO secrets VALUES (%s)", ["canary-street-1"])
    log = (shared.folder / "server.log").read_text()
    assert "secrets_house_check" in log
    assert "canary" not in log


def test_ctrl_c_in_our_terminal_does_not_reach_the_server(shared: Cluster):
    assert os.getsid(server_pid(shared)) != os.getsid(0)


def test_making_a_database_twice_makes_it_once(shared: Cluster):
    shared.create_database("relais")
    shared.create_database("relais")
    psycopg.connect(shared.url()).close()


def test_a_later_start_finds_the_same_data(cluster: Cluster):
    cluster.create_database("kept")
    cluster.stop()
    assert cluster.start() is True
    assert ask(cluster, "SELECT count(*) FROM pg_database WHERE datname = 'kept'") == "1"


def test_stopping_leaves_no_process_and_may_be_repeated(cluster: Cluster):
    pid = server_pid(cluster)
    cluster.stop()
    cluster.stop()
    assert not lives(pid)
    assert not (cluster.folder / "data" / "postmaster.pid").exists()
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(cluster.url("postgres"))


def test_a_killed_server_comes_back_with_what_it_acknowledged(cluster: Cluster):
    cluster.create_database("kept")
    # Nobody has waited for the killed process: it stays as a zombie that still has its number.
    os.kill(server_pid(cluster), signal.SIGKILL)
    successor = Cluster(cluster.folder)
    assert successor.start() is True
    assert ask(successor, "SELECT count(*) FROM pg_database WHERE datname = 'kept'") == "1"
    successor.stop()


def test_a_stale_pid_file_that_names_another_process_does_not_hinder(cluster: Cluster):
    pid_file = cluster.folder / "data" / "postmaster.pid"
    stranger = places.Account(
        pid_file.stat().st_uid, pid_file.stat().st_gid, switch=os.geteuid() == 0
    ).spawn(["/bin/sleep", "600"])
    try:
        os.kill(server_pid(cluster), signal.SIGKILL)
        rest = pid_file.read_text().partition("\n")[2]
        pid_file.write_text(f"{stranger.pid}\n{rest}")
        successor = Cluster(cluster.folder)
        assert successor.start() is True
        successor.stop()
        assert stranger.poll() is None
    finally:
        stranger.kill()
        stranger.wait()


def test_of_two_starts_at_once_one_owns_the_server(room: Path):
    both = [start_in_another_process(room / "database") for _ in range(2)]
    try:
        assert sorted(said_by(process) for process in both) == ["False", "True"]
    finally:
        for process in both:
            process.communicate("stop\n", timeout=60)
    assert [path.name for path in room.iterdir()] == ["database"]


def test_a_server_whose_owner_was_killed_is_joined_and_then_stopped(room: Path):
    cluster = Cluster(room / "database")
    owner = start_in_another_process(cluster.folder)
    assert said_by(owner) == "True"
    pid = server_pid(cluster)
    assert cluster.start() is False
    owner.kill()
    owner.communicate()
    assert cluster.start() is True
    assert server_pid(cluster) == pid
    cluster.stop()
    assert not answers(cluster)


def test_a_forked_child_that_ends_does_not_stop_the_server(cluster: Cluster):
    child = os.fork()
    if child == 0:
        cluster.stop()
        os._exit(0)
    os.waitpid(child, 0)
    assert answers(cluster)


def test_an_interrupted_set_up_leaves_nothing_behind(room: Path, monkeypatch: pytest.MonkeyPatch):
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(places.Account, "take", interrupt)
    with pytest.raises(KeyboardInterrupt):
        Cluster(room / "database").start()
    assert list(room.iterdir()) == []


def test_a_database_of_another_major_version_is_refused_with_what_to_do(cluster: Cluster):
    cluster.stop()
    (cluster.folder / "data" / "PG_VERSION").write_text("9\n")
    with pytest.raises(CannotStart, match=r"made by PostgreSQL 9, .* set PG_BIN .* move .* away"):
        cluster.start()


def test_a_folder_with_something_else_is_refused_and_kept(room: Path):
    (room / "database").mkdir()
    (room / "database" / "letter.txt").write_text("keep me")
    with pytest.raises(CannotStart, match="something else"):
        Cluster(room / "database").start()
    assert [path.name for path in room.iterdir()] == ["database"]
    assert (room / "database" / "letter.txt").read_text() == "keep me"


def test_a_server_that_cannot_start_says_why(cluster: Cluster, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("config.postgres.cluster.PATIENCE_WITH_REFUSALS", 0.2)
    cluster.stop()
    with (cluster.folder / "data" / "postgresql.conf").open("a") as settings:
        settings.write("\nno_such_setting = 1\n")
    with pytest.raises(CannotStart, match=r"no_such_setting|errors"):
        cluster.start()


def test_a_folder_too_deep_for_a_socket_gets_its_socket_elsewhere(room: Path):
    deep = room / ("deep-" * 20) / ("deeper-" * 10)
    cluster = Cluster(deep / "database")
    cluster.start()
    sockets = Path(ask(cluster, "SHOW unix_socket_directories"))
    assert stat.S_IMODE(sockets.stat().st_mode) == 0o700
    cluster.stop()
    assert not sockets.exists()


def test_a_folder_with_awkward_characters_works(room: Path):
    cluster = Cluster(room / 'it\'s, a "café" & 100%')
    cluster.start()
    assert answers(cluster)
    cluster.stop()


def test_an_address_is_given_before_there_is_a_database(room: Path):
    assert Cluster(room / "none").url().startswith("postgresql://owner:@:5432/relais?host=%2F")
    assert list(room.iterdir()) == []


def test_asked_programs_that_do_not_run_are_refused(room: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PG_BIN", str(room))
    with pytest.raises(CannotStart, match=r"PG_BIN is .* but no PostgreSQL 15 or newer"):
        find_binaries()


def test_programs_are_found_and_new_enough():
    assert major_version(find_binaries()) >= 15


@AS_ROOT
def test_as_root_the_server_runs_as_an_ordinary_account(shared: Cluster):
    status = Path(f"/proc/{server_pid(shared)}").stat()
    assert status.st_uid != 0
    assert status.st_uid == (shared.folder / "data").stat().st_uid


@AS_ROOT
def test_as_root_a_closed_folder_stays_closed_and_another_place_is_named(
    tmp_path: Path, open_folder: Path
):
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)
    above = [closed, *closed.parents]
    modes = [(path.stat().st_mode, path.stat().st_uid) for path in above]
    said: list[str] = []
    cluster = Cluster(closed / "database", say=said.append)
    assert cluster.start() is True
    assert answers(cluster)
    cluster.stop()
    assert [(path.stat().st_mode, path.stat().st_uid) for path in above] == modes
    assert list(closed.iterdir()) == []
    assert home(cluster).parent == open_folder
    assert any(str(home(cluster)) in sentence and str(closed) in sentence for sentence in said)


@AS_ROOT
def test_as_root_a_database_keeps_its_place_when_the_asked_one_opens_later(
    tmp_path: Path, open_folder: Path
):
    cluster = Cluster(tmp_path / "closed" / "database")
    cluster.start()
    cluster.stop()
    address = cluster.url()
    (tmp_path / "closed").chmod(0o755)
    assert Cluster(cluster.folder).url() == address


@AS_ROOT
def test_as_root_programs_in_a_closed_folder_are_copied(
    tmp_path: Path, open_folder: Path, monkeypatch: pytest.MonkeyPatch
):
    binaries = find_binaries()
    if binaries.parent.name != "pginstall":
        pytest.skip("only the wheel's programs can be moved")
    closed = tmp_path / "site-packages"
    closed.mkdir(mode=0o700)
    package = binaries.parents[1]
    shutil.copytree(package, closed / package.name)
    shutil.copytree(package.with_name(f"{package.name}.libs"), closed / f"{package.name}.libs")
    monkeypatch.setenv("PG_BIN", str(closed / package.name / "pginstall" / "bin"))
    cluster = Cluster(tmp_path / "database")
    assert cluster.start() is True
    program = Path(f"/proc/{server_pid(cluster)}/exe").readlink()
    cluster.stop()
    assert open_folder in program.parents
    assert stat.S_IMODE(closed.stat().st_mode) == 0o700


@AS_ROOT
def test_as_root_a_strangers_database_in_an_open_folder_is_refused(
    tmp_path: Path, open_folder: Path
):
    folder = tmp_path / "closed" / "database"
    planted, _ = places._elsewhere(folder)
    (planted / "data").mkdir(parents=True)
    (planted / "data" / "PG_VERSION").write_text("15\n")
    os.chown(planted, 12345, 12345)
    with pytest.raises(CannotStart, match="does not belong to"):
        Cluster(folder).start()
