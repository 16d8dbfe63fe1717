"""What the faults stand on: a folder that PostgreSQL may enter, and a place for figures."""

import json
import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.faults.program import Program, require_linux, served

_FIGURES = pytest.StashKey[list[dict[str, Any]]]()


def pytest_configure(config: pytest.Config) -> None:
    config.stash[_FIGURES] = []


@pytest.fixture
def tell(request: pytest.FixtureRequest) -> Callable[..., None]:
    """Keep figures: a line in `faults.jsonl` of the data folder, a row when all is over."""
    folder = request.config.rootpath / os.environ.get("RELAIS_DATA_DIR", "var")

    def keep(fault: str, **figures: float | str) -> None:
        line = {"fault": fault, **figures}
        request.config.stash[_FIGURES].append(line)
        with (folder / "faults.jsonl").open("a", encoding="utf-8") as file:
            file.write(json.dumps(line) + "\n")

    return keep


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that every account may enter, as pytest's own is closed to all but us."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        Path(name).chmod(0o755)
        yield Path(name)


@pytest.fixture
def program(folder: Path) -> Iterator[Program]:
    require_linux()
    with served(folder) as running:
        yield running


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    lines = terminalreporter.config.stash[_FIGURES]
    if lines:
        terminalreporter.section("faults")
    for line in lines:
        figures = "  ".join(f"{name}={value}" for name, value in line.items() if name != "fault")
        terminalreporter.write_line(f"{line['fault']:<34} {figures}")
