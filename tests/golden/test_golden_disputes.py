"""disputes.txt, built as piles: the statements that stand against each other, and look-alikes that do not."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pytest

import onrecord

pytestmark = pytest.mark.slow


@dataclass(frozen=True)
class Pile:
    """A title, articles (outlet, day, text), and pairs of words with whether they must stand against each other."""

    title: str
    articles: tuple[tuple[str, str, str], ...]
    pairs: tuple[tuple[bool, str, str], ...]


def piles() -> list[Pile]:
    """The cases of the file, in order."""
    out = []
    text = (Path(__file__).parent / "disputes.txt").read_text(encoding="utf-8")
    for block in text.split("\n# ")[1:]:
        title, *lines = [line for line in block.splitlines() if line and not line.startswith("//")]
        articles, pairs = [], []
        for line in lines:
            head, _, rest = line.partition(": ")
            if head in ("against", "not against"):
                one, other = rest.split(" // ")
                pairs.append((head == "against", one, other))
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
        found = [
            (texts[a], texts[b]) for a, b in db.execute("select statement_a, statement_b from contradiction").fetchall()
        ]
    for wanted, one, other in pile.pairs:
        assert any(one in text for text in texts.values()), f"no statement holds {one!r}"
        assert any(other in text for text in texts.values()), f"no statement holds {other!r}"
        met = any((one in a and other in b) or (one in b and other in a) for a, b in found)
        assert met == wanted, f"{one!r} and {other!r}: {found}"
