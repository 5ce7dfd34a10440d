"""The four stages on a small pile: claims, a contradiction, origins and a timeline; the order of rows changes nothing."""

from __future__ import annotations

import datetime as dt
import random
from typing import Any

import pytest

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


def loaded(keys: str = "abcd") -> DuckDBEngine:
    """An engine with the ferry's articles of these keys, up to their claims."""
    engine = DuckDBEngine()
    for name, rows in tables().items():
        engine.put(name, to_arrow(name, [row for row in rows if row.get("article_id", keys[0]) in keys]))
    claims.STAGE.run(engine, Settings())
    return engine


def written(monkeypatch: pytest.MonkeyPatch, found: list[tuple[int, int, str, float]], least: float) -> list[Any]:
    """The rows that the stage writes of these conflicts between statements of the ferry."""
    engine = loaded()
    ids = [row["statement_id"] for row in engine.fetch("select statement_id from statement order by 1").to_pylist()]
    made = [(ids[one], ids[other], kind, sure, "") for one, other, kind, sure in found]
    monkeypatch.setattr(contradictions, "with_scored", lambda *_: made)
    contradictions.STAGE.run(engine, Settings(min_contradiction_score=least))
    rows: list[Any] = engine.fetch("select * from contradiction").to_pylist()
    engine.close()
    return rows


def test_of_two_reasons_the_surest_stands_and_what_is_less_sure_than_asked_is_left_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    both = [(0, 1, "denial", 0.6), (1, 0, "status", 0.9), (0, 1, "figure", 0.7), (0, 2, "denial", 0.5)]
    assert [(row["kind"], row["confidence"]) for row in written(monkeypatch, both, 0.55)] == [("status", 0.9)]
    assert len(written(monkeypatch, both, 0.5)) == 2
    assert written(monkeypatch, both, 0.95) == []


def test_articles_of_no_known_outlet_count_as_one_each_in_a_claim() -> None:
    engine = DuckDBEngine()
    for name, rows in tables().items():
        nameless = [{**row, "outlet": None} if name == "article" and row["article_id"] in "ab" else row for row in rows]
        engine.put(name, to_arrow(name, nameless))
    claims.STAGE.run(engine, Settings())
    counted = engine.fetch("select articles, outlets from claim where articles = 3").to_pylist()
    engine.close()
    assert counted == [{"articles": 3, "outlets": 3}]


def test_status_and_origins_of_claims_follow_from_who_stands_behind_them() -> None:
    engine = loaded()
    of = {row["article_id"]: row["statement_id"] for row in engine.fetch("select * from statement").to_pylist()}
    counts = dict.fromkeys(("independent_origins", "independent_origins_low", "independent_origins_high"), 1)
    fact = {"story_id": "s1", "proposition": "x", "kind": "fact", "articles": 1, "outlets": 1, **counts}
    # claim -> status before, who supports, who opposes; a and b have one speaker, c and d one each
    given = {
        "k1": ("agreed", "ab", ""),
        "k2": ("single", "ac", ""),
        "k3": ("single", "d", ""),
        "k4": ("contested", "c", "d"),
    }
    engine.put(
        "claim",
        to_arrow("claim", [{"claim_id": key, "status": status, **fact} for key, (status, _, _) in given.items()]),
    )
    engine.put("claim_statement", to_arrow("claim_statement", [
        {"claim_id": key, "statement_id": of[article], "stance": stance, "similarity": 1.0}
        for key, (_, *sides) in given.items() for stance, side in zip(("supports", "opposes"), sides, strict=True) for article in side
    ]))  # fmt: skip
    denied = {"contradiction_id": "x1", "statement_a": of["b"], "statement_b": of["d"], "kind": "denial", "why": "x"}
    engine.put("contradiction", to_arrow("contradiction", [denied]))
    origins.STAGE.run(engine, Settings())
    found = {
        row["claim_id"]: (row["status"], row["independent_origins"])
        for row in engine.fetch("select * from claim").to_pylist()
    }
    sides = engine.fetch(
        "select distinct m.stance, o.label from claim_statement m join origin o using (origin_id) where m.claim_id = 'k4' order by 1"
    ).to_pylist()
    engine.close()
    assert found["k2"] == ("agreed", 2), "two voices"
    assert found["k3"] == ("contested", 1), "the line is contradicted by who is not on its claim"
    assert found["k1"][1] == 1
    assert [(row["stance"], row["label"]) for row in sides] == [("opposes", "Orana Lines"), ("supports", "Dag Frost")]


def test_two_outlets_with_one_speaker_agree_on_nothing() -> None:
    engine = loaded("ab")
    engine.put("contradiction", to_arrow("contradiction", []))
    (before,) = engine.fetch("select articles, status from claim").to_pylist()
    origins.STAGE.run(engine, Settings())
    (after,) = engine.fetch("select independent_origins, status from claim").to_pylist()
    engine.close()
    assert before == {"articles": 2, "status": "agreed"}
    assert after == {"independent_origins": 1, "status": "single"}
