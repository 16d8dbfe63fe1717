"""A list is taken over as a whole or not at all, shows first what it changes, and closes, never
deletes."""

from datetime import UTC, date, datetime

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.http import Http404

from relais.foundation.access import EVERYONE, OPERATOR
from relais.organisations.commands.pharmacies import import_pharmacies
from relais.organisations.interface import PharmacyStatus, pharmacies
from relais.organisations.interface import pharmacy as pharmacy_with
from relais.organisations.models import Pharmacy
from relais.organisations.queries.pharmacies import day_of_list
from relais.organisations.queries.pharmacies_file import PharmaciesRefused
from relais.organisations.rules.pharmacies_file import PharmaciesRefusal, PharmacyFault
from relais.organisations.rules.pharmacies_import import PharmacyOutcome
from relais.organisations.tests.conftest import NOW
from relais.organisations.tests.spreadsheets import list_of, pharmacy

LATER = {"day": "1-12-2026", "now": datetime(2026, 12, 1, 9, 0, tzinfo=UTC)}


def audit_rows():
    """The rows of the audit about pharmacies; it has no door for reading yet."""
    rows = apps.get_model("audit", "AuditRow").unscoped
    return rows.exclude(event="organisations.places_loaded").order_by("pk")


def outcomes(report):
    return {row.record.number: row.outcome for row in report.rows}


def the_faults(report):
    [refused] = report.refused
    return [fault.code for fault in refused.faults]


def test_a_new_pharmacy_is_kept_as_the_list_has_it(take_over):
    report = take_over(pharmacy(9900001, name="  Apotheek\n De Denkbeeldige  Hoek "))

    [kept] = pharmacies(OPERATOR)
    assert outcomes(report) == {"9900001": PharmacyOutcome.NEW}
    assert (kept.number, kept.name) == ("9900001", "Apotheek De Denkbeeldige Hoek")
    assert (kept.address, kept.postcode, kept.nis) == ("Denkbeeldige Hoek 1", "1180", "21016")
    assert kept.status is PharmacyStatus.ACTIVE
    assert (kept.first_seen, kept.last_seen) == (date(2026, 11, 24), date(2026, 11, 24))


def test_holder_and_operator_are_kept_nowhere(take_over):
    take_over(pharmacy(holder="Verzonnen Persoon (KBO-BCE : 0000.000.001)", operator="Idem"))

    [row] = Pharmacy.unscoped.values()
    kept = " ".join(map(str, [*row.values(), *audit_rows().values_list("about", "fields")]))
    assert "Verzonnen" not in kept
    assert "0000.000.001" not in kept


def test_a_dry_run_only_tells(take_over):
    report = take_over(pharmacy(), dry_run=True)

    assert outcomes(report) == {"9900001": PharmacyOutcome.NEW}
    assert not report.applied
    assert not Pharmacy.unscoped.exists()
    assert not audit_rows().exists()


def test_a_second_run_changes_nothing(take_over):
    take_over(pharmacy(1), pharmacy(2))
    rows, audited = list(Pharmacy.unscoped.values()), audit_rows().count()

    again = take_over(pharmacy(1), pharmacy(2))

    assert set(outcomes(again).values()) == {PharmacyOutcome.UNCHANGED}
    assert not again.is_news
    assert not again.applied
    assert list(Pharmacy.unscoped.values()) == rows
    assert audit_rows().count() == audited


def test_every_change_stands_in_the_audit(take_over):
    take_over(pharmacy(1), pharmacy(2))
    take_over(pharmacy(1, address="Denkbeeldige Hoek 3"), **LATER)

    assert list(audit_rows().values_list("event", "about", "fields")) == [
        ("organisations.pharmacy_added", "1", []),
        ("organisations.pharmacy_added", "2", []),
        ("organisations.pharmacies_imported", "pharmacies of 2026-11-24", []),
        ("organisations.pharmacy_changed", "1", ["address"]),
        ("organisations.pharmacy_closed", "2", ["closed_on"]),
        ("organisations.pharmacies_imported", "pharmacies of 2026-12-01", []),
    ]


def test_a_change_names_its_fields_and_changes_that_pharmacy_alone(take_over):
    take_over(pharmacy(1), pharmacy(2))

    report = take_over(pharmacy(1, name="Pharmacie Rebaptisée", postcode=1060), pharmacy(2))

    [changed] = report.changing
    assert changed.fields == ("name", "postcode", "municipality")
    assert pharmacy_with(OPERATOR, "1").municipality.fr == "Saint-Gilles"
    assert pharmacy_with(OPERATOR, "2").name == "Apotheek De Denkbeeldige Hoek"


