"""Draws `docs/map.md` from the import contracts, so that the map can't differ from the house."""

import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]
MAP = ROOT / "docs" / "map.md"
SOURCE = ROOT / "src"


def draw() -> str:
    """The map as Markdown: floors from top to ground, then the rooms of each context."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
    by_id = {contract["id"]: contract for contract in contracts["contracts"]}
    floors = "\n".join(f"| `{layer}` | {_about(layer)} |" for layer in by_id["floors"]["layers"])
    rooms = "\n".join(
        f"{place}. {_room(layer)}" for place, layer in _numbered(by_id["rooms"]["layers"])
    )
    return (
        "# The map of the house\n"
        "Drawn from the import contracts in `pyproject.toml` by `python -m architecture.map`;"
        " a test compares.\n\n"
        "## Floors\nUpper may use lower, never the reverse, and only through the other's"
        " `interface`.\n\n"
        f"| floor | what it is about |\n|---|---|\n{floors}\n\n"
        "## Rooms of a context\nAlways these, in this order; an upper room may use a lower one."
        " There are no others.\n\n"
        f"{rooms}\n\n"
        "## Faces\n`src/config/faces/` says which contexts each of the four host names mounts.\n"
    )


def _numbered(layers: list[str]) -> list[tuple[int, str]]:
    return list(enumerate(layers, start=1))


def _room(layer: str) -> str:
    return " · ".join(f"`{name.strip().strip('()')}`" for name in layer.split("|"))


def _about(layer: str) -> str:
    """The first sentence of the folder's own account of itself."""
    folder = SOURCE.joinpath(*layer.split("."))
    readme = folder / "README.md"
    if readme.exists():
        paragraph = readme.read_text("utf-8").split("\n", 1)[1].strip().split("\n\n")[0]
        return " ".join(paragraph.split()).split(". ")[0].rstrip(".") + "."
    return (folder / "__init__.py").read_text("utf-8").split('"""')[1].split("\n")[0]


if __name__ == "__main__":
    MAP.write_text(draw(), encoding="utf-8")
