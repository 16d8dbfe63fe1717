"""Columns that tables of several contexts share: texts in three languages, dates as told."""

from collections.abc import Iterable
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