def test_text_in_the_column_of_the_status_means_suspended(take_over):
    take_over(pharmacy(status="tijdelijk"))
    assert pharmacy_with(OPERATOR, "9900001").status is PharmacyStatus.SUSPENDED

    [row] = take_over(pharmacy(status=None), **LATER).changing
    assert row.fields == ("suspended",)
    assert pharmacy_with(OPERATOR, "9900001").status is PharmacyStatus.ACTIVE


def test_a_pharmacy_that_a_newer_list_no_longer_names_is_closed_on_its_day(take_over):
    take_over(pharmacy(1), pharmacy(2, status="tijdelijk"))

    report = take_over(pharmacy(1), **LATER)

    closed = pharmacy_with(OPERATOR, "2")
    assert outcomes(report) == {"1": PharmacyOutcome.UNCHANGED, "2": PharmacyOutcome.CLOSED}
    assert (closed.status, closed.closed_on) == (PharmacyStatus.CLOSED, date(2026, 12, 1))
    assert closed.last_seen == date(2026, 11, 24)
    assert [each.number for each in pharmacies(OPERATOR)] == ["1", "2"]


def test_a_closed_pharmacy_stays_closed_on_its_first_day(take_over):
    take_over(pharmacy(1), pharmacy(2))
    take_over(pharmacy(1), **LATER)

    again = take_over(pharmacy(1), day="8-12-2026", now=datetime(2026, 12, 8, 9, 0, tzinfo=UTC))

    assert outcomes(again) == {"1": PharmacyOutcome.UNCHANGED}
    assert pharmacy_with(OPERATOR, "2").closed_on == date(2026, 12, 1)


def test_a_closed_pharmacy_that_is_named_again_is_open_again(take_over):
    take_over(pharmacy(1), pharmacy(2))
    take_over(pharmacy(1), **LATER)

    [row] = take_over(pharmacy(1), pharmacy(2), **LATER).changing

    assert (row.record.number, row.fields) == ("2", ("closed_on",))
    reopened = pharmacy_with(OPERATOR, "2")
    assert (reopened.status, reopened.closed_on) == (PharmacyStatus.ACTIVE, None)
    assert reopened.first_seen == date(2026, 11, 24)


def test_a_newer_list_that_says_the_same_is_news_of_a_newer_day(take_over):
    take_over(pharmacy())

    report = take_over(pharmacy(), **LATER)

    assert report.applied
    assert not report.changing
    assert pharmacy_with(OPERATOR, "9900001").last_seen == day_of_list(OPERATOR)
    assert day_of_list(OPERATOR) == date(2026, 12, 1)


def test_a_corrected_list_of_the_same_day_may_close_too(take_over):
    take_over(pharmacy(1), pharmacy(2))
    take_over(pharmacy(1))

    assert pharmacy_with(OPERATOR, "2").status is PharmacyStatus.CLOSED


@pytest.mark.parametrize(
    ("day", "refusal"),
    [("23-11-2026", PharmaciesRefusal.OLDER), ("25-11-2026", PharmaciesRefusal.DAY_TO_COME)],
)
def test_a_list_of_the_wrong_day_is_refused_and_nothing_changes(take_over, day, refusal):
    take_over(pharmacy(1), pharmacy(2))

    with pytest.raises(PharmaciesRefused) as refused:
        take_over(pharmacy(1, name="Apotheek Vroeger"), day=day)

    assert refused.value.refusal is refusal
    assert Pharmacy.unscoped.filter(closed_on=None).count() == 2
    assert not Pharmacy.unscoped.filter(name="Apotheek Vroeger").exists()


def test_a_day_is_that_of_brussels(take_over):
    late_in_the_evening = datetime(2026, 11, 24, 23, 30, tzinfo=UTC)

    assert take_over(pharmacy(), day="25-11-2026", now=late_in_the_evening).applied


def test_the_number_finds_a_pharmacy_again_with_or_without_leading_zeros(take_over):
    take_over(pharmacy("0042"))

    assert outcomes(take_over(pharmacy(42.0))) == {"42": PharmacyOutcome.UNCHANGED}


@pytest.mark.parametrize("name", ["Elsene", "IXELLES", "Ixelles - Elsene", "Elsene (Ixelles)"])
def test_1050_in_ixelles_is_told_by_either_name(take_over, name):
    take_over(pharmacy(postcode=1050, municipality=name))

    assert [each.nis for each in pharmacies(OPERATOR, municipality="21009")] == ["21009"]


@pytest.mark.parametrize(
    ("postcode", "name", "nis"),
    [
        (1040, "Etterbeek", "21005"),
        (1040, "BRUXELLES", "21004"),
        ("1050", "brussel", "21004"),
        (1000, "", "21004"),
        (1120, "Neder-over-Heembeek", "21004"),
        (1210, "Sint-Joost", "21014"),
    ],
)
def test_the_name_decides_only_where_a_postcode_lies_in_two_municipalities(
    take_over, postcode, name, nis
):
    take_over(pharmacy(postcode=postcode, municipality=name))

    assert [each.nis for each in pharmacies(OPERATOR)] == [nis]


