"""The organisations of the relay: public facts, the same for every viewer."""

from collections import defaultdict

from django.http import Http404

from relais.foundation.access import Viewer
from relais.foundation.trilingual import Trilingual
from relais.organisations.models import Body, Unit
from relais.organisations.rules.bodies import BodyDisplay, UnitDisplay, names_of
from relais.organisations.rules.vocabulary import BodyKind


def bodies(_viewer: Viewer) -> tuple[BodyDisplay, ...]:
    """Every body with its units, by code, in two queries."""
    units: dict[int, list[UnitDisplay]] = defaultdict(list)
    for unit in Unit.unscoped.order_by("code"):
        units[unit.body_id].append(
            UnitDisplay(code=unit.code, name=unit.name, aliases=tuple(unit.aliases))
        )
    return tuple(
        BodyDisplay(
            code=body.code,
            kind=BodyKind(body.kind),
            name=body.name,
            parent=body.parent.code if body.parent else None,
            aliases=tuple(body.aliases),
            units=tuple(units[body.pk]),
        )
        for body in Body.unscoped.select_related("parent").order_by("code")
    )


def body_names(_viewer: Viewer) -> dict[str, Trilingual]:
    """The name of each body by its code, in one query."""
    return {body.code: body.name for body in Body.unscoped.order_by("code")}


def body_code_by_name(_viewer: Viewer) -> dict[str, str]:
    """The code of a body by each of its names and aliases, casefolded, in one query."""
    return {
        name: body.code
        for body in Body.unscoped.order_by("code")
        for name in names_of(body.name, body.aliases)
    }


def body(_viewer: Viewer, code: str) -> Body:
    """The body with this code, or 404."""
    found = Body.unscoped.filter(code=code).first()
    if found is None:
        raise Http404
    return found
