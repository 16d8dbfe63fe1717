"""Small modules, short views: the loved codebases became hard exactly in their one giant file."""

import ast
import re
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src"
MODULE_LINES = 400
VIEW_LINES = 25


def modules() -> list[Path]:
    return [path for path in sorted(SOURCE.rglob("*.py")) if "migrations" not in path.parts]


def view_modules() -> list[Path]:
    return [
        path
        for path in modules()
        if path.stem in {"views", "http_api"} or {"views", "http_api"} & set(path.parts)
    ]


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(SOURCE)))
def test_module_is_short_enough_to_read_in_one_go(path):
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert lines <= MODULE_LINES, f"{lines} lines: let the room grow into a package"


@pytest.mark.parametrize("path", view_modules(), ids=lambda path: str(path.relative_to(SOURCE)))
def test_views_only_pass_on(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    long = [
        f"{node.name}: {node.end_lineno - node.lineno + 1} lines"
        for node in tree.body
        if isinstance(node, ast.FunctionDef) and node.end_lineno - node.lineno + 1 > VIEW_LINES
    ]
    assert not long


# The results of the queue are a model of the library's; it has its own name for its manager.
OBJECTS = re.compile(r"(?<!DBTaskResult)\.objects\.")


def test_nothing_reads_objects_without_saying_that_it_is_unscoped():
    offenders = [
        str(path.relative_to(SOURCE))
        for path in modules()
        if "tests" not in path.parts and OBJECTS.search(path.read_text(encoding="utf-8"))
    ]
    assert not offenders
