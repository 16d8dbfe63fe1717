"""Changing counters, and taking what they report. Each verb is one transaction, safe to repeat."""

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from functools import partial

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.crypto import salted_hmac
from django.utils.timezone import localdate

from relais.audit import interface as audit
from relais.directory import interface as directory
from relais.foundation.access import Viewer
from relais.guide import interface as guide
from relais.materials import queries
from relais.materials.models import (
    Counter,
    EnrolmentLink,
    ReturnCode,
    ReturnCount,
    TallyEntry,
)
from relais.materials.permissions import Permission
from relais.materials.rules.card import CardRefusal
from relais.materials.rules.counters import (
    CounterRefusal,
    EnrolmentRefusal,
    fingerprint,
    refuse_counter,
    refuse_enrolment,
)
from relais.materials.rules.returning import (
    GIVEN,
    Returned,
    ReturnRefusal,
    draw_code,
    last_week_of_code,
    month_of,
    print_code,
    read_code,
    refuse_code,
)
from relais.materials.rules.sending import ReportRefusal, refuse_number_of
from relais.materials.rules.tally import REPORTS_AT_MOST, Report, refuse_report
from relais.materials.rules.troubles import FINDINGS_AT_MOST, Finding, refuse_finding
from relais.materials.rules.weeks import week_of
from relais.organisations import interface as organisations

# Letters and digits that nobody mistakes for each other, read aloud or written down.
_CODE_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
_CODE_LENGTH = 8


class Event(StrEnum):
    """What the audit remembers. Reports of counters are not among it: see `take_reports`."""

    COUNTER_REGISTERED = "materials.counter_registered"
    COUNTER_REVOKED = "materials.counter_revoked"
    LINK_CREATED = "materials.link_created"
    DEVICE_ENROLLED = "materials.device_enrolled"
    MATERIALS_LOADED = "materials.loaded"
    MATERIALS_TAKEN_OVER = "materials.taken_over"


class CounterRefused(Exception):
    def __init__(self, refusal: CounterRefusal) -> None:
        self.refusal = refusal
        super().__init__(refusal)


class EnrolmentRefused(Exception):
    def __init__(self, refusal: EnrolmentRefusal) -> None:
        self.refusal = refusal
        super().__init__(refusal)


class ReportsRefused(Exception):
    """Nothing was taken. `reports` are those at fault and why; none when `refusal` is about all."""

    def __init__(
        self,
        refusal: ReportRefusal,
        reports: Sequence[tuple[Report | Finding, ReportRefusal]] = (),
    ) -> None:
        self.refusal = refusal
        self.reports = tuple(reports)
        super().__init__(refusal)


class ReturnRefused(Exception):
    """Nothing was counted."""

    def __init__(self, refusal: ReturnRefusal) -> None:
        self.refusal = refusal
        super().__init__(refusal)


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """A fresh link. `secret` exists nowhere else, so this is the only moment to show it."""

    counter: Counter
    secret: str
    expires_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Enrolled:
    """A device that may report from now on. `token` exists nowhere else."""

    counter: Counter
    token: str


@transaction.atomic
def register_counter(
    *, by: Viewer, now: datetime, name: str, kind: str, municipality: str
) -> Counter:
    """A counter in use; the one already registered under this name there, if any.

    Raises `CounterRefused`.
    """
    _require(by, Permission.ENROL_COUNTER)
    refusal = refuse_counter(
        name=name,
        kind=kind,
        municipality=municipality,
        municipalities={place.nis for place in organisations.municipalities(by)},
    )
    if refusal:
        raise CounterRefused(refusal)
    counter, is_new = Counter.unscoped.get_or_create(
        name=name,
        municipality=municipality,
        revoked_at=None,
        defaults={"code": _new_code(), "kind": kind, "registered_at": now},
    )
    if is_new:
        audit.record(Event.COUNTER_REGISTERED, by=by, at=now, about=counter.code)
    return counter


