"""Clusters met by an office in, links out: "Russia's foreign minister", "the mayor of the town", "the minister" of an article that names none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from .lists import plain_words
from .local import owner, places_by_story
from .spelling import word_lists
from .state import Linking, offices_of, only

if TYPE_CHECKING:
    from .groups import Node

MIN_ARTICLES = 2
"""Articles that must name the minister before "the minister" of one that names none is he."""


def join_offices(state: Linking) -> None:
    """Join "Russia's foreign minister" to the one person whom the story, else the pile, gives that office."""
    holders: dict[tuple[str, ...], set[Node]] = defaultdict(set)
    for cluster in state.clusters:
        node = state.node[cluster.cluster_id]
        if node[0] in ("person", "part"):
            for held in offices_of(state, cluster):
                holders[held].add(node)
    places = places_by_story(state.groups)
    for node in state.groups.nodes("office"):
        wanted = frozenset(node[1].split())
        if wanted <= word_lists()["single"]:
            every = [n for held, nodes in holders.items() if wanted <= frozenset(held) for n in nodes]
            found = only(state, [n for n in sorted(every) if node[2] in state.groups.stories(n)])
        elif not any(word.startswith("@") for word in wanted):
            exact = [n for n in sorted(holders.get(tuple(sorted(wanted)), ())) if node[2] in state.groups.stories(n)]
            if not exact and wanted & word_lists()["single"]:
                every = [n for held, nodes in holders.items() if _one_seat(wanted, frozenset(held)) for n in nodes]
                exact = [n for n in sorted(every) if node[2] in state.groups.stories(n)]
            found = only(state, exact) or _of_the_land(state, node, wanted, holders, places.get(node[2], []))
        else:
            near = sorted(n for held, nodes in holders.items() if _one_office(wanted, frozenset(held)) for n in nodes)
            found = only(state, [n for n in near if node[2] in state.groups.stories(n)])
            if found is None and not any(node[2] in state.groups.stories(n) for n in near):
                found = only(state, sorted(holders.get(tuple(sorted(wanted)), ())))
        if found is not None:
            state.groups.join(found, node)
    titled = _titled(state)
    for node in state.groups.nodes("lone"):
        stories = state.groups.stories(node)
        so_called = [n for n in titled.get(node[1], ()) if stories & state.groups.stories(n)]
        every = sorted(so_called or {n for held, nodes in holders.items() if node[1] in held for n in nodes})
        found = only(state, [n for n in every if node[2] in state.groups.articles(n)])
        if found is None and not any(node[2] in state.groups.articles(n) for n in every):
            full = [n for held, nodes in holders.items() if _bears(node[1], held) for n in sorted(nodes)]
            found = only(state, so_called or [n for n in full if stories & state.groups.stories(n)])
            if found is not None and len(state.groups.articles(found)) < MIN_ARTICLES:
                found = None
        if found is not None:
            state.groups.join(found, node)


_HEADS_OF_STATE = frozenset("president primeminister king queen emir sultan chancellor pope".split())
"""Of ministers, generals and spokesmen a country has many, so that a bare title tells nothing."""


def _titled(state: Linking) -> dict[str, list[Node]]:
    """The people whose article gives them an office of one word and nothing else: President Marden, under "president"."""
    found: dict[str, set[Node]] = defaultdict(set)
    for cluster in state.clusters:
        node, told = state.node[cluster.cluster_id], plain_words(cluster.role or "")
        if node[0] in ("person", "part") and len(told) == 1 and told[0] in _HEADS_OF_STATE:
            found[told[0]].add(node)
    return {word: sorted(nodes) for word, nodes in found.items()}


def _of_the_land(
    state: Linking,
    node: Node,
    wanted: frozenset[str],
    holders: Mapping[tuple[str, ...], set[Node]],
    places: Sequence[Node],
) -> Node | None:
    """The one holder of an office that a country of the story owns which no list knows: "Tavra's foreign minister".

    Where articles say of which country a foreign minister is, only that one's; else the only foreign minister of the story.
    """
    land = owner(state.groups, places, owners_of(wanted))
    if land is None or word_lists()["under"] & wanted:
        return None
    same: set[Node] = set()
    bare: set[Node] = set()
    others = False  # another country's, which tells that the bare ones may be anybody's
    for held, nodes in holders.items():
        mine = frozenset(held)
        if mine - owners_of(mine) != wanted - owners_of(wanted):
            continue
        here = {n for n in nodes if node[2] in state.groups.stories(n)}
        if not owners_of(mine):
            bare |= here
        elif owner(state.groups, places, owners_of(mine)) == land:
            same |= here
        elif here:
            others = True
    return only(state, sorted(same)) if same else None if others else only(state, sorted(bare))


def owners_of(held: frozenset[str]) -> frozenset[str]:
    """The words of an office that are neither office nor rank nor portfolio: whose it is."""
    lists = word_lists()
    return held - lists["office"] - lists["rank"] - lists["portfolio"] - lists["pointing"]


def join_town_offices(state: Linking) -> None:
    """Join "the police chief" to the only police chief of a town that the story tells of, named or not."""
    towns: dict[str, set[str]] = defaultdict(set)
    told: dict[str, set[tuple[tuple[str, ...], Node]]] = defaultdict(set)
    for cluster in state.clusters:
        node = state.node[cluster.cluster_id]
        if cluster.class_ == "place":
            names = [form for form in state.forms.get(cluster.cluster_id, ()) if form.form == "name"]
            towns[cluster.story_id].update(word for form in names if form.kind == "place" for word in form.key.split())
        elif node[0] in ("person", "part", "office"):
            told[cluster.story_id].update((held, node) for held in offices_of(state, cluster))
    for story, held in sorted(told.items()):
        for office, node in sorted(held):
            alone = node[0] == "office" and len(state.groups.members(node)) == 1
            if alone and owners_of(frozenset(office)) >= owners_of(frozenset(node[1].split())):
                fuller = sorted(n for words, n in held if _of_a_town(frozenset(office), words, towns[story]))
                found = only(state, fuller)
                if found is not None:
                    state.groups.join(found, node)


def _of_a_town(wanted: frozenset[str], held: tuple[str, ...], towns: set[str]) -> bool:
    """Whether an office of two words and more is the wanted one with its town: "the police chief", "the police chief of Osk"."""
    more = frozenset(held) - wanted
    return (
        len(wanted) > 1 and wanted < frozenset(held) and more <= towns and not word_lists()["under"] & frozenset(held)
    )


def _bears(word: str, held: tuple[str, ...]) -> bool:
    """Whether an office is that of the word and no deputy's or former holder's."""
    return word in held and not word_lists()["under"] & set(held)


def _one_seat(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether both are the one mayor or governor of a story: "the mayor of Osk", "the mayor of the town"."""
    single, unit = word_lists()["single"], word_lists()["unit"]
    x, y = a - single - unit, b - single - unit
    return bool(a & b & single) and not (a | b) & word_lists()["under"] and (x <= y or y <= x)


def _one_office(a: frozenset[str], b: frozenset[str]) -> bool:
    """True where one office's words hold the other's, with equal country and equal rank (deputy, foreign, ...)."""
    countries = {w for w in a if w[0] == "@"} == {w for w in b if w[0] == "@"}
    return countries and (a <= b or b <= a) and a & word_lists()["rank"] == b & word_lists()["rank"]
