"""Grouping articles by happening."""

from __future__ import annotations

import random
from collections import Counter

import pyarrow as pa
import pytest
from tests.parity.pile import Pile

from onrecord.comparing import stories
from onrecord.comparing.stories import FADING_DAYS, MIN_LIKENESS, Likeness, story_rows
from onrecord.comparing.stories_grouping import grouped, relative
from onrecord.engines.duckdb import DuckDBEngine
from onrecord.settings import Settings

FERRY = "ferry Selmar harbour capsized passengers rescued coastguard storm Lindvik captain"
VOTE = "parliament budget vote deficit Orlan minister coalition taxes Varga amendment"


def pile(*articles: tuple[str, str, int]) -> Pile:
    """Articles from (id, words, day in May)."""
    made = Pile()
    for article, text, day in articles:
        made.article(article, text, day=day, headline=text.title()[:40])
        for term, count in sorted(Counter(text.split()).items()):
            kind = "name" if term[0].isupper() else "word"
            made.rows["article_term"].append(
                {"article_id": article, "term": term.lower(), "kind": kind, "count": count}
            )
    return made


MIXED = (
    ("a1", FERRY + " divers", 3),
    ("a2", FERRY + " relatives waited", 4),
    ("a3", FERRY.replace("storm", "gale") + " inquiry", 6),
    ("b1", VOTE + " spending", 3),
    ("b2", VOTE.replace("taxes", "pensions") + " debate", 4),
    ("c1", "orchestra premiere symphony Tarnow violin applause", 3),
)


def groups(made: Pile) -> set[frozenset[str]]:
    engine = DuckDBEngine()
    made.load(engine)
    stories.STAGE.run(engine, Settings())
    by_story: dict[str, set[str]] = {}
    for row in engine.fetch("select * from story_article").to_pylist():
        by_story.setdefault(row["story_id"], set()).add(row["article_id"])
    assert set(by_story) == {row["story_id"] for row in engine.fetch("select * from story").to_pylist()}
    engine.close()
    return {frozenset(found) for found in by_story.values()}


def test_a_mixed_pile_falls_into_its_happenings() -> None:
    assert groups(pile(*MIXED)) == {frozenset({"a1", "a2", "a3"}), frozenset({"b1", "b2"}), frozenset({"c1"})}


def test_a_pile_of_one_story_stays_whole() -> None:
    assert groups(pile(*MIXED[:3])) == {frozenset({"a1", "a2", "a3"})}


def test_the_order_of_articles_changes_nothing() -> None:
    expected = groups(pile(*MIXED))
    for seed in range(4):
        shuffled = list(MIXED)
        random.Random(seed).shuffle(shuffled)
        assert groups(pile(*shuffled)) == expected


def test_a_story_has_a_headline_of_its_own_and_its_times() -> None:
    engine = DuckDBEngine()
    pile(*MIXED[:3]).load(engine)
    stories.STAGE.run(engine, Settings())
    (story,) = engine.fetch("select * from story").to_pylist()
    assert story["title"].startswith("Ferry Selmar")
    assert (story["first_published"].day, story["last_published"].day) == (3, 6)


def test_average_link_needs_more_than_one_bridge() -> None:
    pairs = [("a", "b", 0.9), ("c", "d", 0.9), ("b", "c", 0.5)]
    assert grouped("abcd", pairs, 0.1) == [["a", "b"], ["c", "d"]], "one likeness of four pairs is next to nothing"
    assert grouped("abcd", [*pairs, ("a", "c", 0.3), ("a", "d", 0.3), ("b", "d", 0.3)], 0.1) == [["a", "b", "c", "d"]]
    assert grouped("ab", [], 0.1) == [["a"], ["b"]]


def alike(names: str, score: float, others: str = "") -> list[tuple[str, str, float]]:
    """All pairs of some articles, or between them and others."""
    return [(a, b, score) for a in names for b in others or names if a < b]


def told(*pairs: list[tuple[str, str, float]]) -> list[str]:
    given = [pair for some in pairs for pair in some]
    names = sorted({name for one, other, _ in given for name in (one, other)})
    return ["".join(group) for group in grouped(names, relative(given), MIN_LIKENESS)]


def test_short_reports_of_one_happening_share_less_than_long_ones_of_two() -> None:
    assert told(alike("abcde", 0.5), alike("fghij", 0.5), alike("abcde", 0.12, "fghij")) == ["abcde", "fghij"]
    assert told(alike("klmno", 0.12)) == ["klmno"]
    assert told(alike("abcde", 0.5), alike("klmno", 0.12), alike("abcde", 0.03, "klmno")) == ["abcde", "klmno"]


def test_one_likeness_may_be_chance_where_five_are_none() -> None:
    assert told(alike("ab", 0.08)) == ["a", "b"]
    assert told(alike("abcd", 0.3), alike("abcd", 0.07, "e")) == ["abcde"]
    assert told(alike("abcd", 0.3), alike("d", 0.07, "e")) == ["abcd", "e"]


def test_an_article_with_a_chance_likeness_to_everything_changes_nothing_else() -> None:
    pile = [*alike("abcd", 0.3), *alike("efg", 0.12), *alike("abcd", 0.04, "efg")]
    assert told(pile) == ["abcd", "efg"]
    assert told(pile, alike("abcdefg", 0.03, "z")) == ["abcd", "efg", "z"]


@pytest.mark.parametrize("seed", range(5))
def test_grouping_does_not_depend_on_the_order_of_pairs(seed: int) -> None:
    chooser = random.Random(7)
    names = [f"x{n}" for n in range(12)]
    pairs = [(a, b, chooser.choice((0.0, 0.0, 0.0, 0.2, 0.6))) for a in names for b in names if a < b]
    expected = grouped(names, relative(pairs), 0.25)
    assert 1 < len(expected) < 12
    random.Random(seed).shuffle(pairs)
    assert grouped(reversed(names), relative(pairs), 0.25) == expected


def test_likeness_fades_beyond_the_window_and_only_so_far() -> None:
    days = [None, 5, -5, 5 + FADING_DAYS // 2, 5 + FADING_DAYS, 900]
    alike = {"one": "a", "other": "b", "product": 2.0, "squared_one": 4.0, "squared_other": 4.0}
    rows = pa.RecordBatch.from_pylist([{**alike, "days": day} for day in days])
    undated, within, before, half, faded, years_on = Likeness(5)(rows).column("score").to_pylist()
    assert undated == within == before > half > faded == years_on > 0


def test_a_story_is_called_after_the_article_most_like_the_others() -> None:
    articles = {key: {"headline": f"Headline {key}", "opening": "", "published_at": None} for key in "abc"}
    stories, _ = story_rows([["a", "b", "c"]], [("a", "b", 0.5), ("b", "c", 0.6), ("a", "c", 0.1)], articles)
    assert stories[0]["title"] == "Headline b"
