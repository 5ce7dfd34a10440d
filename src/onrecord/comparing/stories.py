"""Terms of articles and publication times in, stories out: which articles report one happening."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from ..schema.checks import to_arrow
from ..schema.ids import content_id
from ..schema.stages import ComparingStage, statements
from .stories_grouping import grouped, relative

if TYPE_CHECKING:
    import pyarrow as pa

    from ..schema.engine import Engine
    from ..settings import Settings

PRIOR_ARTICLES = 300
"""How many articles of news at large are thought to lie under every pile: in a pile of five about one happening, what
all five share must still count, and common words must not."""

NAME_WEIGHT = 1.5
"""Names tell stories apart better than words do (newsclusters dev: the threshold's plateau doubles its width)."""

MIN_LIKENESS = 0.28
"""Mean likeness, as a multiple of what is usual around the two, from which two groups are one story. Chosen with the
figures of stories_grouping on mixtures of half the invented piles, FNC-1 and ECB+ stories (mean B-cubed F1 .952; .957 on
the other half); .25 to .31 differ by less than .01."""

FADING = 0.3
FADING_DAYS = 60
"""Beyond the window likeness fades by up to this share over this many days: dates of publication are often wrong or
those of an update, so time alone never separates."""


@dataclass(frozen=True)
class Likeness:
    """The pair scorer; a class, so that Spark can send it with its window."""

    window_days: int

    def __call__(self, batch: pa.RecordBatch) -> pa.RecordBatch:
        """Rows (one, other, product, squared_one, squared_other, days) in, rows (one, other, score) out."""
        import pyarrow as pa

        scores = []
        for row in batch.to_pylist():
            cosine = row["product"] / math.sqrt(row["squared_one"] * row["squared_other"])
            late = max(0, abs(row["days"] or 0) - self.window_days)
            scores.append(round(cosine * (1 - FADING * min(1.0, late / FADING_DAYS)), 6))
        return pa.record_batch(
            [batch.column("one"), batch.column("other"), pa.array(scores, pa.float64())], schema=pair_schema()
        )


def run(engine: Engine, settings: Settings) -> None:
    """Write `story` and `story_article`; every article is in one story, a lone one in its own."""
    sql = statements(__package__, "stories")
    engine.materialise("stories__spread", sql["stories__spread"])
    engine.map_batches("stories__weight", sql["weigh"], weights, weight_schema())
    for table in ("stories__length", "stories__telling", "stories__shared", "stories__candidate", "stories__product"):
        engine.materialise(table, sql[table])
    engine.map_batches("stories__likeness", sql["likeness"], Likeness(settings.story_window_days), pair_schema())
    pairs = [(row["one"], row["other"], row["score"]) for row in engine.fetch(sql["pairs"]).to_pylist()]
    articles = {row["article_id"]: row for row in engine.fetch(sql["articles"]).to_pylist()}
    stories, links = story_rows(grouped(articles, relative(pairs), MIN_LIKENESS), pairs, articles)
    engine.put("story", to_arrow("story", stories))
    engine.put("story_article", to_arrow("story_article", links))


@cache
def background() -> dict[str, float]:
    """Term -> share of articles of news at large that hold it."""
    text = files(__package__).joinpath("stories_background.tsv").read_text(encoding="utf-8")
    cells = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return {term: float(share) / 1000 for term, share in cells}


def weight_schema() -> pa.Schema:
    """The columns of `stories__weight`."""
    import pyarrow as pa

    return pa.schema([("article_id", pa.string()), ("term", pa.string()), ("weight", pa.int64())])


def pair_schema() -> pa.Schema:
    """The columns of `stories__likeness`."""
    import pyarrow as pa

    return pa.schema([("one", pa.string()), ("other", pa.string()), ("score", pa.float64())])


def weights(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Rows (article_id, term, kind, count, articles, total) in, rows (article_id, term, weight) out.

    The weight is (1 + log count) * log inverse article frequency, in hundredths and whole, so that sums of products are
    exact on every engine; terms as common as the pile itself weigh nothing and are left out.
    """
    import pyarrow as pa

    shares = background()
    rows = []
    for row in batch.to_pylist():
        expected = PRIOR_ARTICLES * shares.get(row["term"], 0.001)
        rarity = math.log((row["total"] + PRIOR_ARTICLES) / (row["articles"] + expected))
        weight = (1 + math.log(row["count"])) * rarity * (NAME_WEIGHT if row["kind"] == "name" else 1.0)
        rows.append({"article_id": row["article_id"], "term": row["term"], "weight": round(100 * weight)})
    return pa.RecordBatch.from_pylist([row for row in rows if row["weight"] > 0], schema=weight_schema())


def story_rows(
    groups: Sequence[Sequence[str]],
    pairs: Sequence[tuple[str, str, float]],
    articles: Mapping[str, Mapping[str, Any]],
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Rows of `story` and `story_article`; the title is the headline of the article most like the others."""
    story_of = {article: content_id("y", group[0]) for group in groups for article in group}
    centrality: dict[str, float] = defaultdict(float)
    for one, other, score in pairs:
        if story_of[one] == story_of[other]:
            centrality[one] += score
            centrality[other] += score
    stories = []
    for group in groups:
        middle = sorted(group, key=lambda article: (-round(centrality[article], 6), article))
        headlines = [articles[article]["headline"] for article in middle if articles[article]["headline"]]
        times = sorted(at for article in group if (at := articles[article]["published_at"]) is not None)
        stories.append(
            {
                "story_id": story_of[group[0]],
                "title": headlines[0] if headlines else opening(articles[middle[0]]["opening"]),
                "first_published": times[0] if times else None,
                "last_published": times[-1] if times else None,
            }
        )
    links = [{"story_id": story_of[article], "article_id": article} for article in sorted(story_of)]
    return sorted(stories, key=lambda row: str(row["story_id"])), links


def opening(text: str) -> str:
    """The first words of a text without headline, as a title."""
    found = text.split()
    return " ".join(found[:12]) + (" …" if len(found) > 12 else "")


STAGE = ComparingStage(
    name="stories",
    reads=("article", "article_term", "passage"),
    writes=("story", "story_article"),
    run=run,
)
