"""Links to confirm, looked up by what was sent: the signed text, never the fingerprint."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.signing import BadSignature, Signer
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404

from relais.directory.models import Contact, Invitation, Proposal
from relais.directory.queries import keeping
from relais.directory.queries.keeping import Kept
from relais.directory.queries.rows import service_rows
from relais.directory.queries.signing import Invited
from relais.directory.rules.invitations import (
    BETWEEN_LINKS,
    AskingFacts,
    InvitationFacts,
    InvitationState,
    fingerprint,
    state_of,
)
from relais.directory.rules.vocabulary import Signatory
from relais.foundation.access import OPERATOR, Viewer

_SIGNER = Signer(salt="directory.invitation")


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A link that someone opened, and the record it is about; its holder as the audit has them."""

    state: InvitationState
    invitation: Invitation
    kept: Kept
    holder: Invited


def signed(secret: str) -> str:
    """The secret as it goes into a link: a letter changed on the way is told from an old link."""
    return _SIGNER.sign(secret)


def opened(_viewer: Viewer, token: str, *, now: datetime, today: date) -> Opened | None:
    """What the holder of this link may see; two queries, and nothing changes.

    None is an altered link, or one about a record that is there no more.
    """
    invitation = _found(token)
    row = invitation and service_rows().filter(pk=invitation.service_id).first()
    if row is None:
        return None
    facts = InvitationFacts(
        expires_at=invitation.expires_at,
        used_at=invitation.used_at,
        revoked_at=invitation.revoked_at,
        is_newest=invitation.is_newest,
    )
    return Opened(
        state=state_of(facts, now=now),
        invitation=invitation,
        kept=keeping.kept_row(row, today),
        holder=Invited(
            invitation=invitation.pk,
            signatory=Signatory.SERVICE if invitation.for_service else Signatory.STEWARD,
        ),
    )


def _found(token: str) -> Any:
    try:
        secret = _SIGNER.unsign(token)
    except BadSignature:
        return None
    later = Invitation.unscoped.filter(
        service=OuterRef("service"), for_service=OuterRef("for_service"), pk__gt=OuterRef("pk")
    )
    links = Invitation.unscoped.annotate(is_newest=~Exists(later))
    return links.filter(secret_hash=fingerprint(secret)).first()


def asked_about(_viewer: Viewer, code: str, *, today: date) -> Kept | None:
    """The record with this code, for whoever asks that its steward or service be written to."""
    row = service_rows().filter(code=code).first()
    return keeping.kept_row(row, today) if row else None


def contact_of(service_pk: int, steward: str, *, for_service: bool) -> Contact | None:
    """The mailbox to ask: that of the service itself, or of whoever keeps its record."""
    wanted = Q(service=service_pk) if for_service else Q(steward=steward)
    return Contact.unscoped.filter(wanted).first()


def last_sent_at(kept: Kept, *, for_service: bool) -> datetime | None:
    """When the last link left that its reader may still have before them."""
    links = Invitation.unscoped.filter(service=kept.pk, for_service=for_service)
    waiting = links.filter(mailed_at__isnull=False, used_at=None, revoked_at=None)
    return waiting.order_by("-pk").values_list("created_at", flat=True).first()


def asking_facts(kept: Kept, *, for_service: bool, now: datetime) -> AskingFacts:
    """What decides whether someone without an account gets a new link."""
    links = Invitation.unscoped.filter(service=kept.pk).order_by("-pk")
    newest = links.filter(for_service=for_service).values("used_at", "revoked_at").first()
    return AskingFacts(
        last_made_at=links.values_list("created_at", flat=True).first(),
        last_called_back=bool(newest and newest["revoked_at"] and not newest["used_at"]),
        lately=sent_to(kept.pk, kept.record.steward, for_service=for_service)
        .filter(created_at__gt=now - BETWEEN_LINKS)
        .exclude(created_by=OPERATOR.code)
        .count(),
    )


def sent_to(service_pk: int, steward: str, *, for_service: bool) -> QuerySet[Invitation]:
    """The links that went to the mailbox of a service, or to that of a steward."""
    whose = Q(service=service_pk) if for_service else Q(service__steward=steward)
    return Invitation.unscoped.filter(whose, for_service=for_service)


def invitations_of(_viewer: Viewer, kept: Kept) -> list[Invitation]:
    """The last links that were sent about a record, the newest first."""
    return list(Invitation.unscoped.filter(service=kept.pk).order_by("-pk")[:5])


def open_proposals(_viewer: Viewer, kept: Kept) -> list[Proposal]:
    """What others propose to change in a record and nobody has decided, the oldest first."""
    return list(Proposal.unscoped.filter(service=kept.pk, decided_at=None).order_by("pk"))


def proposal(viewer: Viewer, proposal_id: int) -> Proposal:
    """A proposal about a record that the viewer keeps, or 404."""
    found = (
        Proposal.unscoped.select_related("service")
        .filter(pk=proposal_id, service__in=keeping.kept_rows(viewer).values("pk"))
        .first()
    )
    if found is None:
        raise Http404
    return found
