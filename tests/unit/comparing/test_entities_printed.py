"""Names that are printed alike and taken for unlike things, ends of names, presidents, and works by their bare name."""

from __future__ import annotations

import pytest
from tests.parity.pile import Pile
from tests.unit.comparing.test_entities import linked, two


def three(*clusters: tuple[str, list, dict[str, str]]) -> list[int]:  # type: ignore[type-arg]
    """For each (type, mentions, columns), one an article of one story, the number of its entity."""
    pile = Pile()
    ids = []
    for at, (type_, mentions, columns) in enumerate(clusters):
        pile.article(f"x{at}")
        ids.append(pile.cluster(f"x{at}", type_, mentions, **columns))
    pile.story("s", *(f"x{at}" for at in range(len(clusters))))
    found = linked(pile)
    numbers: dict[str, int] = {}
    return [numbers.setdefault(found[cluster], len(numbers)) for cluster in ids]


@pytest.mark.parametrize(
    ("type_", "name", "other", "here"),
    [
        ("MEDIA", "Al-Selvar", "PER", "Al-Selvar"),
        ("MEDIA", "El Selvar", "PER", "El Selvar"),
        ("ORG", "KVR", "PER", "KVR"),
    ],
)
def test_one_name_is_one_thing_whatever_a_reader_took_it_for(type_: str, name: str, other: str, here: str) -> None:
    assert three((type_, [name], {}), (other, [here], {})) == [0, 0]


@pytest.mark.parametrize(
    ("type_", "name", "other", "here"),
    [
        ("MEDIA", "Al-Selvar", "PER", "Selvar"),
        ("ORG", "KVR", "PER", "KVRS"),
    ],
)
def test_what_has_only_a_part_of_the_name_is_not(type_: str, name: str, other: str, here: str) -> None:
    assert three((type_, [name], {}), (other, [here], {})) == [0, 1]


def test_a_family_name_of_the_story_is_no_place() -> None:
    man = ("PER", ["Ramiro Olmazan"], {})
    assert three(man, man, ("GPE", ["Olmazan"], {})) == [0, 0, 0]  # type: ignore[arg-type]
    assert three(man, man, ("GPE", ["Ramiro"], {}))[2] == 1  # type: ignore[arg-type]
    assert three(man, man, ("GPE", ["Olmazan City"], {}))[2] == 1  # type: ignore[arg-type]
    assert three(man, man, ("PER", ["Ada Olmazan"], {}), ("GPE", ["Olmazan"], {}))[3] == 2  # type: ignore[arg-type]


def test_a_place_on_the_map_is_no_family_name() -> None:
    man = ("PER", ["Ramiro Olmazan"], {})
    told = (man, man, ("GPE", ["Olmazan"], {"geonames_id": 77}))
    assert three(*told) == [0, 0, 1]  # type: ignore[arg-type]
    assert three(*told, ("GPE", ["Olmazan"], {}))[3] == 1  # type: ignore[arg-type]


def test_initials_are_the_body_though_a_map_has_them() -> None:
    assert three(("ORG", ["KVR"], {}), ("GPE", ["KVR"], {"geonames_id": 78})) == [0, 0]  # type: ignore[dict-item]


def test_the_end_of_a_long_name_is_that_person() -> None:
    told = ["Idris-Selim Osk Badu", "Osk Badu", "Osk Badu"]
    assert two("PER", told, ["Idris Selim Osk Badu"])
    assert two("PER", ["Kaja Jana Torven", "Jana Torven"], ["Kaja Torven"])
    assert not two("PER", ["Osk Badu"], ["Idris Selim Osk Badu"])
    assert not two("PER", told, ["Adel Osk Badu"])


def test_a_first_name_may_be_misprinted_where_all_else_is_equal() -> None:
    assert two("PER", ["Abdi Majed Osk Barin"], ["Abdin Majed Osk Barin"])
    assert two("PER", ["Yusup Galin"], ["Yusuf Ghalin"])
    assert not two("PER", ["Omar Majed Osk Barin"], ["Abdin Majed Osk Barin"])


HEAD = ("PER", ["Ada Torven", "Torven"], {"role": "President"})
FIRM = ("PER", ["Ramiro Olmazan"], {"role": "KVR president"})


def test_the_president_is_who_is_so_called_and_no_firms() -> None:
    the = ("PER", [("the president", "nominal")], {})
    assert three(HEAD, HEAD, FIRM, FIRM, the)[4] == 0
    assert three(FIRM, FIRM, the)[2] == 0


def test_its_president_is_nobody_of_another_article() -> None:
    assert three(HEAD, HEAD, ("PER", [("its president", "nominal")], {}))[2] == 1


def site(bare: str, articles: int = 2, noun: str = "dam") -> bool:
    """Whether "Osmun" of an article with this text is the works that so many others name."""
    pile = Pile()
    for at in range(articles):
        pile.article(f"x{at}", f"The Osmun {noun} held.")
        works = pile.cluster(f"x{at}", "FAC", [f"Osmun {noun}"])
    pile.article("y", bare)
    place = pile.cluster("y", "GPE", ["Osmun"])
    row = pile.rows["cluster_mention"][-1]
    row["start_char"] = bare.index("Osmun")
    row["end_char"] = row["start_char"] + len("Osmun")
    pile.story("s", "y", *(f"x{at}" for at in range(articles)))
    found = linked(pile)
    return found[works] == found[place]


def test_works_are_met_by_their_bare_name() -> None:
    assert site("Shots were heard at Osmun on Monday.")
    assert site("Shots were heard at Osmun on Monday.", noun="crossing")


@pytest.mark.parametrize(
    "text",
    [
        "Shots were heard in the town of Osmun on Monday.",
        "He was taken to Osmun hospital on Monday.",
        "Osmun's ministers met on Monday.",
    ],
)
def test_a_town_of_that_name_is_no_works(text: str) -> None:
    assert not site(text)


def test_nor_is_it_where_the_works_are_a_towns_or_named_once() -> None:
    assert not site("Shots were heard at Osmun on Monday.", noun="hospital")
    assert not site("Shots were heard at Osmun on Monday.", articles=1)
