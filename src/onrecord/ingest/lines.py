"""Text in, its lines out: the units that can be headline, body or furniture, with the features that tell them apart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from .wrapping import breaks_of, going_on, without_breaks

# Words that carry grammar, not news: running English has one in three, headlines and menus few.
_FUNCTION_WORDS_TEXT = (
    "a an the and or but of to in on at by for with from as into over after before between against during that "
    "which who whom whose this these those it its he him his she her they them their we us our you your i my "
    "is are was were be been being has have had do does did will would can could should may might must not no "
    "nor if than then there so such when while where what how because about also more most other some any all "
    "up out under said says "
)
FUNCTION_WORDS = frozenset(_FUNCTION_WORDS_TEXT.split())
_ARTICLES = frozenset(["a", "an", "the"])
_WORD = re.compile(r"[^\W_]+(?:['’\-.][^\W_]+)*")
_SENTENCE_END = re.compile(
    r"[.!?…][\"'”’»)\]\s]*(?:\([A-Z][\w/.'’ -]{1,30}\)\s*|\s(?:AGENCIES|AFP|REUTERS|More to (?:follow|come)\W*))?$"
)  # "... he said. (AFP)"
_BREAK = re.compile(r"\r\n|[\n\r\u2028\u2029\x0b\x0c\x85]")


@dataclass(frozen=True)
class Line:
    """A line (or hard-wrapped paragraph, with spaces for its breaks) without its outer white space: half-open code points of the text."""

    start: int
    end: int
    text: str

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words, in the case of the text."""
        return tuple(_WORD.findall(self.text))

    @cached_property
    def key(self) -> str:
        """The words in lower case: lines with the same key repeat each other."""
        return " ".join(self.words).lower()

    @property
    def ends_sentence(self) -> bool:
        """True where the line ends as a sentence does, closing quotes and brackets aside."""
        return bool(_SENTENCE_END.search(self.text))

    @cached_property
    def function_share(self) -> float:
        """The share of function words, 0 to 1."""
        return sum(word.lower() in FUNCTION_WORDS for word in self.words) / max(1, len(self.words))

    @cached_property
    def title_share(self) -> float:
        """The share of words that begin with a capital or a digit, function words aside, 0 to 1."""
        content = [word for word in self.words if word.lower() not in FUNCTION_WORDS]
        return sum(not word[0].islower() for word in content) / max(1, len(content))

    @property
    def has_article(self) -> bool:
        """True where a, an or the stands in it, which headlines leave out."""
        return any(word.lower() in _ARTICLES for word in self.words)

    @property
    def is_prose(self) -> bool:
        """True where the line reads as running text: a sentence of some length, or a long line with function words."""
        count = len(self.words)
        if self.ends_sentence and count >= 6:
            return self.function_share >= 0.1 or self.text[0] in "\"“'‘«"
        return count >= 24 and self.function_share >= 0.2


def split_lines(text: str) -> list[Line]:
    """The non-empty lines of the text in order; the rows of a hard-wrapped paragraph are one (mail, wires, old web pages)."""
    rows, at = [], 0
    for found in _BREAK.finditer(text):
        rows.append(_trim(text, at, found.start()))
        at = found.end()
    rows.append(_trim(text, at, len(text)))
    lines: list[Line] = []
    goes_on = False
    for (start, end), on in zip(rows, going_on(text, rows), strict=True):
        if start < end:
            start = lines.pop().start if goes_on else start
            lines.append(Line(start, end, without_breaks(text[start:end], breaks_of(text[start:end]))))
        goes_on = on
    return lines


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
