"""One PostgreSQL server of ours: made, started, joined and stopped in order."""

import fcntl
import os
import secrets
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

import psycopg
from psycopg import errors, sql

from config.postgres.binaries import CannotStart, find_binaries, major_version
from config.postgres.places import (
    Account,
    Place,
    new_place,
    present_place,
    reachable_binaries,
    socket_folder,
)

OWNER = "owner"

# Given on the command line at each start, so that they hold for every cluster, old or new, and
# nobody can change them from inside.
SETTINGS = {
    # No network: whoever may enter the socket's folder may knock, and must know the password.
    "listen_addresses": "",
    "port": "5432",
    "unix_socket_permissions": "0700",
    "password_encryption": "scram-sha-256",
    # What was acknowledged survives a crash.
    "fsync": "on",
    "full_page_writes": "on",
    "synchronous_commit": "on",
    # A row that breaks a constraint, or a statement with its values, never reaches the log.
    "log_error_verbosity": "terse",
    "log_min_error_statement": "panic",
    "log_parameter_max_length": "0",
    "log_parameter_max_length_on_error": "0",
    "log_statement": "none",
    "log_min_duration_statement": "-1",
    "log_timezone": "UTC",
    "timezone": "UTC",
    "max_connections": "100",
}

# Recovery after a crash replays what was written since the last checkpoint: let it.
PATIENCE_WITH_RECOVERY = 600.0
# The children of a killed server hold its shared memory for a second or two.
PATIENCE_WITH_REFUSALS = 15.0
# A fast shutdown writes a checkpoint first.
PATIENCE_WITH_SHUTDOWN = 60.0
PAUSE = 0.05


def _silent(_sentence: str) -> None:
    """Tell nobody."""


