"""In: the layout of a parsed article. Out: drafts for figures that somebody gives without a word of saying.

"Monitors have counted 63 violations", "the mission raised its count to 19", "the institute gives a magnitude of 6.4", "he put
the number of servicemen in the country at 1,200": the source vouches for the number as one who states it does.
"""

from __future__ import annotations

from typing import Final

from spacy.tokens import Token

from .boundaries import right_end
from .clauses import auxiliaries, children, dep, finite, is_negated, is_passive, noun_phrase, subject, trim
from .drafts import Draft, Range
from .layout import Layout
from .sources import can_speak

_RAISING: Final = frozenset("raise revise lower increase update cut reduce".split())
_NUMBERS: Final = frozenset(
    "toll number count figure estimate total tally quantity price amount magnitude loss cost sum rate".split()
)
_ROUND: Final = frozenset(
    "about around at least more than nearly almost over some up to close between no most only just under fewer less roughly an estimated "
    "\" “ ' ‘".split()
)
_FAR: Final = 6  # tokens from "at" to the number


def find_figures_given(layout: Layout) -> list[Draft]:
    """One draft for each such verb with somebody who can speak for its subject, outside quotations."""
    drafts = []
    for sentence in layout.sentences:
        for verb in layout.tokens[slice(*sentence)]:
            if verb.pos_ == "VERB" and layout.read(verb.i) and layout.quote_of[verb.i] < 0:
                content = _content(layout, verb, sentence)
                draft = _draft(layout, verb, content) if content is not None else None
                if draft is not None:
                    drafts.append(draft)
    return drafts


def _draft(layout: Layout, verb: Token, content: Range) -> Draft | None:
    who = subject(verb)
    if who is None or who.i > verb.i or not (can_speak(who) or who.lower_ == "it") or who.lower_ in ("i", "we", "you"):
        return None
    if (
        is_negated(verb)
        or is_passive(verb)
        or any(t.tag_ == "MD" for t in auxiliaries(verb))
        or content[1] - content[0] < 2
    ):
        return None
    source = noun_phrase(who)
    return Draft(
        content=[content], cue=[(verb.i, verb.i + 1)], source=[source], anchor=verb.i, score=0.8, rules=["figure given"]
    )  # fmt: skip


def _content(layout: Layout, verb: Token, sentence: Range) -> Range | None:
    """From what is counted to the end of its figure; None where no number is given."""
    objects = [c for c in children(verb, "obj") if c.i > verb.i]
    if not objects or verb.morph.get("VerbForm", []) not in (["Fin"], ["Part"]) or dep(verb) in ("acl", "amod"):
        return None
    thing, lemma = objects[0], verb.lemma_.lower()
    start = thing.left_edge.i
    if lemma == "count" and any(c.like_num for c in thing.lefts) and thing.pos_ == "NOUN":
        told = dep(verb) == "root" and all(c.pos_ in ("NOUN", "PROPN") for c in children(verb, "nsubj"))
        return _to_end(layout, verb, start, sentence) if told else None  # not what somebody says that he counted
    linked = {"give": ("as", "of"), "put": ("at",)}.get(lemma, ("to",) if lemma in _RAISING else ())
    if not linked or (lemma != "put" and thing.lemma_.lower() not in _NUMBERS):
        return None
    for link in range(thing.i + 1, min(sentence[1] - 1, thing.i + 12)):
        if layout.tokens[link].lower_ in linked and _number(layout, link + 1, sentence[1]):
            return _to_end(layout, verb, start, sentence)
        if layout.tokens[link].pos_ == "VERB":
            return None
    return None


def _number(layout: Layout, at: int, end: int) -> bool:
    """Whether a number that is no date or hour stands there, whatever words make it round."""
    for token in layout.tokens[at : min(end, at + _FAR)]:
        if token.like_num or token.pos_ == "NUM":
            return not any(t.start <= token.idx < t.end for t in layout.doc._.times)
        if token.lower_ not in _ROUND and not token.is_punct:
            return False
    return False


def _to_end(layout: Layout, verb: Token, start: int, sentence: Range) -> Range:
    end = right_end(layout, verb, start, None, sentence)
    comma = next((i for i in range(start, end) if layout.tokens[i].text == "," and _clause_behind(layout, i, end)), end)
    return trim(layout.tokens, (start, comma))


def _clause_behind(layout: Layout, comma: int, end: int) -> bool:
    """Whether a clause with a subject of its own follows: "a magnitude of 6.4, foreign stations say 6.8"."""
    verb = next((t for t in layout.tokens[comma + 1 : end] if finite(t)), None)
    joined = layout.tokens[comma + 1].dep_ in ("mark", "case") if comma + 1 < end else True
    return (
        verb is not None and not joined and any(dep(t).startswith("nsubj") for t in layout.tokens[comma + 1 : verb.i])
    )
