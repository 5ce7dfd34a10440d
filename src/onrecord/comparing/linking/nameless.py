"""Clusters without a name in, the pairs worth weighing and what speaks for and against each out.

What is compared are the nouns, what stands before them (numbers, owners, other words) and the words of the sentences around.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from ..pairs.vectors import Array, words
from ..pairs.wording import lexicon, root, stem, wording
from .crowds import counted
from .keys import NOUN_LIMIT
from .lists import with_bodies
from .local import any_medium
from .spelling import word_lists

if TYPE_CHECKING:
    from .state import Named

ALIKE = 0.75
"""Closeness in meaning from which two head nouns make a pair worth weighing, as two words of one root have it."""

CROWDED = 200
"""Clusters of a story under one word from which that word brings none of them together."""

NAMES = (
    "head_near", "head_equal", "words_shared", "words_apart", "number_shared", "owner_shared", "least_uses", "most_uses",
    "one_quoted", "both_known", "around_near", "around_shared", "around_share", "place_apart", "number_apart", "type_equal",
    "words_near", "late", "share", "person",
)  # fmt: skip
_SENTENCE = re.compile(r"(?<=[.!?])[\"\u201d\u2019']?\s+|\n+")
_KNOWN = re.compile(r"(?:the|this|these|those) ", re.IGNORECASE)


@dataclass(frozen=True)
class Mention:
    """Where a cluster without a name is told of."""

    cluster_id: str
    article_id: str
    start_char: int
    text: str
    form: str


@dataclass
class Told:
    """What an article says of a nameless cluster: its nouns, what stands before them, the words of the sentences around."""

    cluster: Named
    quoted: bool
    heads: set[str] = field(default_factory=set)
    before: set[str] = field(default_factory=set)
    numbers: set[str] = field(default_factory=set)
    owners: set[str] = field(default_factory=set)
    own: set[str] = field(default_factory=set)
    uses: int = 0
    known: bool = False
    further: bool = False
    at: float = 1.0
    around: list[frozenset[str]] = field(default_factory=list)
    meaning: Array = field(default_factory=lambda: np.zeros(0, np.float32))

    @property
    def plural(self) -> bool:
        """Whether one of its nouns is a plural."""
        return any(head.endswith("s") and not head.endswith("ss") for head in self.heads)


def candidates(
    clusters: Sequence[Named], mentions: Iterable[Mention], texts: Mapping[str, str], quoted: frozenset[str]
) -> Iterator[tuple[Told, Told, list[float]]]:
    """The pairs worth weighing of each story, with what speaks for and against them in the order of `NAMES`."""
    told, places = _told(clusters, mentions, texts, quoted)
    met: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for cluster_id, one in sorted(told.items()):
        for key in sorted(one.own | {key for head in one.heads for key in _senses(head)}):
            met[one.cluster.story_id, one.cluster.class_, key].append(cluster_id)
    pairs = {pair for found in met.values() if len(found) <= CROWDED for pair in combinations(found, 2)}
    sentences: dict[str, tuple[list[int], dict[int, frozenset[str]]]] = {}
    for a, b in sorted(pairs):
        one, other = told[a], told[b]
        if one.cluster.article_id == other.cluster.article_id or _against(one, other):
            continue
        if not one.own & other.own and _nearest(one.heads, other.heads) < ALIKE:
            continue
        for side, cluster_id in ((one, a), (other, b)):
            if not side.around:
                _look_around(side, places[cluster_id], texts[side.cluster.article_id], sentences)
        found = features(one, other)
        if found[NAMES.index("around_shared")] > 0:
            yield one, other, found


def _told(
    clusters: Sequence[Named], mentions: Iterable[Mention], texts: Mapping[str, str], quoted: frozenset[str]
) -> tuple[dict[str, Told], dict[str, list[Mention]]]:
    by_id = {cluster.cluster_id: cluster for cluster in clusters}
    told: dict[str, Told] = {}
    places: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        cluster = by_id.get(mention.cluster_id)
        if cluster is None or mention.article_id not in texts:
            continue
        if any_medium(cluster):
            continue
        one = told.setdefault(mention.cluster_id, Told(cluster, mention.cluster_id in quoted))
        places[mention.cluster_id].append(mention)
        one.uses += 1
        one.at = min(one.at, mention.start_char / max(1, len(texts[mention.article_id])))
        if mention.form == "nominal":
            _describe(one, mention.text)
    return {
        cluster_id: one for cluster_id, one in told.items() if one.heads and not (one.further or _anybody(one))
    }, places


def _describe(one: Told, text: str) -> None:
    words_ = [
        word
        for word in counted(with_bodies(NOUN_LIMIT.split(text, maxsplit=1)[0]))
        if word not in word_lists()["empty"]
    ]
    plain = [word for word in words_ if not word.isdigit() and word[0] not in "@#"]
    one.numbers |= {word for word in words_ if word.isdigit()}
    one.owners |= {word for word in words_ if word[0] in "@#"}
    one.heads |= set(plain[-1:])
    one.before |= set(plain[:-1])
    one.own |= set(wording(text).terms)
    one.known = one.known or _KNOWN.match(text) is not None
    one.further = one.further or bool(set(text.lower().split()[:2]) & _others())


def _anybody(one: Told) -> bool:
    """Whether no more is said than a word for people of whom each article has its own: "scientists", "sources"."""
    return one.heads <= _anyones() and not (one.before or one.numbers or one.owners)


@cache
def _anyones() -> frozenset[str]:
    listed = word_lists()["crowd_never"] | word_lists()["crowd_anyone"] | word_lists()["anyone"]
    return listed | {word.removesuffix("s") for word in listed} | {f"{word}s" for word in listed}


@cache
def _others() -> frozenset[str]:
    """Words for one more beside those told of: "another raider" is not the raider."""
    return word_lists()["further"] - {"one", "no"}


def _against(one: Told, other: Told) -> bool:
    """Whether two cannot be one: both are quoted, or their numbers or those whose they are differ."""
    numbers = bool(one.numbers and other.numbers) and not one.numbers & other.numbers
    owners = bool(one.owners and other.owners) and not one.owners & other.owners
    return numbers or owners or (one.quoted and other.quoted)


def _look_around(
    one: Told,
    mentions: Sequence[Mention],
    text: str,
    sentences: dict[str, tuple[list[int], dict[int, frozenset[str]]]],
) -> None:
    """Note the words of the sentences around, without those of the mentions themselves."""
    article = one.cluster.article_id
    if article not in sentences:
        sentences[article] = ([0, *(end.end() for end in _SENTENCE.finditer(text))], {})
    starts, read = sentences[article]
    every: list[str] = []
    for mention in mentions:
        at = bisect_right(starts, mention.start_char) - 1
        if at not in read:
            stop = starts[at + 1] if at + 1 < len(starts) else len(text)
            read[at] = frozenset(wording(text[starts[at] : stop]).terms)
        own = set(wording(mention.text).terms) if mention.form != "pronoun" else set()
        one.around.append(read[at] - own)
        every += sorted(one.around[-1])
    table = words()
    weights = np.array([max(table.weight(term), 0.1) for term in every], np.float32)
    summed = (table.matrix(tuple(every)) * weights[:, None]).sum(0)
    length = float(np.linalg.norm(summed))
    one.meaning = summed / length if length else summed


def features(one: Told, other: Told) -> list[float]:
    """What speaks for and against two clusters being one, in the order of `NAMES`."""
    shared, share = _around(one, other)
    return [
        _nearest(one.heads, other.heads),
        float(bool(one.heads & other.heads)),
        float(bool(one.before & other.before)),
        float(bool(one.before - other.before) and bool(other.before - one.before)),
        float(bool(one.numbers & other.numbers)),
        float(bool(one.owners & other.owners)),
        math.log(min(one.uses, other.uses)),
        math.log(max(one.uses, other.uses)),
        float(one.quoted != other.quoted),
        float(one.known and other.known),
        float(one.meaning @ other.meaning),
        shared,
        share,
        abs(one.at - other.at),
        float(one.plural != other.plural),
        float(one.cluster.type == other.cluster.type),
        _nearest(one.before, other.before),
        one.at + other.at,
        len(one.own & other.own) / max(1, len(one.own | other.own)),
        float(one.cluster.class_ == "person"),
    ]


def _around(one: Told, other: Told) -> tuple[float, float]:
    """The weight, and the share of all their weight, that the most alike sentences around the two have in common."""
    shared = share = 0.0
    for mine in set(one.around):
        for theirs in set(other.around):
            if mine.isdisjoint(theirs):
                continue
            common, every = _weight(mine & theirs), _weight(mine | theirs)
            shared = max(shared, common)
            share = max(share, common / every if every else 0.0)
    return shared, share


def _weight(terms: Iterable[str]) -> float:
    return math.fsum(words().weight(term) for term in terms)


def _nearest(some: Iterable[str], others: Iterable[str]) -> float:
    return max((_near(min(a, b), max(a, b)) for a in some for b in others), default=0.0)


@lru_cache(maxsize=65536)
def _near(a: str, b: str) -> float:
    return float(words().similarity((stem(a),), (stem(b),))[0, 0])


def _senses(head: str) -> set[str]:
    """Keys under which nouns of one meaning or root meet."""
    term = stem(head)
    classes: Mapping[str, Sequence[int]] = lexicon()["alike"]
    return {f"={root(term) if len(term) > 3 else term}", *(f"~{number}" for number in classes.get(term, ()))}
