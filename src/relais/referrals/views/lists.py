"""What the lists of referrals have in common."""

from typing import Any

from django.http import HttpRequest

from relais.referrals import words
from relais.referrals.queries import matches, referrals

_DIGITS = 5


def page_asked(request: HttpRequest) -> int:
    """The page of a list that was asked for; the first one for whatever is no page."""
    asked = request.GET.get("page", "")
    return max(1, int(asked)) if asked.isdecimal() and len(asked) <= _DIGITS else 1


def rows_of(found: referrals.Page, names: matches.Names) -> list[dict[str, Any]]:
    """The rows of a page, with how everything in them is called."""
    return [
        {
            "referral": row,
            "state": words.STATE[row.state],
            "urgency": words.URGENCY_OF[row.urgency],
            "need": words.NEED_OF[row.need],
            **names.of(row),
        }
        for row in found.rows
    ]