class Cluster:
    """A server with its data below one folder; at most one `Cluster` for a folder per process.

    Who started the server owns it, and stops it. The lock of an owner that was killed is gone
    with it, so the next one to start joins the server left behind, owns it and stops it.
    """

    def __init__(self, folder: Path, *, say: Callable[[str], None] = _silent) -> None:
        """Name the folder; nothing is made or started yet. `say` gets sentences on progress."""
        self.folder = folder.resolve()
        self._say = say
        self._server: subprocess.Popen[bytes] | None = None
        self._lock: int | None = None
        self._owned_by: int | None = None

    def start(self) -> bool:
        """Start the server, or join the one that runs. True when it is ours to stop.

        Safe to call from several processes at once. Raises `CannotStart` with a sentence.
        """
        try:
            binaries = self._prepare()
        except OSError as error:
            raise CannotStart(
                f"The database cannot be kept in {self.folder}: {error.strerror}."
            ) from error
        if not self._own_or_join():
            return False
        try:
            self._bring_up(binaries)
        except BaseException:
            self.stop()
            raise
        return True

    def stop(self) -> None:
        """Stop the server in order, if it is ours; else do nothing. Safe to repeat."""
        # A forked child, such as a web worker that ends, inherits this object but owns nothing.
        if self._owned_by != os.getpid() or self._lock is None:
            return
        # PostgreSQL's fast shutdown; its immediate one if that lasts too long.
        for how in (signal.SIGINT, signal.SIGQUIT):
            if self._ends_on(how):
                break
        with suppress(OSError):
            socket_folder(self._place().home).rmdir()
        os.close(self._lock)
        self._lock = None

    def url(self, database: str = "relais") -> str:
        """Give the address of a database on this server, password included."""
        home = self._place().home
        try:
            password = (home / "password").read_text(encoding="ascii")
        except FileNotFoundError:
            password = ""  # There is no cluster yet: nothing to open with it.
        except PermissionError as error:
            raise CannotStart(_closed(home)) from error
        sockets = quote(str(socket_folder(home)), safe="")
        return f"postgresql://{OWNER}:{password}@:5432/{quote(database)}?host={sockets}"

    def create_database(self, name: str) -> None:
        """Make a database on the running server, unless it is there."""
        making = sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name))
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            known = connection.execute("SELECT FROM pg_database WHERE datname = %s", [name])
            if known.fetchone() is None:
                with suppress(errors.DuplicateDatabase, errors.UniqueViolation):
                    connection.execute(making)  # Or another process did, just now.

    # --- Making ---

    def _place(self) -> Place:
        return present_place(self.folder) or Place(self.folder, Account.ours())

    def _prepare(self) -> Path:
        """Make the cluster if there is none, and give the programs that fit it."""
        found = find_binaries()
        place = present_place(self.folder)
        if place is None:
            place = new_place(self.folder)
            self._say(f"Making a new PostgreSQL {major_version(found)} database ...")
            _make_cluster(reachable_binaries(found, place.account), place)
        if place.home != self.folder:
            self._say(
                f"{place.account.name}, as whom PostgreSQL runs, cannot reach {self.folder}: "
                f"the database is kept in {place.home}."
            )
        _refuse_other_version(found, place.home)
        return reachable_binaries(found, place.account)

    # --- Starting and stopping ---

    def _own_or_join(self) -> bool:
        """Become the owner, or wait for the owner's server to answer."""
        deadline = time.monotonic() + PATIENCE_WITH_RECOVERY
        while not self._own():
            if self._answers():
                self._say("Joining the PostgreSQL that another Relais runs.")
                return False
            if time.monotonic() > deadline:
                raise CannotStart("Another Relais holds the database and does not start it.")
            time.sleep(PAUSE)
        return True

    def _own(self) -> bool:
        """Take the owner's lock; the system frees it when its holder ends, however it ends."""
        lock = os.open(self._place().home / "owner.lock", os.O_RDWR | os.O_NOFOLLOW)
        try:
            fcntl.lockf(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(lock)
            return False
        self._lock = lock
        self._owned_by = os.getpid()
        return True

    def _bring_up(self, binaries: Path) -> None:
        """Start the server and wait until it answers; under the owner's lock."""
        place = self._place()
        log = place.home / "server.log"
        if _noted_pid(place.home / "data") is not None and not self._answers():
            self._say("PostgreSQL was not stopped in order: it recovers what it acknowledged.")
        started = refused = time.monotonic()
        while not self._answers():
            now = time.monotonic()
            if self._running() is not None:
                refused = now  # It starts, or its predecessor still ends: both take their time.
            elif now - refused > PATIENCE_WITH_REFUSALS:
                raise CannotStart(f"PostgreSQL does not start: {_complaint(log)} ({log})")
            else:
                self._server = _spawn(binaries, place)
            if now - started > PATIENCE_WITH_RECOVERY:
                raise CannotStart(f"PostgreSQL runs but does not answer; its log is {log}.")
            time.sleep(PAUSE)

    def _answers(self) -> bool:
        """Say whether the server takes connections: the one proof that it is ready."""
        try:
            psycopg.connect(self.url("postgres"), connect_timeout=2).close()
        except psycopg.OperationalError:
            return False
        return True

    def _running(self) -> int | None:
        """Give the process that serves this cluster, ready or not."""
        if self._server is not None and self._server.poll() is None:
            return self._server.pid
        data = self._place().home / "data"
        pid = _noted_pid(data)
        return pid if pid is not None and _serves(pid, data) else None

    def _ends_on(self, how: signal.Signals) -> bool:
        """Send the server this signal and say whether it ended in time."""
        deadline = time.monotonic() + PATIENCE_WITH_SHUTDOWN
        pid = self._running()
        if pid is not None:
            with suppress(ProcessLookupError):
                os.kill(pid, how)
        while self._running() is not None:
            if time.monotonic() > deadline:
                return False
            time.sleep(PAUSE)
        return True


def _make_cluster(binaries: Path, place: Place) -> None:
    """Make a cluster beside its place and move it there in one step.

    Whatever interrupts it, there is never half a cluster; of two at once, the first one stays.
    """
    home, account = place.home, place.account
    staging = Path(tempfile.mkdtemp(prefix=f".{home.name}-", dir=home.parent))
    try:
        for name, text in (
            ("password", secrets.token_urlsafe(32)),
            ("owner.lock", ""),
            ("server.log", ""),
        ):
            file = staging / name
            file.touch(mode=0o600)
            file.write_text(text, encoding="ascii")
            account.take(file)
        account.take(staging)
        _run_initdb(binaries, staging, account)
        with suppress(OSError):
            staging.rename(home)
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    if not (home / "data" / "PG_VERSION").is_file():
        raise CannotStart(f"{home} holds something else than a database: give another folder.")


def _run_initdb(binaries: Path, staging: Path, account: Account) -> None:
    command: list[str | Path] = [binaries / "initdb"]
    command += [f"--pgdata={staging / 'data'}", f"--pwfile={staging / 'password'}"]
    command += [f"--username={OWNER}", "--auth=scram-sha-256", "--data-checksums"]
    command += ["--encoding=UTF8", "--locale=C.UTF-8", "--no-instructions"]
    log = staging / "server.log"
    with log.open("ab") as output:
        process = account.spawn(command, output=output.fileno())
        try:
            process.wait()
        except BaseException:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            raise
    if process.returncode != 0:
        raise CannotStart(f"PostgreSQL cannot make a database: {_complaint(log)}")
    log.write_bytes(b"")


def _spawn(binaries: Path, place: Place) -> "subprocess.Popen[bytes]":
    home, account = place.home, place.account
    data, sockets = home / "data", socket_folder(home)
    account.make_private_folder(sockets)
    for leftover in sockets.iterdir():
        leftover.unlink()  # No server runs now: a killed one left its socket and its pid.
    settings = {**SETTINGS, "unix_socket_directories": str(sockets)}
    command: list[str | Path] = [binaries / "postgres", "-D", data]
    for name, value in settings.items():
        command += ["-c", f"{name}={value}"]
    environment = {}
    stale = _noted_pid(data)
    if stale is not None and not _serves(stale, data):
        # A killed server left its pid, which may by now be anybody's, and PostgreSQL would not
        # start. So we say, as pg_ctl does, that this process is no server of this folder. The
        # file stays: by the shared memory that it names PostgreSQL still sees whether children
        # of the killed server live, and refuses while they do.
        # Source: CreateLockFile in PostgreSQL's src/backend/utils/init/miscinit.c
        environment["PG_GRANDPARENT_PID"] = str(stale)
    log = os.open(home / "server.log", os.O_WRONLY | os.O_APPEND | os.O_NOFOLLOW)
    try:
        return account.spawn(command, environment=environment, output=log)
    finally:
        os.close(log)


def _refuse_other_version(binaries: Path, home: Path) -> None:
    try:
        made_by = (home / "data" / "PG_VERSION").read_text(encoding="ascii").strip()
    except PermissionError as error:
        raise CannotStart(_closed(home)) from error
    major = major_version(binaries)
    if made_by != str(major):
        raise CannotStart(
            f"The database in {home} was made by PostgreSQL {made_by}, and the programs in "
            f"{binaries} are PostgreSQL {major}: set PG_BIN to the bin folder of PostgreSQL "
            f"{made_by}, or move {home} away to begin anew (docs/operations/database.md)."
        )


def _closed(home: Path) -> str:
    state = home.lstat()
    owner = Account(state.st_uid, state.st_gid, switch=True).name
    return (
        f"The database in {home} belongs to {owner}: start Relais as {owner} or as root, or "
        "set RELAIS_DATA_DIR to another folder."
    )


def _noted_pid(data: Path) -> int | None:
    """Give the process that the data folder says is its server; it may be long gone."""
    try:
        first_line = (data / "postmaster.pid").read_text(encoding="utf-8").partition("\n")[0]
        return int(first_line)
    except (FileNotFoundError, ValueError):
        return None


def _serves(pid: int, data: Path) -> bool:
    """Say whether this process is PostgreSQL on this data folder; a zombie is nothing."""
    return b" -D " + os.fsencode(data) + b" " in _command_line(pid)


def _command_line(pid: int) -> bytes:
    if Path("/proc/self").exists():
        try:
            return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ")
        except (FileNotFoundError, ProcessLookupError):
            return b""
    asked = ["ps", "-ww", "-o", "args=", "-p", str(pid)]
    return subprocess.run(asked, check=False, capture_output=True).stdout


def _complaint(log: Path) -> str:
    """Give the line in which PostgreSQL last said what is wrong."""
    lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
    serious = [line for line in lines if "FATAL" in line or "error" in line]
    return (serious or lines or ["it said nothing"])[-1].strip()
