"""disputes.txt, built as piles: the statements that stand against each other or together on one claim, and look-alikes that do not."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pytest

import onrecord

pytestmark = pytest.mark.slow


WANTED = ("against", "not against", "together", "not together")
"""Two statements contradict each other; two support one claim."""


@dataclass(frozen=True)
class Pile:
    """A title, articles (outlet, day, text), and pairs of words with how the two must stand to each other: one of WANTED."""

    title: str
    articles: tuple[tuple[str, str, str], ...]
    pairs: tuple[tuple[str, str, str], ...]


def piles() -> list[Pile]:
    """The cases of the file, in order."""
    out = []
    text = (Path(__file__).parent / "disputes.txt").read_text(encoding="utf-8")
    for block in text.split("\n# ")[1:]:
        title, *lines = [line for line in block.splitlines() if line and not line.startswith("//")]
        articles, pairs = [], []
        for line in lines:
            head, _, rest = line.partition(": ")
            if head in WANTED:
                one, other = rest.split(" // ")
                pairs.append((head, one, other))
            else:
                outlet, day = head.split(", ")
                articles.append((outlet, day, rest))
        out.append(Pile(title, tuple(articles), tuple(pairs)))
    return out


@pytest.mark.parametrize("pile", piles(), ids=lambda pile: pile.title)
def test_sides_stand_against_each_other(pile: Pile, tmp_path: Path) -> None:
    rows = [
        json.dumps({"id": str(n), "outlet": outlet, "date": day, "text": text})
        for n, (outlet, day, text) in enumerate(pile.articles)
    ]
    (tmp_path / "pile.jsonl").write_text("\n".join(rows), encoding="utf-8")
    record = tmp_path / "pile.duckdb"
    onrecord.build(tmp_path / "pile.jsonl", record)
    with duckdb.connect(str(record), read_only=True) as db:
        texts = dict(db.execute("select statement_id, text from statement").fetchall())
        met = {
            "against": db.execute("select statement_a, statement_b from contradiction").fetchall(),
            "together": db.execute(
                "select a.statement_id, b.statement_id from claim_statement a join claim_statement b using (claim_id)"
                " where a.stance = 'supports' and b.stance = 'supports' and a.statement_id <> b.statement_id"
            ).fetchall(),
        }
    for wanted, one, other in pile.pairs:
        assert any(one in text for text in texts.values()), f"no statement holds {one!r}"
        assert any(other in text for text in texts.values()), f"no statement holds {other!r}"
        found = [(texts[a], texts[b]) for a, b in met[wanted.removeprefix("not ")]]
        so = any((one in a and other in b) or (one in b and other in a) for a, b in found)
        assert so != wanted.startswith("not "), f"{wanted}: {one!r} and {other!r}"
