"""What other contexts may ask of the directory, and report to it."""

from relais.directory.commands.asking import AskingRefused, invite, keep_contact
from relais.directory.commands.links import Mailbox
from relais.directory.commands.troubles import Seen, report_trouble
from relais.directory.queries.answers import (
    Matched,
    MomentRefused,
    match,
    offline_directory,
    service_state,
)
from relais.directory.queries.figures import figures
from relais.directory.queries.revisions import data_version
from relais.directory.queries.services import service, services
from relais.directory.rules.display import ServiceDisplay
from relais.directory.rules.freshness import KINDS_WITH_ROOM
from relais.directory.rules.matching import Answer, LeftOut, Match, Question
from relais.directory.rules.reasons import Reason, ReasonCode
from relais.directory.rules.vocabulary import (
    Access,
    Capacity,
    Cost,
    Kind,
    Need,
    OpenState,
    Profile,
    Trouble,
    Trust,
)
from relais.directory.words.labels import NEED, PROFILE, TROUBLE, language_names
from relais.directory.words.reasons import (
    left_out_sentence,
    reason_sentence,
    relaxed_sentence,
    state_sentence,
)

__all__ = [
    "KINDS_WITH_ROOM",
    "NEED",
    "PROFILE",
    "TROUBLE",
    "Access",
    "Answer",
    "AskingRefused",
    "Capacity",
    "Cost",
    "Kind",
    "LeftOut",
    "Mailbox",
    "Match",
    "Matched",
    "MomentRefused",
    "Need",
    "OpenState",
    "Profile",
    "Question",
    "Reason",
    "ReasonCode",
    "Seen",
    "ServiceDisplay",
    "Trouble",
    "Trust",
    "data_version",
    "figures",
    "invite",
    "keep_contact",
    "language_names",
    "left_out_sentence",
    "match",
    "offline_directory",
    "reason_sentence",
    "relaxed_sentence",
    "report_trouble",
    "service",
    "service_state",
    "services",
    "state_sentence",
]
