"""Every page of every face, in every language: accessible, narrow, true to its own policy."""

import pytest

from tests.journeys.conftest import assert_accessible
from tests.journeys.test_confirming_records import sign_in

LANGUAGES = ["nl", "fr", "en"]
PUBLIC_PAGES = [
    ("root", "/"),
    ("help", "/"),
    ("counter", "/"),
    ("counter", "/card/returned/"),
    ("counter", "/guide/"),
    ("counter", "/guide/detect/"),
    ("counter", "/guide/care/"),
    ("counter", "/guide/orient/"),
    ("open", "/"),
    ("open", "/report/"),
    ("open", "/returned/"),
    ("open", "/returned/thanks/"),
    ("open", "/coverage/"),
    ("open", "/directory/"),
    ("open", "/directory/line-1712/"),
    ("open", "/directory/cpvcf/"),
    ("open", "/open-data/"),
    ("open", "/open-data/profile/"),
    ("open", "/confirm/"),
    ("open", "/confirm/asked/"),
    # Whatever the secret, the same question for the code.
    ("open", "/handed-over/no-such-secret/"),
    ("work", "/sign-in/"),
]

# By whom each is read.
WORK_PAGES = [
    ("claire-exemplaire", "/referrals/rejections/"),
    ("claire-exemplaire", "/follow-up/"),
    ("claire-exemplaire", "/follow-up/missing/2022/"),
    ("claire-exemplaire", "/follow-up/initiatives/"),
    ("claire-exemplaire", "/follow-up/initiatives/?words=nothing-like-that"),
    ("claire-exemplaire", "/follow-up/initiatives/I08/"),
    ("claire-exemplaire", "/follow-up/res-ifg-2020/R5/"),
    ("claire-exemplaire", "/follow-up/tables/"),
    ("claire-exemplaire", "/follow-up/tables/figures/"),
    ("claire-exemplaire", "/follow-up/tables/figures/row/"),
    ("claire-exemplaire", "/report/"),
    ("claire-exemplaire", "/report/2022/"),
    ("claire-exemplaire", "/report/compare/?before=2022.1&after=2022.draft"),
    ("claire-exemplaire", "/groups/"),
    ("claire-exemplaire", "/groups/wg-ifg/new/"),
    ("claire-exemplaire", "/materials/"),
    ("claire-exemplaire", "/report/rounds/"),
    ("claire-exemplaire", "/report/rounds/new/"),
    ("claire-exemplaire", "/tables/groups/"),
    ("claire-exemplaire", "/tables/groups/meeting_lines/"),
    ("claire-exemplaire", "/materials/tables/materials/row/"),
    ("joris-schets", "/follow-up/tables/competences/"),
    ("joris-schets", "/report/questions/"),
    ("joris-schets", "/report/questions/new/"),
    ("joris-schets", "/report/questions/competences/"),
    ("joris-schets", "/report/questions/qe-792/"),
    ("joris-schets", "/report/questions/qe-792/sheet/"),
]

pytestmark = pytest.mark.journey


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("face", "path"), PUBLIC_PAGES, ids=lambda part: part.strip("/") or "home")
def test_page_is_accessible_and_fits_a_narrow_screen(site, page, face, path, language):
    page.set_viewport_size({"width": 320, "height": 640})
    answer = page.goto(site.url(face, f"/{language}{path}"))

    assert answer.status == 200
    assert page.locator("html").get_attribute("lang") == language
    assert_accessible(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.fixture(scope="module")
def screens(site, browser):
    """A narrow screen of each reader, who signs in once."""
    found = {}

    def screen(reader):
        if reader not in found:
            context = browser.new_context(bypass_csp=True, viewport={"width": 320, "height": 640})
            found[reader] = context.new_page()
            sign_in(found[reader], site, reader)
        return found[reader]

    yield screen
    for page in found.values():
        page.context.close()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("reader", "path"), WORK_PAGES)
def test_page_of_work_is_accessible_and_fits_a_narrow_screen(site, screens, reader, path, language):
    page = screens(reader)
    answer = page.goto(site.url("work", f"/{language}{path}"))

    assert answer.status == 200
    assert_accessible(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize(("face", "path"), PUBLIC_PAGES, ids=lambda part: part.strip("/") or "home")
def test_page_breaks_no_rule_of_its_own_policy(site, browser, face, path):
    strict = browser.new_context()
    page = strict.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: complaints.append(str(error)))

    page.goto(site.url(face, f"/nl{path}"))
    page.wait_for_load_state("networkidle")
    strict.close()

    assert complaints == []
