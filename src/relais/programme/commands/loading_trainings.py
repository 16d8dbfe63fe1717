"""Reads the trainings of the source: what stands in its file, as records of their own context.

Pure, though it stands among the verbs: it speaks of another context, which rules don't know.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from relais.foundation.wording import Wording
from relais.programme.rules.source.wordings import body_code
from relais.trainings import interface as trainings
from relais.trainings.interface import (
    CountMode,
    CountRowRecord,
    CountTableRecord,
    CourseItemRecord,
    CourseKind,
    CoursePart,
    CourseRecord,
    Dimension,
    Grade,
    ProgrammeItemRecord,
    ProgrammePart,
    ProgrammeRecord,
)

type Facts = Mapping[str, Any]
type Wordings = Mapping[str, Mapping[str, str]]

_GRADES: Final = {
    "medewerker": Grade.STAFF_MEMBER,
    "inspecteur": Grade.INSPECTOR,
    "hoofdinspecteur": Grade.CHIEF_INSPECTOR,
}
_HOUR_UNITS: Final = {"lesuren": trainings.HourUnit.TEACHING}
# Of what many entries name, such as a unit, there is one wording, by the Dutch.
_UNIT: Final = "unit"
_PARTY: Final = "party"
# Which lists of the file hold codes of bodies where they have one, and which hold texts.
_COURSE_LISTS: Final = (
    ("audience_nl", "audience", CoursePart.AUDIENCE),
    ("topics_nl", "topic", CoursePart.TOPIC),
    ("content_nl", "content", CoursePart.TOPIC),
    ("themes_nl", "theme", CoursePart.THEME),
    ("parts_nl", "part", CoursePart.PROGRAMME_PART),
    ("given_by_nl", _UNIT, CoursePart.GIVEN_BY),
    ("trainers_nl", "trainer", CoursePart.GIVEN_BY),
    ("contributor", "", CoursePart.CONTRIBUTOR),
    ("partners", "", CoursePart.PARTNER),
    ("funder", "", CoursePart.FUNDER),
    ("materials", "", CoursePart.MATERIAL),
)
_PROGRAMME_LISTS: Final = (
    ("objectives_nl", "objective", ProgrammePart.OBJECTIVE),
    ("members", _PARTY, ProgrammePart.MEMBER),
    ("target_professions_nl", "target_profession", ProgrammePart.TARGET),
    ("contributes_to", "contribution", ProgrammePart.CONTRIBUTES_TO),
    ("editions", "", ProgrammePart.EDITION),
)
# The file names no programme of a training. Initiative I06, of which T09 is a part, stands under
# the first regional plan; the title of T20 names the pool.
_PROGRAMMES: Final = {"T09": "TP_GOP", "T20": "TP_POOL"}
# Remarks that the file holds in English only, in our own words.
_LISTED_UNDER_DPO: Final = Wording(
    nl="organisator niet genoemd; vermeld bij het project DPO",
    fr="organisateur non cité ; mentionné sous le projet DPO",
    en="organiser not named; listed under the DPO project",
)
_PROVIDER_NOTES: Final = {
    "T02": Wording(
        nl="organisator niet genoemd; project DPO, geleid door FLCPF",
        fr="organisateur non cité ; projet DPO, mené par la FLCPF",
        en="organiser not named; DPO project, led by FLCPF",
    ),
} | dict.fromkeys(("T03", "T04", "T05", "T06", "T07", "T08"), _LISTED_UNDER_DPO)
_MANDATORY_NOTES: Final = {
    "T10": Wording(
        nl="de opleiding over het onthaal van slachtoffers wordt verplicht genoemd (regel 353)",
        fr="la formation à l’accueil des victimes est dite obligatoire (ligne 353)",
        en="training on receiving victims is called compulsory (line 353)",
    ),
    "T19": Wording(
        nl="voor alle operationele medewerkers van de zone",
        fr="pour tout le personnel opérationnel de la zone",
        en="for all operational staff of the zone",
    ),
}
_AS_PRINTED: Final = Wording(nl="gedrukt verslag", fr="rapport imprimé", en="printed report")


def training_records(
    source: Facts, wordings: Wordings
) -> tuple[tuple[ProgrammeRecord, ...], tuple[CourseRecord, ...]]:
    """Programmes and trainings of the parsed file.

    `wordings` gives French and English by `"<id>.<field>"` and `"<id>.<field>.<n>"`, such as
    `{"T02.title": {"fr": "…", "en": "…"}, "T02.sector.1": …}`; the language of a missing one stays
    empty.
    """
    reader = _Reader(source, wordings)
    return (
        tuple(reader.programme(facts) for facts in source["training_programmes"]),
        tuple(reader.course(facts) for facts in source["trainings"]),
    )


class _Reader:
    """Turns one entry of the file into one record."""

    def __init__(self, source: Facts, wordings: Wordings) -> None:
        self._wordings = wordings
        self._bodies = {
            each["id"]
            for kind in ("organisations", "police_zones", "municipalities")
            for each in source.get(kind, ())
        }

    def programme(self, facts: Facts) -> ProgrammeRecord:
        ref = facts["id"]
        return ProgrammeRecord(
            ref=ref,
            title=self._text(facts["title_nl"], f"{ref}.title"),
            owner=body_code(facts["owner"]),
            items=tuple(
                ProgrammeItemRecord(part=part, body=body, text=text)
                for key, name, part in _PROGRAMME_LISTS
                for body, text in self._list(facts, key, name)
            ),
            lines=facts["src"],
        )

    def course(self, facts: Facts) -> CourseRecord:
        ref = facts["id"]
        starts, ends = _period(facts)
        planned = facts.get("planned_next", {})
        return CourseRecord(
            ref=ref,
            title=self._text(facts["title_nl"], f"{ref}.title"),
            kind=CourseKind(facts["kind"]),
            programme=_PROGRAMMES.get(ref, ""),
            provider=body_code(facts["provider"]),
            provider_unit=self._unit(facts.get("provider_unit_nl")),
            provider_note=_PROVIDER_NOTES.get(ref, Wording()),
            goal=self._text(facts.get("goal_nl"), f"{ref}.goal"),
            mandatory=facts.get("mandatory"),
            mandatory_note=_MANDATORY_NOTES.get(ref, Wording()),
            open_to_others=facts.get("open_to_other_zones"),
            starts=starts,
            ends=ends,
            sessions=_told(facts.get("sessions")),
            hours_per_session=_told(facts.get("hours_per_session")),
            hour_unit=_HOUR_UNITS.get(facts.get("hour_unit_nl", ""), ""),
            max_participants=facts.get("max_participants"),
            duration_days=facts.get("duration_days"),
            persons=_told(facts.get("persons")),
            persons_per_zone=facts.get("persons_per_zone"),
            printed_average=_told(facts.get("stated_average_per_session")),
            round_tables=_told(facts.get("round_tables")),
            themes_printed=facts.get("themes_stated"),
            status=facts.get("status") or "",
            planned_next=_told(planned.get("year")),
            planned_next_sessions=_told(planned.get("sessions")),
            initiative=facts["initiative"] or "",
            outlook=facts.get("outlook", ""),
            lines=facts["src"],
            items=tuple(
                CourseItemRecord(part=part, body=body, text=text)
                for key, name, part in _COURSE_LISTS
                for body, text in self._list(facts, key, name)
            ),
            tables=tuple(self._tables(facts)),
        )

    def _list(self, facts: Facts, key: str, name: str) -> Iterator[tuple[str, Wording]]:
        """Each line of a list: a body or another record by its code, or a text."""
        found = facts.get(key)
        for number, each in enumerate([found] if isinstance(found, str) else found or (), start=1):
            if each in self._bodies or not name:
                yield body_code(each), Wording()
            elif name in {_UNIT, _PARTY}:
                yield "", self._text(each, f"{name}.{each}")
            else:
                # What stands behind a semicolon is a remark of the file, in English.
                yield "", self._text(each.partition(";")[0], f"{facts['id']}.{name}.{number}")

    def _text(self, dutch: str | None, key: str) -> Wording:
        if not dutch:
            return Wording()
        others = self._wordings.get(key, {})
        return Wording(nl=dutch, fr=others.get("fr", ""), en=others.get("en", ""))

    def _unit(self, dutch: str | None) -> Wording:
        return self._text(dutch, f"{_UNIT}.{dutch}")

    def _tables(self, facts: Facts) -> Iterator[CountTableRecord]:
        """The one count table that an entry of the file may hold."""
        if facts.get("sectors"):
            yield self._table(facts, (Dimension.SECTOR,), self._sector_rows(facts))
        elif "counts" in facts:
            dimensions = (Dimension.YEAR, Dimension.LANGUAGE, Dimension.GRADE, Dimension.GENDER)
            yield self._table(facts, dimensions, _counted_rows(facts))
        elif "persons_fr" in facts:
            yield self._table(facts, (Dimension.LANGUAGE,), _language_rows(facts))

    def _table(
        self, facts: Facts, dimensions: tuple[Dimension, ...], rows: Iterable[CountRowRecord]
    ) -> CountTableRecord:
        return CountTableRecord(
            number=1,
            mode=CountMode.DECLARED,
            dimensions=dimensions,
            rows=tuple(rows),
            source=_AS_PRINTED,
            note=self._text(facts.get("grades_nl"), f"{facts['id']}.grades"),
            printed_total=_told(facts.get("persons")),
            lines=facts["src"],
        )

    def _sector_rows(self, facts: Facts) -> Iterator[CountRowRecord]:
        """`heads` of the file are computed, so they aren't taken over: only what is printed is."""
        for number, row in enumerate(facts["sectors"], start=1):
            yield CountRowRecord(
                sector=self._text(row["sector"], f"{facts['id']}.sector.{number}"),
                heads=row.get("persons"),
                printed_share=_told(row["stated_pct"]),
            )


