"""What other contexts may ask: counters and what they report, and which materials there are."""

from relais.materials.commands import (
    MaterialsRefused,
    create_link,
    enrol_device,
    give_code,
    load_materials,
    register_counter,
    report_return,
    take_reports,
    take_troubles,
)
from relais.materials.queries import material, materials, returns, studies
from relais.materials.rules.materials import (
    MaterialKind,
    MaterialLineRecord,
    MaterialPart,
    MaterialRecord,
    MaterialRecords,
    MaterialRefusal,
    StudyRecord,
)
from relais.materials.rules.returning import Returned
from relais.materials.rules.tally import HelpKind, Report
from relais.materials.rules.troubles import Finding
from relais.materials.words import MATERIAL_KIND, MATERIAL_PART

__all__ = [
    "MATERIAL_KIND",
    "MATERIAL_PART",
    "Finding",
    "HelpKind",
    "MaterialKind",
    "MaterialLineRecord",
    "MaterialPart",
    "MaterialRecord",
    "MaterialRecords",
    "MaterialRefusal",
    "MaterialsRefused",
    "Report",
    "Returned",
    "StudyRecord",
    "create_link",
    "enrol_device",
    "give_code",
    "load_materials",
    "material",
    "materials",
    "register_counter",
    "report_return",
    "returns",
    "studies",
    "take_reports",
    "take_troubles",
]
