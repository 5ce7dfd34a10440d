"""Clusters of one story in, more links out: what only the story itself tells, where no list knows a name.

A name that one article takes for a person and the next for a place, adjectives of places that no list holds, bodies
owned by such places, and things that are named by a common noun only ("the depot").
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from .groups import Groups, Node
from .keys import NOUN_LIMIT, class_of
from .spelling import sounded, word_lists, words

if TYPE_CHECKING:
    from .state import Form, Named

PLACE_SHARE = 0.25
"""Share of uses as a place from which a name of several classes is one: readers seldom see a place that is none."""

ON_MAP = 0.5
"""Share of uses with a place on the map from which those count."""

_NOUN_ENDINGS = ("", "ia", "a", "e", "o", "y", "i", "land", "lands")
_ADJECTIVE_ENDINGS = ("ian", "an", "n", "ish", "ese", "i", "ic")
_LANDS = ("land", "stan", "ia")  # so end names of places, even where readers took them for people
_ARMED = frozenset({"army", "military"})
_LEAST = 4  # letters that noun and adjective must share


_HOME = re.compile(r"\b(?:city|town|village|island|country|region|state)['\u2019]s\b", re.IGNORECASE)
"""Owners that tell nothing: each place is some town's."""


@dataclass(frozen=True)
class Use:
    """What pooling sees of a cluster: where it is met, its class, and the bare name it is met by (None: it has more).

    `fixed` ones have a place of their own on the map and only say what others of their name are.
    """

    cluster_id: str
    article_id: str
    story_id: str
    class_: str
    bare: str | None
    uses: int
    fixed: bool = False


def pooled(uses: Sequence[Use], surnames: Mapping[str, frozenset[str]]) -> dict[str, Node]:
    """Nodes for clusters whose bare name the story uses in several classes: all of them get the class that fits best.

    `surnames` are last words of full names by story: "Brandt" stays a person where an Orsolya Brandt is there.
    """
    votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    mapped: dict[tuple[str, str], int] = defaultdict(int)
    for use in uses:
        if use.bare and use.bare not in surnames.get(use.story_id, ()):
            votes[(use.story_id, use.bare)][use.class_] += use.uses
            mapped[(use.story_id, use.bare)] += use.uses * use.fixed
    nodes: dict[str, Node] = {}
    for use in uses:
        counted = votes.get((use.story_id, use.bare or ""))
        if counted is None or len(counted) < 2 or use.fixed:
            continue
        on_map = mapped[(use.story_id, use.bare or "")]
        if on_map and on_map < ON_MAP * sum(counted.values()):
            counted = Counter(counted)
            counted["place"] -= on_map  # a gazetteer has a place of nearly every name
            counted = +counted
            if len(counted) < 2:
                continue
        total = sum(counted.values())
        best = min(counted, key=lambda class_: (-counted[class_], class_))
        if counted["place"] >= PLACE_SHARE * total:
            best = "place"
        by_class: dict[str, Node] = {
            "place": ("place", use.bare or ""),
            "person": ("part", use.bare or "", use.story_id),
        }
        nodes[use.cluster_id] = by_class.get(best, ("thing", use.bare or ""))
    return nodes


_SIDES = frozenset(
    "north south east west northern southern eastern western northwest northeast southwest southeast central inner upper lower".split()
)


def parts_of_places(clusters: Iterable[Named], forms: Mapping[str, Sequence[Form]]) -> dict[str, Node]:
    """Nodes for clusters named as one side of a place of their story: "West Selmar" is on the map where Selmar is, and not Selmar."""
    keys: dict[str, set[str]] = {}
    whole: dict[tuple[str, int], set[str]] = defaultdict(set)
    for cluster in clusters:
        if cluster.class_ == "place" and cluster.geonames_id is not None:
            found = {f.key for f in forms.get(cluster.cluster_id, ()) if f.form == "name" and f.kind == "place"}
            keys[cluster.cluster_id] = found
            whole[(cluster.story_id, cluster.geonames_id)] |= found
    nodes: dict[str, Node] = {}
    for cluster in clusters:
        for key in sorted(keys.get(cluster.cluster_id, ())):
            side, _, rest = key.partition(" ")
            if side in _SIDES and rest in whole[(cluster.story_id, cluster.geonames_id or 0)]:
                nodes[cluster.cluster_id] = ("place", key)
    return nodes


