"""`relais report build` in little memory: who tells the report is gone before its PDFs are set.

Telling it needs every context of the house, setting a PDF needs Typst and its fonts: some 120 and
some 100 MiB. One process after the other needs no more than the larger of the two.
"""

import hashlib
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any, Final

from relais.foundation.whole_files import write_whole
from relais.programme.queries.drawing.pdf import set_told

TOLD: Final = "--told"
_RELAIS: Final = (sys.executable, "-c", "from config.command_line import main; main()")


def is_asked(arguments: list[str]) -> bool:
    """Whether a report is to be built; the process that only tells it is asked with `TOLD`."""
    return arguments[:2] == ["report", "build"] and TOLD not in arguments


def build(arguments: list[str]) -> None:
    """Let another process write everything but the PDFs, then set these. Ends as that one ends."""
    with tempfile.TemporaryDirectory() as folder:
        told = subprocess.run([*_RELAIS, *arguments, TOLD, folder], check=False)
        if told.returncode:
            raise SystemExit(told.returncode)
        for file in sorted(Path(folder).iterdir()):
            _set(json.loads(file.read_text("utf-8")))


def _set(wanted: dict[str, Any]) -> None:
    path = Path(wanted["path"])
    print(f"Drawing {path.name}", file=sys.stderr, flush=True)
    content = set_told(json.dumps(wanted["told"]))
    try:
        write_whole(path, content)
    except OSError as error:
        raise SystemExit(f"{path.name} can't be written: {error.strerror}") from None
    print(f"{hashlib.sha256(content).hexdigest()}  {path.name}", flush=True)
