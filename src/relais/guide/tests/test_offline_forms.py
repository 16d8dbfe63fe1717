"""What the counter keeps for when there is no connection, and how much it weighs."""

import base64
import hashlib
import json
import random
import re
from datetime import UTC, datetime

import pytest
import yaml
from django.contrib.staticfiles import finders
from django.core.management import call_command

from relais.foundation.access import EVERYONE
from relais.guide.queries.counter_offline import counter_directory

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
BRUSSELS_BYTES = 100_000
MANY_BYTES = 1_000_000
MANY = 1500


@pytest.fixture
def brussels(db):
    call_command("organisations", "load", verbosity=0)
    call_command("directory", "load", verbosity=0)
    call_command("guide", "load", verbosity=0)


@pytest.fixture
def get(client):
    def read(path):
        return client.get(path, headers={"host": "counter.localhost"})

    return read


@pytest.mark.usefixtures("brussels")
def test_the_file_with_the_brussels_records_is_small(get):
    assert len(get("/counter.html").content) <= BRUSSELS_BYTES


@pytest.mark.usefixtures("brussels")
def test_the_file_with_fifteen_hundred_records_stays_under_a_megabyte(get, tmp_path):
    records = tmp_path / "many.yaml"
    content = {"services": [invented(number) for number in range(MANY)]}
    records.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
    call_command("directory", "import", str(records), "--apply", verbosity=0)
    page = get("/counter.html")
    assert len(inside(page.text)["services"]) == MANY + 36
    assert len(page.content) <= MANY_BYTES


def invented(number):
    """A service as long-winded as the real ones; the same one for the same number."""
    chance = random.Random(number)  # noqa: S311  # invented names need no secrecy
    opens, closes = chance.choice([8, 9, 10]), chance.choice([16, 17, 18, 20])
    days = chance.choice(["Mo-Fr", "Mo-Sa", "Tu-Th", "Mo,We,Fr"])
    needs = ["listening_advice", "shelter", "children", "legal_advice", "housing", "medical"]
    return {
        "id": f"invented-service-{number:04}",
        "kind": chance.choice(["helpline", "shelter", "legal", "perpetrator_programme"]),
        "name": {
            "nl": f"Verzonnen dienst voor slachtofferhulp nummer {number}",
            "fr": f"Service inventé d'aide aux victimes numéro {number}",
        },
        "phone": f"02 {chance.randint(200, 799)} {chance.randint(10, 99)} {chance.randint(10, 99)}",
        "hours": f"{days} {opens:02}:00-{closes}:{chance.choice(['00', '30'])}",
        "areas": chance.sample([str(nis) for nis in range(21001, 21020)], chance.randint(1, 3)),
        "needs": chance.sample(needs, chance.randint(1, 3)),
        "languages": chance.sample(["nl", "fr", "en", "ar", "tr", "es", "pl"], 3),
        "access": "direct",
        "steward": "region",
        "source": "invented for a test",
    }


def inside(page):
    """The directory that the file carries."""
    found = re.search(
        r'<script type="application/json" id="directory">(.*?)</script>', page, re.DOTALL
    )
    assert found
    return json.loads(found[1])


@pytest.mark.usefixtures("brussels")
def test_the_file_fetches_nothing(get):
    page = get("/counter.html").text
    markup = re.sub(r"<script.*?</script>|<style.*?</style>", "", page, flags=re.DOTALL)
    assert not re.findall(r'\b(?:src|action|formaction)="(?!#)[^"]+"', markup)
    assert set(re.findall(r'href="([^"]+)"', markup)) == {"data:,", "#", "tel:112", "tel:101"}


@pytest.mark.usefixtures("brussels")
def test_the_policy_of_the_file_allows_exactly_what_it_carries(get):
    answer = get("/counter.html")
    found = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', answer.text)
    policy = found[1].replace("&#x27;", "'")
    pieces = re.findall(r"<(?:script|style)>(.*?)</(?:script|style)>", answer.text, re.DOTALL)
    assert len(pieces) == 3
    for piece in pieces:
        digest = base64.b64encode(hashlib.sha256(piece.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy
    assert "default-src 'none'" in policy
    assert "connect-src" not in policy
    for part in policy.split("; "):
        assert part in answer.headers["Content-Security-Policy"]


@pytest.mark.usefixtures("brussels")
def test_the_worker_keeps_pages_files_and_directory_and_no_answer(get):
    found = re.match(r"const BUILD = (\{.*\});", get("/sw.js").text)
    build = json.loads(found[1])
    assert build["addresses"][:4] == ["/nl/", "/fr/", "/en/", "/counter.json"]
    for address in build["addresses"]:
        file = address.removeprefix("/static/")
        assert finders.find(file) if file != address else get(address).status_code == 200
    never = re.compile(r"/(api|enrol|tally|troubles|card)")
    assert not [each for each in build["addresses"] if never.match(each)]
    assert get("/sw.js").headers["Content-Type"].startswith("text/javascript")


@pytest.mark.usefixtures("brussels")
def test_the_worker_changes_with_the_directory_and_only_then(get, tmp_path):
    before = get("/sw.js").text
    assert get("/sw.js").text == before
    records = tmp_path / "one.yaml"
    records.write_text(yaml.safe_dump({"services": [invented(1)]}), encoding="utf-8")
    call_command("directory", "import", str(records), "--apply", verbosity=0)
    assert get("/sw.js").text != before


@pytest.mark.usefixtures("brussels")
def test_the_kept_page_is_named_by_nothing_that_tells(get):
    manifest = json.loads(get("/manifest.webmanifest").content)
    assert manifest["name"] == manifest["short_name"] == "Info & nummers"
    assert manifest["start_url"] == "/nl/"


@pytest.mark.usefixtures("brussels")
def test_the_directory_says_its_age_and_speaks_three_languages():
    kept = counter_directory(EVERYONE, now=NOW)
    assert kept["freshness"] == {
        "made_on": "2026-11-24",
        "expires_on": "2026-12-07",
        "unconfirmed": 36,
        "total": 36,
    }
    assert set(kept["words"]) == set(kept["directory_words"]) == {"nl", "fr", "en"}
    assert len({frozenset(words) for words in kept["words"].values()}) == 1
    assert {choice["sentence"] for choice in kept["choices"]} <= set(kept["sentences"])
    assert [each["code"] for each in kept["services"]] == kept["index"]["codes"]


@pytest.mark.usefixtures("brussels")
def test_only_the_served_counter_can_report_what_is_wrong(get):
    served, file = get("/counter.json").json(), get("/counter.html").text
    offered = {each["code"]: each["troubles"] for each in served["services"]}
    assert offered["samusocial"] == ["number_wrong", "full", "closed"]
    assert offered["praxis"] == []
    needed = {"wrong", "wrong.number_wrong", "wrong.full", "wrong.closed", "wrong.thanks"}
    assert all(needed <= set(words) for words in served["words"].values())
    assert served["words"]["nl"]["wrong.thanks"] not in file
    assert not re.search(r"trouble|data-undo", file)


@pytest.mark.usefixtures("brussels")
def test_nothing_but_what_a_screen_shows_is_kept_of_a_service():
    kept = counter_directory(EVERYONE, now=NOW)
    fields = {field for service in kept["services"] for field in service}
    assert fields <= {
        "code", "kind", "name", "numbers", "hours", "languages", "access", "trust", "confirmed_on",
    }  # fmt: skip
