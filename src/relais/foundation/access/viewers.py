"""Who reads or acts: a professional under a mandate, everyone, or the operator of the machine."""

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import Final, Protocol

from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest
from django.utils.timezone import localdate

from relais.foundation.clock import now


class Viewer(Protocol):
    """Whoever reads or acts: a professional under a mandate, or nobody in particular."""

    @property
    def code(self) -> str:
        """Stands for the viewer in the audit; never a name."""

    @property
    def mandate(self) -> str:
        """The mandates of today as `role@body`, for the audit; empty for who acts under none."""

    @property
    def seats(self) -> tuple[str, ...]:
        """The seats from which this viewer sees files: `body:…`, `person:…`; mostly none."""

    def may(self, permission: StrEnum) -> bool:
        """Whether a mandate of today carries `permission`."""


class _Everyone:
    """Nobody in particular: the public, who may read what is public and nothing else."""

    code = "everyone"
    mandate = ""
    seats = ()

    def may(self, _permission: StrEnum) -> bool:
        return False


class _Operator:
    """Whoever holds the command line of the machine: sets up, imports, migrates. Sees no file."""

    code = "operator"
    mandate = ""
    seats = ()

    def may(self, _permission: StrEnum) -> bool:
        return True


EVERYONE: Final[Viewer] = _Everyone()
OPERATOR: Final[Viewer] = _Operator()
PUBLIC: Final = "public"


_recognise: Callable[[AbstractBaseUser, date], Viewer] = lambda _user, _day: EVERYONE  # noqa: E731  # replaced once, below


def recognise_with(recognise: Callable[[AbstractBaseUser, date], Viewer]) -> None:
    """An upper context says here how the mandates of a day make a viewer of a signed-in person."""
    global _recognise  # noqa: PLW0603  # one registration, at start-up
    _recognise = recognise


def viewer(request: HttpRequest) -> Viewer:
    """The signed-in professional with the mandates of today, looked up once; or everyone.

    Public views need not ask, and then touch no session.
    """
    known: Viewer | None = getattr(request, "viewer", None)
    if known is None:
        user = getattr(request, "user", None)
        known = EVERYONE
        if user is not None and user.is_authenticated:
            known = _recognise(user, localdate(now()))
        request.viewer = known  # type: ignore[attr-defined]  # kept for this request
    return known
