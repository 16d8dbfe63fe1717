"""A witness holds every seal where whoever changes the database can't reach."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from relais.audit.rules.seals import Signed


@dataclass(frozen=True, slots=True)
class Testimony:
    """What a witness says of one seal."""

    number: int
    hash: bytes


class Witness(Protocol):
    """Where seals are kept outside the database. Made from one text: a path, an address."""

    def newest(self) -> Testimony | None:
        """The last seal that it was given."""

    def hold(self, seal: Signed) -> None:
        """Keep this seal for good, before returning. Raises `OSError` when it can't."""

    def testimonies(self) -> Iterator[Testimony]:
        """All that it was given, in that order."""


class Standstill(StrEnum):
    """Why nothing is sealed: database and witness don't agree, so a person has to look."""

    WITNESS_KNOWS_MORE = "witness_knows_more"
    WITNESS_KNOWS_LESS = "witness_knows_less"
    WITNESS_DIFFERS = "witness_differs"
    WITNESS_NOT_EMPTY = "witness_not_empty"


def refuse_to_go_on(*, newest: Testimony | None, held: Testimony | None) -> Standstill | None:
    """Whether sealing may go on from `newest` in the database with what the witness has `held`.

    One seal may be on its way: it is committed before the witness hears of it.
    """
    sealed, told = (one.number if one else 0 for one in (newest, held))
    if told > sealed:
        return Standstill.WITNESS_KNOWS_MORE
    if told < sealed - 1:
        return Standstill.WITNESS_KNOWS_LESS
    if told == sealed and newest != held:
        return Standstill.WITNESS_DIFFERS
    return None


def line_of(seal: Signed) -> str:
    """One seal as a line of JSON."""
    statement = seal.statement
    return json.dumps(
        {
            "seal": seal.number,
            "hash": seal.hash.hex(),
            "signature": seal.signature.hex(),
            "root": statement.root.hex(),
            "prev": statement.prev.hex(),
            "rows": statement.rows,
            "epoch": statement.epoch,
            "from_id": statement.from_id,
            "from_xid": statement.from_xid,
            "below_xid": statement.below_xid,
            "at": statement.at.isoformat(),
        }
    )


def testimony_in(line: bytes) -> Testimony | None:
    """What a line of JSON says; None for a line that was cut short while it was written."""
    try:
        said = json.loads(line)
        return Testimony(number=int(said["seal"]), hash=bytes.fromhex(said["hash"]))
    except (ValueError, KeyError, TypeError):
        return None
