"""Letters leave when what they speak of is written, and never otherwise."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from smtplib import SMTPException

from django.core.mail import send_mail
from django.db import transaction

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """One mail to one mailbox. Neither subject nor body may tell what only a file may hold."""

    to: str
    subject: str
    body: str


def post(
    letter: Letter,
    *,
    when_sent: Callable[[], object],
    when_lost: Callable[[], object] = lambda: None,
) -> None:
    """Send `letter` once the open transaction is committed; call `when_sent` if it left.

    A mail server that fails undoes nothing: whoever asked sees that the letter has not left, and
    can ask again, and `when_lost` is called. The log names no address.
    """

    def leave() -> None:
        told = when_sent if _has_left(letter) else when_lost
        told()

    transaction.on_commit(leave)


def _has_left(letter: Letter) -> bool:
    try:
        send_mail(letter.subject, letter.body, None, [letter.to])
    except (OSError, SMTPException) as error:
        _LOG.warning("a letter could not be sent: %s", type(error).__name__)
        return False
    return True
