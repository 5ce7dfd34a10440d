"""What a pile answers to a sentence: piles and answers in plain text (answers.txt)."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path

import pytest

import onrecord
from onrecord.checking import checks

CASES = Path(__file__).parent / "answers.txt"
VERBS = ("supports", "opposes", "neither", "not supports", "nothing")


@dataclass
class Case:
    """One pile, and for each sentence asked (verb, words) of the statements."""

    name: str
    reports: list[tuple[str, str, str]] = field(default_factory=list)
    asked: dict[str, list[tuple[str, str]]] = field(default_factory=dict)


def cases() -> list[Case]:
    """The cases of answers.txt."""
    found: list[Case] = []
    sentence = ""
    for line in CASES.read_text(encoding="utf-8").splitlines():
        head, _, rest = line.partition(": ")
        if line.startswith("# "):
            found.append(Case(line.removeprefix("# ")))
        elif line.startswith("asked: "):
            sentence = rest
            found[-1].asked[sentence] = []
        elif head.rstrip(":") in VERBS:
            found[-1].asked[sentence].append((head.rstrip(":"), rest))
        elif line and not line.startswith("//"):
            outlet, day = head.split(", ")
            found[-1].reports.append((outlet, day, rest))
    return found


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_statements_answer_the_sentence(case: Case, tmp_path: Path) -> None:
    rows = [
        {"id": str(number), "outlet": outlet, "published": day, "title": "", "text": text}
        for number, (outlet, day, text) in enumerate(case.reports)
    ]
    pile = tmp_path / "pile.jsonl"
    pile.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    onrecord.build(pile, tmp_path / "pile.duckdb", settings=onrecord.Settings(processes=1))
    with onrecord.open(tmp_path / "pile.duckdb") as record:
        for (sentence, wanted), found in zip(case.asked.items(), checks(case.asked, record), strict=True):
            firm = [(each.stance, each.text) for each in found if each.stance != "discusses"]
            for verb, words in wanted:
                assert any(words in row["text"] for row in record.rows("SELECT text FROM statement")), (
                    f"no statement holds {words!r}"
                )
                stances = {stance for stance, text in firm if words in text}
                told = f"{sentence!r}: {firm}"
                if verb == "nothing":
                    assert not firm, told
                elif verb == "neither":
                    assert not stances, told
                elif verb == "not supports":
                    assert "supports" not in stances, told
                else:
                    assert verb in stances, told
