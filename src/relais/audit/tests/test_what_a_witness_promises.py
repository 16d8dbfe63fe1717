from datetime import UTC, datetime

import pytest

from relais.audit.models.witness import FileWitness
from relais.audit.rules.seals import NOTHING_BEFORE, Signed, Statement, root_of
from relais.audit.rules.witnesses import Standstill, refuse_to_go_on
from relais.audit.rules.witnesses import Testimony as Said
from relais.audit.rules.witnesses import testimony_in as said_in
from relais.audit.tests.remembering_witness import RememberingWitness


def seal(number):
    statement = Statement(
        number=number,
        epoch=1,
        from_id=0,
        from_xid=0,
        below_xid=7,
        rows=0,
        root=root_of([]),
        prev=NOTHING_BEFORE,
        at=datetime(2026, 3, 2, 12, tzinfo=UTC),
    )
    return Signed(statement=statement, hash=statement.digest(), signature=bytes(64))


@pytest.fixture
def place(tmp_path):
    return str(tmp_path / "outside" / "witness.jsonl")


@pytest.mark.parametrize("kind", [FileWitness, RememberingWitness])
def test_it_gives_back_what_it_was_given_also_to_who_asks_later(kind, place):
    witness = kind(place)
    assert witness.newest() is None
    assert list(witness.testimonies()) == []

    witness.hold(seal(1))
    witness.hold(seal(2))

    later = kind(place)
    assert later.newest() == Said(2, seal(2).hash)
    assert [said.number for said in later.testimonies()] == [1, 2]


def test_the_file_is_for_its_owner_alone(place, tmp_path):
    FileWitness(place).hold(seal(1))

    assert (tmp_path / "outside" / "witness.jsonl").stat().st_mode & 0o777 == 0o600


def test_a_line_that_was_cut_short_counts_for_nothing_and_spoils_no_other(place, tmp_path):
    file = tmp_path / "outside" / "witness.jsonl"
    witness = FileWitness(place)
    witness.hold(seal(1))
    with file.open("ab") as half:
        half.write(file.read_bytes()[:40])

    assert witness.newest() == Said(1, seal(1).hash)
    witness.hold(seal(2))

    assert [said.number for said in witness.testimonies()] == [1, 2]


@pytest.mark.parametrize("line", [b"", b"[]", b"null", b'{"seal": 1}', b'{"seal": 1, "hash": "x"}'])
def test_what_is_no_testimony_is_read_past(line):
    assert said_in(line) is None


ONE, TWO, OTHER = Said(1, b"a"), Said(2, b"b"), Said(1, b"c")


@pytest.mark.parametrize(
    ("newest", "held", "refusal"),
    [
        (None, None, None),
        (ONE, ONE, None),
        (ONE, None, None),
        (TWO, ONE, None),
        (None, ONE, Standstill.WITNESS_KNOWS_MORE),
        (TWO, None, Standstill.WITNESS_KNOWS_LESS),
        (ONE, OTHER, Standstill.WITNESS_DIFFERS),
    ],
)
def test_sealing_goes_on_only_where_the_witness_agrees(newest, held, refusal):
    assert refuse_to_go_on(newest=newest, held=held) is refusal
