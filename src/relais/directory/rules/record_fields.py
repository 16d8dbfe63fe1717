"""How each field of an import file is read."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from typing import Any

from relais.directory.rules.hours import HoursRefusal, refuse_hours
from relais.directory.rules.numbers import NumberRefusal, refuse_number
from relais.directory.rules.record import ClosureRecord, FaultCode, Known
from relais.directory.rules.vocabulary import Access, Cost, Kind, Need, Profile


class Faulty(Exception):
    """Raised by the reader of a field; `within` is the part of the field that is wrong."""

    def __init__(self, code: FaultCode, value: object = "", within: str = "") -> None:
        self.code = code
        self.detail: HoursRefusal | None = None
        self.value = str(value)
        self.within = within
        super().__init__(code)


type Attributes = Mapping[str, Any]
type Reader = Callable[[Any, Known], Attributes]

_CODE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[a-z]{2,}")
_PARTIAL_DAY = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
_CODE_LENGTH, _NAME_LENGTH, _TEXT_LENGTH, _ADDRESS_LENGTH = 64, 200, 500, 300
_AREAS = frozenset({"region", "belgium"})


def _string(raw: object, length: int, within: str = "") -> str:
    if not isinstance(raw, str) or not raw.strip():
        raise Faulty(FaultCode.WRONG_TYPE, raw, within)
    if len(raw) > length:
        raise Faulty(FaultCode.TOO_LONG, length, within)
    # A line break, of whatever alphabet, is a space: no file or letter then breaks a line there.
    return " ".join(raw.split())


def _strings(raw: object) -> tuple[str, ...]:
    if not isinstance(raw, list | tuple) or not all(isinstance(each, str) for each in raw):
        raise Faulty(FaultCode.WRONG_TYPE, raw)
    return tuple(dict.fromkeys(raw))


def _text(attribute: str, length: int = _TEXT_LENGTH) -> Reader:
    return lambda raw, _known: {attribute: _string(raw, length)}


def _flag(attribute: str) -> Reader:
    def read(raw: object, _known: Known) -> Attributes:
        if not isinstance(raw, bool):
            raise Faulty(FaultCode.WRONG_TYPE, raw)
        return {attribute: raw}

    return read


def _count(raw: object, within: str = "") -> int:
    limit = 30_000
    if isinstance(raw, bool) or not isinstance(raw, int) or not 0 <= raw <= limit:
        raise Faulty(FaultCode.WRONG_TYPE, raw, within)
    return raw


def _number(attribute: str) -> Reader:
    return lambda raw, _known: {attribute: _count(raw)}


def _word[W: StrEnum](words: type[W], raw: object) -> W:
    try:
        return words(_string(raw, _CODE_LENGTH))
    except ValueError:
        raise Faulty(FaultCode.UNKNOWN_WORD, raw) from None


def _one(attribute: str, words: type[StrEnum]) -> Reader:
    return lambda raw, _known: {attribute: _word(words, raw)}


def _several(attribute: str, words: type[StrEnum]) -> Reader:
    return lambda raw, _known: {attribute: tuple(_word(words, each) for each in _strings(raw))}


def _at_least_one(attribute: str, read: Reader) -> Reader:
    def read_some(raw: object, known: Known) -> Attributes:
        found = read(raw, known)
        if not found[attribute]:
            raise Faulty(FaultCode.MISSING)
        return found

    return read_some


def _each_among(
    attribute: str, allowed: Callable[[Known], frozenset[str]], code: FaultCode
) -> Reader:
    def read(raw: object, known: Known) -> Attributes:
        found = _strings(raw)
        for each in found:
            if each not in allowed(known):
                raise Faulty(code, each)
        return {attribute: found}

    return read


def _read_code(raw: object, _known: Known) -> Attributes:
    code = _string(raw, _CODE_LENGTH)
    if not _CODE.fullmatch(code):
        raise Faulty(FaultCode.MALFORMED_CODE, code)
    return {"code": code}


def _read_name(raw: object, _known: Known) -> Attributes:
    if not isinstance(raw, Mapping):
        raise Faulty(FaultCode.WRONG_TYPE, raw)
    if not {*raw} <= {"nl", "fr"}:
        raise Faulty(FaultCode.UNKNOWN_FIELD, ", ".join(sorted(map(str, {*raw} - {"nl", "fr"}))))
    for language in ("nl", "fr"):
        if not raw.get(language):
            raise Faulty(FaultCode.MISSING, within=language)
    return {f"name_{each}": _string(raw[each], _NAME_LENGTH, each) for each in ("nl", "fr")}


def _read_phone(raw: object, _known: Known) -> Attributes:
    numbers = _strings([raw] if isinstance(raw, str) else raw)
    for number in numbers:
        match refuse_number(number):
            case NumberRefusal.MALFORMED:
                raise Faulty(FaultCode.MALFORMED_NUMBER, number)
            case NumberRefusal.UNKNOWN_SHORT:
                raise Faulty(FaultCode.UNKNOWN_SHORT_NUMBER, number)
    return {"phones": numbers}


def _read_mail(raw: object, _known: Known) -> Attributes:
    mails = _strings([raw] if isinstance(raw, str) else raw)
    for mail in mails:
        if not _MAIL.fullmatch(_string(mail, _NAME_LENGTH)):
            raise Faulty(FaultCode.MALFORMED_MAIL, mail)
    return {"mails": mails}


def _read_hours(raw: object, _known: Known) -> Attributes:
    hours = _string(raw, _TEXT_LENGTH)
    refusal = refuse_hours(hours)
    if refusal:
        fault = Faulty(FaultCode.MALFORMED_HOURS, hours)
        fault.detail = refusal
        raise fault
    return {"hours": hours}


def _read_capacity(raw: object, _known: Known) -> Attributes:
    if not isinstance(raw, Mapping):
        raise Faulty(FaultCode.WRONG_TYPE, raw)
    allowed = {"places", "rooms", "dwellings"}
    if not {*raw} <= allowed:
        raise Faulty(FaultCode.UNKNOWN_FIELD, ", ".join(sorted(map(str, {*raw} - allowed))))
    return {name: _count(number, name) for name, number in raw.items()}


def _read_since(raw: object, _known: Known) -> Attributes:
    text = raw.isoformat() if type(raw) is date else _string(raw, _TEXT_LENGTH)
    if not _PARTIAL_DAY.fullmatch(text):
        raise Faulty(FaultCode.MALFORMED_DAY, text)
    return {"since": text}


def _read_nis(raw: object, known: Known) -> Attributes:
    if _string(raw, _CODE_LENGTH) not in known.municipalities:
        raise Faulty(FaultCode.UNKNOWN_AREA, raw)
    return {"nis": raw}


def _read_steward(raw: object, known: Known) -> Attributes:
    if _string(raw, _CODE_LENGTH) not in known.stewards:
        raise Faulty(FaultCode.UNKNOWN_STEWARD, raw)
    return {"steward": raw}


def _read_zone(raw: object, known: Known) -> Attributes:
    """The zone of a police service is checked and not kept: its areas and steward say it."""
    if f"zone-{raw}" not in known.stewards:
        raise Faulty(FaultCode.UNKNOWN_ZONE, raw)
    return {}


def _day(raw: object) -> date:
    if type(raw) is date:
        return raw
    try:
        return date.fromisoformat(_string(raw, _CODE_LENGTH))
    except ValueError:
        raise Faulty(FaultCode.MALFORMED_DAY, raw) from None


def _read_closure(raw: object) -> ClosureRecord:
    if not isinstance(raw, Mapping) or not {*raw} <= {"first_day", "last_day", "reason"}:
        raise Faulty(FaultCode.WRONG_TYPE, raw)
    first_day, last_day = _day(raw.get("first_day")), _day(raw.get("last_day"))
    if last_day < first_day:
        raise Faulty(FaultCode.MALFORMED_DAY, f"{first_day} – {last_day}")
    reason = raw.get("reason")
    return ClosureRecord(
        first_day=first_day,
        last_day=last_day,
        reason=_string(reason, _NAME_LENGTH) if reason else "",
    )


def _read_closures(raw: object, _known: Known) -> Attributes:
    if not isinstance(raw, list | tuple):
        raise Faulty(FaultCode.WRONG_TYPE, raw)
    read = sorted(map(_read_closure, raw), key=lambda each: (each.first_day, each.last_day))
    return {"closures": tuple(read)}


REQUIRED = frozenset({"id", "kind", "name", "needs", "areas", "access", "steward", "source"})
READERS: Mapping[str, Reader] = {
    "id": _read_code,
    "kind": _one("kind", Kind),
    "name": _read_name,
    "needs": _at_least_one("needs", _several("needs", Need)),
    "profiles": _several("profiles", Profile),
    "refused_profiles": _several("refused_profiles", Profile),
    "min_age": _number("min_age"),
    "max_age": _number("max_age"),
    "min_children": _number("min_children"),
    "languages": _each_among(
        "languages", lambda known: known.languages, FaultCode.UNKNOWN_LANGUAGE
    ),
    "areas": _at_least_one(
        "areas",
        _each_among("areas", lambda known: known.municipalities | _AREAS, FaultCode.UNKNOWN_AREA),
    ),
    "hours": _read_hours,
    "chat_hours_note": _text("hours_note"),
    "relay_to": _text("relay_to", _CODE_LENGTH),
    "access": _one("access", Access),
    "capacity": _read_capacity,
    "cost": _one("cost", Cost),
    "anonymous": _flag("anonymous"),
    "not_emergency": _flag("not_emergency"),
    "address_confidential": _flag("confidential"),
    "address": _text("address", _ADDRESS_LENGTH),
    "nis": _read_nis,
    "steward": _read_steward,
    "zone": _read_zone,
    "source": _text("source"),
    "conflict": _text("conflict"),
    "note": _text("note"),
    "since": _read_since,
    "phone": _read_phone,
    "chat": _flag("chat"),
    "walk_in": _flag("walk_in"),
    "mail": _read_mail,
    "closures": _read_closures,
}


def read_field(name: str, raw: object, known: Known) -> Attributes:
    """What the field `name` gives a record. Raises `Faulty`."""
    if raw is None:
        # Nothing is said: `phone: null`, or a comma in YAML that made a field of half a sentence.
        if name in REQUIRED:
            raise Faulty(FaultCode.MISSING)
        return {}
    if name not in READERS:
        raise Faulty(FaultCode.UNKNOWN_FIELD)
    return READERS[name](raw, known)
