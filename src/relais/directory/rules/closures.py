"""The closures of all services as a calendar (RFC 5545). Days only: why is nobody's business."""

from collections.abc import Sequence
from datetime import timedelta

from icalendar import Calendar, Event

from relais.directory.rules.hours import Closure
from relais.directory.rules.hsds.ids import identifier
from relais.directory.rules.hsds.published import Published
from relais.directory.rules.hsds.wording import Wording, said


def calendar(services: Sequence[Published], wordings: Sequence[Wording]) -> bytes:
    """An all-day event for each closure, with the same UID in every calendar that holds it."""
    found = Calendar()
    found.add("prodid", "-//Relais//directory//NL")
    found.add("version", "2.0")
    found.add("x-wr-calname", said(wordings, lambda words: words.closures))
    for service in services:
        for closure in sorted(set(service.closures), key=lambda each: each.first_day):
            found.add_component(_event(service, closure, wordings))
    written: bytes = found.to_ical()
    return written


def _event(service: Published, closure: Closure, wordings: Sequence[Wording]) -> Event:
    first_day, last_day = closure.first_day, closure.last_day
    event = Event()
    event.add(
        "uid",
        identifier("closure", service.display.code, first_day.isoformat(), last_day.isoformat()),
    )
    event.add("dtstamp", service.changed_at)
    event.add("dtstart", first_day)
    # The end of an event is not part of it any more.
    event.add("dtend", last_day + timedelta(days=1))
    event.add(
        "summary",
        said(wordings, lambda words: words.closed % {"name": words.text(service.display.name)}),
    )
    event.add("transp", "TRANSPARENT")
    return event
