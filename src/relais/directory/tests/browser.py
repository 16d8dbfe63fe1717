"""The matching as the offline counter has it, in a browser."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page

MATCH_JS = Path(__file__).parents[1] / "static" / "directory" / "match.js"


@contextmanager
def page_with_matching(browser: Browser) -> Iterator[Page]:
    """A page that knows `Relais` and nothing else."""
    page = browser.new_page()
    page.add_script_tag(content=MATCH_JS.read_text(encoding="utf-8"))
    yield page
    page.close()
