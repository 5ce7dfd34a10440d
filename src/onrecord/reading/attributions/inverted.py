"""In: the layout of a parsed article. Out: drafts for any verb right after a quotation: '"I just ran," sobbed the waitress.'"""

from __future__ import annotations

from spacy.tokens import Token

from .clauses import dep, noun_phrase, trim
from .drafts import Draft, Range
from .labels import datelined
from .layout import Layout, QuoteRange
from .lexicon import verbs
from .sources import can_speak

_STOPS = frozenset((",", "?", "!", "…"))


def find_inverted(layout: Layout) -> list[Draft]:
    """One draft for each quotation that a comma, "?" or "!" ends and that a verb outside the lexicon and its subject follow.

    Then for each quotation after `Name:` in running text, and before `– Name` at the end of a paragraph.
    """
    drafts: list[Draft] = []
    for quote in layout.quotes:
        if not layout.read(quote.start) or quote.outer - quote.inner < 2:
            continue
        draft = _verb_after(layout, quote) or _name_before(layout, quote) or _dash_after(layout, quote)
        if draft is not None:
            drafts.append(draft)
    return drafts


def _verb_after(layout: Layout, quote: QuoteRange) -> Draft | None:
    doc = layout.doc
    end = layout.paragraph(quote.start)[1]
    at = quote.end
    stopped = doc[quote.outer - 1].text in _STOPS
    if at < end and doc[at].text == ",":
        stopped, at = True, at + 1
    if not stopped or at + 1 >= end or layout.quote(at) is not None:
        return None
    limit = min(end, at + 8)
    verb = next((doc[i] for i in range(at, limit) if doc[i].pos_ == "VERB"), None)
    if verb is None or verb.lemma_.lower() in verbs() or verb.morph.get("VerbForm", []) != ["Fin"]:
        return None
    subjects = [c for c in verb.children if dep(c).startswith("nsubj") and at <= c.i < limit]
    if not subjects or not can_speak(subjects[0]) or any(dep(c) in ("obj", "ccomp", "xcomp") for c in verb.rights):
        return None
    if verb.i > at and subjects[0].i > verb.i:
        return None
    return _draft(layout, quote, (verb.i, verb.i + 1), noun_phrase(subjects[0]), verb.i, "inverted", 0.85)


def _name_before(layout: Layout, quote: QuoteRange) -> Draft | None:
    """`Tobin Ferr: "They send us forms."` at the start of a sentence."""
    doc = layout.doc
    colon = quote.start - 1
    if colon < 1 or doc[colon].text != ":":
        return None
    start = layout.sentence(colon)[0]
    words = doc[start:colon]
    handle = len(words) > 0 and words[0].text.startswith("@")
    if not 0 < len(words) <= 6 or not (handle or all(_nominal(t) for t in words)):
        return None
    if not handle and not (words[-1].pos_ == "PROPN" or can_speak(words[-1])):
        return None
    if datelined(layout, start, colon):
        return None
    return _draft(layout, quote, (colon, colon + 1), (start, colon), colon, "named before", 0.85)


def _nominal(token: Token) -> bool:
    return token.pos_ in ("PROPN", "NOUN", "ADJ", "DET", "X") or token.text in (",", ".", "'s", "’s")


def _dash_after(layout: Layout, quote: QuoteRange) -> Draft | None:
    """`"Nobody leaves" – Ada Brenn, festival director` that makes up its paragraph."""
    doc = layout.doc
    start, end = layout.paragraph(quote.start)
    if quote.start != start or quote.end + 1 >= end or doc[quote.end].text not in ("–", "—", "-", "--"):
        return None
    rest = doc[quote.end + 1 : end]
    if (
        len(rest) > 10
        or any(t.pos_ in ("VERB", "AUX") for t in rest)
        or (rest[0].pos_ != "PROPN" and not can_speak(rest[0]))
    ):
        return None
    return _draft(layout, quote, (quote.end, quote.end + 1), (quote.end + 1, end), quote.end, "named after", 0.85)


def _draft(layout: Layout, quote: QuoteRange, cue: Range, source: Range, anchor: int, rule: str, score: float) -> Draft:
    content = trim(layout.doc, (quote.inner, quote.outer))
    return Draft(
        content=[content], cue=[cue], source=[trim(layout.doc, source)], anchor=anchor, score=score, rules=[rule]
    )
