"""What a professional may do stands in the mandates of the day, and ends with them."""

from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction
from django.http import Http404

from relais.foundation.access import EVERYONE, OPERATOR
from relais.foundation.trilingual import Trilingual
from relais.organisations.interface import (
    Appointment,
    BodyKind,
    BodyRecord,
    MandateRefused,
    Newcomer,
    Role,
    Term,
    end_mandate,
    enrol_professional,
    found_body,
    give_mandate,
    grant,
    professional,
    professional_on,
    retire_professional,
    viewer_body,
)
from relais.organisations.models import Body, Mandate, Professional
from relais.organisations.models.people import RESERVED_CODES
from relais.organisations.permissions import Permission, _carried, permissions_of
from relais.organisations.rules.mandates import MandateRefusal

AuditRow = apps.get_model("audit", "AuditRow")
NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
TODAY = NOW.date()
TOMORROW = TODAY + timedelta(days=1)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def tree():
    name = Trilingual(nl="Boom", fr="Arbre")
    return found_body(
        by=OPERATOR, now=NOW, body=BodyRecord(code="tree", kind=BodyKind.ASSOCIATION, name=name)
    )


@pytest.fixture
def gwen():
    newcomer = Newcomer(code="gwen", name="Gwen Nergens", language="nl")
    return enrol_professional(by=OPERATOR, now=NOW, newcomer=newcomer)


def give(*, from_day=TODAY, to_day=None, role=Role.SHELTER_WORKER):
    term = Term(from_day=from_day, to_day=to_day)
    appointment = Appointment(professional="gwen", body="tree", role=role, term=term)
    return give_mandate(by=OPERATOR, now=NOW, appointment=appointment)


def on(day):
    """Gwen as the pages of that day see her."""
    return professional_on(Professional.unscoped.get(code="gwen"), day)


def test_a_professional_without_mandate_may_nothing(gwen):
    assert not gwen.may(Permission.OPEN_HOME)
    assert not on(TODAY).may(Permission.OPEN_HOME)


def test_a_mandate_holds_from_its_first_day(gwen):
    give(from_day=TOMORROW)

    assert not on(TODAY).may(Permission.OPEN_HOME)
    assert on(TOMORROW).may(Permission.OPEN_HOME)


def test_a_mandate_no_longer_holds_on_the_day_it_ends(gwen):
    mandate = give()

    end_mandate(by=OPERATOR, now=NOW, mandate_id=mandate.pk, to_day=TOMORROW)

    assert on(TODAY).may(Permission.OPEN_HOME)
    assert not on(TOMORROW).may(Permission.OPEN_HOME)


def test_the_audit_is_told_every_mandate_of_the_day(gwen):
    give()
    give(role=Role.TRAINER, from_day=TOMORROW)

    assert gwen.mandate == ""
    assert on(TODAY).mandate == "shelter_worker@tree"
    assert on(TOMORROW).mandate == "shelter_worker@tree, trainer@tree"


def test_a_context_above_grants_its_permission_to_a_role(gwen, monkeypatch):
    # What is granted here must not hold in other tests.
    monkeypatch.setitem(_carried, Role.TRAINER, set(_carried[Role.TRAINER]))

    class Above(StrEnum):
        WATER = "test.water"

    give()
    assert not on(TODAY).may(Above.WATER)

    grant(Role.TRAINER, Above.WATER)

    assert Above.WATER in permissions_of([Role.TRAINER])
    assert not on(TODAY).may(Above.WATER)


def test_mandates_add_up_and_the_oldest_body_comes_first(gwen):
    other = BodyRecord(
        code="river", kind=BodyKind.ASSOCIATION, name=Trilingual(nl="Rivier", fr="Rivière")
    )
    found_body(by=OPERATOR, now=NOW, body=other)
    give()
    appointment = Appointment(
        professional="gwen",
        body="river",
        role=Role.TRAINER,
        term=Term(from_day=TODAY - timedelta(days=400)),
    )
    give_mandate(by=OPERATOR, now=NOW, appointment=appointment)

    gwen_today = on(TODAY)

    assert viewer_body(gwen_today) == "river"
    assert {held.role for held in gwen_today.standing.held} == {Role.TRAINER, Role.SHELTER_WORKER}


def test_nobody_in_particular_acts_for_no_body(gwen):
    assert viewer_body(EVERYONE) is None
    assert viewer_body(on(TODAY)) is None


def test_mandates_are_looked_up_in_one_query(gwen, django_assert_num_queries):
    give()
    known = Professional.unscoped.get(code="gwen")

    with django_assert_num_queries(1):
        assert professional_on(known, TODAY).may(Permission.OPEN_HOME)


def test_only_a_professional_can_be_recognised():
    with pytest.raises(TypeError):
        professional_on(EVERYONE, TODAY)


def test_the_same_mandate_given_again_changes_nothing(gwen):
    first = give()

    assert give() == first
    assert AuditRow.unscoped.filter(event="organisations.mandate_given").count() == 1


def test_a_mandate_says_who_gave_it_and_when(gwen):
    mandate = give()

    assert (mandate.granted_by, mandate.granted_at) == ("operator", NOW)


