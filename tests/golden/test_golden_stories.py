"""Piles of short invented articles, each on one happening: alone they stay whole, thrown together they are told apart."""

from __future__ import annotations

from pathlib import Path

import pytest
from quality.claim_stories import PILES
from quality.tasks.stories import stories_of
from quality.tasks.stories_piles import b_cubed, laid_out

WHOLE = (
    "relay.mekhala-dam",  # rival capitals over a river, a statement every few days
    "upheaval.election-brannmark",  # eleven short pieces
    "war.armsorigin",
    "disaster.plane_crash_causes",
)


@pytest.mark.parametrize("pile", WHOLE)
def test_short_articles_on_one_happening_are_one_story(pile: str, tmp_path: Path) -> None:
    (place,) = laid_out([PILES / f"{pile}.txt"], tmp_path)
    assert len(set(stories_of([place]).values())) == 1


def test_happenings_of_every_kind_are_kept_apart(tmp_path: Path) -> None:
    precision, recall = b_cubed(stories_of(laid_out(sorted(PILES.glob("*.txt")), tmp_path)))
    assert precision > 0.97
    assert recall > 0.9


def test_one_article_of_each_of_many_happenings_is_no_story(tmp_path: Path) -> None:
    piles = laid_out(sorted(PILES.glob("*.txt")), tmp_path)
    for place in piles:
        rows = (place / "articles.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
        (place / "articles.jsonl").write_text(rows[0], encoding="utf-8")
    found = stories_of(piles)
    assert len(set(found.values())) >= len(piles) - 1
