"""What whoever holds a link of a round sees: its own initiatives, and nothing of anyone else."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from django.core.signing import BadSignature, Signer
from django.http import Http404

from relais.foundation.access import Viewer
from relais.foundation.wording import Wording
from relais.organisations import interface as organisations
from relais.programme.models import (
    Contribution,
    ContributionRequest,
    Entry,
    Figure,
    Initiative,
    Round,
    RoundMember,
)
from relais.programme.permissions import Permission
from relais.programme.rules.contributing import Known, plain_wording
from relais.programme.rules.rounds import RequestFacts, RequestState, fingerprint, state_of
from relais.programme.rules.vocabulary import InvolvedAs

_SIGNER = Signer(salt="programme.contribution")


@dataclass(frozen=True, slots=True, kw_only=True)
class Contributor:
    """Whoever holds a link of a round: no account, no mandate, and no permission at all."""

    request: int
    mandate: str = ""

    @property
    def code(self) -> str:
        """The link stands for its holder in the audit."""
        return f"request-{self.request}"

    @property
    def seats(self) -> tuple[str, ...]:
        """None: a link opens a list of initiatives, never a file."""
        return ()

    def may(self, _permission: StrEnum) -> bool:
        """Nothing: the commands for links look at the link itself."""
        return False


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedRequest:
    """A link that someone opened, and the member that it belongs to."""

    state: RequestState
    request: ContributionRequest
    member: RoundMember

    @property
    def holder(self) -> Contributor:
        return Contributor(request=self.request.pk)


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedFigure:
    """A figure of an initiative, as it was last told."""

    key: str
    label: Wording
    told: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedInitiative:
    """One of the initiatives of a member, as it stood when the round was opened."""

    ref: str
    title: Wording
    known: Known
    figures: tuple[AskedFigure, ...]


def signed(secret: str) -> str:
    """The secret as it goes into a link."""
    return _SIGNER.sign(secret)


def opened(_viewer: Viewer, token: str, *, now: datetime) -> OpenedRequest | None:
    """What the holder of this link may see; nothing changes. None is no link of ours."""
    try:
        secret = _SIGNER.unsign(token)
    except BadSignature:
        return None
    rows = ContributionRequest.unscoped.select_related("member__round__edition")
    request = rows.filter(secret_hash=fingerprint(secret)).first()
    if request is None:
        return None
    member = request.member
    facts = RequestFacts(
        due_on=member.round.due_on,
        expires_at=request.expires_at,
        is_closed=member.round.closed_at is not None,
        is_revoked=request.revoked_at is not None or member.taken_out_at is not None,
        is_answered=member.answered_at is not None,
    )
    return OpenedRequest(state=state_of(facts, now=now), request=request, member=member)


def asked_of(_viewer: Viewer, member: RoundMember) -> tuple[AskedInitiative, ...]:
    """The initiatives of a member, each with its figures."""
    rows = Initiative.unscoped.filter(ref__in=member.known).prefetch_related("figures")
    return tuple(
        AskedInitiative(
            ref=row.ref,
            title=row.title,
            known=Known.from_json(member.known[row.ref]),
            figures=tuple(_figures(row, member.known[row.ref]["figures"])),
        )
        for row in rows.order_by("ref")
    )


def _figures(row: Initiative, told: Mapping[str, str]) -> Iterator[AskedFigure]:
    for figure in row.figures.all():
        if figure.key in told:
            label = figure.label or Wording(nl=figure.key, fr=figure.key, en=figure.key)
            yield AskedFigure(key=figure.key, label=label, told=told[figure.key])


def answers_of(_viewer: Viewer, member: RoundMember) -> dict[str, Contribution]:
    """What a member sent, by the reference of each."""
    rows = Contribution.unscoped.filter(member=member).select_related("initiative")
    return {row.ref: row for row in rows.order_by("ref")}


def known_of(_viewer: Viewer, body: str, asking: Round) -> dict[str, Known]:
    """The initiatives that a body owns, as the last edition up to that of the round has them."""
    owned = Initiative.unscoped.filter(
        involvements__part=InvolvedAs.OWNER, involvements__body=body
    ).distinct()
    entries = Entry.unscoped.filter(
        initiative__in=owned, chapter__edition__number__lte=asking.edition.number
    ).order_by("chapter__edition__number", "pk")
    told = {each.initiative_id: each.told for each in entries}
    figures: dict[int, dict[str, str]] = {}
    for figure in Figure.unscoped.filter(initiative__in=owned).exclude(quantity=""):
        figures.setdefault(figure.initiative_id, {})[figure.key] = figure.quantity
    return {
        each.ref: Known(
            told=plain_wording(told.get(each.pk, Wording())),
            progress=each.progress,
            figures=figures.get(each.pk, {}),
        )
        for each in owned
    }


def member_of_ours(viewer: Viewer, uid: UUID) -> RoundMember:
    """What is asked of a body for which the viewer holds a mandate, or 404."""
    found = (
        RoundMember.unscoped.filter(
            uid=uid, body__in=organisations.bodies_with(viewer, Permission.CONTRIBUTE)
        )
        .select_related("round__edition")
        .first()
    )
    if found is None:
        raise Http404
    return found
