"""Deny by default: a view without `@requires` or `@public` does not ship, on any face."""

import importlib
from collections.abc import Iterator

import pytest
from django.urls import URLPattern, URLResolver

from relais.foundation.faces import Face

FACES = list(Face)


def patterns(
    entries: list[URLPattern | URLResolver], route: str = ""
) -> Iterator[tuple[str, URLPattern]]:
    for entry in entries:
        here = f"{route}{entry.pattern}"
        if isinstance(entry, URLResolver):
            yield from patterns(entry.url_patterns, here)
        else:
            yield here, entry


def views() -> list[tuple[str, URLPattern]]:
    return [
        (f"{face}: {route}", pattern)
        for face in FACES
        for route, pattern in patterns(importlib.import_module(f"config.faces.{face}").urlpatterns)
    ]


@pytest.mark.parametrize(("name", "pattern"), views(), ids=str)
def test_view_states_who_may_open_it(name, pattern):
    assert getattr(pattern.callback, "access", None), f"{name} says nothing about access"
