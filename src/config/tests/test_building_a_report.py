"""A report is told by one process and its PDFs are set by another: the files are the same."""

import hashlib
import json
import subprocess
from pathlib import Path
from types import SimpleNamespace

import pytest

from config import report_building

ASKED = ["report", "build", "--edition", "2022", "-o", "somewhere"]


@pytest.fixture
def teller(tmp_path, monkeypatch):
    """Stands for the process that tells the report: keeps how it was asked, and tells one PDF."""
    asked, ends = [], SimpleNamespace(code=0)

    def run(command, *, check):
        asked.append(command)
        wanted = {"path": str(tmp_path / "report.pdf"), "told": {"words": "Bonjour"}}
        Path(command[-1], "report.pdf.json").write_text(json.dumps(wanted), encoding="utf-8")
        return SimpleNamespace(returncode=ends.code)

    monkeypatch.setattr(subprocess, "run", run)
    monkeypatch.setattr(report_building, "set_told", lambda told: f"%PDF {told}".encode())
    return SimpleNamespace(asked=asked, ends=ends)


def test_only_the_whole_of_building_is_taken_in_two_steps():
    assert report_building.is_asked(ASKED)
    assert not report_building.is_asked([*ASKED, "--told", "folder"])
    assert not report_building.is_asked(["report", "verify"])


def test_what_was_told_is_set_and_listed_with_its_fingerprint(teller, tmp_path, capsys):
    report_building.build(ASKED)

    set_ = (tmp_path / "report.pdf").read_bytes()
    assert set_ == b'%PDF {"words": "Bonjour"}'
    assert capsys.readouterr().out == f"{hashlib.sha256(set_).hexdigest()}  report.pdf\n"
    assert teller.asked[0][-2 - len(ASKED) : -1] == [*ASKED, "--told"]


def test_when_nothing_could_be_told_nothing_is_set(teller, tmp_path):
    teller.ends.code = 1

    with pytest.raises(SystemExit) as ended:
        report_building.build(ASKED)

    assert ended.value.code == 1
    assert list(tmp_path.iterdir()) == []


def test_a_pdf_that_cannot_be_written_is_said(teller, tmp_path):
    (tmp_path / "report.pdf").mkdir()
    (tmp_path / "report.pdf" / "in-the-way").touch()

    with pytest.raises(SystemExit, match="can't be written"):
        report_building.build(ASKED)