def _counted_rows(facts: Facts) -> Iterable[CountRowRecord]:
    """The rows by year, language and grade, with those that the source doesn't print."""
    printed = [
        CountRowRecord(
            year=row["year"],
            language=row["language"],
            grade=_GRADES[row["grade"]],
            heads=row["total"],
            men=row["men"],
            women=row["women"],
            lines=row["src"],
        )
        for row in facts["counts"]
    ]
    missing = [_missing_row(*entry.split()) for entry in facts["not_printed"]]
    grades = list(Grade)
    return sorted(
        (*printed, *missing),
        key=lambda row: (row.year, row.language, grades.index(Grade(row.grade))),
    )


def _missing_row(year: str, language: str, grade: str) -> CountRowRecord:
    """`2021 nl medewerker`: a row of which the source says nothing."""
    return CountRowRecord(year=int(year), language=language, grade=_GRADES[grade])


def _language_rows(facts: Facts) -> Iterator[CountRowRecord]:
    for language in ("fr", "nl"):
        yield CountRowRecord(language=language, heads=facts[f"persons_{language}"])


def _period(facts: Facts) -> tuple[str, str]:
    """First and last as told; one date is both."""
    if "period" in facts:
        return _told(facts["period"]["start"]), _told(facts["period"]["end"])
    told = _told(facts.get("date"))
    return told, told


def _told(value: Any) -> str:
    """A number or date of the file as it is told; nothing is unknown."""
    if value is None:
        return ""
    if not isinstance(value, dict):
        return str(value)
    about = "~" if value.get("approx") else ""
    if "max" in value:
        return f"{about}{value['min']}..{value['max']}"
    return f"{about}>={value['min']}"
