"""Sides of a story in; pairs out of which one calls a doing the first of its kind and the other says that it has been done before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ...pairs.vectors import words
from ...pairs.wording import stem
from ..lexicon import lexicon, same_doing
from ..sides import Conflict, Side, each_once, two_reports

_SCORE = 0.66
_RARE = 3.0  # weight from which a word tells what is new
_TELLING = 2.0  # and from which it says anything
_NEAR = 0.5  # cosine of "chemical" and "chlorine"
_SHARED = 2  # words in common
_FIRST = re.compile(
    r"\b(?:(?:the|its|their|his|her|a) first (?:time|use|ever)\b|for the (?:very )?first time\b|first[- ]ever\b"
    r"|(?:the|its|their) first (?:(?:officially|publicly) )?(?:known|such|recorded|reported|documented|confirmed)\b"
    r"|(?:had|has|have) never (?:before )?(?:been )?\w+|never before\b|without precedent\b|unprecedented\b)",
    re.I,
)
_BEFORE = re.compile(
    r"(?:\b(?:is|are|was|were|be)(?:n[’']t| not| hardly| by no means) (?:new|unprecedented|without precedent|(?:the|its|their|his|her) first(?: time)?)\b"
    r"|\bnothing new\b|\bnot for the first time\b|\b(?:had|has|have) (?:\w+ ){0,3}before[\s.,;!”\"’']*$|\b\w+ed (?:[\w’'-]+ ){1,4}before[\s.,;!”\"’']*$"
    r"|\b(?:had|has|have) previously\b|\bfor the (?:second|third|fourth) time\b|\b(?:happened|done|used|tried|seen) (?:many times )?before\b)",
    re.I,
)
_NOBODY = re.compile(r"\b(?:no[- ]one|nobody|none|never|no \w+)\b", re.I)
_SINCE = re.compile(
    r"\b(?:since|in (?:\w+ )?(?:years?|decades?|months?|a (?:year|decade|century))|this (?:year|season|week|month)|of the (?:year|season)|history)\b",
    re.I,
)
_MARKS = frozenset(
    stem(word) for word in "first time never before new new use reported previously second third precedent".split()
)


@each_once
def novelty_pairs(sides: Sequence[Side]) -> Iterator[Conflict]:
    """Whoever calls a doing the first against whoever says that there were others."""
    first = [side for side in sides if _new(side)]
    if not first:
        return
    before = [side for side in sides if _old(side)]
    for one in first:
        for other in before:
            if two_reports(one, other) and _one_doing(one, other):
                yield one.statement, other.statement, "denial", _SCORE, "the first / not the first"


def _new(side: Side) -> bool:
    """Whether a side says that a thing was never done before, at any time."""
    return bool(_FIRST.search(side.text)) and not _SINCE.search(side.text) and not _BEFORE.search(side.text)


def _old(side: Side) -> bool:
    """Whether a side says that a thing was done before."""
    return bool(_BEFORE.search(side.text)) and not (_NOBODY.search(side.text) or side.hedged or side.refuses)


def _one_doing(a: Side, b: Side) -> bool:
    """Whether both tell of one doing of one doer, by the words that say what was done."""
    if a.named and b.named and not a.named & b.named:
        return False
    (mine, names), (theirs, others) = _matter(a), _matter(b)
    shared = [word for word in mine & theirs if words().weight(word) >= _RARE]
    rest = [tuple(sorted(w for w in told if words().weight(w) >= _RARE)) for told in (mine - theirs, theirs - mine)]
    near = bool(rest[0] and rest[1]) and bool((words().similarity(*rest) >= _NEAR).any())
    if not (shared or near) or len((mine | names) & (theirs | others)) + near < _SHARED:
        return False
    light = lexicon()["light"]
    doings = [{f.predicate for f in side.frames if f.kind == "verb" and f.predicate not in light} for side in (a, b)]
    done = any(same_doing(one, other) or one in b.words or other in a.words for one in doings[0] for other in doings[1])
    return done or not doings[0] or not doings[1]


def _matter(side: Side) -> tuple[frozenset[str], frozenset[str]]:
    """The stems that say what was done, "chlorine-laden" being two; and those of names."""
    told: tuple[set[str], set[str]] = (set(), set())
    for place, word in enumerate(re.findall(r"[A-Za-z]+", side.text)):
        told[place > 0 and word[0].isupper()].add(stem(word.lower()))
    kept = [frozenset(word for word in each - _MARKS if words().weight(word) >= _TELLING) for each in told]
    return kept[0], kept[1]
