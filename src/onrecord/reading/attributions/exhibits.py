"""In: the layout of a parsed article. Out: drafts for what a picture, a recording or a log shows: "The footage shows a man".

Footage that is described is quoted like a witness: who took it, and that it shows this, is what a reader has to go by.
"""

from __future__ import annotations

from spacy.tokens import Token

from .boundaries import right_end
from .clauses import antecedent, children, finite, is_negated, is_passive, noun_phrase, trim
from .drafts import Draft, Range
from .layout import Layout

EXHIBITS = frozenset(
    "photo photograph picture image video footage clip recording screenshot tape log videotape still snapshot x-ray".split()
)
_SHOWING = frozenset(("show", "depict", "reveal"))
_SEEMING = frozenset(("appear", "seem"))
_CAPTIONED = frozenset(
    ("taken", "made", "provided", "handout", "file")
)  # "This photo made available by the firm shows"
_LEAST = 3  # words of what is shown: "shows him" tells nothing


def find_exhibits(layout: Layout) -> list[Draft]:
    """One draft for each finite "shows", "depicts" or "reveals" whose subject is a picture or a recording."""
    drafts = []
    for number, token in enumerate(layout.tokens):
        if token.lemma_.lower() in _SHOWING and token.pos_ == "VERB" and layout.read(number):
            draft = _draft(layout, token)
            if draft is not None:
                drafts.append(draft)
    return drafts


def _draft(layout: Layout, verb: Token) -> Draft | None:
    if layout.quote_of[verb.i] >= 0 or is_negated(verb) or is_passive(verb):
        return None
    main = verb.head if verb.head.lemma_.lower() in _SEEMING and verb.head.i < verb.i else verb
    sentence = layout.sentence(verb.i)
    if not finite(main) or is_negated(main) or any(c.tag_ == "MD" for c in main.children):
        return None
    if any(t.lower_ == "according" for t in layout.tokens[slice(*sentence)]):
        return None  # who found out what it shows is named
    who = next((c for c in children(main, "nsubj") if c.i < verb.i), None)
    if who is None:
        return None
    source = _exhibit(layout, who, verb)
    things = [c for c in children(verb, "obj", "ccomp") if c.i > verb.i]
    if source is None or not things:
        return None
    content = trim(layout.tokens, (verb.i + 1, right_end(layout, verb, verb.i + 1, None, sentence)))
    if content[1] - content[0] < _LEAST:
        return None
    return Draft(
        content=[content], cue=[(verb.i, verb.i + 1)], source=[source], anchor=verb.i, score=0.75, rules=["shown"]
    )


def _exhibit(layout: Layout, who: Token, verb: Token) -> Range | None:
    """The phrase that names the picture, with the participle that tells where it is from; None where the subject is none."""
    noun = antecedent(who)
    if noun.lower_ in ("it", "they"):
        return _before(layout, noun)
    if noun.lemma_.lower() not in EXHIBITS or noun.pos_ not in ("NOUN", "PROPN"):
        return None
    start, end = noun_phrase(noun)
    while start < noun.i and layout.tokens[start].pos_ == "ADP":
        start += 1
    caption = any(c.lower_ in ("this", "these") or c.lower_ in _CAPTIONED for c in noun.children)
    posted = next((c for c in children(noun, "acl") if c.i == end and not finite(c)), None)
    if posted is not None and posted.right_edge.i < verb.i:
        end = posted.right_edge.i + 1
    return None if caption else (start, end)


def _before(layout: Layout, pronoun: Token) -> Range | None:
    """The last picture or recording of which the sentence before, in this paragraph, tells: what "it shows" stands for."""
    number = layout.sentence_of[pronoun.i] - 1
    if number < 0:
        return None
    start, end = layout.sentences[number]
    if layout.paragraph_of[start] != layout.paragraph_of[pronoun.i]:
        return None
    noun = next((t for t in reversed(layout.tokens[start:end]) if _names_one(t)), None)
    if noun is None:
        return None
    first, last = noun_phrase(noun)
    while first < noun.i and layout.tokens[first].pos_ == "ADP":
        first += 1
    return first, last


def _names_one(token: Token) -> bool:
    """Whether the token names a picture or a recording."""
    return token.lemma_.lower() in EXHIBITS and token.pos_ == "NOUN"
