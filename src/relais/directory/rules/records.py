"""Read the records of an import file: typed records, or everything that is wrong with them."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from relais.directory.rules.record import Fault, FaultCode, Known, Record
from relais.directory.rules.record_fields import (
    READERS,
    REQUIRED,
    Attributes,
    Faulty,
    read_field,
)
from relais.directory.rules.secrecy import refuse_text_of_confidential_service


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One record of the file: read when it has no faults. `drops_note`: a note is not kept."""

    code: str
    record: Record | None
    faults: tuple[Fault, ...] = ()
    drops_note: bool = False


def read_records(raws: Sequence[object], known: Known) -> tuple[Row, ...]:
    """Read every record of one file, each for itself and beside the others."""
    named = [_code(raw) for raw in raws]
    times = Counter(code for code in named if code)
    return tuple(_read_row(raw, code, times, known) for raw, code in zip(raws, named, strict=True))


def digest(raws: Sequence[object]) -> str:
    """Stands for the content of a file, whatever its layout."""
    canonical = json.dumps(raws, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(canonical.encode()).hexdigest()


def _code(raw: object) -> str:
    code = raw.get("id") if isinstance(raw, Mapping) else None
    return code if isinstance(code, str) else ""


def _read_row(raw: object, code: str, times: Counter[str], known: Known) -> Row:
    if not isinstance(raw, Mapping):
        fault = Fault(code=FaultCode.WRONG_TYPE, field="record")
        return Row(code="", record=None, faults=(fault,))
    attributes, faults = _read_fields(raw, known)
    faults += _faults_beside_others(attributes, times, known)
    if raw.get("address_confidential") or code in known.confidential:
        return _read_secret_row(raw, attributes, faults, known)
    if faults:
        return Row(code=code, record=None, faults=tuple(faults))
    return Row(code=code, record=Record(**attributes))


def _read_fields(raw: Mapping[Any, Any], known: Known) -> tuple[dict[str, Any], list[Fault]]:
    attributes: dict[str, Any] = {}
    faults: list[Fault] = []
    for name in sorted({*raw, *REQUIRED}, key=str):
        try:
            attributes |= read_field(str(name), raw.get(name), known)
        except Faulty as fault:
            field = f"{name}.{fault.within}" if fault.within else str(name)
            faults.append(
                Fault(code=fault.code, field=field, value=fault.value, detail=fault.detail)
            )
    return attributes, faults


def _read_secret_row(
    raw: Mapping[Any, Any], attributes: dict[str, Any], faults: list[Fault], known: Known
) -> Row:
    """The row of a confidential service: of its faults only the kind and the field are told.

    Its note is not kept: free words about a secret house have no use here and one great danger.
    """
    code = _code(raw)
    faults = [*faults, *_faults_of_secrecy(raw, code, known)]
    if faults:
        told = dict.fromkeys(
            Fault(code=each.code, field=_known_field(each.field), detail=each.detail)
            for each in faults
        )
        safe = "" if refuse_text_of_confidential_service("id", code) else code
        return Row(code=safe, record=None, faults=tuple(told))
    drops_note = attributes.pop("note", "") != ""
    return Row(code=code, record=Record(**attributes), drops_note=drops_note)


def _known_field(name: str) -> str:
    """The field by its own name only if the name is ours: another may itself tell a place."""
    first = name.partition(".")[0]
    return first if first in READERS else "record"


def _faults_beside_others(
    attributes: Attributes, times: Counter[str], known: Known
) -> Iterator[Fault]:
    code, relay = attributes.get("code"), attributes.get("relay_to")
    youngest, oldest = attributes.get("min_age"), attributes.get("max_age")
    if code and times[code] > 1:
        yield Fault(code=FaultCode.DUPLICATE_CODE, field="id", value=code)
    if relay and (relay == code or relay not in known.services | times.keys()):
        yield Fault(code=FaultCode.UNKNOWN_RELAY, field="relay_to", value=relay)
    if youngest is not None and oldest is not None and oldest < youngest:
        yield Fault(code=FaultCode.AGES_REVERSED, field="max_age", value=f"{youngest}-{oldest}")


def _faults_of_secrecy(raw: Mapping[Any, Any], code: str, known: Known) -> Iterator[Fault]:
    if code in known.confidential and not raw.get("address_confidential"):
        yield Fault(code=FaultCode.SECRECY_LIFTED, field="address_confidential")
    for name in ("address", "nis", "walk_in", "mail"):
        if raw.get(name):
            yield Fault(code=FaultCode.SECRET_ADDRESS, field=name)
    for name, text in _texts("", raw):
        refusal = refuse_text_of_confidential_service(name, text)
        if refusal:
            yield Fault(code=FaultCode.SECRET_PLACE, field=name, detail=refusal)


def _texts(name: str, raw: object) -> Iterator[tuple[str, str]]:
    """Every text in the record with the name of its field, names of fields included."""
    if isinstance(raw, Mapping):
        for key, value in raw.items():
            yield name or "record", str(key)
            yield from _texts(f"{name}.{key}" if name else str(key), value)
    elif isinstance(raw, list | tuple):
        for value in raw:
            yield from _texts(name, value)
    elif isinstance(raw, str):
        yield name, raw
