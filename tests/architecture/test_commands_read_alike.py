"""Every command says who acts and when, by name."""

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any

import pytest

import relais

GROUND = {"foundation", "audit"}


def commands() -> Iterator[Callable[..., Any]]:
    for context in pkgutil.iter_modules(relais.__path__):
        if context.name in GROUND:
            continue
        try:
            module = importlib.import_module(f"relais.{context.name}.commands")
        except ModuleNotFoundError:
            continue
        for part in (module, *_parts(module)):
            for name, member in inspect.getmembers(part, inspect.isfunction):
                if member.__module__ == part.__name__ and _is_command(name, member):
                    yield member


def _is_command(name: str, member: Callable[..., Any]) -> bool:
    """Whether it opens a transaction of its own; what works inside another's is no command."""
    return hasattr(member, "__wrapped__") and not name.startswith("_")


def _parts(module: ModuleType) -> Iterator[ModuleType]:
    """The modules of a room that has grown into a package."""
    for part in pkgutil.iter_modules(getattr(module, "__path__", ())):
        yield importlib.import_module(f"{module.__name__}.{part.name}")


def full_name(command: Callable[..., Any]) -> str:
    return f"{command.__module__}.{command.__name__}"


@pytest.mark.parametrize("command", list(commands()), ids=full_name)
def test_command_names_its_actor_and_its_moment(command):
    parameters = inspect.signature(command).parameters

    assert {"by", "now"} <= parameters.keys()
    assert all(parameter.kind is parameter.KEYWORD_ONLY for parameter in parameters.values())
