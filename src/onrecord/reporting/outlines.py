"""A window on the world in, the coasts, borders and names of countries in it out, as SVG paths in drawing units.

The outlines are Natural Earth's (public domain), by way of the package world-atlas (ISC); they show borders as they are
controlled, which is no statement on whose land it is.
"""

from __future__ import annotations

import functools
import gzip
import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from importlib.resources import files
from itertools import pairwise

Point = tuple[float, float]
Project = Callable[[float, float], Point]
_MARGIN = 6.0  # drawing units beyond the window: edges made by clipping lie where they are not seen
_FINE = 0.5  # drawing units by which a line may be off


@dataclass(frozen=True)
class Country:
    """A country as far as the window shows it: its name, the middle of its largest part, and that part's width."""

    name: str
    x: float
    y: float
    width: float
    area: float


@dataclass(frozen=True)
class Outlines:
    """SVG path data: land (closed rings, holes included), borders (lines); and the countries, largest first."""

    land: str
    borders: str
    countries: tuple[Country, ...]


@dataclass(frozen=True)
class _World:
    """Arcs in degrees (longitude, latitude) with their bounds, and what is made of them; ~n is arc n backwards."""

    arcs: tuple[tuple[Point, ...], ...]
    bounds: tuple[tuple[float, float, float, float], ...]
    land: tuple[tuple[int, ...], ...]
    countries: tuple[tuple[str, tuple[tuple[int, ...], ...]], ...]
    borders: tuple[int, ...]


@functools.lru_cache(maxsize=1)
def _world() -> _World:
    """The shipped outlines, read once."""
    packed = files("onrecord.reporting").joinpath("outlines.json.gz").read_bytes()
    given = json.loads(gzip.decompress(packed))
    (sx, sy), (tx, ty) = given["scale"], given["translate"]
    arcs = []
    for steps in given["arcs"]:
        x = y = 0
        points = []
        for dx, dy in steps:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        arcs.append(tuple(points))
    countries = tuple(
        (name, tuple(tuple(ring) for polygon in polygons for ring in polygon[:1]))
        for name, polygons in given["countries"]
    )
    uses = Counter(
        arc if arc >= 0 else ~arc
        for _, polygons in given["countries"]
        for polygon in polygons
        for ring in polygon
        for arc in ring
    )
    return _World(
        tuple(arcs),
        tuple(_bounds(points) for points in arcs),
        tuple(tuple(ring) for polygon in given["land"] for ring in polygon),
        countries,
        tuple(sorted(arc for arc, n in uses.items() if n > 1)),
    )


def outlines(
    west: float, south: float, east: float, north: float, at: Project, width: float, height: float
) -> Outlines:
    """The outlines in a window of degrees, projected by `at` (latitude, longitude) onto `width` by `height` units."""
    world = _world()
    seen = {
        number: _simplified([at(lat, lon) for lon, lat in world.arcs[number]])
        for number, (left, low, right, high) in enumerate(world.bounds)
        if left <= east and right >= west and low <= north and high >= south
    }

    def line(number: int) -> Sequence[Point]:
        """The arc, or its chord where it stays outside: the chord then stays outside too."""
        forward = number if number >= 0 else ~number
        if forward not in seen:
            ends = world.arcs[forward][0], world.arcs[forward][-1]
            seen[forward] = [at(lat, lon) for lon, lat in ends]
        return seen[forward] if number >= 0 else seen[forward][::-1]

    def clipped(ring: Iterable[int]) -> list[Point]:
        points: list[Point] = []
        for number in ring:
            points += line(number)[1 if points else 0 :]
        return _clip(points, width, height)

    land = [ring for ring in map(clipped, world.land) if len(ring) > 2]
    borders = [run for number in world.borders if number in seen for run in _inside(seen[number], width, height)]
    countries = []
    for name, rings in world.countries:
        parts = [part for part in map(clipped, rings) if len(part) > 2]
        if parts:
            largest = max(parts, key=_area)
            left, _, right, _ = _bounds(largest)
            x, y = _middle(largest)
            countries.append(Country(name, round(x, 1), round(y, 1), right - left, _area(largest)))
    return Outlines(
        "".join(_path(ring) + "z" for ring in land),
        "".join(map(_path, borders)),
        tuple(sorted(countries, key=lambda each: (-each.area, each.name))),
    )


