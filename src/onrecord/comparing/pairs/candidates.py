"""Statements of one story in; the pairs worth comparing, each with the numbers that tell whether both are on one claim, out.

All pairs are looked at, but in blocks of one matrix product: thousands of statements take seconds. Numbers are taken
relative to the story: two statements are near where they are nearer to each other than to what stands around them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..propositions.proposition import kind_of
from .nearness import Nearness
from .network import alone, together
from .wording import Wording, lexicon, stem, wording

Row = Mapping[str, Any]
Floats = NDArray[np.float64]

NAMES = (
    "near", "near_low", "near_high", "near_more", "near_place", "near_place_both", "sense", "sense_more", "sense_place_both",
    "same_kind", "one_intends", "same_act", "other_status", "other_tense", "same_speaker", "numbers_shared", "numbers_apart",
    "predicates", "length", "length_apart", "words_shared", "rare_shared", "entities", "one_quantity", "both_figures",
    "one_figure", "one_unit", "number_and_words", "own_voice", "neighbours", "one_article",
    "found", "found_more", "found_place", "found_place_both", "read", "read_one_claim", "read_two_sides",
)  # fmt: skip
SIDED = (*NAMES, "same", "two_sides", "same_two_sides")
"""What tells whether two statements stand against each other: all of NAMES, and how surely they are on one claim."""
_NO_PREDICATE = 0.3  # likeness of predicates where one has none: less than kin, more than none


@dataclass(frozen=True)
class Told:
    """What is compared of one statement; `grounds` are its words, or those it answers ("denied any role")."""

    row: Row
    grounds: str
    said: Wording
    entities: frozenset[str]
    quantities: frozenset[int]
    units: frozenset[str]
    values: frozenset[float]

    @property
    def kind(self) -> str:
        """The kind of claim that it would stand for."""
        return kind_of(dict(self.row), bool(self.said.numbers))


def told(row: Row, grounds: str, entities: Sequence[str], figures: Sequence[tuple[str | None, float]]) -> Told:
    """A statement with what is read off it once; `figures` are (unit, value): ages and room numbers are none."""
    own = {entity for entity in (row["subject_id"], row["object_id"]) if entity}
    stems = {stem(word) for unit, _ in figures for word in (unit or "").lower().split()}
    alike, rising = lexicon()["alike"], lexicon()["rising"]
    counted = frozenset(number for each in sorted(stems & rising) for number in alike.get(each, ()))
    values = frozenset(round(value, 6) for _, value in figures)
    return Told(row, grounds, wording(grounds), frozenset(entities) | own, counted, frozenset(stems), values)


@dataclass(frozen=True)
class Scored:
    """Numbers of the two statements of each pair (left < right), and one row of `values` a pair, in the order of NAMES."""

    left: NDArray[np.int64]
    right: NDArray[np.int64]
    values: Floats


def scored_pairs(statements: Sequence[Told]) -> Scored:
    """The candidate pairs of a story with their values; `statements` in the order of their ids."""
    nearness = Nearness([each.said for each in statements])
    read = alone([each.row for each in statements], [each.grounds for each in statements])
    left, right, measured = nearness.pairs(
        [each.row["polarity"] == "negative" or each.row["act"] == "deny" for each in statements], read.places
    )
    if not len(left):
        return Scored(left, right, np.zeros((0, len(NAMES))))
    kinds = np.array([each.kind for each in statements])
    acts = np.array([each.row["act"] for each in statements])
    columns: dict[str, NDArray[Any]] = dict(measured)
    columns["same_kind"] = kinds[left] == kinds[right]
    columns["one_intends"] = (kinds[left] == "intent") != (kinds[right] == "intent")
    columns["same_act"] = acts[left] == acts[right]
    for name, key in (("other_status", "status"), ("other_tense", "tense")):
        values = np.array([each.row[key] or "" for each in statements])
        columns[name] = values[left] != values[right]
    for name, key in (("same_speaker", "speaker_id"), ("one_article", "article_id")):
        values = np.array([each.row[key] or f"none {number}" for number, each in enumerate(statements)])
        columns[name] = values[left] == values[right]
    own = np.array([each.row["attribution_id"] is None for each in statements], float)
    columns["own_voice"] = (own[left] + own[right]) / 2
    columns["neighbours"] = columns["one_article"] & (
        np.abs(_places(statements)[left] - _places(statements)[right]) <= 2
    )
    columns["predicates"] = _predicates(statements, left, right, nearness)
    columns |= _sets(statements, left, right, nearness)
    columns |= together(read, left, right, ~columns["one_article"], measured["found"], measured["near"])
    columns["number_and_words"] = columns["numbers_shared"] * columns["near"]
    return Scored(left, right, np.column_stack([np.asarray(columns[name], float) for name in NAMES]))


def _places(statements: Sequence[Told]) -> NDArray[np.int64]:
    """The place of each statement among those of its article."""
    order = sorted(
        range(len(statements)),
        key=lambda i: (statements[i].row["article_id"], statements[i].row["start_char"], statements[i].row["end_char"]),
    )
    places = np.zeros(len(statements), np.int64)
    last, place = None, 0
    for number in order:
        article = statements[number].row["article_id"]
        place = place + 1 if article == last else 0
        last = article
        places[number] = place
    return places


def _predicates(
    statements: Sequence[Told], left: NDArray[np.int64], right: NDArray[np.int64], nearness: Nearness
) -> Floats:
    stems = [stem(each.row["predicate"]) if each.row["predicate"] else "" for each in statements]
    names = sorted(set(stems))
    number = {name: place for place, name in enumerate(names)}
    near = nearness.table.similarity(tuple(names), tuple(names))
    at = np.array([number[each] for each in stems])
    found: Floats = near[at[left], at[right]].astype(float)
    has = np.array([bool(each) for each in stems])
    return np.where(has[left] & has[right], found, _NO_PREDICATE)


def _sets(
    statements: Sequence[Told], left: NDArray[np.int64], right: NDArray[np.int64], nearness: Nearness
) -> dict[str, Floats]:
    """What is read off the sets of terms, numbers, entities and units of the two statements, pair by pair."""
    terms = [frozenset(each.said.terms) for each in statements]
    numbers = [each.values for each in statements]
    holding: dict[str, int] = {}
    for each in statements:
        for entity in each.entities:
            holding[entity] = holding.get(entity, 0) + 1
    rarity = {entity: np.log((len(statements) + 1) / count) ** 2 for entity, count in holding.items()}
    norms = [float(np.sqrt(sum(rarity[entity] for entity in sorted(each.entities)))) for each in statements]
    figures = [bool(each.values) for each in statements]
    out = np.zeros((10, len(left)))
    for place, (i, j) in enumerate(zip(left.tolist(), right.tolist(), strict=True)):
        a, b = statements[i], statements[j]
        shared = terms[i] & terms[j]
        sizes = sorted((len(terms[i]), len(terms[j])))
        both = a.entities & b.entities
        rare = sorted((nearness.weight(term) for term in shared), reverse=True)[:3]
        out[:, place] = (
            bool(numbers[i] & numbers[j]),
            bool(numbers[i]) and bool(numbers[j]) and not numbers[i] & numbers[j],
            np.log1p(sizes[0]) / 2,
            np.log((1 + sizes[1]) / (1 + sizes[0])),
            min(6, len(shared)) / 3,
            sum(rare) / 8,
            sum(rarity[entity] for entity in sorted(both)) / max(norms[i] * norms[j], 1e-9) if both else 0.0,
            bool(a.quantities & b.quantities),
            figures[i] and figures[j],
            figures[i] != figures[j],
        )
    keys = (
        "numbers_shared", "numbers_apart", "length", "length_apart", "words_shared", "rare_shared", "entities", "one_quantity",
        "both_figures", "one_figure",
    )  # fmt: skip
    units = np.array([bool(statements[i].units & statements[j].units) for i, j in zip(left, right, strict=True)], float)
    return {**dict(zip(keys, out, strict=True)), "one_unit": units}


def sided(values: Floats, same: Floats) -> Floats:
    """The columns of SIDED for pairs with the columns of NAMES and the probability that they are on one claim."""
    turned = values[:, NAMES.index("read")] / (1 + np.exp(-values[:, NAMES.index("read_two_sides")]))
    found: Floats = np.column_stack([values, same, turned, same * turned])
    return found


def counts_apart(values: Floats) -> NDArray[np.bool_]:
    """Which pairs count one thing that can rise (the dead, the missing) and give no number in common."""
    found: NDArray[np.bool_] = (values[:, NAMES.index("one_quantity")] > 0) & (
        values[:, NAMES.index("numbers_apart")] > 0
    )
    return found
