"""Labels for every closed list of this context."""

from relais.foundation.trilingual import Trilingual
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
    Channel.ADMINISTRATION: Trilingual(
        nl="Via de administratie", fr="Par l’administration", en="Through the administration"
    ),
    Channel.TASK_FORCE: Trilingual(
        nl="Via de taskforce", fr="Par la task force", en="Through the task force"
    ),
    Channel.PLEAD: Trilingual(
        nl="Door te pleiten bij de federale regering",
        fr="En plaidant auprès du gouvernement fédéral",
        en="By pleading with the federal government",
    ),
}
POSITION = {
    Position.NONE_STATED: Trilingual(
        nl="Geen standpunt vermeld", fr="Aucune position indiquée", en="No position stated"
    ),
    Position.ACCEPTED: Trilingual(nl="Aanvaard", fr="Acceptée", en="Accepted"),
    Position.ACCEPTED_IN_PART: Trilingual(
        nl="Deels aanvaard", fr="Acceptée en partie", en="Accepted in part"
    ),
    Position.ALTERNATIVE_CHOSEN: Trilingual(
        nl="Andere weg gekozen", fr="Autre voie choisie", en="Another way chosen"
    ),
    Position.NOT_ACCEPTED: Trilingual(nl="Niet aanvaard", fr="Non acceptée", en="Not accepted"),
}
STATE = {
    State.NO_INFORMATION: Trilingual(
        nl="Geen informatie", fr="Pas d’information", en="No information"
    ),
    State.NOT_STARTED: Trilingual(nl="Niet begonnen", fr="Pas commencée", en="Not started"),
    State.PLANNED: Trilingual(nl="Gepland", fr="Prévu", en="Planned"),
    State.UNDER_WAY: Trilingual(nl="Aan de gang", fr="En cours", en="Under way"),
    State.IMPLEMENTED: Trilingual(nl="Uitgevoerd", fr="Mise en œuvre", en="Implemented"),
    State.IMPLEMENTED_OTHERWISE: Trilingual(
        nl="Op een andere manier uitgevoerd",
        fr="Mise en œuvre autrement",
        en="Implemented in another way",
    ),
    State.NO_LONGER_APPLICABLE: Trilingual(
        nl="Niet meer van toepassing", fr="Plus d’application", en="No longer applicable"
    ),
}
BASIS = {
    Basis.EXPLICIT: Trilingual(
        nl="de bron zegt het", fr="la source le dit", en="the source says so"
    ),
    Basis.REPORT_ORDER: Trilingual(
        nl="door de volgorde van het verslag",
        fr="par l’ordre du rapport",
        en="by the order of the report",
    ),
    Basis.INFERRED: Trilingual(nl="door ons afgeleid", fr="déduit par nous", en="inferred by us"),
}
LEVEL = {
    Level.REGIONAL: Trilingual(nl="Gewest", fr="Région", en="Region"),
    Level.ZONAL: Trilingual(nl="Politiezone", fr="Zone de police", en="Police zone"),
    Level.LOCAL: Trilingual(nl="Gemeente", fr="Commune", en="Municipality"),
    Level.FEDERAL: Trilingual(nl="Federaal", fr="Fédéral", en="Federal"),
}
SECTION = {
    Section.REGION: Trilingual(
        nl="Initiatieven van safe.brussels en het Gewest",
        fr="Initiatives de safe.brussels et de la Région",
        en="Initiatives of safe.brussels and the Region",
    ),
    Section.MEMBER: Trilingual(
        nl="Initiatieven van de leden van de werkgroep",
        fr="Initiatives des membres du groupe de travail",
        en="Initiatives of the members of the working group",
    ),
}
PROGRESS = {
    Progress.PLANNED: Trilingual(nl="Gepland", fr="Prévu", en="Planned"),
    Progress.RUNNING: Trilingual(nl="Loopt", fr="En cours", en="Running"),
    Progress.COMPLETED: Trilingual(nl="Afgerond", fr="Achevé", en="Completed"),
    Progress.PARTLY_COMPLETED: Trilingual(
        nl="Deels afgerond", fr="Achevé en partie", en="Completed in part"
    ),
    Progress.ENDED: Trilingual(nl="Stopgezet", fr="Arrêté", en="Ended"),
}
FIGURE_KIND = {
    FigureKind.DECLARED: Trilingual(nl="opgegeven", fr="déclaré", en="declared"),
    FigureKind.MEASURED: Trilingual(nl="gemeten", fr="mesuré", en="measured"),
    FigureKind.DERIVED: Trilingual(nl="afgeleid", fr="dérivé", en="derived"),
}
INVOLVED_AS = {
    InvolvedAs.OWNER: Trilingual(nl="Door", fr="Par", en="By"),
    InvolvedAs.UNIT: Trilingual(nl="Dienst", fr="Service", en="Unit"),
    InvolvedAs.PARTNER: Trilingual(nl="Met", fr="Avec", en="With"),
    InvolvedAs.FUNDER: Trilingual(nl="Betaald door", fr="Financé par", en="Funded by"),
    InvolvedAs.GIVER: Trilingual(nl="Gegeven door", fr="Donné par", en="Given by"),
}
PLEADING_KIND = {
    PleadingKind.LETTER: Trilingual(nl="Brief", fr="Lettre", en="Letter"),
    PleadingKind.CONFERENCE: Trilingual(
        nl="Interministeriële conferentie",
        fr="Conférence interministérielle",
        en="Interministerial conference",
    ),
    PleadingKind.MEETING: Trilingual(nl="Vergadering", fr="Réunion", en="Meeting"),
    PleadingKind.OTHER: Trilingual(nl="Anders", fr="Autrement", en="Otherwise"),
}
EVIDENCE_KIND = {
    EvidenceKind.FILE: Trilingual(nl="Bestand", fr="Fichier", en="File"),
    EvidenceKind.TRAINING: Trilingual(nl="Opleiding", fr="Formation", en="Training"),
    EvidenceKind.MEETING: Trilingual(nl="Vergadering", fr="Réunion", en="Meeting"),
    EvidenceKind.CAPACITY: Trilingual(nl="Plaatsen", fr="Places", en="Places"),
    EvidenceKind.SUBSIDY: Trilingual(nl="Subsidie", fr="Subvention", en="Subsidy"),
}
COST_KIND = {
    CostKind.INVESTMENT: Trilingual(nl="Investering", fr="Investissement", en="Investment"),
    CostKind.OPERATING: Trilingual(
        nl="Werkingskosten", fr="Frais de fonctionnement", en="Operating costs"
    ),
}
CAPACITY_STATUS = {
    CapacityStatus.PLANNED: Trilingual(nl="Gepland", fr="Prévu", en="Planned"),
    CapacityStatus.PARTLY_OPEN: Trilingual(
        nl="Deels open", fr="Ouvert en partie", en="Open in part"
    ),
    CapacityStatus.OPEN: Trilingual(nl="Open", fr="Ouvert", en="Open"),
    CapacityStatus.CLOSED: Trilingual(nl="Gesloten", fr="Fermé", en="Closed"),
}
