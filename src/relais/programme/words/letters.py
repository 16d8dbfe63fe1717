"""Letters that ask to contribute. They say that a contribution is asked, and nothing else."""

from dataclasses import dataclass
from datetime import date

from babel.dates import format_date
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


def invitation(*, token: str, language: str, due_on: date, is_reminder: bool) -> Written:
    """The letter with its link, in its reader's language or in Dutch and French."""
    languages = [language] if language else _BOTH
    written = [_in(each, token=token, due_on=due_on, is_reminder=is_reminder) for each in languages]
    return Written(
        subject=" / ".join(each.subject for each in written),
        body="\n\n---\n\n".join(each.body for each in written),
    )


def _in(language: str, *, token: str, due_on: date, is_reminder: bool) -> Written:
    with override(language):
        day = format_date(due_on, "d MMMM y", locale=language)
        if is_reminder:
            subject = gettext("Relais: a contribution is still asked")
            asked = gettext(
                "A contribution was asked of your organisation by %(day)s. We have none yet."
            )
        else:
            subject = gettext("Relais: a contribution is asked")
            asked = gettext("A contribution is asked of your organisation by %(day)s.")
        lines = (
            gettext("Hello,"),
            asked % {"day": day},
            public_address(Face.OPEN, f"/{language}/contribute/{token}/"),
            gettext("You need no account. Opening the page changes nothing; a button there does."),
            gettext(
                "The link is for your organisation only. Pass it on only to a colleague who answers"
                " with you."
            ),
            gettext("Relais, the relay against intrafamily violence in Brussels"),
        )
        return Written(subject=subject, body="\n\n".join(lines))
