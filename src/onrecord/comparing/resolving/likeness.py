"""Event mentions with their sentences in, the probability that two are one event out: a logistic model over both sides.

The words that name the event, who acts upon whom, place, day and victims count, and what else their sentences say;
whether the event is said to have happened or not does not: one speaker's strike is another's "no strike took place".
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..linking.spelling import words as place_words
from ..pairs.vectors import words
from ..pairs.wording import lexicon, root, stem, wording

Array = NDArray[np.float32]
Indices = NDArray[np.int64]
Row = Mapping[str, Any]

NAMES = (
    "stem",
    "synonym",
    "cosine",
    "rare",
    "type",
    "type_apart",
    "mode_apart",
    "actor",
    "actor_apart",
    "recipient",
    "recipient_apart",
    "countries_apart",
    "targets_apart",
    "crossed",
    "place",
    "place_apart",
    "day",
    "day_apart",
    "victims",
    "victims_apart",
    "tolls_apart",
    "sentence",
    "beside",
    "beside_apart",
    "dealings_apart",
    "bare_synonym_apart",
    "bare_stem_apart",
    "names",
    "names_apart",
    "numbers_apart",
    "article",
    "one_article",
    "another",
    "unreal_apart",
)
LEAST_COSINE = 0.55  # words less alike are no candidates, unless they share a stem, a root or a class of synonyms
_ANOTHER = frozenset("another second third fourth new further separate similar additional fresh subsequent".split())
UNREAL = frozenset(("planned", "hypothetical"))
_DEALINGS = frozenset(("ACCUSE", "REJECT", "REQUEST", "THREATEN", "CONSULT", "AGREE", "SUPPORT", "CONCEDE"))
_SHARED = 0.1  # cosine of the words beside two triggers from which they share something
# in one article other numbers of dead are other events; later articles count more dead of the same one
_DEATHS = frozenset(stem(word) for word in "kill dead die death toll murder slaughter massacre wound injure".split())
_BESIDE = 48  # code points on either side of a trigger: its own clause, mostly
_STOP = re.compile(r"[.!?]['\"”’)]*\s+(?=[A-Z\"“‘'(])|\n")
_FAR = 400  # code points to look for the ends of a sentence
_WORD = re.compile(r"[^\W\d_]{3,}")
_SLICE = 2_048  # columns of a term matrix
_BLOCK = 262_144  # candidate pairs scored at once


class Mentions:
    """The event mentions of one story, ready to be compared."""

    def __init__(self, rows: Sequence[Row], texts: Mapping[str, str]) -> None:
        self.rows = rows
        self._table = words()
        self.stems = [stem(row["lemma"].split(" ")[-1]) for row in rows]
        self._distinct = sorted(set(self.stems))
        self._stem = _numbers(self.stems)
        self._by_stem: dict[str, list[int]] = defaultdict(list)
        for number, name in enumerate(self.stems):
            self._by_stem[name].append(number)
        self._pairs_of_stems()
        self._slots()
        self._contexts(texts)

    def _pairs_of_stems(self) -> None:
        names = tuple(self._distinct)
        vectors = self._table.matrix(names)
        self._cosine: Array = np.clip(vectors @ vectors.T, 0.0, 1.0).astype(np.float32)
        masks = lexicon()["classes"]
        classes = [masks.get(name, 0) for name in names]
        roots = [root(name) if len(name) > 3 else name for name in names]
        size = len(names)
        self._synonym = np.zeros((size, size), np.float32)
        for i in range(size):
            for j in range(i):
                if classes[i] & classes[j] or roots[i] == roots[j] or _derived(names[i], names[j]):
                    self._synonym[i, j] = self._synonym[j, i] = 1.0
        self._rare = np.array([self._table.weight(name) / 8.5 for name in names], np.float32)

    def _slots(self) -> None:
        rows = self.rows
        self._type = _numbers([None if row["mode"] == "unknown" else row["type"] for row in rows])
        self._death = np.array([name in _DEATHS for name in self.stems])
        self._dealing = np.array([row["type"] in _DEALINGS and row["mode"] != "unknown" for row in rows])
        self._mode = _numbers([None if row["mode"] == "unknown" else row["mode"] for row in rows])
        both = _numbers([row["actor_id"] for row in rows] + [row["recipient_id"] for row in rows])
        self._actor, self._recipient = both[: len(rows)], both[len(rows) :]
        self._actor_country = _numbers([row["actor_country"] for row in rows])
        self._recipient_country = _numbers([row["recipient_country"] for row in rows])
        self._place = _numbers([_place(row) for row in rows])
        self._exact_place = np.array([row["place_precision"] not in (None, "country", "region") for row in rows])
        self._first = np.array([_day(row["happened_from"]) for row in rows])
        self._last = np.array([_day(row["happened_to"] or row["happened_from"]) for row in rows])
        self._killed = np.array([-1 if row["killed"] is None else row["killed"] for row in rows])
        self._injured = np.array([-1 if row["injured"] is None else row["injured"] for row in rows])
        self._unreal = np.array([row["status"] in UNREAL for row in rows])
        self._article = _numbers([row["article_id"] for row in rows])

    def _contexts(self, texts: Mapping[str, str]) -> None:
        sentences: dict[tuple[str, int], tuple[tuple[str, ...], frozenset[str], frozenset[float]]] = {}
        terms, near, another = [], [], []
        self._names: list[frozenset[str]] = []
        self._figures: list[frozenset[float]] = []
        for number, row in enumerate(self.rows):
            text = texts.get(row["article_id"], "")
            first, last = sentence_at(text, row["start_char"], row["end_char"])
            found = sentences.get((row["article_id"], first))
            if found is None:
                made = wording(text[first:last])
                found = (made.terms, frozenset(made.names), frozenset(made.numbers))
                sentences[(row["article_id"], first)] = found
            terms.append([term for term in found[0] if term != self.stems[number]])
            self._names.append(found[1])
            self._figures.append(found[2])
            near.append(_near(text, first, last, row["start_char"], row["end_char"]))
            before = text[max(0, row["start_char"] - 24) : row["start_char"]].lower().split()
            another.append(bool(_ANOTHER & set(before[-2:])))
        self._another = np.array(another)
        self._same_words = _cosines(terms, self._table.weight)
        self._near = _cosines(near, self._table.weight)
        self._silent = np.array([not found for found in near])
        articles = sorted({row["article_id"] for row in self.rows})
        of = {article: number for number, article in enumerate(articles)}
        stems = [[stem(word) for word in _WORD.findall(texts.get(article, "")[:4000].lower())] for article in articles]
        self._likeness = _cosines(stems, self._table.weight)
        self._of = np.array([of[row["article_id"]] for row in self.rows])

    def candidates(self) -> Iterator[tuple[Indices, Indices]]:
        """Blocks of index pairs (a, b), a before b, of mentions whose words can name one event."""
        close = (self._cosine >= LEAST_COSINE) | (self._synonym > 0)
        left: list[Indices] = []
        right: list[Indices] = []
        held = 0
        for i, name in enumerate(self._distinct):
            mine = np.array(self._by_stem[name])
            for j in range(i, len(self._distinct)):
                if i != j and not close[i, j]:
                    continue
                other = np.array(self._by_stem[self._distinct[j]])
                for at in range(0, len(mine), max(1, _BLOCK // len(other))):
                    part = mine[at : at + max(1, _BLOCK // len(other))]
                    a, b = np.repeat(part, len(other)), np.tile(other, len(part))
                    if i == j:
                        keep = a < b
                        a, b = a[keep], b[keep]
                    left.append(a)
                    right.append(b)
                    held += len(a)
                    if held >= _BLOCK:
                        yield np.concatenate(left), np.concatenate(right)
                        left, right, held = [], [], 0
        if held:
            yield np.concatenate(left), np.concatenate(right)

    def features(self, a: Indices, b: Indices) -> Array:
        """One row a pair, one column for each of NAMES."""
        stems_a, stems_b = self._stem[a], self._stem[b]
        same = (stems_a == stems_b).astype(np.float32)
        synonym = self._synonym[stems_a, stems_b]
        cosine = self._cosine[stems_a, stems_b] * (1 - same)
        shared, either = self._shared_names(a, b)
        beside = self._near[a, b]
        agreed = beside > _SHARED
        for slot in (self._actor, self._recipient, self._place):
            agreed |= _agreement(slot, a, b)[0]
        agreed |= self._days(a, b)[0] | self._victims(a, b)[0]
        figures = np.array([_apart(self._figures[i], self._figures[j]) for i, j in zip(a, b, strict=True)])
        columns = (
            same,
            synonym * (1 - same),
            cosine,
            self._rare[stems_a] * same,
            *_agreement(self._type, a, b),
            _agreement(self._mode, a, b)[1],
            *_agreement(self._actor, a, b),
            *_agreement(self._recipient, a, b),
            _agreement(self._actor_country, a, b)[1],
            _agreement(self._recipient_country, a, b)[1],
            self._crossed(a, b),
            *self._places(a, b),
            *self._days(a, b),
            *self._victims(a, b),
            figures * (self._article[a] == self._article[b]) * self._death[a] * self._death[b],
            self._same_words[a, b],
            beside,
            (beside == 0) & ~self._silent[a] & ~self._silent[b],
            self._dealing[a] & self._dealing[b] & ~_agreement(self._actor, a, b)[0],
            ~agreed & (same == 0),
            ~agreed & (same == 1),
            shared,
            either,
            figures,
            self._likeness[self._of[a], self._of[b]] * (self._article[a] != self._article[b]),
            self._article[a] == self._article[b],
            self._another[a] ^ self._another[b],
            self._unreal[a] ^ self._unreal[b],
        )
        return np.stack([np.asarray(column, np.float32) for column in columns], axis=1)

    def _shared_names(self, a: Indices, b: Indices) -> tuple[list[float], list[float]]:
        shared, apart = [], []
        for i, j in zip(a, b, strict=True):
            one, two = self._names[i], self._names[j]
            both = len(one & two)
            shared.append(min(both, 3) / 3)
            apart.append(float(bool(one) and bool(two) and not both))
        return shared, apart

    def _crossed(self, a: Indices, b: Indices) -> NDArray[np.bool_]:
        one = (self._actor[a] >= 0) & (self._actor[a] == self._recipient[b])
        other = (self._actor[b] >= 0) & (self._actor[b] == self._recipient[a])
        out: NDArray[np.bool_] = one | other
        return out

    def _places(self, a: Indices, b: Indices) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        same, apart = _agreement(self._place, a, b)
        return same, apart & self._exact_place[a] & self._exact_place[b]

    def _days(self, a: Indices, b: Indices) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        known = (self._first[a] > 0) & (self._first[b] > 0)
        meet = (self._first[a] <= self._last[b]) & (self._first[b] <= self._last[a])
        return known & meet, known & ~meet

    def _victims(self, a: Indices, b: Indices) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        out_same = np.zeros(len(a), np.bool_)
        out_apart = np.zeros(len(a), np.bool_)
        for counts in (self._killed, self._injured):
            known = (counts[a] >= 0) & (counts[b] >= 0)
            out_same |= known & (counts[a] == counts[b])
            out_apart |= known & (counts[a] != counts[b])
        return out_same, out_apart & ~out_same


def probabilities(features: Array) -> Array:
    """The probability of one event for each row of features."""
    weights, intercept = model()
    out: Array = (1.0 / (1.0 + np.exp(-np.clip(features @ weights + intercept, -30, 30)))).astype(np.float32)
    return out


@lru_cache(maxsize=1)
def model() -> tuple[Array, float]:
    """Weights in the order of NAMES, and the intercept, of `events.json` (made by training/event_links.py)."""
    data = json.loads(files(__package__).joinpath("events.json").read_text(encoding="utf-8"))
    return np.array([data["weights"].get(name, 0.0) for name in NAMES], np.float32), float(data["intercept"])


def sentence_at(text: str, start: int, end: int) -> tuple[int, int]:
    """The first and last code point of the sentence around a span, by full stops and line ends."""
    low, high = max(0, start - _FAR), min(len(text), end + _FAR)
    before = [match.end() for match in _STOP.finditer(text, low, start)]
    after = _STOP.search(text, end, high)
    return (before[-1] if before else low), (after.start() + 1 if after else high)


def _near(text: str, first: int, last: int, start: int, end: int) -> list[str]:
    """Stems of the words right before and after a trigger, within its sentence."""
    around = text[max(first, start - _BESIDE) : start] + " " + text[end : min(last, end + _BESIDE)]
    function = lexicon()["function"]
    return [stem(word) for word in _WORD.findall(around.lower()) if word not in function]


def _derived(one: str, other: str) -> bool:
    """Whether a stem is the other with an ending ("explo" of explode and explosion, "deploy" of deployment)."""
    short, long = sorted((one, other), key=len)
    return len(short) >= 5 and long.startswith(short[: max(5, len(short) - 1)]) and len(long) - len(short) <= 5


def _apart(one: frozenset[float], other: frozenset[float]) -> float:
    return float(bool(one) and bool(other) and not one & other)


def _agreement(values: Indices, a: Indices, b: Indices) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    known = (values[a] >= 0) & (values[b] >= 0)
    same = known & (values[a] == values[b])
    return same, known & ~same


def _numbers(values: Sequence[str | None]) -> Indices:
    """A number for each different value, -1 for none."""
    known = {value: number for number, value in enumerate(sorted({v for v in values if v is not None}))}
    return np.array([-1 if value is None else known[value] for value in values], np.int64)


def _place(row: Row) -> str | None:
    if row["place_id"] is not None:
        return str(row["place_id"])
    return " ".join(place_words(row["place"])) if row["place"] else None


def _day(day: dt.date | None) -> int:
    return 0 if day is None else day.toordinal()


def _cosines(terms: Sequence[Sequence[str]], weight: Any) -> Array:
    """How alike the rows of terms are, weighted by rarity: (rows, rows), 1 for equal ones.

    Terms are taken in slices, so that memory grows with the rows alone; those of one row only match nothing.
    """
    rows_of: dict[str, set[int]] = defaultdict(set)
    for number, found in enumerate(terms):
        for term in found:
            rows_of[term].add(number)
    norms = [sum(weight(term) ** 2 for term in set(found)) ** 0.5 or 1.0 for found in terms]
    shared = sorted(term for term, rows in rows_of.items() if len(rows) > 1)
    out = np.zeros((len(terms), len(terms)), np.float32)
    for at in range(0, len(shared), _SLICE):
        bags = np.zeros((len(terms), len(shared[at : at + _SLICE])), np.float32)
        for column, term in enumerate(shared[at : at + _SLICE]):
            for number in sorted(rows_of[term]):
                bags[number, column] = weight(term) / norms[number]
        out += bags @ bags.T
    return out
