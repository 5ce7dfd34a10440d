"""In: the layout of a parsed article. Out: drafts for what somebody calls a thing: "what it called a final warning"."""

from __future__ import annotations

from spacy.tokens import Token

from .clauses import dep, edges, trim
from .drafts import Draft, Range
from .layout import Layout
from .sources import can_speak
from .verbs import head_of

_CALLED = frozenset(("call", "term", "dub", "label", "describe", "brand", "characterise", "characterize", "deem"))
_CLAIMED = frozenset(("claim", "say", "allege", "insist", "believe", "describe"))
_LONGEST = 8  # words between "what" and its verb


def find_naming(layout: Layout) -> list[Draft]:
    """One draft for each "what X called Y" and "what X claimed was Y": X says that the thing is Y."""
    drafts = []
    for number, token in enumerate(layout.tokens):
        if token.lower_ == "what" and layout.read(number):
            draft = _draft(layout, token)
            if draft is not None:
                drafts.append(draft)
    return drafts


def _draft(layout: Layout, what: Token) -> Draft | None:
    doc = layout.tokens
    end = layout.sentence(what.i)[1]
    verb = next((t for t in doc[what.i + 1 : min(end, what.i + _LONGEST)] if t.pos_ in ("VERB", "AUX")), None)
    if verb is None or verb.i == what.i + 1 or layout.quote_of[what.i] != layout.quote_of[verb.i]:
        return None
    lemma = verb.lemma_.lower()
    source: Range = (what.i + 1, verb.i)
    if any(t.pos_ == "ADP" or t.is_punct for t in doc[slice(*source)]):
        return None
    head = head_of(layout, source)
    if not can_speak(head) and head.lower_ != "it":
        return None
    first = verb.i + 1
    if lemma == "describe" and first < end and doc[first].lower_ == "as":
        first += 1
    elif lemma in _CALLED and lemma != "describe":
        pass
    elif lemma in _CLAIMED:
        linked = [t.lower_ for t in doc[first : first + 2]]
        if linked[:1] in (["was"], ["is"], ["were"], ["are"]):
            first += 1
        elif linked == ["to", "be"]:
            first += 2
        else:
            return None
    else:
        return None
    named = [c for c in verb.rights if dep(c) in ("xcomp", "ccomp", "obj", "obl") and c.right_edge.i >= first]
    if not named or first >= end:
        return None
    stop = max(edges(c)[1] for c in named if c.left_edge.i <= first or c == named[0])
    quote = layout.quote(first)
    if quote is not None and quote.start == first:
        stop = quote.end
    if doc[first].pos_ not in ("DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM", "PUNCT", "VERB"):
        return None
    comma = next((i for i in range(first + 1, min(stop, end)) if doc[i].text == "," and layout.quote_of[i] < 0), end)
    content = trim(doc, (first, min(stop, comma, end)))
    if content[1] - content[0] < 2:
        return None
    act = "other" if lemma in _CALLED else "assert"
    return Draft(
        content=[content],
        cue=[(verb.i, verb.i + 1)],
        source=[source],
        anchor=verb.i,
        act=act,
        score=0.75,
        rules=["what is called"],
    )
