"""Lines that a margin broke run on; what a writer broke stays broken, and every character of the text stays where it is."""

from __future__ import annotations

import textwrap

import pytest

from onrecord.ingest.assemble import assemble
from onrecord.ingest.lines import split_lines

HEAD = "Ferry company blames the harbour board"
PARAGRAPHS = [
    "TARNBY, May 3, 2031 (Halden Wire) - The company that runs the night ferry to Selmar said on Tuesday that its captain had been told twice that the harbour was open.",
    '"We asked at four and we asked again at five," Ada Brenn, who speaks for the company, told reporters on the quay. "Both times the answer was yes, and nobody has told us who gave it."',
    "The board's chairman, Tom Lisk, denied that anybody had answered for the board after midnight. He said that 31 of the 40 calls of that night had been kept and that none of them was from the ferry.",
]


def wrapped(width: int, between: str = "\n\n", indent: str = "") -> str:
    body = between.join(textwrap.fill(words, width, initial_indent=indent) for words in PARAGRAPHS)
    return f"{HEAD}\n\n{body}\n"


def lines(text: str) -> list[str]:
    return [line.text for line in split_lines(text)]


@pytest.mark.parametrize("width", [36, 40, 48, 55, 60, 65, 72, 80, 100, 120])
def test_paragraphs_of_any_width_are_whole_and_keep_their_places(width: int) -> None:
    text = wrapped(width)
    assert lines(text) == [HEAD, *PARAGRAPHS]
    assert all(line.end - line.start == len(line.text) for line in split_lines(text))
    article = assemble("a.txt", text)
    assert article.text == text
    assert (
        0 <= text.strip().count("\n") - 2 * len(PARAGRAPHS) - len(article.wraps) <= 1
    )  # one may part dateline and lead
    assert {text[at] for at in article.wraps} == {"\n"}
    assert PARAGRAPHS[1] in article.running
    assert len(article.running) == len(text)


@pytest.mark.parametrize(("between", "indent"), [("\n", ""), ("\n", "    ")])
def test_paragraphs_without_an_empty_line_between_them_end_where_a_row_has_room_or_the_next_is_set_in(
    between: str, indent: str
) -> None:
    assert lines(wrapped(60, between, indent)) == [HEAD, *PARAGRAPHS]


def test_a_paragraph_a_line_is_left_alone() -> None:
    text = "\n".join([HEAD, *PARAGRAPHS])
    assert lines(text) == [HEAD, *PARAGRAPHS]
    assert assemble("a.txt", text).wraps == ()


@pytest.mark.parametrize(
    "own",
    [
        ["The boats that lay in the harbour:", "- the Orana, of Selmar", "- the Tern, of Ulm", "- the Kite"],
        ["Who spoke on Tuesday:", "1. Ada Brenn, for the company", "2. Tom Lisk, for the board", "3. the pilot"],
        ["O the grey boats go", "down to the sea in the morning", "and none of them know", "who waits"],
        ["CAPTAIN: Is the harbour open?", "WATCH: It is.", "CAPTAIN: Are you sure?", "WATCH: I am."],
        ["Tom Lisk", "Harbour Board of Tarnby", "12 Quay Street"],
    ],
)
def test_lists_verse_turns_and_addresses_within_a_wrapped_text_stay_as_they_are(own: list[str]) -> None:
    text = wrapped(64) + "\n" + "\n".join(own) + "\n"
    assert lines(text) == [HEAD, *PARAGRAPHS, *own]


def test_an_item_of_a_list_that_is_wrapped_is_one_line() -> None:
    item = "- the Orana, of Selmar, which had left at four in the morning with 31 people on board and no pilot"
    text = wrapped(64) + "\n" + textwrap.fill(item, 64) + "\n" + textwrap.fill(item, 64) + "\n"
    assert lines(text)[-2:] == [item, item]


def test_verse_alone_shows_no_margin() -> None:
    verse = [
        "the boats went out",
        "and the wind was high,",
        "one of them came back",
        "and we asked it why",
        "and it would not say",
    ]
    assert lines("\n".join(verse)) == verse


def test_headlines_under_one_another_are_not_one_though_a_name_begins_small() -> None:
    heads = ["iHarbour to be sold to the bank of Selmar in May"] * 3
    assert lines("\n".join(heads)) == heads


def test_a_long_word_without_a_break_is_no_row_that_takes_time() -> None:
    text = "\n".join(["a" * 200_000, "b" * 200_000, "Aa." * 50_000 + ":"])
    assert len(split_lines(text)) == 3
