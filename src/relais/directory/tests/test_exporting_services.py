"""An export is an import file: elsewhere it gives the same directory, here it changes nothing."""

import stat
from datetime import date
from io import StringIO

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from relais.directory.models import Channel, Revision, Service
from relais.directory.queries.exports import exported
from relais.directory.queries.imports import present, read_file, shipped_records
from relais.directory.rules import export
from relais.directory.rules.imports import Outcome
from relais.directory.rules.raw import as_raw
from relais.directory.rules.record import Known
from relais.directory.rules.records import read_records
from relais.directory.rules.vocabulary import Access, Cost, Kind, Need, Profile
from relais.directory.tests.conftest import HELPLINE, LOADED_AT, SECRET_HOUSE
from relais.directory.tests.messy_directory import HOURS
from relais.directory.tests.test_nothing_leaves_of_a_secret_house import plant
from relais.directory.words.labels import ISO_639_1
from relais.foundation.access import EVERYONE, OPERATOR

EVERYTHING = HELPLINE | {
    "id": "everything",
    "profiles": [],
    "refused_profiles": ["man"],
    "min_age": 0,
    "max_age": 17,
    "min_children": 3,
    "languages": [],
    "hours": 'Mo-Fr 09:00-17:00 "op afspraak: bel 24/7"',
    "chat_hours_note": "chat: until 22 h",
    "relay_to": "a-line",
    "capacity": {"places": 4, "rooms": 0, "dwellings": 2},
    "cost": "paid",
    "anonymous": True,
    "not_emergency": True,
    "address": "Voorbeeldstraat 1, 1000 # achteraan",
    "nis": "21004",
    "conflict": "yes",
    "note": "- niet\n- zeker",
    "since": "2021-03",
    "phone": ["112", "0800 30 030"],
    "chat": True,
    "walk_in": True,
    "mail": ["a@example.org", "b@example.org"],
    "closures": [
        {"first_day": "2026-12-24", "last_day": "2027-01-03", "reason": "jaareinde: 'dicht'"},
        {"first_day": "2026-05-01", "last_day": "2026-05-01"},
    ],
}


def said_by(*arguments):
    out = StringIO()
    call_command("directory", *map(str, arguments), stdout=out, stderr=out)
    return out.getvalue()


@pytest.fixture
def full(brussels, take_over):
    take_over(EVERYTHING, HELPLINE)


def directory():
    return present(OPERATOR).records


@pytest.mark.parametrize("name", ["services.yaml", "services.json"])
def test_an_export_into_an_empty_directory_gives_the_same_directory(full, tmp_path, name):
    before = directory()
    said_by("export", tmp_path / name)
    Service.unscoped.update(relay_to=None)
    Service.unscoped.all().delete()

    said_by("import", tmp_path / name, "--apply")

    assert len(before) == 38
    assert directory() == before


@pytest.mark.parametrize("name", ["services.yaml", "services.json"])
def test_an_export_into_the_same_directory_changes_nothing(full, tmp_path, take_over, name):
    said_by("export", tmp_path / name)

    report = take_over(*read_file(tmp_path / name))

    assert {row.outcome for row in report.rows} == {Outcome.UNCHANGED}


def test_the_shipped_records_come_out_as_they_were_read(brussels):
    shipped = {each["id"]: each for each in shipped_records()}

    for record in exported(OPERATOR).records:
        for field in ("name", "needs", "areas", "source", "conflict", "hours", "languages"):
            assert record.get(field) == shipped[record["id"]].get(field)


def test_a_confirmation_is_no_part_of_a_file(take_over, confirm):
    take_over(HELPLINE)
    confirm("a-line")

    [record] = exported(OPERATOR).records

    assert record.keys() == HELPLINE.keys()


def test_only_the_operator_exports(brussels):
    with pytest.raises(PermissionDenied):
        exported(EVERYONE)


def test_the_file_is_for_its_owner_alone(full, tmp_path):
    said_by("export", tmp_path / "services.yaml")

    assert stat.S_IMODE((tmp_path / "services.yaml").stat().st_mode) == 0o600


def test_a_file_that_can_not_be_written_is_named(full, tmp_path):
    with pytest.raises(CommandError, match="services"):
        said_by("export", tmp_path / "nowhere" / "services.yaml")


