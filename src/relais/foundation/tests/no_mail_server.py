"""A mail server that is not there."""

from django.core.mail.backends.base import BaseEmailBackend


class EmailBackend(BaseEmailBackend):
    """Refuses every letter, as a server does that nobody started."""

    def send_messages(self, email_messages):
        raise ConnectionRefusedError(email_messages[0].to)
