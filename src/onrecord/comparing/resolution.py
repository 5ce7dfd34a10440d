"""Reading rows that name clusters in, the same rows naming entities out, with occasions across articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..schema.checks import to_arrow
from ..schema.stages import ComparingStage, statements
from .resolution_occasions import occasion_rows, occasions

if TYPE_CHECKING:
    from ..schema.engine import Engine
    from ..settings import Settings


def run(engine: Engine, settings: Settings) -> None:
    """Write `mention`, `occasion`, `attribution` and `relay`."""
    import pyarrow as pa

    sql = statements(__package__, "resolution")
    rows, links = occasion_rows(occasions(engine.fetch(sql["occasions"]).to_pylist()))
    engine.put("occasion", to_arrow("occasion", sorted(rows, key=lambda row: str(row["occasion_id"]))))
    text = pa.string()
    engine.put(
        "resolution__occasion",
        pa.Table.from_pylist(links, pa.schema([("attribution_id", text), ("occasion_id", text)])),
    )
    for table in ("mention", "attribution", "relay"):
        engine.materialise(table, sql[table])


STAGE = ComparingStage(
    name="resolution",
    reads=("cluster_mention", "cluster_entity", "attribution_reading", "relay_reading", "story_article"),
    writes=("mention", "occasion", "attribution", "relay"),
    run=run,
)
