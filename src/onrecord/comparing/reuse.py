"""Shingles and texts of articles in, copied passages out: who took which words from whom, and whether they only quote."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from ..schema.stages import ComparingStage, statements
from .reusing.alignment import passages, words_in
from .reusing.credit import Side, copied_from

if TYPE_CHECKING:
    import pyarrow as pa

    from ..schema.engine import Engine
    from ..settings import Settings

QUOTED = 0.8
"""Share of a passage's letters between quotation marks from which it is a quotation: cues within it may be copied too."""

_QUOTE = re.compile(r"[\u201c\u201e\u00ab\"]([^\u201c\u201d\u00ab\u00bb\"\n]{3,1500})(?:[\u201d\u00bb\"]|(?=\n)|$)")


def run(engine: Engine, settings: Settings) -> None:
    """Write `reuse`."""
    sql = statements(__package__, "reuse")
    for table in ("reuse__holding", "reuse__candidate"):
        engine.materialise(table, sql[table])
    engine.map_batches(
        "reuse__passage", sql["texts"], Aligner(settings.min_reuse_words), passage_schema(), ("one", "other")
    )
    for table in ("reuse__in_body", "reuse__of_body", "reuse__quotation", "reuse__said", "reuse__said_before", "reuse"):
        engine.materialise(table, sql[table])


def passage_schema() -> pa.Schema:
    """The columns of `reuse__passage`."""
    import pyarrow as pa

    text, whole = pa.string(), pa.int64()
    return pa.schema(
        [
            ("one", text),
            ("other", text),
            ("article_id", text),
            ("start_char", whole),
            ("end_char", whole),
            ("from_article_id", text),
            ("from_start_char", whole),
            ("from_end_char", whole),
            ("similarity", pa.float64()),
            ("credited", text),
            ("marked", pa.bool_()),
            ("from_marked", pa.bool_()),
        ]
    )


@dataclass(frozen=True)
class Aligner:
    """The pair scorer; a class, so that Spark can send it with its setting."""

    min_words: int

    def __call__(self, batch: pa.RecordBatch) -> pa.RecordBatch:
        """Rows of two articles in, rows of `reuse__passage` out: none, one or several a pair."""
        import pyarrow as pa

        rows = [passage for row in batch.to_pylist() for passage in self.pair(row)]
        return pa.RecordBatch.from_pylist(rows, schema=passage_schema())

    def pair(self, row: Mapping[str, Any]) -> list[dict[str, Any]]:
        """The passages of one pair of articles. One direction for all: that in which most copied letters point."""
        one, other = (
            Side(row[side], row[f"text_{side}"], row[f"outlet_{side}"], row[f"byline_{side}"], row[f"published_{side}"])
            for side in ("one", "other")
        )
        a, b = words_in(one.text), words_in(other.text)
        found = []
        for passage in passages(a.plain, b.plain, self.min_words):
            at = (a.spans[passage.start][0], a.spans[passage.end - 1][1])
            other_at = (b.spans[passage.other_start][0], b.spans[passage.other_end - 1][1])
            found.append((at, other_at, passage.similarity, copied_from(one, other, at, other_at)))
        weight = sum((at[1] - at[0]) * (1 if copied else -1) for at, _, _, (copied, _) in found)
        rows = []
        for at, other_at, similarity, (copied, credited) in found:
            if copied != (weight > 0):
                credited = None  # its credit points the other way
            sides = [(one, at), (other, other_at)] if weight > 0 else [(other, other_at), (one, at)]
            (copy, span), (source, source_span) = sides
            rows.append(
                {
                    "one": row["one"],
                    "other": row["other"],
                    "article_id": copy.article_id,
                    "start_char": span[0],
                    "end_char": span[1],
                    "from_article_id": source.article_id,
                    "from_start_char": source_span[0],
                    "from_end_char": source_span[1],
                    "similarity": similarity,
                    "credited": credited,
                    "marked": quoted_share(copy.text, *span) >= QUOTED,
                    "from_marked": quoted_share(source.text, *source_span) >= QUOTED,
                }
            )
        return rows


@lru_cache(maxsize=512)
def quotations(text: str) -> tuple[tuple[int, int], ...]:
    """Spans between quotation marks; one that is not closed ends with its paragraph."""
    return tuple((match.start(1), match.end(1)) for match in _QUOTE.finditer(text))


def quoted_share(text: str, start: int, end: int) -> float:
    """Share of the span's characters that stand between quotation marks."""
    inside = sum(max(0, min(end, last) - max(start, first)) for first, last in quotations(text))
    return inside / max(1, end - start)


STAGE = ComparingStage(
    name="reuse",
    reads=("article", "passage", "shingle", "attribution_reading", "attribution_span"),
    writes=("reuse",),
    run=run,
)
