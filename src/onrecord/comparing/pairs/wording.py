"""A short text in; its content words as stems, its names, numbers and negations out: what pair scorers compare.

It needs no parse, so that a sentence typed by a user and a stored statement are read alike and at once.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

_TOKEN = re.compile(r"\d[\d,.]*\d|\d|[^\W\d_]+(?:[-'’][^\W\d_]+|[-/.]\d+|\.(?=[^\W\d_]\.))*|[.!?;:,\"“”()–—]")
_BREAK = frozenset(".!?;:–—")
_SCOPE = 5  # content words after a negation that it is taken to cover: the median distance to the clause's end

_COUNTERING = re.compile(
    r"\b(?:back (?:\w+ ){0,3}(?:against|on|at)|(?:shoo?ts?|shooting|knock\w*|slap\w*|bat\w*) down|into question|doubts? on|water on|counter\w*|debunk\w*"
    r"|discredit\w*|contradict\w*|rebuff\w*|brush\w* (?:aside|off)|wav\w+ (?:away|off|aside)|(?:laugh|shrug)\w* off|(?:swat|bat)\w* away|issue with)\b",
    re.I,
)


@dataclass(frozen=True)
class Wording:
    """What a text is made of. `words` and `names` are stems in order; `negated` holds the stems under a negation."""

    words: tuple[str, ...]
    names: tuple[str, ...]
    numbers: tuple[float, ...]
    negated: frozenset[str]
    negations: int
    refuting: int
    hedging: int
    conditional: int
    exclusive: frozenset[str]

    @property
    def terms(self) -> tuple[str, ...]:
        """Words and names together."""
        return self.words + self.names


@lru_cache(maxsize=1)
def lexicon() -> dict[str, Any]:
    """The word lists of `lexicon.json`: closed classes of English, no names and no topics."""
    data: dict[str, Any] = json.loads(files(__package__).joinpath("lexicon.json").read_text(encoding="utf-8"))
    for key in ("negations", "refuting", "hedging", "conditional", "exclusive", "failing", "function"):
        data[key] = frozenset(data[key])
    data["antonyms"] = frozenset(
        pair for a, b in data["antonyms"] for pair in ((stem(a, data), stem(b, data)), (stem(b, data), stem(a, data)))
    )
    topics = tuple(data["classes"])
    classes: dict[str, int] = {}  # a bit a class: words of two classes belong to both
    for number, line in enumerate(data["classes"]):
        for word in line.split():
            classes[stem(word, data)] = classes.get(stem(word, data), 0) | 1 << number
    data["classes"] = classes
    alike: dict[str, tuple[int, ...]] = {}
    for number, line in enumerate((*topics, *data["synonyms"])):
        for word in dict.fromkeys(stem(word, data) for word in line.split()):
            alike[word] = (*alike.get(word, ()), number)
    data["alike"] = alike
    data["rising"] = frozenset(stem(word, data) for word in data["rising"])
    data["refuting"] = frozenset(stem(word, data) for word in data["refuting"])
    data["hedging"] = frozenset(stem(word, data) for word in data["hedging"])
    data["failing"] = frozenset(stem(word, data) for word in data["failing"])
    return data


def stem(word: str, data: dict[str, Any] | None = None) -> str:
    """The word in lower case without inflection; verb, noun and adverb of one root mostly fall together.

    A light suffix stripper with a table of irregular forms; it only has to be the same for both texts.
    """
    return _known_stem(word) if data is None else _stem(word, data["irregular"])


@lru_cache(maxsize=65536)
def _known_stem(word: str) -> str:
    return _stem(word, lexicon()["irregular"])


def _stem(word: str, irregular: Mapping[str, Any]) -> str:
    lower = word.lower().replace("’", "'")
    if lower in irregular:
        return str(irregular[lower])
    lower = lower.removesuffix("'s").removesuffix("'")
    if lower in irregular:
        return str(irregular[lower])
    if len(lower) <= 3 or not lower.isalpha():
        return lower
    for ending, least, replacement in _ENDINGS:
        if lower.endswith(ending) and len(lower) - len(ending) >= least:
            lower = lower[: len(lower) - len(ending)] + replacement
            break
    if len(lower) > 4 and lower[-1] == lower[-2] and lower[-1] in "bdgmnprt":
        lower = lower[:-1]
    if lower.endswith("e") and len(lower) > 4:
        lower = lower[:-1]
    if lower.endswith("i") and len(lower) > 3:
        lower = lower[:-1] + "y"
    return lower


@lru_cache(maxsize=65536)
def root(name: str) -> str:
    """The stem of a country's name and of its adjective ("dorsland", "dorsish" -> "dors"); four letters at least."""
    for ending in _PLACE_ENDINGS:
        if name.endswith(ending) and len(name) - len(ending) >= 4:
            name = name[: len(name) - len(ending)]
            break
    while len(name) > 4 and name[-1] in "aeiouy":
        name = name[:-1]
    return name


