"""In: the layout of a parsed article. Out: drafts for what is told without a clause of its own: "informed her of the loss".

Also what somebody learns of from another, confesses to, is accused of by nobody who is named, regards as something, or
holds another responsible for.
"""

from __future__ import annotations

from spacy.tokens import Token

from .boundaries import right_end
from .clauses import auxiliaries, children, dep, edges, is_negated, is_passive, noun_phrase, subject, trim
from .drafts import Draft, Range
from .layout import Layout
from .sources import can_speak

_INFORMING = frozenset(("inform", "notify", "apprise", "alert"))
_LEARNING = frozenset(("learn", "hear"))
_CONFESSING = frozenset(("confess", "admit"))
_REGARDING = frozenset(
    ("regard", "view", "see", "perceive", "describe", "brand", "label", "characterise", "characterize")
)
_CHARGED = {"accuse": "of", "blame": "for", "criticise": "for", "criticize": "for", "fault": "for"}
_LIABLE = frozenset(("responsible", "accountable", "liable"))
_MODAL = frozenset(("would", "could", "should", "might", "may", "must", "can", "will", "to", "if"))


def find_told_of(layout: Layout) -> list[Draft]:
    """One draft for each such verb; nothing denied, wished or threatened."""
    drafts: list[Draft] = []
    for sentence in layout.sentences:
        for verb in layout.tokens[slice(*sentence)]:
            if verb.pos_ != "VERB" or not layout.read(verb.i) or layout.quote_of[verb.i] >= 0 or _unreal(verb):
                continue
            lemma = verb.lemma_.lower()
            draft = None
            if lemma in _INFORMING:
                draft = _informed(layout, verb, sentence)
            elif lemma in _LEARNING:
                draft = _learned(layout, verb, sentence)
            elif lemma in _CONFESSING:
                draft = _confessed(layout, verb, sentence)
            elif lemma == "hold":
                draft = _held(layout, verb, sentence)
            elif lemma in _REGARDING:
                draft = _regarded(layout, verb, sentence)
            elif lemma in _CHARGED:
                draft = _charged(layout, verb, sentence)
            if draft is not None:
                drafts.append(draft)
    return drafts


def _unreal(verb: Token) -> bool:
    """Whether it was not done: "would inform", "to inform", "did not inform"."""
    return is_negated(verb) or any(c.lower_ in _MODAL and dep(c) in ("aux", "mark") for c in verb.lefts)


def _draft(layout: Layout, verb: Token, content: Range, source: Range, act: str) -> Draft | None:
    content = trim(layout.tokens, content)
    if content[0] >= content[1]:
        return None
    start = min([verb.i, *(a.i for a in auxiliaries(verb) if a.i == verb.i - 1)])
    return Draft(
        content=[content], cue=[(start, verb.i + 1)], source=[source], anchor=verb.i, act=act, score=0.75,
        rules=["told of"],
    )  # fmt: skip


def _speaker(verb: Token) -> Range | None:
    """The phrase of the verb's own subject, where it can speak and is no pronoun of the first or second person."""
    head = subject(verb)
    if head is None or head.i > verb.i or not can_speak(head) or head.lower_ in ("i", "we", "you"):
        return None
    return noun_phrase(head)


def _informed(layout: Layout, verb: Token, sentence: Range) -> Draft | None:
    """`agents had informed her of the loss`: the agents tell, the loss is told; of a passive phrases.py reads the agent."""
    told = children(verb, "obj", "iobj")
    if is_passive(verb) or not told:
        return None
    beside = (*verb.rights, *told[0].rights)
    what = next((c for c in beside if dep(c) in ("obl", "nmod") and c.left_edge.lower_ in ("of", "about")), None)
    source = _speaker(verb)
    if what is None or source is None:
        return None
    start = what.left_edge.i + 1
    end = right_end(layout, verb, start, what, (sentence[0], min(sentence[1], what.right_edge.i + 1)))
    return _draft(layout, verb, (start, end), source, "assert")


