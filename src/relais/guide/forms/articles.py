"""The shape of the files in which authors write the guide: one file a chapter."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import yaml

from relais.foundation.trilingual import Trilingual
from relais.guide.rules.articles import Chapter, Draft, Mark, Sector


class UnreadableChapter(Exception):
    """A file that cannot be understood; says where."""


def read_chapter(text: str, *, name: str) -> tuple[Draft, ...]:
    """The articles of one file, in the order in which they stand there.

    Raises `UnreadableChapter` with a sentence that names the file and the article.
    """
    code = ""
    drafts: list[Draft] = []
    try:
        content = yaml.safe_load(text)
        chapter = Chapter(content["chapter"])
        for position, article in enumerate(content["articles"], start=1):
            code = str(article["code"])
            drafts.append(_draft(article, chapter, position, content.get("source", "")))
    except KeyError as missing:
        raise UnreadableChapter(f"{name}: {code or 'the file'} has no {missing}.") from missing
    except (AttributeError, TypeError, ValueError, yaml.YAMLError) as problem:
        where = f"after {code}" if code else "at its beginning"
        raise UnreadableChapter(f"{name} cannot be read {where}: {problem}") from problem
    return tuple(drafts)


def _draft(article: Mapping[str, Any], chapter: Chapter, position: int, source: str) -> Draft:
    return Draft(
        code=article["code"],
        chapter=chapter,
        position=position,
        sector=Sector(article["sector"]) if "sector" in article else None,
        need=article.get("need", ""),
        title=_trilingual(article["title"]),
        body=_trilingual(article["body"]),
        source=article.get("source", source),
        mark=_mark(article),
    )


def _trilingual(texts: Mapping[str, str]) -> Trilingual:
    """A language that is left out is empty here, and refused by the rule where it must be there."""
    return Trilingual(
        **{language: texts.get(language, "").strip() for language in ("nl", "fr", "en")}
    )


def _mark(article: Mapping[str, Any]) -> Mark:
    owner = article.get("owner", "")
    signed = article.get("validated")
    if signed is None:
        return Mark(owner=owner)
    day = signed["day"]
    if not isinstance(day, date):
        raise TypeError(f"validated on {day!r}, which is not a day such as 2026-11-24")
    return Mark(owner=owner, validated_on=day, validated_by_role=signed["by_role"])
