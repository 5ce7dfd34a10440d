"""Event mentions in, the same with entity ids out, and with what other mentions of one event, within its story, say of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..schema.stages import ComparingStage, statements
from .resolving.events import event_groups, shared_slots

if TYPE_CHECKING:
    from ..schema.engine import Engine
    from ..settings import Settings


def run(engine: Engine, settings: Settings) -> None:
    """Write `event`."""
    import pyarrow as pa

    sql = statements(__package__, "events")
    texts = {row["article_id"]: row["text"] for row in engine.fetch(sql["texts"]).to_pylist()}
    mentions = engine.fetch(sql["mentions"]).to_pylist()
    groups = event_groups(mentions, texts)
    lent = shared_slots(mentions, groups, texts)
    text = pa.string()
    columns = [
        ("event_id", text),
        ("event_group", text),
        ("day", pa.date32()),
        ("place", text),
        ("place_id", pa.int64()),
    ]
    columns += [("place_precision", text), ("actor_id", text), ("recipient_id", text)]
    shared = [row | lent.get(row["event_id"], {}) for row in groups]
    engine.put("events__group", pa.Table.from_pylist(shared, pa.schema(columns)))
    engine.materialise("event", sql["event"])


STAGE = ComparingStage(
    name="events",
    reads=("article", "cluster_entity", "entity", "attribution_reading", "event_reading", "story_article"),
    writes=("event",),
    run=run,
    by_story=True,
)
