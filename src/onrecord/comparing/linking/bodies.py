"""Bodies named by their owner or by none in, links out: "Assad's regime", "the coalition", "the army", "police".

A body without owner is the one that its article, else its story, names with one; where both could mean several it stays apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from .local import owner, places_by_story
from .offices import MIN_ARTICLES
from .state import countries_of, only

if TYPE_CHECKING:
    from .groups import Node
    from .state import Linking


def join_owned(state: Linking) -> None:
    """Join "Assad's regime" to the government of his country, and "the coalition" to the only one of the story."""
    bodies: dict[str, set[Node]] = defaultdict(set)
    people: dict[str, list[tuple[frozenset[str], set[str]]]] = defaultdict(list)
    countries = countries_of(state)
    for cluster in state.clusters:
        node = state.node[cluster.cluster_id]
        if node[0] in ("person", "part"):
            lands = set().union(*(countries[member] for member in state.groups.members(node)))
            people[cluster.article_id].append((frozenset(node[1].split()), lands))
    ownerless = []
    places = places_by_story(state.groups)
    for node in state.groups.nodes("bare"):
        head, *rest = node[1].split()
        cut = rest.index("/")
        whose, others = frozenset(rest[:cut]), frozenset(rest[cut + 1 :])
        if others:
            _join_by_owner(state, node, (head, whose, others), people, places)
        else:
            ownerless.append((node, head, whose))
    for body in state.groups.nodes("institution"):
        bodies[body[1].split()[0]].add(body)
    local: dict[str, set[Node]] = defaultdict(set)
    for body in state.groups.nodes("bare"):
        if not body[1].endswith("/") and len(state.groups.articles(body)) >= MIN_ARTICLES:
            head, *rest = body[1].split()
            if head != "coalition":  # "the Save Osk Coalition" is a name of its own
                local[head].add(body)  # "the Osk police", which the country's are not
    firm: dict[Node, set[str]] = defaultdict(set)
    for cluster in state.clusters:
        if any(not form.alias.lower().endswith(" forces") for form in state.forms.get(cluster.cluster_id, ())):
            firm[state.node[cluster.cluster_id]].add(cluster.article_id)
    for node, head, whose in sorted(ownerless):
        fitting = [n for n in sorted(bodies[head]) if whose <= frozenset(n[1].split()[1:])]
        near = [n for n in fitting if state.groups.articles(n) & state.groups.articles(node)]
        if near and not whose:
            near += [n for n in sorted(local[head]) if node[2] in state.groups.stories(n)]
        least = 1 if whose or head not in SEVERAL else MIN_ARTICLES
        told = [n for n in fitting if node[2] in state.groups.stories(n) and len(state.groups.articles(n)) >= least]
        said = set().union(*(firm[member] for n in near for member in state.groups.members(n)))
        if near and head == "army" and not said & state.groups.articles(node):
            near += told  # "US forces" and "the army" of a country whose army others name
        found = only(state, near or told) or _town_police(state, node, head)
        if found is not None:
            state.groups.join(found, node)


def join_left(state: Linking) -> None:
    """Join the ministries that no country is said of: "the ministry" of each article to the only one of its story.

    Where two countries of the story have a defence ministry, each article means its own by "the Defence Ministry".
    """
    countries: dict[str, set[Node]] = defaultdict(set)
    for body in state.groups.nodes("institution"):
        countries[body[1].split()[0]].add(body)
    ownerless = [
        (node, node[1].split()[0], frozenset(node[1].split()[1:-1]))
        for node in state.groups.nodes("bare")
        if node[1].endswith("/")
    ]
    left: dict[tuple[str, ...], Node] = {}
    for node, head, whose in sorted(ownerless, key=lambda item: (not item[2], item)):
        if len(node) < 4 or len(state.groups.members(node)) > 1:
            continue
        if whose:
            abroad = {state.groups.find(n) for n in countries[head] if whose <= frozenset(n[1].split()[1:])}
            if len([n for n in abroad if node[2] in state.groups.stories(n)]) < 2:
                state.groups.join(left.setdefault(node[:3], node), node)
            continue
        told = [n for n, other, mine in ownerless if other == head and mine and n[2] == node[2]]
        home = only(state, told)  # "the health ministry", of no country: the story is at home there
        state.groups.join(home or left.setdefault(node[:3], node), node)


def _town_police(state: Linking, node: Node, head: str) -> Node | None:
    """The police of the town where a story happens: those whom more of its articles name than all other police together."""
    if head != "police":
        return None
    spread: dict[Node, int] = {}
    for other in state.groups.nodes("bare", "institution"):
        first, *rest = other[1].split()
        if first == head and rest[-1:] not in ([], ["/"]) and node[2] in state.groups.stories(other):
            spread[state.groups.find(other)] = len(state.groups.articles(other))
    best = max(sorted(spread), key=lambda root: spread[root], default=None)
    if best is None or spread[best] < MIN_ARTICLES or 2 * spread[best] <= sum(spread.values()):
        return None
    towns = any(other[0] == "bare" and not other[1].endswith("/") for other in state.groups.members(best))
    return best if towns else None


SEVERAL = frozenset({"ministry", "embassy", "delegation"})
"""Bodies of which each country has several, so that the only one that a story names need not be meant."""


def _join_by_owner(
    state: Linking,
    node: Node,
    parts: tuple[str, frozenset[str], frozenset[str]],
    people: Mapping[str, Sequence[tuple[frozenset[str], set[str]]]],
    places: Mapping[str, Sequence[Node]],
) -> None:
    head, whose, others = parts
    lands: set[str] = set()
    for article in sorted(state.groups.articles(node)):
        for names, found in people.get(article, ()):
            if others <= names or names <= others:
                lands |= found
    if not lands:
        place = owner(state.groups, places.get(node[2], ()), others)
        lands = {f"~{place}"} if place else set()
    if len(lands) == 1:
        owned: Node = ("institution", " ".join((head, *sorted(whose | {f"@{next(iter(lands))}"}))))
        state.groups.join(owned, node)
