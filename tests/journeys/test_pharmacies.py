"""The coordinator finds a pharmacy of one municipality, on a page that everyone can use."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.journeys.conftest import assert_accessible

pytestmark = pytest.mark.journey

SOURCE = Path(__file__).parents[2] / "src"
SAMPLE = SOURCE / "relais" / "organisations" / "data" / "pharmacies_sample.xlsx"


@pytest.fixture
def sample(site):
    """The invented sample, taken over as an operator does it."""
    start = "from config.command_line import main; main()"
    subprocess.run(
        [sys.executable, "-c", start, "organisations", "pharmacies", str(SAMPLE), "--apply"],
        env={**os.environ, "DATABASE_URL": site.database_url, "PYTHONPATH": str(SOURCE)},
        check=True,
        capture_output=True,
    )


@pytest.fixture
def coordinator(site, sample, page):
    """A page where the cast's coordinator has signed in."""
    page.goto(site.url("work", "/nl/"))
    page.locator("form:has(input[value=claire-exemplaire]) button").click()
    page.wait_for_url("**/nl/")
    return page


@pytest.mark.parametrize("language", ["nl", "fr", "en"])
def test_the_list_is_accessible_and_fits_a_narrow_screen(coordinator, site, language):
    coordinator.set_viewport_size({"width": 320, "height": 640})
    coordinator.goto(site.url("work", f"/{language}/pharmacies/"))

    assert coordinator.locator("tbody tr").count() == 9
    assert_accessible(coordinator)
    assert coordinator.evaluate("document.documentElement.scrollWidth") <= 320


def test_from_home_to_the_pharmacies_of_one_municipality(coordinator):
    coordinator.get_by_role("link", name="Apotheken").click()
    coordinator.locator("select[name=municipality]").select_option("21005")
    coordinator.get_by_role("button", name="Tonen").click()

    names = coordinator.locator("tbody th").all_inner_texts()
    assert names == ["Apotheek Nooitgedacht"]
    assert coordinator.locator("caption").inner_text() == "Etterbeek"
    assert_accessible(coordinator)

    with coordinator.expect_download() as download:
        coordinator.get_by_role("link", name="CSV").click()
    assert download.value.suggested_filename == "pharmacies.csv"
    assert "Apotheek Nooitgedacht" in Path(download.value.path()).read_text("utf-8")
