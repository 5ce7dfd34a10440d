"""In: the layout of a parsed article. Out: drafts of quotations that the line before them announces: "The yard put out a statement:".

The line ends in a colon and tells who gave out a writing; the quotation makes up the paragraph after it.
"""

from __future__ import annotations

from spacy.tokens import Token

from .clauses import dep, noun_phrase, trim
from .drafts import Draft, Range
from .layout import Layout
from .sources import can_speak

RULE = "announced"
_ISSUING = frozenset("release issue publish send post put write give make share offer have".split())
_ISSUED = frozenset(
    ("statement", "letter", "message", "note", "reply", "answer", "response", "post", "tweet", "apology")
)
_SHOWING = frozenset("read follow reproduce print publish see be".split())
_ADDRESSING = frozenset("address speak deliver give make".split())
_PARTS = frozenset("excerpts excerpt extracts extract text transcript remarks highlights".split())


def find_announced(layout: Layout) -> list[Draft]:
    """One draft for each such quotation; none where nobody issues a writing ("The mayor read the letter:")."""
    drafts: list[Draft] = []
    for number in range(1, len(layout.paragraphs)):
        before, here = layout.paragraphs[number - 1], layout.paragraphs[number]
        if before[0] >= before[1] or here[0] >= here[1] or not layout.read(here[0]) or not layout.read(before[0]):
            continue
        quote = layout.quote(here[0])
        if layout.tokens[before[1] - 1].text != ":" or quote is None or quote.start != here[0]:
            continue
        issued = _issued(layout, layout.sentence(before[1] - 1)) or _excerpts(layout, before)
        content = trim(layout.tokens, (quote.inner, quote.outer))
        if issued is None or content[1] - content[0] < 2:
            continue
        verb, source = issued
        cue = (verb.i, verb.i + 1)
        drafts.append(Draft(content=[content], cue=[cue], source=[source], anchor=verb.i, score=0.85, rules=[RULE]))
    return drafts


def _issued(layout: Layout, sentence: Range) -> tuple[Token, Range] | None:
    """The verb and the subject of "the yard issued a statement", the writing and its giver of "the full statement from the yard"."""
    for token in layout.tokens[slice(*sentence)]:
        if token.pos_ != "NOUN" or token.lemma_.lower() not in _ISSUED or layout.quote_of[token.i] >= 0:
            continue
        verb = token.head
        who = next((c for c in verb.children if dep(c) == "nsubj" and c.i < verb.i), None)
        if dep(token) == "obj" and verb.lemma_.lower() in _ISSUING and layout.quote_of[verb.i] < 0 and who is not None:
            return verb, noun_phrase(who)
        giver = _giver(layout, token, sentence)
        if giver is not None:
            return token, giver
    return None


def _giver(layout: Layout, writing: Token, sentence: Range) -> Range | None:
    """Who gave the writing of a sentence that tells nothing else: "Here is the statement by the yard:", "The yard's reply in full:"."""
    words = layout.tokens[slice(*sentence)]
    if any(t.pos_ == "VERB" and t.lemma_.lower() not in _SHOWING for t in words):
        return None
    for child in writing.children:
        named = dep(child) == "nmod" and any(c.lower_ in ("from", "by") for c in child.lefts)
        if (named or dep(child) == "nmod:poss") and can_speak(child) and child.pos_ in ("NOUN", "PROPN"):
            start, end = noun_phrase(child)
            start += layout.tokens[start].lower_ in ("from", "by")
            return start, end - (layout.tokens[end - 1].lower_ in ("'s", "’s", ":"))
    return None


def _excerpts(layout: Layout, line: Range) -> tuple[Token, Range] | None:
    """The verb and the subject of "The mayor addressed the council. Excerpts:"."""
    start, end = layout.sentence(line[1] - 1)
    words = [t for t in layout.tokens[start:end] if t.is_alpha]
    if start <= line[0] or not words or len(words) > 4 or words[-1].lower_ not in _PARTS:
        return None
    root = next((t for t in layout.tokens[slice(*layout.sentence(start - 1))] if dep(t) == "root"), None)
    if root is None or root.lemma_.lower() not in _ADDRESSING:
        return None
    who = next((c for c in root.children if dep(c) == "nsubj" and c.i < root.i), None)
    return (root, noun_phrase(who)) if who is not None and can_speak(who) else None
