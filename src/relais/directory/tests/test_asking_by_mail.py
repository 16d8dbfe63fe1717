"""Sending a link that confirms a record, sending another, calling it back."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.http import Http404
from django.utils import timezone

from relais.directory.commands import asking
from relais.directory.commands.asking import AskingRefused
from relais.directory.commands.editing import merge_services
from relais.directory.commands.links import Mailbox
from relais.directory.models import Contact, Invitation
from relais.directory.queries import invitations, keeping
from relais.directory.rules.invitations import (
    BETWEEN_LINKS,
    MOST_AN_HOUR,
    AskingRefusal,
    InvitationState,
)
from relais.directory.tests.conftest import HELPLINE, LOADED_AT
from relais.directory.tests.letters import SERVICE, STEWARD, ask, known, paths, tokens
from relais.foundation.access import EVERYONE, OPERATOR

LATER = LOADED_AT + timedelta(days=1)
EXPIRED = LOADED_AT + timedelta(days=15)


@pytest.fixture
def line(take_over):
    take_over(HELPLINE)


@pytest.fixture
def post(line, mailoutbox, django_capture_on_commit_callbacks):
    """Do something, and get the letters that left for it."""

    def letters_of(act, *args, **kwargs):
        mailoutbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            act(*args, **kwargs)
        return list(mailoutbox)

    return letters_of


def state(token, now=LOADED_AT):
    found = invitations.opened(EVERYONE, token, now=now, today=timezone.localdate(now))
    return InvitationState.ALTERED if found is None else found.state


def again(token, now):
    asking.invite_again(by=EVERYONE, now=now, token=token)


def by_code(code, now=LOADED_AT):
    asking.invite_by_code(by=EVERYONE, now=now, code=code)


def audited(event):
    rows = apps.get_model("audit", "AuditRow").unscoped.filter(event=f"directory.{event}")
    return list(rows.order_by("id").values_list("actor", "about"))


def test_a_link_goes_to_the_mailbox_of_whoever_is_asked(post):
    known("a-line")
    known("a-line", for_service=True)

    [to_steward] = post(ask, "a-line")
    [to_service] = post(ask, "a-line", for_service=True)

    assert (to_steward.to, to_service.to) == ([STEWARD.mail], [SERVICE.mail])
    assert state(*tokens(to_steward)) is state(*tokens(to_service)) is InvitationState.OPEN
    assert audited("invitation_sent") == [("operator", "a-line")] * 2
    assert audited("contact_kept") == [("operator", "a-line")] * 2


def test_only_the_fingerprint_of_a_secret_is_kept(post):
    known("a-line")
    [letter] = post(ask, "a-line")
    [token] = tokens(letter)

    kept = repr(list(Invitation.unscoped.values())) + repr(audited("invitation_sent"))

    assert token.split(":")[0] not in kept


def test_a_letter_names_no_service_and_says_how_long_its_link_works(post):
    known("a-line", mailbox=Mailbox(mail="x@example.org", language="nl"))
    [letter] = post(ask, "a-line")

    said = letter.subject + letter.body
    assert letter.subject == "Relais: een fiche om te bevestigen"
    assert "8 december 2026" in said
    assert not [name for name in ("a-line", "Een lijn", "Une ligne") if name in said]
    assert paths(letter, "nl") == [f"/nl/confirm/{tokens(letter)[0]}/"]


def test_who_did_not_say_a_language_gets_both_with_the_same_link(post):
    known("a-line", mailbox=Mailbox(mail="x@example.org"))
    [letter] = post(ask, "a-line")

    assert "Bonjour," in letter.body
    assert "Dag," in letter.body
    assert " / " in letter.subject
    assert len(tokens(letter)) == len(paths(letter, "nl")) == len(paths(letter, "fr")) == 1


def test_that_a_letter_left_is_kept_and_that_it_did_not(post, settings):
    known("a-line")
    post(ask, "a-line")
    assert Invitation.unscoped.get().mailed_at == LOADED_AT

    settings.MAILERS = {
        "default": {"BACKEND": "relais.foundation.tests.no_mail_server.EmailBackend"}
    }
    post(ask, "a-line", at=LATER)
    assert Invitation.unscoped.latest("pk").mailed_at is None


def test_a_link_is_not_sent_twice_within_the_hour(post):
    known("a-line")
    post(ask, "a-line")

    with pytest.raises(AskingRefused) as refused:
        ask("a-line", at=LOADED_AT + BETWEEN_LINKS - timedelta(seconds=1))

    assert refused.value.refusal is AskingRefusal.TOO_SOON
    assert Invitation.unscoped.count() == 1


def test_a_link_whose_letter_did_not_leave_is_sent_again_at_once(line, mailoutbox):
    known("a-line")
    ask("a-line")
    ask("a-line")

    assert Invitation.unscoped.filter(revoked_at=None).count() == 1


def test_nobody_is_asked_whose_mailbox_is_not_known(line):
    with pytest.raises(AskingRefused) as refused:
        ask("a-line")

    assert refused.value.refusal is AskingRefusal.NO_CONTACT
    assert not Invitation.unscoped.exists()


@pytest.mark.parametrize("act", ["invite", "keep_contact"])
def test_only_who_keeps_a_record_asks_about_it(line, act):
    extra = {"mailbox": STEWARD} if act == "keep_contact" else {}

    with pytest.raises(Http404):
        getattr(asking, act)(by=EVERYONE, now=LOADED_AT, code="a-line", for_service=False, **extra)


def test_a_newer_link_takes_the_place_of_an_older_one(post):
    known("a-line")
    [older] = post(ask, "a-line")
    [newer] = post(ask, "a-line", at=LATER)

    assert state(*tokens(older), LATER) is InvitationState.REPLACED
    assert state(*tokens(newer), LATER) is InvitationState.OPEN


def test_a_link_that_is_called_back_works_no_longer(post):
    known("a-line")
    [letter] = post(ask, "a-line")
    pk = Invitation.unscoped.get().pk

    for _ in range(2):
        asking.revoke_invitation(by=OPERATOR, now=LATER, code="a-line", invitation_id=pk)

    assert state(*tokens(letter), LATER) is InvitationState.REVOKED
    assert audited("invitation_revoked") == [("operator", "a-line")]


def test_another_mailbox_calls_back_what_lies_in_the_wrong_one(post):
    known("a-line")
    [letter] = post(ask, "a-line")

    known("a-line", mailbox=Mailbox(mail=STEWARD.mail, language="nl"))
    assert state(*tokens(letter)) is InvitationState.OPEN

    known("a-line", mailbox=Mailbox(mail="right@example.org"))
    assert state(*tokens(letter)) is InvitationState.REVOKED
    assert Contact.unscoped.get().mail == "right@example.org"
    [new] = post(ask, "a-line")
    assert new.to == ["right@example.org"]


def test_another_mailbox_of_a_service_leaves_the_steward_their_link(post):
    known("a-line")
    known("a-line", for_service=True)
    [to_steward] = post(ask, "a-line")
    [to_service] = post(ask, "a-line", for_service=True)

    known("a-line", for_service=True, mailbox=Mailbox(mail="other@example.org"))

    assert state(*tokens(to_steward)) is InvitationState.OPEN
    assert state(*tokens(to_service)) is InvitationState.REVOKED


@pytest.mark.parametrize("altered", ["", "x", "aaaa:bbbb", "å"])
def test_an_altered_link_is_known_for_that(line, altered):
    assert state(altered) is InvitationState.ALTERED


def test_every_letter_of_a_link_counts(post):
    known("a-line")
    [letter] = post(ask, "a-line")
    [token] = tokens(letter)

    for place in range(len(token)):
        other = "a" if token[place] != "a" else "b"
        assert state(token[:place] + other + token[place + 1 :]) is InvitationState.ALTERED


def test_a_well_signed_link_that_was_never_sent_is_altered(line):
    assert state(invitations.signed("made up")) is InvitationState.ALTERED


def test_a_link_to_a_record_that_is_gone_opens_nothing(post, take_over):
    known("a-line")
    take_over(HELPLINE | {"id": "b-line"})
    [letter] = post(ask, "a-line")

    merge_services(by=OPERATOR, now=LATER, code="b-line", duplicate="a-line")

    assert state(*tokens(letter), LATER) is InvitationState.ALTERED


def test_opening_a_link_takes_two_queries(post, django_assert_num_queries):
    known("a-line")
    [letter] = post(ask, "a-line")
    [token] = tokens(letter)

    with django_assert_num_queries(2):
        assert state(token) is InvitationState.OPEN


# Asking for a new link, without an account.


def test_whoever_had_an_expired_link_gets_a_new_one_in_the_same_mailbox(post):
    known("a-line")
    [old] = post(ask, "a-line")
    [new] = post(again, *tokens(old), EXPIRED)

    assert new.to == [STEWARD.mail]
    assert state(*tokens(new), EXPIRED) is InvitationState.OPEN
    assert state(*tokens(old), EXPIRED) is InvitationState.REPLACED


def test_a_new_link_goes_where_letters_go_now_and_not_where_the_old_one_went(post):
    known("a-line")
    [old] = post(ask, "a-line")
    Contact.unscoped.update(mail="now@example.org")

    [new] = post(again, *tokens(old), EXPIRED)

    assert new.to == ["now@example.org"]


def test_an_open_link_is_not_renewed(post):
    known("a-line")
    [letter] = post(ask, "a-line")

    assert post(again, *tokens(letter), LATER) == []
    assert state(*tokens(letter), LATER) is InvitationState.OPEN


def test_a_link_that_was_called_back_is_not_renewed_by_any_way(post):
    known("a-line")
    [first] = post(ask, "a-line")
    [letter] = post(ask, "a-line", at=LATER)
    asking.revoke_invitation(
        by=OPERATOR, now=LATER, code="a-line", invitation_id=Invitation.unscoped.latest("pk").pk
    )

    assert post(again, *tokens(letter), EXPIRED) == []
    assert post(again, *tokens(first), EXPIRED) == []
    assert post(by_code, "a-line", EXPIRED) == []


def test_nothing_is_sent_for_an_altered_link_or_when_the_mailbox_is_gone(post):
    known("a-line")
    [letter] = post(ask, "a-line")
    Contact.unscoped.all().delete()

    assert post(again, "altered", EXPIRED) == []
    assert post(again, *tokens(letter), EXPIRED) == []
    assert post(by_code, "a-line", EXPIRED) == []


def test_one_new_link_an_hour_about_one_record(post):
    known("a-line")
    [old] = post(ask, "a-line")

    assert len(post(again, *tokens(old), EXPIRED)) == 1
    assert post(again, *tokens(old), EXPIRED + timedelta(minutes=59)) == []
    assert post(by_code, "a-line", EXPIRED + timedelta(minutes=59)) == []
    assert len(post(again, *tokens(old), EXPIRED + BETWEEN_LINKS)) == 1


def test_asking_by_code_reaches_the_service_itself_if_its_mailbox_is_known(post):
    known("a-line")
    [to_steward] = post(by_code, "a-line")
    known("a-line", for_service=True)
    [to_service] = post(by_code, "a-line", LATER)

    assert (to_steward.to, to_service.to) == ([STEWARD.mail], [SERVICE.mail])


def test_an_unknown_code_sends_nothing(post):
    assert post(by_code, "no-such-record") == []


def test_one_mailbox_gets_only_so_many_links_an_hour_that_nobody_with_an_account_asked(
    post, take_over
):
    codes = [f"line-{number}" for number in range(MOST_AN_HOUR + 2)]
    take_over(*(HELPLINE | {"id": code} for code in codes))
    known(codes[0])

    letters = [letter for code in codes for letter in post(by_code, code)]

    assert len(letters) == MOST_AN_HOUR
    assert len(post(by_code, codes[-1], LOADED_AT + BETWEEN_LINKS)) == 1


def test_links_that_the_operator_sent_do_not_count_against_the_reader(post, take_over):
    codes = [f"line-{number}" for number in range(MOST_AN_HOUR)]
    take_over(*(HELPLINE | {"id": code} for code in codes))
    known(codes[0])
    for code in codes:
        post(ask, code)

    assert len(post(by_code, "a-line")) == 1


def test_what_was_sent_is_listed_for_who_keeps_the_record(post):
    known("a-line")
    for days in range(6):
        post(ask, "a-line", at=LOADED_AT + timedelta(days=days))
    kept = keeping.kept(OPERATOR, "a-line", today=LOADED_AT.date())

    listed = invitations.invitations_of(OPERATOR, kept)

    assert [each.created_at.day for each in listed] == [29, 28, 27, 26, 25]
