"""What the audit says: events in words, what stands in the way of sealing, what verifying found."""

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from relais.audit.rules.events import Event
from relais.audit.rules.findings import Problem, Tampering
from relais.audit.rules.keys import KeyRefusal
from relais.audit.rules.witnesses import Standstill

_events: dict[str, str | Promise] = {}


def say_events(sentences: Mapping[Any, str | Promise]) -> None:
    """A context says in its `apps.ready()` how its events read in "who has looked?"."""
    _events.update({event.value: sentence for event, sentence in sentences.items()})


def event_words(event: str) -> str | Promise:
    """What someone did; the code itself where no context says how it reads."""
    return _events.get(event, event)


EVENT: dict[Event, Promise] = {
    Event.KEY_DESTROYED: _("Destroyed the key: nobody can read the file any more"),
}

STANDSTILL = {
    Standstill.WITNESS_KNOWS_MORE: _(
        "Nothing is sealed: the witness knows seals that the database lacks. Someone cut them off,"
        " or an earlier copy was put back. If you did that yourself: relais audit epoch."
    ),
    Standstill.WITNESS_KNOWS_LESS: _(
        "Nothing is sealed: the witness lacks seals that it was given. If it is a new and empty"
        " one: relais audit witness."
    ),
    Standstill.WITNESS_DIFFERS: _(
        "Nothing is sealed: the witness holds another seal of this number."
        " Run: relais audit verify."
    ),
    Standstill.WITNESS_NOT_EMPTY: _(
        "This witness holds seals already. Only a new and empty one can be told all."
    ),
}

KEY_REFUSAL = {
    KeyRefusal.NO_FILE: _("There is no key for the seals. Set RELAIS_SEAL_KEY_FILE."),
    KeyRefusal.NO_KEY: _("The file of RELAIS_SEAL_KEY_FILE holds no Ed25519 key in PEM form."),
    KeyRefusal.DEVELOPMENT_KEY: _(
        "The key for the seals was made for development. Make one for production."
    ),
    KeyRefusal.CANNOT_SIGN: _("Only public keys are at hand, and they can't seal."),
}

FINDING = {
    Tampering.ROW_CHANGED: _("a row was changed"),
    Tampering.ROW_ADDED: _("a row was added afterwards"),
    Tampering.ROW_GONE: _("a row is gone"),
    Tampering.ROWS_DIFFER: _("rows from this one on are not as they were sealed"),
    Tampering.SEAL_CHANGED: _("a seal was changed"),
    Tampering.SIGNATURE_WRONG: _("a seal does not bear our signature"),
    Tampering.CHAIN_BROKEN: _("a seal does not follow on the one before"),
    Tampering.SEALS_GONE: _("a seal that the witness knows is gone"),
    Tampering.WITNESS_DIFFERS: _("the witness says otherwise of a seal"),
    Tampering.WITNESS_LACKS: _("the witness does not know a seal"),
}


def problem_line(problem: Problem) -> str:
    """One problem with its seal and row, as the command line shows it."""
    if problem.row is None:
        return str(_("Seal %(seal)s: %(finding)s.") % _said(problem))
    if problem.seal is None:
        return str(_("Row %(row)s, not sealed yet: %(finding)s.") % _said(problem))
    return str(_("Row %(row)s, in seal %(seal)s: %(finding)s.") % _said(problem))


def _said(problem: Problem) -> dict[str, object]:
    return {
        "seal": problem.seal,
        "row": problem.row,
        "finding": FINDING[problem.finding],
    }
