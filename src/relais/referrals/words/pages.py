"""What the page of one referral says."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from relais.audit.interface import Look
from relais.directory.interface import language_names
from relais.foundation.trilingual import Trilingual
from relais.organisations.interface import ROLE, Role
from relais.referrals import words
from relais.referrals.rules.vocabulary import Move

# After these the receiver sees the file no more: back to the list.
CLOSES = frozenset({Move.REJECT, Move.FAIL})


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """One line of the course: when, what, and why or what it came to."""

    at: datetime
    what: str | Promise
    why: str | Promise


def happened(move: str, at: datetime, *, reason: str, outcome: str) -> Happened:
    """One step in words."""
    why = words.REASON_OF.get(reason) or words.OUTCOME_OF.get(outcome) or ""
    return Happened(at=at, what=words.HAPPENED[Move(move)], why=why)


def language_name(code: str) -> str:
    """A language by its name; the code itself where it has none."""
    return language_names(get_language() or "").get(code, code)


def looks_in_words(
    looks: Iterable[Look], bodies: Mapping[str, Trilingual], names: Mapping[str, str]
) -> list[Look]:
    """Who looked, under which mandates and why, as a reader calls it."""
    moves = {move.value: str(said) for move, said in words.HAPPENED.items()}
    return [
        replace(
            look,
            actor=names.get(look.actor) or actor_words(look.actor),
            mandate=", ".join(_mandate(each, bodies) for each in look.mandate.split() if each),
            reason=moves.get(look.reason, look.reason),
            fields=(),
        )
        for look in looks
    ]


# Who acts and is no professional.
_ACTORS: dict[str, str | Promise] = {
    "link-": words.LINK_HOLDER,
    "clock": words.CLOCK,
    "operator": _("whoever runs the machine"),
}


def actor_words(code: str) -> str:
    """Who acted without being a professional; the code itself of who is not known any more."""
    said = (known for beginning, known in _ACTORS.items() if code.startswith(beginning))
    return str(next(said, code))


def _mandate(held: str, bodies: Mapping[str, Trilingual]) -> str:
    """A mandate as the audit keeps it, `role@body`, in words."""
    role, _at, body = held.rstrip(",").partition("@")
    name = bodies[body].in_language(get_language() or "") if body in bodies else body
    return f"{ROLE[Role(role)]}: {name}"


# What the tables of rejections say.
QUARTER = _("Quarter")
SHEET = _("Table")
ROW = _("Service or need")
BY_SERVICE = _("By service")
BY_NEED = _("By need")
TOTAL = _("Total")
HIDDEN = _("hidden")
