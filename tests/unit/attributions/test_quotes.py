"""Quotation marks as they are typed in real news: straight, curly, wrong way round, single, over paragraphs."""

from __future__ import annotations

import re

import pytest

from onrecord.reading.attributions.quotes import find_quotes


def inner(text: str) -> list[str]:
    paragraphs = [match.span() for match in re.finditer(r"[^\n]+", text)]
    return [text[quote.inner : quote.outer] for quote in find_quotes(text, paragraphs)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We left," she said.', ["We left,"]),
        ("“We left,” she said. “All of us.”", ["We left,", "All of us."]),
        ("“We left“, she added.", ["We left"]),
        ("The “deal” was ”dead” by noon.", ["deal", "dead"]),
        ("‘We left the bridge’s end,’ Tansk said.", ["We left the bridge’s end,"]),
        ("'We left,' Tansk said of the ministers' plan.", ["We left,"]),
        ("The ministers' plan and the miners' fate.", []),
        ("It was the mayor's day; the '90s were over.", []),
        ("«Nous partons», he said.", ["Nous partons"]),
        ('He is 6\'2" tall and said "no".', ["no"]),
        ('She said "yes',  ["yes"]),
        ('He said: "He told me \'go home\' twice."', ["He told me 'go home' twice."]),
    ],
)  # fmt: skip
def test_marks(text: str, expected: list[str]) -> None:
    assert inner(text) == expected


def test_a_quotation_that_runs_over_paragraphs_is_joined() -> None:
    text = '"We left at dawn.\n"Nobody stopped us," she said.\nThen she went home.'
    quotes = find_quotes(text, [m.span() for m in re.finditer(r"[^\n]+", text)])
    assert [quote.runs_on for quote in quotes] == [True, False]
    assert text[quotes[0].inner : quotes[0].outer] == "We left at dawn."


def test_an_unclosed_quotation_does_not_swallow_the_next_paragraph() -> None:
    text = '"We left at dawn.\nNobody was hurt.'
    quotes = find_quotes(text, [m.span() for m in re.finditer(r"[^\n]+", text)])
    assert [(text[q.start : q.end], q.runs_on) for q in quotes] == [('"We left at dawn.', False)]
