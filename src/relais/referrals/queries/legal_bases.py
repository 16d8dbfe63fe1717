"""The bases in law on which something may be handed over without consent."""

from functools import cache
from pathlib import Path
from typing import Any

from relais.foundation.trilingual import Trilingual
from relais.foundation.yaml_files import read_yaml
from relais.referrals.rules.consent import LegalBasis

FILE = Path(__file__).parents[1] / "data" / "legal_bases.yaml"


@cache
def legal_bases() -> dict[str, LegalBasis]:
    """Every basis by its code, as the file that comes with Relais has it."""
    data: dict[str, Any] = read_yaml(FILE.read_text(encoding="utf-8"))
    return {
        row["code"]: LegalBasis(
            code=row["code"],
            name=Trilingual(**row["name"]),
            article_old=row["article_old"],
            article_new=row["article_new"],
            source=data["source"],
            from_day=row["from"],
            to_day=row["to"],
            roles=frozenset(row["roles"]),
            validated=data["validated"],
        )
        for row in data["bases"]
    }
