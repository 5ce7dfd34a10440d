"""In: the layout of a parsed article. Out: drafts for what a thing is called or seen as: "what it called a final warning".

Also for those who are said to do so in passing: "with Norda and its allies condemning the launch as a test".
"""

from __future__ import annotations

from spacy.tokens import Token

from .boundaries import right_end
from .clauses import children, dep, edges, trim
from .drafts import Draft, Range
from .layout import Layout
from .lexicon import verbs
from .sources import can_speak
from .verbs import head_of

_VIEWS = frozenset(("view", "account", "opinion", "telling", "estimate", "reckoning"))
_SEEN = frozenset(("seen", "viewed", "regarded", "perceived"))
_CALLED = frozenset(("call", "term", "dub", "label", "describe", "brand", "characterise", "characterize", "deem"))
_CLAIMED = frozenset(("claim", "say", "allege", "insist", "believe", "describe"))
_LONGEST = 8  # words between "what" and its verb


def find_naming(layout: Layout) -> list[Draft]:
    """One draft for each "what X called Y" and "what X claimed was Y": X says that the thing is Y."""
    drafts = []
    for number, token in enumerate(layout.tokens):
        draft = None
        if token.lower_ == "what" and layout.read(number):
            draft = _draft(layout, token)
        elif token.lower_ in _SEEN and layout.read(number):
            draft = _seen_as(layout, token)
        elif token.lower_ == "with" and layout.read(number):
            draft = _in_passing(layout, token)
        elif token.lower_ in _VIEWS and layout.read(number):
            draft = _in_view(layout, token)
        if draft is not None:
            drafts.append(draft)
    return drafts


def _seen_as(layout: Layout, verb: Token) -> Draft | None:
    """`is seen as part of the campaign`, `a move widely viewed as a threat`: nobody in particular thinks so, or "by X"."""
    start, end = layout.sentence(verb.i)
    if verb.i + 3 >= end or verb.nbor().lower_ != "as" or verb.i == start:
        return None
    before = verb.nbor(-1).lower_
    if before in ("have", "has", "had", "'ve", "having") or verb.pos_ not in ("VERB", "ADJ"):
        return None
    content = trim(layout.tokens, (verb.i + 2, right_end(layout, verb, verb.i + 2, None, (start, end))))
    comma = next((i for i in range(*content) if layout.tokens[i].text == "," and layout.quote_of[i] < 0), content[1])
    content = trim(layout.tokens, (content[0], comma))
    if content[1] - content[0] < 3 or layout.quote_of[verb.i] >= 0:
        return None
    return Draft(
        content=[content],
        cue=[(verb.i, verb.i + 1)],
        anchor=verb.i,
        act="conjecture",
        score=0.7,
        rules=["seen as"],
    )


def _in_view(layout: Layout, noun: Token) -> Draft | None:
    """`In Marn's view the sale was illegal`, `by his own account, he left at dawn`: the clause is what he says."""
    doc = layout.tokens
    start, end = layout.sentence(noun.i)
    link = next((i for i in range(noun.i - 1, max(start, noun.i - 7) - 1, -1) if doc[i].lower_ in ("in", "by")), None)
    if link is None or layout.quote_of[noun.i] >= 0 or noun.i + 3 >= end:
        return None
    owner = next((i for i in range(link + 1, noun.i) if doc[i].lower_ in ("'s", "’s", "his", "her", "their")), None)
    if owner is None or any(t.pos_ in ("VERB", "AUX", "ADP") for t in doc[link + 1 : noun.i]):
        return None
    possessive = doc[owner].lower_ in ("his", "her", "their")
    source = (link + 1, owner + possessive)
    if not possessive and not can_speak(head_of(layout, source)):
        return None
    if link == start or (link == start + 1 and doc[start].lower_ in ("but", "and")):
        content = trim(doc, (noun.i + 1, end))
    elif doc[link - 1].text == "," and noun.i + 2 >= end:
        content = trim(doc, (start, link))
    else:
        return None
    if content[1] - content[0] < 4 or not any(t.pos_ in ("VERB", "AUX") for t in doc[slice(*content)]):
        return None
    return Draft(
        content=[content], cue=[(noun.i, noun.i + 1)], source=[source], anchor=noun.i, score=0.75, rules=["in view"]
    )


def _in_passing(layout: Layout, link: Token) -> Draft | None:
    """`..., with Norda and other states condemning the launch as a test`: they say so."""
    doc = layout.tokens
    end = layout.sentence(link.i)[1]
    verb = next((t for t in doc[link.i + 2 : min(end, link.i + 12)] if t.pos_ in ("VERB", "AUX", "ADP", "SCONJ")), None)
    if verb is None or not verb.lower_.endswith("ing") or doc[link.i - 1].text != "," or layout.quote_of[link.i] >= 0:
        return None
    cues = [c for c in verbs().get(verb.lemma_.lower(), ()) if len(c.words) == 1 and c.attitude == "reporting"]
    source = (link.i + 1, verb.i)
    if not cues or doc[verb.i - 1].pos_ not in ("NOUN", "PROPN") or not can_speak(doc[verb.i - 1]):
        return None
    things = children(verb, "ccomp", "obj")
    if not things:
        return None
    first = things[0].left_edge.i
    content = trim(doc, (first, right_end(layout, verb, first, None, (link.i, end))))
    if content[1] - content[0] < 3 or first != verb.i + 1:
        return None
    return Draft(
        content=[content], cue=[(verb.i, verb.i + 1)], source=[source], anchor=verb.i, act=cues[0].act, score=0.7,
        rules=["absolute"],
    )  # fmt: skip


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
