"""Walls, and files opened in need: who may, who is told, and what stays of it."""

import re
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.http import Http404

from relais.audit.interface import looks
from relais.foundation import access
from relais.foundation.access import (
    OPERATOR,
    Basis,
    GlassRefusal,
    Opened,
    Walled,
    acting,
    body_seat,
)
from relais.foundation.trilingual import Trilingual
from relais.organisations.commands.bodies import found_body
from relais.organisations.commands.files import (
    NobodyByThatCode,
    break_glass,
    lower_wall,
    raise_wall,
    report_attempt,
)
from relais.organisations.commands.people import (
    Appointment,
    Newcomer,
    enrol_professional,
    give_mandate,
)
from relais.organisations.queries import additions, files
from relais.organisations.queries.people import professional, professional_on
from relais.organisations.rules.files import FileNotice, GlassRequest
from relais.organisations.rules.mandates import Term
from relais.organisations.rules.places_file import BodyRecord
from relais.organisations.rules.vocabulary import BodyKind, Role

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
CHANGING = r"[0-9a-f-]{36}|value=\"\w{64}\""
REASON = "The person stands at our door and is afraid."


@pytest.fixture
def told(monkeypatch):
    """What owners were told."""
    notices: list[additions.OwnerToTell] = []
    monkeypatch.setattr(
        additions, "_tell_owner", [lambda _by, _now, notice: notices.append(notice)]
    )
    return notices


@pytest.fixture
def people(db):
    """Ann and Bob of the north, Cas of the south: all of them handle files."""
    for code in ("north", "south"):
        name = Trilingual(nl=code.title(), fr=code.title())
        body = BodyRecord(code=code, kind=BodyKind.POLICE_ZONE, name=name)
        found_body(by=OPERATOR, now=NOW, body=body)
    for code, body in (("ann", "north"), ("bob", "north"), ("cas", "south")):
        newcomer = Newcomer(code=code, name=code.title(), language="nl")
        enrol_professional(by=OPERATOR, now=NOW, newcomer=newcomer).set_unusable_password()
        appointment = Appointment(
            professional=code,
            body=body,
            role=Role.EVA_OFFICER,
            term=Term(from_day=NOW.date() - timedelta(days=1)),
        )
        give_mandate(by=OPERATOR, now=NOW, appointment=appointment)


def viewer(code):
    return professional_on(professional(OPERATOR, code), NOW.date())


@pytest.fixture
def file(people):
    """A file of the north."""
    made = uuid4()
    with acting(viewer("ann"), moment=NOW):
        access.open_file(viewer("ann"), file=made, body="north")
    return made


def code_of(file):
    with acting(viewer("ann"), moment=NOW):
        return access.code_of_file(viewer("ann"), file)


def glass(by, code, *, now=NOW, reason=REASON, minutes=30):
    with acting(by, moment=now):
        request = GlassRequest(code=code, reason=reason, minutes=minutes)
        return break_glass(by=by, now=now, request=request)


def sees(code, file, now=NOW):
    with acting(viewer(code), moment=now):
        try:
            access.code_of_file(viewer(code), file)
        except Http404:
            return False
    return True


def events(about):
    rows = apps.get_model("audit", "AuditRow").unscoped.filter(file=about).order_by("id")
    return [(row.event, row.actor) for row in rows]


def test_a_file_opened_in_need_is_open_for_its_minutes_and_the_owner_knows(file, told):
    opened = glass(viewer("cas"), code_of(file).lower() + " ")

    assert opened == Opened(file=file, until=NOW + timedelta(minutes=30))
    assert sees("cas", file)
    assert not sees("cas", file, NOW + timedelta(minutes=30))
    assert [(one.body, one.file, one.notice) for one in told] == [
        ("north", file, FileNotice.GLASS_BROKEN)
    ]
    assert events(file) == [("organisations.glass_broken", "cas")]


def test_why_it_was_opened_is_read_by_who_may_see_the_file_and_stands_in_no_table(file, told):
    glass(viewer("cas"), code_of(file))

    (look,) = looks(viewer("ann"), file)
    assert look.reason == REASON
    row = apps.get_model("audit", "AuditRow").unscoped.get(file=file)
    assert REASON not in row.reason


def test_a_file_opened_in_need_cannot_be_shared_on(file):
    glass(viewer("cas"), code_of(file))

    south = access.Share(seat=body_seat("south"), basis=Basis.CONSENT)
    with acting(viewer("cas"), moment=NOW), pytest.raises(PermissionDenied):
        access.share(viewer("cas"), file=file, shares=[south])


def test_three_in_a_day_and_no_more(file, told):
    code = code_of(file)
    for hour in range(3):
        assert isinstance(glass(viewer("cas"), code, now=NOW + timedelta(hours=hour)), Opened)

    assert glass(viewer("cas"), code, now=NOW + timedelta(hours=4)) is GlassRefusal.TOO_OFTEN
    assert isinstance(glass(viewer("cas"), code, now=NOW + timedelta(hours=25)), Opened)
    assert len(told) == 4


@pytest.mark.parametrize(
    ("wrong", "refusal"),
    [
        ({"reason": " " * 30 + "short"}, GlassRefusal.REASON_TOO_SHORT),
        ({"minutes": 4}, GlassRefusal.MINUTES),
        ({"minutes": 241}, GlassRefusal.MINUTES),
        ({"code": "NOSUCHCODE"}, GlassRefusal.UNKNOWN),
    ],
)
def test_a_request_that_says_too_little_opens_nothing(file, told, wrong, refusal):
    asked = {"code": code_of(file), **wrong}

    assert glass(viewer("cas"), **asked) is refusal
    assert told == []
    assert events(file) == []


