"""The gazetteer: keys that forgive spelling, places by name, known names by form."""

import pytest

from onrecord.reading.gazetteer.geonames import ADMIN1, CAPITAL, geonames
from onrecord.reading.gazetteer.keys import number, plain, skeleton
from onrecord.reading.gazetteer.senses import senses
from onrecord.reading.gazetteer.tables import countries, genders, group_nouns, roles
from onrecord.reading.mentions.lexicon import known


def test_plain_forgets_marks_and_hyphens() -> None:
    assert plain("Łódź") == "lodz"
    assert plain("Jisr al-Shughūr") == "jisr al shughur"
    assert plain("Côte d’Ivoire") == "cote divoire"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ma'arrat an-Nu'man", "Maaret al-Numan"),
        ("Muallem", "Moualem"),
        ("Zaporizhzhia", "Zaporizhia"),
        ("Qamishli", "Kamishly"),
        ("Tchernihiv", "Chernihiv"),
    ],
)
def test_skeleton_forgives_romanisation(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other)


def test_skeleton_keeps_names_apart() -> None:
    assert skeleton("Latakia") != skeleton("Raqqa Tabqa")
    assert skeleton("Ur") == ""


def test_number_is_fixed() -> None:
    assert number("idlib") == number(plain("Idlib"))
    assert number("idlib") != number("bildi")


def test_places_by_name_and_spelling() -> None:
    first = geonames().find("Damascus")[0]
    assert first.country == "SY"
    assert CAPITAL in {c.kind for c in geonames().find("Damascus")}
    assert geonames().find("Xyzzyville") == []
    assert any(c.country == "SY" and not c.exact for c in geonames().sounds_like("Maaret al-Numan"))


def test_senses_cover_countries_states_and_units() -> None:
    assert {c.country for c in senses("Georgia")} >= {"GE", "US"}
    assert senses("the Netherlands")[0].country == "NL"
    assert any(c.kind == ADMIN1 and c.country == "SY" for c in senses("Latakia province"))
    assert senses("Syrian")[0].country == "SY"


def test_every_country_has_an_id_and_a_point() -> None:
    for code, country in countries().items():
        assert geonames().country_ids[code] > 0
        assert -90 <= country.lat <= 90
        assert -180 <= country.lon <= 180


def test_nouns_and_given_names() -> None:
    assert roles()["spokeswomen"].gender == "f"
    assert roles()["spokeswomen"].plural
    assert group_nouns()["warplanes"].type == "ORG"
    assert genders()["ahmed"] == "m"


def test_known_forms() -> None:
    assert known("ISIL") == known("Daesh")
    entry = known("the U.S.")
    assert entry is not None
    assert (entry.name, entry.country) == ("United States", "US")
    assert known("RUSSIA") is not None
    assert known("Kordan Valley Herald") is None
