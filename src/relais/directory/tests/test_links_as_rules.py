"""In which state a link is, and who gets a new one, by the rules alone."""

from datetime import UTC, datetime, timedelta

import pytest

from relais.directory.rules.invitations import (
    BETWEEN_LINKS,
    MOST_AN_HOUR,
    AskingFacts,
    AskingRefusal,
    InvitationFacts,
    InvitationState,
    fingerprint,
    refuse_asking,
    refuse_asking_anew,
    state_of,
)

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
EARLIER, LATER = NOW - timedelta(days=1), NOW + timedelta(days=1)
FRESH = {"expires_at": LATER, "used_at": None, "revoked_at": None, "is_newest": True}
QUIET = {"last_made_at": None, "last_called_back": False, "lately": 0}


@pytest.mark.parametrize(
    ("facts", "state"),
    [
        ({}, InvitationState.OPEN),
        ({"expires_at": NOW}, InvitationState.EXPIRED),
        ({"expires_at": NOW + timedelta(seconds=1)}, InvitationState.OPEN),
        ({"used_at": EARLIER}, InvitationState.USED),
        ({"used_at": EARLIER, "expires_at": EARLIER}, InvitationState.USED),
        ({"used_at": EARLIER, "revoked_at": EARLIER}, InvitationState.USED),
        ({"revoked_at": EARLIER}, InvitationState.REVOKED),
        ({"revoked_at": EARLIER, "expires_at": EARLIER}, InvitationState.REVOKED),
        ({"revoked_at": EARLIER, "is_newest": False}, InvitationState.REPLACED),
    ],
    ids=str,
)
def test_a_link_is_in_one_state(facts, state):
    assert state_of(InvitationFacts(**(FRESH | facts)), now=NOW) is state


@pytest.mark.parametrize(
    ("last", "refusal"),
    [
        (None, None),
        (NOW - BETWEEN_LINKS, None),
        (NOW - BETWEEN_LINKS + timedelta(seconds=1), AskingRefusal.TOO_SOON),
    ],
)
def test_a_steward_asks_once_an_hour(last, refusal):
    assert refuse_asking(last_sent_at=last, now=NOW) is refusal


@pytest.mark.parametrize(
    ("facts", "refusal"),
    [
        ({}, None),
        ({"last_made_at": NOW - BETWEEN_LINKS, "lately": MOST_AN_HOUR - 1}, None),
        ({"last_made_at": NOW}, AskingRefusal.TOO_SOON),
        ({"lately": MOST_AN_HOUR}, AskingRefusal.TOO_MANY),
        ({"last_called_back": True}, AskingRefusal.CALLED_BACK),
    ],
    ids=str,
)
def test_without_an_account_one_asks_seldom_and_not_past_the_steward(facts, refusal):
    assert refuse_asking_anew(AskingFacts(**(QUIET | facts)), now=NOW) is refusal


def test_a_fingerprint_does_not_tell_its_secret():
    assert fingerprint("secret") == fingerprint("secret") != fingerprint("secreu")
    assert "secret" not in fingerprint("secret")
