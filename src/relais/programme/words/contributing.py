"""What a round says to who keeps it, and to who answers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final, Protocol

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from relais.foundation.trilingual import Trilingual
from relais.foundation.wording import LANGUAGES, Wording
from relais.programme.rules.contributing import AnswerRefusal, to_be_asked
from relais.programme.rules.reviewing import ReviewRefusal
from relais.programme.rules.rounds import Reminder, RequestState, RoundRefusal
from relais.programme.rules.vocabulary import Review, Verdict

VERDICT: Final[dict[str, Promise]] = {
    Verdict.NOTHING_NEW: _("Nothing new"),
    Verdict.CHANGED: _("Something changed"),
    Verdict.ENDED: _("It has ended"),
    Verdict.NEW: _("A new initiative"),
}
REVIEW: Final[dict[str, Promise]] = {
    Review.WAITING: _("waits"),
    Review.TAKEN_OVER: _("taken over"),
    Review.SET_ASIDE: _("set aside"),
}
REQUEST_STATE: Final[dict[str, Promise]] = {
    RequestState.OPEN: _("The link is open."),
    RequestState.FIXED: _("The answer was sent, and its day is past."),
    RequestState.EXPIRED: _("The time to answer is over."),
    RequestState.REVOKED: _("This link was called back."),
    RequestState.CLOSED: _("The round is closed. Nothing can be changed any more."),
    RequestState.UNKNOWN: _("This is no link of ours, or a part of it got lost."),
}
REMINDER: Final[dict[str, Promise]] = {
    Reminder.TWO_WEEKS: _("two weeks before"),
    Reminder.THREE_DAYS: _("three days before"),
    Reminder.OVERDUE: _("the day after"),
}
ROUND_REFUSAL: Final[dict[str, Promise]] = {
    RoundRefusal.ALREADY_OPEN: _("A round is open for this edition. Close it first."),
    RoundRefusal.DUE_TOO_SOON: _("Choose a day after today."),
    RoundRefusal.NOBODY_ASKED: _("Choose at least one organisation."),
    RoundRefusal.ROUND_IS_CLOSED: _("The round is closed."),
    RoundRefusal.HAS_ANSWERED: _("This organisation has answered, or is asked no more."),
    RoundRefusal.ASKED_JUST_NOW: _("A letter left less than an hour ago."),
    RoundRefusal.SAVED_TOO_OFTEN: _("Saved very often within an hour. Wait a while, then send."),
}
ANSWER_REFUSAL: Final[dict[str, Promise]] = {
    AnswerRefusal.NO_VERDICT: _("Say whether there is something new."),
    AnswerRefusal.NOTHING_CHANGED: _(
        "Change the text, how far it is or a figure, or write a remark. Or choose “Nothing new”."
    ),
    AnswerRefusal.CHANGED_ANYWAY: _(
        "You changed something. Choose “Something changed”, or put it back."
    ),
    AnswerRefusal.NO_TITLE: _("Give it a name, in Dutch or in French."),
    AnswerRefusal.NO_TEXT: _("Say what it is, in Dutch or in French."),
    AnswerRefusal.NOT_A_NUMBER: _(
        "Write a number: 12, >=170 (at least), >170 (more than), 100..150 (between), ~40 (about)."
    ),
    AnswerRefusal.NOT_A_DATE: _("Write a day, a month or a year: 2026-11-24, 2026-11 or 2026."),
}
REVIEW_REFUSAL: Final[dict[str, Promise]] = {
    ReviewRefusal.ALREADY_DECIDED: _("This was decided already."),
    ReviewRefusal.NO_REASON: _("Say why, so that the organisation can be told."),
    ReviewRefusal.NO_PLACE: _("Choose the chapter and the level."),
}
LANGUAGE: Final[dict[str, Promise]] = {
    "": _("not known: both"),
    "nl": _("in Dutch"),
    "fr": _("in French"),
}
FOUND: Final = _("Reminders due: %(due)s.")
DRY_RUN: Final = _("Nothing was sent. Run again with --apply to send the letters.")
SENT: Final = _("Letters sent: %(sent)s.")
NOT_SENT: Final = _("Letters that did not leave: %(lost)s. The next run tries again.")
SHEET_HEAD: Final = (
    _("Organisation"),
    _("Answered"),
    _("Reference"),
    _("Says"),
    _("Text in Dutch"),
    _("Text in French"),
    _("How far"),
    _("Figures"),
    _("Remark"),
    _("Decision"),
    _("Reason"),
)


class Titled(Protocol):
    """Whatever bears a title in several languages."""

    @property
    def title(self) -> Wording: ...


class Contributed(Protocol):
    """A contribution, as far as words go."""

    verdict: str

    @property
    def initiative(self) -> Titled | None: ...
    @property
    def title(self) -> Wording: ...
    @property
    def told(self) -> Wording: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """A contribution in words; `asked` are the languages in which its text is still missing."""

    title: str
    verdict: str
    texts: tuple[tuple[str, str], ...]
    asked: tuple[str, ...]


def said(row: Contributed) -> Saying:
    """What a member says of an initiative, for a page in the active language."""
    title = row.initiative.title if row.initiative else row.title
    return Saying(
        title=title.in_language(get_language() or "nl"),
        verdict=str(VERDICT[row.verdict]),
        texts=texts(row.told) if row.verdict != Verdict.NOTHING_NEW else (),
        asked=tuple(str(LANGUAGE[each]) for each in to_be_asked(row.told)),
    )


def texts(text: Wording) -> tuple[tuple[str, str], ...]:
    """Each language in which there is a text, with the text."""
    return tuple((each, getattr(text, each)) for each in LANGUAGES if getattr(text, each))


def in_reading_language(text: Trilingual) -> str:
    """A name in the language of the page."""
    return text.in_language(get_language() or "nl")


def choices(labels: Mapping[Any, Trilingual], *, empty: str | Promise) -> list[tuple[str, str]]:
    """A closed list for a form, with what stands for nothing first."""
    said: Iterable[tuple[str, str]] = (
        (str(value), in_reading_language(label)) for value, label in labels.items()
    )
    return [("", str(empty)), *said]
