"""The tables of the follow-up: to read, to change row by row, to take away and to bring back."""

from typing import Final

from relais.foundation.tables.pages import TablePages
from relais.programme.commands.tables import take_over
from relais.programme.permissions import Permission
from relais.programme.queries.tables import tables
from relais.programme.words.events import FOLLOW_UP_PAGE
from relais.programme.words.tables import NAMES, TABLES_PAGE

PAGES: Final = TablePages(
    namespace="programme",
    home="programme:dashboard",
    home_title=FOLLOW_UP_PAGE,
    title=TABLES_PAGE,
    names=NAMES,
    read=Permission.READ,
    keep=Permission.KEEP,
    tables=tables,
    take_over=take_over,
)
