"""A steward confirms her records and nobody else's; counters say what is wrong with them."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from relais.directory.commands.confirming import (
    confirm_service,
    report_capacity,
    withdraw_confirmation,
)
from relais.directory.commands.editing import change_service
from relais.directory.commands.troubles import Seen, report_trouble
from relais.directory.interface import data_version, service
from relais.directory.models import Confirmation, Service
from relais.directory.queries import keeping
from relais.directory.rules.vocabulary import Aspect, Capacity, Means, Trouble, Trust
from relais.directory.tests.conftest import HELPLINE, LOADED_AT, SECRET_HOUSE, audit_rows
from relais.foundation.access import EVERYONE
from relais.organisations.interface import Role

TODAY = LOADED_AT.date()
OURS = HELPLINE | {"id": "ours", "steward": "21016"}
THEIRS = HELPLINE | {"id": "theirs", "steward": "21019"}
REGIONAL = {"body": "region", "role": Role.REGION_COORDINATOR}


@pytest.fixture
def uccle(take_over, steward):
    take_over(OURS, THEIRS)
    return steward("21016")


def confirmed(by, code="ours", *, at=LOADED_AT, aspects=(Aspect.PHONE,), means=Means.CALLED):
    return confirm_service(by=by, now=at, code=code, aspects=aspects, means=means)


def standing(code, aspect, day=TODAY):
    found = service(EVERYONE, code, on=day).confirmations
    return next(each for each in found if each.aspect is aspect)


# --- Whose records ---------------------------------------------------------------------------


def test_a_steward_sees_her_own_records_only(uccle):
    assert [each.code for each in keeping.all_kept(uccle, today=TODAY)] == ["ours"]
    with pytest.raises(Http404):
        keeping.kept(uccle, "theirs", today=TODAY)


def test_the_region_keeps_all_of_them(uccle, steward):
    region = steward(**REGIONAL)

    assert {each.code for each in keeping.all_kept(region, today=TODAY)} == {"ours", "theirs"}


def test_a_police_zone_keeps_its_own_cell(take_over, steward):
    take_over(HELPLINE | {"id": "cell", "steward": "zone-5341"})

    zone = steward("zone-5341", Role.EVA_OFFICER)

    assert [each.code for each in keeping.all_kept(zone, today=TODAY)] == ["cell"]


@pytest.mark.parametrize("role", [Role.TRAINER, Role.OBSERVATORY_ANALYST, Role.SHELTER_WORKER])
def test_other_roles_keep_nothing(take_over, steward, role):
    take_over(OURS)

    assert keeping.all_kept(steward("21016", role), today=TODAY) == ()


@pytest.mark.parametrize("by", [EVERYONE, "uccle"])
def test_what_someone_else_keeps_is_not_there(uccle, by):
    actor = uccle if by == "uccle" else by

    with pytest.raises(Http404):
        confirmed(actor, "theirs")
    with pytest.raises(Http404):
        change_service(by=actor, now=LOADED_AT, code="theirs", said={"phone": "107"}, source="x")
    assert not Confirmation.unscoped.exists()


# --- Confirming ------------------------------------------------------------------------------


def test_a_confirmation_says_who_in_what_role_when_and_how(uccle):
    before = data_version(EVERYONE)

    assert confirmed(uccle, aspects=(Aspect.PHONE, Aspect.HOURS)) == (Aspect.PHONE, Aspect.HOURS)

    phone = standing("ours", Aspect.PHONE)
    assert (phone.trust, phone.role, phone.means, phone.confirmed_on) == (
        Trust.CONFIRMED,
        Role.MUNICIPALITY_STEWARD,
        Means.CALLED,
        TODAY,
    )
    assert standing("ours", Aspect.LANGUAGES).trust is Trust.UNCONFIRMED
    assert data_version(EVERYONE) != before
    row = audit_rows().get(event="directory.service_confirmed")
    assert (row.actor, row.about, row.fields) == (uccle.code, "ours", ["phone", "hours"])


def test_confirming_twice_confirms_once(uccle):
    confirmed(uccle)

    assert confirmed(uccle, at=LOADED_AT + timedelta(minutes=1)) == ()
    assert Confirmation.unscoped.count() == 1


def test_what_was_just_confirmed_can_be_taken_back(uccle):
    confirmed(uccle, at=LOADED_AT - timedelta(days=60))
    confirmed(uccle, at=LOADED_AT)

    later = LOADED_AT + timedelta(minutes=9)
    assert withdraw_confirmation(by=uccle, now=later, code="ours") == (Aspect.PHONE,)

    assert standing("ours", Aspect.PHONE).confirmed_on == TODAY - timedelta(days=60)
    assert withdraw_confirmation(by=uccle, now=later, code="ours") == ()


def test_after_ten_minutes_it_stays_and_another_cannot_take_it_back(uccle, steward):
    confirmed(uccle)

    region, soon = steward(**REGIONAL), LOADED_AT + timedelta(minutes=2)
    assert withdraw_confirmation(by=region, now=soon, code="ours") == ()
    too_late = LOADED_AT + timedelta(minutes=10)
    assert withdraw_confirmation(by=uccle, now=too_late, code="ours") == ()
    assert standing("ours", Aspect.PHONE).trust is Trust.CONFIRMED


def test_only_a_house_with_beds_reports_room(take_over, steward):
    take_over(OURS, SECRET_HOUSE | {"steward": "21016"})
    uccle = steward("21016")
    room = {"by": uccle, "now": LOADED_AT, "state": Capacity.NO, "means": Means.SERVICE_ITSELF}

    assert report_capacity(code="a-house", **room) is Capacity.NO
    assert service(EVERYONE, "a-house", on=TODAY).capacity is Capacity.NO
    with pytest.raises(PermissionDenied):
        report_capacity(code="ours", **room)


# --- Reports from counters -------------------------------------------------------------------


def reported(counter, trouble=Trouble.NUMBER_WRONG, week="2026-W48", code="ours"):
    seen = Seen(service=code, trouble=trouble, week=week, counter=counter)
    return report_trouble(by=EVERYONE, now=LOADED_AT, seen=seen)


def test_three_reports_lower_a_record_until_it_is_confirmed(uccle, confirm):
    confirm("ours", at=LOADED_AT - timedelta(days=1))
    assert [reported(counter) for counter in ("one", "two")] == [True, True]
    assert service(EVERYONE, "ours", on=TODAY).trust is Trust.CONFIRMED

    reported("three")
    assert service(EVERYONE, "ours", on=TODAY).trust is Trust.DISPUTED

    confirmed(uccle)
    assert service(EVERYONE, "ours", on=TODAY).trust is Trust.CONFIRMED


def test_one_counter_counts_once_a_week(uccle):
    assert reported("one")
    assert not reported("one")
    assert reported("one", week="2026-W49")
    assert reported("one", trouble=Trouble.FULL)


def test_a_confirmation_settles_what_it_is_about_and_undoing_brings_it_back(uccle):
    reported("one")
    reported("one", trouble=Trouble.CLOSED)

    confirmed(uccle)
    assert keeping.kept(uccle, "ours", today=TODAY).troubles == 1

    withdraw_confirmation(by=uccle, now=LOADED_AT, code="ours")
    assert keeping.kept(uccle, "ours", today=TODAY).troubles == 2


def test_what_one_counter_reports_once_more_counts_once_after_undoing(uccle):
    reported("one")
    confirmed(uccle)
    assert reported("one")

    withdraw_confirmation(by=uccle, now=LOADED_AT, code="ours")

    assert keeping.kept(uccle, "ours", today=TODAY).troubles == 1


def test_a_report_says_nothing_of_the_counter_nor_of_the_moment(uccle):
    reported("pharmacy-in-uccle")

    assert "pharmacy" not in repr(list(Service.unscoped.get(code="ours").troubles.values()))
    assert not audit_rows().filter(about="ours", event__contains="trouble").exists()


def test_a_report_about_nothing_is_refused(uccle):
    with pytest.raises(Http404):
        reported("one", code="nothing")
