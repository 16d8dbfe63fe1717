"""What other contexts may ask of promises: to bring kinds, and to make, keep and end promises."""

from relais.promises.commands import (
    break_promise,
    keep_promise,
    make_promise,
    make_promises,
    pass_on,
    release,
)
from relais.promises.commands.climbing import climb
from relais.promises.permissions import CLOCK
from relais.promises.queries.kinds import add_holidays, add_kind
from relais.promises.queries.promises import Owed, promised_about
from relais.promises.rules.clocks import Clock
from relais.promises.rules.kinds import Button, Kind, NotNow, Step
from relais.promises.rules.moves import Promised
from relais.promises.rules.vocabulary import ClockUnit, Reason, State, Target, Urgency

__all__ = [
    "CLOCK",
    "Button",
    "Clock",
    "ClockUnit",
    "Kind",
    "NotNow",
    "Owed",
    "Promised",
    "Reason",
    "State",
    "Step",
    "Target",
    "Urgency",
    "add_holidays",
    "add_kind",
    "break_promise",
    "climb",
    "keep_promise",
    "make_promise",
    "make_promises",
    "pass_on",
    "promised_about",
    "release",
]
