"""The tables of the follow-up as sheets, and the codes that may stand in them."""

from relais.foundation.access import Viewer
from relais.foundation.tables.table import Tables
from relais.foundation.wording import LANGUAGES
from relais.network import interface as network
from relais.organisations.interface import body_code_by_name
from relais.programme.models.tables import TABLES


def tables(_viewer: Viewer) -> Tables:
    """All that leave and come back."""
    return TABLES


def code_by_name(viewer: Viewer) -> dict[str, str]:
    """The code of whoever may act, by each name in small letters: bodies, and groups of them."""
    groups = {
        name.casefold(): group.ref
        for group in network.groups(viewer)
        for language in LANGUAGES
        if (name := getattr(group.name, language))
    }
    return groups | body_code_by_name(viewer)
