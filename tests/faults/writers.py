"""Professionals who report room over HTTP, and send a form again until it is acknowledged."""

import http.client
import itertools
import secrets
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from urllib.parse import urlencode

from tests.faults.program import Program

# Of the shipped directory; each writer keeps one for itself, so that rows can be told apart.
SHELTERS = (
    "samusocial",
    "cpvcf",
    "vogelzang-fr",
    "vogelzang-nl",
    "haard-en-vrede",
    "talita-portes-ouvertes",
    "shelter-region-19",
    "shelter-lgbtqia-14",
)
DONE, DONE_BEFORE = 302, 303
_PAUSE = 0.05
# Of so many answers one gets lost on the way, as on a bad line: the form is sent again.
_LOST_EVERY = 10


@dataclass
class Writer:
    """One browser: a kept-alive connection, a session, and one act after another."""

    program: Program
    cookies: str
    shelter: str
    acknowledged: int = 0
    retried: int = 0
    answered_again: int = 0
    refused: list[int] = field(default_factory=list)

    def write_until(self, told_to_stop: threading.Event) -> None:
        """Report room again and again; the last act is seen through to its end."""
        connection = self._connect()
        for number in itertools.count():
            if told_to_stop.is_set() or self.refused:
                break
            form = self._form(number)
            if number % _LOST_EVERY == 0:
                self._send_and_leave(connection, form)
            while not self._acknowledges(connection, form):
                self.retried += 1
                connection.close()
                threading.Event().wait(_PAUSE)
        connection.close()

    def _form(self, number: int) -> str:
        token = dict(each.split("=", 1) for each in self.cookies.split("; "))["csrftoken"]
        return urlencode(
            {
                "csrfmiddlewaretoken": token,
                "once": secrets.token_urlsafe(18),
                "state": ("yes", "no")[number % 2],
                "means": "called",
            }
        )

    def _send_and_leave(self, connection: http.client.HTTPConnection, form: str) -> None:
        with suppress(OSError, http.client.HTTPException):
            self._send(connection, form)
        connection.close()

    def _acknowledges(self, connection: http.client.HTTPConnection, form: str) -> bool:
        try:
            self._send(connection, form)
            answer = connection.getresponse()
            answer.read()
        except (OSError, http.client.HTTPException):
            return False
        return self._counts(answer.status)

    def _send(self, connection: http.client.HTTPConnection, form: str) -> None:
        headers = {
            "Host": f"work.localhost:{self.program.port}",
            "Cookie": self.cookies,
            "Content-Type": "application/x-www-form-urlencoded",
        }
        connection.request("POST", f"/nl/directory/{self.shelter}/room/", form, headers)

    def _counts(self, status: int) -> bool:
        if status >= http.client.INTERNAL_SERVER_ERROR:
            return False
        if status not in {DONE, DONE_BEFORE}:
            self.refused.append(status)
        self.acknowledged += 1
        self.answered_again += status == DONE_BEFORE
        return True

    def _connect(self) -> http.client.HTTPConnection:
        return http.client.HTTPConnection("127.0.0.1", self.program.port, timeout=60)


@dataclass(frozen=True)
class Writers:
    """Several at once."""

    each: tuple[Writer, ...]

    @property
    def acknowledged(self) -> int:
        return sum(writer.acknowledged for writer in self.each)

    @property
    def retried(self) -> int:
        return sum(writer.retried for writer in self.each)

    @property
    def have_all_failed(self) -> bool:
        """Whether each of them was told at least once that it did not work."""
        return all(writer.retried for writer in self.each)

    @property
    def answered_again(self) -> int:
        """Acts that were done before their form came again: without a key they were done twice."""
        return sum(writer.answered_again for writer in self.each)

    def by_shelter(self) -> dict[str, int]:
        """How many acts were acknowledged of each shelter, up to this moment."""
        return {writer.shelter: writer.acknowledged for writer in self.each}


@contextmanager
def writing(program: Program) -> Iterator[Writers]:
    """Let one writer for each shelter write; at the end all see their last act through."""
    cookies = program.cookies()
    writers = Writers(tuple(Writer(program, cookies, shelter) for shelter in SHELTERS))
    told_to_stop = threading.Event()
    threads = [
        threading.Thread(target=each.write_until, args=[told_to_stop]) for each in writers.each
    ]
    for thread in threads:
        thread.start()
    try:
        yield writers
    finally:
        told_to_stop.set()
        for thread in threads:
            thread.join(120)
    assert not any(thread.is_alive() for thread in threads)
    assert not [writer.refused for writer in writers.each if writer.refused]