@lru_cache(maxsize=65536)
def _bases(word: str, endings: tuple[str, ...]) -> frozenset[str]:
    found = {word.removesuffix(ending) for ending in endings if word.endswith(ending)}
    return frozenset(base for base in found if len(base) >= _LEAST)


def is_adjective_of(adjective: str, place: str) -> bool:
    """True for "karvenian" and "karvenia", "dorsish" and "dorsland"; False for a word and itself."""
    if adjective == place:
        return False
    return not _bases(adjective, _ADJECTIVE_ENDINGS).isdisjoint(_bases(place, _NOUN_ENDINGS))


def join_adjectives(groups: Groups) -> None:
    """Join a place of a story with the words of that story that are its adjective."""
    places: dict[str, list[Node]] = defaultdict(list)
    for node in groups.nodes("place", "part", "thing"):
        if " " not in node[1] and (node[0] == "place" or node[1].endswith(_LANDS)):
            for base in sorted(_bases(node[1], _NOUN_ENDINGS)):
                places[base].append(node)
    for node in groups.nodes("place", "part", "thing"):
        if " " in node[1] or not node[1].endswith(_ADJECTIVE_ENDINGS):
            continue
        fitting = {
            place
            for base in _bases(node[1], _ADJECTIVE_ENDINGS)
            for place in places.get(base, ())
            if is_adjective_of(node[1], place[1]) and groups.stories(place) & groups.stories(node)
        }
        roots = sorted({groups.find(place) for place in fitting})
        if len(roots) == 1:
            groups.join(roots[0], node)


def join_coordinates(groups: Groups, located: Mapping[Node, set[Node]]) -> None:
    """Join a place without coordinates to the one place of its name and story that has some."""
    known = set(groups.nodes("place"))
    for name, found in sorted(located.items()):
        if name not in known:
            continue
        near = sorted(place for place in found if groups.stories(place) & groups.stories(name))
        if len(near) == 1:
            groups.join(near[0], name)


def join_sounding(groups: Groups, located: Mapping[Node, set[Node]]) -> None:
    """Join a place without coordinates to the one place of its story whose name sounds the same: "Rakka" and "Raka"."""
    alike: dict[tuple[str, ...], set[Node]] = defaultdict(set)
    for name in sorted({*located, *groups.nodes("place")}):
        if len(name[1]) >= _LEAST:
            alike[tuple(sounded(word) for word in name[1].split())].add(name)
    known = set(groups.nodes("place"))
    for _, names in sorted(alike.items()):
        for name in sorted(names & known):
            if len(names) == 1 or name in located:
                continue
            others = {node for other in names - {name} for node in (located.get(other) or {other})}
            near = {groups.find(node) for node in others if groups.stories(node) & groups.stories(name)}
            if len(near - {groups.find(name)}) == 1:
                groups.join(min(near - {groups.find(name)}), name)


def places_by_story(groups: Groups) -> dict[str, list[Node]]:
    """The places of each story that no list knows, sorted."""
    found: dict[str, list[Node]] = defaultdict(list)
    for node in groups.nodes("place"):
        for story in groups.stories(node):
            found[story].append(node)
    return found


def owner(groups: Groups, places: Sequence[Node], others: frozenset[str]) -> str | None:
    """The place among a story's that words such as "karvenian" name, as one word; None where there is none or two."""
    if len(others) != 1:
        return None
    (word,) = others
    found = {groups.find(node) for node in places if node[1] == word or is_adjective_of(word, node[1])}
    names = sorted(min(n[1] for n in groups.members(root) if n[0] == "place") for root in found)
    return names[0].replace(" ", "_") if len(names) == 1 else None


TOLD = 4
"""Uses (two a mention, one for the name) from which a thing is one that its article tells of: named twice."""


