"""Reading all that one of the cast can reach: every page of the table, and the links on it."""

import re
from collections import Counter, deque
from collections.abc import Iterator
from html import unescape

from django.test import Client
from django.urls import Resolver404, resolve

from relais.organisations.interface import Professional
from tests.access.stage import NO_FILE
from tests.access.test_who_opens_what import TABLE, host
from tests.access.test_who_opens_which_file import FILES, STRANGER

# Pages that differ only by what they name: of the many records of the directory, one.
OF_ONE_KIND = 1
NO_SUCH_VERB = 405
LINK = re.compile(r'href="(/[^"#]*)"')


def read_everything(code: str, files: list[str], *, also: list[str]) -> Iterator[tuple[str, str]]:
    """The name of each page of the table, of the links on it, and of the addresses that are `also`
    on the work face; and all that it says to this reader.
    """
    client = Client()
    faces = ("root", "help", "counter", "open", "work")
    if code != STRANGER:
        client.force_login(Professional.unscoped.get(code=code))
        faces = ("work",)
    for face in faces:
        starts = [*_starts(face, files), *(also if face == "work" else ())]
        yield from _face(client, face, starts)


def _face(client: Client, face: str, starts: list[str]) -> Iterator[tuple[str, str]]:
    waiting = deque(starts)
    seen, kinds = set(waiting), Counter[str]()
    while waiting:
        path = waiting.popleft()
        answer = client.get(path, headers={"host": host(face + ":")})
        text = read(answer)
        yield f"{face}:{_name(path, face)}", text
        for link in LINK.findall(text):
            address = unescape(link)
            kind = _name(address, face)
            if address not in seen and kind and kinds[kind] < OF_ONE_KIND:
                seen.add(address)
                kinds[kind] += 1
                waiting.append(address)


def read(answer) -> str:
    """All of an answer: its lines, its headers, and its body."""
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return f"{answer.status_code} {dict(answer.headers)}\n{body.decode(errors='replace')}"


def _starts(face: str, files: list[str]) -> Iterator[str]:
    for page, row in TABLE.items():
        if page.startswith(f"{face}:") and row.answer != NO_SUCH_VERB:
            if page in FILES:
                yield from (row.address.replace(str(NO_FILE), file) for file in files)
            else:
                yield row.address


def _name(path: str, face: str) -> str:
    try:
        return resolve(path.partition("?")[0], f"config.faces.{face}").url_name or ""
    except Resolver404:
        return ""
