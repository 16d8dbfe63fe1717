"""Choosing among trainings: by who gives them, kind, compulsory or not, year; and their order."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Final

from relais.trainings.rules.cells import NO, YES
from relais.trainings.rules.display import CourseDisplay

UNTOLD: Final = "untold"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What somebody asks of the list; an empty text asks for all."""

    provider: str = ""
    kind: str = ""
    mandatory: str = ""
    year: str = ""
    sort: str = ""


def choose(courses: Iterable[CourseDisplay], asked: Asked) -> tuple[CourseDisplay, ...]:
    """Those that are asked for, in the order that is asked for; without one, by reference."""
    chosen = [course for course in courses if _is_asked(course, asked)]
    return tuple(sorted(chosen, key=SORTS.get(asked.sort, SORTS["ref"])))


def years(course: CourseDisplay) -> range:
    """The years that it touches, as far as is told: one without an end, the year of its start."""
    first = course.starts or course.ends
    if first is None:
        return range(0)
    last = course.ends or first
    return range(first.first_day.year, last.last_day.year + 1)


def mandatory(course: CourseDisplay) -> str:
    """`yes`, `no` or `untold`."""
    told = course.record.mandatory
    return UNTOLD if told is None else YES if told else NO


def _is_asked(course: CourseDisplay, asked: Asked) -> bool:
    return (
        asked.provider in {"", course.record.provider}
        and asked.kind in {"", course.record.kind}
        and asked.mandatory in {"", mandatory(course)}
        and (not asked.year or asked.year in map(str, years(course)))
    )


SORTS: Final[dict[str, Callable[[CourseDisplay], Any]]] = {
    "ref": lambda course: course.ref,
    "title": lambda course: (course.title.nl.casefold(), course.ref),
    "provider": lambda course: (not course.record.provider, course.record.provider, course.ref),
    # What has no date stands last.
    "starts": lambda course: (
        not course.record.starts,
        course.record.starts,
        course.ref,
    ),
}
