"""A trigger and the places of its sentence in, the words and the place where it happened out.

A preposition leads to where something happened, and to much else: "a request from Sofia", "threats to U.S. troops", "called on
Dorland". Which ones tell of a place depends on what happened; on 47 annotated stories "from" and "to" were wrong two times in
three.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from spacy.tokens import Doc, Token

from ..annotations import Place
from .sufferers import stands_for_where
from .triggers import Trigger

_WHERE = frozenset(
    "in at near on outside inside over around off across into within from to towards toward throughout".split()
)
_TOWARDS = frozenset(("to", "towards", "toward", "into"))
_MOVING = frozenset(("MOBILIZE", "AID", "CONSULT", "COERCE", "ASSAULT", "RETREAT"))  # what goes somewhere
_SET_FREE = frozenset(("CONCEDE",))  # "released from the camp"
_ON = frozenset(("ASSAULT", "AID", "SANCTION", "COERCE", "PROTEST"))
_WORDS = frozenset(("REJECT", "REQUEST", "ACCUSE"))  # said somewhere, of something elsewhere
_MODIFIES = ("amod", "compound", "nmod:poss")
_GROUNDS = frozenset(
    "province region district area city town village hamlet suburb quarter governorate county state territory border frontier "
    "airport airfield airbase port harbour harbor base camp market square street valley river lake island peninsula coast "
    "outskirts countryside desert mountain hospital school mosque church prison".split()
)
_ADJECTIVAL = ("ian", "ean", "ish", "ese")
_WIDE = frozenset(("country", "region"))
_TOO_FAR = 14.0
_CLOSE = 1.0
_NARROWER = 1.0  # how much farther a town may stand than the land that it lies in
_VOICES = 20.0  # what somebody else says is elsewhere


def where(
    doc: Doc, trigger: Trigger, places: Sequence[Place], shares_voice: Callable[[int], bool]
) -> tuple[str, Place] | None:
    """The nearest place of the sentence to which a preposition of place leads, a town before its land; None for none."""
    token, type_ = trigger.token, trigger.entry.type
    first, last = token.sent.start_char, token.sent.end_char
    found: list[tuple[float, int, Place]] = []
    for place in places:
        span = doc.char_span(place.start, place.end, alignment_mode="expand") if first <= place.start < last else None
        if span is None:
            continue
        node, preposition = _led(span.root, doc[span.start - 1] if span.start else None, token)
        if preposition is None:
            continue
        cost = _CLOSE if _purpose(node, token) else _reach(node, token)
        cost += 0.0 if shares_voice(place.start) else _VOICES
        if cost < _TOO_FAR and _tells_where(preposition, type_, cost):
            found.append((cost, place.start, place))
    if not found:
        return None
    best = min(found, key=lambda each: each[:2])
    if best[2].precision in _WIDE:
        towns = [each for each in found if each[2].precision not in _WIDE and each[0] <= best[0] + _NARROWER]
        best = min(towns, key=lambda each: each[:2], default=best)
    place = best[2]
    return doc.text[place.start : place.end], place


def _led(root: Token, before: Token | None, trigger: Token) -> tuple[Token, str | None]:
    """The head of the phrase in which a place stands, and the preposition that leads to it; None where none does."""
    own = _case(root)
    if own in _WHERE:
        return root, own
    if root.dep_ in _MODIFIES:
        named = any(c.dep_ == "nmod" and _case(c) == "of" for c in root.head.children)  # "the Dorish port of Selm"
        ground = root.head.lemma_.lower() in _GROUNDS and not named and not root.lower_.endswith(_ADJECTIVAL)
        case = _case(root.head)
        if root.dep_ == "compound" and root.head.i == trigger.i:
            return root, "at" if stands_for_where(root) else None  # "the Tarn blast"
        return (root.head, case) if ground and case in _WHERE else (root, None)
    if own == "of" and root.head.lemma_.lower() in _GROUNDS:
        case = _case(root.head)
        suffers = root.head.head.i == trigger.i and root.head.dep_ in ("obj", "nsubj:pass")
        return root.head, case if case in _WHERE else "at" if suffers else None  # "bombed the market of Tarn"
    return root, before.lower_ if own is None and before is not None and before.lower_ in _WHERE else None


def _case(token: Token) -> str | None:
    return next((c.lower_ for c in token.children if c.dep_ == "case"), None)


def _tells_where(preposition: str, type_: str, cost: float) -> bool:
    """Whether the preposition leads to where an event of this type happened, and not to a party or a topic."""
    if preposition == "from":
        return type_ in _SET_FREE
    if preposition in _TOWARDS:
        return type_ in _MOVING and (type_ != "ASSAULT" or cost <= _CLOSE)
    if type_ in _WORDS:
        return preposition != "on" and cost < _CLOSE
    return preposition != "on" or type_ in _ON


def _purpose(node: Token, token: Token) -> bool:
    """True of where somebody goes to do it: "went to Tarn to fight"."""
    return token.dep_ in ("advcl", "xcomp", "acl") and node.head.i == token.head.i and node.i < token.i


def _reach(root: Token, token: Token) -> float:
    """How far a place stands from a trigger: 0 on it or its verb, else by words; too far in another's clause."""
    governors = {token.i, *((token.head.i,) if token.pos_ != "VERB" or token.dep_ in ("xcomp", "conj") else ())}
    above = root
    for steps in range(4):
        if above.head.i in governors:
            return float(steps)
        if above.head.i == above.i or above.pos_ in ("VERB", "AUX"):
            break
        above = above.head
    crossed = sum(t.pos_ == "VERB" for t in token.doc[min(root.i, token.i) + 1 : max(root.i, token.i)])
    return 4.0 + abs(root.i - token.i) / 4 + 10.0 * crossed
