"""The register of processing activities in words, the same on its page and in its document."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext

from relais.foundation.register import Activity, Record
from relais.foundation.trilingual import Trilingual

REGISTER_PAGE = Trilingual(
    nl="Register van verwerkingen", fr="Registre des traitements", en="Register of processing"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One activity: its title, what is said of it, and a row for each sort of record."""

    title: str
    facts: tuple[tuple[str, str], ...]
    rows: tuple[tuple[str, ...], ...]


def headings() -> tuple[str, ...]:
    """Above the columns of each section."""
    return (
        gettext("What is kept"),
        gettext("Fields that identify"),
        gettext("Fields that are sensitive"),
        gettext("How long"),
        gettext("May leave Relais"),
        gettext("Behind two locks"),
    )


def preface() -> tuple[str, ...]:
    """What the reader has to know before the first section."""
    return (
        gettext(
            "Drawn from the program itself: a field that isn’t declared here can’t be added to it."
            " Names of fields are those of the program."
        ),
        gettext(
            "The authority that runs Relais still has to add: who is responsible, the data"
            " protection officer, the legal basis, and to whom data are given (GDPR, article 30)."
        ),
        gettext(
            "Whether data leave the European Union depends on where the machine, its backups and"
            " the mail server stand: that too is for the authority to say."
        ),
        gettext(
            "Guarded by: a key for each file, kept in another database; two locks on each file;"
            " a sealed record of who saw what; sealed backups."
        ),
    )


def sections(activities: Iterable[Activity], *, language: str) -> Iterator[Section]:
    """Every activity in the language of the reader."""
    for activity in activities:
        yield Section(
            title=activity.processing.title.in_language(language),
            facts=tuple(_facts(activity, language)),
            rows=tuple(_row(record, language) for record in activity.records),
        )


def sheet(told: Iterable[Section]) -> Iterator[tuple[str, ...]]:
    """The page as rows of a spreadsheet: headings, then a sort of record a row."""
    facts = (gettext("What for"), gettext("Whose data"), gettext("Besides"), gettext("Confirmed"))
    yield (gettext("Activity"), *facts, *headings())
    for section in told:
        said = dict(section.facts)
        for row in section.rows:
            yield (section.title, *(said.get(fact, "") for fact in facts), *row)


def _facts(activity: Activity, language: str) -> Iterator[tuple[str, str]]:
    processing = activity.processing
    yield gettext("What for"), processing.purpose.in_language(language)
    yield gettext("Whose data"), processing.whose.in_language(language)
    if processing.besides:
        yield gettext("Besides"), processing.besides.in_language(language)
    confirmed = processing.confirmed_on
    yield (
        gettext("Confirmed"),
        date_format(confirmed, "j F Y") if confirmed else gettext("Not validated"),
    )


def _row(record: Record, language: str) -> tuple[str, ...]:
    return (
        record.name.in_language(language),
        ", ".join(record.identifying),
        ", ".join(record.sensitive),
        record.kept.in_language(language),
        gettext("yes") if record.leaves else gettext("no"),
        gettext("yes") if record.locked else gettext("no"),
    )
