"""The tables of materials and studies, as sheets."""

from relais.foundation.access import Viewer
from relais.foundation.tables.table import Tables
from relais.materials.models.tables import TABLES


def tables(_viewer: Viewer) -> Tables:
    """All that leave and come back."""
    return TABLES
