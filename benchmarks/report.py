"""The report of 2022 as PDF in three languages, beside bare Typst that sets the same words.

The baseline has no structure at all: every line that the report prints, one paragraph after
another, without tables, charts, contents or standards of accessibility. Each runs in a process of
its own, because Typst remembers what it set before. Memory is the most that such a process ever
held, and what it held before it began to draw; `cpu` is what all its threads worked. The command
itself tells and sets in two processes: `command_peak_mib` is the larger of them.
"""

import io
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import typst
from pypdf import PdfReader

from benchmarks.http import ROOT, served

NAME = "bench_report"
EDITION = "2022"
LANGUAGES = ("nl", "fr", "en")
ROUNDS = 5
_DRAW = (sys.executable, "-m", "benchmarks.report")


def measure(url: str) -> dict[str, Any]:
    """Seconds and MiB for the three languages together; `ratio` is work against the baseline's."""
    with served(url, NAME):
        os.environ["DATABASE_URL"] = urlunsplit(urlsplit(url)._replace(path=f"/{NAME}"))
        document = _composed()
        command = _command()
    ours = [_run("pdf", document) for _ in range(ROUNDS)]
    printed = json.dumps(_run("print", document))
    bare = [_run("bare", printed) for _ in range(ROUNDS)]
    formats = _run("formats", document)
    work = statistics.median(each["cpu"] for each in ours)
    baseline = statistics.median(each["cpu"] for each in bare)
    return {
        "rounds": ROUNDS,
        "pages": ours[0]["pages"],
        "bare_pages": bare[0]["pages"],
        "three_pdfs_s": round(statistics.median(each["seconds"] for each in ours), 2),
        "three_pdfs_cpu_s": round(work, 2),
        "bare_typst_s": round(statistics.median(each["seconds"] for each in bare), 2),
        "bare_typst_cpu_s": round(baseline, 2),
        "ratio": round(work / baseline, 1),
        "peak_mib": max(each["peak_mib"] for each in ours),
        "before_mib": max(each["before_mib"] for each in ours),
        "bare_peak_mib": max(each["peak_mib"] for each in bare),
        "command_peak_mib": command,
        **{f"one_{name}_s": seconds for name, seconds in formats["one"].items()},
    }


def _command() -> int:
    """The most that any process of `relais report build` held for the three PDFs, in MiB."""
    build = ["report", "build", "--edition", EDITION, "--formats", "pdf", "-o"]
    with tempfile.TemporaryDirectory() as folder:
        program = (
            "import resource, subprocess, sys\n"
            "relais = [sys.executable, '-c', 'from config.command_line import main; main()']\n"
            f"subprocess.run([*relais, *{[*build, folder]!r}], check=True, capture_output=True)\n"
            "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)\n"
        )
        ran = subprocess.run([sys.executable, "-c", program], stdout=subprocess.PIPE, check=True)
    return int(ran.stdout)


def _composed() -> str:
    """The report as its tables tell it, in its canonical text; what nobody said is left blank."""
    import django  # noqa: PLC0415  # after the database's address is known

    django.setup()
    from relais.foundation.access import OPERATOR  # noqa: PLC0415
    from relais.programme.queries.composing import compose  # noqa: PLC0415
    from relais.programme.rules import canonical  # noqa: PLC0415

    return canonical.write(compose(OPERATOR, EDITION))


def _run(what: str, text: str) -> Any:
    done = subprocess.run(
        [*_DRAW, what], input=text, capture_output=True, text=True, check=True, cwd=ROOT
    )
    return json.loads(done.stdout)


def _drawn(what: str, text: str) -> Any:
    """What runs in a process of its own: draws what `text` says, and answers what that took."""
    import django  # noqa: PLC0415

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    from relais.programme.queries.drawing.files import draw  # noqa: PLC0415
    from relais.programme.rules import canonical  # noqa: PLC0415
    from relais.programme.rules.formats import Format  # noqa: PLC0415

    if what == "bare":
        lines = json.loads(text)
        return _measured(lambda language: _bare(lines[language], language))
    report = canonical.read(text)
    if what == "pdf":
        return _measured(lambda language: draw(report, Format.PDF, language, with_gaps=True))
    if what == "print":
        return {
            language: _lines(draw(report, Format.PDF, language, with_gaps=True))
            for language in LANGUAGES
        }
    return {"one": {each: _seconds(draw, report, each) for each in Format}}


def _measured(draw: Callable[[str], bytes]) -> dict[str, Any]:
    before, began, worked = _held(), time.perf_counter(), time.process_time()
    drawn = [draw(language) for language in LANGUAGES]
    return {
        "seconds": time.perf_counter() - began,
        "cpu": time.process_time() - worked,
        "before_mib": before,
        "peak_mib": _held(),
        "pages": [len(PdfReader(io.BytesIO(each)).pages) for each in drawn],
    }


def _seconds(draw: Callable[..., bytes], report: Any, file_format: str) -> float:
    began = time.perf_counter()
    draw(report, file_format, "nl", with_gaps=True)
    return round(time.perf_counter() - began, 2)


def _held() -> int:
    """The most that this process ever held, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def _lines(drawn: bytes) -> list[str]:
    pages = PdfReader(io.BytesIO(drawn)).pages
    return [line for page in pages for line in page.extract_text().splitlines() if line.strip()]


def _bare(lines: list[str], language: str) -> bytes:
    source = "#set text(lang: sys.inputs.language)\n#json(bytes(sys.inputs.lines)).map(par).join()"
    drawn: bytes = typst.compile(
        source.encode(),
        format="pdf",
        sys_inputs={"lines": json.dumps(lines), "language": language},
        ignore_system_fonts=True,
    )
    return drawn


if __name__ == "__main__":
    print(json.dumps(_drawn(sys.argv[1], sys.stdin.read())))