@pytest.mark.parametrize(
    ("from_day", "to_day", "refusal"),
    [
        (TOMORROW, TODAY, MandateRefusal.ENDS_BEFORE_IT_BEGINS),
        (TODAY, TODAY, MandateRefusal.ENDS_BEFORE_IT_BEGINS),
        (TOMORROW, None, MandateRefusal.ALREADY_HELD),
        (date(2020, 1, 1), None, MandateRefusal.ALREADY_HELD),
        (date(2020, 1, 1), TOMORROW, MandateRefusal.ALREADY_HELD),
    ],
)
def test_a_mandate_that_cannot_be_is_refused_by_name(gwen, from_day, to_day, refusal):
    give()

    with pytest.raises(MandateRefused) as refused:
        give(from_day=from_day, to_day=to_day)

    assert refused.value.refusal is refusal
    assert Mandate.unscoped.count() == 1


def test_a_mandate_may_follow_on_the_day_that_the_former_ends(gwen):
    give(from_day=date(2020, 1, 1), to_day=TODAY)

    give()

    assert Mandate.unscoped.count() == 2


def test_the_database_refuses_the_same_mandate_twice(gwen, tree):
    give()

    with pytest.raises(IntegrityError, match="mandate_once_a_day"), transaction.atomic():
        gwen.mandates.create(
            body=tree,
            role=Role.SHELTER_WORKER,
            from_day=TOMORROW,
            granted_by="operator",
            granted_at=NOW,
        )


def test_an_ended_mandate_cannot_be_made_longer(gwen):
    mandate = give(from_day=date(2020, 1, 1), to_day=TODAY)

    with pytest.raises(MandateRefused) as refused:
        end_mandate(by=OPERATOR, now=NOW, mandate_id=mandate.pk, to_day=TOMORROW)

    assert refused.value.refusal is MandateRefusal.ALREADY_ENDED


def test_a_mandate_cannot_end_before_it_began(gwen):
    mandate = give(from_day=TOMORROW)

    with pytest.raises(MandateRefused) as refused:
        end_mandate(by=OPERATOR, now=NOW, mandate_id=mandate.pk, to_day=TODAY)

    assert refused.value.refusal is MandateRefusal.ENDS_BEFORE_IT_BEGINS


def test_ending_a_mandate_twice_on_one_day_changes_nothing(gwen):
    mandate = give()
    end_mandate(by=OPERATOR, now=NOW, mandate_id=mandate.pk, to_day=TOMORROW)

    end_mandate(by=OPERATOR, now=NOW, mandate_id=mandate.pk, to_day=TOMORROW)

    assert AuditRow.unscoped.filter(event="organisations.mandate_ended").count() == 1


def test_a_mandate_that_does_not_exist_is_not_found():
    with pytest.raises(Http404):
        end_mandate(by=OPERATOR, now=NOW, mandate_id=0, to_day=TODAY)


def test_a_mandate_for_a_body_that_does_not_exist_is_not_found(gwen):
    term = Term(from_day=TODAY)
    appointment = Appointment(professional="gwen", body="sea", role=Role.TRAINER, term=term)

    with pytest.raises(Http404):
        give_mandate(by=OPERATOR, now=NOW, appointment=appointment)


def test_a_professional_who_does_not_exist_is_not_found():
    with pytest.raises(Http404):
        professional(OPERATOR, "nobody")


def test_a_retired_professional_gets_no_new_mandate(gwen):
    retire_professional(by=OPERATOR, now=NOW, code="gwen")
    retire_professional(by=OPERATOR, now=NOW, code="gwen")

    with pytest.raises(MandateRefused) as refused:
        give()

    assert refused.value.refusal is MandateRefusal.NOT_ACTIVE
    assert AuditRow.unscoped.filter(event="organisations.professional_retired").count() == 1


def test_enrolling_twice_changes_nothing(gwen):
    newcomer = Newcomer(code="gwen", name="Someone Else", language="fr")

    assert enrol_professional(by=OPERATOR, now=NOW, newcomer=newcomer).name == "Gwen Nergens"


def test_a_new_professional_has_no_password_that_works(gwen):
    assert not gwen.has_usable_password()


@pytest.mark.parametrize("code", [EVERYONE.code, OPERATOR.code])
def test_no_person_can_pass_for_someone_whom_the_audit_names(code):
    assert code in RESERVED_CODES
    newcomer = Newcomer(code=code, name="X", language="nl")

    with pytest.raises(IntegrityError, match="professional_is_nobody_else"), transaction.atomic():
        enrol_professional(by=OPERATOR, now=NOW, newcomer=newcomer)


def test_a_body_is_founded_once_and_knows_its_parent(tree):
    name = Trilingual(nl="Tak", fr="Rameau")
    branch = BodyRecord(code="branch", kind=BodyKind.ASSOCIATION, name=name, parent="tree")

    first = found_body(by=OPERATOR, now=NOW, body=branch)

    assert found_body(by=OPERATOR, now=NOW, body=branch) == first
    assert first.parent == tree
    assert Body.unscoped.count() == 2
