"""Translations: find every sentence, compile what is translated, say what is missing.

English sentences stand in the code; `locale/nl` and `locale/fr` of each context hold the others.
Babel reads and writes the files, so no system gettext is needed.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

SOURCE = Path(__file__).resolve().parents[1]
LANGUAGES = ("nl", "fr")
_BEGINNING = datetime(2026, 1, 1, tzinfo=UTC)
# The names in Python, which Django's templatize also gives to the tags of templates.
_FUNCTIONS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}


def contexts() -> list[Path]:
    """The folders that keep translations of their own."""
    found = [folder.parent for folder in SOURCE.glob("**/locale") if folder.is_dir()]
    return sorted({*found, *(app.parent for app in SOURCE.glob("**/apps.py"))})


def compile_all() -> None:
    """Write the compiled form of each translation that is newer than its compiled form."""
    for source in SOURCE.glob("**/locale/*/LC_MESSAGES/django.po"):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        compiled = BytesIO()
        write_mo(compiled, _read(source, source.parents[1].name))
        target.write_bytes(compiled.getvalue())


def update_all() -> int:
    """Add new sentences, drop those no longer used; say how many lack a translation."""
    for folder in contexts():
        template = _sentences(folder)
        for language in LANGUAGES if len(template) else ():
            target = folder / "locale" / language / "LC_MESSAGES" / "django.po"
            catalog = _plain(_read(target, language) if target.exists() else Catalog(language))
            catalog.update(template, no_fuzzy_matching=True, update_creation_date=False)
            catalog.obsolete.clear()
            target.parent.mkdir(parents=True, exist_ok=True)
            with target.open("wb") as file:
                write_po(
                    file, catalog, width=100, omit_header=False, sort_output=True, no_location=True
                )
    compile_all()
    return sum(1 for _ in faults())


def faults() -> Iterator[str]:
    """A line for each sentence without a Dutch or French translation, or with a doubtful one."""
    for folder in contexts():
        template = _sentences(folder)
        for language in LANGUAGES if len(template) else ():
            target = folder / "locale" / language / "LC_MESSAGES" / "django.po"
            catalog = _read(target, language) if target.exists() else Catalog(language)
            where = f"{folder.relative_to(SOURCE)} [{language}]"
            yield from _faults_of(template, catalog, where)
    for language in LANGUAGES:
        yield from _contradictions(language)


def _contradictions(language: str) -> Iterator[str]:
    """Sentences that two contexts translate in two ways: of all catalogues Django makes one."""
    said: dict[tuple[str | None, str], str] = {}
    for folder in contexts():
        target = folder / "locale" / language / "LC_MESSAGES" / "django.po"
        for message in _read(target, language) if target.exists() else ():
            sentence = message.id if isinstance(message.id, str) else message.id[0]
            told = str(message.string)
            if sentence and said.setdefault((message.context, sentence), told) != told:
                yield f"{folder.relative_to(SOURCE)} [{language}] says elsewhere: {sentence}"


def _faults_of(template: Catalog, catalog: Catalog, where: str) -> Iterator[str]:
    for message in template:
        if not message.id:
            continue
        known = catalog.get(message.id, message.context)
        strings = known.string if known else ""
        complete = all(strings) if isinstance(strings, tuple) else bool(strings)
        if known is None or not complete:
            yield f"{where} missing: {message.id}"
        elif known.fuzzy:
            yield f"{where} fuzzy: {message.id}"


def _plain(catalog: Catalog) -> Catalog:
    """Without the header that would differ at every run and for every writer."""
    nobody = "Relais"
    bare = Catalog(
        catalog.locale,
        header_comment="# Relais",
        project=nobody,
        version="1",
        msgid_bugs_address=nobody,
        last_translator=nobody,
        language_team=nobody,
        creation_date=_BEGINNING,
        revision_date=_BEGINNING,
        fuzzy=False,
    )
    for message in catalog:
        if message.id:
            bare[message.id] = message
    return bare


def _read(path: Path, language: str) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=language)


def _sentences(folder: Path) -> Catalog:
    from django.utils.translation.template import templatize  # noqa: PLC0415  # only when asked

    template = Catalog()
    for path in sorted(folder.rglob("*")):
        if _belongs_to_another(path, folder) or path.suffix not in {".py", ".html", ".txt"}:
            continue
        text = path.read_text(encoding="utf-8")
        if path.suffix != ".py":
            # What is left of a template keeps its indentation, which means nothing here.
            lines = templatize(text, origin=str(path)).splitlines()
            text = "\n".join(line.strip() for line in lines)
        for _line, function, messages, _comments in extract_python(
            BytesIO(text.encode()), _FUNCTIONS, [], {"encoding": "utf-8"}
        ):
            _add(template, str(function), messages)
    return template


def _belongs_to_another(path: Path, folder: Path) -> bool:
    inside = path.relative_to(folder).parts
    return "tests" in inside or "migrations" in inside or "data" in inside


def _add(template: Catalog, function: str, messages: object) -> None:
    parts = messages if isinstance(messages, tuple) else (messages,)
    if not all(isinstance(part, str) for part in parts if part is not None):
        return
    words = [part for part in parts if part]
    if not words:
        return
    if function in {"pgettext", "npgettext"}:
        context, *words = words
    else:
        context = None
    plural = function.startswith(("ng", "np")) and len(words) > 1
    template.add(tuple(words[:2]) if plural else words[0], context=context)
