"""What a seal says, and how what it says is hashed.

The tree is that of RFC 6962: leaves and nodes are hashed under different first bytes, so that a
node can't pass for a row, and whoever keeps a root can be shown that one row stood under it.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise
from typing import Final

NOTHING_BEFORE: Final = bytes(32)
FIRST_EPOCH: Final = 1
LOWEST_ID: Final = -(2**63)
ID_BYTES: Final = 8
LEAF_BYTES: Final = 32


def leaf_of(record: bytes) -> bytes:
    """The hash of one row, from its binary form as PostgreSQL sends it."""
    return hashlib.sha256(b"\x00" + record).digest()


def root_of(leaves: Sequence[bytes]) -> bytes:
    """The Merkle root of the leaves in this order; the hash of nothing when there are none."""
    level = list(leaves)
    if not level:
        return hashlib.sha256(b"").digest()
    while len(level) > 1:
        pairs = list(pairwise(level))[::2]
        above = [hashlib.sha256(b"\x01" + left + right).digest() for left, right in pairs]
        level = above + level[2 * len(above) :]
    return level[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What a seal states: `rows` rows from `from_id`, of these transactions, come to this root.

    An epoch is a stretch in which numbers of transactions only grow. The first seal of each holds
    what the epoch before left unsealed, and no transaction of its own.
    """

    number: int
    epoch: int
    from_id: int
    from_xid: int
    below_xid: int
    rows: int
    root: bytes
    prev: bytes
    at: datetime

    def digest(self) -> bytes:
        """What is signed, and what the next seal holds on to."""
        numbers = (self.number, self.epoch, self.from_id, self.from_xid, self.below_xid, self.rows)
        at = self.at.astimezone(UTC).isoformat(timespec="microseconds")
        parts = ("relais audit seal", *map(str, numbers), self.root.hex(), self.prev.hex(), at)
        return hashlib.sha256("|".join(parts).encode()).digest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """A statement with the hash and the signature that stand beside it."""

    statement: Statement
    hash: bytes
    signature: bytes

    @property
    def number(self) -> int:
        return self.statement.number


def pack_leaves(rows: Sequence[tuple[int, bytes]]) -> bytes:
    """Ids and leaves of the sealed rows, end to end."""
    return b"".join(row_id.to_bytes(ID_BYTES, signed=True) + leaf for row_id, leaf in rows)


def unpack_leaves(packed: bytes) -> list[tuple[int, bytes]]:
    """The opposite of `pack_leaves`."""
    size = ID_BYTES + LEAF_BYTES
    entries = [packed[start : start + size] for start in range(0, len(packed), size)]
    return [(int.from_bytes(entry[:ID_BYTES], signed=True), entry[ID_BYTES:]) for entry in entries]
