"""Glossary, settings, translations, migrations: what must be said is said."""

import importlib
import inspect
import pkgutil
from enum import StrEnum
from pathlib import Path

import django
import pytest
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from django.apps import apps

import relais
from config import env, messages

ROOT = Path(__file__).parents[2]
GLOSSARY = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")


def enums() -> list[type[StrEnum]]:
    found: dict[str, type[StrEnum]] = {}
    for module in pkgutil.walk_packages(relais.__path__, "relais."):
        if ".migrations" in module.name or ".tests" in module.name:
            continue
        for _name, member in inspect.getmembers(
            importlib.import_module(module.name), inspect.isclass
        ):
            if issubclass(member, StrEnum) and member.__module__.startswith("relais."):
                found[f"{member.__module__}.{member.__qualname__}"] = member
    return list(found.values())


def models() -> list[type]:
    return [model for model in apps.get_models() if model.__module__.startswith("relais.")]


def full_name(word: type) -> str:
    return f"{word.__module__}.{word.__qualname__}"


@pytest.mark.parametrize("word", [*enums(), *models()], ids=full_name)
def test_glossary_knows_every_model_and_enum(word):
    assert f"| {word.__name__} |" in GLOSSARY, f"{word.__name__} has no row in docs/glossary.md"


@pytest.mark.parametrize("variable", env.ALL, ids=lambda variable: variable.name)
def test_every_setting_is_documented(variable):
    assert f"`{variable.name}`" in (ROOT / "docs" / "operations" / "settings.md").read_text("utf-8")


def test_dutch_and_french_are_complete():
    assert list(messages.faults()) == []


def test_migrations_of_a_context_stand_in_one_line():
    for app in apps.get_app_configs():
        if not app.name.startswith("relais."):
            continue
        folder = Path(app.path) / "migrations"
        numbers = [path.name[:4] for path in sorted(folder.glob("[0-9]*.py"))]
        assert len(numbers) == len(set(numbers)), f"{app.name} has two migrations of one number"


def test_every_context_says_what_it_is_about():
    missing = [
        app.name
        for app in apps.get_app_configs()
        if app.name.startswith("relais.") and not (Path(app.path) / "README.md").exists()
    ]
    assert not missing


@pytest.mark.parametrize("language", ["nl", "fr"])
def test_no_sentence_of_ours_takes_the_place_of_one_of_django(language):
    """All catalogues are one: whoever translates "May" as a permission renames a month."""
    folder = f"locale/{language}/LC_MESSAGES/django"
    with (Path(django.__file__).parent / f"conf/{folder}.mo").open("rb") as file:
        theirs = {str(entry.id): entry.string for entry in read_mo(file) if not entry.context}
    taken = []
    for path in (ROOT / "src" / "relais").glob(f"*/{folder}.po"):
        with path.open("rb") as file:
            ours = read_po(file, locale=language)
        taken += [e.id for e in ours if e.id and theirs.get(str(e.id), e.string) != e.string]
    assert taken == []
