"""Asking another service: in place of the one that was asked before, or beside it by choice."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction

from relais.audit import interface as audit
from relais.foundation.access import Viewer
from relais.promises.interface import Urgency, keep_promise
from relais.referrals.commands.moving import MoveRefused, make_move
from relais.referrals.commands.sending import Asked, send_to_desk
from relais.referrals.models import Referral
from relais.referrals.queries import referrals
from relais.referrals.rules.consent import Grounds
from relais.referrals.rules.moves import NOT_ACCEPTED, refuse_another
from relais.referrals.rules.moves import Asked as AskedMove
from relais.referrals.rules.promised import Kind
from relais.referrals.rules.vocabulary import Move, Party, State


@transaction.atomic
@audit.together()
def ask_another(  # noqa: PLR0913  # which, whom, on what, and whether beside the first
    *, by: Viewer, now: datetime, file: UUID, service: str, grounds: Grounds, beside: bool = False
) -> UUID:
    """Hand the same over to another service, in a file of its own, with consent asked anew.

    What the first one has not accepted is taken back from it, unless both are asked, `beside` each
    other. Raises `NotHandedOver`, `NoDesk`, and `MoveRefused` when the first has taken it up.
    """
    row = referrals.held(by, file)
    if referrals.party_of(by, row) is not Party.SENDER:
        raise PermissionDenied
    refusal = refuse_another(State(row.state), beside=beside)
    if refusal:
        raise MoveRefused(refusal)
    made = send_to_desk(by, now, _same(by, row, service), grounds, replaces=file)
    keep_promise(by=by, now=now, kind=Kind.CHOOSE_NEXT, about=str(file))
    if State(row.state) in NOT_ACCEPTED and not beside:
        make_move(by, now, row, AskedMove(move=Move.ASK_ELSEWHERE))
    return made


def _same(by: Viewer, row: Referral, service: str) -> Asked:
    seen = referrals.opened(by, row)
    return Asked(
        need=row.need,
        service=service,
        urgency=Urgency(row.urgency),
        contact=replace(row.safe_contact, say=seen.say),
        reach=referrals.reach(by, row),
        facts=tuple(row.facts),
        municipality=row.municipality,
        name=seen.name,
        note=seen.note,
    )
