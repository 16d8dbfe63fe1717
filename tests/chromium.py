"""A pytest plugin that gives every test that asks for one the system's Chromium."""

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

PATH = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Say plainly that the journeys were not walked when there is no browser to walk them with."""
    if PATH:
        return
    reason = "no Chromium on this machine: browser journeys were NOT run (apt-get install chromium)"
    for item in items:
        if item.get_closest_marker("journey"):
            item.add_marker(pytest.mark.skip(reason=reason))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for the whole run: Playwright's loop can't be started twice in one thread.

    It goes on in this thread, and Django would take whatever a later test asks of the database for
    a fault of asynchronous code, of which there is none here.
    """
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=PATH, args=FLAGS)
        yield chromium
        chromium.close()
