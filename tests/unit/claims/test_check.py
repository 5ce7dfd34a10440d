"""What a record holds on a sentence that a user brings."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import onrecord
from onrecord import cli
from onrecord.checking import claims_of, joined
from onrecord.errors import InputError, ReadingError
from tests.handmade import put, write
from tests.web import story


def test_the_two_who_say_so_support_it_with_their_chain_and_origin(tmp_path: Path) -> None:
    found = onrecord.check("The dam holds", write(tmp_path / "r.duckdb"))
    supporting = [each for each in found if each.stance == "supports"]
    assert [each.speaker for each in supporting] == ["Ines Torvald", "Ines Torvald"]
    assert supporting[0].chain == ("Radio Sund", "Halden Wire")
    assert supporting[0].origin == "Ines Torvald on Radio Sund"
    assert [each.speaker for each in found if each.stance == "opposes"] == ["Dagny Frost"]
    assert "Radio Sund" in supporting[0].as_line()
    assert supporting[0].as_line().endswith("; claim:k1"), "as `onrecord judge` takes it"
    json.dumps(supporting[0].as_row())


def test_the_denial_of_the_sentence_turns_the_sides(tmp_path: Path) -> None:
    found = onrecord.check("The dam does not hold", write(tmp_path / "r.duckdb"))
    assert {each.stance: each.speaker for each in found} == {"supports": "Dagny Frost", "opposes": "Ines Torvald"}


def test_a_sentence_on_something_else_finds_nothing(tmp_path: Path) -> None:
    assert onrecord.check("Parliament passed the budget in Tarnow", write(tmp_path / "r.duckdb")) == []


def test_sentences_come_one_by_one_or_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "claims.jsonl"
    path.write_text('{"claim": "The dam holds", "desk": "north"}\n\n{"claim": "It rains"}\n', encoding="utf-8")
    assert claims_of(str(path)) == [{"claim": "The dam holds", "desk": "north"}, {"claim": "It rains"}]
    assert claims_of("The dam holds") == [{"claim": "The dam holds"}]


def test_a_broken_or_missing_file_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "claims.jsonl"
    path.write_text('{"claim": "x"}\n{"text": "y"}\n', encoding="utf-8")
    with pytest.raises(InputError, match="line 2"):
        claims_of(str(path))
    path.write_text('{"claim": " ?! "}\n', encoding="utf-8")
    with pytest.raises(InputError, match="line 1"):
        claims_of(str(path))
    path.write_bytes('{"claim": "Börn"}'.encode("latin-1"))
    with pytest.raises(InputError, match="save it as UTF-8"):
        claims_of(str(path))
    (tmp_path / "claims.txt").write_text("The dam holds", encoding="utf-8")
    with pytest.raises(InputError, match=r"a file that is no \.jsonl"):  # its name was asked as if it were a sentence
        claims_of(str(tmp_path / "claims.txt"))
    path.rename(tmp_path / "claims.ndjson").write_text('\ufeff{"claim": "x"}', encoding="utf-8")
    assert claims_of(str(tmp_path / "claims.ndjson")) == [{"claim": "x"}]
    with pytest.raises(InputError, match="holds no word"):
        claims_of("")
    with pytest.raises(InputError, match="no such file"):
        claims_of(str(tmp_path / "none.jsonl"))


def test_the_command_prints_sides_and_a_row_for_what_nobody_spoke_of(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    record = write(tmp_path / "r.duckdb")
    cli.check("The dam holds", record)
    out = capsys.readouterr().out
    assert out.startswith("The dam holds\n  2 support (1 origin), 1 opposes (1 origin), 0 discuss\n")
    assert "Ines Torvald -> Radio Sund -> Halden Wire -> Kaldor Post, 2031-04-04" in out
    asked = tmp_path / "asked.jsonl"
    asked.write_text('{"id": 7, "claim": "Pirates took the ferry"}\n', encoding="utf-8")
    cli.check(str(asked), record)
    assert json.loads(capsys.readouterr().out) == {"id": 7, "claim": "Pirates took the ferry", "stance": None}


LEDGER = """DORN, May 4 (Halden Wire) - Nine people were killed when a barge sank at Dorn on Tuesday, Mayor Ilse Brandt said.

Osmar sent divers to Dorn. "No tanks crossed the river," Osmar's foreign minister, Kai Ruud, told reporters.

Tavra's navy denied that its boats had hit the barge. Tavra would send a crane next week, Brandt said.

Osmar shelled Lund on Monday, officials said. The harbour office has not confirmed that the barge was overloaded.

In October 1991, a fire at Lund killed 40 people.

