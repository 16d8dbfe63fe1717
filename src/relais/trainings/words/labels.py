"""A name for each value of the closed lists, in three languages."""

from typing import Final

from relais.foundation.trilingual import Trilingual
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

TRAININGS_PAGE: Final = Trilingual(nl="Opleidingen", fr="Formations", en="Trainings")

KIND: Final = {
    CourseKind.WEBINAR: Trilingual(nl="webinar", fr="webinaire", en="webinar"),
    CourseKind.WORKSHOP_SERIES: Trilingual(
        nl="reeks workshops", fr="série d’ateliers", en="series of workshops"
    ),
    CourseKind.SESSION: Trilingual(nl="sessie", fr="séance", en="session"),
    CourseKind.MULTIDISCIPLINARY_WORKSHOP: Trilingual(
        nl="multidisciplinaire workshop",
        fr="atelier multidisciplinaire",
        en="multidisciplinary workshop",
    ),
    CourseKind.INITIAL_TRAINING: Trilingual(
        nl="basisopleiding", fr="formation de base", en="initial training"
    ),
    CourseKind.CONTINUED_TRAINING: Trilingual(
        nl="voortgezette opleiding", fr="formation continuée", en="continued training"
    ),
    CourseKind.TRAINING: Trilingual(nl="opleiding", fr="formation", en="training"),
    CourseKind.AWARENESS: Trilingual(
        nl="bewustmaking", fr="sensibilisation", en="raising awareness"
    ),
    CourseKind.INFORMATION_SESSION: Trilingual(
        nl="informatiesessie", fr="séance d’information", en="information session"
    ),
    CourseKind.PEER_EXCHANGE: Trilingual(
        nl="uitwisseling onder collega’s", fr="échange entre collègues", en="exchange among peers"
    ),
    CourseKind.CONTRIBUTION_TO_INITIAL_TRAINING: Trilingual(
        nl="bijdrage aan een basisopleiding",
        fr="contribution à une formation de base",
        en="contribution to an initial training",
    ),
    CourseKind.REFRESHER: Trilingual(nl="opfrissing", fr="recyclage", en="refresher"),
    CourseKind.STUDY_DAY: Trilingual(nl="studiedag", fr="journée d’étude", en="study day"),
    CourseKind.BAREMIC_TRAINING: Trilingual(
        nl="baremische opleiding", fr="formation barémique", en="baremic training"
    ),
    CourseKind.WORKSHOP: Trilingual(nl="workshop", fr="atelier", en="workshop"),
    CourseKind.COLLOQUIUM: Trilingual(nl="colloquium", fr="colloque", en="colloquium"),
}

STATUS: Final = {
    CourseStatus.PLANNED: Trilingual(nl="gepland", fr="prévue", en="planned"),
    CourseStatus.RUNNING: Trilingual(nl="loopt", fr="en cours", en="running"),
    CourseStatus.COMPLETED: Trilingual(nl="afgerond", fr="achevée", en="completed"),
    CourseStatus.ENDED: Trilingual(nl="stopgezet", fr="arrêtée", en="ended"),
}

HOUR_UNIT: Final = {
    HourUnit.CLOCK: Trilingual(nl="uur", fr="heures", en="hours"),
    HourUnit.TEACHING: Trilingual(nl="lesuren", fr="heures de cours", en="teaching hours"),
}

LANGUAGE: Final = {
    CourseLanguage.NL: Trilingual(nl="Nederlands", fr="néerlandais", en="Dutch"),
    CourseLanguage.FR: Trilingual(nl="Frans", fr="français", en="French"),
    CourseLanguage.BOTH: Trilingual(
        nl="Nederlands en Frans", fr="néerlandais et français", en="Dutch and French"
    ),
}

GRADE: Final = {
    # Which grade the report means by this word is not validated.
    Grade.STAFF_MEMBER: Trilingual(
        nl="medewerker",
        fr="collaborateur (« medewerker »)",
        en="staff member (“medewerker”)",
    ),
    Grade.INSPECTOR: Trilingual(nl="inspecteur", fr="inspecteur", en="inspector"),
    Grade.CHIEF_INSPECTOR: Trilingual(
        nl="hoofdinspecteur", fr="inspecteur principal", en="chief inspector"
    ),
}

MODE: Final = {
    CountMode.DECLARED: Trilingual(
        nl="opgegeven door een bron", fr="déclaré par une source", en="declared by a source"
    ),
    CountMode.MEASURED: Trilingual(
        nl="geteld op de sessie", fr="compté lors de la séance", en="counted at the session"
    ),
}

DIMENSION: Final = {
    Dimension.YEAR: Trilingual(nl="jaar", fr="année", en="year"),
    Dimension.LANGUAGE: Trilingual(nl="taal", fr="langue", en="language"),
    Dimension.GRADE: Trilingual(nl="graad", fr="grade", en="grade"),
    Dimension.GENDER: Trilingual(nl="geslacht", fr="genre", en="gender"),
    Dimension.SECTOR: Trilingual(nl="sector", fr="secteur", en="sector"),
}

PROGRAMME_PART: Final = {
    ProgrammePart.OBJECTIVE: Trilingual(nl="Doelen", fr="Objectifs", en="Objectives"),
    ProgrammePart.MEMBER: Trilingual(nl="Leden", fr="Membres", en="Members"),
    ProgrammePart.TARGET: Trilingual(
        nl="Beroepen waarvoor het bedoeld is", fr="Professions visées", en="Professions aimed at"
    ),
    ProgrammePart.CONTRIBUTES_TO: Trilingual(
        nl="Draagt bij aan", fr="Contribue à", en="Contributes to"
    ),
    ProgrammePart.EDITION: Trilingual(nl="Edities", fr="Éditions", en="Editions"),
}

COURSE_PART: Final = {
    CoursePart.AUDIENCE: Trilingual(nl="Voor wie", fr="Pour qui", en="For whom"),
    CoursePart.TOPIC: Trilingual(nl="Onderwerpen", fr="Sujets", en="Topics"),
    CoursePart.THEME: Trilingual(nl="Thema’s", fr="Thèmes", en="Themes"),
    CoursePart.PROGRAMME_PART: Trilingual(nl="Delen", fr="Parties", en="Parts"),
    CoursePart.GIVEN_BY: Trilingual(nl="Gegeven door", fr="Donnée par", en="Given by"),
    CoursePart.CONTRIBUTOR: Trilingual(
        nl="Werkt eraan mee", fr="Y contribue", en="Contributes to it"
    ),
    CoursePart.PARTNER: Trilingual(nl="Partners", fr="Partenaires", en="Partners"),
    CoursePart.FUNDER: Trilingual(nl="Betaald door", fr="Financée par", en="Funded by"),
    CoursePart.MATERIAL: Trilingual(nl="Materiaal", fr="Matériel", en="Material"),
}
