"""In: a verb of charging, thanking or praising. Out: what for: the words behind "of" or "for" ("accused the port of having lied").

The object is who is charged, not what is said, and may have an "of" of its own ("accused the governor of Asten of lying").
"""

from __future__ import annotations

from spacy.tokens import Token

from .boundaries import right_end
from .clauses import dep, edges, finite, trim
from .drafts import Range
from .layout import Layout

CHARGING = frozenset(
    ("accuse", "thank", "praise", "criticise", "criticize", "condemn", "rebuke", "congratulate", "suspect")
)
_OF = frozenset(("accuse", "suspect"))


def charge(layout: Layout, verb: Token, sentence: Range) -> Range | None:
    """The range of what somebody is charged with or thanked for; None where the sentence does not say."""
    lemma = verb.lemma_.lower()
    if lemma not in CHARGING:
        return None
    for at in range(verb.i + 1, sentence[1] - 1 if lemma in _OF else 0):
        token = layout.tokens[at]
        if (
            layout.quote_of[at] >= 0
            or token.text in (";", ":")
            or (token.text == "," and _parted(layout, at, sentence))
        ):
            break
        if token.lower_ == "of" and _doing(layout, at + 1):
            root = next((t for t in layout.tokens[at + 1 : at + 5] if t.tag_ == "VBG"), None)
            if root is not None and root.pos_ == "AUX":
                root = root.head
            end = _end(layout, verb, at + 1, root, sentence)
            return trim(layout.tokens, (at + 1, end))
    hung = next(
        (c for c in verb.rights if dep(c) in ("obl", "advcl", "xcomp") and c.left_edge.lower_ in ("of", "for", "over")),
        None,
    )
    if hung is None:
        return None
    start, stop = edges(hung)
    return trim(
        layout.tokens, (start + 1, right_end(layout, verb, start + 1, hung, (sentence[0], min(sentence[1], stop))))
    )


def _parted(layout: Layout, at: int, sentence: Range) -> bool:
    """Whether a comma ends the clause of the verb: another clause or a participle follows, no apposition that closes again."""
    return not any(t.text == "," for t in layout.tokens[at + 1 : min(sentence[1], at + 7)])


def _doing(layout: Layout, at: int) -> bool:
    """Whether an "-ing" form stands at the place, past adverbs, "not" and an opening mark."""
    for token in layout.tokens[at : at + 4]:
        if token.tag_ == "VBG" or (token.lower_.endswith("ing") and token.pos_ in ("VERB", "AUX")):
            return True
        if token.pos_ not in ("ADV", "PART", "PUNCT"):
            return False
    return False


def _end(layout: Layout, verb: Token, start: int, root: Token | None, sentence: Range) -> int:
    """The end of the charge: that of its clause, and of what a quotation in it goes on with after a comma."""
    end = right_end(layout, verb, start, root, sentence)
    for at in range(start + 2, end - 1):
        # "accused them of lying and has left": what the accuser did next.
        if layout.tokens[at].lower_ in ("and", "but") and layout.quote_of[at] < 0 and finite(layout.tokens[at + 1]):
            return at
    quote = layout.quote(end) if end < sentence[1] else None
    if quote is not None and quote.start == end:
        end = min(sentence[1], max(quote.end, end))
    return end
