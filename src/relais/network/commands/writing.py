"""Writing records into their tables; always inside a verb's transaction."""

from collections.abc import Iterable

from relais.foundation.columns import filled
from relais.network.models import Decision, Group, GroupLine, Meeting, MeetingLine, Theme
from relais.network.rules.records import (
    DecisionRecord,
    GroupRecord,
    Line,
    MeetingRecord,
    Record,
    ThemeRecord,
)
from relais.network.rules.refusals import Objection


class NetworkRefused(Exception):
    """Nothing was changed; `objection` says why."""

    def __init__(self, objection: Objection) -> None:
        self.objection = objection
        super().__init__(objection)


def differing[R: Record](wanted: Iterable[R], held: Iterable[R]) -> tuple[R, ...]:
    """Those of `wanted` that say something else than what we hold under their reference."""
    by_ref = {record.ref: record for record in held}
    return tuple(
        record
        for record in wanted
        if record.ref not in by_ref or _flat(record) != _flat(by_ref[record.ref])
    )


def write_group(record: GroupRecord) -> None:
    row, _new = Group.unscoped.update_or_create(
        ref=record.ref, defaults=filled(record, apart={"lines"})
    )
    GroupLine.unscoped.filter(group=row).delete()
    GroupLine.unscoped.bulk_create(
        GroupLine(group=row, order=order, **filled(line))
        for order, line in enumerate(record.lines, start=1)
    )


def write_meeting(record: MeetingRecord) -> None:
    columns = filled(record, apart={"lines", "group"})
    row, _new = Meeting.unscoped.update_or_create(
        ref=record.ref, defaults=columns | {"group": Group.unscoped.get(ref=record.group)}
    )
    MeetingLine.unscoped.filter(meeting=row).delete()
    MeetingLine.unscoped.bulk_create(
        MeetingLine(meeting=row, order=order, **filled(line))
        for order, line in enumerate(record.lines, start=1)
    )


def write_theme(record: ThemeRecord) -> None:
    columns = filled(record, apart={"group"})
    Theme.unscoped.update_or_create(
        ref=record.ref, defaults=columns | {"group": Group.unscoped.get(ref=record.group)}
    )


def write_decision(record: DecisionRecord) -> None:
    Decision.unscoped.update_or_create(ref=record.ref, defaults=filled(record))


def _flat(record: Record) -> dict[str, object]:
    """Everything that its tables hold; whose wording a text is stands in a column of its own."""
    lines: tuple[Line, ...] = getattr(record, "lines", ())
    return filled(record, apart={"lines"}) | {"lines": [filled(line) for line in lines]}
