"""What a change of one service would do: only the cells that it can touch are counted again."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from relais.directory.rules.coverage.counting import (
    HOUR,
    LANGUAGE,
    MOST,
    MUNICIPALITY,
    NEED,
    PROFILE,
    Box,
    Counts,
    Coverage,
    answering,
    tabulate,
)
from relais.directory.rules.coverage.vocabulary import Effect, WhatIfRefusal
from relais.directory.rules.coverage.week import HOURS, Hours, Presence, hours_of, presences
from relais.directory.rules.facts import ServiceFacts

type Cells = NDArray[np.bool_]

# So many answer in a cell that does not hang on one.
_SAFE = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """Extra hours of a service; `language` None is those that it speaks already."""

    service: str
    days: tuple[int, ...]
    first_hour: int
    end_hour: int
    language: str | None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class WhatIf:
    """The touched cells before and after, three at most; outside `box` nothing changes."""

    box: Box
    before: Counts
    after: Counts

    def where(self, effect: Effect) -> Cells:
        """The cells of the box to which the change does this."""
        was, becomes = np.minimum(self.before, _SAFE), np.minimum(self.after, _SAFE)
        cells = {
            Effect.CLOSES: (was == 0) & (becomes > 0),
            Effect.BECOMES_SAFE: (was == 1) & (becomes == _SAFE),
            Effect.BECOMES_FRAGILE: (was == _SAFE) & (becomes == 1),
            Effect.OPENS: (was > 0) & (becomes == 0),
        }
        return np.asarray(cells[effect])


class EffectOn(NamedTuple):
    """What happens to one need in one language: in which hours, and to how many of each."""

    effect: Effect
    need: str
    language: str
    hours: Hours
    municipalities: int
    profiles: int
    cells: int


def add_session(kept: Coverage, session: Session) -> WhatIf | WhatIfRefusal:
    """What an extra session would do; the other hours of the service stay as they are."""
    service = kept.services.get(session.service)
    if service is None:
        return WhatIfRefusal.LEFT_OUT
    if not service.reachable:
        return WhatIfRefusal.UNREACHABLE
    speaking = (
        replace(service, languages=frozenset({session.language})) if session.language else service
    )
    hours = hours_of(session.days, session.first_hour, session.end_hour)
    return what_if(kept, service, Presence(speaking, service.code, hours))


def what_if(kept: Coverage, changed: ServiceFacts, session: Presence | None = None) -> WhatIf:
    """What would be if the service with the code of `changed` were as `changed` says.

    A `session` is hours beside those of the service, with what holds in them alone: another
    language, for instance.
    """
    concerned = {changed.code}
    concerned |= {code for code, each in kept.services.items() if each.relay_to == changed.code}
    now = [each for each in kept.presences if each.service.code in concerned]
    then = _presences(kept, changed, concerned)
    if session:
        then = [*_beside(then, session), session]
    # A desk that also answers for others is counted with all it answers for.
    desks = {each.desk for each in (*now, *then)}
    others = [
        each for each in kept.presences if each.desk in desks and each.service.code not in concerned
    ]
    return _compare(kept, [*now, *others], [*then, *others])


def effects(kept: Coverage, found: WhatIf, hours: NDArray[np.intp]) -> Iterator[EffectOn]:
    """What happens within these hours, need by need and language by language."""
    looked_at = np.isin(found.box[HOUR], hours)
    for effect in Effect:
        cells = found.where(effect) & looked_at
        for need, language in zip(*np.nonzero(cells.any(axis=_BUT_PAIRS)), strict=True):
            here = cells[:, need, language]
            whole_week = np.zeros(HOURS, bool)
            whole_week[found.box[HOUR]] = here.any(axis=(0, 1))
            yield EffectOn(
                effect=effect,
                need=kept.axes.needs[found.box[NEED][need]],
                language=kept.axes.languages[found.box[LANGUAGE][language]],
                hours=whole_week,
                municipalities=int(here.any(axis=(1, 2)).sum()),
                profiles=int(here.any(axis=(0, 2)).sum()),
                cells=int(here.sum()),
            )


_BUT_PAIRS = (MUNICIPALITY, PROFILE, HOUR)


def _presences(kept: Coverage, changed: ServiceFacts, concerned: set[str]) -> list[Presence]:
    """Those of the changed service and of whoever hands on to it, worked out anew."""
    needed = {code: kept.services[code] for code in concerned if code in kept.services}
    if changed.relay_to in kept.services:
        needed[changed.relay_to] = kept.services[changed.relay_to]
    needed[changed.code] = changed
    found = presences(needed.values(), kept.week)
    return [each for each in found if each.service.code in concerned]


def _beside(found: Sequence[Presence], session: Presence) -> Iterator[Presence]:
    """During a session the service hands on only the languages that the session does not speak."""
    spoken = session.service.languages or frozenset()
    for each in found:
        if each.service.code != session.service.code or each.desk == each.service.code:
            yield each
            continue
        left = replace(each.service, languages=(each.service.languages or frozenset()) - spoken)
        yield each._replace(hours=each.hours & ~session.hours)
        yield Presence(left, each.desk, each.hours & session.hours)


def _compare(kept: Coverage, now: list[Presence], then: list[Presence]) -> WhatIf:
    table = tabulate([*now, *then], kept.axes)
    box = table.box()
    rows = range(len(now) + len(then))
    before = kept.cells(box)
    # One service more or fewer moves a cell by one, so a cell at three stays above one.
    change = answering(then, table.rows(rows[len(now) :]), box) - answering(
        now, table.rows(rows[: len(now)]), box
    )
    after = np.minimum(before + change, MOST).astype(np.uint8)
    return WhatIf(box=box, before=before, after=after)
