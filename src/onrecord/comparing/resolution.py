"""Reading rows that name clusters in, the same rows naming entities out, with occasions and events across articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..schema.checks import to_arrow
from ..schema.stages import ComparingStage, statements
from .resolution_events import event_groups, shared_slots
from .resolution_occasions import occasion_rows, occasions

if TYPE_CHECKING:
    from ..schema.engine import Engine
    from ..settings import Settings


def run(engine: Engine, settings: Settings) -> None:
    """Write `mention`, `occasion`, `attribution`, `relay` and `event`."""
    import pyarrow as pa

    sql = statements(__package__, "resolution")
    rows, links = occasion_rows(occasions(engine.fetch(sql["occasions"]).to_pylist()))
    engine.put("occasion", to_arrow("occasion", sorted(rows, key=lambda row: str(row["occasion_id"]))))
    text = pa.string()
    engine.put(
        "resolution__occasion",
        pa.Table.from_pylist(links, pa.schema([("attribution_id", text), ("occasion_id", text)])),
    )
    texts = {row["article_id"]: row["text"] for row in engine.fetch(sql["texts"]).to_pylist()}
    events = engine.fetch(sql["events"]).to_pylist()
    groups = event_groups(events, texts)
    lent = shared_slots(events, groups)
    columns = [
        ("event_id", text),
        ("event_group", text),
        ("day", pa.date32()),
        ("place", text),
        ("place_id", pa.int64()),
    ]
    columns += [("place_precision", text), ("actor_id", text), ("recipient_id", text)]
    shared = [row | lent.get(row["event_id"], {}) for row in groups]
    engine.put("resolution__event", pa.Table.from_pylist(shared, pa.schema(columns)))
    for table in ("mention", "attribution", "relay", "event"):
        engine.materialise(table, sql[table])


STAGE = ComparingStage(
    name="resolution",
    reads=(
        "article",
        "cluster_mention",
        "cluster_entity",
        "entity",
        "attribution_reading",
        "relay_reading",
        "event_reading",
        "story_article",
    ),
    writes=("mention", "occasion", "attribution", "relay", "event"),
    run=run,
)
