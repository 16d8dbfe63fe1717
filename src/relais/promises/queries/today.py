"""The home of every professional: late, today, this week."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import Count, Q, QuerySet
from django.utils.translation import get_language

from relais.foundation.access import Viewer
from relais.foundation.trilingual import Trilingual
from relais.organisations.interface import body_names
from relais.promises.models import Promise
from relais.promises.queries.kinds import kind
from relais.promises.queries.promises import history, on_side
from relais.promises.rules.durations import distance
from relais.promises.rules.kinds import Kind
from relais.promises.rules.listing import A_PAGE, Asked, Borders, Section, Side, borders
from relais.promises.rules.moves import LastChange, refuse_undo
from relais.promises.rules.vocabulary import Move, State
from relais.promises.words import SECTION, STATE, clock, moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One promise in the list: by when, what, about what, between whom, and its one button."""

    uid: UUID
    section: Section
    clock: str
    due: str
    verb: str
    code: str
    address: str
    other: str
    is_owed: bool
    has_climbed: bool
    is_mine: bool
    label: str
    ended: str
    can_be_undone: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of the list with the rows of this page that are in it."""

    code: Section
    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Today:
    """One page of the list; the counts are those of the whole side, by section and by kind."""

    parts: tuple[Part, ...]
    sections: Mapping[Section, int]
    kinds: Sequence[tuple[Kind, int]]
    page: Any


def today(viewer: Viewer, asked: Asked, *, now: datetime) -> Today:
    """What is due to be done, what is due first in front, in three queries."""
    between = borders(now)
    owed = on_side(viewer, asked.side).filter(state=State.OPEN)
    counts = _counts(owed, between)
    page = _Known(_chosen(owed, asked, between), _total(counts, asked)).get_page(asked.page)
    say = _Words(viewer, asked.side, between)
    rows = [say.row(each) for each in page]
    parts = (
        Part(
            code=each,
            title=str(SECTION[each]),
            rows=tuple(row for row in rows if row.section is each),
        )
        for each in Section
    )
    return Today(
        parts=tuple(part for part in parts if part.rows),
        sections={each: _total(counts, asked, section=each) for each in Section},
        kinds=[(kind(code), sum(each.values())) for code, each in counts.items()],
        page=page,
    )


def row(viewer: Viewer, uid: UUID, *, now: datetime) -> Row | None:
    """The row of one promise that this viewer has to keep, or had; None when there is none."""
    found = on_side(viewer, Side.OURS).filter(uid=uid).first()
    if found is None:
        return None
    return _Words(viewer, Side.OURS, borders(now)).row(found)


class _Known(Paginator[Promise]):
    """Pages of a list whose length was counted already."""

    def __init__(self, rows: QuerySet[Promise], count: int) -> None:
        super().__init__(rows, A_PAGE)
        self.count = count  # else asked of the database once more


type _Counts = Mapping[str, Mapping[Section, int]]


def _counts(owed: QuerySet[Promise], between: Borders) -> _Counts:
    """How many are due in each section, by kind, in one query."""
    due = {each: Count("pk", filter=_due(*between.span(each))) for each in Section}
    named = {f"in_{each}": due[each] for each in Section}
    found = owed.values("kind").order_by("kind").annotate(**named)
    return {
        str(code): dict(zip(Section, rest, strict=True))
        for code, *rest in found.values_list("kind", *named)
    }


def _total(counts: _Counts, asked: Asked, *, section: Section | None = None) -> int:
    kinds = [asked.kind] if asked.kind else list(counts)
    chosen = section or asked.section
    sections = [chosen] if chosen else [each for each in Section if each is not Section.LATER]
    return sum(counts.get(each, {}).get(one, 0) for each in kinds for one in sections)


def _chosen(owed: QuerySet[Promise], asked: Asked, between: Borders) -> QuerySet[Promise]:
    found = owed.filter(_due(*between.span(asked.section)))
    if asked.kind:
        found = found.filter(kind=asked.kind)
    return found.order_by("due_at", "id")


def _due(since: datetime | None, until: datetime | None) -> Q:
    found = Q()
    if since is not None:
        found &= Q(due_at__gte=since)
    if until is not None:
        found &= Q(due_at__lt=until)
    return found


class _Words:
    """Says promises in the active language; lives for one page."""

    def __init__(self, viewer: Viewer, side: Side, between: Borders) -> None:
        self.viewer, self.side, self.between = viewer, side, between
        self.language = get_language() or "nl"
        self.bodies = body_names(viewer)

    def row(self, promise: Promise) -> Row:
        sort = kind(promise.kind)
        is_owed = self.side is Side.OURS
        is_done = promise.state != State.OPEN
        button = sort.button if is_owed else None
        return Row(
            uid=promise.uid,
            section=self.between.section(promise.due_at),
            clock=clock(distance(promise.due_at, self.between.now), promise.due_at),
            due=moment(promise.due_at),
            verb=self.said(sort.verb),
            code=promise.code,
            address=sort.address(promise.about),
            other=self.body(promise.owed_to_id if is_owed else promise.owed_by_id),
            is_owed=is_owed,
            has_climbed=bool(promise.climbed_to),
            is_mine=promise.person_id == self.viewer.code,
            label=self.said(button.label) if button else "",
            ended=str(STATE[State(promise.state)]) if is_done else "",
            can_be_undone=is_done and self.can_be_undone(promise, sort),
        )

    def can_be_undone(self, promise: Promise, sort: Kind) -> bool:
        if sort.button is not None and not sort.button.can_be_undone:
            return False
        (last,) = history(promise, last=1)
        facts = LastChange(move=Move(last.move), by=last.by, at=last.at)
        return refuse_undo(facts, by=self.viewer.code, now=self.between.now) is None

    def body(self, code: object) -> str:
        return self.said(self.bodies[str(code)]) if code else ""

    def said(self, text: Trilingual) -> str:
        return text.in_language(self.language)
