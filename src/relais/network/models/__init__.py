"""Groups and what they are about, their meetings, their themes, and what was decided."""

from relais.network.models.groups import Decision, Group, GroupLine, Theme
from relais.network.models.meetings import Meeting, MeetingLine

__all__ = ["Decision", "Group", "GroupLine", "Meeting", "MeetingLine", "Theme"]