@transaction.atomic
def create_link(*, by: Viewer, now: datetime, counter_code: str) -> Invitation:
    """A link that enrols one device of the counter; an older link that lies unused stops working.

    Raises `CounterRefused`.
    """
    _require(by, Permission.ENROL_COUNTER)
    counter = _locked(by, counter_code)
    if counter.revoked_at:
        raise CounterRefused(CounterRefusal.REVOKED)
    counter.links.open().update(revoked_at=now)
    secret = secrets.token_urlsafe(32)
    link = counter.links.create(
        secret_hash=fingerprint(secret),
        created_at=now,
        created_by=by.code,
        expires_at=now + timedelta(days=queries.values().link_days.number),
    )
    audit.record(Event.LINK_CREATED, by=by, at=now, about=counter.code)
    return Invitation(counter=counter, secret=secret, expires_at=link.expires_at)


@transaction.atomic
def enrol_device(*, by: Viewer, now: datetime, secret: str) -> Enrolled:
    """Let the device that holds this link's secret report for its counter; once.

    Raises `EnrolmentRefused`.
    """
    link = (
        EnrolmentLink.unscoped.with_secret(secret)
        .select_related("counter")
        .select_for_update(of=("self",))
        .first()
    )
    refusal = refuse_enrolment(link.state if link else None, now=now)
    if link is None or refusal:
        raise EnrolmentRefused(refusal or EnrolmentRefusal.UNKNOWN)
    token = secrets.token_urlsafe(32)
    link.enrol(token_hash=fingerprint(token), at=now)
    audit.record(Event.DEVICE_ENROLLED, by=by, at=now, about=link.counter.code)
    return Enrolled(counter=link.counter, token=token)


@transaction.atomic
def revoke_counter(*, by: Viewer, now: datetime, counter_code: str) -> Counter:
    """From now on nothing more is taken from this counter; what it reported stays counted."""
    _require(by, Permission.ENROL_COUNTER)
    counter = _locked(by, counter_code)
    if counter.revoked_at is None:
        counter.revoked_at = now
        counter.save(update_fields=["revoked_at"])
        counter.links.filter(revoked_at=None).update(revoked_at=now)
        audit.record(Event.COUNTER_REVOKED, by=by, at=now, about=counter.code)
    return counter


@transaction.atomic
def take_reports(*, by: Viewer, now: datetime, token: str, reports: Sequence[Report]) -> int:  # noqa: ARG001  # see below
    """Count these reports for the counter whose device holds `token`; all of them or none.

    Answers how many were new: what was sent before under the same batch counts once. There is no
    audit row, on purpose: its moment would say who stood at the counter. Raises `ReportsRefused`.
    """
    counter = _counter_of(token)
    _check(
        reports,
        at_most=REPORTS_AT_MOST,
        refuse=partial(refuse_report, today=localdate(now), values=queries.values()),
    )
    entries = [
        TallyEntry(
            counter=counter,
            week=report.week,
            kind=report.kind,
            count=report.count,
            batch=report.batch,
        )
        for report in reports
    ]
    before = counter.entries.count()
    TallyEntry.unscoped.bulk_create(entries, ignore_conflicts=True)
    return counter.entries.count() - before


@transaction.atomic
def take_troubles(*, by: Viewer, now: datetime, token: str, findings: Sequence[Finding]) -> int:
    """Pass on to the directory what the counter of this device found wrong; all of it or nothing.

    Answers how many were new: the same counter reports the same thing once a week. Nothing is kept
    here, and as with `take_reports` there is no audit row. Raises `ReportsRefused`.
    """
    counter = _counter_of(token)
    refuse = partial(
        refuse_finding,
        today=localdate(now),
        values=queries.values(),
        troubles=guide.troubles(by),
    )
    _check(findings, at_most=FINDINGS_AT_MOST, refuse=refuse)
    return sum(_pass_on(finding, counter, by=by, now=now) for finding in findings)


