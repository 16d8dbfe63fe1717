"""Why a file with keys for the seals is not taken."""

from enum import StrEnum


class KeyRefusal(StrEnum):
    """What is wrong with the file."""

    NO_FILE = "no_file"
    NO_KEY = "no_key"
    DEVELOPMENT_KEY = "development_key"
    CANNOT_SIGN = "cannot_sign"
