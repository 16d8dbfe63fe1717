"""`python -m tests.access.draw` draws `docs/access.md` and `docs/operations/asvs.md`."""

import os
import sys
from pathlib import Path

import django

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2] / "src"))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    from tests.access import asvs, drawing

    for page in (asvs, drawing):
        page.PAGE.write_text(page.draw(), encoding="utf-8")
