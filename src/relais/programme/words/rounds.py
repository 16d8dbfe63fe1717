"""What the pages of a round say: members in rows, what stood beside what is said, a sheet."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final, Protocol

from django.utils.translation import gettext

from relais.foundation.trilingual import Trilingual
from relais.programme.rules.contributing import Known
from relais.programme.rules.vocabulary import Review
from relais.programme.words import PROGRESS, letters
from relais.programme.words.contributing import (
    LANGUAGE,
    REMINDER,
    REVIEW,
    SHEET_HEAD,
    VERDICT,
    Contributed,
    in_reading_language,
    said,
)

_DOTS: Final = "…"


class Given(Contributed, Protocol):
    """A contribution with all its columns."""

    pk: Any
    ref: str
    progress: str
    ended_on: str
    figures: Mapping[str, str]
    note: str
    review: str
    reason: str


class Asked(Protocol):
    """A member of a round."""

    pk: Any
    body: str
    mail: str
    language: str
    reminded: list[str]
    answered_at: datetime | None


class Row(Protocol):
    """A member of a round as the query gives it."""

    @property
    def member(self) -> Asked: ...
    @property
    def name(self) -> Trilingual: ...
    @property
    def asked_at(self) -> datetime | None: ...
    @property
    def contributions(self) -> tuple[Any, ...]: ...
    @property
    def new_ones(self) -> tuple[Any, ...]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class NewOne:
    """A contribution in the list of its member."""

    pk: int
    title: str
    verdict: str
    review: str
    waits: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A row of the page."""

    pk: int
    name: str
    mail: str
    language: str
    asked_at: datetime | None
    answered_at: datetime | None
    reminded: tuple[str, ...]
    contributions: tuple[NewOne, ...]
    unchanged: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """What stood, and what is said now; `language` is that of both texts, or none."""

    label: str
    before: str
    after: str
    language: str = ""

    @property
    def is_same(self) -> bool:
        return self.before == self.after


def member(row: Row) -> Member:
    """A member in words."""
    told = row.member
    return Member(
        pk=told.pk,
        name=in_reading_language(row.name),
        mail=told.mail,
        language=str(LANGUAGE[told.language]),
        asked_at=row.asked_at,
        answered_at=told.answered_at,
        reminded=tuple(str(REMINDER[each]) for each in told.reminded),
        contributions=tuple(map(_new_one, row.new_ones)),
        unchanged=len(row.contributions) - len(row.new_ones),
    )


def _new_one(given: Given) -> NewOne:
    saying = said(given)
    return NewOne(
        pk=given.pk,
        title=saying.title,
        verdict=saying.verdict,
        review=str(REVIEW[given.review]),
        waits=given.review == Review.WAITING,
    )


def compared(given: Any) -> list[Compared]:
    """Text, progress and figures: as they stood when the round was opened, and as they are said."""
    kept = given.member.known.get(given.ref)
    known = Known.from_json(kept) if kept else Known()
    return [row for row in _compared(given, known) if row.before or row.after]


def _compared(given: Given, known: Known) -> Iterator[Compared]:
    for language, label in (
        ("nl", gettext("Text in Dutch")),
        ("fr", gettext("Text in French")),
        ("en", gettext("Text in English")),
    ):
        yield Compared(
            label=label,
            before=getattr(known.told, language),
            after=getattr(given.told, language),
            language=language,
        )
    yield Compared(
        label=gettext("How far"), before=_progress(known.progress), after=_progress(given.progress)
    )
    yield Compared(label=gettext("Ended"), before="", after=given.ended_on)
    for key in sorted({*known.figures, *given.figures}):
        yield Compared(
            label=key, before=known.figures.get(key, ""), after=given.figures.get(key, "")
        )
    yield Compared(label=gettext("Remark"), before="", after=given.note)


def _progress(progress: str) -> str:
    return in_reading_language(PROGRESS[progress]) if progress else ""  # type: ignore[index]  # its value


def sample_letters(due_on: date) -> list[letters.Written]:
    """The letter as each will get it, in Dutch and in French; three dots for the secret."""
    return [
        letters.invitation(token=_DOTS, language=each, due_on=due_on, is_reminder=False)
        for each in ("nl", "fr")
    ]


def sheet(rows: Iterable[Row]) -> Iterator[list[object]]:
    """A row for each contribution, and one for who has not answered."""
    yield [str(head) for head in SHEET_HEAD]
    for row in rows:
        name = in_reading_language(row.name)
        answered = row.member.answered_at
        day = f"{answered:%Y-%m-%d}" if answered else ""
        for given in row.contributions:
            yield [name, day, *_cells(given)]
        if not row.contributions:
            yield [name, day, *[""] * (len(SHEET_HEAD) - 2)]


def _cells(given: Given) -> list[object]:
    figures = "; ".join(f"{key}: {told}" for key, told in given.figures.items())
    return [
        given.ref,
        str(VERDICT[given.verdict]),
        given.told.nl,
        given.told.fr,
        _progress(given.progress),
        figures,
        given.note,
        str(REVIEW[given.review]),
        given.reason,
    ]