@transaction.atomic
def make_card(
    *, by: Viewer, now: datetime, token: str, services: Sequence[str], language: str
) -> bytes:
    """A card that bears a code, for the device that holds `token`. Raises `CardRefused`."""
    code = print_code(give_code(by=by, now=now, token=token))
    return queries.card_pdf(
        by, services=services, language=language, today=localdate(now), code=code
    )


@transaction.atomic
def give_code(*, by: Viewer, now: datetime, token: str) -> str:  # noqa: ARG001  # see below
    """A code that a service can type once. It exists nowhere else, so it has to be printed now.

    Only an enrolled device gets one: anybody else could make up what came back. Which device it
    was is not kept, and there is no audit row: see `take_reports`. Raises `CardRefused`.
    """
    if not Counter.unscoped.with_device(token).exists():
        raise queries.CardRefused(CardRefusal.UNKNOWN_DEVICE)
    _let_go_of_past_codes(now)
    code = draw_code(secrets.choice)
    last_week = last_week_of_code(localdate(now), days=queries.values().code_days.number)
    ReturnCode.unscoped.create(fingerprint=_mark(code), last_week=last_week)
    ReturnCount.unscoped.raise_by_one(month=month_of(localdate(now)), what=GIVEN)
    return code


@transaction.atomic
def report_return(*, by: Viewer, now: datetime, typed: str, returned: Returned) -> None:  # noqa: ARG001  # nobody is asked who they are
    """Count what came of the card that bears this code; once, for the code is let go of.

    So nothing says afterwards which card, which service or which moment it was; no audit row
    either. Raises `ReturnRefused`.
    """
    code = read_code(typed)
    refusal = refuse_code(code)
    if refusal:
        raise ReturnRefused(refusal)
    _let_go_of_past_codes(now)
    used, _ = ReturnCode.unscoped.filter(fingerprint=_mark(code)).delete()
    if not used:
        raise ReturnRefused(ReturnRefusal.NOT_OPEN)
    ReturnCount.unscoped.raise_by_one(month=month_of(localdate(now)), what=returned)


def _let_go_of_past_codes(now: datetime) -> None:
    ReturnCode.unscoped.past_in(week_of(localdate(now))).delete()


def _mark(code: str) -> str:
    """What a code is known by. A key goes into it: all codes there can be are soon tried."""
    return salted_hmac("materials.return", code, algorithm="sha256").hexdigest()


def _pass_on(finding: Finding, counter: Counter, *, by: Viewer, now: datetime) -> bool:
    seen = directory.Seen(
        service=finding.service,
        trouble=directory.Trouble(finding.trouble),
        week=finding.week,
        counter=counter.code,
    )
    return directory.report_trouble(by=by, now=now, seen=seen)


def _counter_of(token: str) -> Counter:
    counter = Counter.unscoped.with_device(token).first()
    if counter is None:
        raise ReportsRefused(ReportRefusal.UNKNOWN_DEVICE)
    return counter


def _check[Row: (Report, Finding)](
    reports: Sequence[Row], *, at_most: int, refuse: Callable[[Row], ReportRefusal | None]
) -> None:
    refusal = refuse_number_of(reports, at_most=at_most)
    if refusal:
        raise ReportsRefused(refusal)
    refused = [(report, refusal) for report in reports if (refusal := refuse(report))]
    if refused:
        raise ReportsRefused(refused[0][1], refused)


def _locked(by: Viewer, counter_code: str) -> Counter:
    """The counter, 404 when they may not see it; nobody else changes it until we are done."""
    found = queries.counter(by, counter_code)
    return Counter.unscoped.select_for_update().get(pk=found.pk)


def _require(by: Viewer, permission: Permission) -> None:
    if not by.may(permission):
        raise PermissionDenied


def _new_code() -> str:
    return "".join(secrets.choice(_CODE_LETTERS) for _ in range(_CODE_LENGTH))
