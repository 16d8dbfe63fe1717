"""What the rows of Today say of the promises of this context."""

from typing import Final

from relais.foundation.trilingual import Trilingual

CONTRIBUTION: Final = Trilingual(
    nl="bijdrage aan het verslag", fr="contribution au rapport", en="contribution to the report"
)
CONTRIBUTE: Final = Trilingual(nl="Bijdragen", fr="Contribuer", en="Contribute")
QUESTION: Final = Trilingual(
    nl="parlementaire vraag", fr="question parlementaire", en="parliamentary question"
)
ANSWER: Final = Trilingual(nl="Beantwoorden", fr="Répondre", en="Answer")
ROUNDS_PAGE: Final = Trilingual(
    nl="Bijdragen aan het verslag", fr="Contributions au rapport", en="Contributions to the report"
)
QUESTIONS_PAGE: Final = Trilingual(
    nl="Parlementaire vragen", fr="Questions parlementaires", en="Parliamentary questions"
)
