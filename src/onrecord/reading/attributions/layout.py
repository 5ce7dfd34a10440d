"""In: a parsed Doc with its ArticleContext. Out: where each token stands: paragraph, sentence, quotation, kind of passage."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from ..language.tokens import is_note
from .quotes import DOUBLE, Quote, find_quotes

MARKS = frozenset((*DOUBLE, "''", "``"))

UNREAD = frozenset(("furniture", "caption", "byline", "dateline"))
Range = tuple[int, int]


@dataclass(frozen=True)
class QuoteRange:
    """A quotation in tokens: [start, end) with its marks, [inner, outer) without."""

    start: int
    end: int
    inner: int
    outer: int
    runs_on: bool
    closed: bool


@dataclass(frozen=True)
class Layout:
    """Per-token facts of one article; every list is as long as the Doc.

    `tokens` are those of the Doc, made once: spaCy makes a new Token for each look at one. `starts` and `ends` are code points.
    """

    doc: Doc
    text: str
    tokens: tuple[Token, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    paragraphs: tuple[Range, ...]
    sentences: tuple[Range, ...]
    quotes: tuple[QuoteRange, ...]
    paragraph_of: tuple[int, ...]
    sentence_of: tuple[int, ...]
    quote_of: tuple[int, ...]
    kinds: tuple[str, ...]

    def read(self, token: int) -> bool:
        """Whether the token is article text (no furniture, caption, byline or dateline)."""
        return self.kinds[token] not in UNREAD

    def sentence(self, token: int) -> Range:
        """The sentence that holds the token, within its paragraph."""
        return self.sentences[self.sentence_of[token]]

    def paragraph(self, token: int) -> Range:
        """The paragraph that holds the token."""
        return self.paragraphs[self.paragraph_of[token]]

    def quoted(self, tokens: set[int]) -> bool:
        """Whether at least half of the tokens stand in quotation marks."""
        return 2 * sum(self.quote_of[i] >= 0 for i in tokens) >= len(tokens)

    def voicing(self, spans: Sequence[Range]) -> float | None:
        """How likely one of the tokens opens a cue of speech, as the language model has it; None where no model read the text."""
        shares = self.doc._.voicing
        return max((shares[i] for a, b in spans for i in range(a, b)), default=None) if shares else None

    def at(self, char: int) -> int:
        """The token that holds a code point, else the next one."""
        return bisect_right(self.ends, char)

    def quote(self, token: int) -> QuoteRange | None:
        """The quotation that holds the token (its marks included); none holds the place behind the last."""
        number = self.quote_of[token] if token < len(self.quote_of) else -1
        return self.quotes[number] if number >= 0 else None


def lay_out(doc: Doc) -> Layout:
    """The layout of a Doc; without passages all of it is body, without sentence starts a paragraph is a sentence."""
    text, tokens = doc.text, tuple(doc)
    starts = tuple(token.idx for token in tokens)
    ends = tuple(start + len(token) for start, token in zip(starts, tokens, strict=True))
    blank = [token.is_space or is_note(token) for token in tokens]
    kinds = _kinds(doc, starts)
    paragraph_of, paragraphs = _paragraphs(text, starts, ends, blank, kinds)
    sentence_of, sentences = _sentences(tokens, blank, paragraphs, doc.has_annotation("SENT_START"))
    spans = [(starts[a], ends[b - 1]) for a, b in paragraphs]
    quotes = tuple(_in_tokens(quote, starts, ends) for quote in find_quotes(text, spans)) if tokens else ()
    quote_of = [-1] * len(tokens)
    for number, quote in enumerate(quotes):
        for at in range(quote.start, quote.end):
            quote_of[at] = number
    return Layout(
        doc,
        text,
        tokens,
        starts,
        ends,
        paragraphs,
        sentences,
        quotes,
        paragraph_of,
        sentence_of,
        tuple(quote_of),
        kinds,
    )


def _kinds(doc: Doc, starts: Sequence[int]) -> tuple[str, ...]:
    passages = sorted((p.start, p.end, p.kind) for p in doc._.article.passages)
    firsts = [start for start, _, _ in passages]
    kinds = []
    for at in starts:
        number = bisect_right(firsts, at) - 1
        inside = number >= 0 and at < passages[number][1]
        kinds.append(passages[number][2] if inside else "body")
    return tuple(kinds)


def _paragraphs(
    text: str, starts: Sequence[int], ends: Sequence[int], blank: Sequence[bool], kinds: Sequence[str]
) -> tuple[tuple[int, ...], tuple[Range, ...]]:
    """The number of each token's paragraph, and the paragraphs: parted by line breaks and where the kind of passage changes."""
    ranges: list[Range] = []
    start, broken = 0, False
    for at in range(1, len(starts)):
        broken = broken or (ends[at - 1] != starts[at] and "\n" in text[ends[at - 1] : starts[at]])
        broken = broken or (blank[at - 1] and "\n" in text[starts[at - 1] : ends[at - 1]])
        broken = broken or kinds[at] != kinds[at - 1]
        if broken and not blank[at]:
            ranges.append((start, at))
            start, broken = at, False
    if starts:
        ranges.append((start, len(starts)))
    # A token belongs to the range that holds it: blank tokens go with the paragraph before them.
    return tuple(n for n, (a, b) in enumerate(ranges) for _ in range(a, b)), tuple(_trim(blank, r) for r in ranges)


def _trim(blank: Sequence[bool], span: Range) -> Range:
    start, end = span
    while end - 1 > start and blank[end - 1]:
        end -= 1
    return start, end


def _sentences(
    tokens: Sequence[Token], blank: Sequence[bool], paragraphs: Sequence[Range], marked: bool
) -> tuple[tuple[int, ...], tuple[Range, ...]]:
    ranges: list[Range] = []
    numbers = [0] * len(tokens)
    for number, (start, end) in enumerate(paragraphs):
        first = start
        for at in range(start + 1, end):
            if marked and tokens[at].is_sent_start and not blank[at] and not _closes(tokens, at):
                ranges.append((first, at))
                first = at
        ranges.append((first, end))
        stop = paragraphs[number + 1][0] if number + 1 < len(paragraphs) else len(tokens)
        for at in range(end, stop):
            numbers[at] = len(ranges) - 1
    for index, (start, end) in enumerate(ranges):
        for at in range(start, end):
            numbers[at] = index
    return tuple(numbers), tuple(_trim(blank, r) for r in ranges)


def _closes(tokens: Sequence[Token], at: int) -> bool:
    """Whether a sentence start is none: after a comma, a closing mark, or a small letter after one ('"Why?" he asked')."""
    before, text = tokens[at - 1], tokens[at].text
    if before.text == "," or (before.text in MARKS and at > 1 and tokens[at - 2].text == ","):
        return True
    return (text in MARKS and not before.whitespace_ and not before.is_space) or (
        before.text in MARKS and text[:1].islower()
    )


def _in_tokens(quote: Quote, starts: Sequence[int], ends: Sequence[int]) -> QuoteRange:
    def first(at: int) -> int:
        return bisect_right(ends, at)

    def stop(at: int) -> int:
        return bisect_right(starts, at - 1)

    start, end = first(quote.start), stop(quote.end)
    inner, outer = max(start, first(quote.inner)), min(end, stop(quote.outer))
    return QuoteRange(start, end, inner, max(inner, outer), quote.runs_on, quote.closed)
