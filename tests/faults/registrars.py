"""Processes that call a command directly, many times a second, and what they say was written."""

import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.faults.program import Program

_ROOT = Path(__file__).parents[2]
_AGAIN = "again"
# A counter without its audit row, an audit row without its counter, a name that stands there twice.
_COUNTERS = """
SELECT name, count(DISTINCT counter.id), count(audit.id)
FROM materials_counter AS counter
LEFT JOIN audit_auditrow AS audit
  ON audit.about = counter.code AND audit.event = 'materials.counter_registered'
GROUP BY name
"""
_ORPHANS = """
SELECT count(*) FROM audit_auditrow
WHERE event = 'materials.counter_registered'
  AND about NOT IN (SELECT code FROM materials_counter)
"""


@dataclass
class Registrar:
    """One process, and the names that it said were written."""

    process: "subprocess.Popen[str]"
    names: list[str] = field(default_factory=list)
    retried: int = 0

    def listen(self) -> None:
        with self.process.stdout as said:
            for line in said:
                if line.strip() == _AGAIN:
                    self.retried += 1
                else:
                    self.names.append(line.strip())


@dataclass(frozen=True)
class Registrars:
    """Several at once."""

    each: tuple[Registrar, ...]

    def names(self) -> list[str]:
        return [name for registrar in self.each for name in [*registrar.names]]

    @property
    def acknowledged(self) -> int:
        return sum(len(registrar.names) for registrar in self.each)

    @property
    def retried(self) -> int:
        return sum(registrar.retried for registrar in self.each)


@dataclass(frozen=True)
class Registered:
    """What the tables say of the names that were acknowledged."""

    lost: int
    half_done: int
    duplicates: int


@contextmanager
def registering(program: Program, *, processes: int) -> Iterator[Registrars]:
    """Let this many register counters; when this ends, all have seen their last one through."""
    registrars = Registrars(tuple(_start(program, number) for number in range(processes)))
    threads = [threading.Thread(target=each.listen) for each in registrars.each]
    for thread in threads:
        thread.start()
    try:
        yield registrars
    finally:
        for each in registrars.each:
            each.process.send_signal(signal.SIGTERM)
        codes = [each.process.wait(120) for each in registrars.each]
        for thread in threads:
            thread.join(120)
    assert not any(codes)


def missing(program: Program, names: list[str]) -> int:
    """How many of these names stand nowhere."""
    return len(set(names) - {name for name, *_counts in program.ask(_COUNTERS)})


def look(program: Program, names: list[str]) -> Registered:
    """The tables beside the names, once every registrar has seen its last one through."""
    found = program.ask(_COUNTERS)
    return Registered(
        lost=missing(program, names),
        half_done=sum(audits != 1 for _name, _counters, audits in found)
        + program.ask(_ORPHANS)[0][0],
        duplicates=sum(counters != 1 for _name, counters, _audits in found),
    )


def _start(program: Program, number: int) -> Registrar:
    command = [sys.executable, "-m", "tests.faults.registering", f"Counter {number}"]
    process = subprocess.Popen(
        command, cwd=_ROOT, env=program.environment, stdout=subprocess.PIPE, text=True
    )
    return Registrar(process)
