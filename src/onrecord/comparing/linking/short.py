"""Long and short names of one story in, links out: "the Post" of an article on the Selmar Post, "Velmar" and "Velmar Semiconductors".

Each rule joins only where one longer name of the story fits, and only where what the longer one has besides says no more than
where the thing is, whose it is, or of what trade.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from .keys import known_body
from .lists import plain_words, with_countries
from .spelling import is_given_name, same_word, skeleton, word_distance, word_lists, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from .groups import Node
    from .state import Form, Linking, Named

Name = tuple[str, ...]
_AND = re.compile(r"\s(?:&|and)\s")
_ARTICLES = frozenset({("el",), ("los",), ("las",), ("le",), ("les",)})
_ANY_ORDER = 3
"""Consonants from which those of two surnames may stand in another order, where given name and story speak for one person."""
_TELLING = 5
"""Letters of a name of one word from which a town before it only says where: "the Selmar Lanternfest", "the Lanternfest"."""
_UNITS = frozenset({"province", "governorate", "state", "district", "county", "oblast", "region"})
_LANDFORMS = frozenset({"bay", "island", "islands", "strip", "peninsula", "valley", "beach", "hill", "hills"})
NEAR_WORD = 0.4
"""Distance per letter up to which two given names are one in two spellings where surname and role agree ("Moaz", "Muath")."""


def alike_in_role(clusters: Sequence[Named], forms: Mapping[str, Sequence[Form]]) -> list[tuple[str, str, str, float]]:
    """(person, key, key, score) of full names of one story with one surname and one role, and given names spelt nearly alike.

    Two listed given names ("Hassan", "Hussein") are two people's, however near they are, but "Ibrahim" and "Ibrahima" with
    one portfolio are one's. Surnames of the same consonants ("Falih", "Flaih") are one behind one given name, if no
    article has both.
    """
    met: dict[tuple[str, str], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    where: dict[tuple[str, tuple[str, ...]], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for cluster in clusters:
        roles = {word for word in plain_words(cluster.role or "") if word[0] != "@"}
        for form in forms.get(cluster.cluster_id, ()):
            if form.kind != "person":
                continue
            *given, last = form.key.split()
            bones = skeleton(last)
            if len(bones) > 1:
                kept = "".join(sorted(bones)) if len(bones) >= _ANY_ORDER else bones
                where[(cluster.story_id, (*given, kept))][form.key].add(cluster.article_id)
            if roles:
                met[(cluster.story_id, skeleton(form.key.split()[-1]))][form.key] |= roles
    found: set[tuple[str, str, str, float]] = set()
    for _, names in sorted(met.items()):
        for a in sorted(names):
            for b in sorted(names):
                x, y = a.split(), b.split()
                if (
                    a < b
                    and names[a] & names[b]
                    and x[0][0] == y[0][0]
                    and same_word(x[-1], y[-1])
                    and word_distance(x[0], y[0]) <= NEAR_WORD
                    and (
                        not (is_given_name(x[0]) and is_given_name(y[0]))
                        or (len(names[a] & names[b]) > 1 and y[0][:-1] == x[0])
                    )
                ):
                    found.add(("person", a, b, 0.5))
    for _, by_name in sorted(where.items()):
        for a in sorted(by_name):
            found |= {("person", a, b, 0.5) for b in sorted(by_name) if a < b and not by_name[a] & by_name[b]}
    return sorted(found)


def ends_of_names(
    clusters: Sequence[Named], forms: Mapping[str, Sequence[Form]], pairs: Iterable[tuple[str, str, str, float]]
) -> list[tuple[str, str, str, float]]:
    """(person, key, key, score) of names by which one article calls one person, where one is the end of the other.

    Whatever the whole name is one with, its end is one with too: "Selim Badu" of Idris Selim Badu is the next article's Idris Badu.
    """
    cut: dict[str, set[str]] = defaultdict(set)
    for cluster in clusters:
        keys = sorted({form.key for form in forms.get(cluster.cluster_id, ()) if form.kind == "person"})
        for short in keys:
            for long in keys:
                if _is_end(short.split(), long.split()):
                    cut[long].add(short)
    found = {(min(a, b), max(a, b)) for long, ends in cut.items() for a in ends for b in (long, *ends) if a != b}
    for class_, a, b, _ in pairs:
        if class_ == "person":
            found |= {(min(x, y), max(x, y)) for x in cut.get(a, ()) for y in (b, *cut.get(b, ())) if x != y}
            found |= {(min(x, y), max(x, y)) for x in cut.get(b, ()) for y in (a,) if x != y}
    return sorted(("person", a, b, 0.4) for a, b in found)


def _is_end(short: Sequence[str], long: Sequence[str]) -> bool:
    return 1 < len(short) < len(long) and list(long[-len(short) :]) == list(short)


def join_short_names(state: Linking) -> None:
    """Join bodies and places that the story names in full here and in short there."""
    named: dict[str, dict[Name, set[Node]]] = defaultdict(lambda: defaultdict(set))
    media: set[Node] = set()
    towns: dict[str, set[Name]] = defaultdict(set)
    surnames: dict[str, set[str]] = defaultdict(set)
    pairs_of: dict[str, dict[Name, set[Name]]] = defaultdict(lambda: defaultdict(set))
    for cluster in state.clusters:
        node = state.node[cluster.cluster_id]
        for form in state.forms.get(cluster.cluster_id, ()):
            name = _plain_name(form.alias)
            if form.form != "name" or not name:
                continue
            if form.kind in ("thing", "known", "place", "part") and node[0] in (
                "thing",
                "known",
                "place",
                "geo",
                "part",
            ):
                named[cluster.story_id][name].add(node)
                half = tuple(words(_AND.split(form.alias, maxsplit=1)[0].removeprefix("the ")))
                if 1 < len(half) < len(name):
                    pairs_of[cluster.story_id][name].add(half)  # "the Selmar Zoo & Botanical Garden"
                if cluster.type == "MEDIA":
                    media.add(node)
            if cluster.class_ == "place":
                towns[cluster.story_id].add(name)
            elif form.kind == "person":
                surnames[cluster.story_id].add(name[-1])
    for story, names in sorted(named.items()):
        for nodes in names.values():
            bodies = sorted(node for node in nodes if node[0] == "thing")
            for node in bodies[1:]:
                state.groups.join(bodies[0], node)
            listed = sorted(node for node in nodes if node[0] == "known" and node in media)
            if bodies and len(listed) == 1 and set(bodies) <= media:
                state.groups.join(listed[0], bodies[0])
        _join_listed(state, names)
        wishes: dict[Name, set[Name]] = defaultdict(set)
        for long in sorted(names):
            if _head(long) in names and _only_bodies(names[long] | names[_head(long)]):
                wishes[_head(long)].add(long)
            for front in pairs_of[story].get(long, ()):
                if front in names:
                    wishes[front].add(long)
            for cut in range(1, len(long)):
                front, rest = long[:cut], long[cut:]
                if rest in names and _only_says_where(front, rest, towns[story]):
                    wishes[rest].add(long)
                if front in names and len(rest) == 1 and rest[0] in _UNITS and _unmapped(names[front] | names[long]):
                    wishes[front].add(long)
                if front in names and len(rest) == 1 and rest[0] in _LANDFORMS and front[-1] not in surnames[story]:
                    wishes[front] |= {long} if _unmapped(names[front]) else set()
                if front in names and _only_says_trade(front, rest) and front[-1] not in surnames[story]:
                    wishes[front].add(long)
        for short, longs in sorted(wishes.items(), key=lambda wish: (-len(wish[0]), wish[0])):
            for node in sorted(names[short]):
                longer = {n for long in longs for n in names[long]}
                if node[0] == "part" and short[-1] not in surnames[story]:
                    _join(
                        state,
                        node,
                        short,
                        {n for n in longer if state.groups.articles(n) >= state.groups.articles(node)},
                        media,
                    )
                if node[0] == "place":  # "the Ilda" is a river where its article does not name Ilda Mining
                    places = {n for n in longer if n[0] in ("place", "geo")}
                    longer = places | {n for n in longer if state.groups.articles(n) >= state.groups.articles(node)}
                if node[0] in ("thing", "place"):
                    _join(state, node, short, longer, media)


def _head(long: Name) -> Name:
    """The noun of a body's name before "of" or "for", else its last word: (front,) of the Red Front for Renewal."""
    at = next((at for at, word in enumerate(long) if word in ("of", "for")), len(long))
    head = long[at - 1 : at] if len(long) > 1 and at else ()
    return head if head and head[0] in _HEADS else ()


