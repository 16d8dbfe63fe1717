"""A file is taken over as a whole or not at all, and says row by row what is wrong with it."""

from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
import yaml
from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction
from django.utils.translation import override

from relais.directory.commands.imports import import_services
from relais.directory.interface import data_version, services
from relais.directory.models import Confirmation, Revision, Service
from relais.directory.queries.imports import SHIPPED, shipped_records
from relais.directory.rules.hours import HoursRefusal
from relais.directory.rules.imports import Outcome
from relais.directory.rules.record import FaultCode
from relais.directory.rules.vocabulary import Aspect, Trust
from relais.directory.tests.conftest import HELPLINE, LOADED_AT, SECRET_HOUSE
from relais.directory.words.faults import fault_sentence, row_lines
from relais.foundation.access import EVERYONE


def audit_rows():
    """The rows of the audit, which has no door for reading yet."""
    return apps.get_model("audit", "AuditRow").unscoped


def the_fault(report):
    [row] = report.rows
    assert row.outcome is Outcome.REFUSED
    [fault] = row.faults
    return fault


def test_all_36_shipped_services_load_as_unconfirmed(brussels):
    shown = services(EVERYONE, on=LOADED_AT.date())

    assert {row.outcome for row in brussels.rows} == {Outcome.NEW}
    assert len(shown) == 36
    assert {each.trust for each in shown.values()} == {Trust.UNCONFIRMED}
    assert {each.confirmed_on for each in shown.values()} == {None}


def test_the_original_file_with_its_split_note_is_read_too(take_over):
    text = (
        SHIPPED[0].read_text("utf-8").replace('"office hours, not 24/7"', "office hours, not 24/7")
    )

    assert not take_over(*yaml.safe_load(text)["services"]).has_faults


def test_the_justice_houses_keep_number_address_and_language(brussels):
    shown = services(EVERYONE)

    flemish, french = shown["justitiehuis-brussel"], shown["maison-justice-bruxelles"]
    assert (flemish.numbers, flemish.languages) == (("02 553 17 40",), ("nl",))
    assert (french.numbers, french.languages) == (("02 349 83 11", "02 508 74 48"), ("fr",))
    assert (flemish.nis, french.nis) == ("21004", "21012")
    assert flemish.address.startswith("Hertogstraat 63")


def test_a_second_import_changes_nothing_and_writes_nothing(brussels, take_over):
    version, rows = data_version(EVERYONE), audit_rows().count()

    again = take_over(*shipped_records(), at=LOADED_AT + timedelta(days=1))

    assert {row.outcome for row in again.rows} == {Outcome.UNCHANGED}
    assert data_version(EVERYONE) == again.version == version
    assert audit_rows().count() == rows


def test_a_dry_run_only_tells(take_over):
    report = take_over(HELPLINE, dry_run=True)

    assert [row.outcome for row in report.rows] == [Outcome.NEW]
    assert not report.applied
    assert services(EVERYONE) == {}
    assert data_version(EVERYONE) == "0"


def test_one_fault_stops_the_whole_file(take_over):
    report = take_over(HELPLINE, HELPLINE | {"id": "other", "areas": ["99999"]})

    assert [row.outcome for row in report.rows] == [Outcome.NEW, Outcome.REFUSED]
    assert not report.applied
    assert not Service.unscoped.exists()


def test_a_change_names_its_fields_and_makes_a_version(take_over):
    before = take_over(HELPLINE).version

    report = take_over(HELPLINE | {"languages": ["nl", "fr"], "hours": None})

    [row] = report.rows
    assert (row.outcome, set(row.fields)) == (Outcome.CHANGED, {"languages", "hours"})
    assert report.version != before
    assert services(EVERYONE)["a-line"].languages == ("nl", "fr")
    assert audit_rows().filter(event="directory.service_changed", about="a-line").exists()


def test_what_changes_of_a_confirmed_service_must_be_confirmed_again(take_over, confirm):
    take_over(HELPLINE)
    confirm("a-line")

    same, other = take_over(HELPLINE), take_over(HELPLINE | {"phone": "107"})

    assert not same.rows[0].loses_confirmation
    assert other.rows[0].loses_confirmation
    standing = {
        each.aspect: each.trust
        for each in services(EVERYONE, on=LOADED_AT.date())["a-line"].confirmations
    }
    assert standing[Aspect.PHONE] is Trust.UNCONFIRMED
    assert standing[Aspect.HOURS] is Trust.CONFIRMED


def test_services_that_the_file_does_not_name_stay(take_over):
    take_over(HELPLINE)
    take_over(HELPLINE | {"id": "another"})

    assert set(services(EVERYONE)) == {"a-line", "another"}


