"""Organisations as HSDS says them.

HSDS hangs every service on the organisation that offers it. The directory knows that organisation
by the name of its service alone, so each service has one of its own. The body that keeps a record
(its steward) is not it: it stands in an attribute, and of a secret house nowhere.
"""

from typing import Any

from relais.directory.rules.hsds.locations import location_json
from relais.directory.rules.hsds.published import Frame, Published
from relais.directory.rules.hsds.services import (
    bare_service,
    phones,
    plain_organization,
    whole_service,
)


def organization_with(
    service: Published, frame: Frame, *, whole: bool, services_whole: bool
) -> dict[str, Any]:
    """The organisation: plain, or whole with its services bare or whole."""
    if not whole:
        return plain_organization(service, frame)
    write = whole_service if services_whole else bare_service
    return {
        **plain_organization(service, frame),
        "phones": phones(service),
        "locations": [location_json(service, frame)] if service.has_location else [],
        "services": [write(service, frame)],
    }
