"""Every model says of each field how private it is, how long it stays and whether it may leave.

A field that has not decided is an error of `relais check`, so nothing personal enters unnoticed.
The register of processing activities (`register.py`) is drawn from these declarations: a model with
personal data says what its rows are and how long they stay, and its context what they are for, in
the languages of those who read it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from django.apps import AppConfig, apps
from django.core.checks import CheckMessage, Error
from django.db import models

from relais.foundation.trilingual import Trilingual


class Kind(StrEnum):
    """How private a field is."""

    NEUTRAL = "neutral"
    SENSITIVE = "sensitive"
    IDENTIFYING = "identifying"


@dataclass(frozen=True, slots=True, kw_only=True)
class Processing:
    """What a context processes personal data for; stands as `processing` in its `apps.py`."""

    title: Trilingual
    purpose: Trilingual
    whose: Trilingual
    # What a library keeps for the same purpose in tables of its own.
    besides: Trilingual | None = None
    # The day on which whoever is responsible confirmed purpose and times; None: nobody did yet.
    confirmed_on: date | None = None


def unconfirmed(*, nl: str, fr: str, en: str) -> Trilingual:
    """How long something is kept, as long as only we have said so."""
    return Trilingual(
        nl=f"{nl} (nog te bevestigen door de functionaris voor gegevensbescherming)",
        fr=f"{fr} (à confirmer par le délégué à la protection des données)",
        en=f"{en} (to be confirmed by the data protection officer)",
    )


def personal(model: type[models.Model], kind: Kind) -> tuple[str, ...]:
    """The fields of a model that are of this kind."""
    declared: dict[str, Kind] = _declared(model).fields
    return tuple(name for name, each in declared.items() if each is kind)


def _declared(model: type[models.Model]) -> Any:
    return getattr(model, "Privacy", None)


def holds_personal_data(model: type[models.Model]) -> bool:
    """Whether any field of it tells something of a person."""
    return bool(personal(model, Kind.IDENTIFYING) or personal(model, Kind.SENSITIVE))


def check_privacy(app_configs: Sequence[AppConfig] | None, **_options: Any) -> list[CheckMessage]:
    """An error for each model of ours, and each field, that declares nothing."""
    configs = app_configs if app_configs is not None else list(apps.get_app_configs())
    ours = [config for config in configs if config.name.startswith("relais.")]
    return [error for config in ours for error in _faults_of(config)]


def _faults_of(config: AppConfig) -> list[CheckMessage]:
    wrong = [error for model in config.get_models() for error in _faults(model)]
    if wrong:
        return wrong
    personal_ones = [model for model in config.get_models() if holds_personal_data(model)]
    if personal_ones and not isinstance(getattr(config, "processing", None), Processing):
        wrong.append(
            Error(
                f"{config.name} holds personal data and doesn't say what for:"
                " give its AppConfig a `processing`.",
                id="relais.E006",
            )
        )
    return wrong + [error for model in personal_ones for error in _unsaid(model)]


def _unsaid(model: type[models.Model]) -> Iterator[CheckMessage]:
    """What the register could not say of a model that holds personal data."""
    declared = _declared(model)
    for attribute in ("record", "keep"):
        if not isinstance(getattr(declared, attribute, None), Trilingual):
            yield Error(
                f"{model.__name__} holds personal data: `{attribute}` of its Privacy has to be"
                " Trilingual, for the register of processing activities.",
                obj=model,
                id="relais.E005",
            )


def _faults(model: type[models.Model]) -> Iterator[CheckMessage]:
    declared = _declared(model)
    if declared is None:
        yield Error(f"{model.__name__} declares no Privacy.", obj=model, id="relais.E001")
        return
    for attribute in ("fields", "keep", "may_leave"):
        if not hasattr(declared, attribute):
            yield Error(
                f"{model.__name__}.Privacy says nothing of `{attribute}`.",
                obj=model,
                id="relais.E002",
            )
    concrete = model._meta.concrete_fields  # noqa: SLF001  # Django's documented way in
    known = {field.name for field in concrete if not field.primary_key}
    stated = set(getattr(declared, "fields", {}))
    for name in sorted(known - stated):
        yield Error(
            f"{model.__name__}.{name} has not decided how private it is.",
            obj=model,
            id="relais.E003",
        )
    for name in sorted(stated - known - {"id"}):
        yield Error(
            f"{model.__name__}.Privacy names `{name}`, which is no field.",
            obj=model,
            id="relais.E004",
        )
