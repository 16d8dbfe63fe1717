"""What other contexts may ask of the materials: counters, and what they report."""

from relais.materials.commands import (
    create_link,
    enrol_device,
    give_code,
    register_counter,
    report_return,
    take_reports,
    take_troubles,
)
from relais.materials.queries import returns
from relais.materials.rules.returning import Returned
from relais.materials.rules.tally import HelpKind, Report
from relais.materials.rules.troubles import Finding

__all__ = [
    "Finding",
    "HelpKind",
    "Report",
    "Returned",
    "create_link",
    "enrol_device",
    "give_code",
    "register_counter",
    "report_return",
    "returns",
    "take_reports",
    "take_troubles",
]
