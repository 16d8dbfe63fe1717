"""Columns that tables of several contexts share: texts in three languages, dates as told."""

from collections.abc import Container, Iterable
from dataclasses import fields
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q

from relais.foundation.partial_dates import AT_MOST, PATTERN
from relais.foundation.privacy import Kind
from relais.foundation.quantities import TEXT_AT_MOST, NotAQuantity, Quantity
from relais.foundation.wording import LANGUAGES, Wording

CODE_AT_MOST: Final = 64


def text() -> "models.TextField[str, str]":
    """A text in one language; empty is missing, and shown as such."""
    return models.TextField(blank=True, default="")


def code(**options: Any) -> "models.CharField[str, str]":
    """The code of a body or of a record in another context; empty when none is told."""
    return models.CharField(max_length=CODE_AT_MOST, blank=True, default="", **options)


def told_date() -> "models.CharField[str, str]":
    """A date as it was told (`PartialDate`); empty when none was."""
    return models.CharField(
        max_length=AT_MOST, blank=True, default="", validators=[RegexValidator(PATTERN)]
    )


def told_quantity() -> "models.CharField[str, str]":
    """A number as it was told (`Quantity`); empty when none was."""
    return models.CharField(
        max_length=TEXT_AT_MOST, blank=True, default="", validators=[is_a_quantity]
    )


def is_a_quantity(text: str) -> None:
    """Refuse what is no number as a source may tell it."""
    try:
        Quantity.parse(text)
    except NotAQuantity:
        raise ValidationError(text, code="not_a_quantity") from None


def closed(
    values: Iterable[str], *, at_most: int = 24, **options: Any
) -> "models.CharField[str, str]":
    """One of a closed list; with `blank=True` also nothing."""
    if options.get("blank"):
        options["default"] = ""
    choices = [(str(value), str(value)) for value in values]
    return models.CharField(max_length=at_most, choices=choices, **options)


def is_a_date(*, table: str, fields: tuple[str, ...]) -> list[models.BaseConstraint]:
    """Each of these columns holds a date as told, or nothing."""
    return [
        models.CheckConstraint(
            name=f"{table}_{field}_is_a_date",
            condition=Q(**{field: ""}) | Q(**{f"{field}__regex": PATTERN}),
        )
        for field in fields
    ]


def one_of(*, table: str, field: str, values: Any) -> models.CheckConstraint:
    """The column holds one of a closed list."""
    return models.CheckConstraint(
        name=f"{table}_{field}_is_known", condition=Q(**{f"{field}__in": [str(v) for v in values]})
    )


def neutral(*fields: str) -> dict[str, Kind]:
    """These fields tell nothing of a person."""
    return dict.fromkeys(fields, Kind.NEUTRAL)


def wording(record: models.Model, stem: str) -> Wording:
    """The three columns `<stem>_nl`, `_fr` and `_en` as one text."""
    texts = {language: getattr(record, f"{stem}_{language}") for language in LANGUAGES}
    return Wording.of(texts, own=getattr(record, "own_wording", False))


def in_three(stem: str) -> tuple[str, ...]:
    """The names of its three columns."""
    return tuple(f"{stem}_{language}" for language in LANGUAGES)


def plain[R](kind: type[R], row: models.Model, **told: Any) -> R:
    """A row as a record of plain values: each field from its column, or its three, unless told."""
    return kind(**{name: _read(row, name) for name in _names(kind) if name not in told}, **told)


def filled(record: Any, *, apart: Container[str] = ()) -> dict[str, Any]:
    """The columns that such a record fills; the fields `apart` stand in tables of their own."""
    values: dict[str, Any] = {}
    for name in _names(type(record)):
        value = getattr(record, name)
        if name in apart:
            continue
        if isinstance(value, Wording):
            values |= {f"{name}_{language}": getattr(value, language) for language in LANGUAGES}
        else:
            values[name] = list(value) if isinstance(value, tuple) else value
    return values


def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def _read(row: models.Model, name: str) -> Any:
    if hasattr(row, f"{name}_{LANGUAGES[0]}"):
        return wording(row, name)
    value = getattr(row, name)
    return tuple(value) if isinstance(value, list) else value
