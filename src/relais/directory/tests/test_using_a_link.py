"""What a mailed link lets its holder do, once: confirm, or say what is wrong."""

import threading
from datetime import timedelta

import pytest
from django.apps import apps
from django.db import connection
from django.http import Http404

from relais.directory.commands import asking, by_link
from relais.directory.commands.by_link import Checked, LinkRefused, RecordChanged
from relais.directory.commands.editing import RecordRefused, change_service
from relais.directory.commands.imports import import_services
from relais.directory.models import Confirmation, Invitation, Proposal, Service, Version
from relais.directory.queries import invitations, keeping
from relais.directory.rules.freshness import KINDS_WITH_ROOM
from relais.directory.rules.vocabulary import Aspect, Kind, Means, Trust
from relais.directory.tests.conftest import HELPLINE, LOADED_AT, SECRET_HOUSE
from relais.directory.tests.letters import ask, known, tokens
from relais.foundation.access import EVERYONE, OPERATOR

NOW = LOADED_AT + timedelta(days=1)
ALL = tuple(Aspect)
NEW_NUMBER = {"phone": ["02 553 17 40"]}


@pytest.fixture
def link(take_over, mailoutbox, django_capture_on_commit_callbacks):
    """Send a link about a record, and get its token."""
    take_over(HELPLINE, SECRET_HOUSE)

    def send(code="a-line", *, for_service=False):
        known(code, for_service=for_service)
        with django_capture_on_commit_callbacks(execute=True):
            ask(code, for_service=for_service)
        [token] = tokens(mailoutbox[-1])
        return token

    return send


def kept(code="a-line", now=NOW):
    return keeping.kept(OPERATOR, code, today=now.date())


def checked(*aspects, code="a-line", means=Means.CALLED, stamp=None):
    return Checked(aspects=aspects, means=means, stamp=kept(code).stamp if stamp is None else stamp)


def confirm(token, *aspects, now=NOW, code="a-line", **how):
    return by_link.confirm_by_link(
        by=EVERYONE, now=now, token=token, checked=checked(*aspects, code=code, **how)
    )


def propose(token, said, *aspects, code="a-line", **how):
    return by_link.propose_by_link(
        by=EVERYONE, now=NOW, token=token, said=said, checked=checked(*aspects, code=code, **how)
    )


def confirmed(code="a-line"):
    rows = Confirmation.unscoped.filter(service__code=code, withdrawn_at=None)
    return {(row.aspect, row.role, row.means) for row in rows}


def is_open(token):
    found = invitations.opened(EVERYONE, token, now=NOW, today=NOW.date())
    return found is not None and found.state == "open"


def audited(event):
    rows = apps.get_model("audit", "AuditRow").unscoped.filter(event=f"directory.{event}")
    return list(rows.order_by("id").values_list("actor", "about"))


def test_a_steward_confirms_what_they_checked_and_how(link):
    token = link()

    assert confirm(token, Aspect.PHONE, Aspect.HOURS, means=Means.VISITED) == {
        Aspect.PHONE,
        Aspect.HOURS,
    }

    assert confirmed() == {("phone", "steward", "visited"), ("hours", "steward", "visited")}
    holder = f"invitation-{Invitation.unscoped.get().pk}"
    assert audited("service_confirmed") == [(holder, "a-line")]
    assert Invitation.unscoped.get().used_at == NOW


def test_a_service_is_its_own_means_whatever_is_sent(link):
    token = link(for_service=True)

    confirm(token, Aspect.PHONE, means=Means.VISITED)

    assert confirmed() == {("phone", "service", "service_itself")}


def test_a_link_confirms_once(link):
    token = link()
    confirm(token, Aspect.PHONE)

    with pytest.raises(LinkRefused):
        confirm(token, Aspect.HOURS)
    with pytest.raises(LinkRefused):
        propose(token, NEW_NUMBER)

    assert confirmed() == {("phone", "steward", "called")}


def test_an_altered_expired_or_recalled_link_confirms_nothing(link):
    token = link()
    with pytest.raises(LinkRefused):
        confirm(token[:-1], Aspect.PHONE)
    with pytest.raises(LinkRefused):
        confirm(token, Aspect.PHONE, now=LOADED_AT + timedelta(days=14))
    pk = Invitation.unscoped.get().pk
    asking.revoke_invitation(by=OPERATOR, now=NOW, code="a-line", invitation_id=pk)
    with pytest.raises(LinkRefused):
        confirm(token, Aspect.PHONE)

    assert confirmed() == set()
    assert Invitation.unscoped.get().used_at is None


def test_a_link_works_until_its_last_moment(link):
    token = link()

    assert confirm(token, Aspect.PHONE, now=LOADED_AT + timedelta(days=14, seconds=-1))


@pytest.mark.parametrize("aspects", [(), (Aspect.CAPACITY,)])
def test_a_link_with_which_nothing_is_confirmed_stays_open(link, aspects):
    token = link("a-house")

    assert confirm(token, *aspects, code="a-house") == frozenset()

    assert is_open(token)
    assert confirmed("a-house") == set()


def test_room_is_not_confirmed_by_a_link(link):
    token = link("a-house")
    assert Kind.SHELTER in KINDS_WITH_ROOM

    confirm(token, *ALL, code="a-house")

    assert {aspect for aspect, _role, _means in confirmed("a-house")} == {*ALL} - {"capacity"}


