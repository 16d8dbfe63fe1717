"""Groups come from a source as a whole; a second time nothing changes."""

from dataclasses import replace

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.http import Http404

from relais.foundation.access import EVERYONE, OPERATOR
from relais.foundation.wording import Wording
from relais.network.commands.loading import load_network
from relais.network.commands.writing import NetworkRefused
from relais.network.interface import decisions, group, groups, meetings, themes
from relais.network.models import Group, GroupLine
from relais.network.rules.records import Line, NetworkRecords
from relais.network.rules.refusals import NetworkRefusal
from relais.network.rules.vocabulary import GroupPart
from relais.network.tests.conftest import COUNTED, DATED, GROUP, NOW, TOLD

AuditRow = apps.get_model("audit", "AuditRow")

pytestmark = pytest.mark.django_db


def load(told):
    return load_network(by=OPERATOR, now=NOW, told=told)


def test_what_is_loaded_is_read_as_it_was_told(loaded):
    (found,) = groups(OPERATOR)

    assert (found.name, found.chair, found.told_from) == (GROUP.name, "safe-brussels", "2021-09")
    assert [line.body for line in found.list_of(GroupPart.MEMBER)] == ["equal-brussels"]
    assert {each.ref for each in meetings(OPERATOR, "tables")} == {"one", "two"}
    assert themes(OPERATOR, "tables") == themes(OPERATOR) == TOLD.themes
    assert decisions(OPERATOR) == TOLD.decisions


def test_loading_again_changes_nothing(loaded):
    assert load(TOLD) == ()
    assert AuditRow.unscoped.filter(event="network.loaded").count() == 1


def test_only_what_differs_is_written_and_what_is_not_named_stays(loaded):
    fewer = replace(GROUP, lines=GROUP.lines[:1], told_meetings=">=2")

    assert load(NetworkRecords(groups=(fewer,))) == ("tables",)
    assert group(OPERATOR, "tables").told_meetings == ">=2"
    assert GroupLine.unscoped.count() == 1
    assert len(meetings(OPERATOR)) == 2


def test_a_meeting_may_join_a_group_that_is_there_already(loaded):
    assert load(NetworkRecords(meetings=(replace(COUNTED, ref="three", number=2),))) == ("three",)


def test_whoever_may_not_keep_loads_nothing():
    with pytest.raises(PermissionDenied):
        load_network(by=EVERYONE, now=NOW, told=TOLD)


def test_whoever_may_not_read_sees_nothing(loaded):
    assert (groups(EVERYONE), meetings(EVERYONE), themes(EVERYONE), decisions(EVERYONE)) == (
        (),
        (),
        (),
        (),
    )
    with pytest.raises(Http404):
        group(EVERYONE, "tables")


WRONG = {
    NetworkRefusal.TWICE: NetworkRecords(groups=(GROUP, GROUP)),
    NetworkRefusal.NO_WORDS: NetworkRecords(groups=(replace(GROUP, name=Wording()),)),
    NetworkRefusal.EMPTY_LINE: NetworkRecords(
        groups=(replace(GROUP, lines=(Line(part=GroupPart.TASK),)),)
    ),
    NetworkRefusal.UNKNOWN_GROUP: NetworkRecords(meetings=(DATED,)),
    NetworkRefusal.NOT_A_DATE: NetworkRecords(groups=(replace(GROUP, starts="soon"),)),
    NetworkRefusal.NOT_A_QUANTITY: NetworkRecords(groups=(replace(GROUP, told_zones="some"),)),
}


@pytest.mark.parametrize("refusal", WRONG)
def test_what_is_wrong_is_refused_by_name_and_nothing_changes(refusal):
    with pytest.raises(NetworkRefused) as refused:
        load(WRONG[refusal])

    assert refused.value.objection.refusal is refusal
    assert not Group.unscoped.exists()
    assert not AuditRow.unscoped.exists()
