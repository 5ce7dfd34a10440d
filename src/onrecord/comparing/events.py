"""Event mentions in, the same with entity ids out, and with what other mentions of one event, within its story, say of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..schema.stages import ComparingStage, statements
from .resolving.events import days_whoever_did_it, event_groups, named_for_its_place, shared_slots

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
    nobody = {row["event_id"] for row in mentions if named_for_its_place(row, texts)}
    done = [{**row, "actor_id": None} if row["event_id"] in nobody else row for row in mentions]
    lent = shared_slots(done, groups, texts)
    for event, day in days_whoever_did_it(mentions, texts).items():
        lent.setdefault(event, {}).setdefault("day", day)
    text = pa.string()
    columns = [
        ("event_id", text),
        ("event_group", text),
        ("day", pa.date32()),
        ("place", text),
        ("place_id", pa.int64()),
    ]
    columns += [("place_precision", text), ("actor_id", text), ("recipient_id", text), ("nobody", pa.bool_())]
    shared = [row | lent.get(row["event_id"], {}) | {"nobody": row["event_id"] in nobody} for row in groups]
    engine.put("events__group", pa.Table.from_pylist(shared, pa.schema(columns)))
    engine.materialise("event", sql["event"])


STAGE = ComparingStage(
    name="events",
    reads=("article", "cluster_entity", "entity", "attribution_reading", "event_reading", "story_article"),
    writes=("event",),
    run=run,
    by_story=True,
)
