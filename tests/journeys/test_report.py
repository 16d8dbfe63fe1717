"""The published report as everyone reads it: accessible in three languages, also on paper."""

import pytest

from tests.journeys.conftest import assert_accessible

PAGES = ["", "asked/", "ch1/", "ch2/", "ch5/", "annexes/"]

pytestmark = pytest.mark.journey


@pytest.mark.parametrize("language", ["nl", "fr", "en"])
@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.strip("/") or "contents")
def test_every_page_of_the_report_is_accessible_and_fits_a_narrow_screen(
    site, page, language, path
):
    """The report of 2022, as the program itself publishes it at its first start."""
    page.set_viewport_size({"width": 320, "height": 640})
    answer = page.goto(site.url("open", f"/{language}/report/2022/1/{path}"))

    assert answer.status == 200
    assert page.locator("html").get_attribute("lang") == language
    assert_accessible(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_whoever_reads_without_a_script_finds_the_way_from_the_list_to_a_chart(site, browser):
    plain = browser.new_context(java_script_enabled=False)
    page = plain.new_page()
    page.goto(site.url("open", "/en/report/"))
    page.get_by_role("link", name="Edition 2022").click()
    page.locator("nav[aria-labelledby=contents] a").nth(1).click()

    assert page.get_by_role("img").first.is_visible()
    with page.expect_download() as download:
        page.goto(site.url("open", "/fr/report/2022/"))
        page.get_by_role("link", name="PDF").click()
    assert download.value.suggested_filename == "report-2022-1-fr.pdf"
    plain.close()
