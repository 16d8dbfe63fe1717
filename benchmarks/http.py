"""A match over HTTP: the whole program, at a steady rate that does not wait for answers.

Open loop: each request has its moment on a fixed beat, and its time counts from that moment, so a
slow answer can't hide the ones that queue behind it.
"""

import asyncio
import json
import os
import random
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg

type Request = Callable[[random.Random], bytes]
"""One request as it goes over the line, drawn by the dice of its connection."""

RATE = 200
CONNECTIONS = 50
SECONDS = 20
WARM_UP = 3
ROOT = Path(__file__).parents[1]
NEEDS = ("listening_advice", "shelter", "children", "police_statement", "legal_advice", "crisis")
PLACES = tuple(str(21001 + number) for number in range(19))


def measure(url: str) -> dict[str, Any]:
    """Times in milliseconds; `saturation_rps` is what it carries when pressed to the full."""
    with served(url) as port:
        steady(port, RATE, WARM_UP, _request)
        measured = steady(port, RATE, SECONDS, _request)
        pressed, failed = asyncio.run(_press(port, 5))
    return measured | {
        "errors": measured["errors"] + failed,
        "saturation_rps": round(pressed),
    }


def steady(port: int, rate: int, seconds: float, request: Request) -> dict[str, Any]:
    """What `request` makes, asked at this rate; times in milliseconds."""
    times, errors = asyncio.run(_beat(port, rate, seconds, request))
    times.sort()
    return {
        "rate_per_s": rate,
        "connections": CONNECTIONS,
        "requests": len(times),
        "errors": errors,
        "p50_ms": round(times[len(times) // 2] * 1000, 2),
        "p99_ms": round(times[int(len(times) * 0.99)] * 1000, 2),
        "max_ms": round(times[-1] * 1000, 2),
    }


@contextmanager
def served(url: str, name: str = "bench_http") -> Iterator[int]:
    """The program on a fresh database with the Brussels data; gives the port."""
    parts = urlsplit(url)
    with psycopg.connect(urlunsplit(parts._replace(path="/postgres")), autocommit=True) as admin:
        admin.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        admin.execute(f'CREATE DATABASE "{name}"')
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    with tempfile.TemporaryDirectory() as folder:
        environment = {
            **os.environ,
            "DATABASE_URL": urlunsplit(parts._replace(path=f"/{name}")),
            "PORT": str(port),
            "RELAIS_DATA_DIR": folder,
            "PYTHONPATH": str(Path(__file__).parents[1] / "src"),
        }
        start = [sys.executable, "-c", "from config.command_line import main; main()", "serve"]
        server = subprocess.Popen(start, env=environment, stdout=subprocess.DEVNULL, cwd=ROOT)
        try:
            _wait(port)
            yield port
        finally:
            server.send_signal(signal.SIGINT)
            server.wait(timeout=30)


def _wait(port: int) -> None:
    for _ in range(300):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=2):
                return
        except OSError:
            time.sleep(0.2)
    raise SystemExit("the program did not start")


def _request(dice: random.Random) -> bytes:
    path = (
        f"/api/match?need={dice.choice(NEEDS)}&municipality={dice.choice(PLACES)}"
        f"&language={dice.choice(('nl', 'fr', 'en'))}"
        f"&at=2026-11-24T{dice.randrange(24):02}:15:00%2B01:00"
    )
    return (
        f"GET {path} HTTP/1.1\r\nHost: counter.localhost\r\nAccept-Encoding: gzip\r\n\r\n".encode()
    )


async def _ask(streams: tuple[asyncio.StreamReader, asyncio.StreamWriter], request: bytes) -> bool:
    reader, writer = streams
    writer.write(request)
    head = (await reader.readuntil(b"\r\n\r\n")).lower()
    length = int(head.split(b"content-length:", 1)[1].split(b"\r\n", 1)[0])
    await reader.readexactly(length)
    return head.startswith(b"http/1.1 200")


async def _beat(port: int, rate: int, seconds: float, request: Request) -> tuple[list[float], int]:
    """`rate` requests a second for `seconds`, over the connections that are free."""
    beats: asyncio.Queue[float | None] = asyncio.Queue()
    times: list[float] = []
    errors = 0

    async def connection(number: int) -> None:
        nonlocal errors
        dice = random.Random(number)
        streams = await asyncio.open_connection("127.0.0.1", port)
        while (moment := await beats.get()) is not None:
            try:
                errors += not await _ask(streams, request(dice))
            except (OSError, EOFError):
                errors += 1
                streams = await asyncio.open_connection("127.0.0.1", port)
            times.append(time.perf_counter() - moment)
        streams[1].close()

    workers = [asyncio.create_task(connection(number)) for number in range(CONNECTIONS)]
    start = time.perf_counter()
    for beat in range(int(rate * seconds)):
        moment = start + beat / rate
        await asyncio.sleep(max(0.0, moment - time.perf_counter()))
        beats.put_nowait(moment)
    for _ in workers:
        beats.put_nowait(None)
    await asyncio.gather(*workers)
    return times, errors


async def _press(port: int, seconds: float) -> tuple[float, int]:
    """As many as the connections can ask one after another."""
    answered = errors = 0
    until = time.perf_counter() + seconds

    async def connection(number: int) -> None:
        nonlocal answered, errors
        dice = random.Random(number)
        streams = await asyncio.open_connection("127.0.0.1", port)
        while time.perf_counter() < until:
            try:
                errors += not await _ask(streams, _request(dice))
                answered += 1
            except (OSError, EOFError):
                streams = await asyncio.open_connection("127.0.0.1", port)
        streams[1].close()

    await asyncio.gather(*(connection(number) for number in range(CONNECTIONS)))
    return answered / seconds, errors


if __name__ == "__main__":
    print(json.dumps(measure(os.environ["DATABASE_URL"])))
