"""Editions that were frozen: the public sees what was published, and nothing else of it."""

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from django.db.models import QuerySet
from django.http import Http404

from relais.foundation.access import Viewer
from relais.foundation.wording import Wording
from relais.programme.models import Edition, FrozenEdition
from relais.programme.permissions import Permission
from relais.programme.queries.drawing.files import draw
from relais.programme.queries.drawing.telling import tell
from relais.programme.rules import canonical
from relais.programme.rules.formats import Format
from relais.programme.rules.report import Report
from relais.programme.rules.told import Told

# A public edition is read over and over: a handful of files, and each language of two editions.
_FILES_KEPT = 32
_TOLD_KEPT = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class RevisionDisplay:
    """A frozen revision, as a list shows it."""

    ref: str
    revision: int
    sha256: str
    errata: Wording
    frozen_at: datetime
    published_at: datetime | None
    with_gaps: bool

    @property
    def code(self) -> str:
        """How a form or an address names it."""
        return f"{self.ref}.{self.revision}"


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionDisplay:
    """An edition with its frozen revisions, the newest first."""

    ref: str
    number: int
    title: Wording
    revisions: tuple[RevisionDisplay, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Damaged:
    """A revision whose document is no longer what its fingerprint says."""

    ref: str
    revision: int
    kept: str
    found: str


def editions(viewer: Viewer) -> tuple[EditionDisplay, ...]:
    """Every edition, the newest first; of who may not read drafts only what was published."""
    by_edition: dict[int, list[RevisionDisplay]] = {}
    for frozen in _visible(viewer).order_by("-revision").defer("document"):
        by_edition.setdefault(frozen.edition_id, []).append(_display(frozen))
    shown = [
        EditionDisplay(
            ref=edition.ref,
            number=edition.number,
            title=edition.title,
            revisions=tuple(by_edition.get(edition.pk, ())),
        )
        for edition in Edition.unscoped.order_by("-number")
    ]
    if viewer.may(Permission.READ):
        return tuple(shown)
    return tuple(edition for edition in shown if edition.revisions)


def published(ref: str, revision: int | None = None) -> RevisionDisplay:
    """A published revision; the newest one if none is named. Raises `Http404`."""
    found = FrozenEdition.unscoped.filter(publication__isnull=False)
    return _display(_one(found, ref, revision))


def frozen_revision(viewer: Viewer, ref: str, revision: int | None = None) -> RevisionDisplay:
    """A frozen revision as far as this viewer may know of it. Raises `Http404`."""
    return _display(_one(_visible(viewer), ref, revision))


def frozen_report(viewer: Viewer, ref: str, revision: int | None = None) -> Report:
    """What a frozen revision says. Raises `Http404`."""
    return canonical.read(_one(_visible(viewer), ref, revision).document)


def told(viewer: Viewer, shown: RevisionDisplay, language: str) -> Told:
    """A revision as it is told in `language`; what is missing in it stands in another."""
    return _told(_document(viewer, shown), language)


def file(viewer: Viewer, shown: RevisionDisplay, file_format: Format, language: str) -> bytes:
    """A revision as a file; built once for each fingerprint and kept in memory."""
    return _file(_document(viewer, shown), file_format, language)


def damaged(_viewer: Viewer) -> tuple[int, tuple[Damaged, ...]]:
    """How many frozen revisions there are, and those that are not what was frozen."""
    every = FrozenEdition.unscoped.select_related("edition").order_by("edition__ref", "revision")
    wrong = tuple(
        Damaged(
            ref=frozen.edition.ref,
            revision=frozen.revision,
            kept=frozen.sha256,
            found=canonical.sha256(frozen.document),
        )
        for frozen in every
        if canonical.sha256(frozen.document) != frozen.sha256
    )
    return len(every), wrong


def _visible(viewer: Viewer) -> QuerySet[FrozenEdition]:
    every = FrozenEdition.unscoped.select_related("edition", "publication")
    return every if viewer.may(Permission.READ) else every.filter(publication__isnull=False)


def _one(found: QuerySet[FrozenEdition], ref: str, revision: int | None) -> FrozenEdition:
    of_edition = found.select_related("edition", "publication").filter(edition__ref=ref)
    if revision is not None:
        of_edition = of_edition.filter(revision=revision)
    frozen = of_edition.order_by("-revision").first()
    if frozen is None:
        raise Http404
    return frozen


def _document(viewer: Viewer, shown: RevisionDisplay) -> str:
    return _one(_visible(viewer), shown.ref, shown.revision).document


@lru_cache(maxsize=_TOLD_KEPT)
def _told(document: str, language: str) -> Told:
    return tell(canonical.read(document), language, with_gaps=True)


@lru_cache(maxsize=_FILES_KEPT)
def _file(document: str, file_format: Format, language: str) -> bytes:
    return draw(canonical.read(document), file_format, language, with_gaps=True)


def _display(frozen: FrozenEdition) -> RevisionDisplay:
    publication = getattr(frozen, "publication", None)
    return RevisionDisplay(
        ref=frozen.edition.ref,
        revision=frozen.revision,
        sha256=frozen.sha256,
        errata=frozen.errata,
        frozen_at=frozen.frozen_at,
        published_at=publication.published_at if publication else None,
        with_gaps=publication.with_gaps if publication else False,
    )