def _learned(layout: Layout, verb: Token, sentence: Range) -> Draft | None:
    """`she learned of the loss from customs agents`: the agents tell her, whatever the parse hangs them on."""
    doc = layout.tokens
    if verb.i + 3 >= sentence[1] or doc[verb.i + 1].lower_ not in ("of", "about"):
        return None
    for at in range(verb.i + 3, min(sentence[1] - 1, verb.i + 16)):
        if doc[at].text in (",", ";", ":") or (doc[at].pos_ == "VERB" and doc[at].tag_ != "VBN"):
            return None
        if doc[at].lower_ != "from":
            continue
        if layout.quote_of[at] >= 0:
            return None  # she learned of it "from the newspaper": whose words these are tells it
        head = next((t for t in doc[at + 1 : sentence[1]] if t.pos_ in ("NOUN", "PROPN", "PRON")), None)
        while head is not None and dep(head) in ("compound", "nmod:poss", "flat") and head.head.i > head.i:
            head = head.head
        if head is None or not can_speak(head) or head.i - at > 6:
            return None
        span = noun_phrase(head)
        return _draft(layout, verb, (verb.i + 2, at), (max(at + 1, span[0]), span[1]), "assert")
    return None


def _confessed(layout: Layout, verb: Token, sentence: Range) -> Draft | None:
    """`confessed to taking part in the theft`, `admitted to the theft`: what was done."""
    doc = layout.tokens
    if verb.i + 2 >= sentence[1] or doc[verb.i + 1].lower_ != "to":
        return None
    doing = doc[verb.i + 2]
    source = _speaker(verb)
    own = doing.tag_ == "VBG" and doing.head == verb
    if source is None or not own or (is_passive(verb) and dep(verb) != "conj"):
        return None
    end = right_end(layout, verb, doing.i, doing, (sentence[0], min(sentence[1], edges(doing)[1])))
    return _draft(layout, verb, (doing.i, end), source, "assert")


def _charged(layout: Layout, verb: Token, sentence: Range) -> Draft | None:
    """`has been accused of ties with smugglers`, `a network blamed for the raid`: the charge, which nobody is named for."""
    doc = layout.tokens
    if verb.tag_ != "VBN" or verb.i + 2 >= sentence[1] or doc[verb.i + 1].lower_ != _CHARGED[verb.lemma_.lower()]:
        return None
    agent = any(doc[i].lower_ == "by" and doc[i].head.head == verb for i in range(verb.i + 1, sentence[1]))
    active = any(dep(c) == "nsubj" and c.i < verb.i for c in verb.children) or any(
        dep(c) == "aux" and c.lower_ in ("have", "has", "had") for c in verb.lefts
    )
    if agent or (active and not is_passive(verb)):
        return None
    root = next((c for c in verb.rights if c.left_edge.i == verb.i + 1), None)
    end = right_end(layout, verb, verb.i + 2, root, sentence)
    draft = _draft(layout, verb, (verb.i + 2, end), (verb.i, verb.i), "blame")
    if draft is not None:
        draft.source = []
    return draft


def _held(layout: Layout, verb: Token, sentence: Range) -> Draft | None:
    """`held the harbour chief responsible for failing to send tugs`: who it is and what for."""
    liable = next((t for t in layout.tokens[verb.i + 2 : min(sentence[1], verb.i + 30)] if t.lower_ in _LIABLE), None)
    objects = children(verb, "obj")
    source = _speaker(verb)
    if liable is None or source is None or is_passive(verb) or liable.head not in (verb, *objects):
        return None
    if not objects or not verb.i < objects[0].i < liable.i:
        return None
    start = verb.i + 1
    end = right_end(layout, verb, start, liable, sentence)
    return _draft(layout, verb, (start, end), source, "blame")


def _regarded(layout: Layout, verb: Token, sentence: Range) -> Draft | None:
    """`is regarded by Osmar as a danger`: who regards it so, and as what."""
    doc = layout.tokens
    if not is_passive(verb) or verb.i + 4 >= sentence[1] or doc[verb.i + 1].lower_ != "by":
        return None
    agent = next((c for c in verb.rights if dep(c).startswith("obl") and c.left_edge.i == verb.i + 1), None)
    if agent is None or not can_speak(agent):
        return None
    link = next((i for i in range(agent.i + 1, min(sentence[1] - 2, agent.i + 5)) if doc[i].lower_ == "as"), None)
    if link is None:
        return None
    end = right_end(layout, verb, link + 1, None, sentence)
    comma = next((i for i in range(link + 1, end) if doc[i].text == "," and layout.quote_of[i] < 0), end)
    span = noun_phrase(agent)
    return _draft(layout, verb, (link + 1, comma), (max(span[0], verb.i + 2), min(span[1], link)), "conjecture")
