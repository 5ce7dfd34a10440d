"""The four stages on a small pile: claims, a contradiction, origins and a timeline; the order of rows changes nothing."""

from __future__ import annotations

import datetime as dt
import random
from typing import Any

from onrecord.comparing import claims, contradictions, origins, timeline
from onrecord.engines.duckdb import DuckDBEngine
from onrecord.schema.checks import to_arrow
from onrecord.schema.tables import TABLES
from onrecord.settings import Settings
from tests.parity.pile import Pile

SAID = "The ferry Astrid struck the pier of Selmar"
TEXTS = {
    "a": (f"{SAID}, the harbour office said.", SAID, "assert", "e1", "the harbour office"),
    "b": (f"{SAID}, the harbour office told Nord Post.", SAID, "assert", "e1", "the harbour office"),
    "c": (f"{SAID}, a lamp keeper wrote.", SAID, "assert", "e2", "Dag Frost"),
    "d": ("The ferry Astrid did not strike the pier of Selmar, the shipping line said.",
          "The ferry Astrid did not strike the pier of Selmar", "assert", "e3", "Orana Lines"),
}  # fmt: skip


def tables(shuffled: int | None = None) -> dict[str, list[dict[str, Any]]]:
    """Rows of four articles on one ferry, as the stages before have left them."""
    rows: dict[str, list[dict[str, Any]]] = {name: [] for name in TABLES}
    pile = Pile()
    for day, (key, (text, content, act, speaker, name)) in enumerate(TEXTS.items(), start=1):
        pile.article(key, text, outlet=f"Outlet {key}", day=day)
        said = pile.attribution(key, speaker, content, kind="indirect", act=act)
        negative = "not" in content
        pile.statement(key, content, said, predicate="strike", polarity="negative" if negative else "positive",
                       status="denied" if negative else "happened",
                       frames=[{"predicate": "strike", "agent": "ferry astrid", "patient": "pier selmar", "negated": negative}])  # fmt: skip
        rows["attribution"].append(
            {"attribution_id": said, "article_id": key, "content_text": content, "speaker_id": speaker, "kind": "indirect",
             "cue_text": "said", "source_text": name, "act": act, "attitude": "reporting", "said_on": dt.date(2031, 5, day)}
        )  # fmt: skip
        if not any(row["entity_id"] == speaker for row in rows["entity"]):
            rows["entity"].append({"entity_id": speaker, "name": name, "type": "ORG"})
        rows["story_article"].append({"story_id": "s1", "article_id": key})
    rows.update({name: found for name, found in pile.rows.items() if found and not rows[name]})
    if shuffled is not None:
        for found in rows.values():
            random.Random(shuffled).shuffle(found)
    return rows


def built(shuffled: int | None = None) -> dict[str, list[dict[str, Any]]]:
    engine = DuckDBEngine()
    for name, found in tables(shuffled).items():
        engine.put(name, to_arrow(name, found))
    for stage in (claims.STAGE, contradictions.STAGE, origins.STAGE, timeline.STAGE):
        stage.run(engine, Settings())
    names = ("claim", "claim_statement", "contradiction", "origin", "timeline")
    out = {}
    for name in names:
        order = ", ".join(TABLES[name].key)
        out[name] = engine.fetch(f"select * from {name} order by {order}").to_pylist()
    engine.close()
    return out


def test_three_outlets_make_one_claim_of_two_origins_that_the_line_contests() -> None:
    found = built()
    (claim,) = [row for row in found["claim"] if row["articles"] == 3]
    assert claim["proposition"] == f"{SAID}."
    assert (claim["outlets"], claim["independent_origins"], claim["status"]) == (3, 2, "contested")
    sides = [row["stance"] for row in found["claim_statement"] if row["claim_id"] == claim["claim_id"]]
    assert sorted(sides) == ["opposes", "supports", "supports", "supports"]


def test_the_denial_contradicts_each_of_the_three_and_says_why() -> None:
    found = built()["contradiction"]
    assert [row["kind"] for row in found] == ["denial"] * 3
    assert all("Orana Lines said on 4 May 2031 that" in row["why"] for row in found)


def test_the_timeline_has_each_day_of_speech_and_of_publication() -> None:
    days = {row["date"] for row in built()["timeline"]}
    assert days == {"2031-05-01", "2031-05-02", "2031-05-03", "2031-05-04"}


def test_the_order_of_rows_changes_nothing() -> None:
    assert built(1) == built(2) == built()
