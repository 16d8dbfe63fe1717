"""Scenes: situations of the demo, built with the real commands, so that none is impossible."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime, timedelta
from typing import Final

from demo.handing_over import SceneInProduction, people_are_handed_over
from relais.directory.interface import AskingRefused, Mailbox, invite, keep_contact
from relais.foundation.access import Viewer
from relais.foundation.environment import is_development
from relais.materials.interface import (
    Finding,
    HelpKind,
    Report,
    Returned,
    create_link,
    enrol_device,
    give_code,
    register_counter,
    report_return,
    returns,
    take_reports,
    take_troubles,
)

WEEKS: Final = 4
COUNTERS: Final = (
    ("Apotheek De Denkbeeldige Hoek", "pharmacy", "21016", (9, 14, 2)),
    ("Pharmacie du Coin Imaginaire", "pharmacy", "21013", (7, 11, 1)),
    ("École du Bateau en papier", "school", "21015", (1, 6, 0)),
)
# What each of them found wrong, this week. That the service was so is as invented as they are.
TROUBLED_SERVICE: Final = "samusocial"
TROUBLES: Final = ("number_wrong", "full", "closed")
# How many cards bore a code, and what came of some of them.
CODES: Final = 24
LONG_AGO: Final = timedelta(days=50)
CAME_BACK: Final = ((Returned.TAKEN_ON, 12), (Returned.REACHED, 6), (Returned.FULL, 2))
# Of which record, whether of the service itself or of its steward, and whose.
MAILBOXES: Final = (
    ("ukkel-emergency-housing", False, Mailbox(mail="ukkel@example.org", language="nl")),
    ("talita-portes-ouvertes", False, Mailbox(mail="ukkel@example.org", language="nl")),
    ("eva-5343", False, Mailbox(mail="montgomery@example.org")),
    ("praxis", True, Mailbox(mail="praxis@example.org", language="fr")),
)


def counters_report(*, by: Viewer, now: datetime) -> None:
    """Three invented counters are enrolled and have reported the last weeks; safe to repeat."""
    if not is_development():
        raise SceneInProduction
    for name, kind, municipality, counts in COUNTERS:
        code, token = _enrolled(name, kind, municipality, by=by, now=now)
        take_reports(by=by, now=now, token=token, reports=_reports(code, now.date(), counts))


def counters_find_troubles(*, by: Viewer, now: datetime) -> None:
    """The same three find something wrong with one service: "check first"; safe to repeat."""
    if not is_development():
        raise SceneInProduction
    for (name, kind, municipality, _counts), trouble in zip(COUNTERS, TROUBLES, strict=True):
        _code, token = _enrolled(name, kind, municipality, by=by, now=now)
        finding = Finding(service=TROUBLED_SERVICE, trouble=trouble, week=_week(now.date()))
        take_troubles(by=by, now=now, token=token, findings=[finding])


def cards_come_back(*, by: Viewer, now: datetime) -> None:
    """A month that is over: a counter gave codes, services typed most of them; safe to repeat."""
    if not is_development():
        raise SceneInProduction
    if returns(by, today=now.date()):
        return
    name, kind, municipality, _counts = COUNTERS[0]
    _code, token = _enrolled(name, kind, municipality, by=by, now=now)
    then = now - LONG_AGO
    codes = [give_code(by=by, now=then, token=token) for _ in range(CODES)]
    came_back = [returned for returned, count in CAME_BACK for _ in range(count)]
    for code, returned in zip(codes, came_back, strict=False):
        report_return(by=by, now=then, typed=code, returned=returned)


def _enrolled(
    name: str, kind: str, municipality: str, *, by: Viewer, now: datetime
) -> tuple[str, str]:
    """The code of the counter, registered if need be, and the token of a new device of it."""
    counter = register_counter(by=by, now=now, name=name, kind=kind, municipality=municipality)
    secret = create_link(by=by, now=now, counter_code=counter.code).secret
    return counter.code, enrol_device(by=by, now=now, secret=secret).token


def _reports(code: str, today: date, counts: tuple[int, int, int]) -> list[Report]:
    kinds = (HelpKind.CARD_PRINTED, HelpKind.NUMBER_SHOWN, HelpKind.CALLED_TOGETHER)
    return [
        Report(
            week=_week(today - timedelta(weeks=ago)),
            kind=kind,
            count=count + ago,
            batch=f"scene-{code}-{ago}-{kind}",
        )
        for ago in range(1, WEEKS + 1)
        for kind, count in zip(kinds, counts, strict=True)
        if count + ago
    ]


def _week(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def letters_lie_ready(*, by: Viewer, now: datetime) -> None:
    """Two stewards and a service with invented mailboxes were asked to confirm; safe to repeat."""
    if not is_development():
        raise SceneInProduction
    for code, for_service, mailbox in MAILBOXES:
        keep_contact(by=by, now=now, code=code, for_service=for_service, mailbox=mailbox)
        # Who has a link of the last hour gets no other.
        with suppress(AskingRefused):
            invite(by=by, now=now, code=code, for_service=for_service)


SCENES: Final[dict[str, Callable[..., None]]] = {
    "referrals": people_are_handed_over,
    "counters": counters_report,
    "troubles": counters_find_troubles,
    "cards": cards_come_back,
    "letters": letters_lie_ready,
}
