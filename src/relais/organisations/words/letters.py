"""The letter with an offered mandate. It says nothing but that there is an invitation."""

from dataclasses import dataclass
from datetime import date

from babel.dates import format_date
from django.utils.translation import gettext, override

from relais.foundation.environment import public_address
from relais.foundation.faces import Face


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """Subject and body of a letter."""

    subject: str
    body: str


def offer(token: str, *, language: str, expires_on: date) -> Written:
    """No name, no organisation, no role: whoever reads along in a mailbox learns nothing."""
    with override(language):
        day = format_date(expires_on, "d MMMM y", locale=language)
        lines = (
            gettext("Hello,"),
            gettext("There is an invitation for you:"),
            public_address(Face.WORK, f"/{language}/join/{token}/"),
            gettext("It works once, until %(day)s. Do not pass it on.") % {"day": day},
            gettext("Relais"),
        )
        return Written(subject=gettext("Relais: an invitation"), body="\n\n".join(lines))
