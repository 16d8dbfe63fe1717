"""The coordinator reads and takes away the register of processing activities."""

from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.journeys.conftest import assert_accessible

pytestmark = pytest.mark.journey


@pytest.fixture
def coordinator(site, page):
    """A page where the cast's coordinator has signed in."""
    page.goto(site.url("work", "/nl/"))
    page.locator("form:has(input[value=claire-exemplaire]) button").click()
    page.wait_for_url("**/nl/")
    return page


@pytest.mark.parametrize("language", ["nl", "fr"])
def test_the_register_is_accessible_and_fits_a_narrow_screen(coordinator, site, language):
    coordinator.set_viewport_size({"width": 320, "height": 640})
    coordinator.goto(site.url("work", f"/{language}/register/"))

    assert_accessible(coordinator)
    assert coordinator.evaluate("document.documentElement.scrollWidth") <= 320


def test_from_home_to_the_document(coordinator):
    coordinator.get_by_role("link", name="Register van verwerkingen").click()

    with coordinator.expect_download() as download:
        coordinator.get_by_role("link", name="PDF").click()

    document = PdfReader(BytesIO(Path(download.value.path()).read_bytes()))
    assert "Register van verwerkingen" in document.pages[0].extract_text()
