"""Who acts for a body and who was asked to; read by whoever may manage its people."""

from dataclasses import dataclass
from datetime import date, datetime

from django.core.signing import BadSignature, Signer
from django.db.models import Q, QuerySet
from django.http import Http404

from relais.foundation.access import Viewer
from relais.organisations.models import Body, Mandate, MandateOffer, Professional
from relais.organisations.permissions import Permission
from relais.organisations.queries import bodies
from relais.organisations.queries.people import bodies_with
from relais.organisations.rules.mandates import Term
from relais.organisations.rules.people import (
    BodyPeople,
    MandateDisplay,
    OfferDisplay,
    OfferFacts,
    OfferState,
    state_of,
)
from relais.organisations.rules.secrets import fingerprint
from relais.organisations.rules.vocabulary import BodyKind, Role

_SIGNER = Signer(salt="organisations.offer")


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A link that someone opened."""

    state: OfferState
    offer: MandateOffer

    @property
    def role(self) -> Role:
        return Role(self.offer.role)


def signed(secret: str) -> str:
    """The secret as it goes into a link: a letter changed on the way is told from an old link."""
    return _SIGNER.sign(secret)


def opened(_viewer: Viewer, token: str, *, now: datetime) -> Opened | None:
    """What the holder of this link was offered; None for an altered link. Nothing changes."""
    try:
        secret = _SIGNER.unsign(token)
    except BadSignature:
        return None
    offers = MandateOffer.unscoped.select_related("body", "professional")
    offer = offers.filter(secret_hash=fingerprint(secret)).first()
    if offer is None:
        return None
    facts = OfferFacts(
        expires_at=offer.expires_at, used_at=offer.used_at, revoked_at=offer.revoked_at
    )
    return Opened(state=state_of(facts, now=now), offer=offer)


def is_region(viewer: Viewer) -> bool:
    """Whether the viewer may manage the people of any body."""
    return viewer.may(Permission.MANAGE_ALL_PEOPLE)


def managed_bodies(viewer: Viewer) -> tuple[Body, ...]:
    """The bodies whose people the viewer may manage, by code."""
    rows = Body.unscoped.order_by("code")
    if not is_region(viewer):
        rows = rows.filter(code__in=bodies_with(viewer, Permission.MANAGE_PEOPLE))
    return tuple(rows)


def managed_body(viewer: Viewer, code: str) -> Body:
    """The body with this code, or 404 where its people are not the viewer's to manage."""
    if not is_region(viewer) and code not in bodies_with(viewer, Permission.MANAGE_PEOPLE):
        raise Http404
    return bodies.body(viewer, code)


def people_of(viewer: Viewer, code: str, *, today: date, now: datetime) -> BodyPeople:
    """Who acts for this body today or later, and who was asked to and has not answered."""
    body = managed_body(viewer, code)
    offers = MandateOffer.unscoped.filter(
        body=body, used_at=None, revoked_at=None, expires_at__gt=now
    )
    return BodyPeople(
        body=body.code,
        name=body.name,
        kind=BodyKind(body.kind),
        mandates=_shown(_lasting(today).filter(body=body)),
        offers=tuple(
            OfferDisplay(
                pk=offer.pk, name=offer.name, role=Role(offer.role), expires_at=offer.expires_at
            )
            for offer in offers.order_by("name", "pk")
        ),
    )


def own_mandates(viewer: Viewer, *, today: date) -> tuple[MandateDisplay, ...]:
    """The viewer's own mandates of today or later."""
    return _shown(_lasting(today).filter(professional__code=viewer.code))


def lent_by(viewer: Viewer, *, today: date) -> tuple[MandateDisplay, ...]:
    """The mandates under which others stand in for the viewer, today or later."""
    return _shown(_lasting(today).filter(delegated_by__professional__code=viewer.code))


def lendable(viewer: Viewer, mandate_id: int, *, today: date) -> MandateDisplay:
    """A mandate of the viewer's own, or of a body whose people the viewer manages; or 404."""
    found = _shown(_lasting(today).filter(pk=mandate_id))
    if not found:
        raise Http404
    if found[0].code != viewer.code:
        managed_body(viewer, found[0].body)
    return found[0]


def colleagues_on(viewer: Viewer, mandate: MandateDisplay, *, day: date) -> dict[str, str]:
    """Who else has a mandate at the same body on `day`: names by code."""
    lendable(viewer, mandate.pk, today=day)
    others = Professional.unscoped.filter(
        pk__in=Mandate.unscoped.on(day).filter(body__code=mandate.body).values("professional"),
        is_active=True,
    )
    return dict(others.exclude(code=mandate.code).order_by("name").values_list("code", "name"))


def works_elsewhere(_viewer: Viewer, professional: Professional, body: Body, *, day: date) -> bool:
    """Whether somebody also acts for another body, today or later."""
    return _lasting(day).filter(professional=professional).exclude(body=body).exists()


def member(_viewer: Viewer, body: Body, code: str, *, today: date) -> Professional:
    """Somebody with a mandate of today or later at this body, or 404."""
    held = _lasting(today).filter(body=body, professional__code=code).first()
    if held is None:
        raise Http404
    return held.professional


def _lasting(today: date) -> QuerySet[Mandate]:
    return (
        Mandate.unscoped.filter(
            Q(to_day__isnull=True) | Q(to_day__gt=today),
            called_off_at=None,
            professional__is_active=True,
        )
        .select_related("professional", "body", "delegated_by__professional")
        .order_by("professional__name", "from_day", "pk")
    )


def _shown(rows: QuerySet[Mandate]) -> tuple[MandateDisplay, ...]:
    return tuple(
        MandateDisplay(
            pk=row.pk,
            code=row.professional.code,
            name=row.professional.name,
            role=Role(row.role),
            body=row.body.code,
            body_name=row.body.name,
            term=Term(from_day=row.from_day, to_day=row.to_day),
            stands_in_for=row.delegated_by.professional.name if row.delegated_by else "",
        )
        for row in rows
    )
