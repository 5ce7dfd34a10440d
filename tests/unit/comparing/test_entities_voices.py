"""For whom people speak: what one holder of one office tells of bodies that an article does not name; and whose ministry is meant."""

from __future__ import annotations

import pytest
from tests.parity.pile import Pile
from tests.unit.comparing.test_entities import linked

NOMINAL = "nominal"


def pile(*articles: str) -> Pile:
    """Articles of one story."""
    found = Pile()
    for article in articles:
        found.article(article)
    found.story("s", *articles)
    return found


def speaks(found: Pile, article: str, name: str, phrase: str, body: str) -> None:
    """Say that a phrase for a person holds the first mention of a body: "the rebels" in "the rebels' envoy"."""
    person = found.cluster(article, "PER" if name else "ORG", [*([name] if name else []), (phrase, NOMINAL)])
    mention = next(m for m in found.rows["cluster_mention"] if m["cluster_id"] == person and m["text"] == phrase)
    told = next(m for m in found.rows["cluster_mention"] if m["cluster_id"] == body)
    at = mention["start_char"] + phrase.index(told["text"])
    inner = {"mention_id": told["mention_id"] + "i", "start_char": at, "end_char": at + len(told["text"])}
    found.rows["cluster_mention"].append(told | inner)


@pytest.mark.parametrize(
    ("office", "second", "together"),
    [
        ("envoy", "the LFK's envoy", True),
        ("envoy", "the LFK's treasurer", False),  # another office
        ("founder", "the LFK's founder", False),  # one may found several
    ],
)
def test_the_rebels_are_the_front_whose_envoy_they_have(office: str, second: str, together: bool) -> None:
    found = pile("x", "y")
    rebels = found.cluster("x", "NORP", [("the rebels", NOMINAL)])
    front = found.cluster("y", "ORG", ["LFK", "Lowland Front"])
    speaks(found, "x", "Hamo Oreli", f"the rebels' {office}", rebels)
    speaks(found, "y", "Hamo Oreli", second, front)
    entity = linked(found)
    assert (entity[rebels] == entity[front]) is together


@pytest.mark.parametrize(
    ("first", "second", "owner", "together"),
    [
        ("the rebels' health office", "the LFK's health office", "LFK", True),
        ("the rebels' health office", "the LFK's press office", "LFK", False),
        ("the rebels' stronghold", "the LFK's stronghold", "LFK", False),
        ("the rebels' health office", "the Tavrian army's health office", "Tavrian army", False),
    ],
)
def test_the_rebels_are_the_front_whose_office_they_have(first: str, second: str, owner: str, together: bool) -> None:
    found = pile("x", "y")
    rebels = found.cluster("x", "NORP", [("the rebels", NOMINAL)])
    front = found.cluster("y", "ORG", [owner])
    speaks(found, "x", "", first, rebels)
    speaks(found, "y", "", second, front)
    entity = linked(found)
    assert (entity[rebels] == entity[front]) is together


def test_rebels_who_speak_through_envoys_of_two_fronts_are_neither() -> None:
    found = pile("x", "y", "z")
    rebels = found.cluster("x", "NORP", [("the rebels", NOMINAL)])
    fronts = [found.cluster("y", "ORG", ["LFK"]), found.cluster("z", "ORG", ["Red Lantern Brigade"])]
    speaks(found, "x", "Hamo Oreli", "the rebels' envoy", rebels)
    speaks(found, "x", "Ilo Brandt", "an envoy of the rebels", rebels)
    speaks(found, "y", "Hamo Oreli", "the LFK's envoy", fronts[0])
    speaks(found, "z", "Ilo Brandt", "Red Lantern Brigade's envoy", fronts[1])
    entity = linked(found)
    assert entity[rebels] not in {entity[front] for front in fronts}


