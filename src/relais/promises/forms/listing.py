"""What somebody asks of the list: plain links, so that each can be kept and sent."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import QueryDict
from django.utils.translation import get_language

from relais.foundation.trilingual import Trilingual
from relais.organisations.interface import DueWork
from relais.promises import words
from relais.promises.queries.kinds import kinds
from relais.promises.queries.today import Today
from relais.promises.rules.listing import Asked, Section, Side

_DENSE = "dense"


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A way to see another part of the list."""

    title: str
    query: str
    is_chosen: bool
    count: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Elsewhere:
    """Work that another page of Relais counts, by section, in one line."""

    label: Trilingual
    url_name: str
    counts: tuple[tuple[str, str, int], ...]


def asked(said: QueryDict) -> Asked:
    """What a link asks of the list; what can't be understood counts as not asked."""
    section, page = said.get("section", ""), said.get("page", "")
    kind = said.get("kind", "")
    return Asked(
        side=Side.THEIRS if said.get("side") == Side.THEIRS else Side.OURS,
        section=Section(section) if section in list(Section) else None,
        kind=kind if kind in [each.code for each in kinds()] else "",
        page=int(page) if page.isdecimal() and len(page) < 7 else 1,  # noqa: PLR2004  # a number of ours
        dense=said.get("rows") == _DENSE,
    )


def query(chosen: Asked) -> str:
    """The link that asks for this; what is usual stands not in it."""
    said = {
        "side": chosen.side if chosen.side is not Side.OURS else "",
        "section": chosen.section or "",
        "kind": chosen.kind,
        "page": chosen.page if chosen.page > 1 else "",
        "rows": _DENSE if chosen.dense else "",
    }
    return urlencode({name: value for name, value in said.items() if value})


def with_done(back: str, uid: UUID) -> str:
    """The same link, which also says what was done just now."""
    return "&".join(filter(None, [back, urlencode({"done": uid})]))


def uid(said: str) -> UUID | None:
    """The promise that was done just now, if the link names one."""
    with suppress(ValueError):
        return UUID(said)
    return None


def filters(found: Today, chosen: Asked) -> dict[str, list[Link]]:
    """The links by which a list is chosen, each group with the present choice marked."""
    first = replace(chosen, page=1)
    return {
        "sides": [_link(words.SIDE[each], first, chosen, side=each) for each in Side],
        "sections": [
            _link(words.SECTION[each], first, chosen, count=found.sections[each], section=each)
            for each in Section
        ],
        "kinds": [
            _link(sort.noun.in_language(get_language() or "nl"), first, chosen, kind=sort.code)
            for sort, _count in found.kinds
        ],
    }


def density(chosen: Asked) -> Link:
    """The link to the same list with more rows on a screen, or fewer."""
    title = words.ROOMY if chosen.dense else words.DENSE
    other = replace(chosen, dense=not chosen.dense)
    return Link(title=str(title), query=query(other), is_chosen=False)


def _link(
    title: Any, first: Asked, chosen: Asked, *, count: int | None = None, **change: Any
) -> Link:
    """Choosing once more what is chosen shows all again, but for the side: it is always one."""
    ((name, value),) = change.items()
    is_chosen = getattr(chosen, name) == value
    if is_chosen and name != "side":
        change = {name: None if name == "section" else ""}
    return Link(
        title=str(title), query=query(replace(first, **change)), is_chosen=is_chosen, count=count
    )


def elsewhere(due: Sequence[DueWork]) -> list[Elsewhere]:
    """What other pages count, one line each."""
    lines: dict[tuple[str, Trilingual], dict[str, int]] = {}
    for work in due:
        lines.setdefault((work.url_name, work.label), {})[work.section] = work.count
    return [
        Elsewhere(label=label, url_name=url_name, counts=_in_order(counts))
        for (url_name, label), counts in lines.items()
    ]


def _in_order(counts: Mapping[str, int]) -> tuple[tuple[str, str, int], ...]:
    shown = (Section.LATE, Section.TODAY, Section.WEEK)
    return tuple((each, str(words.SECTION[each]), counts.get(each, 0)) for each in shown)
