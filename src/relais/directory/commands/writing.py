"""Putting records into the directory: the one way in for imports, edits and merges."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection

from relais.audit import interface as audit
from relais.directory.models import (
    Channel,
    Closure,
    Confirmation,
    Proposal,
    Revision,
    Service,
    Version,
)
from relais.directory.queries.signing import role_of
from relais.directory.rules.aspects import touched
from relais.directory.rules.events import Event
from relais.directory.rules.raw import as_raw, without_place
from relais.directory.rules.record import ChannelKind, Record
from relais.directory.rules.vocabulary import Act
from relais.foundation.access import Viewer

_ONE_CHANGE_AT_A_TIME = 7_261_001
# Columns of a record that do not stand on the service itself under the same name.
_ELSEWHERE = {"code", "steward", "relay_to", "phones", "chat", "walk_in", "mails", "closures"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A record as it is to stand, and the names of the fields in which it differs from before."""

    record: Record
    fields: tuple[str, ...] = ()
    is_new: bool = False


def one_change_at_a_time() -> None:
    """Wait here until no other change is under way, so that none builds on what another changes."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_ONE_CHANGE_AT_A_TIME])


def new_revision(*, by: Viewer, now: datetime, summary: str, digest: str = "") -> Revision:
    """From here on the directory has another version: whatever was made of it is made anew."""
    return Revision.unscoped.create(at=now, by=by.code, summary=summary, digest=digest)


def write(
    changes: Sequence[Change], *, by: Viewer, now: datetime, act: Act, source: str = ""
) -> None:
    """Write these records, each with its version and its audit row.

    `source`: where the change comes from, if not from the source of the record itself.

    What was confirmed of a changed aspect no longer holds. Relays come last: a record may relay
    to one that stands further down.
    """
    kept = {change.record.code: _write_service(change) for change in changes}
    for change in changes:
        service = kept[change.record.code]
        if not change.is_new:
            _clear(service, change, now)
        _write_particulars(service, change.record)
        if "confidential" in change.fields and change.record.confidential:
            _forget_places(service)
        event = Event.SERVICE_ADDED if change.is_new else Event.SERVICE_CHANGED
        audit.record(event, by=by, at=now, about=service.code, fields=change.fields)
    Version.unscoped.bulk_create(
        Version(
            service=kept[change.record.code],
            at=now,
            by=by.code,
            role=role_of(by),
            act=act,
            source=source or change.record.source,
            content=as_raw(change.record),
        )
        for change in changes
    )


def _write_service(change: Change) -> Service:
    record = change.record
    columns = {**_columns(record), "steward_id": record.steward, "relay_to": None}
    if change.is_new:
        return Service.unscoped.create(code=record.code, **columns)
    service, _created = Service.unscoped.update_or_create(code=record.code, defaults=columns)
    return service


def _columns(record: Record) -> Mapping[str, Any]:
    """What the service itself keeps of a record; lists as lists, words as their codes."""
    return {
        name: list(value) if isinstance(value, tuple) else value
        for name in Record.__slots__
        if name not in _ELSEWHERE
        for value in (getattr(record, name),)
    }


def _write_particulars(service: Service, record: Record) -> None:
    if record.relay_to:
        service.relay_to = Service.unscoped.get(code=record.relay_to)
        service.save(update_fields=["relay_to"])
    Channel.unscoped.bulk_create(
        Channel(service=service, kind=kind, value=value, position=position)
        for position, (kind, value) in enumerate(_channels(record))
    )
    Closure.unscoped.bulk_create(
        Closure(
            service=service,
            first_day=closure.first_day,
            last_day=closure.last_day,
            reason=closure.reason,
        )
        for closure in record.closures
    )


def _channels(record: Record) -> Iterable[tuple[ChannelKind, str]]:
    yield from ((ChannelKind.PHONE, number) for number in record.phones)
    if record.chat:
        yield ChannelKind.CHAT, ""
    if record.walk_in:
        yield ChannelKind.WALK_IN, ""
    yield from ((ChannelKind.MAIL, mail) for mail in record.mails)


def _clear(service: Service, change: Change, now: datetime) -> None:
    """What hung on the record as it was, and is written anew or no longer holds."""
    service.channels.all().delete()
    service.closures.all().delete()
    aspects = touched(change.fields)
    Confirmation.unscoped.filter(service=service, aspect__in=[*aspects], withdrawn_at=None).update(
        withdrawn_at=now
    )


def _forget_places(service: Service) -> None:
    """The address of a house that has become secret stands in no older version either."""
    for version in service.versions.all():
        version.content = without_place(version.content)
        version.source = version.content.get("source", "")
        version.save(update_fields=["content", "source"])
    Proposal.unscoped.filter(service=service).update(content={})
