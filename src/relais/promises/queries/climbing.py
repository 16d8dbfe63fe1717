"""To whom a promise climbs."""

from relais.foundation.access import Viewer
from relais.organisations.interface import BodyKind, bodies
from relais.promises.models import Promise
from relais.promises.queries.kinds import kinds
from relais.promises.rules.vocabulary import Target


def known_kinds() -> list[str]:
    """The kinds that contexts of this installation bring."""
    return [each.code for each in kinds()]


def body_of(viewer: Viewer, promise: Promise, target: Target) -> str:
    """The body that a step means. Where there is none, the desk of the region: nothing is lost."""
    found = {each.code: each for each in bodies(viewer)}
    debtor = found[str(promise.owed_by_id)]
    region = next(code for code, each in found.items() if each.kind is BodyKind.REGION)
    meant = {
        Target.OWED_BY: debtor.code,
        # Whoever stands above a body stands in for it, until a body can name another.
        Target.DEPUTY: debtor.parent,
        Target.OWED_TO: promise.owed_to_id,
        Target.REGION: region,
    }[target]
    return str(meant or region)
