"""Whatever articles come and go, a build that keeps what it compared gives the rows of one that compares everything."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Callable, Collection
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.parity.pile import Pile

from onrecord import pipeline
from onrecord.comparing.linking.keys import score_forms
from onrecord.comparing.reuse import Aligner
from onrecord.engines.duckdb import DuckDBEngine
from onrecord.reading.shingles import shingle_rows, term_rows
from onrecord.schema.checks import to_arrow
from onrecord.schema.tables import TABLES
from onrecord.settings import Settings
from onrecord.store import Store

if TYPE_CHECKING:
    import pyarrow as pa

pytestmark = pytest.mark.slow

DAY = dt.date(2031, 5, 2)
FERRY = (
    "Coastguard vessels searched the Lindvik strait for a second night after the ferry Astrid lost power in heavy seas. "
    "Eleven passengers were still missing, the harbour office in Selmar told relatives who had gathered at the quay."
)
BUDGET = (
    "Parliament in Tarnow passed the budget after a night of votes, with the coalition split over new taxes on grain."
)
MISSING = {"predicate": "missing", "kind": "state", "agent": "passenger ferry astrid"}
SAID = "No passenger of the ferry Astrid is missing"
# article -> headline, text, what is said in it and by whom, a sentence of its own, and the number in it
ARTICLES: dict[str, tuple[str, str, tuple[str, str] | None, tuple[str, float] | None]] = {
    "a": ("Ferry Astrid adrift off Selmar", FERRY, None, None),
    "b": ("Ferry Astrid", f"SELMAR (Reuters) - {FERRY} {SAID}, Orsolya Brandt said.", ("Orsolya Brandt", SAID), None),
    "c": (
        "Ferry Astrid: none missing?",
        f"Nine passengers of the ferry Astrid were still missing off Selmar on Friday. {SAID}, Orsolja Brandt said.",
        ("Orsolja Brandt", SAID),
        ("Nine passengers of the ferry Astrid were still missing off Selmar on Friday.", 9.0),
    ),
    "d": (
        "Ferry Astrid: fourteen missing",
        "Fourteen passengers of the ferry Astrid were still missing off Selmar on Friday, relatives said at the quay.",
        None,
        ("Fourteen passengers of the ferry Astrid were still missing off Selmar on Friday", 14.0),
    ),
    "e": ("Tarnow passes budget", BUDGET, None, (BUDGET, 1.0)),
    "f": (
        "Budget of Tarnow split coalition",
        f"{BUDGET} The taxes are fair, Orsolya Brandt said.",
        ("Orsolya Brandt", "The taxes are fair"),
        None,
    ),
    "h": ("Ferry Astrid: minister denies", f"{FERRY} {SAID}, Orsolya Brandt said on Friday.", ("Orsolya Brandt", SAID), None),
    "g": ("Choir sings for six hours", "A choir in Pellworth sang for six hours and raised 900 florins for a roof.", None, None),
}  # fmt: skip


@cache
def rows_of_all() -> dict[str, list[dict[str, Any]]]:
    """The rows of reading for every article, made by hand."""
    pile = Pile()
    for number, (article, (headline, text, said, own)) in enumerate(ARTICLES.items()):
        day = 2 + number % 3 if article != "h" else None  # only the others can date what it says
        pile.article(article, text, headline=headline, outlet=f"Outlet {article}", day=day)
        pile.rows["shingle"] += shingle_rows(article, text, [(0, len(text))], 5)
        pile.rows["article_term"] += term_rows(article, headline, text, [(0, len(text))])
        pile.cluster(article, "GPE", ["Selmar" if article in "abcd" else "Tarnow"])
        if said:
            name, words = said
            speaker = pile.cluster(article, "PER", [name, name.split()[-1]], role="Norwegian transport minister")
            dated = {"said_on": DAY} if day else {"said_on_basis": "'Friday' in its sentence"}
            held = {"occasion": "0", "occasion_kind": "interview", "occasion_host": "Kanal Tarnow"}
            found = pile.attribution(article, speaker, words, act="deny", **dated, **held)
            pile.statement(
                article,
                words,
                found,
                [MISSING | {"negated": words == SAID}],
                polarity="negative",
                status="denied",
                predicate="miss",
            )
            pile.rows["relay_reading"].append({"attribution_id": found, "hop": 0, "name": "Reuters", "type": "agency"})
        if "searched" in text:
            at = text.index("searched")
            when = {"happened_from": DAY, "happened_to": DAY} if said else {}
            pile.event(article, "search", "MOBILIZE", start_char=at, end_char=at + 8, place="Lindvik", **when)
        if own:
            sentence, value = own
            statement = pile.statement(article, sentence, None, [MISSING], predicate="miss", holds_from=DAY)
            pile.rows["figure"].append(
                {"figure_id": f"f-{statement}", "article_id": article, "start_char": text.index(sentence),
                 "end_char": text.index(sentence) + 4, "text": sentence.split()[0], "value": value, "comparator": "exactly",
                 "unit": "passengers", "about": "passengers of the ferry Astrid"}
            )  # fmt: skip
    return pile.rows


def rows_of(articles: Collection[str]) -> Pile:
    """Those of some articles only."""
    every = rows_of_all()
    pile = Pile()
    owners: dict[str, str] = {}
    for table, key in (("attribution_reading", "attribution_id"), ("statement", "statement_id")):
        owners |= {row[key]: row["article_id"] for row in every[table]}
    for table, rows in every.items():
        for row in rows:
            owner = row.get("article_id") or owners.get(row.get("statement_id") or row.get("attribution_id") or "")
            if owner in articles:
                pile.rows[table].append(row)
    return pile


def compared(
    articles: Collection[str],
    kept: Store | None,
    progress: Callable[[str, int, int], None] = pipeline.silent,
    judgements: Collection[tuple[str, str, str]] = (),
) -> dict[str, pa.Table]:
    """Every table that comparing writes; a judgement is (subject, verdict, detail)."""
    engine = DuckDBEngine()
    try:
        rows_of(articles).load(engine)
        judged = [
            {"judgement_id": f"j-{subject}-{detail}", "subject": subject, "verdict": verdict, "detail": detail}
            for subject, verdict, detail in judgements
        ]
        engine.put("judgement", to_arrow("judgement", judged))
        pipeline.compare(engine, Settings(), progress, kept)
        names = [name for name, table in TABLES.items() if table.phase == "comparing"]
        return {
            name: engine.fetch(f"select {', '.join(TABLES[name].column_names)} from {name} order by all")
            for name in names
        }
    finally:
        engine.close()


def test_the_articles_reach_every_stage_that_is_kept() -> None:
    found = compared(ARTICLES, None)
    written = ("claim", "claim_statement", "contradiction", "origin", "timeline", "reuse", "event", "occasion", "relay")
    assert all(found[table].num_rows for table in written)
    stories = {row["article_id"]: row["story_id"] for row in found["story_article"].to_pylist()}
    told = {row["article_id"]: row for row in found["attribution"].to_pylist()}
    assert told["b"]["occasion_id"] == told["f"]["occasion_id"]
    assert stories["b"] != stories["f"], "an occasion of which two stories tell"
    assert told["h"]["said_on"] == DAY, "another article dates it"
    assert {row["happened_from"] for row in found["event"].to_pylist()} == {DAY}, "one event, dated by some"
    assert 1 < found["story"].num_rows < len(ARTICLES)


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sets(st.sampled_from(sorted(ARTICLES)), min_size=1), min_size=2, max_size=4))
def test_articles_come_and_go_and_the_rows_are_those_of_a_full_build(steps: list[set[str]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for articles in steps:
            found = compared(articles, Store(Path(folder), {}))
        wanted = compared(steps[-1], None)
    for table, rows in wanted.items():
        assert found[table].equals(rows), (table, steps)


def compared_stories(articles: Collection[str], folder: Path, judgements: Collection[tuple[str, str, str]] = ()) -> int:
    """How many stories a build has to compare."""
    told: list[int] = []

    def progress(doing: str, done: int, total: int) -> None:
        if doing == "comparing story by story" and done == 0:
            told.append(total)

    compared(articles, Store(folder, {}), progress, judgements)
    return told[-1]


def test_only_what_an_article_touches_is_compared_again(tmp_path: Path) -> None:
    stories = compared_stories("abcef", tmp_path)
    assert stories == 2
    assert compared_stories("abcef", tmp_path) == 0
    assert compared_stories("abcefg", tmp_path) == 1  # the choir alone
    assert compared_stories("abcef", tmp_path) == 0  # gone again
    assert compared_stories("abcdef", tmp_path) == 1  # the ferry's story


def test_only_the_names_and_copies_of_a_new_article_are_worked_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[str, ...]] = []

    def forms(batch: pa.RecordBatch) -> pa.RecordBatch:
        seen.extend((row["article_id"],) for row in batch.to_pylist())
        return score_forms(batch)

    class Watched(Aligner):
        def __call__(self, batch: pa.RecordBatch) -> pa.RecordBatch:
            seen.extend((row["one"], row["other"]) for row in batch.to_pylist())
            return super().__call__(batch)

    monkeypatch.setattr("onrecord.comparing.entities.score_forms", forms)
    monkeypatch.setattr("onrecord.comparing.reuse.Aligner", Watched)
    compared("acef", Store(tmp_path, {}))
    assert {len(each) for each in seen} == {1, 2}
    seen.clear()
    compared("acef", Store(tmp_path, {}))
    assert seen == []
    compared("abcef", Store(tmp_path, {}))
    assert seen
    assert all("b" in each for each in seen)


def subjects() -> list[tuple[str, str, str]]:
    """Judgements on every claim and contradiction of the whole pile, and on rows that are not there."""
    rows = compared(ARTICLES, None)
    claims = rows["claim"].column("claim_id").to_pylist()
    held = rows["claim_statement"].select(["claim_id", "statement_id"]).to_pylist()
    return [
        ("contradiction:gone", "reject", ""),
        ("claim:gone", "merge", "claim:gone too"),
        *(
            (f"contradiction:{each}", "reject", "")
            for each in rows["contradiction"].column("contradiction_id").to_pylist()
        ),
        *((f"claim:{a}", "merge", f"claim:{b}") for a, b in pairwise(claims)),
        *((f"claim:{row['claim_id']}", "split", row["statement_id"]) for row in held),
    ]


JUDGED = cache(subjects)


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_judgements_come_and_go_and_the_rows_are_those_of_a_full_build(data: st.DataObject) -> None:
    steps = data.draw(
        st.lists(
            st.tuples(
                st.sets(st.sampled_from(sorted(ARTICLES)), min_size=3), st.sets(st.sampled_from(JUDGED()), max_size=3)
            ),
            min_size=2,
            max_size=3,
        )
    )
    with tempfile.TemporaryDirectory() as folder:
        for articles, judgements in steps:
            found = compared(articles, Store(Path(folder), {}), judgements=sorted(judgements))
    wanted = compared(steps[-1][0], None, judgements=sorted(steps[-1][1]))
    for table, rows in wanted.items():
        assert found[table].equals(rows), (table, steps)


def test_a_judgement_compares_its_own_story_only(tmp_path: Path) -> None:
    rows = compared(ARTICLES, Store(tmp_path, {}))
    story_of = {row["claim_id"]: row["story_id"] for row in rows["claim"].to_pylist()}
    held = rows["claim_statement"].to_pylist()
    split = next((f"claim:{row['claim_id']}", "split", row["statement_id"]) for row in held)
    rejected = (f"contradiction:{rows['contradiction'].column('contradiction_id')[0].as_py()}", "reject", "")
    assert len(set(story_of.values())) > 1
    assert compared_stories(ARTICLES, tmp_path, [split]) == 1
    assert compared_stories(ARTICLES, tmp_path, [split]) == 0
    assert compared_stories(ARTICLES, tmp_path, [split, rejected]) == 1
    assert compared_stories(ARTICLES, tmp_path, [rejected]) <= 1
    accepted, merged = ("claim:" + next(iter(story_of)), "accept", ""), ("entity:e1", "merge", "entity:e2")
    assert (
        compared_stories(ARTICLES, tmp_path, [accepted, merged]) <= 1
    )  # as without: that story's rows were tidied away
    assert compared_stories(ARTICLES, tmp_path, [accepted]) == 0
