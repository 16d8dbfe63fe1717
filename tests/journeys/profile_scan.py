"""Reads a whole browser profile for what a visit left behind: words, titles, cookies, storage."""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be")
# Where Chromium keeps what a page stores or what it saves of a page.
STORAGE = (
    "Cache",
    "Code Cache",
    "Local Storage",
    "Session Storage",
    "IndexedDB",
    "Service Worker",
    "WebStorage",
    "File System",
)


def files_naming(profile: Path, words: Iterable[str]) -> dict[str, list[str]]:
    """For each of `words` that stands anywhere in the profile, the files that it stands in."""
    wanted = {word: [word.encode(encoding) for encoding in ENCODINGS] for word in words}
    found: dict[str, list[str]] = {}
    for file in sorted(path for path in profile.rglob("*") if path.is_file()):
        content = file.read_bytes()
        for word, forms in wanted.items():
            if any(form in content for form in forms):
                found.setdefault(word, []).append(str(file.relative_to(profile)))
    return found


def history(profile: Path) -> list[tuple[str, str]]:
    """Address and title of every row of the browser's own history."""
    return _rows(profile / "Default" / "History", "SELECT url, title FROM urls ORDER BY id")


def cookies(profile: Path) -> list[tuple[str, str]]:
    """Host and name of every cookie."""
    jars = [profile / "Default" / "Cookies", profile / "Default" / "Network" / "Cookies"]
    return [row for jar in jars for row in _rows(jar, "SELECT host_key, name FROM cookies")]


def stored_for(profile: Path, host: str) -> list[str]:
    """Files of caches and storage that name `host`."""
    naming = files_naming(profile, [host]).get(host, [])
    return [file for file in naming if Path(file).parts[1:2] and Path(file).parts[1] in STORAGE]


def _rows(database: Path, query: str) -> list[tuple[str, str]]:
    if not database.exists():
        return []
    with closing(sqlite3.connect(f"file:{database}?immutable=1", uri=True)) as connection:
        return [(str(first), str(second)) for first, second in connection.execute(query)]
