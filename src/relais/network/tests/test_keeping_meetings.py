"""A meeting is added and changed by hand, once, with its trace in the audit."""

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.http import Http404

from relais.foundation.access import EVERYONE, OPERATOR
from relais.network.commands.meetings import MeetingFacts, add_meeting, change_meeting
from relais.network.commands.writing import NetworkRefused
from relais.network.queries.records import meeting, meetings
from relais.network.rules.refusals import NetworkRefusal
from relais.network.rules.table import refuse_table, table_lines
from relais.network.rules.vocabulary import MeetingKind, MeetingPart
from relais.network.tests.conftest import NOW

AuditRow = apps.get_model("audit", "AuditRow")

FACTS = MeetingFacts(
    kind=MeetingKind.REGULAR,
    held_on="2026-10-05",
    table_nl="Opvang\n\n Vorming",
    table_fr="Accueil\nFormation",
)


def events():
    return list(
        AuditRow.unscoped.exclude(event="network.loaded")
        .order_by("pk")
        .values_list("event", "about")
    )


def test_a_meeting_is_added_with_what_was_on_the_table(loaded):
    ref = add_meeting(by=OPERATOR, now=NOW, group_ref="tables", facts=FACTS)

    lines = meeting(OPERATOR, "tables", ref).list_of(MeetingPart.ON_THE_TABLE)
    assert [(line.text.nl, line.text.fr, line.text.en) for line in lines] == [
        ("Opvang", "Accueil", ""),
        ("Vorming", "Formation", ""),
    ]
    assert events() == [("network.meeting_added", ref)]


def test_adding_the_same_meeting_again_adds_none(loaded):
    first = add_meeting(by=OPERATOR, now=NOW, group_ref="tables", facts=FACTS)
    again = add_meeting(by=OPERATOR, now=NOW, group_ref="tables", facts=FACTS)

    assert first == again
    assert events() == [("network.meeting_added", first)]


def test_two_meetings_without_a_date_are_two(loaded):
    undated = MeetingFacts(kind=FACTS.kind, held_on="", table_nl="Opvang", table_fr="Accueil")

    added = {add_meeting(by=OPERATOR, now=NOW, group_ref="tables", facts=undated) for _ in "ab"}

    assert len(added) == 2
    assert len(meetings(OPERATOR, "tables")) == 4


def test_a_meeting_is_changed_and_keeps_what_the_form_does_not_show(loaded):
    facts = MeetingFacts(
        kind=MeetingKind.STUDY_DAY, held_on="2022-07", table_nl="a", table_fr="b", table_en="c"
    )

    change_meeting(by=OPERATOR, now=NOW, group_ref="tables", ref="two", facts=facts)
    change_meeting(by=OPERATOR, now=NOW, group_ref="tables", ref="two", facts=facts)

    changed = meeting(OPERATOR, "tables", "two")
    assert (changed.kind, changed.held_on) == (MeetingKind.STUDY_DAY, "2022-07")
    assert [line.text.en for line in changed.lines] == ["c"]
    assert events() == [("network.meeting_changed", "two")]


@pytest.mark.parametrize(
    ("texts", "refusal"),
    [
        (("", "", ""), NetworkRefusal.NOTHING_SAID),
        (("", "", "only English"), NetworkRefusal.NOTHING_SAID),
        (("a\nb", "a", ""), NetworkRefusal.OTHER_NUMBER_OF_LINES),
        (("a", "", ""), NetworkRefusal.OTHER_NUMBER_OF_LINES),
        (("a\nb", "a\nb", "a"), NetworkRefusal.OTHER_NUMBER_OF_LINES),
        (("a\nb", "a\n\nb", ""), None),
        (("a", "a", "a"), None),
    ],
)
def test_each_language_says_the_same_things(texts, refusal):
    assert refuse_table(*texts) is refusal


def test_a_line_without_english_is_missing_there():
    (line,) = table_lines("a", "b", "")

    assert line.text.missing == ("en",)


def test_a_refused_meeting_leaves_nothing(loaded):
    for wrong in (
        MeetingFacts(kind=FACTS.kind, held_on="soon", table_nl="a", table_fr="a"),
        MeetingFacts(kind=FACTS.kind, held_on="", table_nl="a", table_fr="a\nb"),
    ):
        with pytest.raises(NetworkRefused):
            add_meeting(by=OPERATOR, now=NOW, group_ref="tables", facts=wrong)

    assert len(meetings(OPERATOR, "tables")) == 2
    assert events() == []


def test_a_meeting_of_no_group_is_not_found(loaded):
    with pytest.raises(Http404):
        add_meeting(by=OPERATOR, now=NOW, group_ref="nothing", facts=FACTS)
    with pytest.raises(Http404):
        change_meeting(by=OPERATOR, now=NOW, group_ref="tables", ref="nine", facts=FACTS)


def test_whoever_may_not_keep_adds_and_changes_nothing(loaded):
    with pytest.raises(PermissionDenied):
        add_meeting(by=EVERYONE, now=NOW, group_ref="tables", facts=FACTS)
    with pytest.raises(PermissionDenied):
        change_meeting(by=EVERYONE, now=NOW, group_ref="tables", ref="two", facts=FACTS)
