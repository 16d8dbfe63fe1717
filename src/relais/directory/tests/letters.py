"""Letters as their readers get them: the links in them, and what they open."""

import re

from relais.directory.commands.asking import invite, keep_contact
from relais.directory.commands.links import Mailbox
from relais.directory.tests.conftest import LOADED_AT
from relais.foundation.access import OPERATOR

STEWARD = Mailbox(mail="prevention@example.org", language="fr")
SERVICE = Mailbox(mail="dienst@example.org", language="nl")
_LINK = re.compile(r"http://open\.localhost:\d+(/(nl|fr)/confirm/([^/\s]+)/)")


def known(code, *, for_service=False, mailbox=None, at=LOADED_AT):
    """Keep a mailbox for this record: of its steward, or of the service itself."""
    return keep_contact(
        by=OPERATOR,
        now=at,
        code=code,
        for_service=for_service,
        mailbox=mailbox or (SERVICE if for_service else STEWARD),
    )


def ask(code, *, for_service=False, at=LOADED_AT):
    """Send a link about this record."""
    return invite(by=OPERATOR, now=at, code=code, for_service=for_service)


def tokens(letter):
    """The secrets in a letter, each once, in their order."""
    return list(dict.fromkeys(found[3] for found in _LINK.finditer(letter.body)))


def paths(letter, language):
    """The addresses in a letter in this language, without the host."""
    return [found[1] for found in _LINK.finditer(letter.body) if found[2] == language]