Harbour chief Lina Voss pushed back against a claim made by Deputy Orlan Vesk that two smugglers had been caught at Lund. Ten fighters of the Red Front have left Osmar, Voss said.
"""


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("ledger")
    row = {"id": "1", "outlet": "Dorn Ledger", "published": "2031-05-05", "text": LEDGER}
    (folder / "a.jsonl").write_text(json.dumps(row), encoding="utf-8")
    onrecord.build(folder / "a.jsonl", folder / "r.duckdb")
    return folder / "r.duckdb"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("claim", "words", "stance"),
    [
        ("Nine people died at Dorn", "Nine people were killed", "supports"),
        ("Twelve people were killed", "Nine people were killed", "opposes"),
        ("At least five people were killed", "Nine people were killed", "supports"),
        ("Nobody was killed", "Nine people were killed", "opposes"),
        ("Osmar sent divers to Dorn", "sent divers", "supports"),
        ("Kessia sent divers to Dorn", "sent divers", "discusses"),
        ("Osmar did not send divers to Dorn", "sent divers", "opposes"),
        ("Osmar sent divers to Dorn in 2011", "sent divers", "discusses"),
        ("Twelve tanks crossed the river", "No tanks", "opposes"),
        ("Tanks did not cross the river", "No tanks", "supports"),
        ("Tavra's boats hit the barge", "had hit the barge", "opposes"),
        ("Tavra's boats did not hit the barge", "had hit the barge", "supports"),
        ("Tavra sent a crane", "send a crane", "discusses"),
        ("Tavra will send a crane", "send a crane", "supports"),
        ("58 people were killed", "a fire at Lund killed 40 people", "discusses"),
        ("Osmar shelled Lund", "Osmar shelled Lund", "supports"),
        ("Lund shelled Osmar", "Osmar shelled Lund", "discusses"),
        ("Osmar was shelled by Lund", "Osmar shelled Lund", "discusses"),
        ("Lund was shelled by Osmar", "Osmar shelled Lund", "supports"),
        ("The barge was overloaded", "has not confirmed", "discusses"),
        ("The barge was not overloaded", "has not confirmed", "discusses"),
        ("Two smugglers were caught at Lund", "a claim made by", "opposes"),
        ("Two smugglers were not caught at Lund", "a claim made by", "supports"),
        ("Red Front fighters have left Osmar", "fighters of the Red Front", "supports"),
        ("Blue Guard fighters have left Osmar", "fighters of the Red Front", "discusses"),
        ("Parliament rose early", "divers", None),
    ],
)
def test_sides_names_numbers_and_times(ledger: Path, claim: str, words: str, stance: str | None) -> None:
    found = [each.stance for each in onrecord.check(claim, ledger) if words in each.text]
    assert found[:1] == ([stance] if stance else [])


def test_keys_of_the_file_that_an_answer_has_too_are_kept_beside_it() -> None:
    asked = {"claim": "The dam holds", "text": "mine", "score": 3, "desk": "north", "asked_text": "older"}
    row = joined(asked, {"stance": "supports", "text": "The dam holds", "score": 0.9})
    assert (row["text"], row["score"], row["desk"]) == ("The dam holds", 0.9, "north")
    assert (row["asked_asked_text"], row["asked_text"], row["asked_score"]) == ("mine", "older", 3)
    assert joined(asked, {"stance": None})["asked_score"] == 3, "the same keys where the record is silent"


@pytest.fixture
def harbour(tmp_path: Path) -> Path:
    """The story of a shelled harbour, which the army's spokesman denies and the coast guard tells."""
    return story.write(tmp_path / "harbour.duckdb")


def test_answers_come_surest_first_and_what_is_only_discussed_last(harbour: Path) -> None:
    found = onrecord.check("The army fired on the harbour.", harbour)
    firm = [each.score for each in found if each.stance != "discusses"]
    assert len(firm) > 1
    assert firm == sorted(firm, reverse=True)
    discussed = [each.stance == "discusses" for each in found]
    assert discussed == sorted(discussed)


def test_words_that_were_said_only_to_deny_them_are_told_so(harbour: Path) -> None:
    found = onrecord.check("The army fired on the harbour.", harbour)
    assert {each.statement_id for each in found if each.denied} == {"s-a3"}
    assert "denied: troops had shelled" in "".join(each.as_line() for each in found)


def test_another_year_is_no_support(harbour: Path) -> None:
    found = onrecord.check("The army fired on the harbour in 2019.", harbour)
    assert {each.stance for each in found} == {"discusses"}


def test_an_opposing_statement_has_no_origin_on_the_claim(harbour: Path) -> None:
    found = {each.statement_id: each for each in onrecord.check("The army did not fire on the harbour.", harbour)}
    assert (found["s-a4"].stance, found["s-a4"].claim_id, found["s-a4"].origin) == ("opposes", None, None)
    assert (found["s-a2"].stance, found["s-a2"].claim_id, found["s-a2"].origin) == ("supports", "k1", "Ivo Dran")


def test_the_words_of_another_are_no_support_for_who_is_quoted(harbour: Path) -> None:
    def supports(sentence: str) -> set[str]:
        return {each.statement_id for each in onrecord.check(sentence, harbour) if each.stance == "supports"}

    assert "s-a4" in supports("The army fired on the harbour.")
    assert "s-a4" not in supports("Ivo Dran said that the army fired on the harbour.")


def test_a_sentence_that_cannot_be_read_is_no_answer_without_hits(
    harbour: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(doc: object) -> None:
        raise IndexError("list index out of range")

    monkeypatch.setattr("onrecord.reading.reader.rows_of", broken)
    with pytest.raises(ReadingError, match=r"'The army fired\.' could not be read: IndexError: list index"):
        onrecord.check("The army fired.", harbour)


def test_who_only_asks_takes_no_side(tmp_path: Path) -> None:
    def stances(act: str) -> dict[str, str]:
        rows = story.rows()
        rows["attribution"][4]["act"] = act
        record = put(tmp_path / f"{act}.duckdb", rows)
        return {each.statement_id: each.stance for each in onrecord.check("At least 15 people were killed.", record)}

    assert stances("assert")["s-a5"] == "supports"
    assert stances("question")["s-a5"] == "discusses"
