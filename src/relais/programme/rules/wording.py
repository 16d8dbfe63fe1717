"""The text of three languages that this context shares with those below it."""

from relais.foundation.wording import LANGUAGES, Wording

__all__ = ["LANGUAGES", "Wording"]
