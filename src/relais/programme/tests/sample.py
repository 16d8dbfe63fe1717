"""A small invented report that holds every kind of block and cell. No fact in it is real."""

from dataclasses import replace
from datetime import UTC, datetime

from relais.foundation.access import OPERATOR
from relais.foundation.partial_dates import PartialDate
from relais.foundation.quantities import Quantity
from relais.foundation.wording import Wording
from relais.programme.commands import editions as commands
from relais.programme.models import Edition
from relais.programme.rules.report import (
    Bars,
    Blank,
    Column,
    Fact,
    Facts,
    Item,
    Mark,
    Money,
    Paragraph,
    Part,
    Report,
    ReportChapter,
    Row,
    Share,
    Table,
)

NOON = datetime(2026, 11, 30, 12, tzinfo=UTC)
NO_ERRATA = Wording()


def words(nl, fr, en, *, own=False):
    return Wording(nl=nl, fr=fr, en=en, own=own)


def quantity(text):
    return Quantity.parse(text)


def day(text):
    return PartialDate.parse(text)


SESSIONS = Table(
    ref="sessions",
    caption=words("Sessies per zone", "Sessions par zone", "Sessions by zone"),
    columns=(
        Column(key="zone", label=words("Zone", "Zone", "Zone")),
        Column(
            key="heads", label=words("Deelnemers", "Participants", "Participants"), numeric=True
        ),
        Column(key="share", label=words("Aandeel", "Part", "Share"), numeric=True),
        Column(key="cost", label=words("Kostprijs", "Coût", "Cost"), numeric=True),
        Column(key="day", label=words("Wanneer", "Quand", "When")),
    ),
    rows=(
        Row(
            cells=(
                words("Zone Verzonnen Noord", "Zone Nord inventée", "Invented North zone"),
                quantity("245"),
                Share(printed=quantity("7.2"), computed_hundredths=714),
                Money(euro=138000),
                day("2021-03-01"),
            ),
            marks=(Mark.PRINTED_DIFFERS,),
        ),
        Row(
            cells=(
                words("Zone Verzonnen Zuid", "Zone Sud inventée", "Invented South zone"),
                quantity(">=170"),
                Share(printed=quantity("50"), computed_hundredths=5000),
                Money(euro=950),
                day("2021-03"),
            ),
        ),
        Row(
            cells=(
                words("=A1+A2", "=A1+A2", "=A1+A2"),
                quantity("~100..150"),
                Share(printed=None, computed_hundredths=3333),
                Blank.UNKNOWN,
                day("2022-autumn"),
            ),
            marks=(Mark.OUTSIDE_PERIOD, Mark.DERIVED),
        ),
        Row(
            cells=(
                words("Zone Verzonnen West", "Zone Ouest inventée", "Invented West zone"),
                quantity("<20"),
                Share(printed=None),
                Blank.NOT_APPLICABLE,
                day("2020"),
            ),
        ),
        Row(
            cells=(
                words("Zone Verzonnen Oost", "Zone Est inventée", "Invented East zone"),
                Blank.NOT_PRINTED,
                Share(printed=quantity("10")),
                Blank.NOT_PRINTED,
                Blank.UNKNOWN,
            ),
        ),
    ),
    notes=(
        words(
            "De aandelen staan zoals gedrukt.",
            "Les parts sont telles qu'imprimées.",
            "The shares are as printed.",
        ),
    ),
    bars=Bars(
        label_column="zone",
        value_column="heads",
        alt=words(
            "De meeste deelnemers waren er in het noorden: 245.",
            "Le plus grand nombre de participants était au nord : 245.",
            "Most participants were in the north: 245.",
        ),
    ),
)
ALL_KINDS = Facts(
    facts=(
        Fact(
            label=words("Deelnemers", "Participants", "Participants"),
            value=quantity(">500"),
            source="142-149",
        ),
        Fact(
            label=words("Deel", "Part", "Part"),
            value=quantity("~1/3"),
            marks=(Mark.DERIVED,),
        ),
        Fact(label=words("Begin", "Début", "Start"), value=day("2020-07-01")),
        Fact(label=words("Budget", "Budget", "Budget"), value=Money(euro=5000000)),
        Fact(label=words("Plaatsen", "Places", "Places"), value=Blank.UNKNOWN),
        Fact(
            label=words("Wie", "Qui", "Who"),
            value=words(
                "De verzonnen dienst", "Le service inventé", "The invented service", own=True
            ),
        ),
    )
)
REMARK = Paragraph(
    text=words(
        "Een opmerking over 25 % van de plaatsen.",
        "Une remarque : est-ce 25 % des places ? « Oui » !",
        "A remark about 25 % of the places.",
    ),
    marks=(Mark.NOT_VALIDATED, Mark.MEASURED),
)
TRAINING = Item(
    ref="I01",
    title=words("Verzonnen opleiding", "Formation inventée", "Invented training", own=True),
    blocks=(
        Paragraph(
            text=words(
                "Alle zones kregen dezelfde opleiding.",
                "Toutes les zones ont reçu la même formation.",
                "All zones were given the same training.",
                own=True,
            )
        ),
        ALL_KINDS,
        SESSIONS,
    ),
    source="120-160, 201",
)
SILENT = Item(
    ref="R5",
    title=words("Verzonnen aanbeveling", "Recommandation inventée", "Invented recommendation"),
    marks=(Mark.NO_INFORMATION,),
)
LEDGER = Table(
    ref="ledger",
    caption=words("Alle bedragen", "Tous les montants", "All amounts"),
    columns=(
        Column(key="what", label=words("Post", "Poste", "Item")),
        Column(key="amount", label=words("Bedrag", "Montant", "Amount"), numeric=True),
    ),
    rows=(
        Row(cells=(words("Kaartjes", "Cartes", "Cards"), Money(euro=1250))),
        Row(cells=(words("Zalen", "Salles", "Rooms"), Money(euro=400))),
    ),
)
REPORT = Report(
    ref="2022",
    revision=1,
    title=words(
        "Verzonnen verslag aan het parlement",
        "Rapport inventé au parlement",
        "Invented report to parliament",
    ),
    publisher=words("Verzonnen bestuur", "Administration inventée", "Invented administration"),
    attribution=words("verzonnen bron (2022)", "source inventée (2022)", "invented source (2022)"),
    period_start=day("2020-06-05"),
    period_end=day("2022-06"),
    chapters=(
        ReportChapter(
            ref="training",
            number=1,
            title=words("Opleidingen", "Formations", "Trainings"),
            parts=(
                Part(
                    ref="region",
                    title=words("Het gewest", "La Région", "The region"),
                    items=(TRAINING,),
                    blocks=(REMARK,),
                ),
            ),
        ),
        ReportChapter(
            ref="federal",
            number=2,
            printed_number=3,
            title=words("Bij de federale regering", "Auprès du fédéral", "With the federal level"),
            parts=(
                Part(
                    ref="members",
                    title=words("De leden", "Les membres", "The members"),
                    items=(SILENT,),
                ),
            ),
        ),
    ),
    annexes=(LEDGER,),
)


