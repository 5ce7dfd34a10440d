"""The outlines of countries, seen through windows of our own."""

import re

from onrecord.reporting.map import WIDTH, _View
from onrecord.reporting.outlines import _clip, _inside, _middle, _simplified, outlines


def drawn(*places: tuple[float, float]):  # type: ignore[no-untyped-def]
    view = _View([lat for lat, _ in places], [lon for _, lon in places])
    south = view.north - view.height * view.squeeze / view.unit
    return view, outlines(view.west, south, view.west + WIDTH / view.unit, view.north, view.at, WIDTH, view.height)


def inside(path: str, x: float, y: float) -> bool:
    """Whether a point lies in a path of M, relative l and z, by the even-odd rule."""
    crossings = 0
    for ring in path.split("z"):
        numbers = [int(number) for number in re.findall(r"-?\d+", ring)]
        if not numbers:
            continue
        at = (numbers[0], numbers[1])
        points = [at]
        for dx, dy in zip(numbers[2::2], numbers[3::2], strict=True):
            at = (at[0] + dx, at[1] + dy)
            points.append(at)
        for (x1, y1), (x2, y2) in zip(points, points[1:] + points[:1], strict=True):
            if (y1 > y) != (y2 > y) and x < x1 + (y - y1) / (y2 - y1) * (x2 - x1):
                crossings += 1
    return crossings % 2 == 1


def test_towns_lie_on_land_and_the_sea_does_not() -> None:
    view, found = drawn((52.5, 13.4), (41.9, 12.5), (40.4, -3.7))  # Berlin, Rome, Madrid
    for lat, lon in ((52.5, 13.4), (41.9, 12.7), (40.4, -3.7), (48.8, 2.3)):
        assert inside(found.land, *view.at(lat, lon)), (lat, lon)
    for lat, lon in ((40.0, 6.0), (44.0, -6.0)):  # the sea off Sardinia, the Bay of Biscay
        assert not inside(found.land, *view.at(lat, lon)), (lat, lon)


def test_a_window_in_the_middle_of_a_country_is_all_land() -> None:
    view, found = drawn((62.0, 95.0))
    assert inside(found.land, WIDTH / 2, view.height / 2)
    assert inside(found.land, 5, 5)
    assert found.borders == ""
    assert [country.name for country in found.countries] == ["Russia"]


def test_a_window_at_sea_is_empty() -> None:
    _, found = drawn((-40.0, -120.0))
    assert (found.land, found.borders, found.countries) == ("", "", ())


def test_countries_stand_where_they_are_largest_first() -> None:
    view, found = drawn((52.5, 13.4), (41.9, 12.5))
    names = [country.name for country in found.countries]
    assert names.index("Germany") < names.index("Switzerland")
    assert "Bosnia and Herzegovina" in names, "no abbreviations on the map"
    (germany,) = (country for country in found.countries if country.name == "Germany")
    x, y = view.at(51.0, 10.0)
    assert abs(germany.x - x) < 60
    assert abs(germany.y - y) < 60


def test_the_world_is_small_enough_for_a_report() -> None:
    _, found = drawn((60.0, -150.0), (-40.0, 175.0))
    assert len(found.land) + len(found.borders) < 60_000


def test_lines_keep_their_ends_and_their_corners() -> None:
    assert _simplified([(0, 0), (5, 0.1), (10, 0), (10, 10)]) == [(0, 0), (10, 0), (10, 10)]
    assert _simplified([(0, 0), (10, 10), (0, 0)]) == [(0, 0), (10, 10), (0, 0)], "a closed line does not collapse"


def test_clipped_rings_stay_within_the_margin() -> None:
    ring = _clip([(-100.0, -100.0), (200.0, -100.0), (200.0, 200.0), (-100.0, 200.0)], 50.0, 40.0)
    assert sorted((round(x, 6), round(y, 6)) for x, y in ring) == [
        (-6.0, -6.0),
        (-6.0, 46.0),
        (56.0, -6.0),
        (56.0, 46.0),
    ]
    assert _clip([(100.0, 100.0), (110.0, 100.0), (110.0, 110.0)], 50.0, 40.0) == []


def test_lines_are_cut_into_the_runs_that_are_seen() -> None:
    assert _inside([(-30, 5), (-20, 5), (5, 5), (60, 5), (70, 5)], 50.0, 40.0) == [[(-20, 5), (5, 5), (60, 5)]]


def test_the_middle_of_a_crescent_lies_in_it() -> None:
    crescent = [(0.0, 0.0), (30.0, 0.0), (30.0, 2.0), (4.0, 2.0), (4.0, 28.0), (30.0, 28.0), (30.0, 30.0), (0.0, 30.0)]
    assert _middle(crescent)[0] == 2.0
