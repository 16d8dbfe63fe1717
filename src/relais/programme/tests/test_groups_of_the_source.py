"""The groups of the 2022 report as records: who leads, which meetings there were, what was told."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import pytest

from relais.foundation.access import OPERATOR
from relais.foundation.yaml_files import read_yaml
from relais.network.interface import (
    GroupPart,
    GroupStatus,
    MeetingPart,
    Period,
    decisions,
    group,
    groups,
    load_network,
    meetings,
    regular_meetings_in,
    themes,
)
from relais.programme.commands.loading_network import read_network

NOW: Final = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)
DATA: Final = Path(__file__).parents[1] / "data"
SOURCE: Final = read_yaml((DATA / "report-2022.yaml").read_text(encoding="utf-8"))
TOLD: Final = read_network(
    SOURCE, read_yaml((DATA / "wordings-2022.yaml").read_text(encoding="utf-8"))
)
WINDOW: Final = Period.told("2021-09", "2022-06")


@pytest.fixture
def loaded(db):
    load_network(by=OPERATOR, now=NOW, told=TOLD)


def test_the_source_fits_and_a_second_time_nothing_changes(loaded):
    assert load_network(by=OPERATOR, now=NOW, told=TOLD) == ()
    assert [each.ref for each in groups(OPERATOR)] == [
        *(each["id"].replace("_", "-") for each in SOURCE["groups"]),
        "gvr",
    ]


def test_four_regular_meetings_fell_in_the_window_and_in_the_period_of_the_report(loaded):
    report = Period.told("2020-06-05", "2022-06")

    assert len(regular_meetings_in(OPERATOR, "wg-ifg", WINDOW)) == 4
    assert len(regular_meetings_in(OPERATOR, "wg-ifg", report)) == 4
    assert len(meetings(OPERATOR, "wg-ifg")) == 5


def test_the_task_force_has_ended_and_keeps_its_other_names(loaded):
    force = group(OPERATOR, "tf-ifg")

    assert force.status == GroupStatus.ENDED
    assert force.chair == "cabinet-equal-opportunities"
    assert len(force.list_of(GroupPart.ALIAS)) == 3
    assert len(force.list_of(GroupPart.TASK)) == 2


def test_what_the_working_group_counts_is_kept_as_told(loaded):
    working = group(OPERATOR, "wg-ifg")

    assert (working.told_zones, working.told_municipalities) == ("6", "15")
    assert (working.mandated_by, working.told_meetings) == ("gvr", "4")
    assert len(themes(OPERATOR, "wg-ifg")) == 6


def test_an_office_stands_where_the_source_names_a_person(loaded):
    (council,) = meetings(OPERATOR, "gvr")
    (office,) = council.list_of(MeetingPart.TABLED_BY)

    assert office.text.nl == "staatssecretaris voor Gelijke Kansen"
    for person in SOURCE["persons_named"]:
        assert person["name"] not in repr(TOLD)


def test_who_came_and_who_presented_are_bodies(loaded):
    study_day = next(each for each in meetings(OPERATOR, "wg-ifg") if each.held_on)

    assert [line.body for line in study_day.list_of(MeetingPart.ATTENDED_BY)] == [
        "policia-nacional-es"
    ]
    assert [line.body for line in study_day.list_of(MeetingPart.PRESENTED_BY)] == [
        "zone-5341",
        "zone-5339",
    ]


def test_no_text_lacks_a_language(loaded):
    texts = [line.text for each in (*groups(OPERATOR), *meetings(OPERATOR)) for line in each.lines]
    texts += [each.name for each in groups(OPERATOR)]
    texts += [each.text for each in themes(OPERATOR)]
    texts += [each.what for each in decisions(OPERATOR)]

    assert [text for text in texts if text.missing] == []
