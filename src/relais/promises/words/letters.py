"""The one letter that a professional gets: something is due, and nothing more."""

from dataclasses import dataclass

from django.utils.translation import gettext, override

from relais.foundation.environment import public_address
from relais.foundation.faces import Face

# Who has not said which language they read gets both.
_BOTH = ("nl", "fr")


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """Subject and body of a letter."""

    subject: str
    body: str


def something_is_due(language: str) -> Written:
    """In the language of its reader, or in Dutch and French when it is not known."""
    written = [_in(each) for each in ([language] if language else _BOTH)]
    return Written(
        subject=" / ".join(each.subject for each in written),
        body="\n\n---\n\n".join(each.body for each in written),
    )


def _in(language: str) -> Written:
    with override(language):
        lines = (
            gettext("Something is due."),
            public_address(Face.WORK, f"/{language}/"),
        )
        return Written(subject=gettext("Relais: something is due"), body="\n\n".join(lines))
