"""The sentences and labels of the report itself, each in three languages at once."""

from functools import cache
from typing import Final

from relais.foundation.trilingual import Trilingual
from relais.foundation.wording import Wording


@cache
def in_three(text: Trilingual) -> Wording:
    """A label or sentence of the house as a text of the report."""
    return Wording.of(text.as_json())


def same(text: str) -> Wording:
    """A name, code or address that is the same in every language."""
    return Wording(nl=text, fr=text, en=text)


TITLE: Final = {
    "asked": Trilingual(
        nl="Wat het parlement vroeg", fr="Ce que le Parlement a demandé", en="What parliament asked"
    ),
    "matrix": Trilingual(
        nl="Elke aanbeveling, en wat erover verslagen is",
        fr="Chaque recommandation, et ce qui en est rapporté",
        en="Each recommendation, and what was reported on it",
    ),
    "advice": Trilingual(
        nl="Aanbevelingen van de werkgroep",
        fr="Recommandations du groupe de travail",
        en="Recommendations of the working group",
    ),
    "self": Trilingual(
        nl="Wat de bron over zichzelf zegt",
        fr="Ce que la source dit d’elle-même",
        en="What the source says of itself",
    ),
    "claim": Trilingual(nl="Wat ze beweert", fr="Ce qu’elle affirme", en="What it claims"),
    "anomalies": Trilingual(
        nl="Onregelmatigheden van de bron, gemeld en niet verbeterd",
        fr="Anomalies de la source, signalées et non corrigées",
        en="Slips of the source, flagged and not corrected",
    ),
    "checks": Trilingual(
        nl="Sommen en aantallen, opnieuw berekend",
        fr="Sommes et nombres, recalculés",
        en="Sums and counts, calculated again",
    ),
}
LABEL: Final = {
    "level": Trilingual(nl="Niveau", fr="Niveau", en="Level"),
    "period": Trilingual(nl="Periode", fr="Période", en="Period"),
    "starts": Trilingual(nl="Begint", fr="Début", en="Begins"),
    "ends": Trilingual(nl="Eindigt", fr="Fin", en="Ends"),
    "duration": Trilingual(nl="Duur in jaren", fr="Durée en années", en="Duration in years"),
    "progress": Trilingual(nl="Hoe ver", fr="Avancement", en="How far"),
    "answers": Trilingual(nl="Antwoordt op", fr="Répond à", en="Answers"),
    "legal_basis": Trilingual(nl="Wettelijke basis", fr="Base légale", en="Legal basis"),
    "channel": Trilingual(nl="Langs welke weg", fr="Par quelle voie", en="How to act"),
    "addressee": Trilingual(nl="Gericht aan", fr="Adressée à", en="Addressed to"),
    "acting_body": Trilingual(nl="Wie handelt", fr="Qui agit", en="Body that acts"),
    "would_act": Trilingual(nl="Wie zou handelen", fr="Qui agirait", en="Who would act"),
    "partners": Trilingual(nl="Samen met", fr="Avec", en="Together with"),
    "initiatives": Trilingual(
        nl="Aantal initiatieven", fr="Nombre d’initiatives", en="Number of initiatives"
    ),
    "position": Trilingual(nl="Standpunt", fr="Position", en="Position"),
    "state": Trilingual(nl="Stand van zaken", fr="État d’avancement", en="State"),
    "recommendation": Trilingual(nl="Aanbeveling", fr="Recommandation", en="Recommendation"),
    "initiative": Trilingual(nl="Initiatief", fr="Initiative", en="Initiative"),
    "chapter": Trilingual(nl="Hoofdstuk", fr="Chapitre", en="Chapter"),
    "purpose": Trilingual(nl="Doel", fr="But", en="Purpose"),
    "adopted_on": Trilingual(nl="Aangenomen op", fr="Adoptée le", en="Adopted on"),
    "document": Trilingual(nl="Document", fr="Document", en="Document"),
    "owner": Trilingual(nl="Door", fr="Par", en="By"),
    "due": Trilingual(nl="Datum", fr="Date", en="Date"),
    "places": Trilingual(nl="Plaatsen", fr="Places", en="Places"),
    "rooms": Trilingual(nl="Kamers", fr="Chambres", en="Rooms"),
    "dwellings": Trilingual(nl="Woningen", fr="Logements", en="Dwellings"),
    "opening": Trilingual(nl="Opening", fr="Ouverture", en="Opening"),
    "target": Trilingual(nl="Voor wie", fr="Pour qui", en="For whom"),
    "status": Trilingual(nl="Toestand", fr="Statut", en="Status"),
    "firm": Trilingual(nl="Aantal zeker", fr="Nombre certain", en="Number certain"),
    "note": Trilingual(nl="Opmerking", fr="Remarque", en="Note"),
    "amount": Trilingual(nl="Bedrag", fr="Montant", en="Amount"),
    "funder": Trilingual(nl="Betaald door", fr="Payé par", en="Paid by"),
    "beneficiary": Trilingual(nl="Begunstigde", fr="Bénéficiaire", en="Beneficiary"),
    "eligible": Trilingual(nl="Wie mag indienen", fr="Qui peut introduire", en="Who may apply"),
    "opened": Trilingual(nl="Geopend", fr="Ouvert le", en="Opened"),
    "closed": Trilingual(nl="Gesloten", fr="Fermé", en="Closed"),
    "per": Trilingual(nl="Bedrag is bedoeld", fr="Le montant s’entend", en="Amount is meant"),
    "cost_kind": Trilingual(nl="Mag besteed worden aan", fr="Peut servir à", en="May be spent on"),
    "split": Trilingual(nl="Hoe het verdeeld is", fr="Répartition", en="How it is split"),
    "selection": Trilingual(
        nl="Projecten in de selectie",
        fr="Projets dans la sélection",
        en="Projects in the selection",
    ),
    "reference": Trilingual(nl="Verwijzing", fr="Référence", en="Reference"),
    "name": Trilingual(nl="Naam", fr="Nom", en="Name"),
    "what": Trilingual(nl="Wat", fr="Quoi", en="What"),
    "found": Trilingual(nl="Berekend", fr="Calculé", en="Calculated"),
    "declared": Trilingual(nl="In de bron", fr="Dans la source", en="In the source"),
    "holds": Trilingual(nl="Klopt", fr="Exact", en="Holds"),
    "lines": Trilingual(
        nl="Regels van de bron", fr="Lignes de la source", en="Lines of the source"
    ),
    "figure": Trilingual(nl="Cijfer", fr="Chiffre", en="Figure"),
    "number": Trilingual(nl="Aantal", fr="Nombre", en="Number"),
    "kind": Trilingual(nl="Soort", fr="Type", en="Kind"),
    "training": Trilingual(nl="Opleiding", fr="Formation", en="Training"),
    "meeting": Trilingual(nl="Vergadering", fr="Réunion", en="Meeting"),
    "call": Trilingual(nl="Projectoproep", fr="Appel à projets", en="Call for projects"),
    "initiatives_all": Trilingual(
        nl="Alle initiatieven", fr="Toutes les initiatives", en="All initiatives"
    ),
    "trainings_all": Trilingual(
        nl="Alle opleidingen", fr="Toutes les formations", en="All trainings"
    ),
    "sessions": Trilingual(nl="Sessies", fr="Séances", en="Sessions"),
    "persons": Trilingual(nl="Deelnames", fr="Participations", en="Participations"),
    "mandatory": Trilingual(nl="Verplicht", fr="Obligatoire", en="Compulsory"),
    "mandatory_note": Trilingual(
        nl="Verplicht: uitleg", fr="Obligatoire : précision", en="Compulsory: note"
    ),
    "counts_of": Trilingual(nl="Tellingen van", fr="Décomptes de", en="Counts of"),
    "hours_each": Trilingual(nl="Uren per sessie", fr="Heures par séance", en="Hours a session"),
    "days": Trilingual(nl="Duur in dagen", fr="Durée en jours", en="Duration in days"),
    "seats_each": Trilingual(
        nl="Hoogstens per sessie", fr="Maximum par séance", en="At most a session"
    ),
    "per_zone": Trilingual(
        nl="Personen per politiezone", fr="Personnes par zone de police", en="Persons a police zone"
    ),
    "round_tables": Trilingual(nl="Rondetafels", fr="Tables rondes", en="Round tables"),
    "planned_next": Trilingual(nl="Opnieuw gepland", fr="Prévu à nouveau", en="Planned again"),
    "planned_next_sessions": Trilingual(nl="Sessies dan", fr="Séances alors", en="Sessions then"),
    "average_printed": Trilingual(
        nl="Gemiddelde per sessie, gedrukt",
        fr="Moyenne par séance, imprimée",
        en="Average a session, printed",
    ),
    "average": Trilingual(
        nl="Gemiddelde per sessie, berekend",
        fr="Moyenne par séance, calculée",
        en="Average a session, calculated",
    ),
    "hours_all": Trilingual(nl="Uren samen", fr="Heures au total", en="Hours together"),
    "seats_all": Trilingual(
        nl="Plaatsen samen, hoogstens", fr="Places au total, maximum", en="Seats together, at most"
    ),
    "heads": Trilingual(nl="Aantal", fr="Nombre", en="Number"),
    "men": Trilingual(nl="Mannen", fr="Hommes", en="Men"),
    "women": Trilingual(nl="Vrouwen", fr="Femmes", en="Women"),
    "share": Trilingual(nl="Aandeel (%)", fr="Part (%)", en="Share (%)"),
    "sum": Trilingual(nl="Samen", fr="Ensemble", en="Together"),
    "bars_sector": Trilingual(
        nl="Staafdiagram: deelnames per sector. De tabel ernaast geeft dezelfde aantallen.",
        fr="Diagramme : participations par secteur. Le tableau à côté donne les mêmes nombres.",
        en="Bar chart: participations by sector. The table beside it gives the same numbers.",
    ),
    "themes_of_meetings": Trilingual(
        nl="Waarover gesproken is, zonder vermelding van de vergadering",
        fr="Sujets abordés, sans mention de la réunion",
        en="What was spoken about; at which meeting is not told",
    ),
    "chair": Trilingual(nl="Voorzitter", fr="Présidence", en="Chair"),
    "support": Trilingual(nl="Ondersteuning", fr="Soutien", en="Support"),
    "mandated_by": Trilingual(nl="Opdracht van", fr="Mandat de", en="Mandated by"),
    "told_members": Trilingual(
        nl="Leden, volgens de bron", fr="Membres, selon la source", en="Members, as the source says"
    ),
    "told_zones": Trilingual(
        nl="Politiezones, volgens de bron",
        fr="Zones de police, selon la source",
        en="Police zones, as the source says",
    ),
    "told_municipalities": Trilingual(
        nl="Gemeenten, volgens de bron",
        fr="Communes, selon la source",
        en="Municipalities, as the source says",
    ),
    "told_meetings": Trilingual(
        nl="Vergaderingen, volgens de bron",
        fr="Réunions, selon la source",
        en="Meetings, as the source says",
    ),
    "meetings": Trilingual(nl="Vergaderingen", fr="Réunions", en="Meetings"),
    "on_the_table": Trilingual(nl="Op tafel", fr="À l’ordre du jour", en="On the table"),
    "materials_all": Trilingual(nl="Alle materialen", fr="Tous les supports", en="All materials"),
    "printed": Trilingual(nl="Gedrukt of gemaakt", fr="Imprimés ou produits", en="Printed or made"),
    "distributed": Trilingual(nl="Verdeeld", fr="Distribués", en="Handed out"),
    "published_on": Trilingual(nl="Verschenen op", fr="Paru le", en="Published on"),
    "languages": Trilingual(nl="Talen", fr="Langues", en="Languages"),
    "coverage": Trilingual(
        nl="Waar, volgens de bron", fr="Où, selon la source", en="Where, as the source says"
    ),
    "upkeep": Trilingual(nl="Bijhouden", fr="Mise à jour", en="Upkeep"),
    "place": Trilingual(nl="Plaats", fr="Lieu", en="Place"),
    "figures_of": Trilingual(nl="Cijfers van", fr="Chiffres de", en="Figures of"),
    "capacity": Trilingual(
        nl="Plaatsen waar mensen terechtkunnen",
        fr="Places d’accueil",
        en="Places where people can stay",
    ),
    "budget": Trilingual(nl="Krediet", fr="Crédit", en="Budget"),
    "subsidy": Trilingual(nl="Subsidie", fr="Subvention", en="Subsidy"),
    "awarded": Trilingual(nl="Toegekend bedrag", fr="Montant attribué", en="Amount awarded"),
}
YES: Final = Trilingual(nl="ja", fr="oui", en="yes")
NO: Final = Trilingual(nl="nee", fr="non", en="no")
HEADING: Final = {
    "contact_points": Trilingual(
        nl="Meldpunten en doorverwijzing",
        fr="Points de contact et orientation",
        en="Contact points and referral",
    ),
    "training": Trilingual(
        nl="Bewustmaking en opleiding",
        fr="Sensibilisation et formation",
        en="Awareness and training",
    ),
    "protection": Trilingual(
        nl="Bescherming van slachtoffers en begeleiding van daders",
        fr="Protection des victimes et accompagnement des auteurs",
        en="Protection of victims and guidance of perpetrators",
    ),
    "consultation": Trilingual(
        nl="Overleg en goede praktijken",
        fr="Concertation et bonnes pratiques",
        en="Consultation and good practice",
    ),
}
TOTAL_PLACES: Final = Trilingual(
    nl="Alle plaatsen die het Gewest kocht",
    fr="Toutes les places achetées par la Région",
    en="All places bought by the Region",
)
FIRM_PLACES: Final = Trilingual(nl="waarvan zeker", fr="dont certaines", en="of which certain")
VICTIM_PLACES: Final = Trilingual(
    nl="waarvan voor slachtoffers van huiselijk geweld",
    fr="dont pour victimes de violences domestiques",
    en="of which for victims of domestic violence",
)
NO_SPLIT: Final = Trilingual(
    nl="De bron zegt niet hoe het bedrag verdeeld is; er staat geen kostprijs per plaats.",
    fr="La source ne dit pas comment le montant est réparti ; aucun coût par place n’est donné.",
    en="The source doesn’t say how the amount is split; no cost per place is given.",
)
NOT_SAID: Final = Trilingual(
    nl="de bron zegt het niet", fr="la source ne le dit pas", en="the source doesn’t say"
)
ADVICE: Final = Trilingual(
    nl="In willekeurige volgorde; de bron noemt geen bestemmeling.",
    fr="Sans ordre particulier ; la source ne nomme pas de destinataire.",
    en="In no particular order; the source names no addressee.",
)
NO_INITIATIVE: Final = Trilingual(
    nl="Er staat geen initiatief dat erop antwoordt.",
    fr="Aucune initiative rapportée n’y répond.",
    en="No initiative is told that answers it.",
)


def label(key: str) -> Wording:
    """A label of the report by its key."""
    return in_three(LABEL[key])


def title(key: str) -> Wording:
    """A title of the report by its key."""
    return in_three(TITLE[key])


def yes_no(*, yes: bool) -> Wording:
    return in_three(YES if yes else NO)
