"""A record as the import file that would bring it about: what is read can be written again."""

from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any

from relais.directory.rules.record import ClosureRecord, Record
from relais.directory.rules.secrecy import refuse_text_of_confidential_service

# The fields of a record that stand in a file under another name.
_NAMES = {
    "code": "id",
    "hours_note": "chat_hours_note",
    "confidential": "address_confidential",
    "phones": "phone",
    "mails": "mail",
}
# Those that are put together with others, or that the file needs another form of.
_TOGETHER = frozenset({"name_nl", "name_fr", "places", "rooms", "dwellings", "closures"})
# Of a house whose address is secret none of these was ever allowed.
_TELLS_A_PLACE = ("address", "nis", "walk_in", "mail", "note", "closures")


def as_raw(record: Record) -> dict[str, Any]:
    """The record in the form of an import file, without what goes without saying there.

    Confirmations are no part of it: a file can't confirm, only the service can.
    """
    plain = {
        _NAMES.get(field.name, field.name): _plain(getattr(record, field.name))
        for field in fields(record)
        if field.name not in _TOGETHER and getattr(record, field.name) != field.default
    }
    capacity = {
        name: getattr(record, name)
        for name in ("places", "rooms", "dwellings")
        if getattr(record, name) is not None
    }
    together = {
        "name": {"nl": record.name_nl, "fr": record.name_fr},
        "capacity": capacity,
        "closures": [_closure(each) for each in record.closures],
    }
    return plain | {name: value for name, value in together.items() if value}


def raw_changes(before: Record, after: Record) -> dict[str, Any]:
    """What `after` says otherwise than `before`, as fields of a file; None takes one away."""
    old, new = as_raw(before), as_raw(after)
    return {
        field: new.get(field)
        for field in sorted(old.keys() | new.keys())
        if old.get(field) != new.get(field)
    }


def without_place(raw: Mapping[str, Any]) -> dict[str, Any]:
    """An older content of a service whose address has since become secret, with no place in it."""
    kept = {
        field: value
        for field, value in raw.items()
        if field not in _TELLS_A_PLACE
        and not any(refuse_text_of_confidential_service(field, text) for text in _texts(value))
    }
    return {**kept, "address_confidential": True}


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, Mapping):
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)
    elif isinstance(value, str):
        yield value


def _plain(value: object) -> object:
    """A word of a closed list as its code, several values as a list."""
    if isinstance(value, tuple):
        return [str(each) for each in value]
    return str(value) if isinstance(value, str) else value


def _closure(closure: ClosureRecord) -> dict[str, str]:
    days = {"first_day": closure.first_day.isoformat(), "last_day": closure.last_day.isoformat()}
    return days | ({"reason": closure.reason} if closure.reason else {})
