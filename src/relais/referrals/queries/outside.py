"""Links for receivers outside Relais: the one with a secret, and how that of a referral stands."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from relais.foundation import vault
from relais.foundation.access import Viewer
from relais.referrals.models import OutsideLink, Referral
from relais.referrals.queries import referrals
from relais.referrals.rules.links import Holder, LinkState, fingerprint
from relais.referrals.rules.moves import UNANSWERED
from relais.referrals.rules.vocabulary import State


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkDisplay:
    """How the link of a referral stands, for its sender; whether another can be made."""

    state: LinkState
    expires_at: datetime
    can_be_renewed: bool


def found(_viewer: Viewer, secret: str) -> OutsideLink | None:
    """The link with this secret, held until the transaction ends, so that tries are counted."""
    rows = OutsideLink.unscoped.select_for_update()
    return rows.filter(secret_hash=fingerprint(secret)).first()


def code_mark(link: UUID, code: str) -> bytes:
    """What is kept of a code: nobody finds it by trying without the key of the vault."""
    return vault.blind_index(vault.IndexPurpose.LINK_CODE, f"{link.hex} {code}")


def file_of(viewer: Holder) -> UUID | None:
    """The one file that the holder of a link sees; None once it is closed to it."""
    row = referrals.seen(viewer).filter(link=viewer.link).first()
    return row.file_id if row else None


def link_of(_viewer: Viewer, row: Referral, *, moment: datetime) -> LinkDisplay | None:
    """How the link of a referral stands at `moment`; None where its receiver answers in Relais."""
    if row.link is None:
        return None
    link = OutsideLink.unscoped.get(pk=row.link)
    waits = State(row.state) in UNANSWERED | {State.ACCEPTED}
    return LinkDisplay(
        state=link.state_at(moment), expires_at=link.expires_at, can_be_renewed=waits
    )
