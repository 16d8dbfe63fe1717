"""What changed from one report to another, item by item: also what fell silent."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from relais.foundation.wording import Wording
from relais.programme.rules.places import PlacedItem, items
from relais.programme.rules.report import Facts, Item, Mark, Paragraph, Report, Table


class Change(StrEnum):
    """What became of an item since the report before."""

    NEW = "new"
    CHANGED = "changed"
    ENDED = "ended"
    SILENT = "silent"
    MOVED = "moved"


class Aspect(StrEnum):
    """In what an item changed."""

    TITLE = "title"
    TEXT = "text"
    FACTS = "facts"
    TABLES = "tables"
    MARKS = "marks"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """An item that is not as it was; the places are `chapter/part`, empty where it is not."""

    ref: str
    title: Wording
    changes: tuple[Change, ...]
    aspects: tuple[Aspect, ...] = ()
    before: str = ""
    after: str = ""


def differences(before: Report, after: Report) -> tuple[Difference, ...]:
    """What changed, in the order of the newer report; what is no longer told comes last.

    Between two editions, words that are repeated letter by letter say nothing new: that is
    silence, unless the item had ended. Between two revisions of one edition they are just kept.
    """
    old = {each.item.ref: each for each in items(before)}
    new = {each.item.ref: each for each in items(after)}
    between_editions = before.ref != after.ref
    compared = [
        _compared(old.get(ref), each, between_editions=between_editions)
        for ref, each in new.items()
    ]
    compared += [_no_longer_told(each) for ref, each in old.items() if ref not in new]
    return tuple(each for each in compared if each.changes)


def _compared(was: PlacedItem | None, now: PlacedItem, *, between_editions: bool) -> Difference:
    if was is None:
        return Difference(
            ref=now.item.ref, title=now.item.title, changes=(Change.NEW,), after=now.place
        )
    aspects = tuple(_aspects(was.item, now.item))
    changes = tuple(_changes(was, now, aspects=aspects, between_editions=between_editions))
    return Difference(
        ref=now.item.ref,
        title=now.item.title,
        changes=changes,
        aspects=aspects,
        before=was.place,
        after=now.place,
    )


def _changes(
    was: PlacedItem, now: PlacedItem, *, aspects: tuple[Aspect, ...], between_editions: bool
) -> Iterator[Change]:
    repeats = not aspects and not was.item.ended
    if now.item.ended and not was.item.ended:
        yield Change.ENDED
    elif between_editions and (repeats or _says_nothing(now.item)):
        yield Change.SILENT
    elif aspects:
        yield Change.CHANGED
    if was.place != now.place:
        yield Change.MOVED


def _no_longer_told(was: PlacedItem) -> Difference:
    change = Change.ENDED if was.item.ended else Change.SILENT
    return Difference(ref=was.item.ref, title=was.item.title, changes=(change,), before=was.place)


def _says_nothing(item: Item) -> bool:
    return not item.blocks or Mark.NO_INFORMATION in item.marks


def _aspects(was: Item, now: Item) -> Iterator[Aspect]:
    if was.title != now.title:
        yield Aspect.TITLE
    for aspect, kind in ((Aspect.TEXT, Paragraph), (Aspect.FACTS, Facts), (Aspect.TABLES, Table)):
        if _of_kind(was, kind) != _of_kind(now, kind):
            yield aspect
    if set(was.marks) != set(now.marks):
        yield Aspect.MARKS


def _of_kind(item: Item, kind: type[Paragraph | Facts | Table]) -> list[object]:
    return [block for block in item.blocks if isinstance(block, kind)]
