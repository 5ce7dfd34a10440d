"""The tools that assistants may call: read-only, each answer with the words it rests on."""

from __future__ import annotations

import asyncio

import pytest

from onrecord.errors import RecordError
from onrecord.mcp import TOOLS, Tools, server
from onrecord.record import Record
from tests.unit.exporting.conftest import TEXT, record

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
