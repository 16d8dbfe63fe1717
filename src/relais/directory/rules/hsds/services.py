"""A service as HSDS says it: only its id, its plain fields, or everything that belongs to it."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from relais.directory.rules.hsds.ids import identifier
from relais.directory.rules.hsds.locations import location_json, nis_attribute
from relais.directory.rules.hsds.published import Confirmation, Frame, Published, service_id
from relais.directory.rules.hsds.schedules import holiday_hours, week_rows
from relais.directory.rules.hsds.taxonomies import Addition, Attribute, addition
from relais.directory.rules.hsds.wording import Wording, said
from relais.directory.rules.vocabulary import Cost, Trust


def known(fields: dict[str, Any]) -> dict[str, Any]:
    """Without what is not known or empty: in HSDS that has no place."""
    return {name: value for name, value in fields.items() if value not in (None, "", [])}


def bare_service(service: Published, frame: Frame) -> dict[str, Any]:
    """What `minimal` asks for, and the two fields that the schema will not do without."""
    changed = _moment(service)
    return {
        "id": service.id,
        "name": name(service, frame),
        "status": status(service, frame),
        "modified_date": changed,
        "last_modified": changed,
    }


def plain_service(service: Published, frame: Frame) -> dict[str, Any]:
    """Its fields that have one value, and its organisation without what belongs to that."""
    shown = service.display
    return known(
        {
            "id": service.id,
            "name": name(service, frame),
            "description": said(frame.wordings, lambda words: _description(service, words)),
            "email": shown.mails[0] if shown.mails else None,
            "status": status(service, frame),
            "application_process": said(frame.wordings, lambda w: w.labels["access"][shown.access]),
            "fees_description": said(frame.wordings, lambda w: w.costs.get(shown.cost or "", "")),
            "eligibility_description": said(frame.wordings, lambda w: _eligibility(service, w)),
            "minimum_age": shown.min_age,
            "maximum_age": shown.max_age,
            "assured_date": _iso(shown.confirmed_on),
            "alert": said(frame.wordings, lambda words: _alert(service, words)),
            "last_modified": _moment(service),
            "organization": plain_organization(service, frame),
        }
    )


def whole_service(service: Published, frame: Frame) -> dict[str, Any]:
    """The service with everything that belongs to it."""
    location = location_json(service, frame) if service.has_location else None
    return {
        **plain_service(service, frame),
        **particulars(service, frame),
        "service_at_locations": [
            {"id": service.location_id, "service_id": service.id, "location": location}
        ]
        if location
        else [],
    }


def particulars(service: Published, frame: Frame) -> dict[str, Any]:
    """Ways to reach it, hours, areas, languages, costs, attributes and confirmations."""
    shown = service.display
    return {
        "phones": phones(service),
        "schedules": list(schedules(service, frame)),
        "service_areas": [_area(service, code, frame) for code in shown.areas],
        "languages": [_language(service, code, frame) for code in shown.languages or ()],
        "cost_options": [_free(service, frame)] if shown.cost is Cost.FREE else [],
        "contacts": [
            {"id": identifier("contact", shown.code, mail), "email": mail}
            for mail in shown.mails[1:]
        ],
        "attributes": [
            each.as_json(frame.wordings)
            for each in (*service.classified(), *_additions(service, frame))
        ],
        "confirmations": [_confirmation(each) for each in service.confirmations()],
    }


def plain_organization(service: Published, frame: Frame) -> dict[str, Any]:
    """Who offers the service: the directory knows them by the name of their service alone."""
    return {
        "id": service.organization_id,
        "name": name(service, frame),
        "description": said(frame.wordings, lambda words: words.organization),
    }


def name(service: Published, frame: Frame) -> str:
    return said(frame.wordings, lambda words: words.text(service.display.name))


def status(service: Published, frame: Frame) -> str:
    """Closed for a while on a day of a closure, else active."""
    closed = any(each.first_day <= frame.today <= each.last_day for each in service.closures)
    return "temporarily closed" if closed else "active"


def schedules(service: Published, frame: Frame) -> Iterator[dict[str, Any]]:
    """The rows of the week for the days of the frame; none when the hours are not known."""
    shown = service.display
    if shown.hours is None:
        return
    for row in week_rows(shown.hours, service.closures, frame.window):
        since, days = row.valid_from.isoformat(), ",".join(row.weekdays)
        yield {
            "id": identifier("schedule", shown.code, since, days, row.opens_at),
            "valid_from": since,
            "valid_to": row.valid_to.isoformat(),
            "timezone": row.offset,
            "freq": "WEEKLY",
            "wkst": "MO",
            "byday": days,
            "opens_at": f"{row.opens_at}+{row.offset:02}:00",
            "closes_at": f"{row.closes_at}+{row.offset:02}:00",
            "description": said(frame.wordings, lambda words: words.text(shown.hours_text)),
        }


def _moment(service: Published) -> str:
    return service.changed_at.isoformat(timespec="milliseconds")


def _description(service: Published, words: Wording) -> str:
    shown = service.display
    return words.describes % {
        "kind": words.labels["kinds"][shown.kind],
        "list": words.list_of("needs", shown.needs),
    }


def _eligibility(service: Published, words: Wording) -> str:
    shown = service.display
    taken = [each for each in shown.profiles or () if each not in shown.refused_profiles]
    sentences = (
        words.eligible % {"list": words.list_of("profiles", taken)} if taken else "",
        words.refused % {"list": words.list_of("profiles", shown.refused_profiles)}
        if shown.refused_profiles
        else "",
        words.min_children % {"count": shown.min_children} if shown.min_children else "",
    )
    return " ".join(filter(None, sentences))


def _alert(service: Published, words: Wording) -> str:
    shown = service.display
    unconfirmed = "" if shown.trust is Trust.CONFIRMED else words.not_confirmed
    emergency = words.not_emergency if shown.not_emergency else ""
    return " ".join(filter(None, (unconfirmed, emergency)))


def phones(service: Published) -> list[dict[str, Any]]:
    """Its numbers as they are printed."""
    code = service.display.code
    return [
        {"id": identifier("phone", code, number), "number": number, "type": "voice"}
        for number in service.display.numbers
    ]


def _area(service: Published, code: str, frame: Frame) -> dict[str, Any]:
    place = frame.places.get(code)
    area = identifier("service_area", service.display.code, code)
    if place is None:
        # The region or the country, which have no NIS code of a municipality.
        return {"id": area, "name": said(frame.wordings, lambda words: words.areas.get(code, code))}
    return {
        "id": area,
        "name": said(frame.wordings, lambda words: words.text(place.name)),
        "attributes": [nis_attribute(area, code).as_json(frame.wordings)],
    }


def _language(service: Published, code: str, frame: Frame) -> dict[str, Any]:
    return {
        "id": identifier("language", service.display.code, code),
        "name": said(frame.wordings, lambda words: words.languages.get(code, code)),
        "code": code,
    }


def _free(service: Published, frame: Frame) -> dict[str, Any]:
    return {
        "id": identifier("cost_option", service.display.code, Cost.FREE),
        "option": said(frame.wordings, lambda words: words.costs[Cost.FREE]),
        "currency": "EUR",
        "amount": 0,
    }


def _additions(service: Published, frame: Frame) -> Iterator[Attribute]:
    """What HSDS has no field for; only what is known, and only what holds."""
    shown = service.display
    steward = frame.bodies.get(shown.steward)
    holidays = holiday_hours(shown.hours, frame.today.year, frame.window) if shown.hours else None
    facts: dict[Addition, str | None] = {
        Addition.CODE: shown.code,
        Addition.OPENING_HOURS: shown.hours,
        Addition.PUBLIC_HOLIDAYS: holidays,
        Addition.RELAY_TO: service_id(shown.relay_to) if shown.relay_to else None,
        Addition.CHAT: _yes(shown.chat),
        Addition.WALK_IN: _yes(shown.walk_in),
        Addition.ADDRESS_CONFIDENTIAL: _yes(shown.confidential),
        Addition.ANONYMOUS: _yes(shown.anonymous),
        Addition.NOT_EMERGENCY: _yes(shown.not_emergency),
        Addition.MIN_CHILDREN: str(shown.min_children) if shown.min_children else None,
        Addition.CAPACITY_REPORTED_ON: _iso(shown.capacity_reported_on),
        Addition.RECORD_KEEPER: said(frame.wordings, lambda w: w.text(steward)) if steward else "",
        Addition.SOURCE: shown.source,
    }
    for code, value in facts.items():
        if value:
            yield addition(shown.code, code, value)


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _yes(holds: bool) -> str:  # noqa: FBT001  # the one thing it says
    return "true" if holds else ""


def _confirmation(confirmation: Confirmation) -> dict[str, Any]:
    return known(
        {
            "aspect": confirmation.aspect,
            "trust": confirmation.trust,
            "confirmed_on": _iso(confirmation.confirmed_on),
            "by_role": confirmation.by_role,
            "means": confirmation.means,
            "due_on": _iso(confirmation.due_on),
        }
    )
