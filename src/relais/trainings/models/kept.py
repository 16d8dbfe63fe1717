"""How long the tables of this context keep what stands in them."""

from typing import Final

KEPT: Final = "for good: an edition of the report is compared with the next one"
