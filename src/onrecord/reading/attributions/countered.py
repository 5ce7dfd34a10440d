"""In: the layout of a parsed article. Out: drafts of denials told by a verb with its particle: "pushed back against a claim that".

Such verbs deny only where what they are done to is something said: a report is shot down, and so is a plane.
"""

from __future__ import annotations

from typing import Final

from spacy.tokens import Token

from .boundaries import right_end
from .clauses import edges, is_negated, is_passive, noun_phrase, subject, trim
from .drafts import Draft, Range
from .layout import Layout
from .lexicon import nouns
from .sources import can_speak

_WAYS: Final = (
    "push back against", "push back on", "push back at", "hit back at", "fire back at", "shoot down", "knock down", "slap down", "bat down",
    "bat away", "wave away", "wave off", "wave aside", "laugh off", "shrug off", "swat away", "call into question", "cast doubt on",
    "throw doubt on", "cast doubts on", "pour cold water on", "throw cold water on", "take issue with", "counter", "debunk", "discredit",
    "contradict",
)  # fmt: skip
_FIRST: Final = {way.split()[0] for way in _WAYS}
_SAID: Final = frozenset("story idea notion theory version account narrative".split())  # beside the nouns that report
_DAYS: Final = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_FAR = 10  # tokens from the verb within which stands what it is done to


def find_countered(layout: Layout) -> list[Draft]:
    """One draft for each such verb with a speaker for its subject and something said for its object."""
    drafts = []
    for sentence in layout.sentences:
        for verb in layout.tokens[slice(*sentence)]:
            if verb.pos_ == "VERB" and verb.lemma_.lower() in _FIRST and layout.read(verb.i):
                draft = _draft(layout, verb, sentence)
                if draft is not None:
                    drafts.append(draft)
    return drafts


def _draft(layout: Layout, verb: Token, sentence: Range) -> Draft | None:
    after = _after(layout, verb, sentence)
    speaker = subject(verb)
    if after is None or speaker is None or speaker.i > verb.i or not can_speak(speaker):
        return None
    if is_negated(verb) or is_passive(verb) or layout.quote_of[verb.i] >= 0:
        return None
    said = _said(layout, after, min(sentence[1], after + _FAR))
    if said is None:
        return None
    end = right_end(layout, verb, after, said, (sentence[0], min(sentence[1], edges(said)[1])))
    content = trim(layout.doc, (after, end))
    return Draft(
        content=[content], cue=[(verb.i, after)], source=[noun_phrase(speaker)], anchor=verb.i, act="deny", score=0.85,
        rules=["countered"],
    )  # fmt: skip


def _after(layout: Layout, verb: Token, sentence: Range) -> int | None:
    """The token after the verb and its particles, None where they are of no such way; an adverb or a day may stand between."""
    for way in _WAYS:
        words = way.split()
        if words[0] != verb.lemma_.lower():
            continue
        at, left = verb.i + 1, words[1:]
        while left and at < sentence[1]:
            token = layout.tokens[at]
            if token.lower_ == left[0]:
                left = left[1:]
            elif (
                token.pos_ != "ADV"
                and token.lower_ not in _DAYS
                and not (token.lower_ == "on" and at + 1 < sentence[1] and layout.tokens[at + 1].lower_ in _DAYS)
            ):
                break
            at += 1
        if not left and at < sentence[1]:
            return at
    return None


def _said(layout: Layout, start: int, stop: int) -> Token | None:
    """The noun of saying that the object begins with: "Vesk's claim", "a report by the union"."""
    for token in layout.tokens[start:stop]:
        lemma = token.lemma_.lower()
        if token.pos_ == "NOUN" and (lemma in nouns() or lemma in _SAID):
            return token
        if token.pos_ in ("VERB", "AUX", "PUNCT", "SCONJ", "ADP"):
            return None
    return None
