"""Groups of people that several articles of a story tell of in other words in, links out: "the girls", "219 kidnapped schoolgirls".

An article that tells of one crowd of a kind, again and again or as known ("the miners"), means the crowd of that kind that the
story is about. Crowds of which the texts say unlike things (two countries, two numbers told once) stay apart.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from .keys import NOUN_LIMIT
from .lists import with_bodies
from .spelling import word_lists

if TYPE_CHECKING:
    from .groups import Node
    from .state import Form, Linking, Named

AGAIN = 4
"""Uses (two a mention) from which a crowd is one that its article tells of."""

_KNOWN = re.compile(r"(?:the|these|those)\b", re.IGNORECASE)
_CLAUSE = re.compile(r"\b(?:who|which|that|whose)\b")
_NUMBER = re.compile(r"\d+$")
_SIGNIFICANT = 5
"""Least number that tells a crowd from others of its kind: two men there are in every text, eleven seldom twice."""
_HUNDREDS = {"hundred": 100, "thousand": 1000, "dozen": 12}
_COUNTED = "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty"
_NUMBERS = {word: str(value) for value, word in enumerate(_COUNTED.split(), start=2)}
_YOUNG = frozenset({"girls", "boys"})  # often a crowd of their own, if they are known
_PAIR = frozenset({"countries", "nations", "neighbours", "neighbors", "states"})


@dataclass
class Crowd:
    """What one article says of one crowd under one noun: uses, numbers, owners (`@` and `#`), other words before the noun."""

    cluster: Named
    uses: int = 0
    known: bool = False
    numbers: set[str] = field(default_factory=set)
    owners: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)


def counted(told: Sequence[str]) -> list[str]:
    """The words with numbers in digits: "three hundred soldiers" as "300 soldiers", "two dozen" as 24."""
    out: list[str] = []
    for word in told:
        if word in _HUNDREDS and out and out[-1].isdigit():
            out[-1] = str(int(out[-1]) * _HUNDREDS[word])
        else:
            out.append(_NUMBERS.get(word, word))
    return out


def significant(told: Iterable[str]) -> bool:
    """Whether a number among the words is one that two crowds of a story seldom share."""
    return any(word.isdigit() and int(word) >= _SIGNIFICANT for word in told)


def join_counted(state: Linking) -> None:
    """Join "300 Tavran soldiers" and "three hundred soldiers": one number of one kind, where a story has no two such crowds."""
    met: dict[tuple[str, str, str], list[Crowd]] = defaultdict(list)
    for cluster in state.clusters:
        node, forms = state.node[cluster.cluster_id], state.forms.get(cluster.cluster_id, ())
        if node[0] in ("country", "geo", "place") or any(form.form == "name" for form in forms):
            continue
        for noun, crowd in sorted(crowds_of(cluster, forms, anyone=True).items()):
            for number in sorted(crowd.numbers):
                if significant([number]):
                    met[(cluster.story_id, noun, number)].append(crowd)
    for _, found in sorted(met.items()):
        if all(_subset(a.owners, b.owners) and _subset(a.words, b.words) for a in found for b in found):
            for crowd in found[1:]:
                state.groups.join(_node(state, found[0]), _node(state, crowd))


def _subset(a: set[str], b: set[str]) -> bool:
    return a <= b or b <= a


def join_main_crowds(state: Linking) -> None:
    """Join the main crowd of a kind of each article with those of the story's other articles where nothing tells them apart."""
    met: dict[tuple[str, str], dict[str, list[Crowd]]] = defaultdict(lambda: defaultdict(list))
    for cluster in state.clusters:
        node, forms = state.node[cluster.cluster_id], state.forms.get(cluster.cluster_id, ())
        if node[0] in ("country", "geo", "place") or any(form.form == "name" for form in forms):
            continue
        for noun, crowd in sorted(crowds_of(cluster, forms).items()):
            met[(cluster.story_id, noun)][cluster.article_id].append(crowd)
    for _, by_article in sorted(met.items()):
        mains = [main for _, found in sorted(by_article.items()) if (main := _main(found)) is not None]
        for at, one in enumerate(mains):
            for other in mains[at + 1 :]:
                if _alike(one, other):
                    state.groups.join(_node(state, one), _node(state, other))


def crowds_of(cluster: Named, forms: Sequence[Form], *, anyone: bool = False) -> dict[str, Crowd]:
    """The crowds that a cluster without a name is told as, by noun; nouns that any people may be called by only with `anyone`."""
    found: dict[str, Crowd] = {}
    aliases: Counter[tuple[str, bool]] = Counter()
    for form in forms:
        if form.form == "nominal":
            told_as = (form.alias, form.kind == "someones")
            aliases[told_as] = max(aliases[told_as], form.uses)
    for (alias, owned), uses in sorted(aliases.items()):
        front = NOUN_LIMIT.split(_CLAUSE.split(alias, maxsplit=1)[0], maxsplit=1)[0]
        told = counted(with_bodies(front))
        if not told or owned or set(alias.lower().split()[:2]) & _further():
            continue
        noun = told[-1]
        numbers = {word for word in told if _NUMBER.match(word)}
        if noun in _PAIR:
            if "2" not in numbers or not _KNOWN.match(alias):
                continue
            noun = "two countries"
        elif not _plural(noun) or (not anyone and noun in _never()):
            continue
        crowd = found.setdefault(_one_noun().get(noun, noun), Crowd(cluster))
        crowd.uses += uses
        crowd.known = crowd.known or _KNOWN.match(alias) is not None
        crowd.numbers |= numbers
        crowd.owners |= {word for word in told[:-1] if word[0] in "@#"}
        crowd.words |= {word for word in told[:-1] if word[0] not in "@#" and not word.isdigit()} - _vague()
    return found


def _main(found: Sequence[Crowd]) -> Crowd | None:
    """The crowd that an article tells of most, None where two are told of as much."""
    best = max(crowd.uses for crowd in found)
    most = [crowd for crowd in found if crowd.uses == best]
    return most[0] if len(most) == 1 else None


def _alike(a: Crowd, b: Crowd) -> bool:
    """Whether two articles' crowds of one kind can be one, and what is said of them tells that they are."""
    if a.owners and b.owners and not (a.owners <= b.owners or b.owners <= a.owners):
        return False
    if a.numbers & b.numbers and (not a.words or not b.words or a.words & b.words):
        return True
    if a.words & b.words and not (a.numbers and b.numbers):
        return True
    return all(crowd.known or crowd.uses >= AGAIN for crowd in (a, b))


def _node(state: Linking, crowd: Crowd) -> Node:
    return state.node[crowd.cluster.cluster_id]


def _plural(word: str) -> bool:
    return word == "children" or (
        len(word) > 3 and word[0] not in "@#" and (word.endswith("men") or (word[-1] == "s" and word[-2] not in "siu"))
    )


@cache
def _never() -> frozenset[str]:
    return (word_lists()["crowd_never"] | word_lists()["crowd_anyone"]) - _YOUNG


@cache
def _further() -> frozenset[str]:
    return word_lists()["further"] - {"no"}


@cache
def _vague() -> frozenset[str]:
    return word_lists()["crowd_some"] | word_lists()["crowd_empty"] | word_lists()["ignored"]


@cache
def _one_noun() -> dict[str, str]:
    return {pair.partition(":")[0]: pair.partition(":")[2] for pair in sorted(word_lists()["crowd_same"])}
