"""The closed lists of this context."""

from enum import StrEnum


class CourseKind(StrEnum):
    """What sort of training it is, as its teller calls it."""

    WEBINAR = "webinar"
    WORKSHOP_SERIES = "workshop_series"
    SESSION = "session"
    MULTIDISCIPLINARY_WORKSHOP = "multidisciplinary_workshop"
    INITIAL_TRAINING = "initial_training"
    CONTINUED_TRAINING = "continued_training"
    TRAINING = "training"
    AWARENESS = "awareness"
    INFORMATION_SESSION = "information_session"
    PEER_EXCHANGE = "peer_exchange"
    CONTRIBUTION_TO_INITIAL_TRAINING = "contribution_to_initial_training"
    REFRESHER = "refresher"
    STUDY_DAY = "study_day"
    BAREMIC_TRAINING = "baremic_training"
    WORKSHOP = "workshop"
    COLLOQUIUM = "colloquium"


class CourseStatus(StrEnum):
    """How far a training is, in its teller's words; empty where these don't tell."""

    PLANNED = "planned"
    RUNNING = "running"
    COMPLETED = "completed"
    ENDED = "ended"


class HourUnit(StrEnum):
    """What an hour of a training is."""

    CLOCK = "clock"
    # `lesuur`: how long one lasts is for the school to say.
    TEACHING = "teaching"


class CourseLanguage(StrEnum):
    """In which language it is given, or to which those counted belong."""

    NL = "nl"
    FR = "fr"
    BOTH = "both"


class Grade(StrEnum):
    """The grade for which a police school trains, as it was printed."""

    STAFF_MEMBER = "staff_member"
    INSPECTOR = "inspector"
    CHIEF_INSPECTOR = "chief_inspector"


class CountMode(StrEnum):
    """Where a count comes from; the two are never added to one another."""

    DECLARED = "declared"
    MEASURED = "measured"


class Dimension(StrEnum):
    """What the rows of a count table are told apart by."""

    YEAR = "year"
    LANGUAGE = "language"
    GRADE = "grade"
    GENDER = "gender"
    SECTOR = "sector"


class ProgrammePart(StrEnum):
    """The lists that a training programme holds."""

    OBJECTIVE = "objective"
    MEMBER = "member"
    TARGET = "target"
    CONTRIBUTES_TO = "contributes_to"
    EDITION = "edition"


class CoursePart(StrEnum):
    """The lists that a training holds."""

    AUDIENCE = "audience"
    TOPIC = "topic"
    THEME = "theme"
    PROGRAMME_PART = "programme_part"
    GIVEN_BY = "given_by"
    CONTRIBUTOR = "contributor"
    PARTNER = "partner"
    FUNDER = "funder"
    MATERIAL = "material"
