"""Rows of `pair_grounds` in, rows of `statement_pair` out: the scorer that an engine maps over candidate pairs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from .features import align, weigher
from .opposition import Opposition, Side, opposed
from .vectors import words
from .wording import stem, wording

if TYPE_CHECKING:
    import pyarrow as pa

COLUMNS = ("statement_a", "statement_b", "same", "opposed", "kind", "because")


def schema() -> pa.Schema:
    """The Arrow schema of `statement_pair`."""
    import pyarrow as pa

    kinds = {"same": pa.float64(), "opposed": pa.float64()}
    return pa.schema([pa.field(name, kinds.get(name, pa.string())) for name in COLUMNS])


@dataclass(frozen=True)
class PairScorer:
    """Scores pairs one by one, so that batches do not matter; picklable.

    `frequent` holds, a story, the weights of the terms that three or more of its statements share.
    """

    frequent: Mapping[str, Mapping[str, float]] = field(default_factory=dict)

    def __call__(self, batch: pa.RecordBatch) -> pa.RecordBatch:
        """One row out for each row in."""
        import pyarrow as pa

        rows = [self.score(row) for row in batch.to_pylist()]
        out = schema()
        return pa.RecordBatch.from_arrays(
            [pa.array([row[f.name] for row in rows], type=f.type) for f in out], schema=out
        )

    def score(self, row: Mapping[str, Any]) -> dict[str, Any]:
        """One row of `statement_pair`: whether the two deny each other, beside the probability of one claim that it has."""
        a, b = wording(row["text_a"]), wording(row["text_b"])
        weigh = weigher(self.frequent.get(row["story_id"], {}))
        found = align(a, b, weigh)
        side_a, side_b = _side(row, "a"), _side(row, "b")
        against = Opposition()
        if not row["same_speaker"]:
            against = opposed(side_a, side_b, found, _between(weigh))
        return {
            "statement_a": row["statement_a"],
            "statement_b": row["statement_b"],
            "same": row["same"],
            "opposed": round(against.confidence, 6),
            "kind": against.kind or None,
            "because": against.because or None,
        }


def _between(weigh: Callable[[str], float]) -> Callable[[str], float]:
    """Half the weight in the story, half in general: what all speak of ("the depot") still is what is denied."""
    table = words()
    return lambda term: (weigh(term) + table.weight(term)) / 2


def frequent_terms(rows: list[dict[str, Any]]) -> dict[str, dict[str, float]]:
    """Story -> stem -> weight, from rows of `frequent_term` (terms are kind:lemma)."""
    out: dict[str, dict[str, float]] = {}
    for row in rows:
        kind, _, term = row["term"].partition(":")
        if kind in ("word", "name"):
            for part in term.split():
                weights = out.setdefault(row["story_id"], {})
                weights[stem(part)] = min(row["weight"], weights.get(stem(part), 99.0))
    return out


def _side(row: Mapping[str, Any], which: str) -> Side:
    text = row[f"text_{which}"]
    date: dt.date | None = row[f"date_{which}"]
    predicate = row[f"predicate_{which}"]
    return Side(
        wording=wording(text),
        act=row[f"act_{which}"],
        status=row[f"status_{which}"],
        date=date,
        text=text,
        predicate=predicate,
        verbal=predicate is not None,
        negative=row[f"polarity_{which}"] == "negative",
        subject=row[f"subject_{which}"],
        shares=row["entities_shared"] > 0,
        cue=row[f"cue_{which}"],
    )
