"""A cell is read and written so that nothing changes on the way."""

from datetime import date

import pytest

from relais.foundation.tables.cells import CellFault, Shape, UnreadableCell, key_of, read, write


@pytest.mark.parametrize(
    ("shape", "text", "value"),
    [
        (Shape.TEXT, "a: b", "a: b"),
        (Shape.WHOLE, "12", 12),
        (Shape.WHOLE, "", None),
        (Shape.YES_NO, "yes", True),
        (Shape.YES_NO, "no", False),
        (Shape.YES_NO, "", None),
        (Shape.DAY, "2026-03-31", date(2026, 3, 31)),
        (Shape.DAY, "", None),
        (Shape.LIST, "one | two", ["one", "two"]),
        (Shape.LIST, "", []),
    ],
)
def test_what_is_read_is_written_again(shape, text, value):
    assert read(text, shape) == value
    assert write(value) == text


@pytest.mark.parametrize(
    ("shape", "text", "fault"),
    [
        (Shape.WHOLE, "-1", CellFault.NOT_WHOLE),
        (Shape.WHOLE, "½", CellFault.NOT_WHOLE),
        (Shape.YES_NO, "maybe", CellFault.NOT_YES_NO),
        (Shape.DAY, "31-03-2026", CellFault.NOT_A_DAY),
    ],
)
def test_what_cannot_be_read_is_named(shape, text, fault):
    with pytest.raises(UnreadableCell) as unreadable:
        read(text, shape)
    assert unreadable.value.fault is fault


def test_a_reference_is_the_same_of_values_and_of_their_cells():
    parts = ["region", None, date(2026, 3, 31), 2]
    assert key_of(parts) == key_of(map(write, parts)) == "region::2026-03-31:2"
