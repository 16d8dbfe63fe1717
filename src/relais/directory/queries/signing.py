"""In what role someone acts on the directory: it stands beside each confirmation and version."""

from dataclasses import dataclass
from enum import StrEnum

from relais.directory.rules.vocabulary import Signatory
from relais.foundation.access import OPERATOR, Viewer
from relais.organisations.interface import viewer_role


@dataclass(frozen=True, slots=True, kw_only=True)
class Invited:
    """Whoever holds a link to one record: no account, no mandate, and no permission at all."""

    invitation: int
    signatory: Signatory
    mandate: str = ""

    @property
    def code(self) -> str:
        """The link stands for its holder in the audit."""
        return f"invitation-{self.invitation}"

    @property
    def seats(self) -> tuple[str, ...]:
        """None: a link opens a record, never a file."""
        return ()

    def may(self, _permission: StrEnum) -> bool:
        """Nothing: the commands for links look at the link itself."""
        return False


def role_of(viewer: Viewer) -> str:
    """The role of the viewer's mandate, or in what other role this is said."""
    if isinstance(viewer, Invited):
        return viewer.signatory
    return viewer_role(viewer) or (Signatory.OPERATOR if viewer is OPERATOR else "")