_HEADS = frozenset(
    "council front party union league committee commission movement congress alliance assembly board tribunal brigade".split()
)
"""Nouns by which an article calls the body of its story whose name has them, in capitals: "the Front"."""


def _only_bodies(nodes: set[Node]) -> bool:
    return all(node[0] in ("thing", "known") for node in nodes)


def _join_listed(state: Linking, names: Mapping[Name, set[Node]]) -> None:
    """Join a listed body with the only listed one of the story whose name ends so: "the Red Cross" is its International Committee."""
    known = {name: min(nodes) for name, nodes in sorted(names.items()) if {n[0] for n in nodes} == {"known"}}
    for short, node in known.items():
        longer = [long for long in names if len(long) > len(short) > 1 and long[-len(short) :] == short]
        if len(longer) != 1 or longer[0] not in known:
            continue
        whole = known[longer[0]]
        if state.groups.stories(node) <= state.groups.stories(whole):
            state.groups.join(whole, node, forced=True)


def _unmapped(nodes: set[Node]) -> bool:
    """Whether all are places of which the map knows none: a province or a bay may bear the name of a town that it knows."""
    return all(node[0] == "place" for node in nodes)


def _plain_name(alias: str) -> Name:
    """The words of a name without article and legal form, a trade in the singular: (velmar, semiconductor) of "Velmar Semiconductors NV"."""
    found = [word for word in words(alias) if word != "the"]
    while len(found) > 1 and found[-1] in word_lists()["legal"]:
        found.pop()
    if len(found) > 1 and found[-1] in word_lists()["trade"]:
        found[-1] = found[-1].removesuffix("s")
    return tuple(found)


