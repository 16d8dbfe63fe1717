"""The directory as files, described for catalogues, with the licence that nobody decided on yet."""

import csv
from datetime import date, timedelta
from io import StringIO

import pytest
from icalendar import Calendar

from relais.directory.models import Closure, Revision, Service
from relais.directory.tests.conftest import HELPLINE, LOADED_AT, OPEN, SECRET_HOUSE


@pytest.fixture
def download(client):
    def get(name):
        answer = client.get(f"/open-data/{name}", headers=OPEN)
        assert answer.status_code == 200
        assert answer.headers["Access-Control-Allow-Origin"] == "*"
        assert not answer.cookies
        return answer

    return get


def rows_of(answer):
    return list(csv.DictReader(StringIO(answer.content.decode("utf-8-sig"), newline="")))


def test_the_json_holds_every_service_with_version_licence_and_sources(brussels, download):
    found = download("services.json").json()

    assert len(found["services"]) == 36
    assert found["data_version"] == brussels.version
    assert found["licence"]["validated"] is False
    assert "gewest" in found["licence"]["nl"]
    assert [source["licence"]["en"] for source in found["sources"]] == [
        "facts; no licence needed",
        "CC BY 4.0; adapted",
        "CC BY 4.0",
    ]


def test_the_table_holds_the_same_as_the_json(brussels, download):
    records, rows = download("services.json").json()["services"], rows_of(download("services.csv"))

    assert list(rows[0]) == list(records[0])
    for record, row in zip(records, rows, strict=True):
        for name, value in record.items():
            if isinstance(value, list):
                assert row[name] == "; ".join(value)
            elif isinstance(value, bool):
                assert row[name] == str(value).lower()
            else:
                assert row[name] == ("" if value is None else str(value))


def test_the_table_is_as_the_rules_for_csv_want_it(take_over, download):
    take_over(HELPLINE | {"name": {"nl": 'Lijn "A", nacht', "fr": "Ligne été"}})

    answer = download("services.csv")

    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert answer.content.startswith(b"\xef\xbb\xbfcode,")
    assert answer.content.endswith(b"\r\n")
    assert b'"Lijn ""A"", nacht"' in answer.content
    assert rows_of(answer)[0]["name_fr"] == "Ligne été"


def test_what_is_not_known_is_null_and_not_nothing(take_over, download):
    take_over(HELPLINE | {"hours": None, "languages": None, "profiles": []})

    [record] = download("services.json").json()["services"]

    assert (record["hours"], record["languages"], record["address"]) == (None, None, None)
    assert record["profiles"] == []
    assert record["hours_nl"] is None


def test_an_empty_directory_is_an_empty_table(places, download):
    assert rows_of(download("services.csv")) == []


# --- Closures ---------------------------------------------------------------------------------


def events(answer):
    return list(Calendar.from_ical(answer.content).walk("VEVENT"))


def test_a_closure_is_an_event_of_whole_days(take_over, download):
    closure = {"first_day": "2026-12-24", "last_day": "2027-01-03", "reason": "verbouwing"}
    take_over(HELPLINE | {"closures": [closure]})

    answer = download("closures.ics")
    [event] = events(answer)

    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert event.decoded("dtstart") == date(2026, 12, 24)
    assert event.decoded("dtend") == date(2027, 1, 4)
    assert event["summary"] == "Gesloten: Een lijn / Fermé : Une ligne"
    assert event.decoded("dtstamp") == LOADED_AT
    assert b"verbouwing" not in answer.content


def test_the_uid_of_a_closure_stays_and_no_two_share_it(take_over, download):
    days = [
        {"first_day": f"2026-12-{day}", "last_day": f"2026-12-{day}"} for day in (24, 24, 25, 26)
    ]
    record = HELPLINE | {"closures": days}
    take_over(record, record | {"id": "another"})
    before = {event["uid"] for event in events(download("closures.ics"))}
    take_over(record | {"phone": "107"}, at=LOADED_AT + timedelta(days=1))

    after = {event["uid"] for event in events(download("closures.ics"))}

    assert before == after
    assert len(before) == 6


def test_of_a_secret_house_the_days_show_and_never_the_reason(take_over, download):
    take_over(SECRET_HOUSE)
    Closure.unscoped.create(
        service=Service.unscoped.get(),
        first_day=date(2026, 12, 1),
        last_day=date(2026, 12, 2),
        reason="CANARY",
    )
    Revision.unscoped.create(at=LOADED_AT, by="test", summary="planted")

    answer = download("closures.ics")

    assert len(events(answer)) == 1
    assert b"CANARY" not in answer.content


# --- What catalogues and people are told ------------------------------------------------------


def test_the_description_names_files_feeds_and_no_licence(brussels, download):
    answer = download("dcat.jsonld")
    catalogue = answer.json()
    dataset, service = catalogue["dcat:dataset"], catalogue["dcat:service"]

    assert answer.headers["Content-Type"] == "application/ld+json"
    assert {each["dcat:downloadURL"]["@id"] for each in dataset["dcat:distribution"]} == {
        "http://open.localhost/open-data/services.json",
        "http://open.localhost/open-data/services.csv",
        "http://open.localhost/open-data/closures.ics",
    }
    assert service["dcat:endpointURL"] == {"@id": "http://open.localhost/hsds/"}
    assert dataset["dcat:version"] == brussels.version
    assert "dct:license" not in answer.text
    assert all("valid" in label["@value"] for label in dataset["dct:rights"]["rdfs:label"])
    # What DCAT-AP demands of a catalogue, a data set and a file.
    for thing in (catalogue, dataset):
        assert thing["dct:title"]
        assert thing["dct:description"]
        assert thing["dct:publisher"]
    assert all(each["dcat:accessURL"] for each in dataset["dcat:distribution"])


@pytest.mark.parametrize(
    ("language", "word"),
    [
        ("nl", "moet door het gewest bevestigd worden"),
        ("fr", "doit être confirmée par la région"),
        ("en", "is to be confirmed by the region"),
    ],
)
def test_the_page_says_what_there_is(brussels, client, language, word):
    page = client.get(f"/{language}/open-data/", headers=OPEN).text

    assert word in page
    assert "36" in page
    for path in (
        "/open-data/services.json",
        "/open-data/services.csv",
        "/open-data/closures.ics",
        "/open-data/dcat.jsonld",
        "/hsds/",
        "/hsds/nl/",
        "/hsds/fr/",
        "/hsds/en/",
        "/hsds/openapi.json",
        f"/{language}/open-data/profile/",
    ):
        assert f'href="{path}"' in page


def test_the_list_leads_to_the_open_data(brussels, client):
    assert 'href="/fr/open-data/"' in client.get("/fr/directory/", headers=OPEN).text


def test_the_page_is_found_without_a_language(brussels, client):
    answer = client.get("/open-data/", headers=OPEN | {"accept-language": "fr"})

    assert answer.headers["Location"] == "/fr/open-data/"