def test_two_countries_defence_ministries_stay_two() -> None:
    found = pile("x", "y", "z", "w")
    places = [found.cluster(a, "GPE", [name]) for a, name in (("x", "Tavria"), ("y", "Osmark"))]
    named = [found.cluster("x", "ORG", ["Tavrian Defence Ministry", "Defence Ministry", "Defence Ministry"])]
    named.append(found.cluster("y", "ORG", ["Osmark's Defence Ministry", "Defence Ministry", "Defence Ministry"]))
    bare = [found.cluster(a, "ORG", ["Defence Ministry"]) for a in ("z", "w")]
    entity = linked(found)
    assert len({entity[c] for c in (*named, *bare, *places)}) == 6, "whose ministry the last two mean is not said"


def test_the_only_defence_ministry_of_a_story_is_one() -> None:
    found = pile("x", "y", "z")
    found.cluster("x", "GPE", ["Tavria"])
    named = found.cluster("x", "ORG", ["Tavrian Defence Ministry", "Defence Ministry", "Defence Ministry"])
    bare = [found.cluster(a, "ORG", ["Defence Ministry"]) for a in ("y", "z")]
    entity = linked(found)
    assert len({entity[c] for c in (named, *bare)}) == 1


def test_a_spokesman_tells_whose_ministry_is_meant() -> None:
    found = pile("x", "y", "z")
    for article, name in (("x", "Tavria"), ("y", "Osmark")):
        found.cluster(article, "GPE", [name])
    tavrian = found.cluster("x", "ORG", ["Tavrian Defence Ministry"])
    osmarks = found.cluster("y", "ORG", ["Osmark's Defence Ministry"])
    bare = found.cluster("z", "ORG", ["Defence Ministry"])
    speaks(found, "x", "Hamo Oreli", "Tavrian Defence Ministry spokesman", tavrian)
    speaks(found, "z", "Hamo Oreli", "Defence Ministry spokesman", bare)
    entity = linked(found)
    assert entity[bare] == entity[tavrian] != entity[osmarks]


@pytest.mark.parametrize(("second", "together"), [(None, True), ("Vela Torin", False)])
def test_the_minister_of_a_country_that_no_list_knows(second: str | None, together: bool) -> None:
    found = pile("x", "y", "z")
    found.cluster("y", "GPE", ["Tavria"])
    minister = found.cluster("x", "PER", ["Odile Brannok"], role="Foreign Minister")
    if second:
        found.cluster("z", "PER", [second], role="Foreign Minister")
    held = found.cluster("y", "PER", [("Tavria's foreign minister", NOMINAL)])
    entity = linked(found)
    assert (entity[minister] == entity[held]) is together


@pytest.mark.parametrize(
    ("lakes", "phrase", "together"),
    [
        (("Lake Ilda", "Lake Ilda"), "the lake", True),
        (("Lake Ilda", "Lake Orsa"), "the lake", False),
        (("Lake Ilda", "Lake Ilda"), "the sea", False),
    ],
)
def test_the_lake_is_the_only_one_of_its_story(lakes: tuple[str, str], phrase: str, together: bool) -> None:
    found = pile("x", "y", "z")
    named = [found.cluster(a, "LOC", [lake]) for a, lake in zip("xy", lakes, strict=True)]
    nameless = found.cluster("z", "LOC", [(phrase.removeprefix("the "), NOMINAL), (phrase, NOMINAL)])
    entity = linked(found)
    assert (entity[nameless] == entity[named[0]]) is together


def test_the_red_cross_is_its_committee_where_the_story_names_no_other() -> None:
    found = pile("x", "y")
    committee = found.cluster("x", "ORG", ["International Committee of the Red Cross"])
    short = found.cluster("y", "ORG", ["Red Cross"])
    assert (entity := linked(found))[committee] == entity[short]
    found.article("z")
    found.story("s", "z")
    found.cluster("z", "ORG", ["Selmar Red Cross"])
    assert (entity := linked(found))[committee] != entity[short]


@pytest.mark.parametrize(("other", "together"), [("Harbour Safety Board", True), ("Ilda Council", False)])
def test_the_council_is_the_only_body_of_its_story_that_is_one(other: str, together: bool) -> None:
    found = pile("x", "y", "z")
    whole = found.cluster("x", "ORG", ["Council of the Free North"])
    found.cluster("y", "ORG", [other])
    short = found.cluster("z", "ORG", ["Council"])
    entity = linked(found)
    assert (entity[whole] == entity[short]) is together
