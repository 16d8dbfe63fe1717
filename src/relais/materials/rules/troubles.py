"""What a counter may report as wrong: which service, what, in which week. Nothing of a question."""

from collections.abc import Container, Mapping
from dataclasses import dataclass
from datetime import date

from relais.materials.rules.sending import ReportRefusal, Sending, read_sending, refuse_week
from relais.materials.rules.values import Values

# Each waits for every other change of the directory, and a counter finds a few in a week.
FINDINGS_AT_MOST = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """That a counter found this wrong with this service in this week."""

    service: str
    trouble: str
    week: str


def read_troubles(sent: object) -> Sending[Finding] | None:
    """A sending of what was found wrong, or None when it is not of the agreed shape."""
    return read_sending(sent, part="troubles", read=_read_finding)


def refuse_finding(
    finding: Finding, *, today: date, values: Values, troubles: Mapping[str, Container[str]]
) -> ReportRefusal | None:
    """Say why this is not passed on, or None when it is.

    `troubles`: by the code of each service, what can be wrong with it.
    """
    refusal = refuse_week(finding.week, today=today, weeks=values.weeks.number)
    if refusal:
        return refusal
    if finding.service not in troubles:
        return ReportRefusal.UNKNOWN_SERVICE
    if finding.trouble not in troubles[finding.service]:
        return ReportRefusal.UNKNOWN_TROUBLE
    return None


def _read_finding(row: object) -> Finding | None:
    match row:
        # Whoever sends more than this is not to believe that it is wanted.
        case {"service": str(service), "trouble": str(trouble), "week": str(week), **more}:
            return None if more else Finding(service=service, trouble=trouble, week=week)
    return None