def test_everything_that_a_record_can_say_comes_back_unchanged(take_over):
    full = HELPLINE | {
        "profiles": ["woman"],
        "refused_profiles": ["child"],
        "min_age": 18,
        "max_age": 99,
        "min_children": 1,
        "chat": True,
        "chat_hours_note": "until late",
        "walk_in": True,
        "mail": ["line@example.org"],
        "capacity": {"places": 3, "rooms": 2, "dwellings": 1},
        "cost": "free",
        "anonymous": True,
        "not_emergency": True,
        "address": "Voorbeeldstraat 1",
        "nis": "21004",
        "zone": "5339",
        "conflict": "two sources",
        "note": "a note",
        "since": "2021-03",
        "closures": [
            {"first_day": "2026-12-24", "last_day": "2026-12-31", "reason": "winter"},
            {"first_day": datetime(2026, 11, 2, tzinfo=UTC).date(), "last_day": "2026-11-02"},
        ],
    }
    take_over(full)

    assert [row.outcome for row in take_over(full).rows] == [Outcome.UNCHANGED]
    assert services(EVERYONE)["a-line"].mails == ("line@example.org",)


def test_a_relay_may_stand_further_down_in_the_file(take_over):
    take_over(HELPLINE | {"relay_to": "night"}, HELPLINE | {"id": "night"})

    assert services(EVERYONE)["a-line"].relay_to == "night"


@pytest.mark.parametrize(
    ("change", "code", "field"),
    [
        ({"areas": ["12345"]}, FaultCode.UNKNOWN_AREA, "areas"),
        ({"areas": []}, FaultCode.MISSING, "areas"),
        ({"nis": "12345"}, FaultCode.UNKNOWN_AREA, "nis"),
        ({"hours": "Mo-Fr 9 to 5"}, FaultCode.MALFORMED_HOURS, "hours"),
        ({"hours": "Mo-Fr 09:00+"}, FaultCode.MALFORMED_HOURS, "hours"),
        ({"needs": ["magic"]}, FaultCode.UNKNOWN_WORD, "needs"),
        ({"needs": []}, FaultCode.MISSING, "needs"),
        ({"needs": "shelter"}, FaultCode.WRONG_TYPE, "needs"),
        ({"profiles": ["magic"]}, FaultCode.UNKNOWN_WORD, "profiles"),
        ({"languages": ["xx"]}, FaultCode.UNKNOWN_LANGUAGE, "languages"),
        ({"languages": [1]}, FaultCode.WRONG_TYPE, "languages"),
        ({"access": "magic"}, FaultCode.UNKNOWN_WORD, "access"),
        ({"access": None}, FaultCode.MISSING, "access"),
        ({"kind": "magic"}, FaultCode.UNKNOWN_WORD, "kind"),
        ({"cost": "magic"}, FaultCode.UNKNOWN_WORD, "cost"),
        ({"steward": "nobody"}, FaultCode.UNKNOWN_STEWARD, "steward"),
        ({"zone": "1234"}, FaultCode.UNKNOWN_ZONE, "zone"),
        ({"relay_to": "nobody"}, FaultCode.UNKNOWN_RELAY, "relay_to"),
        ({"relay_to": "a-line"}, FaultCode.UNKNOWN_RELAY, "relay_to"),
        ({"id": "A Line"}, FaultCode.MALFORMED_CODE, "id"),
        ({"id": None}, FaultCode.MISSING, "id"),
        ({"name": {"nl": "Een lijn"}}, FaultCode.MISSING, "name.fr"),
        ({"name": {"nl": "a", "fr": "b", "de": "c"}}, FaultCode.UNKNOWN_FIELD, "name"),
        ({"name": {"nl": 1, "fr": "b"}}, FaultCode.WRONG_TYPE, "name.nl"),
        ({"name": "Een lijn"}, FaultCode.WRONG_TYPE, "name"),
        ({"phone": "1720"}, FaultCode.UNKNOWN_SHORT_NUMBER, "phone"),
        ({"phone": "+32 2 553 17 40"}, FaultCode.MALFORMED_NUMBER, "phone"),
        ({"phone": "025531740"}, FaultCode.MALFORMED_NUMBER, "phone"),
        ({"phone": 112}, FaultCode.WRONG_TYPE, "phone"),
        ({"mail": "nobody"}, FaultCode.MALFORMED_MAIL, "mail"),
        ({"chat": "yes"}, FaultCode.WRONG_TYPE, "chat"),
        ({"min_age": "18"}, FaultCode.WRONG_TYPE, "min_age"),
        ({"min_age": 30, "max_age": 18}, FaultCode.AGES_REVERSED, "max_age"),
        ({"capacity": {"beds": 3}}, FaultCode.UNKNOWN_FIELD, "capacity"),
        ({"capacity": {"places": -3}}, FaultCode.WRONG_TYPE, "capacity.places"),
        ({"capacity": 3}, FaultCode.WRONG_TYPE, "capacity"),
        ({"since": "last year"}, FaultCode.MALFORMED_DAY, "since"),
        ({"closures": "winter"}, FaultCode.WRONG_TYPE, "closures"),
        ({"closures": ["winter"]}, FaultCode.WRONG_TYPE, "closures"),
        (
            {"closures": [{"first_day": "2026-12-31", "last_day": "2026-12-24"}]},
            FaultCode.MALFORMED_DAY,
            "closures",
        ),
        (
            {"closures": [{"first_day": "soon", "last_day": "2026-12-24"}]},
            FaultCode.MALFORMED_DAY,
            "closures",
        ),
        ({"source": "x" * 501}, FaultCode.TOO_LONG, "source"),
        ({"source": " "}, FaultCode.WRONG_TYPE, "source"),
        ({"colour": "blue"}, FaultCode.UNKNOWN_FIELD, "colour"),
    ],
    ids=str,
)
def test_a_fault_is_named_and_nothing_changes(take_over, change, code, field):
    report = take_over(HELPLINE | change)

    fault = the_fault(report)
    assert (fault.code, fault.field) == (code, field)
    assert fault_sentence(fault)
    assert not Service.unscoped.exists()