def _join(state: Linking, node: Node, short: Name, longer: set[Node], media: set[Node]) -> None:
    """Join the short name to the only longer one; one word of an outlet's only where its articles name that outlet too."""
    groups = state.groups
    if node not in media and set(short) <= word_lists()["masthead"]:
        return
    near = {n for n in longer if groups.articles(n) >= groups.articles(node)}
    if node in media and len(short) == 1:
        longer = {n for n in longer if n in media and groups.articles(n) & groups.articles(node)}
        if longer - near:
            return
    found = {groups.find(n) for n in longer} - {groups.find(node)}
    if len(found) == 1:
        groups.join(min(found), node)


def _only_says_where(front: Name, rest: Name, towns: set[Name]) -> bool:
    """Whether the words before say where a thing is or whose: a town or country, "national", a listed body."""
    if front in _ARTICLES:
        return True
    if len(rest) == 1:
        return rest[0] in word_lists()["masthead"] or (front in towns and len(rest[0]) >= _TELLING)
    led = with_countries(list(front))
    return (
        front in towns
        or (len(led) == 1 and led[0].startswith("@"))
        or set(front) <= word_lists()["whole"]
        or known_body(" ".join(front).upper()) is not None
    )


def _only_says_trade(front: Name, rest: Name) -> bool:
    """Whether the words behind are a trade or a legal form: "Semiconductors NV"; what stands before must be a name of its own."""
    led = with_countries(list(front))
    adjective = len(front) == 1 and front[0].endswith(("ian", "ish", "ese"))
    trades = {word.removesuffix("s") for word in word_lists()["trade"]} | word_lists()["trade"]
    return set(rest) <= trades and not led[0].startswith("@") and not adjective and not set(front) & _plain()


def _plain() -> frozenset[str]:
    return word_lists()["ignored"] | word_lists()["generic"] | word_lists()["whole"]
