"""The tables of groups and meetings: to read, to change, to take away and to bring back."""

from typing import Final

from relais.foundation.tables.pages import TablePages
from relais.network.commands.tables import take_over
from relais.network.permissions import Permission
from relais.network.queries.tables import tables
from relais.network.words import GROUPS_PAGE
from relais.network.words.tables import NAMES, TABLES_PAGE

PAGES: Final = TablePages(
    namespace="network_tables",
    home="network:groups",
    home_title=GROUPS_PAGE,
    title=TABLES_PAGE,
    names=NAMES,
    read=Permission.READ,
    keep=Permission.KEEP,
    tables=tables,
    take_over=take_over,
)
