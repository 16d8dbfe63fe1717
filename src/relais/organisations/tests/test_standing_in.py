"""A colleague stands in for some days, in the same role; both see it, and it ends."""

from datetime import timedelta

import pytest
from django.http import Http404
from django.utils.timezone import localdate

from relais.foundation import clock
from relais.organisations.commands.offers import PeopleRefused, lend_mandate
from relais.organisations.commands.people import MandateRefused
from relais.organisations.interface import Term
from relais.organisations.permissions import Permission
from relais.organisations.rules.people import PeopleRefusal
from relais.organisations.rules.vocabulary import Role
from relais.organisations.tests.people import (
    browser,
    mandate_of,
    person,
    viewer,
    with_code,
)

DAY = timedelta(days=1)

pytestmark = pytest.mark.django_db


@pytest.fixture
def today():
    return localdate(clock.now())


@pytest.fixture(autouse=True)
def colleagues():
    """Gwen works in the shelter, Olga trains there, Ward manages its people, Otto is elsewhere."""
    person("gwen", Role.SHELTER_WORKER)
    person("olga", Role.TRAINER)
    person("ward", Role.BODY_ADMINISTRATOR)
    person("otto", Role.SHELTER_WORKER, at="house")


def lend(by, to, term, *, of="gwen"):
    return lend_mandate(
        by=viewer(by),
        now=clock.now(),
        mandate_id=mandate_of(of, Role.SHELTER_WORKER).pk,
        to=to,
        term=term,
    )


def refused(by, to, term, **more):
    with pytest.raises(PeopleRefused) as found:
        lend(by, to, term, **more)
    return found.value.refusal


def handles_files(code, day):
    return viewer(code, day).may(Permission.HANDLE_FILES)


@pytest.fixture
def a_week(today):
    return Term(from_day=today, to_day=today + 7 * DAY)


def test_who_stands_in_may_the_same_from_the_first_day_to_the_last(today, a_week):
    assert not handles_files("olga", today)

    lend("gwen", "olga", a_week)

    assert handles_files("olga", today)
    assert handles_files("olga", today + 6 * DAY)
    assert not handles_files("olga", today + 7 * DAY)
    assert "body:tree" in viewer("olga", today).seats


def test_both_read_that_one_stands_in_for_the_other(a_week):
    lend("gwen", "olga", a_week)

    for code, shown in (("gwen", "Olga"), ("olga", "Gwen")):
        client = browser()
        client.force_login(viewer(code))
        assert shown in client.get("/nl/my-mandates/").text


def test_the_page_lends_until_the_last_day_that_was_named(today):
    client = browser()
    client.force_login(viewer("gwen"))
    address = f"/nl/my-mandates/{mandate_of('gwen').pk}/stand-in/"
    assert "Otto" not in client.get(address).text

    last = today + 2 * DAY
    sent = {"to": "olga", "from_day": today.isoformat(), "last_day": last.isoformat()}
    assert client.post(address, sent).status_code in {302, 303}

    assert handles_files("olga", last)
    assert not handles_files("olga", last + DAY)


def test_the_page_keeps_what_was_typed_and_says_what_is_wrong(today):
    client = browser()
    client.force_login(viewer("gwen"))
    address = f"/nl/my-mandates/{mandate_of('gwen').pk}/stand-in/"
    before = (today - DAY).isoformat()

    answer = client.post(address, {"to": "olga", "from_day": today, "last_day": before})

    assert answer.status_code == 422
    assert before in answer.text


def test_who_lent_a_mandate_takes_it_back_at_once(today, a_week):
    lent = lend("gwen", "olga", a_week)
    olga, gwen = browser(), browser()
    olga.force_login(viewer("olga"))
    gwen.force_login(viewer("gwen"))
    assert olga.get("/nl/files/emergency/").status_code == 200

    gwen.post(f"/nl/my-mandates/{lent.pk}/end/")

    assert olga.get("/nl/files/emergency/").status_code == 403
    assert not handles_files("olga", today)


def test_it_ends_with_the_mandate_behind_it(today, a_week):
    lend("gwen", "olga", a_week)
    office = browser()
    office.force_login(viewer("ward"))

    office.post(f"/nl/people/tree/mandates/{mandate_of('gwen').pk}/end/")

    assert not handles_files("olga", today)
    assert not handles_files("gwen", today)


def test_who_stood_in_can_do_so_again(today, a_week):
    for _time in range(2):
        lent = lend("gwen", "olga", a_week)
        browser_of = browser()
        browser_of.force_login(viewer("gwen"))
        browser_of.post(f"/nl/my-mandates/{lent.pk}/end/")

    lend("gwen", "olga", a_week)

    assert handles_files("olga", today)


def test_whoever_manages_the_people_arranges_it_too(today, a_week):
    lend("ward", "olga", a_week)

    assert handles_files("olga", today)


def test_nobody_arranges_it_for_themselves(a_week):
    assert refused("ward", "ward", a_week) == PeopleRefusal.ONESELF
    assert refused("gwen", "gwen", a_week) == PeopleRefusal.ONESELF


def test_it_has_a_last_day(today):
    assert refused("gwen", "olga", Term(from_day=today)) == PeopleRefusal.NO_LAST_DAY


def test_it_lies_within_the_mandate(today, a_week):
    mandate = mandate_of("gwen")
    mandate.to_day = today + 2 * DAY
    mandate.save()

    assert refused("gwen", "olga", a_week) == PeopleRefusal.OUTSIDE_THE_MANDATE


def test_only_a_colleague_of_the_same_body_stands_in(a_week):
    assert refused("gwen", "otto", a_week) == PeopleRefusal.NOT_A_COLLEAGUE


def test_what_is_lent_is_not_lent_on(a_week):
    lent = lend("gwen", "olga", a_week)

    with pytest.raises(PeopleRefused) as found:
        lend_mandate(by=viewer("olga"), now=clock.now(), mandate_id=lent.pk, to="ward", term=a_week)
    assert found.value.refusal == PeopleRefusal.STANDS_IN_ALREADY


def test_who_has_the_role_already_does_not_stand_in_for_it(a_week):
    person("piet", Role.SHELTER_WORKER)

    with pytest.raises(MandateRefused):
        lend("gwen", "piet", a_week)


def test_who_would_be_shut_out_by_it_does_not_stand_in(a_week):
    with_code(viewer("olga"))

    assert refused("gwen", "olga", a_week) == PeopleRefusal.NEEDS_A_PASSKEY


def test_nobody_lends_or_takes_back_what_is_not_theirs(a_week):
    with pytest.raises(Http404):
        lend("otto", "olga", a_week)
    lent = lend("gwen", "olga", a_week)
    client = browser()
    client.force_login(viewer("otto"))

    assert client.post(f"/nl/my-mandates/{lent.pk}/end/").status_code == 404
    assert handles_files("olga", a_week.from_day)
