"""`relais cast`: enrol the invented people of the demo. Refused in production."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from demo.cast import CAST, CastInProduction, enrol_cast
from relais.foundation import clock
from relais.foundation.access import OPERATOR


class Command(BaseCommand):
    help = "Enrol the invented people of the demo (development only)."

    def handle(self, *_args: Any, **_options: Any) -> None:
        try:
            enrol_cast(by=OPERATOR, now=clock.now())
        except CastInProduction as refused:
            raise CommandError(
                _("The cast has a password that everyone knows, so it is refused in production.")
            ) from refused
        accounts = sum(1 for person in CAST if person.has_account)
        self.stdout.write(_("Cast: %(count)s people can sign in.") % {"count": accounts})
