"""In: the layout of a parsed article. Out: drafts of quotations for which a phrase tells whose view they are: `For Ada Brenn, "..."`."""

from __future__ import annotations

from typing import Final

from .clauses import dep, finite, trim
from .drafts import Draft, Range
from .layout import Layout, QuoteRange
from .sources import kind, mention_type
from .unnamed import ORGANISATIONS

RULE: Final = "view of"
_PEOPLE: Final = frozenset(("official", "military", "expert", "witness", "medical", "person", "police"))
_FARTHEST: Final = 24  # tokens from "For" to the quotation


def find_views(layout: Layout) -> list[Draft]:
    """One draft for each quotation that ends its sentence, is a clause and stands right behind "For somebody,"."""
    drafts = []
    for quote in layout.quotes:
        if not layout.read(quote.start) or layout.kinds[quote.start] != "body" or not clause_quoted(layout, quote):
            continue
        held = introduced(layout, quote)
        if held is None or not _is_somebody(layout, held):
            continue
        content = trim(layout.tokens, (quote.inner, quote.outer))
        at = held[0] - 1
        drafts.append(
            Draft(content=[content], cue=[(at, at + 1)], source=[held], anchor=at, score=0.85, rules=[RULE])
        )  # fmt: skip
    return drafts


def introduced(layout: Layout, quote: QuoteRange) -> Range | None:
    """The phrase between "For" and the comma before a quotation that ends their sentence; None where it is no such sentence."""
    start, end = layout.sentence(quote.start)
    tokens = layout.tokens
    if tokens[start].lower_ != "for" or not start + 2 < quote.start <= start + _FARTHEST:
        return None
    if tokens[quote.start - 1].text != "," or any(t.is_alpha for t in tokens[quote.end : max(end, quote.end)]):
        return None
    between = tokens[start + 1 : quote.start - 1]
    if any(finite(t) and not dep(t).startswith("acl") for t in between):
        return None
    return trim(tokens, (start + 1, quote.start - 1))


def clause_quoted(layout: Layout, quote: QuoteRange) -> bool:
    """Whether the words in the marks are a clause: their top is a verb or has a subject, and is not "who" or "that" to a noun."""
    for token in layout.tokens[quote.inner : quote.outer]:
        if quote.inner <= token.head.i < quote.outer and token.head.i != token.i:
            continue
        if token.pos_ in ("VERB", "AUX") or any(dep(c).startswith(("nsubj", "cop")) for c in token.children):
            return True
    return False


def _is_somebody(layout: Layout, span: Range) -> bool:
    """Whether the phrase names a person or describes people, whatever stands behind a comma."""
    stop = next((i for i in range(*span) if layout.tokens[i].text == ","), span[1])
    words = layout.tokens[span[0] : stop]
    if not words:
        return False
    if any(mention_type(layout.doc, t.i) == "PER" and t.pos_ == "PROPN" for t in words[-1:]):
        return True
    nouns = [t for t in words if t.pos_ == "NOUN"]
    head = nouns[0] if nouns else None
    return head is not None and kind(head) in _PEOPLE and head.lemma_.lower() not in ORGANISATIONS
