"""Implemented is said only on accepted evidence, and by a second person."""

from dataclasses import dataclass, field
from hashlib import sha256

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404

from relais.foundation.wording import Wording
from relais.programme.commands.assessing import (
    AssessmentRefused,
    Judgement,
    Proof,
    accept_evidence,
    assess,
    offer_evidence,
    validate,
)
from relais.programme.models import Assessment, Evidence
from relais.programme.rules import assessing as rules
from relais.programme.rules.assessing import AssessmentRefusal
from relais.programme.rules.vocabulary import EvidenceKind, Position, State
from relais.programme.tests.conftest import NOW

pytestmark = pytest.mark.usefixtures("loaded")

R1 = "res-ifg-2020:R1"
LETTER = Proof(
    kind=EvidenceKind.FILE,
    title="Brief",
    file_name="brief.pdf",
    file_type="application/pdf",
    content=b"%PDF-1.7",
)
DONE = Judgement(position=Position.ACCEPTED, state=State.IMPLEMENTED)


@dataclass(frozen=True)
class Somebody:
    code: str
    mandate: str = "region_coordinator@region"
    seats: tuple[str, ...] = field(default=())

    def may(self, _permission):
        return True


CLAIRE, JORIS = Somebody("claire-exemplaire"), Somebody("joris-schets")


def say(judgement, by=CLAIRE):
    return assess(by=by, now=NOW, edition="2022", recommendation=R1, judgement=judgement)


def offer(proof=LETTER, by=CLAIRE):
    return offer_evidence(by=by, now=NOW, edition="2022", recommendation=R1, proof=proof)


def accept(piece, by=JORIS):
    accept_evidence(by=by, now=NOW, evidence=piece.pk)


def confirm(by=JORIS):
    validate(by=by, now=NOW, edition="2022", recommendation=R1)


def refusal(act, *arguments, **named):
    with pytest.raises(AssessmentRefused) as refused:
        act(*arguments, **named)
    return refused.value.refusal


def current():
    return Assessment.unscoped.get(recommendation__ref="R1")


def test_a_state_that_needs_no_proof_holds_at_once():
    say(Judgement(state=State.UNDER_WAY, note=Wording(nl="Loopt")))
    assert (current().state, current().proposed) == (State.UNDER_WAY, "")


def test_implemented_waits_until_somebody_else_validates_it():
    say(DONE)
    assert (current().state, current().proposed) == (State.NO_INFORMATION, State.IMPLEMENTED)

    accept(offer())
    confirm()
    assert (current().state, current().proposed) == (State.IMPLEMENTED, "")
    assert current().validated_by == JORIS.code


def test_nobody_validates_her_own_work():
    say(DONE)
    accept(offer())
    assert refusal(confirm, by=CLAIRE) is AssessmentRefusal.OWN_WORK


def test_without_accepted_evidence_nothing_is_implemented():
    say(DONE)
    offer()
    assert refusal(confirm) is AssessmentRefusal.NO_EVIDENCE


def test_what_nobody_proposed_cannot_be_validated():
    assert refusal(confirm) is AssessmentRefusal.NOTHING_PROPOSED
    say(Judgement(state=State.PLANNED))
    assert refusal(confirm) is AssessmentRefusal.NOTHING_PROPOSED


def test_saying_the_same_again_changes_nothing():
    first = say(DONE)
    assert say(DONE, by=JORIS).written_by == first.written_by == CLAIRE.code


def test_another_word_by_its_author_leaves_a_validated_state():
    say(DONE)
    accept(offer())
    confirm()
    say(Judgement(position=Position.ACCEPTED_IN_PART, state=State.IMPLEMENTED))
    assert (current().state, current().validated_by) == (State.IMPLEMENTED, JORIS.code)


def test_who_validated_and_then_changes_a_word_needs_another_to_validate():
    say(DONE)
    accept(offer())
    confirm()
    say(Judgement(position=Position.ACCEPTED_IN_PART, state=State.IMPLEMENTED), by=JORIS)
    assert (current().state, current().proposed) == (State.UNDER_WAY, State.IMPLEMENTED)
    assert current().validated_by == ""


def test_taking_a_validated_state_back_takes_its_validation_back():
    say(DONE)
    accept(offer())
    confirm()
    say(Judgement(state=State.UNDER_WAY))
    assert (current().state, current().validated_by) == (State.UNDER_WAY, "")


def test_the_same_file_twice_is_one_piece_with_its_hash():
    first, second = offer(), offer()
    assert first.pk == second.pk
    assert first.sha256 == sha256(LETTER.content).hexdigest()


def test_a_record_of_the_house_is_evidence_too():
    piece = offer(Proof(kind=EvidenceKind.TRAINING, title="Workshops", record="T02"))
    assert (piece.record, piece.content, piece.sha256) == ("T02", None, "")


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        (0, AssessmentRefusal.EMPTY_FILE),
        (rules.FILE_AT_MOST + 1, AssessmentRefusal.FILE_TOO_LARGE),
        (1, None),
    ],
)
def test_a_file_must_hold_something_and_not_too_much(size, expected):
    assert rules.refuse_file(size) is expected


def test_an_empty_file_is_refused():
    empty = Proof(kind=EvidenceKind.FILE, title="Leeg", file_name="leeg.pdf")
    assert refusal(offer, empty) is AssessmentRefusal.EMPTY_FILE


def test_evidence_is_accepted_by_another_and_once():
    piece = offer()
    assert refusal(accept, piece, by=CLAIRE) is AssessmentRefusal.OWN_WORK
    accept(piece)
    assert refusal(accept, piece) is AssessmentRefusal.ALREADY_ACCEPTED
    assert Evidence.unscoped.get().accepted_by == JORIS.code


def test_the_database_itself_refuses_a_state_that_nobody_validated():
    say(DONE)
    with pytest.raises(IntegrityError), transaction.atomic():
        Assessment.unscoped.update(state=State.IMPLEMENTED)


def test_what_there_is_not_cannot_be_assessed():
    with pytest.raises(Http404):
        assess(by=CLAIRE, now=NOW, edition="2022", recommendation="res-ifg-2020:R9", judgement=DONE)


@pytest.mark.parametrize(
    ("progress", "state"),
    [
        ([], State.NO_INFORMATION),
        (["", ""], State.NO_INFORMATION),
        (["planned", ""], State.PLANNED),
        (["planned", "running"], State.UNDER_WAY),
        (["completed", "completed"], State.UNDER_WAY),
    ],
)
def test_initiatives_never_make_a_recommendation_implemented(progress, state):
    assert rules.derived_state(progress) is state
