"""The register of processing activities (GDPR, article 30), as far as the program itself knows it.

Who is responsible, to whom data are given and on which legal basis is for the authority that runs
Relais to add: the program says which data there are, of whom, what for, how long, and how guarded.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import AppConfig, apps
from django.db import models

from relais.foundation.access.policies import GUARDED
from relais.foundation.privacy import Kind, Processing, holds_personal_data, personal
from relais.foundation.trilingual import Trilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One sort of row with personal data; the fields by their names in the code."""

    name: Trilingual
    identifying: tuple[str, ...]
    sensitive: tuple[str, ...]
    kept: Trilingual
    leaves: bool
    locked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """What one context processes, and what for."""

    code: str
    processing: Processing
    records: tuple[Record, ...]


def activities() -> tuple[Activity, ...]:
    """Every activity, what serves the files themselves first."""
    return tuple(_activities())


def _activities() -> Iterator[Activity]:
    for config in apps.get_app_configs():
        records = tuple(_records(config))
        processing = getattr(config, "processing", None)
        if records and processing is not None:
            yield Activity(code=config.label, processing=processing, records=records)


def _records(config: AppConfig) -> Iterator[Record]:
    if not config.name.startswith("relais."):
        return
    for model in config.get_models():
        if holds_personal_data(model):
            yield _record(model, getattr(model, "Privacy", None))


def _record(model: type[models.Model], declared: Any) -> Record:
    return Record(
        name=declared.record,
        identifying=personal(model, Kind.IDENTIFYING),
        sensitive=personal(model, Kind.SENSITIVE),
        kept=declared.keep,
        leaves=declared.may_leave,
        locked=model._meta.db_table in GUARDED,  # noqa: SLF001  # Django's documented way in
    )
