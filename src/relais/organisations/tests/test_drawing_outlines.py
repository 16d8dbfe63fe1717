"""Outlines are short, and stay on one map with their borders shared."""

import re

import pytest

from relais.organisations.queries.places_file import read_places
from relais.organisations.rules.outlines import MAP_VIEW_BOX, outline

# The first corner of a square on the map, and one step of the grid in degrees of latitude.
LON, LAT, STEP = 4.35, 50.85, 1 / 3_400


@pytest.fixture(scope="module")
def outlines():
    return {record.nis: record.outline for record in read_places().municipalities}


def corners(path):
    """The absolute corners of each ring of a path."""
    rings = []
    for start_x, start_y, steps in re.findall(r"M(\d+) (\d+)l([^z]*)z", path):
        x, y = int(start_x), int(start_y)
        ring = [(x, y)]
        numbers = [int(number) for number in re.findall(r"-?\d+", steps)]
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + dx, y + dy
            ring.append((x, y))
        rings.append(ring)
    return rings


def test_all_nineteen_fit_in_ten_kilobytes(outlines):
    assert len(outlines) == 19
    assert sum(map(len, outlines.values())) <= 10_000


def test_every_corner_lies_on_the_map(outlines):
    width, height = map(int, MAP_VIEW_BOX.split()[2:])

    points = [p for path in outlines.values() for ring in corners(path) for p in ring]

    assert all(0 <= x <= width and 0 <= y <= height for x, y in points)


def test_neighbours_meet_without_a_gap(outlines):
    """Almost every corner of Saint-Josse, which lies inside the region, is a neighbour's too."""
    mine = {point for ring in corners(outlines["21014"]) for point in ring}
    others = {
        point
        for nis, path in outlines.items()
        if nis != "21014"
        for ring in corners(path)
        for point in ring
    }

    assert mine <= others


def square(*, detour=()):
    """A closed square of twenty steps, with `detour` points put in its first side."""
    side = 20 * STEP
    corners_of_it = [(LON, LAT), *detour, (LON, LAT + side), (LON + side, LAT + side)]
    return [*corners_of_it, (LON + side, LAT), (LON, LAT)]


def test_a_point_on_a_straight_line_is_left_out():
    assert outline([[square(detour=[(LON, LAT + 10 * STEP)])]]) == outline([[square()]])


def test_a_point_that_moves_less_than_the_grid_is_left_out():
    assert outline([[square(detour=[(LON + STEP / 50, LAT + STEP / 50)])]]) == outline([[square()]])


def test_a_shape_too_small_to_see_draws_nothing():
    tiny = [(LON, LAT), (LON, LAT + STEP / 9), (LON + STEP / 9, LAT), (LON, LAT)]

    assert outline([[tiny]]) == ""


def test_several_pieces_are_one_path():
    assert outline([[square()], [square()]]).count("M") == 2
