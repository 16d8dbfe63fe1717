"""From a name on a list to a device that may report: registering, linking, enrolling, revoking."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.http import Http404

from relais.foundation.access import EVERYONE
from relais.materials import commands, queries
from relais.materials.commands import CounterRefused, EnrolmentRefused
from relais.materials.models import Counter, EnrolmentLink
from relais.materials.rules.counters import NAME_AT_MOST, CounterRefusal, EnrolmentRefusal
from relais.materials.tests.conftest import ANALYST, COORDINATOR, NOW, OUTSIDER

LATER = NOW + timedelta(days=1)


def audited():
    rows = apps.get_model("audit", "AuditRow").unscoped.filter(event__startswith="materials.")
    return list(rows.order_by("id").values_list("event", "actor", "about"))


def create_link(counter, now=NOW):
    return commands.create_link(by=COORDINATOR, now=now, counter_code=counter.code)


def enrol(secret, now=LATER):
    return commands.enrol_device(by=EVERYONE, now=now, secret=secret)


def refusal_of(secret, now=LATER):
    before = list(EnrolmentLink.unscoped.order_by("id").values())
    with pytest.raises(EnrolmentRefused) as refused:
        enrol(secret, now)
    assert list(EnrolmentLink.unscoped.order_by("id").values()) == before
    return refused.value.refusal


def test_a_counter_is_registered_linked_and_enrolled_and_each_step_is_audited(register):
    counter = register()
    invitation = create_link(counter)

    enrolled = enrol(invitation.secret)

    assert enrolled.counter == counter
    assert enrolled.token != invitation.secret
    assert audited() == [
        ("materials.counter_registered", "coordinator", counter.code),
        ("materials.link_created", "coordinator", counter.code),
        ("materials.device_enrolled", "everyone", counter.code),
    ]


def test_neither_the_secret_nor_the_token_is_kept(register):
    invitation = create_link(register())
    enrolled = enrol(invitation.secret)

    kept = str(list(EnrolmentLink.unscoped.values())) + str(audited())

    assert invitation.secret not in kept
    assert enrolled.token not in kept


def test_registering_twice_registers_once(register):
    assert register() == register()
    assert Counter.unscoped.count() == 1


@pytest.mark.parametrize(
    ("facts", "refusal"),
    [
        ({"name": ""}, CounterRefusal.NO_NAME),
        ({"name": "x" * (NAME_AT_MOST + 1)}, CounterRefusal.NAME_TOO_LONG),
        ({"kind": "casino"}, CounterRefusal.UNKNOWN_KIND),
        ({"municipality": "11002"}, CounterRefusal.UNKNOWN_MUNICIPALITY),
    ],
)
def test_a_counter_is_refused_by_name_and_nothing_is_kept(places, facts, refusal):
    plain = {"name": "Apotheek", "kind": "pharmacy", "municipality": "21013"}

    with pytest.raises(CounterRefused) as refused:
        commands.register_counter(by=COORDINATOR, now=NOW, **{**plain, **facts})

    assert refused.value.refusal is refusal
    assert not Counter.unscoped.exists()


def test_a_link_works_once(register):
    secret = create_link(register()).secret
    enrol(secret)

    assert refusal_of(secret) is EnrolmentRefusal.USED


def test_a_link_works_until_the_seventh_day_is_over(register):
    invitation = create_link(register())

    assert invitation.expires_at == NOW + timedelta(days=7)
    assert refusal_of(invitation.secret, invitation.expires_at) is EnrolmentRefusal.EXPIRED
    assert enrol(invitation.secret, invitation.expires_at - timedelta(seconds=1))


def test_an_altered_link_is_unknown(register):
    secret = create_link(register()).secret

    assert refusal_of(secret[:-1]) is EnrolmentRefusal.UNKNOWN
    assert refusal_of("") is EnrolmentRefusal.UNKNOWN


def test_a_new_link_stops_the_older_one_but_no_device(register):
    counter = register()
    token = enrol(create_link(counter).secret).token
    older = create_link(counter).secret
    newer = create_link(counter).secret

    assert refusal_of(older) is EnrolmentRefusal.REVOKED
    assert enrol(newer)
    assert Counter.unscoped.with_device(token).get() == counter


def test_a_revoked_counter_has_no_link_and_no_device(register):
    counter = register()
    token = enrol(create_link(counter).secret).token
    secret = create_link(counter).secret

    for _ in range(2):
        revoked = commands.revoke_counter(by=COORDINATOR, now=LATER, counter_code=counter.code)

    assert revoked.revoked_at == LATER
    assert refusal_of(secret) is EnrolmentRefusal.REVOKED
    assert not Counter.unscoped.with_device(token).exists()
    with pytest.raises(CounterRefused) as refused:
        create_link(counter)
    assert refused.value.refusal is CounterRefusal.REVOKED
    assert [event for event, _, _ in audited()].count("materials.counter_revoked") == 1


def test_a_revoked_counter_may_be_registered_anew(register):
    first = register()
    commands.revoke_counter(by=COORDINATOR, now=LATER, counter_code=first.code)

    assert register(now=LATER) != first


@pytest.mark.parametrize("person", [ANALYST, OUTSIDER, EVERYONE], ids=lambda person: person.code)
def test_only_who_may_enrol_counters_does(register, person):
    code = register().code

    with pytest.raises(PermissionDenied):
        commands.register_counter(
            by=person, now=NOW, name="Apotheek", kind="pharmacy", municipality="21013"
        )
    for command in (commands.create_link, commands.revoke_counter):
        with pytest.raises(PermissionDenied):
            command(by=person, now=NOW, counter_code=code)


def test_who_may_not_read_the_tally_sees_no_counter(register):
    code = register().code

    assert queries.counter(ANALYST, code).code == code
    assert [each.code for each in queries.counters_page(ANALYST, number="1")] == [code]
    assert list(queries.counters_page(OUTSIDER, number="1")) == []
    with pytest.raises(Http404):
        queries.counter(OUTSIDER, code)


def test_counters_in_use_come_first_and_a_page_too_far_is_the_last(register):
    register("A, revoked")
    commands.revoke_counter(
        by=COORDINATOR, now=LATER, counter_code=Counter.unscoped.get(name="A, revoked").code
    )
    register("C")
    register("B")

    page = queries.counters_page(COORDINATOR, number="99")

    assert [counter.name for counter in page] == ["B", "C", "A, revoked"]
