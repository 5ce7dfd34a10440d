"""A trigger and what is said around it in, its status out: happened, ongoing, denied, planned or hypothetical.

The status is that of the one who tells it: negation, modality, tense and aspect of the trigger's clause, then the word
that governs the clause ("refused to", "called for"), then the act of the attribution that holds it.
"""

from __future__ import annotations

from ..annotations import Attribution
from .status_nouns import noun_status
from .status_verbs import DENIED, HAPPENED, HYPOTHETICAL, ONGOING, PLANNED, is_of, verb_status
from .triggers import Trigger

__all__ = ["DENIED", "HAPPENED", "HYPOTHETICAL", "ONGOING", "PLANNED", "status_of"]

_WORDS = frozenset(
    ("ACCUSE", "REQUEST", "THREATEN", "REJECT")
)  # whoever denies an accusation does not deny that it was made
_SAID = frozenset((("REQUEST", "see"), ("THREATEN", "for")))  # "would like to see", "will answer for it": it is said
_ORDERED = frozenset(("order", "tell", "give", "ask"))


def status_of(trigger: Trigger, attribution: Attribution | None, dated: bool) -> str:
    """The status of the trigger; `dated` says that a past day of its clause belongs to it."""
    token = trigger.token
    durative = trigger.entry.durative
    if token.dep_ == "cop":  # "no soldier was in the town": negation, tense and mood stand beside the predicate
        return _told(verb_status(token.head, durative, dated, 0), trigger.entry.type, attribution)
    own = (
        verb_status(token, durative, dated, 0) if token.pos_ in ("VERB", "AUX") else noun_status(token, durative, dated)
    )
    if own in (PLANNED, HYPOTHETICAL) and (trigger.entry.type, trigger.entry.particle) in _SAID:
        own = HAPPENED
    if own == HYPOTHETICAL and trigger.entry.subject_class == "ENVOYS" and is_of(token.head, _ORDERED):
        own = PLANNED  # an envoy who is ordered to leave will leave
    return _told(own, trigger.entry.type, attribution)


def _told(own: str, type_: str, attribution: Attribution | None) -> str:
    """The status once the act by which it is told counts."""
    if attribution is None:
        return own
    deniable = own in (HAPPENED, ONGOING) and type_ not in _WORDS
    if attribution.act == "deny" and deniable and attribution.polarity != "negative":
        return DENIED
    wanted = own == PLANNED or (own == ONGOING and type_ not in ("ASSAULT", "COERCE"))
    if attribution.act in ("demand", "request") and wanted:
        return HYPOTHETICAL
    return own
