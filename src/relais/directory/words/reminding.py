"""What a run of reminders says to whoever started it; no mailbox and no service by name."""

from django.utils.translation import gettext_lazy as _

FOUND = _(
    "Records to ask about: %(records)s. Letters: %(letters)s. Asked already: %(asked_already)s."
    " Without a mailbox: %(without_mailbox)s."
)
DRY_RUN = _("Nothing was sent. Run again with --apply to send the letters.")
SENT = _("Letters sent: %(sent)s.")
NOT_SENT = _("Letters that did not leave: %(lost)s. The next run tries again.")
ALREADY_RUNNING = _("Another run is sending reminders at this moment.")
