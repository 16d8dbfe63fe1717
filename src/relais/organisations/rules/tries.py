"""How wrong tries at signing in are slowed down, without ever shutting the owner out.

What is counted is one account from one address. Whoever tries elsewhere shuts out themselves there;
the owner, who comes from another address or with a passkey, is let in at once.
"""

from datetime import timedelta
from typing import Final

FREE_TRIES: Final = 5
WITHIN: Final = timedelta(minutes=15)
# Of a code that anybody may type there is no owner who types it wrong: only what comes from one
# address is counted, and more of it is let pass, for many may sit behind one address.
CODE_TRIES: Final = 20
CODES_WITHIN: Final = timedelta(hours=1)
# Addresses are kept as fingerprints, and no longer than this.
KEPT_FOR: Final = timedelta(days=1)
_EACH_ELSEWHERE: Final = 0.01
_SLOWEST: Final = 1.0


def is_held_back(wrong: int) -> bool:
    """Whether nothing is checked now, after so many wrong tries of late from one address."""
    return wrong >= FREE_TRIES


def is_guessing(wrong: int) -> bool:
    """Whether no code from there is looked up now, after so many wrong ones within an hour."""
    return wrong >= CODE_TRIES


def delay(wrong_everywhere: int) -> float:
    """Seconds that a wrong answer waits, after so many wrong tries everywhere in a minute.

    Only a wrong answer waits: guessing gets slow for all who guess, and for nobody else.
    """
    return min(_SLOWEST, wrong_everywhere * _EACH_ELSEWHERE)
