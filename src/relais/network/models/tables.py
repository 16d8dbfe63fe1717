"""Which tables leave as sheets and come back, in the order in which one needs the other."""

from typing import Final

from relais.foundation.tables.table import Table, Tables
from relais.network.models.groups import Decision, Group, GroupLine, Theme
from relais.network.models.meetings import Meeting, MeetingLine

TABLES: Final = Tables(
    Table(name="groups", model=Group, key=("ref",), coded=("chair", "support", "mandated_by")),
    Table(name="group_lines", model=GroupLine, key=("group", "order"), coded=("body",)),
    Table(name="meetings", model=Meeting, key=("ref",)),
    Table(name="meeting_lines", model=MeetingLine, key=("meeting", "order"), coded=("body",)),
    Table(name="themes", model=Theme, key=("ref",)),
    Table(name="decisions", model=Decision, key=("ref",), coded=("body",)),
)
