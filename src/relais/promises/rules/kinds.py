"""What a context above says of a kind of promise when it registers it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from relais.foundation.trilingual import Trilingual
from relais.promises.rules.clocks import Clock
from relais.promises.rules.vocabulary import Target, Urgency

if TYPE_CHECKING:
    from relais.foundation.access import Viewer


class Command(Protocol):
    """A command of the context above, on the thing that the promise is about."""

    def __call__(self, *, by: "Viewer", now: datetime, about: str) -> object: ...


class NotNow(Exception):
    """A button's command can't be done: `sentence` says why, and what to do instead."""

    def __init__(self, sentence: Trilingual) -> None:
        self.sentence = sentence
        super().__init__(sentence.en or sentence.fr)


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    """The one button of a row. Pressing it runs `act`, if any, and keeps the promise.

    `undo` takes back what `act` did; an act without `undo` can't be taken back.
    """

    label: Trilingual
    act: Command | None = None
    undo: Command | None = None

    @property
    def can_be_undone(self) -> bool:
        return self.act is None or self.undo is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """So long past due, `target` is told; the steps of a kind are in the order of their time."""

    after: timedelta
    target: Target


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of promise. `permission`: who may see and keep promises of this kind, at the bodies
    for which the mandate is held. `address`: the page of the thing, from what it is `about`.

    Without `button` a row leads to that page.
    """

    code: str
    noun: Trilingual
    verb: Trilingual
    permission: StrEnum
    clocks: Mapping[Urgency, Clock]
    address: Callable[[str], str]
    steps: Sequence[Step] = ()
    button: Button | None = None
