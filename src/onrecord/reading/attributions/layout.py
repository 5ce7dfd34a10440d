"""In: a parsed Doc with its ArticleContext. Out: where each token stands: paragraph, sentence, quotation, kind of passage."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from spacy.tokens import Doc

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
    """Per-token facts of one article; every list is as long as the Doc."""

    doc: Doc
    text: str
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

    def quote(self, token: int) -> QuoteRange | None:
        """The quotation that holds the token (its marks included)."""
        number = self.quote_of[token]
        return self.quotes[number] if number >= 0 else None


def lay_out(doc: Doc) -> Layout:
    """The layout of a Doc; without passages all of it is body, without sentence starts a paragraph is a sentence."""
    size, text = len(doc), doc.text
    kinds = _kinds(doc)
    paragraph_of, paragraphs = _paragraphs(doc, text, kinds)
    sentence_of, sentences = _sentences(doc, paragraphs)
    ends = [token.idx + len(token.text) for token in doc]
    spans = [(doc[a].idx, ends[b - 1]) for a, b in paragraphs]
    starts = [token.idx for token in doc]
    quotes = tuple(_in_tokens(quote, starts, ends) for quote in find_quotes(text, spans)) if size else ()
    quote_of = [-1] * size
    for number, quote in enumerate(quotes):
        for token in range(quote.start, quote.end):
            quote_of[token] = number
    return Layout(doc, text, paragraphs, sentences, quotes, paragraph_of, sentence_of, tuple(quote_of), kinds)


def _kinds(doc: Doc) -> tuple[str, ...]:
    passages = sorted((p.start, p.end, p.kind) for p in doc._.article.passages)
    starts = [start for start, _, _ in passages]
    kinds = []
    for token in doc:
        number = bisect_right(starts, token.idx) - 1
        inside = number >= 0 and token.idx < passages[number][1]
        kinds.append(passages[number][2] if inside else "body")
    return tuple(kinds)


def _paragraphs(doc: Doc, text: str, kinds: tuple[str, ...]) -> tuple[tuple[int, ...], tuple[Range, ...]]:
    numbers: list[int] = []
    ranges: list[Range] = []
    start, broken = 0, False
    for token in doc:
        if token.i:
            before = doc[token.i - 1]
            gap = text[before.idx + len(before.text) : token.idx]
            broken = broken or "\n" in gap or ("\n" in before.text and before.is_space)
            broken = broken or kinds[token.i] != kinds[token.i - 1]
            if broken and not token.is_space:
                ranges.append((start, token.i))
                start, broken = token.i, False
        numbers.append(len(ranges))
    if len(doc):
        ranges.append((start, len(doc)))
    # A token belongs to the range that holds it: blank tokens go with the paragraph before them.
    return tuple(n for n, (a, b) in enumerate(ranges) for _ in range(a, b)), tuple(_trim(doc, r) for r in ranges)


def _trim(doc: Doc, span: Range) -> Range:
    start, end = span
    while end - 1 > start and doc[end - 1].is_space:
        end -= 1
    return start, end


def _sentences(doc: Doc, paragraphs: tuple[Range, ...]) -> tuple[tuple[int, ...], tuple[Range, ...]]:
    ranges: list[Range] = []
    numbers = [0] * len(doc)
    marked = doc.has_annotation("SENT_START")
    for number, (start, end) in enumerate(paragraphs):
        first = start
        for token in range(start + 1, end):
            if marked and doc[token].is_sent_start and not doc[token].is_space and not _closes(doc, token):
                ranges.append((first, token))
                first = token
        ranges.append((first, end))
        stop = paragraphs[number + 1][0] if number + 1 < len(paragraphs) else len(doc)
        for token in range(end, stop):
            numbers[token] = len(ranges) - 1
    for index, (start, end) in enumerate(ranges):
        for token in range(start, end):
            numbers[token] = index
    return tuple(numbers), tuple(_trim(doc, r) for r in ranges)


def _closes(doc: Doc, token: int) -> bool:
    """Whether a sentence start is none: a closing mark, or a small letter after one ('"Why?" he asked')."""
    before, text = doc[token - 1], doc[token].text
    return (text in MARKS and not before.whitespace_ and not before.is_space) or (
        before.text in MARKS and text[:1].islower()
    )


def _in_tokens(quote: Quote, starts: list[int], ends: list[int]) -> QuoteRange:
    def first(at: int) -> int:
        return bisect_right(ends, at)

    def stop(at: int) -> int:
        return bisect_right(starts, at - 1)

    start, end = first(quote.start), stop(quote.end)
    inner, outer = max(start, first(quote.inner)), min(end, stop(quote.outer))
    return QuoteRange(start, end, inner, max(inner, outer), quote.runs_on, quote.closed)
