"""What tables and columns are called, and what is wrong with a cell or a sheet."""

from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from relais.foundation.trilingual import Trilingual
from relais.foundation.wording import LANGUAGES
from relais.programme.rules.cells import CellFault
from relais.programme.rules.takeover import Outcome, RowOutcome, SheetFault, SheetRefused

TABLES_PAGE: Final = Trilingual(
    nl="Gegevens van het verslag", fr="Données du rapport", en="Data of the report"
)
TABLE: Final = {
    "texts": Trilingual(
        nl="Teksten die aanbevelen", fr="Textes qui recommandent", en="Texts that recommend"
    ),
    "recommendations": Trilingual(nl="Aanbevelingen", fr="Recommandations", en="Recommendations"),
    "frameworks": Trilingual(nl="Kaders", fr="Cadres", en="Frameworks"),
    "pleadings": Trilingual(nl="Pleidooien", fr="Plaidoyers", en="Pleadings"),
    "initiatives": Trilingual(nl="Initiatieven", fr="Initiatives", en="Initiatives"),
    "steps": Trilingual(
        nl="Stappen van initiatieven", fr="Étapes des initiatives", en="Steps of initiatives"
    ),
    "involvements": Trilingual(nl="Wie erin zit", fr="Qui y participe", en="Who is in them"),
    "answers": Trilingual(
        nl="Welk initiatief waarop antwoordt",
        fr="Quelle initiative répond à quoi",
        en="Which initiative answers what",
    ),
    "components": Trilingual(
        nl="Onderdelen van initiatieven",
        fr="Composantes des initiatives",
        en="What initiatives consist of",
    ),
    "figures": Trilingual(nl="Cijfers", fr="Chiffres", en="Figures"),
    "budgets": Trilingual(nl="Kredieten", fr="Crédits", en="Budgets"),
    "subsidies": Trilingual(nl="Subsidies", fr="Subventions", en="Subsidies"),
    "calls": Trilingual(nl="Projectoproepen", fr="Appels à projets", en="Calls for projects"),
    "cost_lines": Trilingual(nl="Kostensoorten", fr="Postes de dépense", en="Cost lines"),
    "awards": Trilingual(nl="Toekenningen", fr="Attributions", en="Awards"),
    "capacities": Trilingual(
        nl="Opvangplaatsen", fr="Places d’accueil", en="Places where people can stay"
    ),
    "editions": Trilingual(nl="Edities", fr="Éditions", en="Editions"),
    "chapters": Trilingual(nl="Hoofdstukken", fr="Chapitres", en="Chapters"),
    "entries": Trilingual(
        nl="Vermeldingen in edities", fr="Mentions dans les éditions", en="Entries of editions"
    ),
    "outlook": Trilingual(nl="Vooruitzichten", fr="Perspectives", en="Outlook"),
    "context_figures": Trilingual(
        nl="Contextcijfers", fr="Chiffres de contexte", en="Context figures"
    ),
    "anomalies": Trilingual(
        nl="Onregelmatigheden van een bron", fr="Anomalies d’une source", en="Slips of a source"
    ),
    "checks": Trilingual(nl="Controles", fr="Vérifications", en="Checks"),
}
COLUMN: Final = {
    "ref": Trilingual(nl="Verwijzing", fr="Référence", en="Reference"),
    "key": Trilingual(nl="Sleutel", fr="Clé", en="Key"),
    "title": Trilingual(nl="Titel", fr="Titre", en="Title"),
    "purpose": Trilingual(nl="Doel", fr="But", en="Purpose"),
    "own_wording": Trilingual(nl="Eigen verwoording", fr="Formulation propre", en="Own wording"),
    "adopted_on": Trilingual(nl="Aangenomen op", fr="Adopté le", en="Adopted on"),
    "adopted_by": Trilingual(nl="Aangenomen door", fr="Adopté par", en="Adopted by"),
    "addressed_to": Trilingual(nl="Gericht aan", fr="Adressé à", en="Addressed to"),
    "response_due": Trilingual(nl="Antwoord tegen", fr="Réponse pour le", en="Response due"),
    "document_url": Trilingual(
        nl="Adres van het document", fr="Adresse du document", en="Address of the document"
    ),
    "document_number": Trilingual(
        nl="Nummer van het document", fr="Numéro du document", en="Number of the document"
    ),
    "lines": Trilingual(
        nl="Regels van de bron", fr="Lignes de la source", en="Lines of the source"
    ),
    "text": Trilingual(nl="Tekst", fr="Texte", en="Text"),
    "order": Trilingual(nl="Volgorde", fr="Ordre", en="Order"),
    "channel": Trilingual(nl="Weg", fr="Voie", en="Way"),
    "addressee": Trilingual(nl="Bestemmeling", fr="Destinataire", en="Addressee"),
    "acting_body": Trilingual(nl="Wie handelt", fr="Qui agit", en="Body that acts"),
    "would_act": Trilingual(nl="Wie zou handelen", fr="Qui agirait", en="Who would act"),
    "partners": Trilingual(nl="Partners", fr="Partenaires", en="Partners"),
    "adopted": Trilingual(nl="Aangenomen tekst", fr="Texte adopté", en="Adopted text"),
    "short": Trilingual(nl="Korte tekst", fr="Texte court", en="Short text"),
    "name": Trilingual(nl="Naam", fr="Nom", en="Name"),
    "subject": Trilingual(nl="Onderwerp", fr="Objet", en="Subject"),
    "period": Trilingual(nl="Periode", fr="Période", en="Period"),
    "recommendation": Trilingual(nl="Aanbeveling", fr="Recommandation", en="Recommendation"),
    "kind": Trilingual(nl="Soort", fr="Type", en="Kind"),
    "told_on": Trilingual(nl="Datum", fr="Date", en="Date"),
    "summary": Trilingual(nl="Samenvatting", fr="Résumé", en="Summary"),
    "answered_on": Trilingual(nl="Beantwoord op", fr="Répondu le", en="Answered on"),
    "answer": Trilingual(nl="Antwoord", fr="Réponse", en="Answer"),
    "they_acted": Trilingual(
        nl="De andere overheid handelde",
        fr="L’autre autorité a agi",
        en="The other government acted",
    ),
    "level": Trilingual(nl="Niveau", fr="Niveau", en="Level"),
    "municipality": Trilingual(nl="Gemeente (NIS)", fr="Commune (INS)", en="Municipality (NIS)"),
    "starts": Trilingual(nl="Begint", fr="Début", en="Begins"),
    "ends": Trilingual(nl="Eindigt", fr="Fin", en="Ends"),
    "duration_years": Trilingual(nl="Duur in jaren", fr="Durée en années", en="Duration in years"),
    "progress": Trilingual(nl="Voortgang", fr="Avancement", en="Progress"),
    "progress_note": Trilingual(
        nl="Opmerking bij de voortgang", fr="Remarque sur l’avancement", en="Note on progress"
    ),
    "legal_basis": Trilingual(nl="Wettelijke basis", fr="Base légale", en="Legal basis"),
    "initiative": Trilingual(nl="Initiatief", fr="Initiative", en="Initiative"),
    "what": Trilingual(nl="Wat", fr="Quoi", en="What"),
    "since": Trilingual(nl="Sinds", fr="Depuis", en="Since"),
    "part": Trilingual(nl="Hoedanigheid", fr="Qualité", en="As"),
    "body": Trilingual(nl="Organisatie", fr="Organisation", en="Organisation"),
    "basis": Trilingual(nl="Grond van de koppeling", fr="Fondement du lien", en="How one knows"),
    "whole": Trilingual(nl="Deel van", fr="Partie de", en="Part of"),
    "label": Trilingual(nl="Benaming", fr="Libellé", en="Label"),
    "quantity": Trilingual(
        nl="Getal zoals vermeld", fr="Nombre tel qu’indiqué", en="Number as told"
    ),
    "unit": Trilingual(nl="Eenheid", fr="Unité", en="Unit"),
    "payer": Trilingual(nl="Betaler", fr="Payeur", en="Payer"),
    "credit_line": Trilingual(nl="Begrotingspost", fr="Ligne budgétaire", en="Credit line"),
    "amount_eur": Trilingual(nl="Bedrag (EUR)", fr="Montant (EUR)", en="Amount (EUR)"),
    "is_split": Trilingual(nl="Verdeling vermeld", fr="Répartition indiquée", en="Split is told"),
    "beneficiary": Trilingual(nl="Begunstigde", fr="Bénéficiaire", en="Beneficiary"),
    "funders": Trilingual(nl="Wie betaalt", fr="Qui paie", en="Funders"),
    "training": Trilingual(nl="Opleiding", fr="Formation", en="Training"),
    "funder": Trilingual(nl="Wie betaalt", fr="Qui paie", en="Funder"),
    "funder_unit": Trilingual(nl="Dienst die betaalt", fr="Service qui paie", en="Unit that funds"),
    "eligible": Trilingual(nl="Wie mag indienen", fr="Qui peut introduire", en="Who may apply"),
    "opened_on": Trilingual(nl="Geopend op", fr="Ouvert le", en="Opened on"),
    "closed_on": Trilingual(nl="Gesloten op", fr="Clôturé le", en="Closed on"),
    "amount_basis": Trilingual(
        nl="Bedrag bedoeld als", fr="Montant entendu comme", en="Amount is meant as"
    ),
    "projects_in_selection": Trilingual(
        nl="Projecten in de selectie",
        fr="Projets dans la sélection",
        en="Projects in the selection",
    ),
    "call": Trilingual(nl="Oproep", fr="Appel", en="Call"),
    "owner": Trilingual(nl="Eigenaar", fr="Propriétaire", en="Owner"),
    "co_owner": Trilingual(nl="Mede-eigenaar", fr="Copropriétaire", en="Co-owner"),
    "target": Trilingual(nl="Voor wie", fr="Pour qui", en="For whom"),
    "places": Trilingual(nl="Plaatsen", fr="Places", en="Places"),
    "rooms": Trilingual(nl="Kamers", fr="Chambres", en="Rooms"),
    "dwellings": Trilingual(nl="Woningen", fr="Logements", en="Dwellings"),
    "opening": Trilingual(nl="Opening", fr="Ouverture", en="Opening"),
    "status": Trilingual(nl="Toestand", fr="Statut", en="Status"),
    "is_firm": Trilingual(nl="Aantal zeker", fr="Nombre certain", en="Number certain"),
    "note": Trilingual(nl="Opmerking", fr="Remarque", en="Note"),
    "bought_with": Trilingual(nl="Gekocht met", fr="Acheté avec", en="Bought with"),
    "number": Trilingual(nl="Nummer", fr="Numéro", en="Number"),
    "publisher": Trilingual(nl="Uitgever", fr="Éditeur", en="Publisher"),
    "attribution": Trilingual(nl="Bronvermelding", fr="Mention de la source", en="Attribution"),
    "period_start": Trilingual(
        nl="Begin van de periode", fr="Début de la période", en="Start of the period"
    ),
    "period_end": Trilingual(
        nl="Einde van de periode", fr="Fin de la période", en="End of the period"
    ),
    "claim": Trilingual(
        nl="Wat de editie over zichzelf zegt",
        fr="Ce que l’édition dit d’elle-même",
        en="What the edition says of itself",
    ),
    "claim_lines": Trilingual(nl="Regels daarvan", fr="Lignes correspondantes", en="Lines of that"),
    "edition": Trilingual(nl="Editie", fr="Édition", en="Edition"),
    "printed_number": Trilingual(nl="Gedrukt nummer", fr="Numéro imprimé", en="Printed number"),
    "chapter": Trilingual(nl="Hoofdstuk", fr="Chapitre", en="Chapter"),
    "section": Trilingual(nl="Deel", fr="Partie", en="Section"),
    "told": Trilingual(nl="Wat verteld wordt", fr="Ce qui est dit", en="What is told"),
    "heading": Trilingual(nl="Rubriek", fr="Rubrique", en="Heading"),
    "owners": Trilingual(nl="Door wie", fr="Par qui", en="By whom"),
    "due": Trilingual(nl="Datum", fr="Date", en="Date"),
    "meeting": Trilingual(nl="Vergadering", fr="Réunion", en="Meeting"),
    "said_by": Trilingual(nl="Van wie", fr="De qui", en="Whose"),
    "declared": Trilingual(
        nl="Wat de bron vermeldt", fr="Ce que dit la source", en="What the source declares"
    ),
}
CELL_FAULT: Final = {
    CellFault.NOT_WHOLE: _("Write a whole number, in digits only."),
    CellFault.NOT_YES_NO: _("Write yes or no, or leave it empty."),
    CellFault.NOT_A_DAY: _("Write a day as 2026-03-31."),
    CellFault.UNKNOWN_REFERENCE: _("There is no row with this reference."),
    CellFault.EMPTY: _("This may not stay empty."),
    CellFault.NOT_ALLOWED: _("This is not one of the values that may stand here."),
}
SHEET_FAULT: Final = {
    SheetFault.UNKNOWN_TABLE: _("There is no table with this name."),
    SheetFault.UNKNOWN_COLUMN: _("There is no column with this name: %(about)s."),
    SheetFault.MISSING_KEY: _("A column is missing by which its rows are known."),
    SheetFault.TWICE: _("This row stands in the sheet twice: %(about)s."),
    SheetFault.CONTRADICTION: _("Two rows contradict each other, by the rule “%(about)s”."),
}
UNREADABLE: Final = _("This is no workbook or table that can be read. Nothing was changed.")
OUTCOME: Final = {
    Outcome.NEW: _("new"),
    Outcome.CHANGED: _("changed"),
    Outcome.SAME: _("the same"),
    Outcome.REFUSED: _("at fault"),
}


