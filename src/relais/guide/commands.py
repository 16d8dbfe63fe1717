"""Changing the guide: taking in the articles that ship with it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from django.core.exceptions import PermissionDenied
from django.db import transaction

from relais.audit.interface import record
from relais.foundation.access import Viewer
from relais.guide.models import Article, Edition
from relais.guide.permissions import Permission
from relais.guide.rules.articles import Draft, Refusal, digest, refuse_articles

_BRUSSELS = ZoneInfo("Europe/Brussels")


class Event(StrEnum):
    """What the audit remembers of the guide."""

    EDITION_PUBLISHED = "guide.edition_published"


class ArticleRefused(Exception):
    """One article cannot enter, so none does."""

    def __init__(self, code: str, refusal: Refusal) -> None:
        self.code = code
        self.refusal = refusal
        super().__init__(f"{code}: {refusal}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """How many articles got a new edition, and how many stayed as they were."""

    published: int
    unchanged: int


@transaction.atomic
def load_guide(*, by: Viewer, now: datetime, articles: Sequence[Draft]) -> Loaded:
    """Publish a new edition of every article whose text, source or mark changed; all or nothing.

    Raises `ArticleRefused` for the first article that cannot enter. Loading twice changes nothing.
    """
    if not by.may(Permission.LOAD_GUIDE):
        raise PermissionDenied
    refused = refuse_articles(articles, today=now.astimezone(_BRUSSELS).date())
    if refused:
        raise ArticleRefused(*refused)
    newest = {edition.article.code: edition for edition in Edition.unscoped.current()}
    published = [_publish(draft, newest.get(draft.code), now) for draft in articles]
    for edition in filter(None, published):
        record(
            Event.EDITION_PUBLISHED,
            by=by,
            at=now,
            about=f"guide:{edition.article.code}:{edition.version}",
            fields=["title", "body", "source", "owner", "validated_on"],
        )
    count = sum(edition is not None for edition in published)
    return Loaded(published=count, unchanged=len(articles) - count)


def _publish(draft: Draft, newest: Edition | None, now: datetime) -> Edition | None:
    """Put the article in its place, and give it an edition unless the newest already says this."""
    article, _ = Article.unscoped.update_or_create(
        code=draft.code,
        defaults={
            "chapter": draft.chapter,
            "sector": draft.sector or "",
            "need": draft.need,
            "position": draft.position,
        },
    )
    current = digest(draft)
    if newest is not None and newest.digest == current:
        return None
    return Edition.unscoped.create(
        article=article,
        version=newest.version + 1 if newest else 1,
        title_nl=draft.title.nl,
        title_fr=draft.title.fr,
        title_en=draft.title.en,
        body_nl=draft.body.nl,
        body_fr=draft.body.fr,
        body_en=draft.body.en,
        source=draft.source,
        owner=draft.mark.owner,
        validated_on=draft.mark.validated_on,
        validated_by_role=draft.mark.validated_by_role,
        published_at=now,
        digest=current,
    )
