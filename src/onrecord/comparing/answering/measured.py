"""A sentence asked and statements of a record in; the numbers that tell which of them answer it, and on which side, out."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from ..bearing import Asked, Told, bearing, matter_held, met, numbers_met, spelt, without
from ..pairs.features import align
from ..pairs.reader import Alone, reader
from ..pairs.vectors import words
from ..pairs.wording import stem

NAMES = (
    "found", "found_more", "found_place", "cover_asked", "cover_told", "matter", "read_one_claim", "read_place", "read_found",
    "strange", "strange_share", "numbers_apart", "numbers_open", "numbers_alike", "numbers_shared", "numbers_other", "one_figure",
    "words_support", "words_oppose", "words_discuss", "background", "asks", "hedged", "length", "length_asked", "predicates",
    "own_voice", "read_two_sides", "turned", "turned_two_sides", "refuses", "negative", "against_told", "against_asked",
    "no_told", "no_asked", "no_differs", "ruled_against", "ruled_by",
)  # fmt: skip
READ = 40  # statements, nearest by the network's places, that are read with the sentence
_AROUND = slice(2, 8)  # of the nearest: what stands around the sentence, beyond the one or two that say the same
_MOST = 6.0  # log odds beyond which nothing more is learnt
_NO_PREDICATE = 0.3
_STRANGE = 2  # names that a statement lacks beyond which nothing more is learnt


@dataclass(frozen=True)
class Measured:
    """One statement, by its number, with what the words alone say of it and its numbers by name."""

    number: int
    stance: str
    score: float
    values: dict[str, float]


Rules = Callable[[Sequence[int]], tuple[Mapping[int, float], Mapping[int, float]]]
"""Numbers of statements in; how surely each contradicts the sentence, and its denial, out."""


def measured(
    asked: Asked, told: Sequence[Told], read: Alone, weigh: Callable[[str], float], rules: Rules, most: int = READ
) -> list[Measured]:
    """The statements that may answer the sentence: the `most` nearest, and those whose words bear on it.

    `read`: the statements read alone, in the order of `told`; `rules` numbers them in that order, too.
    """
    if not told:
        return []
    said = reader().alone([asked.side.text])
    found = np.round(read.places @ said.places[0], 3)
    order = np.argsort(-found, kind="stable")
    place = np.empty(len(order), np.int64)
    place[order] = np.arange(len(order))
    around = float(found[order][_AROUND].mean()) if len(order) > _AROUND.start else 0.0
    by_words = [bearing(asked, each, weigh) for each in told]
    chosen = [number for number in range(len(told)) if place[number] < most or by_words[number][0]]
    both = Alone([*(read.states[number] for number in chosen), said.states[0]], read.places[:0])
    odds = reader().together(both, np.arange(len(chosen)), np.full(len(chosen), len(chosen)))
    rank = np.argsort(np.argsort(-odds[:, 0], kind="stable"), kind="stable")
    against, by = rules(chosen)
    out = []
    for row, number in enumerate(chosen):
        stance, score = by_words[number]
        one, two = (float(np.clip(value, -_MOST, _MOST)) for value in odds[row])
        near = float(found[number])
        turned = float(asked.side.against != told[number].side.against)
        values = {
            "found": near,
            "found_more": near - around,
            "found_place": 1 / (1 + int(place[number])),
            "read_one_claim": one,
            "read_place": 1 / (1 + int(rank[row])),
            "read_found": one * near,
            "read_two_sides": two,
            "turned": turned,
            "turned_two_sides": two * turned,
            "ruled_against": against.get(number, 0.0),
            "ruled_by": by.get(number, 0.0),
            **{f"words_{verb}": score * (stance == f"{verb}s") for verb in ("support", "oppose", "discuss")},
            **_compared(asked, told[number], weigh),
        }
        out.append(Measured(number, stance, score, values))
    return out


def _compared(asked: Asked, told: Told, weigh: Callable[[str], float]) -> dict[str, float]:
    """What is read off the words, names and numbers of both."""
    common = [name for name in asked.names if name.common and not spelt(name, told.own)]
    a, b = without(asked.side, common), told.side
    aligned = align(a.wording, b.wording, weigh)
    strange = sum(not met(name, told) for name in asked.names)
    verdict = numbers_met(asked.figures, told.figures)
    no_asked, no_told = (side.wording.negations > 0 or side.refuses for side in (asked.side, b))
    mine, theirs = ({_value(row) for row in rows} for rows in (asked.figures, told.figures))
    return {
        "cover_asked": aligned.cover_a,
        "cover_told": aligned.cover_b,
        "matter": matter_held(a.wording, aligned, weigh),
        "strange": float(min(_STRANGE, strange)),
        "strange_share": strange / max(1, len(asked.names)),
        **{f"numbers_{word}": float(verdict == word) for word in ("apart", "open", "alike")},
        "numbers_shared": float(bool(mine & theirs)),
        "numbers_other": float(bool(mine and theirs and not mine & theirs)),
        "one_figure": float(bool(mine) != bool(theirs)),
        "background": float(told.background),
        "asks": float(told.asks),
        "hedged": float(told.hedged),
        "length": min(3.0, math.log1p(len(b.wording.terms))),
        "length_asked": math.log1p(len(asked.side.wording.terms)),
        "predicates": _predicates(asked.side.predicate, b.predicate),
        "own_voice": float(told.speaker is None),
        "refuses": float(b.refuses),
        "negative": float(b.negative),
        "against_told": float(b.against),
        "against_asked": float(asked.side.against),
        "no_told": float(no_told),
        "no_asked": float(no_asked),
        "no_differs": float(no_told != no_asked),
    }


def _value(row: Any) -> Any:
    return row["value"]


def _predicates(a: str | None, b: str | None) -> float:
    return float(words().similarity((stem(a),), (stem(b),))[0, 0]) if a and b else _NO_PREDICATE
