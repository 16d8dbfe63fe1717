"""The two access tables as a page, drawn from what the tests compare the program with."""

from collections.abc import Iterable
from pathlib import Path

from demo.cast import CAST
from tests.access.stage import SEEN_BY
from tests.access.test_who_opens_what import TABLE, Row
from tests.access.test_who_opens_which_file import FILES, GUEST, PROMISES, Named

PAGE = Path(__file__).parents[2] / "docs" / "access.md"
_ACCOUNTS = [person for person in CAST if person.has_account]
_EVERY_MANDATE = frozenset(person.code for person in _ACCOUNTS if person.post)


def draw() -> str:
    """The page as Markdown."""
    thing, guest = GUEST
    return "\n".join(
        [
            "# Who opens what",
            (
                "Drawn from the tables in `tests/access/` by `python -m tests.access.draw`; a test"
                " compares it, and others ask every address of every face, as each of the cast."
            ),
            "",
            "## The cast",
            "| who | role | body |",
            "|---|---|---|",
            *(_person(person) for person in _ACCOUNTS),
            "",
            "## Every page",
            "Who is not named is refused (403); who is not signed in is led to the sign-in page.",
            "",
            "| page | address | opens for |",
            "|---|---|---|",
            *(f"| {name} | `{row.address}` | {_opens_for(row)} |" for name, row in TABLE.items()),
            "",
            "## Every address that names a file",
            (
                "Whoever may open the page at all is answered so for each kind of file; *not there*"
                " is to the letter what an unknown address answers."
            ),
            "",
            "| file | seen by | everyone else |",
            "|---|---|---|",
            *(
                f"| {one} | {_names(seen) or 'nobody'} | not there |"
                for one, seen in SEEN_BY.items()
            ),
            "",
            "| page | opened (GET), by who sees the file | sent (POST), by who sees the file |",
            "|---|---|---|",
            *(_named(name, named) for name, named in {**FILES, **PROMISES}.items()),
            "",
            (
                f"{_names([guest])} sees the file “{thing}” as a guest, to read: what writes in it"
                " is refused."
            ),
            "A promise is seen by who handles the files of the body that owes it.",
            "",
        ]
    )


def _person(person) -> str:
    post = person.post
    return f"| {person.name} | {post.role if post else 'none'} | {post.body if post else 'none'} |"


def _opens_for(row: Row) -> str:
    if row.opens_for is None:
        return "everyone, without signing in"
    if row.opens_for == _EVERY_MANDATE:
        return "every mandate"
    return _names(row.opens_for)


def _names(codes: Iterable[str]) -> str:
    return ", ".join(person.name.split()[0] for person in _ACCOUNTS if person.code in codes)


def _seers(codes: Iterable[str]) -> str:
    return _names(codes) or "nobody"


def _named(name: str, named: Named) -> str:
    post = f"{named.post}; a guest is refused" if named.writes else named.post
    return f"| {name} | {named.get} | {post} |"
