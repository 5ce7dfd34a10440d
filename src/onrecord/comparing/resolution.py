"""Reading rows that name clusters in, the same rows naming entities out, with occasions across articles."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ..schema.checks import to_arrow
from ..schema.stages import ComparingStage, statements
from .resolving.again import Named, told_again
from .resolving.occasions import occasion_rows, occasions

if TYPE_CHECKING:
    from ..schema.engine import Engine
    from ..settings import Settings


def run(engine: Engine, settings: Settings) -> None:
    """Write `mention`, `occasion`, `attribution`, `relay` and `frame`."""
    import pyarrow as pa

    sql = statements(__package__, "resolution")
    rows, links = occasion_rows(occasions(engine.fetch(sql["occasions"]).to_pylist()))
    engine.put("occasion", to_arrow("occasion", sorted(rows, key=lambda row: str(row["occasion_id"]))))
    text = pa.string()
    engine.put(
        "resolution__occasion",
        pa.Table.from_pylist(links, pa.schema([("attribution_id", text), ("occasion_id", text)])),
    )
    engine.materialise("resolution__mention", sql["resolution__mention"])
    engine.put("resolution__again", to_arrow("mention", again(engine, sql)))
    for table in ("mention", "attribution", "relay", "frame"):
        engine.materialise(table, sql[table])


def again(engine: Engine, sql: Mapping[str, str]) -> list[dict[str, Any]]:
    """Rows of `mention` for names that only another article of the story tells as such."""
    names = [Named(**row) for row in engine.fetch(sql["names"]).to_pylist()]
    told = engine.fetch(sql["texts"]).to_pylist()
    unread = [
        (row["article_id"], row["start_char"], row["end_char"]) for row in engine.fetch(sql["unread"]).to_pylist()
    ]
    texts = {row["article_id"]: row["text"] for row in told}
    return told_again(names, texts, {row["article_id"]: row["story_id"] for row in told}, unread)


STAGE = ComparingStage(
    name="resolution",
    reads=(
        "article",
        "passage",
        "cluster_mention",
        "cluster_entity",
        "attribution_reading",
        "relay_reading",
        "statement_frame",
        "story_article",
    ),
    writes=("mention", "occasion", "attribution", "relay", "frame"),
    run=run,
)
