"""The worklist of a steward, and the page of one record, in the words of one language."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.paginator import Page, Paginator

from relais.directory.models import Proposal, TroubleReport, Version
from relais.directory.permissions import Permission
from relais.directory.queries import invitations, keeping
from relais.directory.queries.around import around, place_names
from relais.directory.queries.keeping import Kept
from relais.directory.queries.services import services
from relais.directory.rules.due import DueSection
from relais.directory.rules.freshness import KINDS_WITH_ROOM
from relais.directory.rules.raw import as_raw
from relais.directory.rules.vocabulary import Act, Aspect, Trouble, Trust
from relais.directory.words import labels, trust
from relais.directory.words.particulars import Particular, particulars
from relais.directory.words.reasons import active_language
from relais.directory.words.record import RecordWords
from relais.foundation.access import Viewer
from relais.foundation.trilingual import Trilingual
from relais.organisations.interface import DueWork, body_names

A_PAGE = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One record of the worklist: by when, what, whose, and what speaks against it."""

    code: str
    name: str
    section: DueSection
    clock: str
    due_on: str
    steward: str
    aspects: tuple[Aspect, ...]
    asked: str
    trust: str
    is_confirmed: bool
    troubles: int
    proposals: int
    has_conflict: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of the list with the rows of this page that are in it."""

    code: DueSection
    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Worklist:
    """What is due, in parts; `counts` are those of the whole list, `page` the place in it."""

    parts: tuple[Part, ...]
    counts: Mapping[DueSection, int]
    page: Page[Kept]
    total: int


def worklist(viewer: Viewer, *, today: date, section: str = "", page: str = "1") -> Worklist:
    """The records that this viewer keeps, what is due first in front, in three queries.

    `section` shows one part only; an unknown one shows what is due within the month.
    """
    kept = keeping.all_kept(viewer, today=today)
    counts = Counter(each.due.section for each in kept)
    chosen = _chosen(kept, section)
    found = Paginator(chosen, A_PAGE).get_page(page)
    say = _Words(viewer, today)
    rows = [say.row(each) for each in found]
    parts = (
        Part(
            code=each,
            title=str(trust.SECTION[each]),
            rows=tuple(row for row in rows if row.section is each),
        )
        for each in DueSection
    )
    return Worklist(
        parts=tuple(part for part in parts if part.rows),
        counts=counts,
        page=found,
        total=len(kept),
    )


def due(viewer: Viewer, today: date) -> tuple[DueWork, ...]:
    """How many records are due in each part of the list, for the home page; none for others."""
    if not viewer.may(Permission.KEEP_SERVICES):
        return ()
    counts = Counter(each.due.section for each in keeping.all_kept(viewer, today=today))
    return tuple(
        DueWork(
            section=section,
            count=count,
            label=trust.WORKLIST_PAGE,
            url_name="keeping:worklist",
        )
        for section, count in counts.items()
    )


def row(viewer: Viewer, code: str, *, today: date) -> Row:
    """One row of the worklist, or 404."""
    return _Words(viewer, today).row(keeping.kept(viewer, code, today=today))


def _chosen(kept: Sequence[Kept], section: str) -> list[Kept]:
    if section in list(DueSection):
        return [each for each in kept if each.due.section == section]
    return [each for each in kept if each.due.section is not DueSection.LATER]


class _Words:
    """Says records in the active language; lives for one page."""

    def __init__(self, viewer: Viewer, today: date) -> None:
        self.today = today
        self.language = active_language()
        self.bodies = body_names(viewer)
        waiting = Proposal.unscoped.filter(decided_at=None).values_list("service_id", flat=True)
        self.proposals = Counter(waiting)

    def row(self, kept: Kept) -> Row:
        return Row(
            code=kept.code,
            name=self.name(kept),
            section=kept.due.section,
            clock=trust.clock(kept.due, self.today),
            due_on=trust.day_in_words(kept.due.on),
            steward=self.bodies[kept.record.steward].in_language(self.language),
            aspects=kept.due.aspects,
            asked=", ".join(str(labels.ASPECT[each]) for each in kept.due.aspects),
            trust=str(labels.TRUST[kept.trust]),
            is_confirmed=kept.trust is Trust.CONFIRMED,
            troubles=kept.troubles,
            proposals=self.proposals[kept.pk],
            has_conflict=bool(kept.record.conflict),
        )

    def name(self, kept: Kept) -> str:
        name = Trilingual(nl=kept.record.name_nl, fr=kept.record.name_fr)
        return name.in_language(self.language)


@dataclass(frozen=True, slots=True, kw_only=True)
class AspectWords:
    """One aspect of a record: what it says, and how far that can be relied on."""

    code: Aspect
    title: str
    said: tuple[Particular, ...]
    standing: str
    due_on: str
    is_due: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalWords:
    """What others propose: field, what stands there, what would stand there."""

    pk: int
    by: str
    made_on: str
    changes: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordPage:
    """All that whoever keeps a record needs on one page."""

    row: Row
    aspects: tuple[AspectWords, ...]
    room: str
    places: str
    conflict: str
    source: str
    is_secret: bool
    troubles: tuple[tuple[str, int], ...]
    proposals: tuple[ProposalWords, ...]
    invitations: tuple[Any, ...]
    contacts: Mapping[str, Any]


def record_page(viewer: Viewer, code: str, *, today: date) -> RecordPage:
    """The record with this code as its steward sees it, or 404."""
    kept = keeping.kept(viewer, code, today=today)
    steward, say = kept.record.steward, RecordWords(place_names(viewer))
    return RecordPage(
        row=_Words(viewer, today).row(kept),
        aspects=_aspects(viewer, kept, today),
        room=str(labels.CAPACITY[kept.capacity]) if kept.record.kind in KINDS_WITH_ROOM else "",
        places=say.value("capacity", as_raw(kept.record).get("capacity")),
        conflict=kept.record.conflict,
        source=kept.record.source,
        is_secret=kept.record.confidential,
        troubles=_troubles(kept),
        proposals=tuple(
            _proposal(kept, each, say) for each in invitations.open_proposals(viewer, kept)
        ),
        invitations=tuple(invitations.invitations_of(viewer, kept)),
        contacts={
            "service": invitations.contact_of(kept.pk, steward, for_service=True),
            "steward": invitations.contact_of(kept.pk, steward, for_service=False),
        },
    )


def _aspects(viewer: Viewer, kept: Kept, today: date) -> tuple[AspectWords, ...]:
    display = services(viewer, on=today).get(kept.code)
    # A record that may not be shown says nothing here either; its steward can still change it.
    said = (
        particulars(display, around(viewer, display, kept.record.closures, today=today))
        if display
        else {}
    )
    return tuple(
        AspectWords(
            code=each.aspect,
            title=str(labels.ASPECT[each.aspect]),
            said=said.get(each.aspect, ()),
            standing=trust.standing_sentence(each),
            due_on=trust.day_in_words(each.due_on),
            is_due=each.aspect in kept.due.aspects,
        )
        for each in kept.standings
    )


def _troubles(kept: Kept) -> tuple[tuple[str, int], ...]:
    found = TroubleReport.unscoped.filter(service=kept.pk, settled_by=None)
    counts = Counter(found.values_list("trouble", flat=True))
    return tuple((str(labels.TROUBLE[Trouble(code)]), count) for code, count in counts.items())


def _proposal(kept: Kept, proposal: Proposal, say: RecordWords) -> ProposalWords:
    return ProposalWords(
        pk=proposal.pk,
        by=trust.role_words(proposal.role),
        made_on=trust.day_in_words(proposal.made_at.date()),
        changes=say.changes(as_raw(kept.record), proposal.content),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionWords:
    """One version of a record: when, by whom, from where, and what it changed."""

    pk: int
    number: int
    at: datetime
    act: str
    by: str
    role: str
    source: str
    changes: tuple[tuple[str, str, str], ...]


def history(viewer: Viewer, code: str, *, today: date) -> tuple[Row, tuple[VersionWords, ...]]:
    """The versions of a record that this viewer keeps, the newest first, or 404."""
    kept = keeping.kept(viewer, code, today=today)
    versions = list(Version.unscoped.filter(service=kept.pk).order_by("pk"))
    before = [{}, *(each.content for each in versions)]
    say = RecordWords(place_names(viewer))
    told = [
        _version(number, version, say.changes(earlier, version.content, whole=True))
        for number, (version, earlier) in enumerate(zip(versions, before, strict=False), start=1)
    ]
    return _Words(viewer, today).row(kept), tuple(reversed(told))


def _version(
    number: int, version: Version, changes: tuple[tuple[str, str, str], ...]
) -> VersionWords:
    return VersionWords(
        pk=version.pk,
        number=number,
        at=version.at,
        act=str(labels.ACT[Act(version.act)]),
        by=version.by,
        role=trust.role_words(version.role),
        source=version.source,
        changes=changes if number > 1 else (),
    )


def others(viewer: Viewer, code: str, *, today: date) -> Iterable[tuple[str, str]]:
    """The other records that this one can be merged with, by code and name."""
    say = _Words(viewer, today)
    found = keeping.all_kept(viewer, today=today)
    named = ((each.code, say.name(each)) for each in found if each.code != code)
    return sorted(named, key=lambda each: each[1].casefold())
