"""A list of anything, page by page as HSDS numbers them, or from beginning to end."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

PER_PAGE = 50
MOST_PER_PAGE = 100


@dataclass(frozen=True, slots=True)
class Listing[T]:
    """Things in their order, and how one of them is written. Only what is asked for is written."""

    things: Sequence[T]
    write: Callable[[T], dict[str, Any]]

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return map(self.write, self.things)

    def page(self, number: int, per_page: int) -> dict[str, Any]:
        """Page `number`, counted from 1; one past the last is empty and still counts right."""
        total = len(self.things)
        pages = -(-total // per_page)
        shown = self.things[(number - 1) * per_page : number * per_page]
        return {
            "total_items": total,
            "total_pages": pages,
            "page_number": number,
            "size": len(shown),
            "first_page": number == 1,
            "last_page": number >= pages,
            "empty": not shown,
            "contents": [self.write(thing) for thing in shown],
        }
