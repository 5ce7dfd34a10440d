"""The tools that assistants may call: read-only, each answer with the words it rests on."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from onrecord.errors import RecordError
from onrecord.mcp import TOOLS, Tools, foreseen, server
from onrecord.record import Record
from tests import handmade
from tests.unit.exporting.conftest import TEXT, record
from tests.web import story

__all__ = ["record"]


def test_answers_carry_their_evidence(record: Record) -> None:
    tools = Tools(record.path)
    assert tools.overview()["counts"]["article"] == 2
    (found,) = tools.search("killed Veld")
    assert (found["speaker"], found["relay"], found["said_on"]) == ("Ana Veld", ["Halvar Wire"], "2031-04-04")
    assert TEXT[found["start_char"] : found["end_char"]] == found["text"]
    assert tools.search("  ") == []
    assert [each["claim_id"] for each in tools.claims()] == ["k1"]
    assert len(tools.claim("k1")["statements"]) == 2
    assert tools.figures("people")[0]["value"] == 12.0
    assert tools.evidence("attribution", "a1")[0]["text"] == found["text"]
    with pytest.raises(RecordError, match="no attribution 'a9'"):
        tools.evidence("attribution", "a9")
    with pytest.raises(RecordError, match="no evidence by id"):
        tools.evidence("article; DROP TABLE article", "a1")


def test_the_server_offers_every_tool(record: Record) -> None:
    pytest.importorskip("mcp")
    listed = asyncio.run(server(record.path).list_tools())
    assert {tool.name for tool in listed} == set(TOOLS)
    assert all(tool.description for tool in listed)


def test_the_server_answers_and_says_why_it_cannot(tmp_path: Path) -> None:
    exceptions = pytest.importorskip("mcp.server.mcpserver.exceptions")
    served = server(handmade.write(tmp_path / "r.duckdb"))
    answer = asyncio.run(served.call_tool("claim", {"claim_id": "dam holds"}))
    assert '"proposition": "The dam holds."' in str(answer.content[0].text)
    with pytest.raises(exceptions.ToolError, match="no claim begins with 'volcano' or holds these words"):
        asyncio.run(served.call_tool("claim", {"claim_id": "volcano"}))


def test_what_cannot_be_asked_is_refused_and_short_ids_are_enough(record: Record) -> None:
    tools = Tools(record.path)
    with pytest.raises(RecordError, match="no status 'bogus'"):
        tools.claims("bogus")
    (whole,) = (each["attribution_id"] for each in tools.search("killed Veld"))
    assert tools.evidence("attribution", whole[:1]) == tools.evidence("attribution", whole)
    assert tools.claims()[0]["statement"]["article_id"] in ("t1aaaaaa", "t2bbbbbb")
    assert tools.speakers()[0]["statement"]["start_char"] == 41


def test_a_claim_is_found_by_its_words_too(tmp_path: Path) -> None:
    tools = Tools(handmade.write(tmp_path / "r.duckdb"))
    assert tools.claim("dam holds") == tools.claim("k1")
    assert tools.claim("k1")["claim"]["claim_id"] == "k1"
    with pytest.raises(RecordError, match="2 claims for 'k'; give more words"):
        tools.claim("k")
    with pytest.raises(RecordError, match="no claim begins with 'volcano' or holds these words"):
        tools.claim("volcano")


def test_an_assistant_gets_the_claims_of_the_status_it_asks_for(tmp_path: Path) -> None:
    tools = Tools(handmade.write(tmp_path / "r.duckdb"))
    assert [row["claim_id"] for row in tools.claims("agreed")] == ["k2"]
    assert tools.claims("single") == []


def test_a_denial_is_told_as_one(tmp_path: Path) -> None:
    tools = Tools(story.write(tmp_path / "r.duckdb"))
    pair = next(each for each in tools.contradictions() if each["contradiction_id"] == "x2")
    assert (pair["a"]["speaker"], pair["a"]["denied"], pair["b"]["denied"]) == ("Ivo Dran", True, False)
    assert story.TEXTS["t2"][pair["a"]["start_char"] : pair["a"]["end_char"]] == pair["a"]["text"]
    assert [each["denied"] for each in tools.evidence("contradiction", "x2")] == [True, False]
    assert [each["denied"] for each in tools.search("shelled")][:1] == [True]
    assert {each["statement_id"]: each["denied"] for each in tools.claim("k1")["statements"]}["s-a3"] is True


def test_an_assistant_is_told_why_a_question_fails() -> None:
    class ToldError(Exception):
        pass

    def broken(claim_id: str) -> None:
        raise RecordError(f"no claim {claim_id!r}")

    with pytest.raises(ToldError, match="no claim 'k9'"):
        foreseen(broken, ToldError)(claim_id="k9")
