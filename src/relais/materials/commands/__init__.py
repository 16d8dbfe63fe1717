"""Changing counters and taking what they report; taking over which materials there are."""

from relais.materials.commands.counters import (
    CounterRefused,
    Enrolled,
    EnrolmentRefused,
    Invitation,
    ReportsRefused,
    ReturnRefused,
    create_link,
    enrol_device,
    give_code,
    make_card,
    register_counter,
    report_return,
    revoke_counter,
    take_reports,
    take_troubles,
)
from relais.materials.commands.loading import MaterialsRefused, load_materials

__all__ = [
    "CounterRefused",
    "Enrolled",
    "EnrolmentRefused",
    "Invitation",
    "MaterialsRefused",
    "ReportsRefused",
    "ReturnRefused",
    "create_link",
    "enrol_device",
    "give_code",
    "load_materials",
    "make_card",
    "register_counter",
    "report_return",
    "revoke_counter",
    "take_reports",
    "take_troubles",
]
