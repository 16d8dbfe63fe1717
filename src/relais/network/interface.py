"""What other contexts may ask of groups and their meetings."""

from relais.network.commands.loading import load_network
from relais.network.commands.writing import NetworkRefused
from relais.network.permissions import Permission
from relais.network.queries.records import (
    decisions,
    group,
    groups,
    meetings,
    regular_meetings_in,
    themes,
)
from relais.network.rules.periods import Period
from relais.network.rules.records import (
    DecisionRecord,
    GroupRecord,
    Line,
    MeetingRecord,
    NetworkRecords,
    ThemeRecord,
)
from relais.network.rules.refusals import NetworkRefusal
from relais.network.rules.vocabulary import GroupPart, GroupStatus, MeetingKind, MeetingPart
from relais.network.words import GROUP_PART, GROUP_STATUS, MEETING_KIND, MEETING_PART

__all__ = [
    "GROUP_PART",
    "GROUP_STATUS",
    "MEETING_KIND",
    "MEETING_PART",
    "DecisionRecord",
    "GroupPart",
    "GroupRecord",
    "GroupStatus",
    "Line",
    "MeetingKind",
    "MeetingPart",
    "MeetingRecord",
    "NetworkRecords",
    "NetworkRefusal",
    "NetworkRefused",
    "Period",
    "Permission",
    "ThemeRecord",
    "decisions",
    "group",
    "groups",
    "load_network",
    "meetings",
    "regular_meetings_in",
    "themes",
]
