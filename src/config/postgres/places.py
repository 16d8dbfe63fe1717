"""Says where a cluster lives and as whom it runs, so that PostgreSQL never runs as root."""

import hashlib
import os
import pwd
import shutil
import stat
import subprocess
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from config.postgres.binaries import CannotStart, full_version

# Where root keeps what an unprivileged account must reach and cannot where it was asked for.
OPEN_FOLDER = Path("/var/lib/relais")

# A socket's path has room for 103 bytes on the tightest system we know (107 on Linux),
# of which PostgreSQL takes "/.s.PGSQL.5432" for itself.
LONGEST_SOCKET_FOLDER = 103 - len("/.s.PGSQL.5432")


@dataclass(frozen=True, slots=True)
class Account:
    """The account that the server runs as; `switch` when we are root and must become it."""

    uid: int
    gid: int
    switch: bool

    @classmethod
    def ours(cls) -> "Account":
        """The account that we are."""
        return cls(os.geteuid(), os.getegid(), switch=False)

    @property
    def name(self) -> str:
        """Its login name, or its number when it has none."""
        try:
            return pwd.getpwuid(self.uid).pw_name
        except KeyError:
            return str(self.uid)

    def spawn(
        self,
        command: list[str | Path],
        *,
        environment: dict[str, str] | None = None,
        output: int = subprocess.DEVNULL,
    ) -> "subprocess.Popen[bytes]":
        """Start a program as this account.

        It gets a session of its own, so that Ctrl-C in our terminal does not reach it: we stop
        it ourselves, in order. It sees nothing of our environment: a PGHOST would mislead it.
        """
        return subprocess.Popen(
            command,
            cwd="/",
            env={"PATH": os.defpath, "TZ": "UTC", **(environment or {})},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            user=self.uid if self.switch else None,
            group=self.gid if self.switch else None,
            extra_groups=[] if self.switch else None,
        )

    def can_reach(self, path: Path) -> bool:
        """Say whether this account may enter this folder, or run this program."""
        if not self.switch:
            return os.access(path, os.X_OK)
        return self.spawn(["/bin/sh", "-c", 'test -x "$1"', "sh", path]).wait() == 0

    def take(self, path: Path) -> None:
        """Give this account what we have just made ourselves."""
        if self.switch:
            os.chown(path, self.uid, self.gid, follow_symlinks=False)

    def make_private_folder(self, folder: Path) -> None:
        """Make a folder for this account alone, or make sure that the present one is that."""
        with suppress(FileExistsError):
            folder.mkdir(mode=0o700)
            self.take(folder)
        state = folder.lstat()
        private = stat.S_ISDIR(state.st_mode) and not state.st_mode & 0o077
        if not private or state.st_uid != self.uid:
            raise CannotStart(f"{folder} is open to others than {self.name}: remove it.")


@dataclass(frozen=True, slots=True)
class Place:
    """A folder that holds one cluster, and the account that owns it."""

    home: Path
    account: Account


def present_place(folder: Path) -> Place | None:
    """Give where the cluster asked for in this folder lives, or None while there is none.

    A cluster keeps its place and its owner.
    """
    if os.geteuid() != 0:
        return Place(folder, Account.ours()) if holds_cluster(folder) else None
    if holds_cluster(folder):
        return Place(folder, _owner(folder))
    for home in _elsewhere(folder):
        if holds_cluster(home):
            return Place(home, _expect_owner(home, _unprivileged()))
    return None


def new_place(folder: Path) -> Place:
    """Give the asked folder; or, when we are root, another one if our account cannot reach it.

    Missing folders above it are made; the mode of a present one is never loosened.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    if os.geteuid() != 0:
        return Place(folder, Account.ours())
    account = _unprivileged()
    for home in (folder, *_elsewhere(folder)):
        if _enterable(home.parent, account):
            return Place(home, account)
    raise CannotStart(f"{account.name}, as whom PostgreSQL runs here, can reach no folder of ours.")


def holds_cluster(home: Path) -> bool:
    """Say whether a cluster was made here; one that is closed to us counts."""
    try:
        (home / "data" / "PG_VERSION").stat()
    except PermissionError:
        return True
    except OSError:
        return False
    return True


def socket_folder(home: Path) -> Path:
    """Give the folder for the socket: in the home, unless its path does not fit in an address."""
    inside = home / "sockets"
    # Both ends read a comma as the start of another address, the server a quote as well.
    if len(os.fsencode(inside)) <= LONGEST_SOCKET_FOLDER and not set(str(inside)) & set(',"'):
        return inside
    return Path(tempfile.gettempdir()) / f"relais-{_mark(inside)}"


def reachable_binaries(binaries: Path, account: Account) -> Path:
    """Give these programs, or a copy of the wheel's when this account cannot reach them."""
    if account.can_reach(binaries / "postgres"):
        return binaries
    wheel = binaries.parent
    if wheel.name != "pginstall" or not _enterable(OPEN_FOLDER, account):
        raise CannotStart(f"{account.name}, as whom PostgreSQL runs here, cannot reach {binaries}.")
    copy = OPEN_FOLDER / f"postgresql-{full_version(binaries)}"
    if not copy.exists():
        _copy_wheel(wheel, copy)
    return copy / wheel.parent.name / wheel.name / binaries.name


def _copy_wheel(wheel: Path, copy: Path) -> None:
    package = wheel.parent
    libraries = package.with_name(f"{package.name}.libs")
    with tempfile.TemporaryDirectory(dir=copy.parent, prefix=f".{copy.name}-") as staging:
        made = Path(staging) / copy.name
        shutil.copytree(
            wheel, made / package.name / wheel.name, ignore=shutil.ignore_patterns("include")
        )
        if libraries.is_dir():
            # The programs look for their libraries here, relative to themselves.
            shutil.copytree(libraries, made / libraries.name)
        for path in (made, *made.rglob("*")):
            path.chmod(0o755 if path.is_dir() or os.access(path, os.X_OK) else 0o644)
        with suppress(FileExistsError, OSError):
            made.rename(copy)  # Another start may have been first; its copy is as good.


def _elsewhere(folder: Path) -> tuple[Path, Path]:
    mark = _mark(folder)
    return OPEN_FOLDER / mark, Path(tempfile.gettempdir()) / f"relais-{mark}"


def _mark(path: Path) -> str:
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:16]


def _enterable(folder: Path, account: Account) -> bool:
    if folder == OPEN_FOLDER and not folder.exists():
        try:
            folder.mkdir()
        except OSError:
            return False
        folder.chmod(0o755)  # Ours, just made: whatever the umask, our account must pass.
    return account.can_reach(folder)


def _owner(home: Path) -> Account:
    state = home.lstat()
    account = Account(state.st_uid, state.st_gid, switch=True)
    if account.uid == 0:
        raise CannotStart(
            f"The database in {home} belongs to root, and PostgreSQL does not run as root: "
            f"give it to {_unprivileged().name} (chown -R)."
        )
    return account


def _expect_owner(home: Path, account: Account) -> Account:
    # The temporary folder is open to all: a stranger may have put a cluster of theirs there.
    if home.lstat().st_uid != account.uid:
        raise CannotStart(f"{home} does not belong to {account.name}: remove it.")
    return account


def _unprivileged() -> Account:
    for name in ("postgres", "nobody"):
        with suppress(KeyError):
            entry = pwd.getpwnam(name)
            return Account(entry.pw_uid, entry.pw_gid, switch=True)
    raise CannotStart(
        "PostgreSQL does not run as root: add an account named postgres, or start Relais as "
        "an ordinary user."
    )
