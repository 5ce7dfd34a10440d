"""A record in, its map out: the places it names and what happened there, on the coasts and borders of Natural Earth."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass

from ..record import Record, Row
from .outlines import Country, outlines
from .speech import shortened

WIDTH, MOST_HEIGHT = 960.0, 560.0
_LEAST_SPAN = 5.0  # degrees; a map of one town shows its surroundings
MOST_LABELS = 28


@dataclass(frozen=True)
class Spot:
    """A place as drawn: its name, centre, radius by mentions, events there, and the anchor of its first event or article."""

    name: str
    x: float
    y: float
    radius: float
    mentions: int
    articles: int
    events: int
    anchor: str
    label: str
    label_left: bool


@dataclass(frozen=True)
class Name:
    """The name of a country as drawn: its words and the middle of them."""

    words: str
    x: float
    y: float


@dataclass(frozen=True)
class PlaceMap:
    """What to draw: land and borders as SVG paths, the names of countries, the spots, and the height of the drawing."""

    land: str
    borders: str
    names: tuple[Name, ...]
    spots: tuple[Spot, ...]
    height: float
    beyond: tuple[str, ...] = ()
    """Places too far off to be drawn."""


def place_map(record: Record) -> PlaceMap | None:
    """The map, or None where no place of the record has coordinates."""
    rows = record.rows(
        "SELECT coalesce(CAST(geonames_id AS VARCHAR), lower(text)) AS place, max(text) AS name, avg(lat) AS lat, avg(lon) AS lon,"
        " count(*) AS mentions, count(DISTINCT article_id) AS articles, min(article_id) AS article"
        " FROM place WHERE lat IS NOT NULL AND lon IS NOT NULL AND coalesce(precision, '') <> 'country' GROUP BY 1"
        " ORDER BY articles DESC, mentions DESC, place LIMIT 120"
    )
    if not rows:
        return None
    events: defaultdict[str, list[str]] = defaultdict(list)
    for row in record.rows("SELECT event_id, place_id FROM event WHERE place_id IS NOT NULL ORDER BY event_id"):
        events[str(row["place_id"])].append(row["event_id"])
    near, far = _parted(rows)
    view = _View([row["lat"] for row in near], [row["lon"] for row in near])
    taken: list[tuple[float, float, float, float]] = []
    spots = []
    for number, row in enumerate(near):
        x, y = view.at(row["lat"], row["lon"])
        here = events.get(row["place"], [])
        radius = round(2.5 + 1.6 * math.sqrt(row["mentions"] + len(here)), 1)
        name = _spelled(row["name"])
        label, left = _label(name, x, y, radius, taken) if number < MOST_LABELS else ("", False)
        anchor = f"e-{here[0]}" if here else f"art-{row['article']}"
        spots.append(Spot(name, x, y, radius, row["mentions"], row["articles"], len(here), anchor, label, left))
    beyond = tuple(_spelled(row["name"]) for row in far)
    south = view.north - view.height * view.squeeze / view.unit
    drawn = outlines(view.west, south, view.west + WIDTH / view.unit, view.north, view.at, WIDTH, view.height)
    return PlaceMap(drawn.land, drawn.borders, _names(drawn.countries, taken), tuple(spots), view.height, beyond)


def _spelled(name: str) -> str:
    """A place's name on one line; what a dateline wrote in capitals in lower case."""
    words = " ".join(name.split())
    return words.title() if words.isupper() and len(words) > 3 else words


def _parted(rows: list[Row]) -> tuple[list[Row], list[Row]]:
    """The places to draw, and those so far off that drawing them would make the rest too small to read.

    Places are left out only where four fifths of all mentions lie in half of the whole width or less.
    """
    weight = sum(row["mentions"] for row in rows)

    def middle(axis: str) -> float:
        passed = 0
        for row in sorted(rows, key=lambda row: (row[axis], row["place"])):
            passed += row["mentions"]
            if 2 * passed >= weight:
                return float(row[axis])
        return 0.0

    lat, lon = middle("lat"), middle("lon")
    ordered = sorted(rows, key=lambda row: (math.hypot(row["lat"] - lat, row["lon"] - lon), row["place"]))
    inner, passed = 0, 0
    while 5 * passed < 4 * weight:
        passed += ordered[inner]["mentions"]
        inner += 1
    if _width(ordered[:inner]) > 0.5 * _width(rows):
        return rows, []
    near = {row["place"] for row in ordered[:inner]}
    return [row for row in rows if row["place"] in near], [row for row in rows if row["place"] not in near]


def _width(rows: list[Row]) -> float:
    """The greater of the spans of latitude and longitude, in degrees."""
    lats, lons = [row["lat"] for row in rows], [row["lon"] for row in rows]
    return float(max(max(lats) - min(lats), max(lons) - min(lons)))


class _View:
    """Latitudes and longitudes to drawing units: equirectangular, true to scale in the middle."""

    def __init__(self, lats: list[float], lons: list[float]) -> None:
        middle = (min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2
        tall = max(1.3 * (max(lats) - min(lats)), _LEAST_SPAN)
        wide = max(1.3 * (max(lons) - min(lons)), _LEAST_SPAN)
        self.squeeze = max(0.2, math.cos(math.radians(middle[0])))
        wide = max(wide, 1.75 * tall / self.squeeze)  # a map wider than high fits a page
        wide = min(wide, 360.0)
        self.unit = WIDTH / wide
        tall = min(170.0, MOST_HEIGHT / self.unit * self.squeeze)
        self.west = max(-180.0, min(180.0 - wide, middle[1] - wide / 2))
        self.north = min(85.0, max(-85.0 + tall, middle[0] + tall / 2))
        self.height = round(tall * self.unit / self.squeeze, 1)

    def at(self, lat: float, lon: float) -> tuple[float, float]:
        """Drawing units from the upper left corner."""
        return round((lon - self.west) * self.unit, 1), round((self.north - lat) * self.unit / self.squeeze, 1)


def _names(countries: tuple[Country, ...], taken: list[tuple[float, float, float, float]]) -> tuple[Name, ...]:
    """The names of the countries that have room for theirs between the places' labels."""
    found = []
    for country in countries[:40]:
        half = 4.2 * len(country.name)
        box = (country.x - half, country.y - 9, country.x + half, country.y + 7)
        fits = box[0] >= 0 and box[2] <= WIDTH and 2.2 * half < country.width and country.area > 2500
        if fits and not any(_cover(box, other) for other in taken):
            taken.append(box)
            found.append(Name(country.name, country.x, country.y))
    return tuple(found)


def _label(
    name: str, x: float, y: float, radius: float, taken: list[tuple[float, float, float, float]]
) -> tuple[str, bool]:
    """The label and whether it stands left of its spot; empty where it would cover another one."""
    words = shortened(name, 26)
    width = 7.2 * len(words)
    for left in (x + radius + 4 + width > WIDTH, x + radius + 4 + width <= WIDTH):
        start = x - radius - 4 - width if left else x + radius + 4
        box = (start, y - 8, start + width, y + 8)
        if start >= 0 and box[2] <= WIDTH and not any(_cover(box, other) for other in taken):
            taken.append(box)
            return words, left
    return "", False


def _cover(a: tuple[float, float, float, float], b: tuple[float, float, float, float]) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
