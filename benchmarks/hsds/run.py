"""Measure a page of fifty whole services: at a steady rate, and beside a naive maker."""

import json
import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from benchmarks import http
from benchmarks.hsds import synthetic

SERVICES = 500
RATE = 10
SECONDS = 30
WARM_UP = 5
PAGES = SERVICES // 50
NAME = "bench_hsds"
SOURCE = Path(__file__).parents[2]


def measure(url: str) -> dict[str, Any]:
    """Times in milliseconds.

    `ours_ms` and `naive_ms` are the making of one page without the wire, in one process, turn by
    turn; `queries` and `naive_queries` are what each asks of the database.
    """
    with http.served(url, NAME) as port:
        database = urlunsplit(urlsplit(url)._replace(path=f"/{NAME}"))
        _load(database)
        http.steady(port, RATE, WARM_UP, _request)
        measured = http.steady(port, RATE, SECONDS, _request)
        compared = _in_process(database, "benchmarks.hsds.naive")
    return {"services": SERVICES, **measured, **json.loads(compared)}


def _request(dice: random.Random) -> bytes:
    feed = dice.choice(("", "nl/", "fr/", "en/"))
    path = f"/hsds/{feed}services?full=true&per_page=50&page={dice.randint(1, PAGES)}"
    return f"GET {path} HTTP/1.1\r\nHost: open.localhost\r\nAccept-Encoding: gzip\r\n\r\n".encode()


def _load(database: str) -> None:
    """Take the invented services over, as an operator would."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "services.json"
        file.write_text(json.dumps({"services": synthetic.records(SERVICES)}), encoding="utf-8")
        command = "from config.command_line import main; main()"
        arguments = [sys.executable, "-c", command, "directory", "import", str(file), "--apply"]
        subprocess.run(arguments, env=_environment(database), check=True, stdout=subprocess.DEVNULL)


def _in_process(database: str, module: str) -> str:
    return subprocess.run(
        [sys.executable, "-m", module],
        env=_environment(database),
        cwd=SOURCE,
        check=True,
        capture_output=True,
        text=True,
    ).stdout


def _environment(database: str) -> dict[str, str]:
    return {
        **os.environ,
        "DATABASE_URL": database,
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "PYTHONPATH": f"{SOURCE / 'src'}:{SOURCE}",
    }
