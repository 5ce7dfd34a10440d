"""In: a time expression beside a cue. Out: whether it tells when the words were said, not what they or others are of.

A parser hangs "on Wednesday" anywhere: on the meeting at which somebody spoke, the interview that was aired, the chart that was posted.
"""

from __future__ import annotations

from spacy.tokens import Token

from .attributions.clauses import dep, walk_up
from .attributions.drafts import Draft
from .occasion_words import OCCASION_NOUNS, WRITINGS

_PARTS_OF_DAY = frozenset(("morning", "afternoon", "evening", "night", "noon", "hours"))
_NOT_OF_SPEECH = frozenset(
    ("since", "until", "till", "after", "before", "by", "from", "ahead", "following", "between", "for", "through")
)
_PUBLISHED = frozenset(
    "broadcast aired published released issued posted recorded given made dated delivered carried printed sent".split()
)
_COMPARING = frozenset(("from", "than", "against", "versus"))
_THERE = frozenset(("at", "during"))
_CHANNELS = frozenset("channel account page feed profile website site blog".split())


def of_speech(token: Token, draft: Draft) -> bool:
    """Whether the date belongs to the speaking: not to a relative clause, an event noun, or a span ("since Monday")."""
    if any(child.lower_ in _NOT_OF_SPEECH for child in token.children if dep(child) in ("case", "mark")):
        return False
    if compared(token):
        return False
    at = token
    for head in walk_up(token):
        if at.i == draft.anchor:
            return True
        if head.lower_ in _PARTS_OF_DAY or head.lower_ == "dated":
            at = head
            continue
        if dep(at) == "nmod" and dep(head) in ("obl", "iobj", "obj") and _addressed(at, head, draft):
            at = head
            continue
        if dep(head) == "acl" and head.lower_ in _PUBLISHED:
            at = head  # "in an interview aired late on Wednesday", whatever the tagger makes of "aired"
            continue
        if dep(at) in ("nmod", "nmod:unmarked", "nmod:tmod") and _held_there(head, draft):
            at = head
            continue
        if (
            dep(at) in ("nmod:poss", "nmod", "compound", "nmod:unmarked", "nmod:tmod")
            and head.pos_
            in (
                "NOUN",
                "PROPN",
            )
            and head.lemma_.lower() not in OCCASION_NOUNS.keys() | WRITINGS
        ):
            return False
        if dep(at) == "acl" and at.lower_ in _PUBLISHED and head.lemma_.lower() in OCCASION_NOUNS.keys() | WRITINGS:
            at = head  # "in remarks broadcast by the radio late on Tuesday"
            continue
        if dep(at) == "acl:relcl" and at.lower_ in _PUBLISHED and any(a <= head.i < b for a, b in draft.source):
            at = head  # "according to a chart that the guard posted on Tuesday"
            continue
        if dep(at) in ("acl:relcl", "acl") and at.i != draft.anchor:
            return False
        at = head
    return True


def _held_there(noun: Token, draft: Draft) -> bool:
    """Whether the words were said where the noun tells: "at a meeting of the council on Wednesday", "in Selmar on Friday", "on its channel that evening"."""
    if noun.head.i != draft.anchor or not dep(noun).startswith("obl"):
        return False
    cases = {c.lower_ for c in noun.children if dep(c) == "case"}
    town = "in" in cases and noun.pos_ == "PROPN"
    return bool(cases & _THERE) or town or ("on" in cases and noun.lower_ in _CHANNELS)


def _addressed(at: Token, noun: Token, draft: Draft) -> bool:
    """Whether a parser hung the date on those to whom the words were said: "wrote to the ministry on March 3"."""
    case = {c.lower_ for c in at.children if dep(c) == "case"}
    told = any(c.lower_ == "to" for c in noun.children) or dep(noun) == "iobj" or noun.head.lemma_.lower() == "tell"
    return "on" in case and told and noun.head.i == draft.anchor


def modifies(token: Token, draft: Draft) -> bool:
    """Whether the date hangs on the cue itself, though words around it belong to the content: "denied the claim on Monday"."""
    return token.head.i == draft.anchor and dep(token).startswith("obl") and token.i > draft.anchor


def aside_of(token: Token) -> tuple[Token, int] | None:
    """The verb of the clause with "after" or "before" that the cue stands in, and the days "a day after" tells, else 0."""
    for verb in (token, *walk_up(token)):
        if dep(verb) != "advcl":
            continue
        mark = next((c for c in verb.children if dep(c) == "mark" and c.lower_ in ("after", "before")), None)
        if mark is None:
            continue
        day = mark.i > 1 and mark.nbor(-1).lower_ == "day" and mark.nbor(-2).lower_ in ("a", "one", "the")
        return verb, (-1 if mark.lower_ == "after" else 1) if day else 0
    return None


def compared(token: Token) -> bool:
    """Whether the date tells when a number was another one: "up from 19 a day earlier", "than the 300 of last year"."""
    doc, start = token.doc, token.sent.start
    before = doc[max(start, token.i - 4) : token.i]
    numbers = [t.i for t in before if t.pos_ == "NUM"]
    return bool(numbers) and any(t.lower_ in _COMPARING and t.i < numbers[-1] for t in before)
