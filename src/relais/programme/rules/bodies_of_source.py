"""Which of our bodies the transcription of the 2022 report means by each of its names.

The transcription gives those that the report names an id of its own; we have codes.
"""

from collections.abc import Mapping
from typing import Final

BODY_OF: Final[Mapping[str, str]] = {
    # Organisations.
    "parliament": "parliament",
    "brussels_government": "brussels-government",
    "federal_government": "federal-government",
    "safe_brussels": "safe-brussels",
    "observatory": "observatory",
    "equal_brussels": "equal-brussels",
    "brusafe": "brusafe",
    "gip": "gip",
    "gsob": "gsob",
    "iodmh": "iodmh",
    "bpb": "bpb",
    "gvr": "gvr",
    "cabinet_equal_opportunities": "cabinet-equal-opportunities",
    "parket_brussel": "parket-brussel",
    "fod_ibz_advp": "fod-ibz-advp",
    "igvm": "igvm",
    "avb": "avb",
    "flcpf": "flcpf",
    "ama": "ama",
    "casa_legal": "casa-legal",
    "praxis": "praxis",
    "umons": "umons",
    "vogelzang": "vogelzang",
    "haard_en_vrede": "haard-en-vrede",
    "talita": "talita",
    "portes_ouvertes": "portes-ouvertes",
    "svk_ukkel": "svk-ukkel",
    "les_chanceuses": "les-chanceuses",
    "policia_nacional_es": "policia-nacional-es",
    # Who pays and owns where it says no more than "gewest".
    "gewest": "region",
    # Police zones.
    "pz5339": "zone-5339",
    "pz5340": "zone-5340",
    "pz5341": "zone-5341",
    "pz5342": "zone-5342",
    # Municipalities, by their NIS code.
    "ukkel": "21016",
    "sint_lambrechts_woluwe": "21018",
    "sint_gillis": "21013",
    "molenbeek": "21012",
    "jette": "21010",
    "koekelberg": "21011",
    "sint_pieters_woluwe": "21019",
    "anderlecht": "21001",
    "vorst": "21007",
    "watermaal_bosvoorde": "21017",
    "oudergem": "21002",
}
