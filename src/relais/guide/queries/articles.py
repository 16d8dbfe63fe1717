"""Reading the guide. Everything in it is public, so each viewer reads the same."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import models
from django.http import Http404

from relais.foundation.access import Viewer
from relais.foundation.trilingual import Trilingual
from relais.guide.models import Edition
from relais.guide.rules.articles import Block, Chapter, Sector, blocks
from relais.guide.rules.counter import DANGER

_NOTHING = Trilingual(nl="", fr="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The current edition of one article, as a reader of one language meets it.

    `language` is the language that the text is really in: French where English is missing.
    """

    code: str
    chapter: Chapter
    sector: str
    need: str
    language: str
    title: str
    blocks: tuple[Block, ...]
    source: str
    owner: str
    version: int
    published_at: datetime
    validated_on: date | None
    validated_by_role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """What to say at a counter, and who stands behind it."""

    text: Trilingual
    validated: bool
    owner: str
    version: str


SILENCE = Sentence(text=_NOTHING, validated=False, owner="", version="")


def contents(viewer: Viewer, *, language: str) -> dict[Chapter, tuple[Reading, ...]]:
    """The whole guide in reading order; before it is loaded every chapter is empty."""
    found = sorted(_current(viewer), key=_position)
    readings = [_reading(edition, language) for edition in found]
    return {
        chapter: tuple(reading for reading in readings if reading.chapter is chapter)
        for chapter in Chapter
    }


def chapter(viewer: Viewer, code: str, *, language: str) -> tuple[Reading, ...]:
    """The articles of one chapter, or 404 when the guide has no such chapter."""
    if code not in list(Chapter):
        raise Http404
    found = sorted(_current(viewer).filter(article__chapter=code), key=_position)
    return tuple(_reading(edition, language) for edition in found)


def sector(viewer: Viewer, code: str, *, language: str) -> Reading:
    """The page of one sector, or 404 when the source has no such sector or nothing is loaded."""
    found = _current(viewer).filter(article__sector=code).first() if code in list(Sector) else None
    if found is None:
        raise Http404
    return _reading(found, language)


def counter_sentences(viewer: Viewer) -> dict[str, Sentence]:
    """What to say for each need, and for `worried`; empty before the guide is loaded."""
    found = _current(viewer).filter(article__chapter=Chapter.COUNTER)
    return {edition.article.need: _sentence(edition) for edition in found}


def counter_sentence(viewer: Viewer, need: str) -> Sentence:
    """What to say when someone has `need`; silence when the guide knows nothing for it."""
    found = _current(viewer).filter(article__chapter=Chapter.COUNTER, article__need=need).first()
    return _sentence(found) if found else SILENCE


def danger_script(viewer: Viewer) -> tuple[Trilingual, Trilingual]:
    """The two lines to say in danger; both empty before the guide is loaded."""
    found = _current(viewer).filter(article__need=DANGER.sentence_key).first()
    return (_line(found, 0), _line(found, 1)) if found else (_NOTHING, _NOTHING)


def _current(_viewer: Viewer) -> models.QuerySet[Edition]:
    return Edition.unscoped.current().fetch_mode(models.FETCH_RAISE)


def _position(edition: Edition) -> int:
    return edition.article.position


def _reading(edition: Edition, wanted: str) -> Reading:
    article, language = edition.article, _language_of(edition, wanted)
    return Reading(
        code=article.code,
        chapter=Chapter(article.chapter),
        sector=article.sector,
        need=article.need,
        language=language,
        title=edition.title.in_language(language),
        blocks=blocks(edition.body.in_language(language)),
        source=edition.source,
        owner=edition.owner,
        version=edition.version,
        published_at=edition.published_at,
        validated_on=edition.validated_on,
        validated_by_role=edition.validated_by_role,
    )


def _language_of(edition: Edition, wanted: str) -> str:
    """The one language in which both title and text are there."""
    if wanted in {"nl", "fr"}:
        return wanted
    return "en" if edition.body_en and edition.title_en else "fr"


def _sentence(edition: Edition) -> Sentence:
    return Sentence(
        text=_line(edition, 0),
        validated=edition.validated_on is not None,
        owner=edition.owner,
        version=str(edition.version),
    )


def _line(edition: Edition, number: int) -> Trilingual:
    """The paragraph with this number in each language."""
    lines = {code: blocks(text) for code, text in edition.body.as_json().items()}
    return Trilingual(**{code: found[number].text for code, found in lines.items()})
