"""Freezing an edition and publishing what was frozen: neither can be taken back."""

from dataclasses import replace
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from relais.audit import interface as audit
from relais.foundation.access import Viewer
from relais.foundation.wording import LANGUAGES, Wording
from relais.programme.models import Edition, FrozenEdition, Publication
from relais.programme.permissions import Permission
from relais.programme.rules import canonical
from relais.programme.rules.completeness import PublicationRefusal, refuse_publication
from relais.programme.rules.events import Event
from relais.programme.rules.freezing import FreezeRefusal, refuse_freezing
from relais.programme.rules.report import Report


class FreezingRefused(Exception):
    """The edition can't be frozen, for this reason."""

    def __init__(self, refusal: FreezeRefusal) -> None:
        self.refusal = refusal
        super().__init__(refusal)


class PublishingRefused(Exception):
    """What was frozen can't be published, for this reason."""

    def __init__(self, refusal: PublicationRefusal) -> None:
        self.refusal = refusal
        super().__init__(refusal)


@transaction.atomic
def freeze(
    *, by: Viewer, now: datetime, edition_ref: str, report: Report, errata: Wording
) -> FrozenEdition:
    """Keep `report` for good as the next revision of its edition.

    Freezing again what is frozen already changes nothing and gives that revision. `errata` says
    what a later revision corrects. Raises `FreezingRefused`, and `Edition.DoesNotExist`.
    """
    _may(by)
    edition = Edition.unscoped.select_for_update().get(ref=edition_ref)
    last = edition.frozen.order_by("revision").last()
    if last and _says_the_same(last, report):
        return last
    revision = last.revision + 1 if last else 1
    refusal = refuse_freezing(report, revision=revision, errata=errata)
    if refusal:
        raise FreezingRefused(refusal)
    document = canonical.write(
        replace(report, revision=revision, errata=(errata,) if errata else ())
    )
    frozen = FrozenEdition.unscoped.create(
        edition=edition,
        revision=revision,
        document=document,
        sha256=canonical.sha256(document),
        **{f"errata_{language}": getattr(errata, language) for language in LANGUAGES},
        frozen_at=now,
        frozen_by=by.code,
    )
    _record(Event.EDITION_FROZEN, frozen, by=by, now=now)
    return frozen


@transaction.atomic
def publish(
    *, by: Viewer, now: datetime, edition_ref: str, revision: int, with_gaps: bool
) -> Publication:
    """Let everyone read a frozen revision. Publishing it again changes nothing.

    `with_gaps`: translations may be missing, each is marked where it stands. Raises
    `PublishingRefused`, and `FrozenEdition.DoesNotExist`.
    """
    _may(by)
    frozen = FrozenEdition.unscoped.select_related("edition").get(
        edition=Edition.unscoped.select_for_update().get(ref=edition_ref), revision=revision
    )
    published = Publication.unscoped.filter(frozen=frozen).first()
    if published:
        return published
    refusal = refuse_publication(canonical.read(frozen.document), with_gaps=with_gaps)
    if refusal:
        raise PublishingRefused(refusal)
    published = Publication.unscoped.create(
        frozen=frozen, published_at=now, published_by=by.code, with_gaps=with_gaps
    )
    _record(Event.EDITION_PUBLISHED, frozen, by=by, now=now)
    return published


def _may(by: Viewer) -> None:
    if not by.may(Permission.FREEZE):
        raise PermissionDenied


def _says_the_same(last: FrozenEdition, report: Report) -> bool:
    kept = canonical.read(last.document)
    return replace(report, revision=kept.revision, errata=kept.errata) == kept


def _record(event: Event, frozen: FrozenEdition, *, by: Viewer, now: datetime) -> None:
    about = f"programme:{frozen.edition.ref}:{frozen.revision}"
    audit.record(event, by=by, at=now, about=about, fields=["document", "sha256"])
