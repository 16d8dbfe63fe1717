"""An invented group with one meeting, and who reads and keeps."""

from datetime import UTC, datetime

import pytest

from relais.foundation.access import OPERATOR
from relais.foundation.wording import Wording
from relais.network.commands.loading import load_network
from relais.network.rules.records import (
    DecisionRecord,
    GroupRecord,
    Line,
    MeetingRecord,
    NetworkRecords,
    ThemeRecord,
)
from relais.network.rules.vocabulary import GroupPart, GroupStatus, MeetingKind, MeetingPart

NOW = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)


def words(text):
    return Wording(nl=f"{text} (nl)", fr=f"{text} (fr)", en=f"{text} (en)", own=True)


GROUP = GroupRecord(
    ref="tables",
    name=words("Round table"),
    chair="safe-brussels",
    starts="2021-09",
    status=GroupStatus.RUNNING,
    told_meetings="2",
    told_from="2021-09",
    told_until="2022-06",
    lines=(
        Line(part=GroupPart.TASK, text=words("to talk")),
        Line(part=GroupPart.MEMBER, body="equal-brussels"),
    ),
)
COUNTED = MeetingRecord(ref="one", group="tables", kind=MeetingKind.REGULAR, number=1)
DATED = MeetingRecord(
    ref="two",
    group="tables",
    kind=MeetingKind.REGULAR,
    held_on="2022-07-05",
    lines=(Line(part=MeetingPart.ON_THE_TABLE, text=words("the weather")),),
)
TOLD = NetworkRecords(
    groups=(GROUP,),
    meetings=(COUNTED, DATED),
    themes=(ThemeRecord(ref="T", group="tables", text=words("the sea")),),
    decisions=(DecisionRecord(ref="D", body="gvr", what=words("go on")),),
)


@pytest.fixture
def loaded(db):
    load_network(by=OPERATOR, now=NOW, told=TOLD)