def test_what_changed_while_someone_looked_is_not_confirmed_unseen(link):
    token = link()
    seen = kept().stamp
    change_service(by=OPERATOR, now=NOW, code="a-line", said=NEW_NUMBER, source="a test")

    with pytest.raises(RecordChanged):
        confirm(token, Aspect.PHONE, stamp=seen)
    with pytest.raises(RecordChanged):
        propose(token, {"hours": "24/7"}, stamp=seen)

    assert is_open(token)
    assert confirmed() == set()


# Saying what is wrong.


def test_what_a_steward_corrects_holds_at_once_and_is_confirmed_with_the_rest(link):
    token = link()

    assert propose(token, NEW_NUMBER, Aspect.HOURS, means=Means.VISITED) == ("phones",)

    assert kept().record.phones == ("02 553 17 40",)
    assert confirmed() == {("phone", "steward", "visited"), ("hours", "steward", "visited")}
    assert not is_open(token)
    version = Version.unscoped.latest("pk")
    assert (version.act, version.role, version.source) == ("changed", "steward", HELPLINE["source"])


def test_what_a_service_proposes_waits_and_the_rest_is_confirmed(link):
    token = link(for_service=True)

    assert propose(token, NEW_NUMBER, Aspect.PHONE, Aspect.HOURS) == ("phones",)

    assert kept().record.phones == ("1712",)
    assert confirmed() == {("hours", "service", "service_itself")}
    [waiting] = invitations.open_proposals(OPERATOR, kept())
    assert (waiting.content, waiting.role, waiting.made_at) == (NEW_NUMBER, "service", NOW)
    assert audited("change_proposed") == [(f"invitation-{Invitation.unscoped.get().pk}", "a-line")]
    assert not is_open(token)


@pytest.mark.parametrize("for_service", [True, False])
def test_saying_nothing_new_leaves_the_link_open(link, for_service):
    token = link(for_service=for_service)

    assert propose(token, {"phone": ["1712"]}, Aspect.PHONE) == ()

    assert is_open(token)
    assert confirmed() == set()


@pytest.mark.parametrize("for_service", [True, False])
def test_what_can_not_stand_is_refused_and_the_link_stays_open(link, for_service):
    token = link(for_service=for_service)

    with pytest.raises(RecordRefused):
        propose(token, {"phone": ["12345"], "hours": "24/7"})

    assert is_open(token)
    assert not Proposal.unscoped.exists()
    assert kept().record.hours == HELPLINE["hours"]


@pytest.mark.parametrize("for_service", [True, False])
def test_a_place_of_a_secret_house_is_refused_and_kept_nowhere(link, for_service):
    token = link("a-house", for_service=for_service)

    with pytest.raises(RecordRefused) as refused:
        propose(token, {"hours": 'Mo-Fr 09:00-17:00 "Kanariestraat 71"'}, code="a-house")

    assert "Kanarie" not in repr(refused.value)
    assert not Proposal.unscoped.exists()
    assert not Version.unscoped.filter(content__hours__isnull=False, service__code="a-house")


# Deciding what a service proposed.


@pytest.fixture
def proposal(link):
    propose(link(for_service=True), NEW_NUMBER)
    return Proposal.unscoped.get()


def decide(proposal, *, accept, by=OPERATOR):
    return asking.decide_proposal(by=by, now=NOW, proposal_id=proposal.pk, accept=accept)


def test_an_accepted_proposal_becomes_the_record(proposal):
    assert decide(proposal, accept=True) == ("phones",)

    assert kept().record.phones == ("02 553 17 40",)
    assert Version.unscoped.latest("pk").act == "proposed"
    assert invitations.open_proposals(OPERATOR, kept()) == []
    assert audited("proposal_decided") == [("operator", "a-line")]


def test_a_declined_proposal_changes_nothing_and_stays_declined(proposal):
    assert decide(proposal, accept=False) == ()
    assert decide(proposal, accept=True) == ()

    assert kept().record.phones == ("1712",)
    proposal.refresh_from_db()
    assert (proposal.accepted, proposal.decided_by, proposal.decided_at) == (False, "operator", NOW)
    assert len(audited("proposal_decided")) == 1


def test_only_who_keeps_the_record_decides(proposal):
    with pytest.raises(Http404):
        decide(proposal, accept=True, by=EVERYONE)


def test_a_proposal_that_can_no_longer_stand_is_refused_and_stays_open(proposal):
    Proposal.unscoped.update(content={"phone": ["12345"]})

    with pytest.raises(RecordRefused):
        decide(proposal, accept=True)

    assert len(invitations.open_proposals(OPERATOR, kept())) == 1


def test_what_was_confirmed_by_a_link_counts_as_confirmed(link):
    confirm(link(), *ALL)

    assert kept().trust is Trust.CONFIRMED


@pytest.mark.django_db(transaction=True)
def test_of_two_who_press_at_the_same_moment_one_is_first(places, mailoutbox):
    import_services(by=OPERATOR, now=LOADED_AT, records=[HELPLINE], dry_run=False)
    known("a-line")
    ask("a-line")
    [token] = tokens(mailoutbox[-1])
    how = checked(Aspect.PHONE)
    ready, outcomes = threading.Barrier(8), []

    def press():
        ready.wait()
        try:
            by_link.confirm_by_link(by=EVERYONE, now=NOW, token=token, checked=how)
            outcomes.append("first")
        except LinkRefused:
            outcomes.append("used")
        finally:
            connection.close()

    threads = [threading.Thread(target=press) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(outcomes) == ["first"] + ["used"] * 7
    assert Service.unscoped.get().confirmations.count() == 1
