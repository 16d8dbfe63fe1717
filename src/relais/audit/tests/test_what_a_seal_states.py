import hashlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relais.audit.rules.findings import Tampering, begins_epoch, seal_problems
from relais.audit.rules.seals import (
    NOTHING_BEFORE,
    Signed,
    Statement,
    pack_leaves,
    root_of,
    unpack_leaves,
)

FIRST = Statement(
    number=1,
    epoch=1,
    from_id=0,
    from_xid=0,
    below_xid=7,
    rows=3,
    root=root_of([b"x"]),
    prev=NOTHING_BEFORE,
    at=datetime(2026, 3, 2, 12, tzinfo=UTC),
)
leaf = st.binary(min_size=32, max_size=32)


def sealed(statement):
    return Signed(statement=statement, hash=statement.digest(), signature=bytes(64))


def following(**changes):
    first = sealed(FIRST)
    return sealed(
        replace(FIRST, **{"number": 2, "from_xid": 7, "below_xid": 9, "prev": first.hash} | changes)
    )


def findings(seal, before=None):
    return [problem.finding for problem in seal_problems(seal, before, signed=True)]


def sha(text):
    return hashlib.sha256(text).digest()


def test_the_root_is_that_of_rfc_6962():
    """Three leaves: the odd one goes up by itself. The hash of nothing is that of no bytes."""
    a, b, c = (sha(b"\x00" + row) for row in (b"a", b"b", b"c"))

    assert root_of([a, b, c]) == sha(b"\x01" + sha(b"\x01" + a + b) + c)
    assert root_of([a]) == a
    assert root_of([]) == sha(b"")


@given(st.lists(leaf, min_size=1, max_size=40, unique=True), st.data())
def test_another_order_or_another_leaf_is_another_root(leaves, data):
    position = data.draw(st.integers(0, len(leaves) - 1))
    changed = [*leaves[:position], sha(leaves[position]), *leaves[position + 1 :]]

    assert root_of(changed) != root_of(leaves)
    assert root_of([*leaves, leaves[-1]]) != root_of(leaves)
    if len(leaves) > 1:
        assert root_of(leaves[::-1]) != root_of(leaves)


@given(st.lists(st.tuples(st.integers(-(2**63), 2**63 - 1), leaf)))
def test_the_names_of_the_rows_come_back_as_they_were(rows):
    assert unpack_leaves(pack_leaves(rows)) == rows


@pytest.mark.parametrize(
    "change",
    [
        {"number": 2},
        {"epoch": 2},
        {"from_id": 1},
        {"from_xid": 1},
        {"below_xid": 8},
        {"rows": 4},
        {"root": bytes(32)},
        {"prev": bytes(31) + b"1"},
        {"at": FIRST.at + timedelta(microseconds=1)},
    ],
)
def test_everything_that_a_seal_states_is_signed(change):
    assert replace(FIRST, **change).digest() != FIRST.digest()


def test_the_first_seal_stands_upon_nothing():
    assert findings(sealed(FIRST)) == []
    assert findings(sealed(replace(FIRST, prev=bytes(31) + b"1"))) == [Tampering.CHAIN_BROKEN]
    assert findings(sealed(replace(FIRST, number=2))) == [Tampering.CHAIN_BROKEN]


@pytest.mark.parametrize(
    "change", [{"number": 3}, {"from_xid": 8}, {"epoch": 3}, {"prev": bytes(32)}]
)
def test_a_seal_that_leaves_something_out_is_found(change):
    assert findings(following(), sealed(FIRST)) == []
    assert findings(following(**change), sealed(FIRST)) == [Tampering.CHAIN_BROKEN]


def test_only_a_new_epoch_may_pass_numbers_by():
    began = following(number=9, epoch=2, from_xid=0)

    assert begins_epoch(began, sealed(FIRST))
    assert findings(began, sealed(FIRST)) == []
    assert findings(following(number=1, epoch=2), sealed(FIRST)) == [Tampering.CHAIN_BROKEN]
