"""Professionals, and what their mandates of a day allow."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from django.contrib.auth.base_user import AbstractBaseUser
from django.http import Http404

from relais.foundation.access import Viewer
from relais.organisations.models import Mandate, Professional
from relais.organisations.permissions import permissions_of
from relais.organisations.rules.mandates import NO_STANDING, Held, Standing
from relais.organisations.rules.vocabulary import Role


def professional_on(user: AbstractBaseUser, day: date) -> Professional:
    """The signed-in person as a viewer: with what her mandates of `day` allow, in one query."""
    if not isinstance(user, Professional):
        raise TypeError(user)
    user.standing = _standing(user, day)
    return user


def _standing(professional: Professional, day: date) -> Standing:
    mandates = (
        Mandate.unscoped.on(day)
        .filter(professional=professional)
        .select_related("body")
        .order_by("from_day", "id")
    )
    held = tuple(
        Held(role=Role(mandate.role), body=mandate.body.code, body_name=mandate.body.name)
        for mandate in mandates
    )
    return Standing(held=held, permissions=permissions_of(one.role for one in held))


def professional(_viewer: Viewer, code: str) -> Professional:
    """The professional with this code, or 404."""
    found = Professional.unscoped.filter(code=code).first()
    if found is None:
        raise Http404
    return found


def professional_names(_viewer: Viewer, codes: Iterable[str]) -> dict[str, str]:
    """The names of the professionals among these codes, in one query."""
    found = Professional.unscoped.filter(code__in=set(codes))
    return dict(found.values_list("code", "name"))


def mandate(_viewer: Viewer, mandate_id: int) -> Mandate:
    """The mandate with its holder and body, or 404."""
    found = Mandate.unscoped.select_related("professional", "body").filter(pk=mandate_id).first()
    if found is None:
        raise Http404
    return found


def standing(viewer: Viewer) -> Standing:
    """What the viewer's mandates of today allow; nobody in particular has none."""
    return viewer.standing if isinstance(viewer, Professional) else NO_STANDING


def language(viewer: Viewer) -> str:
    """The language that the viewer reads first."""
    return viewer.language if isinstance(viewer, Professional) else "nl"


def bodies_with(viewer: Viewer, permission: StrEnum) -> frozenset[str]:
    """The codes of the bodies for which a mandate of today carries `permission`."""
    return frozenset(
        held.body for held in standing(viewer).held if permission in permissions_of([held.role])
    )


def colleagues(
    _viewer: Viewer, body: str, permission: StrEnum, *, day: date
) -> tuple[Professional, ...]:
    """Who holds a mandate of `day` for this body that carries `permission`, in one query."""
    mandates = Mandate.unscoped.on(day).filter(body__code=body, professional__is_active=True)
    held = mandates.select_related("professional").order_by("professional__code")
    found = {
        mandate.professional.code: mandate.professional
        for mandate in held
        if permission in permissions_of([Role(mandate.role)])
    }
    return tuple(found.values())


def viewer_role(viewer: Viewer) -> Role | None:
    """The role in which the viewer acts; of several, that of the mandate that began first."""
    return next((held.role for held in standing(viewer).held), None)


def viewer_body(viewer: Viewer) -> str | None:
    """The code of the body that the viewer acts for; of several, the mandate that began first."""
    return next((held.body for held in standing(viewer).held), None)
