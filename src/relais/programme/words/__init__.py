"""Labels for every closed list of this context, and its sentences."""

from django.utils.translation import gettext_lazy as _

from relais.programme.rules.vocabulary import (
    Basis,
    CapacityStatus,
    Channel,
    CostKind,
    EvidenceKind,
    FigureKind,
    InvolvedAs,
    Level,
    PleadingKind,
    Position,
    Progress,
    Section,
    State,
)

CHANNEL = {
    Channel.ADMINISTRATION: _("Through the administration"),
    Channel.TASK_FORCE: _("Through the task force"),
    Channel.PLEAD: _("By pleading with the federal government"),
}
POSITION = {
    Position.NONE_STATED: _("No position stated"),
    Position.ACCEPTED: _("Accepted"),
    Position.ACCEPTED_IN_PART: _("Accepted in part"),
    Position.ALTERNATIVE_CHOSEN: _("Another way chosen"),
    Position.NOT_ACCEPTED: _("Not accepted"),
}
STATE = {
    State.NO_INFORMATION: _("No information"),
    State.NOT_STARTED: _("Not started"),
    State.PLANNED: _("Planned"),
    State.UNDER_WAY: _("Under way"),
    State.IMPLEMENTED: _("Implemented"),
    State.IMPLEMENTED_OTHERWISE: _("Implemented in another way"),
    State.NO_LONGER_APPLICABLE: _("No longer applicable"),
}
BASIS = {
    Basis.EXPLICIT: _("the source says so"),
    Basis.REPORT_ORDER: _("by the order of the report"),
    Basis.INFERRED: _("inferred by us"),
}
LEVEL = {
    Level.REGIONAL: _("Region"),
    Level.ZONAL: _("Police zone"),
    Level.LOCAL: _("Municipality"),
    Level.FEDERAL: _("Federal"),
}
SECTION = {
    Section.REGION: _("Initiatives of safe.brussels and the Region"),
    Section.MEMBER: _("Initiatives of the members of the working group"),
}
PROGRESS = {
    Progress.PLANNED: _("Planned"),
    Progress.RUNNING: _("Running"),
    Progress.COMPLETED: _("Completed"),
    Progress.PARTLY_COMPLETED: _("Completed in part"),
    Progress.ENDED: _("Ended"),
}
FIGURE_KIND = {
    FigureKind.DECLARED: _("declared"),
    FigureKind.MEASURED: _("measured"),
    FigureKind.DERIVED: _("derived"),
}
INVOLVED_AS = {
    InvolvedAs.OWNER: _("By"),
    InvolvedAs.UNIT: _("Unit"),
    InvolvedAs.PARTNER: _("With"),
    InvolvedAs.FUNDER: _("Funded by"),
    InvolvedAs.GIVER: _("Given by"),
}
PLEADING_KIND = {
    PleadingKind.LETTER: _("Letter"),
    PleadingKind.CONFERENCE: _("Interministerial conference"),
    PleadingKind.MEETING: _("Meeting"),
    PleadingKind.OTHER: _("Otherwise"),
}
EVIDENCE_KIND = {
    EvidenceKind.FILE: _("File"),
    EvidenceKind.TRAINING: _("Training"),
    EvidenceKind.MEETING: _("Meeting"),
    EvidenceKind.CAPACITY: _("Places"),
    EvidenceKind.SUBSIDY: _("Subsidy"),
}
COST_KIND = {
    CostKind.INVESTMENT: _("Investment"),
    CostKind.OPERATING: _("Operating costs"),
}
CAPACITY_STATUS = {
    CapacityStatus.PLANNED: _("Planned"),
    CapacityStatus.PARTLY_OPEN: _("Open in part"),
    CapacityStatus.OPEN: _("Open"),
    CapacityStatus.CLOSED: _("Closed"),
}