def with_item(**changes):
    """The report, its training changed."""
    return _with_items(replace(TRAINING, **changes))


def without_item():
    """The report, its training gone."""
    return _with_items()


def with_annex(table):
    """The report with this table at its end and no other."""
    return replace(REPORT, annexes=(table,))


def with_moved_item():
    """The report, its training told in the other chapter."""
    first, second = without_item().chapters
    part = second.parts[0]
    moved = replace(second, parts=(replace(part, items=(*part.items, TRAINING)),))
    return replace(REPORT, chapters=(first, moved))


def _with_items(*items):
    first, *others = REPORT.chapters
    part = replace(first.parts[0], items=items)
    return replace(REPORT, chapters=(replace(first, parts=(part,)), *others))


def an_edition(ref="2022"):
    """The edition of which the report is one."""
    return Edition.unscoped.create(
        ref=ref,
        number=int(ref),
        title_nl="Verslag",
        period_start="2020-06-05",
        period_end="2022-06",
    )


def frozen(report=REPORT, *, errata=NO_ERRATA, publish=False, with_gaps=False):
    """The report, frozen for its edition, and published if asked."""
    kept = commands.freeze(
        by=OPERATOR, now=NOON, edition_ref=report.ref, report=report, errata=errata
    )
    if publish:
        commands.publish(
            by=OPERATOR,
            now=NOON,
            edition_ref=report.ref,
            revision=kept.revision,
            with_gaps=with_gaps,
        )
    return kept
