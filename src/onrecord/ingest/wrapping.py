"""The rows of a text in, out which of them go on in the next: lines that a mailer, a wire or a column broke at its margin.

Such a break is no end of anything. What a writer broke (verse, a list, a label, the last row of a paragraph) stays broken.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

Row = tuple[int, int]

_BREAK = re.compile(r"[\n\r\u2028\u2029\x0b\x0c\x85]")

_SENTENCE_END = re.compile(r"[.!?…:][\"'”’»)\]\s]*$")
_NARROWEST, _WIDEST = 30, 132
_LONGEST_WORD = 40  # a longer one is an address, which shows no margin
_FEWEST = 3
_FILLED = 0.5
_MID_SENTENCE = 0.35
_RAGGED = range(40, 101)
_DOT = re.compile(r"[•▪●◦‣]")
_ITEM = re.compile(r"[•▪●◦‣]|[-*–—·][ \t]|\(?(?:\d{1,2}|[a-z])[.)][ \t]")
_ADDRESS = re.compile(r"(?:https?://|www\.|pic\.)\S+\Z")
_LABEL = re.compile(
    r"[A-Z][\w.'’-]{0,24}(?:[ \t][A-Z][\w.'’-]{0,24}){0,3}(?:[ \t]\([^()\n]{1,30}\)|,[ \t][^:\n]{1,60})?:(?=\s)"
)


@dataclass(frozen=True)
class _Break:
    """Where one row ends and another begins right below it."""

    length: int
    word: int
    """Of the next row's first word: with it the row would have been longer than the margin lets it."""
    ends: bool
    """Whether the row ends as a sentence does."""
    small: bool
    """Whether the next row begins with a word in small letters ("iPhone" is none)."""
    own: bool
    """Whether the next row begins what is a line of its own: an item of a list, a label, a quoted line, a set-in paragraph."""

    def full(self, width: int) -> bool:
        """Whether the next word had no room left."""
        return self.length + 1 + self.word > width

    @property
    def mid_sentence(self) -> bool:
        """Whether the words run over it for certain."""
        return self.small and not self.ends


def going_on(text: str, rows: Sequence[Row]) -> list[bool]:
    """Whether each row (without its outer white space; empty ones too) goes on in the next.

    None does in a text that shows no margin: there each line is a paragraph.
    """
    on = [False] * len(rows)
    blocks = [(first, _breaks(text, rows[first : last + 1])) for first, last in _blocks(rows)]
    breaks = [one for _, block in blocks for one in block]
    width = _margin(breaks)
    if width is None and not _is_ragged(breaks):
        return on
    for first, block in blocks:
        if width is not None:
            soft = _soft(block, width)
        else:
            soft = _soft_ragged(block, max((one.length for one in breaks if one.length in _RAGGED), default=0))
        on[first : first + len(block)] = soft
    return on


def breaks_of(text: str, start: int = 0, end: int | None = None) -> tuple[int, ...]:
    """Where signs that break a line stand in that part of the text."""
    return tuple(found.start() for found in _BREAK.finditer(text, start, len(text) if end is None else end))


def without_breaks(text: str, breaks: Sequence[int]) -> str:
    """The text with a space at each of the places: every other character stays where it was."""
    if not breaks:
        return text
    signs = list(text)
    for at in breaks:
        signs[at] = " "
    return "".join(signs)


def _blocks(rows: Sequence[Row]) -> list[tuple[int, int]]:
    """The first and the last row of each run of rows without an empty one."""
    blocks: list[tuple[int, int]] = []
    for number, (start, end) in enumerate(rows):
        if start == end:
            continue
        if blocks and blocks[-1][1] == number - 1:
            blocks[-1] = (blocks[-1][0], number)
        else:
            blocks.append((number, number))
    return blocks


def _breaks(text: str, rows: Sequence[Row]) -> list[_Break]:
    found = []
    listed = _ITEM.match(text, *rows[0]) is not None
    for (start, end), (following, after) in pairwise(rows):
        ends = _SENTENCE_END.search(text, max(start, end - 12), end) is not None
        item = _ITEM.match(text, following, after) is not None and (
            ends or listed or _DOT.match(text, following) is not None
        )
        listed = listed or item
        own = item or text[following] == ">" or (ends and _LABEL.match(text, following, after) is not None)
        own = own or _ADDRESS.match(text[following:after]) is not None
        own = own or (ends and _indent(text, following) > _indent(text, start) + 1)
        word = text[following : min(after, following + _LONGEST_WORD)].split(None, 1)[0]
        found.append(_Break(end - start, len(word), ends, word.islower(), own))
    return found


def _indent(text: str, start: int) -> int:
    at = start
    while at and start - at < _LONGEST_WORD and text[at - 1] in " \t\u3000":
        at -= 1
    return start - at


def _margin(breaks: Sequence[_Break]) -> int | None:
    """The number of letters at which most rows are full: one more word would not have fitted. None where there is no such."""
    counts = [0] * (_WIDEST + 1)
    for one in breaks:
        for width in range(max(_NARROWEST, one.length), min(_WIDEST, one.length + one.word) + 1):
            counts[width] += 1
    most = max(counts)
    width = counts.index(most)
    full = [one for one in breaks if one.length <= width < one.length + 1 + one.word]
    mid_sentence = sum(one.mid_sentence for one in full)
    if len(full) < _FEWEST and not (len(full) == len(breaks) == mid_sentence == _FEWEST - 1):
        return None
    return width if most >= _FILLED * len(breaks) and mid_sentence >= _MID_SENTENCE * most else None


def _is_ragged(breaks: Sequence[_Break]) -> bool:
    """Whether most rows of some length break in mid-sentence though at no one margin, as columns of print do."""
    long = [one for one in breaks if one.length >= _RAGGED.start]
    broken = sum(one.mid_sentence and one.length in _RAGGED for one in long)
    return len(long) >= _FEWEST and broken >= _MID_SENTENCE * len(long)


def _soft(block: Sequence[_Break], width: int) -> list[bool]:
    within = [one for one in block if not one.own]
    if 2 * sum(one.full(width) for one in within) < len(within):
        return [False] * len(block)  # verse, a list or a table, in a text that is wrapped elsewhere
    return [not one.own and (one.full(width) or (one.mid_sentence and 2 * one.length >= width)) for one in block]


def _soft_ragged(block: Sequence[_Break], width: int) -> list[bool]:
    soft, length = [], 0
    for one in block:
        length += one.length
        short = one.ends and 2 * one.length < width
        soft.append(not one.own and not short and length >= _RAGGED.start)
        if not soft[-1]:
            length = 0
    return soft
