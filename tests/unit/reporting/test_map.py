from onrecord.reporting.map import _label, _parted, _View


def rows(*places: tuple[str, float, float, int]) -> list[dict[str, object]]:
    return [{"place": name, "name": name, "lat": lat, "lon": lon, "mentions": n} for name, lat, lon, n in places]


def test_a_lone_far_place_is_left_out_of_the_drawing() -> None:
    near, far = _parted(rows(("Ustmar", 10, 20, 5), ("Selmar", 12, 22, 4), ("Antipolis", -40, -150, 1)))
    assert [row["name"] for row in near] == ["Ustmar", "Selmar"]
    assert [row["name"] for row in far] == ["Antipolis"]


def test_places_spread_over_the_world_are_all_drawn() -> None:
    near, far = _parted(rows(("A", 10, -120, 3), ("B", 40, 0, 3), ("C", -30, 140, 3)))
    assert (len(near), far) == (3, [])


def test_every_place_falls_inside_the_drawing() -> None:
    for places in ([(10.0, 20.0)], [(60.0, -179.0), (-50.0, 179.0)], [(84.0, 0.0)]):
        view = _View([lat for lat, _ in places], [lon for _, lon in places])
        for lat, lon in places:
            x, y = view.at(lat, lon)
            assert 0 <= x <= 960
            assert -60 <= y <= view.height + 60


def test_labels_never_cover_each_other() -> None:
    taken: list[tuple[float, float, float, float]] = []
    assert _label("Ustmar", 100, 100, 4, taken) == ("Ustmar", False)
    assert _label("Selmar", 104, 102, 4, taken)[1] is True
    assert _label("Kaldor", 102, 101, 4, taken)[0] == ""
