"""In: a place in a sentence. Out: the run of nominal words from there on, in which a medium may be named."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from ..attributions.layout import Layout
from .joining import hyphenated, links_name

Range = tuple[int, int]


def after_blanks(layout: Layout, at: int, end: int) -> int:
    """The next token that is no blank (a no-break space is a token of its own)."""
    at += 1
    while at < end and layout.tokens[at].is_space:
        at += 1
    return at


def nominal(token: Token) -> bool:
    """Whether the word may stand in a noun phrase."""
    return token.pos_ in ("DET", "ADJ", "NOUN", "PROPN", "NUM", "X") and not token.is_punct


def run(layout: Layout, start: int, end: int, content: set[int]) -> Range:
    """The nominal words from `start` on, with "service of Radio Ebb" as one phrase."""
    at = start
    doc = layout.doc
    while at < end and at not in content and at - start < 9:
        token = doc[at]
        inner = at > start and token.lower_ in ("'s", "’s", "of") and at + 1 < end and nominal(doc[at + 1])
        inner = inner or (at > start and (hyphenated(doc, at) or (token.lower_ != "of" and links_name(doc, at, end))))
        inner = inner or (at > start and possessed(doc, at, end))
        inner = inner or (at > start + 1 and token.lower_ == "based" and hyphenated(doc, at - 1))
        if not nominal(token) and not inner and not token.is_space:
            break
        if at > start and token.pos_ == "DET" and doc[at - 1].pos_ in ("NOUN", "PROPN") and token.text.islower():
            break  # "in an editorial the Coast Post": another noun phrase begins
        at += 1
    return start, at


def possessed(doc: Doc, at: int, end: int) -> bool:
    """Whether a bare mark of possession stands inside a name: the one of "Selmar Magistrates' Court"."""
    return doc[at].text in ("'", "’") and at + 1 < end and doc[at].tag_ == "POS" and doc[at + 1].text[:1].isupper()