@dataclass(frozen=True)
class Phrase:
    """A cluster met by common nouns only: head noun, words before and after it, names among them."""

    node: Node
    head: str
    plain: frozenset[str]
    names: frozenset[str]
    article: str = ""
    uses: int = 0


def any_medium(cluster: Named) -> bool:
    """Whether a cluster is met as "the newspaper" or "a website" only: each article has its own, whichever it reads."""
    told = [word for word in words(cluster.name) if word not in word_lists()["empty"] | word_lists()["further"]]
    return cluster.type == "MEDIA" and len(told) == 1 and told[0] in word_lists()["medium"]


def phrase_of(node: Node, name: str, type_: str | None) -> Phrase | None:
    """The parts of "Ustmar's famous chemical depot", praise aside; None for plurals, people, countries and nouns that point anywhere."""
    found = _parts(name, type_)
    return Phrase(node, *found) if found else None


@lru_cache(maxsize=65536)
def _parts(name: str, type_: str | None) -> tuple[str, frozenset[str], frozenset[str]] | None:
    """The head of a description, its plain words and its names."""
    tokens = re.findall(r"[^\W_]+(?:['\u2019.-][^\W_]+)*", NOUN_LIMIT.split(name, maxsplit=1)[0])
    if class_of(type_) == "person" or type_ in ("GPE", "NORP") or not tokens:
        return None
    head = tokens[-1].lower()
    if (
        (head.endswith("s") and not head.endswith(("ss", "us", "is")))
        or head in word_lists()["anywhere"]
        or head.isdigit()
    ):
        return None
    if tokens[0].lower() in word_lists()["further"]:
        return None
    bare = _HOME.sub(" ", name)
    every = [token for token in re.findall(r"[^\W_]+(?:['\u2019.-][^\W_]+)*", bare) if token.lower() != head]
    empty = word_lists()["empty"]
    capital = {
        word
        for token in every
        if token[0].isupper() or token[0].isdigit()
        for word in words(token)
        if word not in empty
    }
    adjectives = {word for word in capital if word.endswith(("ian", "ish", "ese"))}
    plain = {word for token in every for word in words(token)} - capital - empty - word_lists()["decor"]
    if type_ == "WEAPON":
        plain -= word_lists()["fate"] | _ARMED  # one drone, however much each article says of it
    return head, frozenset(plain), frozenset(capital - adjectives)


def join_phrases(groups: Groups, by_story: Mapping[str, Sequence[Phrase]]) -> None:
    """Join "the depot" of all articles of a story where all that it says of depots can hold of one."""
    for _, phrases in sorted(by_story.items()):
        by_head: dict[str, list[Phrase]] = defaultdict(list)
        for phrase in phrases:
            by_head[phrase.head].append(phrase)
        for _, alike in sorted(by_head.items()):
            for found in (alike, _mains(alike)):
                if found and all(_compatible(a, b) for a in found for b in found):
                    first = min(phrase.node for phrase in found)
                    for phrase in sorted(found, key=lambda phrase: phrase.node):
                        groups.join(first, phrase.node)
                    break


def _mains(alike: Sequence[Phrase]) -> list[Phrase]:
    """Of each article the thing of its kind that it tells of most, if there is one: "the college" of an article with two colleges."""
    by_article: dict[str, list[Phrase]] = defaultdict(list)
    for phrase in alike:
        by_article[phrase.article].append(phrase)
    mains = []
    for _, found in sorted(by_article.items()):
        best = max(phrase.uses for phrase in found)
        most = [phrase for phrase in found if phrase.uses == best]
        mains += most if len(most) == 1 and best >= TOLD else []
    return mains if len(mains) > 1 else []


def _compatible(a: Phrase, b: Phrase) -> bool:
    """One's words are among the other's, and neither names what the other does not."""
    x, y = ({word.removesuffix("s") for word in phrase.plain} for phrase in (a, b))  # the teacher college of teachers
    return (x <= y or y <= x) and (a.names <= b.names or b.names <= a.names)