def test_who_handles_no_files_cannot_break_the_glass(file):
    enrol_professional(
        by=OPERATOR, now=NOW, newcomer=Newcomer(code="dee", name="Dee", language="nl")
    )

    assert glass(viewer("dee"), code_of(file)) is GlassRefusal.UNKNOWN


def test_a_wall_beats_the_seat_and_the_glass_and_the_attempt_is_kept(file, told):
    with acting(viewer("ann"), moment=NOW):
        raise_wall(by=viewer("ann"), now=NOW, file=file, against="BOB ")
        raise_wall(by=viewer("ann"), now=NOW, file=file, against="bob")

    assert not sees("bob", file)
    with pytest.raises(Walled) as attempt:
        glass(viewer("bob"), code_of(file))
    with acting(viewer("bob"), moment=NOW):
        report_attempt(by=viewer("bob"), now=NOW, attempt=attempt.value)

    assert [(one.body, one.notice) for one in told] == [("north", FileNotice.WALL_RUN_INTO)]
    assert [event for event, _ in events(file)] == [
        "organisations.wall_raised",
        "organisations.wall_raised",
        "organisations.wall_run_into",
    ]


def test_a_wall_stands_before_a_glass_that_is_broken_already(file):
    glass(viewer("cas"), code_of(file))
    with acting(viewer("ann"), moment=NOW):
        raise_wall(by=viewer("ann"), now=NOW, file=file, against="cas")

    assert not sees("cas", file)


@pytest.mark.asvs("2.3.5")
def test_only_somebody_else_takes_a_wall_away(file):
    ann, bob = viewer("ann"), viewer("bob")
    with acting(ann, moment=NOW):
        raise_wall(by=ann, now=NOW, file=file, against="cas")
        assert [(wall.name, wall.may_lower) for wall in files.walls_of(ann, file)] == [
            ("Cas", False)
        ]
        with pytest.raises(PermissionDenied):
            lower_wall(by=ann, now=NOW, file=file, against="cas")
    with acting(bob, moment=NOW):
        lower_wall(by=bob, now=NOW, file=file, against="cas")
        assert files.walls_of(bob, file) == ()


def test_nobody_is_kept_out_whom_relais_does_not_know(file):
    with acting(viewer("ann"), moment=NOW), pytest.raises(NobodyByThatCode):
        raise_wall(by=viewer("ann"), now=NOW, file=file, against="nobody")


def test_strangers_raise_and_read_no_walls(file):
    cas = viewer("cas")
    with acting(cas, moment=NOW):
        with pytest.raises(Http404):
            raise_wall(by=cas, now=NOW, file=file, against="ann")
        assert files.walls_of(cas, file) == ()
        assert files.seats_of(cas, file, now=NOW, today=NOW.date()) == ()


def test_the_seats_are_listed_with_who_sits_on_them(file):
    glass(viewer("cas"), code_of(file))

    with acting(viewer("ann"), moment=NOW):
        listed = files.seats_of(viewer("ann"), file, now=NOW, today=NOW.date())

    assert [
        (one.seat.basis, str(one.body and one.body.nl), [person.name for person in one.people])
        for one in listed
    ] == [
        (Basis.OWNER, "North", ["Ann", "Bob"]),
        (Basis.BREAK_GLASS, "None", ["Cas"]),
    ]
    assert [one.open for one in listed] == [True, True]


@pytest.fixture
def work(client, people):
    """Asks the work face as one of them, today."""

    def ask(code, path, data=None):
        client.force_login(professional(OPERATOR, code))
        asked = client.get if data is None else client.post
        return asked(f"/nl/files/{path}", data, headers={"host": "work.localhost"})

    return ask


def test_the_page_of_seats_shows_walls_and_keeps_that_it_was_read(work, file):
    page = work("ann", f"{file}/seen-by/")

    assert page.status_code == 200
    assert "North" in page.text
    assert ("organisations.seats_read", "ann") in events(file)

    wrong = work("ann", f"{file}/seen-by/", {"against": "nobody"})
    assert wrong.status_code == 422
    assert 'value="nobody"' in wrong.text
    assert work("ann", f"{file}/seen-by/", {"against": "cas"}).status_code == 302
    assert work("ann", f"{file}/seen-by/lower/", {"against": "cas"}).status_code == 403
    assert work("bob", f"{file}/seen-by/lower/", {"against": "cas"}).status_code == 302


@pytest.mark.asvs("16.3.2")
def test_running_into_a_wall_answers_like_nothing_and_is_kept(work, file, told):
    with acting(viewer("ann"), moment=NOW):
        raise_wall(by=viewer("ann"), now=NOW, file=file, against="bob")

    walled, absent = work("bob", f"{file}/seen-by/"), work("bob", f"{uuid4()}/seen-by/")

    assert walled.status_code == absent.status_code == 404
    # All that differs is what differs at each request: the address, and the token of the form.
    assert re.sub(CHANGING, "", walled.text) == re.sub(CHANGING, "", absent.text)
    assert ("organisations.wall_run_into", "bob") in events(file)
    assert len(told) == 1


def test_the_glass_is_broken_on_a_page_that_keeps_what_was_typed(work, file, told):
    short = {"code": code_of(file), "reason": "too short", "minutes": 30}

    refused = work("cas", "emergency/", short)

    assert refused.status_code == 422
    assert "too short" in refused.text
    opened = work("cas", "emergency/", {**short, "reason": REASON})
    assert opened.status_code == 302
    assert opened.headers["Location"] == f"/nl/files/{file}/seen-by/"
    assert len(told) == 1
