"""Taking a contribution over into the edition that asked for it, or setting it aside."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from relais.audit import interface as audit
from relais.foundation.access import Viewer
from relais.foundation.wording import Wording
from relais.programme.models import (
    Chapter,
    Contribution,
    Edition,
    Entry,
    Figure,
    Initiative,
    Involvement,
)
from relais.programme.queries import rounds
from relais.programme.rules.contributing import Known, next_ref
from relais.programme.rules.events import Event
from relais.programme.rules.reviewing import ReviewRefusal, refuse_setting_aside, refuse_takeover
from relais.programme.rules.vocabulary import (
    InvolvedAs,
    Level,
    Progress,
    Review,
    Section,
    Verdict,
)

# What also says that it has come to an end.
_OVER = (Progress.COMPLETED, Progress.PARTLY_COMPLETED)


class ReviewRefused(Exception):
    """Nothing was changed, for a reason that `words` says."""

    def __init__(self, refusal: ReviewRefusal) -> None:
        super().__init__(refusal)
        self.refusal = refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a new initiative will stand: a chapter by its reference, and its level."""

    chapter: str
    level: Level


@transaction.atomic
def take_over_contribution(
    *, by: Viewer, now: datetime, contribution_id: int, place: Place | None = None
) -> None:
    """Let the edition say what the member says: text, progress and figures.

    An initiative that isn't in the report yet needs a `place`. Raises `ReviewRefused`.
    """
    given = _held(by, contribution_id)
    edition = given.member.round.edition
    model = _chapter_model(by, given, edition, place)
    refusal = refuse_takeover(review=given.review, has_place=model is not None)
    if model is None or refusal:
        raise ReviewRefused(refusal or ReviewRefusal.NO_PLACE)
    given.initiative = given.initiative or _found_initiative(given, place)
    if given.verdict != Verdict.NOTHING_NEW:
        _tell(given, given.initiative)
    entry = _entry(given.initiative, edition, model)
    if _says_otherwise(given):
        entry.told_nl, entry.told_fr, entry.told_en = given.told_nl, given.told_fr, given.told_en
        entry.own_wording = False
    entry.save()
    _decide(given, Review.TAKEN_OVER, by=by, now=now)
    _record(Event.CONTRIBUTION_TAKEN_OVER, given, by=by, now=now)


@transaction.atomic
def set_aside(*, by: Viewer, now: datetime, contribution_id: int, reason: str) -> None:
    """Leave the edition as it is, and say why. Raises `ReviewRefused`."""
    given = _held(by, contribution_id)
    refusal = refuse_setting_aside(review=given.review, reason=reason)
    if refusal:
        raise ReviewRefused(refusal)
    given.reason = reason.strip()
    _decide(given, Review.SET_ASIDE, by=by, now=now)
    _record(Event.CONTRIBUTION_SET_ASIDE, given, by=by, now=now)


def _held(by: Viewer, contribution_id: int) -> Contribution:
    found = rounds.contribution_of(by, contribution_id)
    Contribution.unscoped.select_for_update().get(pk=found.pk)
    return found


def _says_otherwise(given: Contribution) -> bool:
    """Whether its text is another than the one that its member was shown."""
    known = given.member.known.get(given.ref)
    before = Known.from_json(known).told if known else Wording()
    return bool(given.told) and given.told != before


def _decide(given: Contribution, review: Review, *, by: Viewer, now: datetime) -> None:
    given.review, given.reviewed_at, given.reviewed_by = review, now, by.code
    given.save()


def _record(event: Event, given: Contribution, *, by: Viewer, now: datetime) -> None:
    audit.record(event, by=by, at=now, about=f"contribution {given.pk}")


def _chapter_model(
    by: Viewer, given: Contribution, edition: Edition, place: Place | None
) -> Chapter | None:
    """The chapter in which it stands, of this edition or of the last one that told it."""
    if given.initiative:
        entries = Entry.unscoped.filter(initiative=given.initiative).select_related("chapter")
        last = entries.filter(chapter__edition__number__lte=edition.number)
        entry = last.order_by("-chapter__edition__number").first()
        return entry.chapter if entry else None
    chapters = {each.ref: each for each in rounds.chapters_for(by, edition)}
    return chapters.get(place.chapter) if place else None


def _found_initiative(given: Contribution, place: Place | None) -> Initiative:
    """A new initiative of the member's body; which recommendation it answers is not said here."""
    made = Initiative.unscoped.create(
        ref=next_ref(Initiative.unscoped.values_list("ref", flat=True)),
        title_nl=given.title_nl,
        title_fr=given.title_fr,
        title_en=given.title_en,
        own_wording=False,
        level=place.level if place else Level.LOCAL,
    )
    Involvement.unscoped.create(
        initiative=made, part=InvolvedAs.OWNER, order=1, body=given.member.body
    )
    return made


def _tell(given: Contribution, initiative: Initiative) -> None:
    """What the initiative itself says from now on."""
    initiative.progress = given.progress
    if given.verdict == Verdict.ENDED:
        initiative.progress = given.progress if given.progress in _OVER else Progress.ENDED
        initiative.ends = given.ended_on or initiative.ends
    initiative.save(update_fields=["progress", "ends"])
    for key, told in given.figures.items():
        Figure.unscoped.filter(initiative=initiative, key=key).update(quantity=told)


def _entry(initiative: Initiative, edition: Edition, model: Chapter) -> Entry:
    """The entry of the initiative in this edition, made after that of the last one if needed."""
    chapter = _chapter_in(edition, model)
    found = Entry.unscoped.filter(chapter=chapter, initiative=initiative).first()
    if found:
        return found
    before = Entry.unscoped.filter(chapter=model, initiative=initiative).first()
    count = Entry.unscoped.filter(chapter=chapter).count()
    return Entry(
        chapter=chapter,
        initiative=initiative,
        section=before.section if before else Section.MEMBER,
        order=before.order if before else count + 1,
        told_nl=before.told_nl if before else "",
        told_fr=before.told_fr if before else "",
        told_en=before.told_en if before else "",
        own_wording=before.own_wording if before else False,
    )


def _chapter_in(edition: Edition, model: Chapter) -> Chapter:
    """The chapter of the same name in this edition; made anew without what was printed once."""
    if model.edition_id == edition.pk:
        return model
    made, _is_new = Chapter.unscoped.get_or_create(
        edition=edition,
        ref=model.ref,
        defaults={
            "number": model.number,
            "title_nl": model.title_nl,
            "title_fr": model.title_fr,
            "title_en": model.title_en,
            "own_wording": model.own_wording,
        },
    )
    return made