_PLACE_ENDINGS = (
    "ians",
    "ian",
    "eans",
    "ean",
    "land",
    "ish",
    "ese",
    "ans",
    "an",
    "ia",
    "ns",
    "n",
    "is",
    "i",
    "s",
    "on",
)

_ENDINGS = (
    ("izations", 3, "iz"), ("ization", 3, "iz"), ("ations", 4, "at"), ("ation", 4, "at"), ("ments", 4, ""), ("ment", 4, ""),
    ("ising", 3, "iz"), ("ised", 3, "iz"), ("ises", 3, "iz"), ("ise", 4, "iz"),
    ("nesses", 3, ""), ("ness", 3, ""), ("ically", 3, "ic"), ("ingly", 3, ""), ("edly", 3, ""), ("ily", 3, "y"), ("ly", 3, ""),
    ("ings", 3, ""), ("ing", 3, ""), ("ied", 2, "y"), ("ies", 2, "y"), ("eed", 2, "eed"), ("ed", 3, ""),
    ("sses", 2, "ss"), ("xes", 2, "x"), ("ches", 2, "ch"), ("shes", 2, "sh"), ("ers", 4, ""), ("er", 5, ""), ("ors", 4, ""),
    ("ss", 2, "ss"), ("us", 2, "us"), ("is", 2, "is"), ("s", 3, ""),
)  # fmt: skip


@lru_cache(maxsize=65536)
def wording(text: str) -> Wording:
    """The Wording of a text. A capitalised word is a name unless it opens the sentence and is known in lower case."""
    data = lexicon()
    words: list[str] = []
    names: list[str] = []
    numbers: list[float] = []
    negated: set[str] = set()
    exclusive: set[str] = set()
    counts = {"negations": 0, "refuting": 0, "hedging": 0, "conditional": 0}
    tokens = _TOKEN.findall(text.replace("n’t", " n't").replace("n't", " n't"))
    title = _is_title(tokens)
    scope = only = 0
    opening, number = True, None
    for place, token in enumerate([*tokens, "."]):
        lower = token.lower().replace("’", "'")
        if number is not None and lower not in data["scales"] and lower not in data["numbers"]:
            numbers.append(round(number, 6))
            number = None
        if not (token[0].isalnum()):
            if token in _BREAK or token in '"“':
                opening = True
            if token in _BREAK:
                scope = only = 0
            continue
        root = stem(token, data)
        counts["refuting"] += root in data["refuting"]
        counts["hedging"] += root in data["hedging"]
        counts["conditional"] += lower in data["conditional"]
        if lower in data["negations"] and not _bounds_a_number(tokens, place):
            counts["negations"] += 1
            scope = _SCOPE
        if lower in data["exclusive"]:
            only = _SCOPE
        parsed = _number(lower, number, data)
        if parsed is not None:
            number = parsed
            opening = False
            continue
        if lower in data["function"] or root in data["function"] or lower in data["negations"]:
            if lower in ("but", "although", "while"):
                scope = only = 0
            opening = False
            continue
        named = token[0].isupper() and not (title or opening)
        (names if named else words).append(root)
        if scope:
            negated.add(root)
            scope -= 1
        if only:
            exclusive.add(root)
            only -= 1
        opening = False
    return Wording(
        words=tuple(words),
        names=tuple(names),
        numbers=tuple(numbers),
        negated=frozenset(negated),
        exclusive=frozenset(exclusive),
        **counts,
    )


def _bounds_a_number(tokens: list[str], place: int) -> bool:
    """Whether a negation only bounds a number ("no more than 600") or sharpens a statement ("not only")."""
    after = tokens[place + 1].lower() if place + 1 < len(tokens) else ""
    return after in ("more", "less", "fewer", "later", "longer", "only", "just", "least")


def _is_title(tokens: list[str]) -> bool:
    """Whether most words are capitalised, as in English headlines: capitals then say nothing."""
    longer = [token for token in tokens if len(token) > 3 and token[0].isalpha()]
    return len(longer) >= 3 and sum(token[0].isupper() for token in longer) >= 0.7 * len(longer)


def _number(lower: str, before: float | None, data: dict[str, Any]) -> float | None:
    """The number that this token makes with the number so far; None where it is none."""
    if lower[0].isdigit():
        try:
            return float(lower.replace(",", ""))
        except ValueError:
            return None
    if lower in data["scales"]:
        return (1.0 if before is None else before) * float(data["scales"][lower])
    if lower in data["numbers"] and lower != "one":
        value = float(data["numbers"][lower])
        return value if before is None else before + value
    first, _, second = lower.partition("-")
    if second and first in data["numbers"] and second in data["numbers"]:
        return float(data["numbers"][first]) + float(data["numbers"][second])
    return None


def counters(cue: str) -> bool:
    """Whether a verb of a cue denies by its particle: "pushed back on Monday against", "shot down", "cast doubt on"."""
    return _COUNTERING.search(cue) is not None