def test_malformed_hours_say_why(take_over):
    fault = the_fault(take_over(HELPLINE | {"hours": "Mo-Fr 09:00+"}))

    assert fault.detail is HoursRefusal.OPEN_END


def test_a_record_that_is_no_record_is_refused(take_over):
    assert the_fault(take_over("a line")).code is FaultCode.WRONG_TYPE


def test_a_code_stands_only_once_in_a_file(take_over):
    report = take_over(HELPLINE, HELPLINE)

    assert {fault.code for row in report.rows for fault in row.faults} == {FaultCode.DUPLICATE_CODE}


def test_who_has_no_permission_imports_nothing(places):
    with pytest.raises(PermissionDenied):
        import_services(by=EVERYONE, now=LOADED_AT, records=[HELPLINE], dry_run=False)


def test_the_note_of_a_secret_house_is_not_kept_and_the_row_says_so(take_over):
    report = take_over(SECRET_HOUSE | {"note": "two houses"})

    assert report.rows[0].drops_note
    with override("en"):
        assert "its note is not kept" in row_lines(report.rows[0])[0]
    assert Service.unscoped.get().note == ""


def test_an_import_can_not_lift_secrecy(take_over):
    take_over(SECRET_HOUSE)
    public = {**SECRET_HOUSE, "address_confidential": False, "address": "Voorbeeldstraat 1"}

    codes = {fault.code for fault in take_over(public).rows[0].faults}

    assert FaultCode.SECRECY_LIFTED in codes
    assert Service.unscoped.get().confidential


@pytest.mark.parametrize("field", ["by", "role", "means", "aspect"])
def test_what_is_confirmed_says_by_whom_and_how(take_over, confirm, field):
    take_over(HELPLINE)
    confirm("a-line")

    with pytest.raises(IntegrityError), transaction.atomic():
        Confirmation.unscoped.update(**{field: ""})


# --- The command line -------------------------------------------------------------------------


@pytest.fixture
def file_of(tmp_path):
    def write(*records):
        path = tmp_path / "services.yaml"
        path.write_text(yaml.safe_dump({"services": list(records)}), encoding="utf-8")
        return path

    return write


def said_by(*arguments):
    out = StringIO()
    call_command("directory", *map(str, arguments), stdout=out)
    return out.getvalue()


def test_the_command_line_shows_before_it_does(places, file_of):
    path = file_of(HELPLINE)

    assert "a-line" in said_by("import", path)
    assert not Service.unscoped.exists()
    assert "a-line" in said_by("import", path, "--apply")
    assert Service.unscoped.exists()


def test_the_command_line_fails_on_a_fault(places, file_of):
    with pytest.raises(CommandError):
        said_by("import", file_of(HELPLINE | {"areas": ["1"]}), "--apply")

    assert not Service.unscoped.exists()


def test_loading_takes_the_shipped_services_over_once(places):
    said_by("load")
    said_by("load")

    assert Service.unscoped.count() == 36
    assert Revision.unscoped.count() == 1


@pytest.mark.parametrize("text", ["services: 3", "- 1", "a: [", "\0"])
def test_a_file_that_is_no_list_of_services_is_refused(places, tmp_path, text):
    path = tmp_path / "services.yaml"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(CommandError, match="services"):
        said_by("import", path)
    with pytest.raises(CommandError, match="nothing"):
        said_by("import", tmp_path / "nothing.yaml")
