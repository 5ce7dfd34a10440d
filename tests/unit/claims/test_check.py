"""What a record holds on a sentence that a user brings."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import onrecord
from onrecord.checking import claims_of
from onrecord.errors import InputError
from tests.handmade import write


def test_the_two_who_say_so_support_it_with_their_chain_and_origin(tmp_path: Path) -> None:
    found = onrecord.check("The dam holds", write(tmp_path / "r.duckdb"))
    supporting = [each for each in found if each.stance == "supports"]
    assert [each.speaker for each in supporting] == ["Ines Torvald", "Ines Torvald"]
    assert supporting[0].chain == ("Radio Sund", "Halden Wire")
    assert supporting[0].origin == "Ines Torvald on Radio Sund"
    assert [each.speaker for each in found if each.stance == "opposes"] == ["Dagny Frost"]
    assert "Radio Sund" in supporting[0].as_line()
    json.dumps(supporting[0].as_row())


def test_the_denial_of_the_sentence_turns_the_sides(tmp_path: Path) -> None:
    found = onrecord.check("The dam does not hold", write(tmp_path / "r.duckdb"))
    assert {each.stance: each.speaker for each in found} == {"supports": "Dagny Frost", "opposes": "Ines Torvald"}


def test_a_sentence_on_something_else_finds_nothing(tmp_path: Path) -> None:
    assert onrecord.check("Parliament passed the budget in Tarnow", write(tmp_path / "r.duckdb")) == []


def test_sentences_come_one_by_one_or_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "claims.jsonl"
    path.write_text('{"claim": "The dam holds"}\n\n{"claim": "It rains"}\n', encoding="utf-8")
    assert claims_of(str(path)) == ["The dam holds", "It rains"]
    assert claims_of("The dam holds") == ["The dam holds"]


def test_a_broken_or_missing_file_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "claims.jsonl"
    path.write_text('{"claim": "x"}\n{"text": "y"}\n', encoding="utf-8")
    with pytest.raises(InputError, match="line 2"):
        claims_of(str(path))
    with pytest.raises(InputError, match="no such file"):
        claims_of(str(tmp_path / "none.jsonl"))
