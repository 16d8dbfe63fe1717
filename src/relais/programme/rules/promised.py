"""The kinds of promise of this context, by their codes."""

from typing import Final

CONTRIBUTION: Final = "programme.contribution"
QUESTION: Final = "programme.question"

# Who answers parliament, and to whom that is owed, by their codes.
ANSWERS: Final = "safe-brussels"
PARLIAMENT: Final = "parliament"
