"""A link and a code said on the phone: what they open, for whom, for how long, and what is owed."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.db import connection

from relais.foundation.access import EVERYONE, acting, raise_wall
from relais.referrals.commands.another import ask_another
from relais.referrals.commands.moving import move, open_referral, show_contact, withdraw_consent
from relais.referrals.commands.outside import (
    DeskAnswers,
    hand_over_outside,
    open_link,
    renew_link,
)
from relais.referrals.commands.sending import NotHandedOver
from relais.referrals.models import OutsideLink, Referral
from relais.referrals.queries import outside, referrals
from relais.referrals.rules.consent import Grounds
from relais.referrals.rules.links import LASTS, Holder, LinkState, fingerprint
from relais.referrals.rules.moves import Asked
from relais.referrals.rules.vocabulary import Move, Outcome, Party, RejectionReason, State
from relais.referrals.tests.conftest import ASKED, CONSENT, NOW, asks, does, kept, owed, viewer

FAR = replace(ASKED, service="far-house")
ACCEPT = Asked(move=Move.ACCEPT)
FULL = Asked(move=Move.REJECT, reason=RejectionReason.FULL)
REACHED = Asked(move=Move.COMPLETE, outcome=Outcome.REACHED)
LATER = NOW + LASTS


@pytest.fixture
def link(relay):
    """The link of what Pia handed over to a service that is not in Relais."""
    return does("pia", hand_over_outside, asked=FAR, grounds=CONSENT)


def wrong(link):
    return f"{(int(link.code) + 1) % 1_000_000:06}"


def opens(link, *, code=None, secret=None, now=NOW):
    """Whoever this link and this code let in; None when nobody."""
    said = {"secret": secret or link.secret, "code": code or link.code}
    return open_link(by=EVERYONE, now=now, **said)


def by_link(link, act, *arguments, now=NOW, **named):
    """Let the holder do or ask something."""
    holder = opens(link, now=now)
    with acting(holder, moment=now):
        if arguments:
            return act(holder, *arguments, **named)
        return act(by=holder, now=now, file=link.file, **named)


def sees(link, now=NOW):
    """The file that PostgreSQL shows to whoever holds the link, whatever Python thinks of it."""
    holder = Holder(link=row_of(link).pk)
    with acting(holder, moment=now):
        return list(Referral.unscoped.values_list("file_id", flat=True))


def row_of(link):
    return OutsideLink.unscoped.get(secret_hash=fingerprint(link.secret))


def stands(link, now=NOW):
    row = asks("pia", referrals.referral, link.file, now=now)
    return asks("pia", outside.link_of, row, now=now, moment=now), State(row.state)


def test_link_and_code_open_one_file_to_one_seat(link, sent):
    assert sees(link) == [link.file]
    assert by_link(link, open_referral).party is Party.RECEIVER
    holder = opens(link)
    with acting(holder, moment=NOW):
        assert outside.file_of(holder) == link.file
        assert not holder.may("anything")
    assert asks("sam", referrals.inbox, page=1).rows[0].file == sent
    assert len(asks("sam", referrals.inbox, page=1).rows) == 1


def test_neither_secret_nor_code_is_kept(link):
    with connection.cursor() as cursor:
        cursor.execute("SELECT row_to_json(l)::text FROM referrals_outsidelink l")
        (row,) = cursor.fetchone()

    assert link.secret not in row
    assert f'"{link.code}"' not in row
    assert link.code.encode().hex() not in row


def test_consent_and_what_is_owed_are_written_for_it_as_for_everyone(link):
    (consent,) = does("pia", open_referral, file=link.file).consents

    assert (consent.receiver, consent.how) == ("far-house", "spoken")
    assert owed(link.file) == {("referrals.ask_again", "corner")}
    assert kept(link.file)[:2] == [("referrals.sent", "pia"), ("referrals.link_made", "pia")]


def test_what_the_holder_does_stands_in_the_audit(link):
    by_link(link, open_referral)
    by_link(link, show_contact)

    actor = f"link-{row_of(link).pk.hex}"
    assert kept(link.file)[2:] == [
        ("referrals.opened", actor),
        ("referrals.moved", actor),
        ("referrals.contact_shown", actor),
    ]


def test_accepted_then_reached_and_the_link_is_dead(link):
    by_link(link, open_referral)
    assert owed(link.file) == {("referrals.ask_again", "corner")}
    by_link(link, move, asked=ACCEPT)
    assert owed(link.file) == {("referrals.ask_again", "corner")}
    assert by_link(link, show_contact) == "0470 00 00 00"
    by_link(link, move, asked=REACHED)

    assert owed(link.file) == set()
    assert opens(link) is None
    assert sees(link) == []
    display, state = stands(link)
    assert (display.state, display.can_be_renewed, state) == (
        LinkState.ENDED,
        False,
        State.COMPLETED,
    )


def test_not_accepted_is_counted_closed_and_comes_back_to_the_sender(link):
    by_link(link, move, asked=FULL)

    assert owed(link.file) == {("referrals.choose_next", "corner")}
    assert opens(link) is None
    assert sees(link) == []
    counted = apps.get_model("referrals", "RejectionCount").unscoped.get()
    assert (counted.service, counted.reason, counted.count) == ("far-house", "full", 1)
    second = does("pia", ask_another, file=link.file, service="oak-house", grounds=CONSENT)
    assert asks("sam", referrals.referral, second).replaces == link.file


def test_consent_taken_back_kills_the_link_and_the_sender_rings(link):
    by_link(link, move, asked=ACCEPT)
    does("pia", withdraw_consent, file=link.file)

    assert opens(link) is None
    assert sees(link) == []
    assert owed(link.file) == {("referrals.ring_stop", "corner")}


def test_asking_elsewhere_kills_the_link_and_the_sender_rings(link):
    does("pia", ask_another, file=link.file, service="oak-house", grounds=CONSENT)

    assert opens(link) is None
    assert owed(link.file) == {("referrals.ring_stop", "corner")}


def test_the_fifth_wrong_code_kills_it_also_for_the_right_one(link):
    for number in range(4):
        assert opens(link, code=wrong(link)) is None, number
    assert opens(link) is not None
    assert opens(link, code=wrong(link)) is None

    assert opens(link) is None
    assert sees(link) == []
    assert stands(link)[0].state is LinkState.TRIED_TOO_OFTEN
    tried = apps.get_model("audit", "AuditRow").unscoped.filter(event="referrals.link_tried")
    assert {(row.actor, row.file) for row in tried} == {("everyone", None)}
    assert len(tried) == 5


def test_an_altered_secret_opens_nothing_and_counts_nothing(link):
    assert opens(link, secret=link.secret[:-1]) is None
    assert row_of(link).wrong_tries == 0


def test_two_weeks_later_it_is_over(link):
    just_before = LATER - timedelta(seconds=1)
    assert opens(link, now=just_before) is not None
    assert sees(link, just_before) == [link.file]
    assert opens(link, now=LATER) is None
    assert sees(link, LATER) == []
    assert stands(link, LATER)[0].state is LinkState.EXPIRED


def test_consent_that_ends_sooner_closes_it_sooner(relay):
    ends = NOW + timedelta(days=1)
    brief = Grounds(consent=replace(CONSENT.consent, until=ends))
    link = does("pia", hand_over_outside, asked=FAR, grounds=brief)

    holder = opens(link, now=ends)
    with acting(holder, moment=ends):
        assert outside.file_of(holder) is None


def test_a_legal_basis_opens_it_as_long_as_the_link_lasts(relay):
    grounds = Grounds(legal_basis="penal-422bis")
    link = does("pia", hand_over_outside, asked=FAR, grounds=grounds)

    assert sees(link, LATER - timedelta(seconds=1)) == [link.file]
    again = does("pia", renew_link, file=link.file)
    assert sees(again) == [link.file]


def test_a_new_link_takes_the_place_of_the_old_one(link):
    again = does("pia", renew_link, file=link.file)

    assert opens(link) is None
    assert by_link(again, open_referral).row.state == State.RECEIVED
    assert stands(again)[0].can_be_renewed


def test_only_the_sender_makes_a_new_link_and_only_while_it_waits(link, sent):
    with pytest.raises(PermissionDenied):
        by_link(link, renew_link)
    with pytest.raises(PermissionDenied):
        does("pia", renew_link, file=sent)
    by_link(link, move, asked=FULL)
    with pytest.raises(PermissionDenied):
        does("pia", renew_link, file=link.file)


def test_a_service_with_a_desk_gets_no_link(relay):
    with pytest.raises(DeskAnswers):
        does("pia", hand_over_outside, asked=ASKED, grounds=CONSENT)


def test_without_grounds_there_is_no_link(relay):
    with pytest.raises(NotHandedOver):
        does("pia", hand_over_outside, asked=FAR, grounds=Grounds())

    assert not OutsideLink.unscoped.exists()


def test_what_goes_to_a_desk_has_no_link(sent):
    row = asks("pia", referrals.referral, sent)

    assert asks("pia", outside.link_of, row, moment=NOW) is None


def test_a_wall_keeps_out_whoever_holds_the_link(link):
    with acting(viewer("pia"), moment=NOW):
        raise_wall(viewer("pia"), file=link.file, against=f"link-{row_of(link).pk.hex}")

    assert sees(link) == []


def test_an_invented_link_has_no_seat(link):
    stranger = Holder(link=link.file)
    with acting(stranger, moment=NOW):
        assert not Referral.unscoped.exists()
