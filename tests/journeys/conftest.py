"""The whole program, served as its users get it, and the system's Chromium to walk through it."""

import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page

_COMMAND_LINE = (sys.executable, "-c", "from config.command_line import main; main()")
_AXE = Axe().axe_script
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "wcag2aaa", "wcag21aaa"]


@dataclass
class ExitSite:
    """Stands in for the neutral site that the public page leaves to; keeps what it was told."""

    address: str
    referrers: list[str | None] = field(default_factory=list)


@dataclass(frozen=True)
class Site:
    """The running program: its four host names on one port of this machine."""

    port: int
    exit: ExitSite
    database_url: str
    environment: dict[str, str]

    def url(self, face: str, path: str = "/") -> str:
        host = "localhost" if face == "root" else f"{face}.localhost"
        return f"http://{host}:{self.port}{path}"

    def run(self, *arguments: str) -> None:
        """Run a verb of the command line beside the running program, on its data."""
        command = [*_COMMAND_LINE, *arguments]
        subprocess.run(command, env=self.environment, check=True, capture_output=True)

    @property
    def letters(self) -> Path:
        """The folder in which letters lie that would have left."""
        return Path(self.environment["RELAIS_DATA_DIR"]) / "letters"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def exit_site() -> Iterator[ExitSite]:
    visited = ExitSite(address="")

    class Weather(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            visited.referrers.append(self.headers.get("Referer"))
            # A browser that leaves again at once closes the line: that is its right.
            with suppress(BrokenPipeError, ConnectionResetError):
                self.send_response(200)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.end_headers()
                self.wfile.write(b"<!doctype html><title>The weather</title><h1>Sunny</h1>")

        def log_message(self, *_: object) -> None:
            """Keep the test output to itself."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Weather)
    visited.address = f"http://127.0.0.1:{server.server_port}/"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield visited
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="session")
def site(exit_site: ExitSite, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The program with the shipped directory, as it stays for all journeys that only read it."""
    with _served("journeys", exit_site, tmp_path_factory) as served:
        yield served


@pytest.fixture(scope="session")
def site_to_change(exit_site: ExitSite, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The same once more, for journeys that change what stands there.

    It knows a kind of promise that no context brings, so that the home has rows of its own.
    """
    one_kind_more = {"DJANGO_SETTINGS_MODULE": "benchmarks.promised.settings"}
    with _served("changes", exit_site, tmp_path_factory, **one_kind_more) as served:
        yield served


@contextmanager
def _served(
    name: str, exit_site: ExitSite, tmp_path_factory: pytest.TempPathFactory, **settings: str
) -> Iterator[Site]:
    worker = os.environ.get("PYTEST_XDIST_WORKER", "alone")
    url = _fresh_database(f"{name}_{worker}")
    port = _free_port()
    environment = {
        **os.environ,
        **settings,
        "DATABASE_URL": url,
        "PORT": str(port),
        "RELAIS_DATA_DIR": str(tmp_path_factory.mktemp("data")),
        "RELAIS_PREVIEW_LANGUAGES": "ar",
        "RELAIS_WORKERS": "1",
        "PYTHONPATH": str(Path(__file__).parents[2] / "src"),
        **{f"RELAIS_EXIT_{language}": exit_site.address for language in ("NL", "FR", "EN")},
    }
    log = tmp_path_factory.mktemp("log") / "serve.log"
    start = [*_COMMAND_LINE, "serve"]
    with log.open("wb") as out:
        server = subprocess.Popen(start, env=environment, stdout=out, stderr=out)
    try:
        _wait_for_ready(server, log)
        yield Site(port=port, exit=exit_site, database_url=url, environment=environment)
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(timeout=30)


def _fresh_database(name: str) -> str:
    parts = urlsplit(os.environ["DATABASE_URL"])
    with psycopg.connect(urlunsplit(parts._replace(path="/postgres")), autocommit=True) as admin:
        admin.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        admin.execute(f'CREATE DATABASE "{name}"')
    return urlunsplit(parts._replace(path=f"/{name}"))


def _wait_for_ready(server: "subprocess.Popen[bytes]", log: Path) -> None:
    stopped = threading.Event()
    for _ in range(600):
        if "Ready after" in log.read_text():
            return
        if server.poll() is not None:
            break
        stopped.wait(0.1)
    pytest.fail(f"the program did not start:\n{log.read_text()}")


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    fresh = browser.new_context(bypass_csp=True)
    yield fresh
    fresh.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


@pytest.fixture
def coordinator(site: Site, page: Page) -> Page:
    """A page where the cast's coordinator looks at the counters."""
    page.goto(site.url("work", "/nl/counters/"))
    page.locator("form:has(input[value=claire-exemplaire]) button").click()
    page.wait_for_url("**/nl/counters/")
    return page


def invite(coordinator: Page, name: str) -> str:
    """Register a pharmacy and answer the link that enrols a device of it."""
    coordinator.locator("input[name=name]").fill(name)
    coordinator.locator("select[name=kind]").select_option("pharmacy")
    coordinator.locator("select[name=municipality]").select_option("21013")
    coordinator.locator("form[action$='/new/'] button").click()
    return coordinator.locator("#link").inner_text()


def assert_accessible(page: Page) -> None:
    """No finding of axe at A, AA, AAA or best practice, with every fold opened."""
    page.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true })")
    if not page.evaluate("'axe' in window"):
        page.evaluate(_AXE)
    # All rules run; only what they find is told in full, which on a long page takes half the time.
    options = {
        "runOnly": {"type": "tag", "values": [*LEVELS, "best-practice"]},
        "resultTypes": ["violations"],
    }
    found = page.evaluate(
        "options => axe.run(document, options).then(told => told.violations)", options
    )
    assert not found, [
        (finding["id"], [node["html"][:160] for node in finding["nodes"]][:4]) for finding in found
    ]
