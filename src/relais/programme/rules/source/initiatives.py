"""The initiatives: who is in them, what they answer, what they consist of, their figures."""

from collections.abc import Iterator, Mapping
from itertools import count
from typing import Any, Final

from relais.foundation.tables.cells import key_of
from relais.foundation.tables.takeover import Sheets
from relais.programme.rules.source.texts import slug
from relais.programme.rules.source.wordings import SheetRow, Wordings, body_code, cell, listed
from relais.programme.rules.vocabulary import ComponentKind, FigureKind, InvolvedAs

_COMPONENT_OF: Final = {
    "T": ComponentKind.TRAINING,
    "G": ComponentKind.GROUP,
    "C": ComponentKind.CAPACITY,
    "M": ComponentKind.MATERIAL,
}
# The columns of the transcription that name somebody, and as what.
_PARTS: Final = (
    ("owner", InvolvedAs.OWNER),
    ("owner_unit_nl", InvolvedAs.UNIT),
    ("partners", InvolvedAs.PARTNER),
    ("funders", InvolvedAs.FUNDER),
    ("given_by_nl", InvolvedAs.GIVER),
)


def initiative_sheets(source: Mapping[str, Any], words: Wordings) -> Sheets:
    told = source["initiatives"]
    text = slug(source["resolution"]["id"])
    names = _Names(source, words)
    return {
        "initiatives": [_initiative(each, words) for each in told],
        "steps": [row for each in told for row in _steps(each, words)],
        "involvements": [row for each in told for row in names.involvements(each)],
        "answers": [row for each in told for row in _answers(each, text)],
        "components": [row for each in told for row in _components(each, source)],
        "figures": [row for each in told for row in _figures(each, words)],
    }


def _initiative(told: Mapping[str, Any], words: Wordings) -> SheetRow:
    return {
        "ref": told["id"],
        **words.three("title", f"{told['id']}.title", nl=told["title_nl"]),
        "level": told["level"],
        "municipality": body_code(told.get("municipality")),
        "starts": cell(told["start"]),
        "ends": cell(told["end"]),
        "duration_years": cell(told.get("duration_years")),
        "progress": cell(told["status"]),
        **words.three("progress_note", f"{told['id']}.progress_note"),
        "legal_basis": listed(map(slug, told.get("legal_basis", ()))),
        "lines": told["src"],
    }


def _steps(told: Mapping[str, Any], words: Wordings) -> Iterator[SheetRow]:
    for order, step in enumerate(told.get("steps", ()), start=1):
        yield {
            "initiative": told["id"],
            "order": cell(order),
            **words.three("what", f"{told['id']}.step.{order}"),
            "since": cell(step["since"]),
        }


class _Names:
    """Who is meant: a body that the house knows, a group, or a name as printed."""

    def __init__(self, source: Mapping[str, Any], words: Wordings) -> None:
        self.words = words
        self.groups = {each["id"]: each["name_nl"] for each in source["groups"]}
        known = ("organisations", "police_zones", "municipalities")
        self.bodies = {each["id"] for name in known for each in source[name]}

    def involvements(self, told: Mapping[str, Any]) -> Iterator[SheetRow]:
        for column, part in _PARTS:
            named = told.get(column) or ()
            for order, name in enumerate([named] if isinstance(named, str) else named, start=1):
                yield {
                    "initiative": told["id"],
                    "part": part,
                    "order": cell(order),
                    **self._name(name, part),
                }

    def _name(self, name: str, part: InvolvedAs) -> SheetRow:
        if name in self.bodies:
            return {"body": body_code(name)}
        if name in self.groups:
            return self.words.three("name", f"{name}.name", nl=self.groups[name])
        kind = "unit" if part in (InvolvedAs.UNIT, InvolvedAs.GIVER) else "party"
        return self.words.three("name", f"{kind}.{name}", nl=name)


def _answers(told: Mapping[str, Any], text: str) -> Iterator[SheetRow]:
    for answer in told["answers"]:
        yield {
            "recommendation": key_of((text, answer["rec"])),
            "initiative": told["id"],
            "basis": answer["basis"],
            "lines": answer.get("src", ""),
        }


def _components(told: Mapping[str, Any], source: Mapping[str, Any]) -> Iterator[SheetRow]:
    publications = {each["id"] for each in source["publications"]}
    for order, ref in enumerate(told["components"], start=1):
        known = _COMPONENT_OF.get(ref[0], ComponentKind.GROUP)
        kind = ComponentKind.PUBLICATION if ref in publications else known
        yield {
            "initiative": told["id"],
            "kind": kind,
            "ref": slug(ref),
            "order": cell(order),
        }


def _figures(told: Mapping[str, Any], words: Wordings) -> Iterator[SheetRow]:
    order = 0
    for figure in told["figures"]:
        order += 1
        whole = _figure(told, figure["key"], order, words) | {
            "quantity": quantity(figure),
            "lines": figure["src"],
        }
        yield whole
        for key, value in _parts_of(told, figure, words):
            order += 1
            yield _figure(told, key, order, words) | {
                "whole": key_of((told["id"], figure["key"])),
                "quantity": cell(value),
                "lines": figure["src"],
            }


def _figure(told: Mapping[str, Any], key: str, order: int, words: Wordings) -> SheetRow:
    return {
        "initiative": told["id"],
        "key": key,
        "order": cell(order),
        **words.three("label", f"{told['id']}.figure.{key}"),
        "kind": FigureKind.DECLARED,
    }


def _parts_of(
    told: Mapping[str, Any], figure: Mapping[str, Any], words: Wordings
) -> Iterator[tuple[str, Any]]:
    """The parts of a number; those that the source only lists have a name and no number."""
    for part, value in figure.get("breakdown", {}).items():
        yield f"{figure['key']}.{part}", value
    for place in count(1):
        key = f"{figure['key']}.{place}"
        if not words.knows(f"{told['id']}.figure.{key}"):
            return
        yield key, None


def quantity(figure: Mapping[str, Any]) -> str:
    """A number of the transcription in the one notation of the house (`Quantity`)."""
    about = "~" if figure.get("approx") else ""
    if figure.get("op") == "range":
        return f"{about}{figure['min']}..{figure['max']}"
    sign = "" if about else figure.get("op", "")
    return f"{about}{sign}{figure['value']}"
