"""Keeping questions of members of parliament, and who is competent for what."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

from django.db import transaction

from relais.audit import interface as audit
from relais.foundation.access import Viewer
from relais.foundation.wording import LANGUAGES, Wording
from relais.foundation.yaml_files import read_yaml
from relais.programme.models import Addressee, CompetenceRule, Figure, ParliamentaryQuestion
from relais.programme.queries import questions
from relais.programme.queries.recommendations import recommendation_of
from relais.programme.rules.events import Event
from relais.programme.rules.promised import ANSWERS, PARLIAMENT, QUESTION
from relais.programme.rules.questions import QuestionRefusal, refuse_answering
from relais.programme.rules.rounds import end_of
from relais.programme.rules.vocabulary import Level, QuestionKind, QuestionState
from relais.promises import interface as promises

_KNOWN: Final = Path(__file__).parents[1] / "data" / "questions.yaml"
_NOTHING: Final = Wording()


class QuestionRefused(Exception):
    """Nothing was changed, for a reason that `words` says."""

    def __init__(self, refusal: QuestionRefusal) -> None:
        super().__init__(refusal)
        self.refusal = refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class PutTo:
    """One to whom a question was put."""

    body: str = ""
    number: str = ""
    is_competent: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionTold:
    """A question as it is told; recommendations as `text:ref`, figures by their key in the table,
    repeated questions by their reference.
    """

    ref: str
    kind: QuestionKind
    asked_on: str = ""
    member: str = ""
    subject: Wording = _NOTHING
    text: str = ""
    text_language: str = ""
    deadline: date | None = None
    source: str = ""
    is_verified: bool = True
    state: QuestionState = QuestionState.OPEN
    put_to: Sequence[PutTo] = ()
    recommendations: Sequence[str] = ()
    figures: Sequence[int] = ()


@transaction.atomic
def add_question(*, by: Viewer, now: datetime, told: QuestionTold) -> ParliamentaryQuestion:
    """Keep a question that isn't kept yet. Raises `QuestionRefused`."""
    if ParliamentaryQuestion.unscoped.filter(ref=told.ref).exists():
        raise QuestionRefused(QuestionRefusal.REF_IN_USE)
    return _put(ParliamentaryQuestion(ref=told.ref, state=told.state), told, by=by, now=now)


@transaction.atomic
def change_question(
    *, by: Viewer, now: datetime, ref: str, told: QuestionTold
) -> ParliamentaryQuestion:
    """Keep what is told of it now; how it stands stays. Raises `QuestionRefused`."""
    row = questions.question_of(by, ref)
    if told.ref != ref:
        raise QuestionRefused(QuestionRefusal.REF_IN_USE)
    return _put(row, told, by=by, now=now)


@transaction.atomic
def answer_question(
    *, by: Viewer, now: datetime, ref: str, answered_on: str, answer: Wording
) -> None:
    """It was answered on this day; nothing is owed any more. Raises `QuestionRefused`."""
    row = questions.question_of(by, ref)
    refusal = refuse_answering(
        state=row.state, answer=(answer.nl, answer.fr), answered_on=answered_on
    )
    if refusal:
        raise QuestionRefused(refusal)
    row.state, row.answered_on = QuestionState.ANSWERED, answered_on
    row.answer_nl, row.answer_fr = answer.nl, answer.fr
    row.save()
    promises.keep_promise(by=by, now=now, kind=QUESTION, about=row.ref)
    audit.record(Event.QUESTION_ANSWERED, by=by, at=now, about=row.ref)


@transaction.atomic
def withdraw_question(*, by: Viewer, now: datetime, ref: str) -> None:
    """Who asked took it back. Raises `QuestionRefused`."""
    row = questions.question_of(by, ref)
    if row.state not in (QuestionState.OPEN, QuestionState.NOT_KNOWN):
        raise QuestionRefused(QuestionRefusal.NOT_OPEN)
    row.state = QuestionState.WITHDRAWN
    row.save(update_fields=["state"])
    _release(row, promises.Reason.WITHDRAWN, by=by, now=now)
    audit.record(Event.QUESTION_WITHDRAWN, by=by, at=now, about=row.ref)


@transaction.atomic
def say_repeats(*, by: Viewer, now: datetime, ref: str, earlier: str) -> None:
    """This question asks what that earlier one asked."""
    row, other = questions.question_of(by, ref), questions.question_of(by, earlier)
    row.repeats.add(other)
    audit.record(Event.QUESTION_KEPT, by=by, at=now, about=row.ref, fields=["repeats"])


@dataclass(frozen=True, slots=True, kw_only=True)
class CompetenceTold:
    """Who is competent for what; recommendations as `text:ref`."""

    matter: Wording
    level: Level
    body: str
    from_day: date | None = None
    to_day: date | None = None
    source: str = ""
    recommendations: Sequence[str] = ()


