"""Changing one record: an edit, a decision between sources, an older version again, a merge."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404
from django.utils.timezone import localdate

from relais.audit import interface as audit
from relais.directory.commands.writing import Change, new_revision, one_change_at_a_time, write
from relais.directory.models import Service, Version
from relais.directory.permissions import Permission
from relais.directory.queries import imports, keeping
from relais.directory.queries.keeping import Kept
from relais.directory.rules.events import Event
from relais.directory.rules.merging import MergeRefusal, merged, refuse_merge
from relais.directory.rules.raw import as_raw
from relais.directory.rules.record import Fault, Record
from relais.directory.rules.records import read_records
from relais.directory.rules.vocabulary import Act
from relais.foundation.access import Viewer


class RecordRefused(Exception):
    """Nothing was changed. `faults`: all that is wrong with the record as it would stand."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__(self.faults)


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """What brings about a version, and where what it says comes from."""

    act: Act
    source: str


class MergeRefused(Exception):
    def __init__(self, refusal: MergeRefusal) -> None:
        self.refusal = refusal
        super().__init__(refusal)


@transaction.atomic
def change_service(
    *, by: Viewer, now: datetime, code: str, said: Mapping[str, Any], source: str
) -> tuple[str, ...]:
    """Let the record say `said` where it says something else; answers the fields that changed.

    `said` has the form of an import file; what it leaves out stays. `source` says where the change
    comes from. Raises `RecordRefused`.
    """
    kept = keeping.kept(by, code, today=localdate(now))
    return put(by=by, now=now, kept=kept, said=said, why=Why(act=Act.CHANGED, source=source))


def put(
    *, by: Viewer, now: datetime, kept: Kept, said: Mapping[str, Any], why: Why
) -> tuple[str, ...]:
    """Write the record with `said` over it, in the open transaction. Raises `RecordRefused`."""
    one_change_at_a_time()
    record = read_over(by, kept.record, said)
    fields = kept.record.differences(record)
    if fields:
        change = Change(record=record, fields=fields)
        write([change], by=by, now=now, act=why.act, source=why.source)
        new_revision(by=by, now=now, summary=why.act)
    return fields


def read_over(by: Viewer, record: Record, said: Mapping[str, Any]) -> Record:
    """The record as it would stand with `said` over it. Raises `RecordRefused`."""
    known = imports.known(by, imports.present(by).records)
    [row] = read_records([{**as_raw(record), **said, "id": record.code}], known)
    if row.record is None:
        raise RecordRefused(row.faults)
    return row.record


@transaction.atomic
def decide_conflict(*, by: Viewer, now: datetime, code: str, decision: str) -> None:
    """Close the conflict between sources of this record; `decision`: what was found, and how."""
    kept = keeping.kept(by, code, today=localdate(now))
    if kept.record.conflict:
        put(
            by=by,
            now=now,
            kept=kept,
            said={"conflict": None},
            why=Why(act=Act.DECIDED, source=decision),
        )
        audit.record(Event.CONFLICT_DECIDED, by=by, at=now, about=code, fields=["conflict"])


@transaction.atomic
def restore_version(*, by: Viewer, now: datetime, code: str, version_id: int) -> tuple[str, ...]:
    """Let the record say again what it said in this version. Raises `RecordRefused`."""
    kept = keeping.kept(by, code, today=localdate(now))
    version = Version.unscoped.filter(service_id=kept.pk, pk=version_id).first()
    if version is None:
        raise Http404
    forgotten = dict.fromkeys(as_raw(kept.record).keys() - version.content.keys())
    said = {**forgotten, **version.content}
    why = Why(act=Act.RESTORED, source=version.source)
    fields = put(by=by, now=now, kept=kept, said=said, why=why)
    if fields:
        audit.record(Event.SERVICE_RESTORED, by=by, at=now, about=code, fields=fields)
    return fields


@transaction.atomic
def merge_services(*, by: Viewer, now: datetime, code: str, duplicate: str) -> None:
    """Make one record of two that describe the same service. Raises `MergeRefused`.

    The first stays, with both sources; where they differ, its conflict says so until someone
    decides. The duplicate keeps its history and its code leads to the one that stays.
    """
    if not by.may(Permission.KEEP_ALL_SERVICES):
        raise PermissionDenied
    today = localdate(now)
    one_change_at_a_time()
    stays, goes = (keeping.kept(by, each, today=today) for each in (code, duplicate))
    refusal = refuse_merge(stays.record, goes.record)
    if refusal:
        raise MergeRefused(refusal)
    put(
        by=by,
        now=now,
        kept=stays,
        said=merged(stays.record, goes.record),
        why=Why(act=Act.MERGED, source=f"{stays.record.source}; {goes.record.source}"),
    )
    Service.unscoped.filter(relay_to=goes.pk).update(relay_to=stays.pk)
    Service.unscoped.filter(pk=goes.pk).update(merged_into=stays.pk)
    Service.unscoped.filter(merged_into=goes.pk).update(merged_into=stays.pk)
    new_revision(by=by, now=now, summary=Act.MERGED)
    audit.record(Event.SERVICES_MERGED, by=by, at=now, about=f"{goes.code} in {stays.code}")