def _bounds(points: Iterable[Point]) -> tuple[float, float, float, float]:
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _simplified(points: list[Point]) -> list[Point]:
    """The line without the points that a straight line misses by less than `_FINE` (Douglas and Peucker); ends stay."""
    keep = {0, len(points) - 1}
    spans = [(0, len(points) - 1)]
    while spans:
        first, last = spans.pop()
        (x1, y1), (x2, y2) = points[first], points[last]
        dx, dy = x2 - x1, y2 - y1
        length = (dx * dx + dy * dy) ** 0.5
        worst, far = 0.0, 0
        for number in range(first + 1, last):
            x, y = points[number]
            off = abs(dx * (y - y1) - dy * (x - x1)) / length if length else ((x - x1) ** 2 + (y - y1) ** 2) ** 0.5
            if off > worst:
                worst, far = off, number
        if worst > _FINE:
            keep.add(far)
            spans += [(first, far), (far, last)]
    return [points[number] for number in sorted(keep)]


def _clip(points: list[Point], width: float, height: float) -> list[Point]:
    """The part of a ring inside the drawing and its margin (Sutherland and Hodgman)."""
    for axis, edge, sign in ((0, -_MARGIN, 1), (0, width + _MARGIN, -1), (1, -_MARGIN, 1), (1, height + _MARGIN, -1)):
        kept: list[Point] = []
        for a, b in zip(points, points[1:] + points[:1], strict=True):
            inside = sign * (a[axis] - edge) >= 0
            if inside:
                kept.append(a)
            if inside != (sign * (b[axis] - edge) >= 0):
                share = (edge - a[axis]) / (b[axis] - a[axis])
                kept.append((a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])))
        points = kept
        if not points:
            break
    return points


def _inside(points: Sequence[Point], width: float, height: float) -> list[list[Point]]:
    """The runs of a line whose steps touch the drawing."""
    runs: list[list[Point]] = []
    open_run = False
    for a, b in pairwise(points):
        left, top, right, bottom = _bounds((a, b))
        touches = left <= width and right >= 0 and top <= height and bottom >= 0
        if touches and open_run:
            runs[-1].append(b)
        elif touches:
            runs.append([a, b])
        open_run = touches
    return runs


def _area(ring: Sequence[Point]) -> float:
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise([*ring, ring[0]]))) / 2


def _middle(ring: Sequence[Point]) -> Point:
    """The middle of the widest run of land on the line at half the height: it lies inside whatever the shape."""
    _, top, _, bottom = _bounds(ring)
    y = (top + bottom) / 2 + 0.01
    crossings = sorted(
        a[0] + (y - a[1]) / (b[1] - a[1]) * (b[0] - a[0])
        for a, b in pairwise([*ring, ring[0]])
        if (a[1] > y) != (b[1] > y)
    )
    runs = list(zip(crossings[::2], crossings[1::2], strict=False))
    left, right = max(runs, key=lambda run: run[1] - run[0], default=(ring[0][0], ring[0][0]))
    return (left + right) / 2, y


def _path(points: Sequence[Point]) -> str:
    """Path data with whole and relative numbers, which are shortest; steps of nothing left out."""
    x, y = round(points[0][0]), round(points[0][1])
    out = [f"M{x} {y}"]
    steps = []
    for px, py in points[1:]:
        dx, dy = round(px) - x, round(py) - y
        if dx or dy:
            steps.append(f"{dx} {dy}" if dy >= 0 else f"{dx}{dy}")
            x, y = x + dx, y + dy
    return out[0] + ("l" + " ".join(steps).replace(" -", "-") if steps else "")
