"""In: the layout of a parsed article. Out: drafts for what somebody could not check: "The Post was unable to verify that ..."."""

from __future__ import annotations

from spacy.tokens import Token

from .boundaries import right_end
from .clauses import children, dep, is_negated, is_passive, noun_phrase, trim
from .drafts import Draft
from .layout import Layout
from .sources import can_speak

_CHECKING = frozenset(("verify", "authenticate", "corroborate"))
_UNABLE = frozenset(("confirm", *_CHECKING))
_ABLE = frozenset(("able", "possible"))


def find_unverified(layout: Layout) -> list[Draft]:
    """One draft for each "could not verify" and "was unable to confirm" with who says so and what is not settled."""
    drafts = []
    for number, token in enumerate(layout.tokens):
        if token.lemma_.lower() in _UNABLE and token.pos_ == "VERB" and layout.read(number):
            draft = _draft(layout, token)
            if draft is not None:
                drafts.append(draft)
    return drafts


def _draft(layout: Layout, verb: Token) -> Draft | None:
    if is_passive(verb) or layout.quote_of[verb.i] >= 0:
        return None
    who = _unable(verb)
    if who is None or not ((can_speak(who) and who.pos_ in ("NOUN", "PROPN")) or who.lower_ in ("he", "she", "they")):
        return None
    things = [c for c in verb.rights if dep(c) in ("obj", "ccomp")]
    if not things:
        return None
    if dep(things[0]) == "obj" and not any(dep(t).startswith(("acl", "ccomp")) for t in things[0].subtree):
        return None  # "could not verify the figures": of which nothing is told
    first = things[0].left_edge.i
    content = trim(layout.tokens, (first, right_end(layout, verb, first, None, layout.sentence(verb.i))))
    if content[1] - content[0] < 2 or first - verb.i > 2:
        return None
    source = noun_phrase(who)
    bracket = source[1] < verb.i and layout.tokens[source[1]].text == ")"
    return Draft(
        content=[content], cue=[(verb.i, verb.i + 1)], source=[(source[0], source[1] + bracket)], anchor=verb.i, act="other", score=0.75,
        rules=["unverified"],
    )  # fmt: skip


def _unable(verb: Token) -> Token | None:
    """Who was not able to: of "was unable to verify", of "could not verify" too where the verb is no cue elsewhere."""
    state = verb.head
    if dep(verb) in ("xcomp", "advcl", "ccomp") and state.i < verb.i:
        unable = state.lower_ == "unable" or (state.lower_ in _ABLE and is_negated(state))
        return next((c for c in children(state, "nsubj") if c.i < state.i), None) if unable else None
    modal = any(c.lower_ in ("could", "can", "ca") for c in verb.lefts)
    if verb.lemma_.lower() in _CHECKING and modal and is_negated(verb):
        return next((c for c in children(verb, "nsubj") if c.i < verb.i), None)
    return None
