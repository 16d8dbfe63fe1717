"""`relais bench`: run one benchmark or all, print what it measured, and keep it with its date."""

import argparse
import json
import os
import platform
from collections.abc import Callable
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from benchmarks import access, audit, http, programme, promises, referrals, report, vault, worklist
from benchmarks.coverage.run import measure as measure_coverage
from benchmarks.hsds.run import measure as measure_hsds
from benchmarks.match.run import measure as measure_match

RESULTS = Path(__file__).parent / "results"
PACKAGES = ("django", "psycopg", "numpy", "opening-hours-py", "gunicorn", "tantivy", "typst")

NAMES = (
    "match",
    "coverage",
    "http",
    "worklist",
    "promises",
    "hsds",
    "access",
    "audit",
    "vault",
    "referrals",
    "report",
    "programme",
)


def main(arguments: list[str]) -> None:
    """Run the benchmarks named in `arguments`; results go to `benchmarks/results/`."""
    parser = argparse.ArgumentParser(prog="relais bench", description=__doc__)
    parser.add_argument("name", choices=[*NAMES, "all"])
    parser.add_argument("--json", action="store_true", help="print one JSON object and no more")
    parser.add_argument("--services", type=int, default=5_000)
    parser.add_argument("--queries", type=int, default=500)
    options = parser.parse_args(arguments)
    url = os.environ["DATABASE_URL"]
    every: dict[str, Callable[[], dict[str, Any]]] = {
        "match": lambda: measure_match(url, services=options.services, queries=options.queries),
        "coverage": lambda: measure_coverage(services=options.services),
        "http": lambda: http.measure(url),
        "worklist": lambda: worklist.measure(url),
        "promises": lambda: promises.measure(url),
        "hsds": lambda: measure_hsds(url),
        "access": lambda: access.measure(url),
        "audit": lambda: audit.measure(url),
        "referrals": lambda: referrals.measure(url),
        "vault": lambda: vault.measure(url),
        "report": lambda: report.measure(url),
        "programme": lambda: programme.measure(url),
    }
    for name in every if options.name == "all" else [options.name]:
        measured = every[name]()
        _keep(name, measured)
        print(json.dumps(measured) if options.json else _table(name, measured))


def _keep(name: str, measured: dict[str, Any]) -> None:
    RESULTS.mkdir(exist_ok=True)
    record = {
        "measured_on": datetime.now(UTC).date().isoformat(),  # noqa: TID251  # a benchmark is of its day
        "machine": f"{os.cpu_count()} cores, {platform.machine()}, {platform.system()}",
        "python": platform.python_version(),
        "packages": {package: version(package) for package in PACKAGES},
        "result": measured,
    }
    (RESULTS / f"{name}.json").write_text(json.dumps(record, indent=2) + "\n", encoding="utf-8")


def _table(name: str, measured: dict[str, Any]) -> str:
    width = max(len(key) for key in measured)
    return "\n".join([name, *(f"  {key:{width}}  {value}" for key, value in measured.items())])