def test_the_name_of_a_municipality_is_read_without_accents_case_and_hyphens(take_over):
    take_over(pharmacy(postcode=1040, municipality="ÉTTER BÉEK"))

    assert [each.nis for each in pharmacies(OPERATOR)] == ["21005"]


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"number": None}, PharmacyFault.NO_NUMBER),
        ({"number": "12-34"}, PharmacyFault.MALFORMED_NUMBER),
        ({"number": 1234.5}, PharmacyFault.MALFORMED_NUMBER),
        ({"number": "0"}, PharmacyFault.MALFORMED_NUMBER),
        ({"number": "1" * 13}, PharmacyFault.MALFORMED_NUMBER),
        ({"name": " \u200b "}, PharmacyFault.NO_NAME),
        ({"address": None}, PharmacyFault.NO_ADDRESS),
        ({"name": "x" * 201}, PharmacyFault.TOO_LONG),
        ({"postcode": None}, PharmacyFault.MALFORMED_POSTCODE),
        ({"postcode": "B-1180"}, PharmacyFault.MALFORMED_POSTCODE),
        ({"postcode": 1099}, PharmacyFault.UNKNOWN_POSTCODE),
        ({"postcode": 1040, "municipality": None}, PharmacyFault.UNCLEAR_MUNICIPALITY),
        ({"postcode": 1050, "municipality": "Etterbeek"}, PharmacyFault.UNCLEAR_MUNICIPALITY),
        ({"postcode": 1050, "municipality": "Bruxelles 5"}, PharmacyFault.UNCLEAR_MUNICIPALITY),
    ],
)
def test_a_fault_names_its_row_and_stops_everything(take_over, change, fault):
    report = take_over(pharmacy(1), pharmacy(**change))

    assert the_faults(report) == [fault]
    assert report.refused[0].row == 4
    assert not report.rows
    assert not report.applied
    assert not Pharmacy.unscoped.exists()
    assert not audit_rows().exists()


def test_a_faulty_row_closes_nothing(take_over):
    take_over(pharmacy(1), pharmacy(2))

    report = take_over(pharmacy(1), pharmacy(2, name=None), **LATER)

    assert report.refused
    assert Pharmacy.unscoped.filter(closed_on=None).count() == 2


def test_all_that_is_wrong_with_a_row_is_told_at_once(take_over):
    report = take_over(pharmacy(None, address=None, postcode=1099))

    assert the_faults(report) == [
        PharmacyFault.NO_NUMBER,
        PharmacyFault.NO_ADDRESS,
        PharmacyFault.UNKNOWN_POSTCODE,
    ]


def test_a_number_that_stands_twice_is_a_fault_of_both_rows(take_over):
    report = take_over(pharmacy("007"), pharmacy(8), pharmacy(7))

    assert [(each.row, each.faults[0].code) for each in report.refused] == [
        (3, PharmacyFault.NUMBER_TWICE),
        (5, PharmacyFault.NUMBER_TWICE),
    ]


def test_a_number_that_also_stands_outside_brussels_is_a_fault(take_over):
    report = take_over(pharmacy(7), pharmacy(7, postcode=2000))

    assert the_faults(report) == [PharmacyFault.NUMBER_TWICE]


def test_rows_outside_brussels_are_counted_and_their_faults_are_not_ours(take_over):
    report = take_over(
        pharmacy(1),
        pharmacy(None, postcode=2000, name=None),
        pharmacy("x", postcode=9990, municipality="Sint-Gillis"),
    )

    assert report.elsewhere == 2
    assert report.applied
    assert [each.number for each in pharmacies(OPERATOR)] == ["1"]


def test_who_has_no_permission_takes_nothing_over(places):
    sheet = list_of(pharmacy())

    with pytest.raises(PermissionDenied):
        import_pharmacies(by=EVERYONE, now=NOW, sheet=sheet, dry_run=True)


def test_who_may_not_read_pharmacies_sees_none(take_over):
    take_over(pharmacy())

    assert pharmacies(EVERYONE) == ()
    with pytest.raises(Http404):
        pharmacy_with(EVERYONE, "9900001")


def test_an_unknown_number_is_not_found(take_over):
    with pytest.raises(Http404):
        pharmacy_with(OPERATOR, "1")


@pytest.mark.parametrize(
    "change",
    [
        {"number": "0042"},
        {"name": ""},
        {"address": ""},
        {"postcode": "B-11"},
        {"last_seen": date(2026, 11, 23)},
        {"closed_on": date(2026, 11, 23)},
    ],
    ids=str,
)
def test_the_database_refuses_it_too(take_over, change):
    take_over(pharmacy())

    with pytest.raises(IntegrityError), transaction.atomic():
        Pharmacy.unscoped.update(**change)
