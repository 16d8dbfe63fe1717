"""Letters that ask to confirm records. They name no service: who reads along learns nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from babel.dates import format_date
from django.utils.translation import gettext, ngettext, override

from relais.foundation.environment import public_address
from relais.foundation.faces import Face

# Who has not said which language they read gets both.
_BOTH = ("nl", "fr")


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """Subject and body of a letter."""

    subject: str
    body: str


def invitation(*, tokens: Sequence[str], language: str, expires_on: date) -> Written:
    """The letter with a link for each token, in its reader's language or in Dutch and French."""
    written = [_in(each, tokens, expires_on) for each in ([language] if language else _BOTH)]
    return Written(
        subject=" / ".join(each.subject for each in written),
        body="\n\n---\n\n".join(each.body for each in written),
    )


def _in(language: str, tokens: Sequence[str], expires_on: date) -> Written:
    with override(language):
        day = format_date(expires_on, "d MMMM y", locale=language)
        number = len(tokens)
        subject = ngettext(
            "Relais: please confirm a record", "Relais: please confirm %(number)s records", number
        )
        due = ngettext(
            "A record of yours in the directory is due: please see whether it is right.",
            "%(number)s records of yours in the directory are due: please see whether they are"
            " right.",
            number,
        )
        lines = (
            gettext("Hello,"),
            due % {"number": number},
            *_links(language, tokens),
            gettext("You need no account. Opening a page changes nothing; a button there does."),
            gettext("Each link works once, until %(day)s. Do not pass it on.") % {"day": day},
            gettext("Relais, the relay against intrafamily violence in Brussels"),
        )
        return Written(subject=subject % {"number": number}, body="\n\n".join(lines))


def _links(language: str, tokens: Sequence[str]) -> list[str]:
    links = [public_address(Face.OPEN, f"/{language}/confirm/{token}/") for token in tokens]
    if len(links) == 1:
        return links
    return [f"{number}. {link}" for number, link in enumerate(links, start=1)]