@transaction.atomic
def keep_competence(
    *, by: Viewer, now: datetime, told: CompetenceTold, rule_id: int | None = None
) -> CompetenceRule:
    """Keep a rule of the register, a new one or the one with this number."""
    row = questions.competence_of(by, rule_id) if rule_id else CompetenceRule()
    for language in LANGUAGES:
        setattr(row, f"matter_{language}", getattr(told.matter, language))
    row.level, row.body, row.source = told.level, told.body, told.source
    row.from_day, row.to_day = told.from_day, told.to_day
    row.save()
    row.recommendations.set(recommendation_of(by, key) for key in told.recommendations)
    audit.record(Event.COMPETENCE_KEPT, by=by, at=now, about=f"competence {row.pk}")
    return row


@transaction.atomic
def load_questions(*, by: Viewer, now: datetime) -> int:
    """Take over the questions that come with the program; those that are kept stay as they are.

    Answers how many are new.
    """
    known = read_yaml(_KNOWN.read_text("utf-8"))["questions"]
    kept = set(ParliamentaryQuestion.unscoped.values_list("ref", flat=True))
    new = [each for each in known if each["ref"] not in kept]
    for each in new:
        add_question(by=by, now=now, told=_as_known(each))
    return len(new)


def _as_known(each: dict[str, Any]) -> QuestionTold:
    note = f" {each['note']}" if "note" in each else ""
    return QuestionTold(
        ref=each["ref"],
        kind=QuestionKind.WRITTEN,
        asked_on=each.get("asked_on", ""),
        member=each.get("member", ""),
        subject=Wording.of(each.get("subject", {})),
        source=f"parlement.brussels, weblex, moncode {each['moncode']}.{note}",
        is_verified=False,
        state=QuestionState.NOT_KNOWN,
        put_to=[PutTo(number=number) for number in each["numbers"]],
    )


def _put(
    row: ParliamentaryQuestion, told: QuestionTold, *, by: Viewer, now: datetime
) -> ParliamentaryQuestion:
    if not told.put_to:
        raise QuestionRefused(QuestionRefusal.NO_ADDRESSEE)
    before = row.deadline if row.pk else None
    for name in (
        *("kind", "asked_on", "member", "text", "text_language"),
        *("deadline", "source", "is_verified"),
    ):
        setattr(row, name, getattr(told, name))
    for language in LANGUAGES:
        setattr(row, f"subject_{language}", getattr(told.subject, language))
    # What nobody compared with its source is not the official wording.
    row.own_wording = not told.is_verified
    row.save()
    _put_to(row, told.put_to)
    row.recommendations.set(recommendation_of(by, key) for key in told.recommendations)
    row.figures.set(Figure.unscoped.filter(pk__in=told.figures))
    _owe(row, is_moved=before != row.deadline, by=by, now=now)
    audit.record(Event.QUESTION_KEPT, by=by, at=now, about=row.ref)
    return row


def _put_to(row: ParliamentaryQuestion, put_to: Sequence[PutTo]) -> None:
    Addressee.unscoped.filter(question=row).delete()
    Addressee.unscoped.bulk_create(
        Addressee(
            question=row,
            order=order,
            body=each.body,
            number=each.number,
            is_competent=each.is_competent,
        )
        for order, each in enumerate(put_to, start=1)
    )


def owe_what_stands(*, by: Viewer, now: datetime, changes: Mapping[str, Collection[str]]) -> None:
    """What is owed follows questions that were taken over: by reference, the columns that changed.

    Always inside a verb's transaction.
    """
    for row in ParliamentaryQuestion.unscoped.filter(ref__in=changes):
        if row.state == QuestionState.ANSWERED:
            promises.keep_promise(by=by, now=now, kind=QUESTION, about=row.ref)
        elif row.state == QuestionState.WITHDRAWN:
            _release(row, promises.Reason.WITHDRAWN, by=by, now=now)
        else:
            _owe(row, is_moved="deadline" in changes[row.ref], by=by, now=now)


def _owe(row: ParliamentaryQuestion, *, is_moved: bool, by: Viewer, now: datetime) -> None:
    """An open question is owed by its deadline, if one was given; a new one takes its place."""
    if row.state != QuestionState.OPEN:
        return
    if is_moved:
        _release(row, promises.Reason.MISTAKE, by=by, now=now)
    if row.deadline is not None:
        promised = promises.Promised(
            kind=QUESTION,
            about=row.ref,
            code=row.ref[:32],
            owed_by=ANSWERS,
            owed_to=PARLIAMENT,
            due_at=end_of(row.deadline),
        )
        promises.make_promise(by=by, now=now, promised=promised)


def _release(
    row: ParliamentaryQuestion, reason: promises.Reason, *, by: Viewer, now: datetime
) -> None:
    promises.release(by=by, now=now, kind=QUESTION, about=row.ref, reason=reason)
