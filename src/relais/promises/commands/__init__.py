"""The verbs: make, keep, pass on, break, release, undo; press the button of a row."""

from relais.promises.commands.promising import (
    break_promise,
    keep_promise,
    make_promise,
    make_promises,
    pass_on,
    release,
)

__all__ = ["break_promise", "keep_promise", "make_promise", "make_promises", "pass_on", "release"]
