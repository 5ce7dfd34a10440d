"""Two words in; whether they name one doing or one thing, by the classes of lexicon.json, out."""

from __future__ import annotations

import json
from collections import defaultdict
from functools import lru_cache
from importlib.resources import files
from typing import Any

from ..pairs.vectors import words
from ..pairs.wording import counters, stem

_TURNING = frozenset(("un", "non"))
"""What turns any state into its contrary; what "in-" and "dis-" turn stands on the scales, for they stand before many other words."""
_LEAST_ROOT = 4  # letters of a word that a prefix may turn: "fit" is no "unfit" by its letters alone
_TURNED_OTHERWISE = frozenset("cover earth fold veil leash".split())
"""Of these the longer word says something else."""
_ALIKE = 0.8  # cosine of single words from which one noun can stand for the other


@lru_cache(maxsize=1)
def lexicon() -> dict[str, Any]:
    """`lexicon.json`: classes of verbs and nouns, opposites, closed lists; each word stemmed."""
    raw = json.loads(files(__package__).joinpath("lexicon.json").read_text(encoding="utf-8"))
    out: dict[str, Any] = {}
    for key in ("classes", "nouns", "causes"):
        numbered: dict[str, set[int]] = defaultdict(set)
        for number, line in enumerate(raw[key]):
            for word in line.split():
                numbered[stems(word)].add(number)
        out[key] = {word: frozenset(found) for word, found in numbered.items()}
    out["spelled"] = {stems(word): word for line in reversed(raw["causes"]) for word in reversed(line.split())}
    pairs = [[stems(word) for word in line.split()] for line in raw["antonyms"]]
    out["antonyms"] = frozenset(pair for a, b in pairs for pair in ((a, b), (b, a)))
    ends: dict[str, set[tuple[int, int]]] = defaultdict(set)
    for number, scale in enumerate(raw["scales"]):
        for end, line in enumerate(scale):
            for word in line.split():
                ends[stems(word)].add((number, end))
    out["scales"] = {word: frozenset(found) for word, found in ends.items()}
    kinds: dict[str, set[tuple[int, int]]] = defaultdict(set)
    for number, line in enumerate(raw["fillers"]):
        for kind, group in enumerate(line.split("|")):
            for word in group.split():
                kinds[stems(word)].add((number, kind))
    out["fillers"] = {word: frozenset(found) for word, found in kinds.items()}
    for key in (
        "light",
        "vague",
        "presence",
        "harm",
        "anaphors",
        "refuting",
        "baseless",
        "accusing",
        "owners",
        "observing",
        "links",
        "events",
        "offices",
    ):
        out[key] = frozenset(stems(word) for word in raw[key].split())
    return out


def pole_lists() -> tuple[tuple[str, str, str, str], ...]:
    """Of `lexicon.json`: (name, words of one end, words of the other, groups of nouns judged on it), unstemmed; "_" is a space, patterns may stand for words."""
    raw = json.loads(files(__package__).joinpath("lexicon.json").read_text(encoding="utf-8"))
    return tuple((name, first, second, things) for name, first, second, things in raw["poles"])


def stems(word: str) -> str:
    """The stem of each part of a word: "take_off", "short-circuit"."""
    return "_".join(stem(part) for part in word.replace(" ", "_").split("_"))


def stemmed(told: str) -> frozenset[str]:
    """The stems of words given in one line."""
    return frozenset(stem(word) for word in told.split())


def refutes(cue: str) -> bool:
    """Whether the words of a cue deny what follows them: "denied", "pushed back on Monday against", "cast doubt on"."""
    words = (stems(word) for word in cue.lower().split())
    return any(word in lexicon()["refuting"] for word in words) or counters(cue)


def contrary(a: str, b: str) -> bool:
    """Whether two stems stand at the two ends of one scale ("legal", "illegal"), or one is the other with "un-" before it."""
    scales = lexicon()["scales"]
    mine, theirs = scales.get(a, frozenset()), scales.get(b, frozenset())
    if {(number, 1 - end) for number, end in mine} & theirs:
        return True
    short, long = sorted((a.removesuffix("e"), b.removesuffix("e")), key=lambda word: (len(word), word))
    before = long[: len(long) - len(short)]
    return (
        before in _TURNING and len(short) >= _LEAST_ROOT and long == before + short and short not in _TURNED_OTHERWISE
    )


def of_another_kind(a: str, b: str) -> bool:
    """Whether two stems name things of one sort that are never one: medicine and weapons, the army and rebels."""
    fillers = lexicon()["fillers"]
    mine, theirs = dict(fillers.get(a, ())), dict(fillers.get(b, ()))
    shared = mine.keys() & theirs.keys()
    return bool(shared) and all(mine[sort] != theirs[sort] for sort in shared)


def same_doing(a: str, b: str) -> bool:
    """Whether two predicates name one doing: one stem, or one class of synonyms."""
    if a == b:
        return True
    classes = lexicon()["classes"]
    return bool(classes.get(a, frozenset()) & classes.get(b, frozenset()))


@lru_cache(maxsize=65536)
def same_thing(a: str, b: str) -> bool:
    """Whether two nouns can stand for one thing: one stem, one class, or near in meaning."""
    if a == b:
        return True
    nouns = lexicon()["nouns"]
    if nouns.get(a, frozenset()) & nouns.get(b, frozenset()):
        return True
    return bool(words().similarity((a,), (b,))[0, 0] >= _ALIKE)
