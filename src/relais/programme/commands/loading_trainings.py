"""Reads the trainings of the source: what stands in its file, as records of their own context.

Pure, though it stands among the verbs: it speaks of another context, which rules don't know.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from relais.foundation.wording import Wording
from relais.programme.rules.bodies_of_source import BODY_OF
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
# Which lists of the file hold codes of bodies where they have one, and which hold texts.
_COURSE_LISTS: Final = (
    ("audience_nl", "audience", CoursePart.AUDIENCE),
    ("topics_nl", "topic", CoursePart.TOPIC),
    ("content_nl", "content", CoursePart.TOPIC),
    ("themes_nl", "theme", CoursePart.THEME),
    ("parts_nl", "part", CoursePart.PROGRAMME_PART),
    ("given_by_nl", "given_by", CoursePart.GIVEN_BY),
    ("trainers_nl", "trainer", CoursePart.GIVEN_BY),
    ("contributor", "", CoursePart.CONTRIBUTOR),
    ("partners", "", CoursePart.PARTNER),
    ("funder", "", CoursePart.FUNDER),
    ("materials", "", CoursePart.MATERIAL),
)
_PROGRAMME_LISTS: Final = (
    ("objectives_nl", "objective", ProgrammePart.OBJECTIVE),
    ("members", "member", ProgrammePart.MEMBER),
    ("target_professions_nl", "target_profession", ProgrammePart.TARGET),
    ("contributes_to", "contribution", ProgrammePart.CONTRIBUTES_TO),
    ("editions", "", ProgrammePart.EDITION),
)
# The file names no programme of a training. Initiative I06, of which T09 is a part, stands under
# the first regional plan; the title of T20 names the pool.
_PROGRAMMES: Final = {"T09": "TP_GOP", "T20": "TP_POOL"}
_REMARK: Final = ";"
# One remark of the file holds for these too.
_AS_T03: Final = frozenset({"T04", "T05", "T06", "T07", "T08"})
_AS_PRINTED: Final = Wording(nl="gedrukt verslag", fr="rapport imprimé", en="printed report")


def training_records(
    source: Facts, wordings: Wordings
) -> tuple[tuple[ProgrammeRecord, ...], tuple[CourseRecord, ...]]:
    """Programmes and trainings of the parsed file.

    `wordings` gives French and English by `"<id>.<field>"` and `"<id>.<field>.<n>"`, such as
    `{"T02.title": {"fr": "…", "en": "…"}, "T02.sector.1": …}`; the language of a missing one stays
    empty.
    """
    reader = _Reader(wordings)
    return (
        tuple(reader.programme(facts) for facts in source["training_programmes"]),
        tuple(reader.course(facts) for facts in source["trainings"]),
    )


class _Reader:
    """Turns one entry of the file into one record."""

    def __init__(self, wordings: Wordings) -> None:
        self._wordings = wordings

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
            provider_unit=self._text(facts.get("provider_unit_nl"), f"{ref}.provider_unit"),
            provider_note=self._remark(f"{'T03' if ref in _AS_T03 else ref}.provider_note"),
            goal=self._text(facts.get("goal_nl"), f"{ref}.goal"),
            mandatory=facts.get("mandatory"),
            mandatory_note=self._for_whom(facts),
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
            if each in BODY_OF:
                yield body_code(each), Wording()
            elif not name:
                yield each, Wording()
            else:
                # What stands behind a semicolon tells for whom it is compulsory.
                text = self._text(each, f"{facts['id']}.{name}.{number}")
                yield "", _parted(text, 0) if _REMARK in each else text

    def _text(self, dutch: str | None, key: str) -> Wording:
        """In three languages: under its own key, or as a party or unit that is named often."""
        if not dutch:
            return Wording()
        keys = (key, f"party.{dutch}", f"unit.{dutch}")
        told = next((self._wordings[each] for each in keys if each in self._wordings), {})
        return Wording.of({"nl": dutch, **told})

    def _for_whom(self, facts: Facts) -> Wording:
        """For whom it is compulsory, where the file says so in a remark or beside its audience."""
        ref = facts["id"]
        if _REMARK in facts.get("audience_nl", ""):
            return _parted(self._remark(f"{ref}.audience.1"), 1)
        return self._remark(f"{ref}.mandatory_note")

    def _remark(self, key: str) -> Wording:
        """A remark that the file holds in English only, in our own words."""
        return Wording.of(self._wordings.get(key, {}))

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


def _parted(text: Wording, place: int) -> Wording:
    """What stands before the remark, or the remark itself."""
    parted = (each.split(_REMARK) for each in (text.nl, text.fr, text.en))
    nl, fr, en = (parts[place].strip() if len(parts) > place else "" for parts in parted)
    return Wording(nl=nl, fr=fr, en=en)


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
