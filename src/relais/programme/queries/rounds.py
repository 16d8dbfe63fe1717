"""Rounds as whoever keeps the report sees them: who is missing, who answered, what is new."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max, Q, QuerySet
from django.http import Http404

from relais.foundation.access import Viewer
from relais.foundation.trilingual import Trilingual
from relais.organisations import interface as organisations
from relais.organisations.interface import BodyKind
from relais.programme.models import (
    Chapter,
    Contribution,
    ContributionRequest,
    Edition,
    Initiative,
    Involvement,
    Round,
    RoundMember,
)
from relais.programme.rules.vocabulary import InvolvedAs, Review, Verdict

_LOCAL = (BodyKind.POLICE_ZONE, BodyKind.MUNICIPALITY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A body that can be asked; its mailbox and language as they were in the last round."""

    body: str
    name: Trilingual
    is_proposed: bool
    mail: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberRow:
    """How it stands with a member of a round."""

    member: RoundMember
    name: Trilingual
    asked_at: datetime | None
    contributions: tuple[Contribution, ...]

    @property
    def new_ones(self) -> tuple[Contribution, ...]:
        """What says something else than nothing new."""
        return tuple(each for each in self.contributions if each.verdict != Verdict.NOTHING_NEW)

    @property
    def waiting(self) -> tuple[Contribution, ...]:
        return tuple(each for each in self.new_ones if each.review == Review.WAITING)


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundPage:
    """A round with its members: those who are missing first."""

    round: Round
    missing: tuple[MemberRow, ...]
    answered: tuple[MemberRow, ...]
    taken_out: tuple[MemberRow, ...]

    @property
    def rows(self) -> tuple[MemberRow, ...]:
        return (*self.missing, *self.answered, *self.taken_out)

    @property
    def waiting(self) -> int:
        """How many contributions nobody has decided on."""
        return sum(len(row.waiting) for row in self.rows)


def rounds(_viewer: Viewer) -> "QuerySet[Round]":
    """Every round, the newest first, with how many were asked and how many answered."""
    asked = Q(members__taken_out_at=None)
    return (
        Round.unscoped.select_related("edition")
        .annotate(
            asked=Count("members", filter=asked),
            answered=Count("members", filter=asked & Q(members__answered_at__isnull=False)),
        )
        .order_by("-opened_at")
    )


def round_of(_viewer: Viewer, pk: int) -> Round:
    """The round, or 404."""
    found = Round.unscoped.select_related("edition").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def member_of(_viewer: Viewer, pk: int) -> RoundMember:
    """A member of a round, or 404."""
    found = RoundMember.unscoped.select_related("round__edition").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def contribution_of(_viewer: Viewer, pk: int) -> Contribution:
    """A contribution with whose it is, or 404."""
    rows = Contribution.unscoped.select_related("member__round__edition", "initiative")
    found = rows.filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def round_page(viewer: Viewer, asking: Round) -> RoundPage:
    """How it stands with every member; four queries."""
    rows = _rows(viewer, asking)
    asked = [row for row in rows if row.member.taken_out_at is None]
    return RoundPage(
        round=asking,
        missing=tuple(row for row in asked if row.member.answered_at is None),
        answered=tuple(row for row in asked if row.member.answered_at is not None),
        taken_out=tuple(row for row in rows if row.member.taken_out_at is not None),
    )


def _rows(viewer: Viewer, asking: Round) -> list[MemberRow]:
    called = names(viewer)
    members = RoundMember.unscoped.filter(round=asking).prefetch_related(
        "contributions__initiative"
    )
    asked = dict(
        ContributionRequest.unscoped.filter(member__round=asking)
        .order_by()
        .values("member")
        .annotate(last=Max("mailed_at"))
        .values_list("member", "last")
    )
    return [
        MemberRow(
            member=each,
            name=name_in(called, each.body),
            asked_at=asked.get(each.pk),
            contributions=tuple(each.contributions.all()),
        )
        for each in members.order_by("body")
    ]


def names(viewer: Viewer) -> dict[str, Trilingual]:
    """What each body is called."""
    return organisations.body_names(viewer)


def name_in(called: dict[str, Trilingual], body: str) -> Trilingual:
    """What this body is called; a code that nobody knows stands for itself."""
    return called.get(body) or Trilingual(nl=body, fr=body)


def candidates(viewer: Viewer) -> tuple[Candidate, ...]:
    """Whom a round can ask, the proposed ones first: the owners of initiatives, every zone, and
    the municipalities that the report names.
    """
    owners = set(
        Involvement.unscoped.filter(part=InvolvedAs.OWNER).values_list("body", flat=True)
    ) - {""}
    named = owners | set(Involvement.unscoped.values_list("body", flat=True))
    named |= set(Initiative.unscoped.values_list("municipality", flat=True))
    found = [
        (body, body.code in owners or (body.kind in _LOCAL and _takes_part(body, named)))
        for body in organisations.bodies(viewer)
        if body.code in owners or body.kind in _LOCAL
    ]
    boxes = _last_mailboxes()
    return tuple(
        Candidate(
            body=body.code,
            name=body.name,
            is_proposed=is_proposed,
            mail=boxes[body.code].mail if body.code in boxes else "",
            language=boxes[body.code].language if body.code in boxes else "",
        )
        for body, is_proposed in sorted(found, key=lambda each: not each[1])
    )


def _takes_part(body: organisations.BodyDisplay, named: Iterable[str]) -> bool:
    """All zones take part in the working group; of the municipalities those that are named."""
    return body.kind is BodyKind.POLICE_ZONE or body.code in named


def _last_mailboxes() -> dict[str, RoundMember]:
    return {each.body: each for each in RoundMember.unscoped.order_by("round__opened_at")}


def editions(_viewer: Viewer) -> Sequence[Edition]:
    """The editions for which a round can be opened, the newest first."""
    return list(Edition.unscoped.order_by("-number"))


def chapters_for(_viewer: Viewer, edition: Edition) -> Sequence[Chapter]:
    """Where a new initiative can stand: the chapters of the edition, else those of the last one."""
    own = list(Chapter.unscoped.filter(edition=edition).order_by("number"))
    if own:
        return own
    last = Chapter.unscoped.filter(edition__number__lt=edition.number).order_by("-edition__number")
    found = last.values_list("edition", flat=True).first()
    return list(Chapter.unscoped.filter(edition=found).order_by("number"))
