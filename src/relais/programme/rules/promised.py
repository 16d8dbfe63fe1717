"""The kinds of promise of this context, by their codes."""

from typing import Final

CONTRIBUTION: Final = "programme.contribution"
QUESTION: Final = "programme.question"
