"""Implemented is said only on accepted evidence, and by a second person."""

from dataclasses import dataclass, field
from hashlib import sha256

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.http import Http404
from django.utils.translation import override

from relais.foundation.wording import Wording
from relais.organisations.interface import Professional
from relais.programme.commands.assessing import (
    AssessmentRefused,
    Judgement,
    Proof,
    accept_evidence,
    assess,
    offer_evidence,
    validate,
)
from relais.programme.models import Assessment, Evidence, Subsidy
from relais.programme.queries.evidence import record_now, records_now
from relais.programme.rules import assessing as rules
from relais.programme.rules.assessing import AssessmentRefusal
from relais.programme.rules.vocabulary import EvidenceKind, Position, State
from relais.programme.tests.conftest import NOW
from relais.programme.words.evidence import say_record

pytestmark = pytest.mark.usefixtures("loaded")

WORK = {"host": "work.localhost"}
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


@pytest.mark.parametrize("kind", [kind for kind in EvidenceKind if kind is not EvidenceKind.FILE])
def test_a_record_that_is_not_there_is_no_evidence(kind):
    absent = Proof(kind=kind, title="Niets", record="X99")
    assert refusal(offer, absent) is AssessmentRefusal.UNKNOWN_RECORD
    assert not Evidence.unscoped.exists()


@pytest.mark.parametrize(
    ("kind", "record", "said"),
    [
        (EvidenceKind.TRAINING, "T25", "deelnames zoals meegedeeld: minstens 170 (opgegeven"),
        (EvidenceKind.TRAINING, "T02", "deelnames zoals meegedeeld: 91 (opgegeven door een bron)"),
        (EvidenceKind.TRAINING, "T01", "deelnames zoals meegedeeld: niet gekend"),
        (EvidenceKind.MEETING, "MT05", "datum van de vergadering: 5 juli 2022"),
        (EvidenceKind.MEETING, "MT01", "datum van de vergadering: niet gekend"),
        (EvidenceKind.CAPACITY, "C01", "aantal plaatsen: 19"),
        (EvidenceKind.CAPACITY, "C04", "aantal plaatsen: niet gekend"),
        (EvidenceKind.SUBSIDY, "S1", "bedrag: niet gekend"),
    ],
)
def test_a_record_says_what_it_says_now(kind, record, said):
    with override("nl"):
        assert say_record(record_now(CLAIRE, kind, record)).startswith(said)


def test_an_amount_that_is_filled_in_later_is_said():
    piece = offer(Proof(kind=EvidenceKind.SUBSIDY, title="Steun", record="S1"))
    Subsidy.unscoped.update(amount_eur=12500)

    with override("fr"):
        assert "12" in say_record(records_now(CLAIRE, [piece, offer()])[piece.pk])
    Subsidy.unscoped.filter(ref="S1").delete()
    assert records_now(CLAIRE, [piece]) == {piece.pk: None}
    with override("fr"):
        assert say_record(None) == "cette fiche n’est plus ici"


def test_the_page_says_what_a_record_says_now_and_refuses_one_that_is_not_there(client):
    call_command("cast")
    client.force_login(Professional.unscoped.get(code=CLAIRE.code))
    page, typed = "/nl/follow-up/res-ifg-2020/R1/", {"edition": "2022", "title": "Bewijs"}

    def send(**record):
        return client.post(f"{page}offer/", typed | record, headers=WORK)

    assert send(kind="meeting", record="MT05").status_code == 303
    assert "datum van de vergadering: 5 juli 2022" in client.get(page, headers=WORK).text

    refused = send(kind="meeting", record="MT99")
    assert refused.status_code == 422
    assert "Er is geen gegeven van deze soort met deze verwijzing." in refused.text
