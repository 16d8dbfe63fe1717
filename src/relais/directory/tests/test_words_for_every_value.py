"""Every word of the closed lists has a label, and every reason a sentence, in three languages."""

from datetime import date

import pytest
from django.utils.translation import override

from relais.directory.rules import (
    asking,
    events,
    hours,
    imports,
    invitations,
    matching,
    reasons,
    record,
    secrecy,
    vocabulary,
)
from relais.directory.rules.coverage import vocabulary as coverage
from relais.directory.rules.hsds import asking as feed_asking
from relais.directory.rules.hsds import schedules, taxonomies
from relais.directory.words import asking as asking_words
from relais.directory.words import coverage as coverage_words
from relais.directory.words import faults, hsds, labels, trust
from relais.directory.words import reasons as reason_words

LABELLED = [
    (vocabulary.Need, labels.NEED),
    (vocabulary.Profile, labels.PROFILE),
    (vocabulary.Kind, labels.KIND),
    (vocabulary.Access, labels.ACCESS),
    (vocabulary.Trust, labels.TRUST),
    (vocabulary.Capacity, labels.CAPACITY),
    (vocabulary.Cost, labels.COST),
    (vocabulary.OpenState, labels.STATE),
    (record.ChannelKind, labels.CHANNEL),
    (events.Event, labels.EVENT),
    (reasons.ReasonCode, reason_words.REASON),
    (matching.LeftOut, reason_words.LEFT_OUT),
    (record.FaultCode, faults.FAULT),
    (hours.HoursRefusal, faults.HOURS),
    (secrecy.SecrecyRefusal, faults.SECRECY),
    (imports.Outcome, faults.OUTCOME),
    (asking.AskRefusal, asking_words.ASK_REFUSAL),
    (coverage.Cover, coverage_words.COVER),
    (coverage.Scenario, coverage_words.SCENARIO),
    (coverage.TrustLayer, coverage_words.TRUST_LAYER),
    (coverage.ReachLayer, coverage_words.REACH_LAYER),
    (coverage.Uncounted, coverage_words.UNCOUNTED),
    (coverage.Effect, coverage_words.EFFECT),
    (coverage.WhatIfRefusal, coverage_words.WHAT_IF_REFUSAL),
    (feed_asking.FeedRefusal, hsds.FEED_REFUSAL),
    (schedules.HolidayHours, hsds.HOLIDAY_HOURS),
    (taxonomies.TaxonomyCode, hsds.TAXONOMY),
    (taxonomies.Addition, hsds.ADDITION),
    (taxonomies.LinkType, hsds.LINK_TYPE),
    (invitations.InvitationState, trust.INVITATION),
    (invitations.AskingRefusal, trust.ASKING_REFUSAL),
]


@pytest.mark.parametrize(("words", "said"), LABELLED, ids=[each.__name__ for each, _ in LABELLED])
def test_every_word_is_said(words, said):
    assert set(said) == set(words)


def test_what_the_open_data_add_is_explained_too():
    assert set(hsds.TAXONOMY_MEANING) == set(taxonomies.TaxonomyCode)
    assert set(hsds.ADDITION_MEANING) == set(taxonomies.Addition)


def test_what_can_be_let_go_is_said():
    assert set(reason_words.RELAXED) == set(matching.RELAXED_IN_ORDER)


@pytest.mark.parametrize("language", ["nl", "fr", "en"])
@pytest.mark.parametrize("code", reasons.ReasonCode)
def test_every_reason_is_a_sentence_without_holes(code, language):
    full = reasons.Reason(
        code, language="nl", profile="woman", service="x", day="2026-11-25", time="24:00"
    )
    with override(language):
        said = reason_words.reason_sentence(full, today=date(2026, 11, 24))

    assert said
    assert "%" not in said


def test_another_day_is_named():
    until = reasons.Reason(reasons.ReasonCode.OPEN_UNTIL, day="2026-11-25", time="02:00")
    opens = reasons.Reason(reasons.ReasonCode.CLOSED_OPENS, day="2026-11-25", time="09:00")

    with override("en"):
        assert reason_words.reason_sentence(until, today=date(2026, 11, 25)) == "open until 2:00"
        assert (
            reason_words.reason_sentence(until, today=date(2026, 11, 24))
            == "open until 2:00 (Wednesday)"
        )
        assert reason_words.reason_sentence(opens) == "closed now, opens Wednesday at 9:00"


def test_one_and_many_are_told_apart():
    with override("nl"):
        one = reason_words.left_out_sentence(matching.LeftOut.CLOSED, 1)
        many = reason_words.left_out_sentence(matching.LeftOut.CLOSED, 3)

    assert (one, many) == ("1 dienst is nu gesloten", "3 diensten zijn nu gesloten")


def test_an_unknown_language_is_spoken_to_in_english():
    with override("de"):
        assert reason_words.active_language() == "en"


def test_hours_that_can_not_be_read_are_not_called_unreadable_letters():
    fault = record.Fault(
        code=record.FaultCode.MALFORMED_HOURS,
        field="hours",
        value="9 to 5",
        detail=hours.HoursRefusal.UNREADABLE,
    )
    with override("en"):
        said = faults.fault_sentence(fault)

    assert said == "hours: these hours can not be read. 9 to 5: This is no opening_hours text."
