"""In: the layout of a parsed article. Out: drafts of quotations that the line before them announces: "The yard put out a statement:".

The line ends in a colon and tells who gave out a writing; the quotation makes up the paragraph after it.
"""

from __future__ import annotations

from spacy.tokens import Token

from .clauses import dep, noun_phrase, trim
from .drafts import Draft, Range
from .layout import Layout

RULE = "announced"
_ISSUING = frozenset("release issue publish send post put write give make share offer have".split())
_ISSUED = frozenset(
    ("statement", "letter", "message", "note", "reply", "answer", "response", "post", "tweet", "apology")
)


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
        issued = _issued(layout, layout.sentence(before[1] - 1))
        content = trim(layout.tokens, (quote.inner, quote.outer))
        if issued is None or content[1] - content[0] < 2:
            continue
        verb, source = issued
        cue = (verb.i, verb.i + 1)
        drafts.append(Draft(content=[content], cue=[cue], source=[source], anchor=verb.i, score=0.85, rules=[RULE]))
    return drafts


def _issued(layout: Layout, sentence: Range) -> tuple[Token, Range] | None:
    """The verb and the subject of "the yard issued a statement": whoever does that can speak."""
    for token in layout.tokens[slice(*sentence)]:
        if token.pos_ != "NOUN" or token.lemma_.lower() not in _ISSUED or dep(token) != "obj":
            continue
        verb = token.head
        who = next((c for c in verb.children if dep(c) == "nsubj" and c.i < verb.i), None)
        if verb.lemma_.lower() in _ISSUING and layout.quote_of[verb.i] < 0 and who is not None:
            return verb, noun_phrase(who)
    return None
