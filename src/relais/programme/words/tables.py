"""What tables and columns are called."""

from typing import Final

from relais.foundation.tables.words import Names
from relais.foundation.trilingual import Trilingual

TABLES_PAGE: Final = Trilingual(
    nl="Gegevens van het verslag", fr="Données du rapport", en="Data of the report"
)
_TABLE: Final = {
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
    "questions": Trilingual(
        nl="Parlementaire vragen", fr="Questions parlementaires", en="Parliamentary questions"
    ),
    "addressees": Trilingual(
        nl="Aan wie vragen gericht zijn",
        fr="À qui les questions sont posées",
        en="To whom questions were put",
    ),
    "questions_recommendations": Trilingual(
        nl="Aanbevelingen waarover vragen gaan",
        fr="Recommandations visées par les questions",
        en="Recommendations that questions are about",
    ),
    "questions_figures": Trilingual(
        nl="Cijfers waarnaar vragen vragen",
        fr="Chiffres demandés par les questions",
        en="Figures that questions ask for",
    ),
    "questions_repeats": Trilingual(
        nl="Vragen die een eerdere herhalen",
        fr="Questions qui en répètent une autre",
        en="Questions that repeat an earlier one",
    ),
    "competences": Trilingual(
        nl="Wie waarvoor bevoegd is", fr="Qui est compétent pour quoi", en="Who is competent"
    ),
    "competences_recommendations": Trilingual(
        nl="Aanbevelingen per bevoegdheid",
        fr="Recommandations par compétence",
        en="Recommendations of each competence",
    ),
}
_COLUMN: Final = {
    "key": Trilingual(nl="Sleutel", fr="Clé", en="Key"),
    "purpose": Trilingual(nl="Doel", fr="But", en="Purpose"),
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
    "channel": Trilingual(nl="Weg", fr="Voie", en="Way"),
    "addressee": Trilingual(nl="Bestemmeling", fr="Destinataire", en="Addressee"),
    "acting_body": Trilingual(nl="Wie handelt", fr="Qui agit", en="Body that acts"),
    "would_act": Trilingual(nl="Wie zou handelen", fr="Qui agirait", en="Who would act"),
    "partners": Trilingual(nl="Partners", fr="Partenaires", en="Partners"),
    "adopted": Trilingual(nl="Aangenomen tekst", fr="Texte adopté", en="Adopted text"),
    "short": Trilingual(nl="Korte tekst", fr="Texte court", en="Short text"),
    "subject": Trilingual(nl="Onderwerp", fr="Objet", en="Subject"),
    "period": Trilingual(nl="Periode", fr="Période", en="Period"),
    "recommendation": Trilingual(nl="Aanbeveling", fr="Recommandation", en="Recommendation"),
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
    "is_firm": Trilingual(nl="Aantal zeker", fr="Nombre certain", en="Number certain"),
    "bought_with": Trilingual(nl="Gekocht met", fr="Acheté avec", en="Bought with"),
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
    "asked_on": Trilingual(nl="Gesteld op", fr="Posée le", en="Asked on"),
    "member": Trilingual(nl="Gesteld door", fr="Posée par", en="Asked by"),
    "text_language": Trilingual(
        nl="Taal van de vraag", fr="Langue de la question", en="Language of the question"
    ),
    "deadline": Trilingual(
        nl="Antwoord tegen, zoals meegedeeld",
        fr="Réponse pour le, comme indiqué",
        en="Answer by, as it was given",
    ),
    "state": Trilingual(nl="Stand van zaken", fr="État d’avancement", en="State"),
    "source": Trilingual(nl="Bron", fr="Source", en="Source"),
    "is_verified": Trilingual(
        nl="Aan de bron nagekeken", fr="Vérifié à la source", en="Checked at its source"
    ),
    "question": Trilingual(nl="Vraag", fr="Question", en="Question"),
    "is_competent": Trilingual(nl="Bevoegd", fr="Compétent", en="Competent"),
    "parliamentaryquestion": Trilingual(nl="Vraag", fr="Question", en="Question"),
    "from_parliamentaryquestion": Trilingual(
        nl="Latere vraag", fr="Question ultérieure", en="Later question"
    ),
    "to_parliamentaryquestion": Trilingual(
        nl="Eerdere vraag", fr="Question antérieure", en="Earlier question"
    ),
    "figure": Trilingual(nl="Cijfer", fr="Chiffre", en="Figure"),
    "matter": Trilingual(nl="Materie", fr="Matière", en="Matter"),
    "from_day": Trilingual(nl="Vanaf", fr="À partir du", en="From"),
    "to_day": Trilingual(nl="Tot voor", fr="Jusqu’avant le", en="Until before"),
    "competencerule": Trilingual(nl="Bevoegdheid", fr="Compétence", en="Competence"),
}
NAMES: Final = Names(tables=_TABLE, columns=_COLUMN)
