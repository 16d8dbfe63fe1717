"""How the home of the work face names the pages of this context."""

from relais.foundation.trilingual import Trilingual

CLOCKS_PAGE = Trilingual(nl="Termijnen", fr="Délais", en="How long one has")
TELLING_PAGE = Trilingual(
    nl="Wat we u mailen", fr="Ce que nous vous écrivons", en="What we write to you"
)
