"""What other contexts may ask of trainings: taking them over, showing them, their counts.

Nothing here adds up those who took part over trainings: who followed two would count twice.
"""

from relais.trainings.commands.loading import load_trainings
from relais.trainings.commands.writing import TrainingsRefused
from relais.trainings.queries.counts import (
    count_rows,
    count_table,
    count_tables,
    language_heads,
    sector_heads,
    sector_shares,
)
from relais.trainings.queries.trainings import (
    objectives,
    programme,
    programmes,
    themes,
    training,
    trainings,
)
from relais.trainings.rules.counts import Average, CountFinding, CountTotal, Found
from relais.trainings.rules.coverage import Coverage, CoverageRefusal
from relais.trainings.rules.display import (
    CountRowDisplay,
    CountTableDisplay,
    CourseDisplay,
    GroupTotal,
    ProgrammeDisplay,
    SessionDisplay,
)
from relais.trainings.rules.faults import Fault, RecordFault
from relais.trainings.rules.loading import Loaded, LoadedRow, LoadOutcome
from relais.trainings.rules.records import (
    CountRowRecord,
    CountTableRecord,
    CourseItemRecord,
    CourseRecord,
    ProgrammeItemRecord,
    ProgrammeRecord,
    SessionRecord,
)
from relais.trainings.rules.vocabulary import (
    CountMode,
    CourseKind,
    CourseLanguage,
    CoursePart,
    CourseStatus,
    Dimension,
    Grade,
    HourUnit,
    ProgrammePart,
)
from relais.trainings.words import labels
from relais.trainings.words.findings import finding_sentence

__all__ = [
    "Average",
    "CountFinding",
    "CountMode",
    "CountRowDisplay",
    "CountRowRecord",
    "CountTableDisplay",
    "CountTableRecord",
    "CountTotal",
    "CourseDisplay",
    "CourseItemRecord",
    "CourseKind",
    "CourseLanguage",
    "CoursePart",
    "CourseRecord",
    "CourseStatus",
    "Coverage",
    "CoverageRefusal",
    "Dimension",
    "Fault",
    "Found",
    "Grade",
    "GroupTotal",
    "HourUnit",
    "LoadOutcome",
    "Loaded",
    "LoadedRow",
    "ProgrammeDisplay",
    "ProgrammeItemRecord",
    "ProgrammePart",
    "ProgrammeRecord",
    "RecordFault",
    "SessionDisplay",
    "SessionRecord",
    "TrainingsRefused",
    "count_rows",
    "count_table",
    "count_tables",
    "finding_sentence",
    "labels",
    "language_heads",
    "load_trainings",
    "objectives",
    "programme",
    "programmes",
    "sector_heads",
    "sector_shares",
    "themes",
    "training",
    "trainings",
]
