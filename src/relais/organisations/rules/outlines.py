"""Draws boundaries as short SVG paths that still meet each other without a gap.

Every vertex is rounded to the same coarse grid, so a border that two municipalities share stays
shared; a simplification of each outline by itself would tear them apart.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import cos, radians

type Ring = Sequence[Sequence[float]]
type Point = tuple[int, int]

# The frame around the region, in degrees, and how fine the grid is: one unit is about 33 metres.
_WEST, _NORTH = 4.24, 50.92
_EAST, _SOUTH = 4.49, 50.76
_UNITS_PER_DEGREE = 3_400
# Equirectangular: at this latitude a degree of longitude is this much shorter than one of latitude.
_SHRINK = cos(radians(50.85))

MAP_VIEW_BOX = (
    f"0 0 {round((_EAST - _WEST) * _SHRINK * _UNITS_PER_DEGREE)}"
    f" {round((_NORTH - _SOUTH) * _UNITS_PER_DEGREE)}"
)


def outline(polygons: Sequence[Sequence[Ring]]) -> str:
    """The SVG path of polygons; a ring is (longitude, latitude) pairs, closed as in GeoJSON."""
    return "".join(_path(ring) for polygon in polygons for ring in polygon)


def _path(ring: Ring) -> str:
    corners = _corners(ring)
    if len(corners) < 3:  # noqa: PLR2004  # two points are no surface
        return ""
    (x, y), *others = corners
    steps = "".join(_pair(dx, dy) for dx, dy in _steps([(x, y), *others]))
    return f"M{x} {y}l{steps.strip()}z"


def _corners(ring: Ring) -> list[Point]:
    """The ring on the grid, without its repeated end and without points that change nothing."""
    points: list[Point] = []
    for longitude, latitude in ring[:-1]:
        point = _on_grid(longitude, latitude)
        if point not in points[-1:]:
            points.append(point)
    return [
        point
        for before, point, after in zip(
            points[-1:] + points[:-1], points, points[1:] + points[:1], strict=True
        )
        if _turns(before, point, after)
    ]


def _on_grid(longitude: float, latitude: float) -> Point:
    return (
        round((longitude - _WEST) * _SHRINK * _UNITS_PER_DEGREE),
        round((_NORTH - latitude) * _UNITS_PER_DEGREE),
    )


def _turns(before: Point, point: Point, after: Point) -> bool:
    return (point[0] - before[0]) * (after[1] - point[1]) != (point[1] - before[1]) * (
        after[0] - point[0]
    )


def _steps(points: list[Point]) -> Iterator[Point]:
    for (x, y), (next_x, next_y) in pairwise(points):
        yield next_x - x, next_y - y


def _pair(dx: int, dy: int) -> str:
    """Two numbers as short as SVG allows: a minus sign separates as well as a space."""
    return f"{' ' if dx >= 0 else ''}{dx}{' ' if dy >= 0 else ''}{dy}"
