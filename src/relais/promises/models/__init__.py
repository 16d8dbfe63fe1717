"""The tables of this context. None holds a person who seeks help."""

from relais.promises.models.promises import Change, Promise
from relais.promises.models.settings import ClockSetting, Preference
from relais.promises.models.telling import Digest, Notice

__all__ = ["Change", "ClockSetting", "Digest", "Notice", "Preference", "Promise"]