def column_label(name: str, language: str) -> str:
    """What a column is called; of one in three languages also which of them."""
    stem, _sign, last = name.rpartition("_")
    if last in LANGUAGES and stem in COLUMN:
        return f"{COLUMN[stem].in_language(language)} ({last})"
    return COLUMN[name].in_language(language)


@dataclass(frozen=True, slots=True, kw_only=True)
class RowLine:
    """One row of a dry run in words."""

    table: str
    number: int
    key: str
    outcome: Promise
    # Column, what stood there, what would stand there.
    changes: tuple[tuple[str, str, str], ...]
    # Column, what stands in the sheet, what is wrong with it.
    faults: tuple[tuple[str, str, Promise], ...]


def row_line(row: RowOutcome, language: str) -> RowLine:
    """What would become of a row, in the reader's words."""
    return RowLine(
        table=TABLE[row.table].in_language(language),
        number=row.number,
        key=row.key,
        outcome=OUTCOME[row.outcome],
        changes=tuple(
            (column_label(each.column, language), each.before, each.after) for each in row.changes
        ),
        faults=tuple(
            (column_label(each.column, language), each.text, CELL_FAULT[each.fault])
            for each in row.faults
        ),
    )


def sheet_fault(refused: SheetRefused) -> str:
    """What is wrong with a sheet."""
    return str(SHEET_FAULT[refused.fault]) % {"about": refused.about}
