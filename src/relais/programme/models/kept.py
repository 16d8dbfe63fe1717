"""How long the records of this context stay."""

from typing import Final

KEPT: Final = "for good: an edition answers parliament, and the next one is compared with it"
