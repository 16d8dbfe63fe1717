"""What a report still lacks, and whether it may be published like that."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from relais.programme.rules.places import PlacedShare, marks, shares, texts
from relais.programme.rules.report import Mark, Report, Share


class PublicationRefusal(StrEnum):
    """Why an edition can't be published as it is."""

    NOTHING_SAID = "nothing_said"
    CHART_WITHOUT_WORDS = "chart_without_words"
    MISSING_TRANSLATIONS = "missing_translations"


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingLanguages:
    """A place at which a text stands, but not in these languages."""

    place: str
    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gaps:
    """All that a report lacks, by place; `marks` counts how often each stands in it."""

    languages: tuple[MissingLanguages, ...]
    own_wordings: tuple[str, ...]
    without_text: tuple[str, ...]
    charts_without_words: tuple[str, ...]
    marks: Mapping[Mark, int]


def gaps(report: Report) -> Gaps:
    """What is missing, in the order of reading."""
    placed = list(texts(report))
    return Gaps(
        languages=tuple(
            MissingLanguages(place=each.place, languages=each.text.missing)
            for each in placed
            if each.text.missing
        ),
        own_wordings=tuple(each.place for each in placed if each.text.own),
        without_text=tuple(each.place for each in placed if not each.text and not each.is_alt),
        charts_without_words=tuple(each.place for each in placed if not each.text and each.is_alt),
        marks=Counter(mark for _, mark in marks(report)),
    )


def outside_period(report: Report) -> tuple[str, ...]:
    """The places of what happened before or after the period, once each."""
    found = (place for place, mark in marks(report) if mark is Mark.OUTSIDE_PERIOD)
    return tuple(dict.fromkeys(found))


def printed_otherwise(report: Report) -> tuple[PlacedShare, ...]:
    """The percentages that the heads give otherwise than they are printed, rounding aside."""
    return tuple(each for each in shares(report) if _differs(each.share))


def _differs(share: Share) -> bool:
    if share.printed is None or share.computed_hundredths is None or not share.printed.is_exact:
        return False
    decimals = len(share.printed.text.partition(".")[2])
    half_of_the_last_digit = Fraction(1, 2 * 10**decimals)
    computed = Fraction(share.computed_hundredths, 100)
    return abs(share.printed.low - computed) > half_of_the_last_digit


def refuse_publication(report: Report, *, with_gaps: bool) -> PublicationRefusal | None:
    """Say why this may not be published, or None when it may.

    `with_gaps` lets missing translations pass: each is then marked where it stands. A place at
    which nothing is said in any language, or a chart that nobody can hear, never passes.
    """
    found = gaps(report)
    if found.without_text:
        return PublicationRefusal.NOTHING_SAID
    if found.charts_without_words:
        return PublicationRefusal.CHART_WITHOUT_WORDS
    if found.languages and not with_gaps:
        return PublicationRefusal.MISSING_TRANSLATIONS
    return None
