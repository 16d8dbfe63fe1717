"""The tables of groups and meetings, as sheets."""

from relais.foundation.access import Viewer
from relais.foundation.tables.table import Tables
from relais.network.models.tables import TABLES


def tables(_viewer: Viewer) -> Tables:
    """All that leave and come back."""
    return TABLES