def test_what_an_import_would_refuse_is_left_out_and_not_repeated(take_over, tmp_path):
    take_over(SECRET_HOUSE, HELPLINE)
    plant(Service.unscoped.get(code="a-house"))

    out = StringIO()
    with pytest.raises(CommandError):
        call_command("directory", "export", tmp_path / "out.yaml", stdout=out, stderr=out)

    written = (tmp_path / "out.yaml").read_text("utf-8")
    assert "a-line" in written
    assert "CANARY" not in written + out.getvalue()
    assert "a-house" in out.getvalue()


@pytest.mark.parametrize(
    "planted", [{"name_nl": "Huis Grote Markt 71"}, {"source": "Grote Markt 71"}]
)
def test_a_place_that_got_into_a_secret_record_by_hand_is_never_exported(take_over, planted):
    take_over(SECRET_HOUSE)
    Service.unscoped.update(**planted)
    Revision.unscoped.create(at=LOADED_AT, by="test", summary="planted")

    assert exported(OPERATOR).records == []


def test_a_number_that_got_in_by_hand_is_never_exported(take_over):
    take_over(SECRET_HOUSE)
    Channel.unscoped.create(
        service=Service.unscoped.get(), kind="phone", value="the blue door", position=3
    )

    assert exported(OPERATOR).records == []


# --- Any record that can be read --------------------------------------------------------------

WORDS = st.text(min_size=1, max_size=60).map(str.strip).filter(bool)
DAYS = st.dates(date(2020, 1, 1), date(2040, 1, 1))


def some(values):
    return st.lists(st.sampled_from(sorted(values)), unique=True, max_size=4)


def at_least_one(values):
    return st.lists(st.sampled_from(sorted(values)), unique=True, min_size=1, max_size=4)


def closures():
    return st.lists(
        st.tuples(DAYS, DAYS, st.none() | WORDS).map(
            lambda drawn: {
                "first_day": min(drawn[:2]).isoformat(),
                "last_day": max(drawn[:2]),
                "reason": drawn[2],
            }
        ),
        max_size=3,
    )


RAW = st.fixed_dictionaries(
    {
        "id": st.from_regex(r"[a-z0-9]{1,9}(-[a-z0-9]{1,9}){0,2}", fullmatch=True),
        "kind": st.sampled_from(sorted(Kind)),
        "name": st.fixed_dictionaries({"nl": WORDS, "fr": WORDS}),
        "needs": at_least_one(Need),
        "areas": at_least_one(["region", "belgium", "21004", "21012"]),
        "access": st.sampled_from(sorted(Access)),
        "steward": st.just("region"),
        "source": WORDS,
    },
    optional={
        "profiles": st.none() | some(Profile),
        "refused_profiles": some(Profile),
        "min_age": st.integers(0, 18),
        "max_age": st.integers(18, 99),
        "min_children": st.integers(0, 9),
        "languages": st.none() | some(ISO_639_1),
        "hours": st.sampled_from(HOURS),
        "chat_hours_note": WORDS,
        "capacity": st.dictionaries(
            st.sampled_from(["places", "rooms", "dwellings"]), st.integers(0, 99)
        ),
        "cost": st.sampled_from(sorted(Cost)),
        "anonymous": st.booleans(),
        "not_emergency": st.booleans(),
        "address": WORDS,
        "nis": st.sampled_from(["21004", "21012"]),
        "conflict": WORDS,
        "note": WORDS,
        "since": st.sampled_from(["2021", "2021-03", "2021-03-04"]),
        "phone": st.sampled_from(["112", ["0800 30 030", "1712"], []]),
        "chat": st.booleans(),
        "walk_in": st.booleans(),
        "mail": st.sampled_from(["a@example.org", ["a@example.org", "b@example.be"], []]),
        "closures": closures(),
    },
)
KNOWN = Known(
    municipalities=frozenset({"21004", "21012"}),
    stewards=frozenset({"region"}),
    languages=ISO_639_1,
)


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=50
)
@given(raw=RAW)
def test_any_record_survives_the_way_out_and_back(tmp_path, raw):
    [row] = read_records([raw], KNOWN)
    assert row.record is not None, row.faults

    for write, name in ((export.as_yaml, "out.yaml"), (export.as_json, "out.json")):
        path = tmp_path / name
        path.write_text(write([as_raw(row.record)]), encoding="utf-8")
        [again] = read_records(read_file(path), KNOWN)

        assert again.record == row.record
