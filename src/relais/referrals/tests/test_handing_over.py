"""From a pharmacy to a shelter, refused, to the next one, accepted, reached; and taken back."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.http import Http404

from relais.directory.interface import Capacity
from relais.foundation import vault
from relais.foundation.access import OPERATOR, acting
from relais.referrals.commands.another import ask_another
from relais.referrals.commands.desks import report_room, set_desk
from relais.referrals.commands.moving import (
    MoveRefused,
    move,
    open_referral,
    show_contact,
    withdraw_consent,
)
from relais.referrals.commands.sending import NoDesk, NotHandedOver, hand_over
from relais.referrals.models import Consent, Referral
from relais.referrals.queries import desks, referrals
from relais.referrals.rules.consent import BasisRefusal, Grounds
from relais.referrals.rules.moves import Asked, MoveRefusal
from relais.referrals.rules.vocabulary import Channel, Move, Outcome, Party, RejectionReason, State
from relais.referrals.tests.conftest import (
    ASKED,
    CONSENT,
    CONTACT,
    NOW,
    UNTIL,
    asks,
    does,
    kept,
    owed,
    viewer,
)

FULL = Asked(move=Move.REJECT, reason=RejectionReason.FULL)
REACHED = Asked(move=Move.COMPLETE, outcome=Outcome.REACHED)


def state(code, file, now=NOW):
    return asks(code, referrals.referral, file, now=now).state


def sees(code, file, now=NOW):
    try:
        asks(code, referrals.referral, file, now=now)
    except Http404:
        return False
    return True


def test_what_is_handed_over_is_seen_by_both_and_nobody_else(sent):
    assert state("pia", sent) == State.REQUESTED
    assert state("sam", sent) == State.REQUESTED
    assert [sees(code, sent) for code in ("eli", "tom", "cleo")] == [False, False, False]
    assert owed(sent) == {("referrals.see", "oak"), ("referrals.answer", "oak")}
    assert kept(sent) == [("referrals.sent", "pia")]


def test_no_table_holds_how_the_person_is_reached(sent):
    with acting(viewer("pia"), moment=NOW), connection.cursor() as cursor:
        cursor.execute("SELECT row_to_json(r)::text FROM referrals_referral r")
        (row,) = cursor.fetchone()

    assert "0470" not in row
    assert "library" not in row
    assert b"0470 00 00 00".hex() not in row


def test_the_first_look_of_the_receiver_tells_the_sender(sent):
    opened = does("sam", open_referral, file=sent)

    assert (opened.party, opened.say, opened.name, opened.note) == (
        Party.RECEIVER,
        "the library",
        "A.",
        "",
    )
    assert Move.ACCEPT in opened.moves
    assert state("pia", sent) == State.RECEIVED
    assert owed(sent) == {("referrals.answer", "oak")}
    again = does("pia", open_referral, file=sent)
    assert (again.party, again.moves) == (Party.SENDER, (Move.WITHDRAW,))
    assert [event for event, _ in kept(sent)][1:] == [
        "referrals.opened",
        "referrals.moved",
        "referrals.opened",
    ]


def test_the_number_is_shown_on_asking_and_that_is_kept(sent):
    assert does("sam", show_contact, file=sent) == "0470 00 00 00"
    assert kept(sent)[-1] == ("referrals.contact_shown", "sam")


def test_a_receiver_who_has_to_go_through_the_sender_gets_no_number(relay):
    through = replace(ASKED, contact=replace(CONTACT, channel=Channel.THROUGH_SENDER))
    file = does("pia", hand_over, asked=through, grounds=CONSENT)

    with pytest.raises(PermissionDenied):
        does("sam", show_contact, file=file)
    assert does("pia", show_contact, file=file) == "0470 00 00 00"
    assert [event for event, _ in kept(file)].count("referrals.contact_shown") == 1


def test_an_end_is_not_quietly_another_one(sent):
    does("sam", move, file=sent, asked=Asked(move=Move.ACCEPT))
    does("sam", move, file=sent, asked=REACHED)

    with pytest.raises(MoveRefused):
        does("sam", move, file=sent, asked=replace(REACHED, outcome=Outcome.NO_SHOW))


def test_full_then_the_next_then_reached(sent):
    does("sam", open_referral, file=sent)
    does("sam", move, file=sent, asked=FULL)
    assert not sees("sam", sent)
    assert owed(sent) == {("referrals.choose_next", "corner")}

    second = does("pia", ask_another, file=sent, service="elm-house", grounds=CONSENT)

    assert owed(sent) == set()
    assert not sees("sam", second)
    does("eli", open_referral, file=second)
    does("eli", move, file=second, asked=Asked(move=Move.ACCEPT))
    assert owed(second) == {("referrals.reach", "elm")}
    assert does("eli", show_contact, file=second) == "0470 00 00 00"
    does("eli", move, file=second, asked=REACHED)
    assert owed(second) == set()
    assert state("pia", second) == State.COMPLETED
    assert asks("pia", referrals.referral, second).replaces == sent


@pytest.mark.parametrize("answer", [None, Move.PUT_ON_LIST])
def test_asking_the_next_takes_back_what_the_first_has_not_accepted(sent, answer):
    if answer:
        does("sam", move, file=sent, asked=Asked(move=answer))

    second = does("pia", ask_another, file=sent, service="elm-house", grounds=CONSENT)

    assert not sees("sam", sent)
    assert state("pia", sent) == State.WITHDRAWN
    assert owed(sent) == {("referrals.asked_elsewhere", "oak")}
    assert owed(second) == {("referrals.see", "elm"), ("referrals.answer", "elm")}
    opened = does("pia", open_referral, file=sent)
    assert opened.course[-1].move == Move.ASK_ELSEWHERE
    assert [consent.withdrawn_by for consent in opened.consents] == ["pia"]
    assert "referrals.consent_withdrawn" not in [event for event, _ in kept(sent)]


def test_both_are_asked_by_choice(sent):
    does("pia", ask_another, file=sent, service="elm-house", grounds=CONSENT, beside=True)

    assert sees("sam", sent)
    assert state("pia", sent) == State.REQUESTED
    assert owed(sent) == {("referrals.see", "oak"), ("referrals.answer", "oak")}


def test_a_service_that_said_yes_is_not_passed_by(sent):
    does("sam", move, file=sent, asked=Asked(move=Move.ACCEPT))

    with pytest.raises(MoveRefused) as refused:
        does("pia", ask_another, file=sent, service="elm-house", grounds=CONSENT)
    assert refused.value.refusal is MoveRefusal.NOT_FROM_HERE
    assert len(asks("pia", referrals.sent, page=1).rows) == 1

    does("pia", ask_another, file=sent, service="elm-house", grounds=CONSENT, beside=True)
    assert state("sam", sent) == State.ACCEPTED


def test_what_was_not_sent_on_stays_with_the_first(sent):
    with pytest.raises(NotHandedOver):
        does("pia", ask_another, file=sent, service="elm-house", grounds=Grounds())

    assert state("sam", sent) == State.REQUESTED


def test_a_move_made_twice_is_made_once(sent):
    does("sam", move, file=sent, asked=Asked(move=Move.ACCEPT))
    does("sam", move, file=sent, asked=Asked(move=Move.ACCEPT))

    course = does("pia", open_referral, file=sent).course
    assert [step.move for step in course] == [Move.SEND, Move.ACCEPT]


@pytest.mark.parametrize(
    ("code", "asked", "refusal"),
    [
        ("pia", Asked(move=Move.ACCEPT), MoveRefusal.NOT_YOURS),
        ("sam", Asked(move=Move.BEGIN), MoveRefusal.NOT_FROM_HERE),
        ("sam", Asked(move=Move.REJECT), MoveRefusal.REASON_MISSING),
    ],
)
def test_a_move_that_is_not_legal_changes_nothing(sent, code, asked, refusal):
    with pytest.raises(MoveRefused) as refused:
        does(code, move, file=sent, asked=asked)

    assert refused.value.refusal is refusal
    assert state("pia", sent) == State.REQUESTED


@pytest.mark.parametrize("made", [Move.PUT_ON_LIST, Move.ACCEPT])
def test_an_answer_is_an_answer_also_on_a_list(sent, made):
    does("sam", move, file=sent, asked=Asked(move=made))

    assert ("referrals.answer", "oak") not in owed(sent)


def test_help_can_begin_pause_go_on_and_come_to_nothing(sent):
    for step in (Move.ACCEPT, Move.BEGIN, Move.HOLD, Move.RESUME, Move.FAIL):
        does("sam", move, file=sent, asked=Asked(move=step))

    assert state("pia", sent) == State.FAILED
    assert owed(sent) == {("referrals.choose_next", "corner")}


def test_consent_taken_back_closes_at_once_and_tells_the_receiver_to_stop(sent):
    does("sam", open_referral, file=sent)
    does("pia", withdraw_consent, file=sent)
    does("pia", withdraw_consent, file=sent)

    assert not sees("sam", sent)
    assert state("pia", sent) == State.WITHDRAWN
    assert owed(sent) == {("referrals.stop_contact", "oak")}
    (consent,) = does("pia", open_referral, file=sent).consents
    assert (consent.withdrawn_at, consent.withdrawn_by) == (NOW, "pia")


def test_consent_ends_by_itself(sent):
    assert sees("sam", sent, UNTIL - timedelta(seconds=1))
    assert not sees("sam", sent, UNTIL)
    assert sees("pia", sent, UNTIL)


def test_nothing_is_handed_over_without_grounds(relay):
    with pytest.raises(NotHandedOver) as refused:
        does("pia", hand_over, asked=ASKED, grounds=Grounds())

    assert refused.value.refusal is BasisRefusal.NO_CONSENT
    assert asks("pia", referrals.sent, page=1).rows == ()


def test_a_legal_basis_is_kept_in_the_ledger(relay):
    file = does("pia", hand_over, asked=ASKED, grounds=Grounds(legal_basis="penal-422bis"))

    (consent,) = does("pia", open_referral, file=file).consents
    assert (consent.legal_basis, consent.how, consent.until) == ("penal-422bis", "", None)
    assert sees("sam", file)


def test_nobody_answers_for_a_service_without_a_desk(relay):
    with pytest.raises(NoDesk):
        does("pia", hand_over, asked=replace(ASKED, service="nobody"), grounds=CONSENT)


def test_only_who_may_hand_over_does(relay):
    with pytest.raises(PermissionDenied):
        does("tom", hand_over, asked=ASKED, grounds=CONSENT)
    assert Referral.unscoped.count() == Consent.unscoped.count() == 0


def test_only_the_sender_asks_another_service(sent):
    with pytest.raises(PermissionDenied):
        does("sam", ask_another, file=sent, service="elm-house", grounds=CONSENT)


def test_a_shredded_file_tells_nobody_anything(sent):
    vault.shred(sent)

    with pytest.raises(vault.Shredded):
        does("pia", open_referral, file=sent)


def test_what_is_not_there_and_what_is_not_hers_are_the_same(sent):
    for file in (sent, uuid4()):
        with pytest.raises(Http404):
            does("eli", open_referral, file=file)


def test_lists_hold_what_is_hers_page_by_page(relay, monkeypatch):
    monkeypatch.setattr(referrals, "PAGE", 2)
    made = [
        does("pia", hand_over, asked=ASKED, grounds=CONSENT, now=NOW + timedelta(minutes=minute))
        for minute in range(3)
    ]

    first = asks("pia", referrals.sent, page=1)
    assert [row.file for row in first.rows] == made[:0:-1]
    assert first.has_next
    assert [row.file for row in asks("sam", referrals.inbox, page=2).rows] == made[2:]
    assert asks("eli", referrals.inbox, page=1).rows == ()


def test_a_list_costs_few_queries(sent, django_assert_max_num_queries):
    by = viewer("sam")
    with acting(by, moment=NOW), django_assert_max_num_queries(1):
        found = referrals.inbox(by, page=1)
    assert [row.file for row in found.rows] == [sent]


def test_handing_over_costs_few_statements_also_with_savepoints(
    relay, django_assert_max_num_queries
):
    by = viewer("pia")
    with acting(by, moment=NOW), django_assert_max_num_queries(14):
        handed_over = hand_over(by=by, now=NOW, asked=ASKED, grounds=CONSENT)
    assert [row.file for row in asks("pia", referrals.sent, page=1).rows] == [handed_over]


def test_the_desk_says_whether_there_is_room(relay):
    does("sam", report_room, service="oak-house", capacity=Capacity.NO)

    (desk,) = asks("sam", desks.own_desks)
    assert (desk.service, desk.capacity, desk.capacity_at) == ("oak-house", Capacity.NO, NOW)
    with pytest.raises(PermissionDenied):
        does("eli", report_room, service="oak-house", capacity=Capacity.YES)


def test_the_coordinator_says_who_answers(relay):
    does("cleo", set_desk, service="oak-house", body="elm")
    does("cleo", set_desk, service="oak-house", body="elm")

    assert desks.desks(OPERATOR)["oak-house"].body == "elm"
    with pytest.raises(PermissionDenied):
        does("pia", set_desk, service="oak-house", body="corner")
