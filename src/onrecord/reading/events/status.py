"""A trigger and what is said around it in, its status out: happened, ongoing, denied, planned or hypothetical.

The status is that of the one who tells it: negation, modality, tense and aspect of the trigger's clause, then the word
that governs the clause ("refused to", "called for"), then the act of the attribution that holds it. Where the trigger
itself shows nothing of that, a learnt model may know better (`status_learnt`).
"""

from __future__ import annotations

from spacy.tokens import Token

from ..annotations import Attribution
from .status_learnt import weighed
from .status_nouns import noun_status
from .status_verbs import DENIED, HAPPENED, HYPOTHETICAL, ONGOING, PLANNED, is_of, verb_status
from .triggers import Trigger

__all__ = ["DENIED", "HAPPENED", "HYPOTHETICAL", "ONGOING", "PLANNED", "ruled_status", "status_of"]

_WORDS = frozenset(
    ("ACCUSE", "REQUEST", "THREATEN", "REJECT")
)  # whoever denies an accusation does not deny that it was made
_SAID = frozenset((("REQUEST", "see"), ("THREATEN", "for")))  # "would like to see", "will answer for it": it is said
_DEEDS = frozenset(("AID", "ASSAULT", "MOBILIZE", "COERCE"))
_SELF = frozenset(("it", "he", "she", "they", "we"))
_OWN = frozenset(("its", "his", "her", "their", "our"))
_CONDITIONS = frozenset(("if", "unless", "should", "were", "provided", "otherwise", "whether"))
_DECIDED = frozenset(("order", "rule", "decree"))
_PLAIN = frozenset("say tell add write state note stress insist report explain declare announce".split())
_NEGATIONS = frozenset("no not n't n’t never none nothing nobody neither nor without".split())
_ORDERED = frozenset(("order", "tell", "give", "ask"))


def status_of(trigger: Trigger, attribution: Attribution | None, dated: bool) -> str:
    """The status of the trigger; `dated` says that a past day of its clause belongs to it."""
    return weighed(trigger, attribution, dated, ruled_status(trigger, attribution, dated))


def ruled_status(trigger: Trigger, attribution: Attribution | None, dated: bool) -> str:
    """The status of the trigger by the rules alone; `dated` as in `status_of`."""
    token = trigger.token
    durative = trigger.entry.durative
    if token.dep_ == "cop":  # "no soldier was in the town": negation, tense and mood stand beside the predicate
        return _told(verb_status(token.head, durative, dated, 0), trigger, attribution)
    own = (
        verb_status(token, durative, dated, 0) if token.pos_ in ("VERB", "AUX") else noun_status(token, durative, dated)
    )
    if own in (PLANNED, HYPOTHETICAL) and (trigger.entry.type, trigger.entry.particle) in _SAID:
        own = HAPPENED
    if own == HYPOTHETICAL and trigger.entry.subject_class == "ENVOYS" and is_of(token.head, _ORDERED):
        own = PLANNED  # an envoy who is ordered to leave will leave
    if own == HYPOTHETICAL and attribution is not None and trigger.entry.type != "SUPPORT" and _vowed(token):
        own = PLANNED
    if own == HAPPENED and attribution is not None and trigger.entry.type in _DEEDS and _habitual(token):
        own = ONGOING
    if own == PLANNED and token.dep_ == "ccomp" and is_of(token.head, _DECIDED):
        return own  # "a judge ordered that he be held"
    return _told(own, trigger, attribution)


def _vowed(token: Token) -> bool:
    """True of "said that it would compensate": without a condition, what the speaker will do."""
    verb = next((v for v in (token, token.head) if any(c.lower_ in ("would", "'d") for c in v.children)), None)
    if verb is None or verb.pos_ != "VERB" or verb.dep_ != "ccomp" or (verb != token and token.dep_ != "xcomp"):
        return False
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    own = subject is not None and (subject.lower_ in _SELF or any(c.lower_ in _OWN for c in subject.children))
    return own and not any(t.lower_ in _CONDITIONS or t.text == "?" for t in token.sent)


def _habitual(token: Token) -> bool:
    """True of the present of a sentence that is no headline: "trains our soldiers"."""
    if token.tag_ not in ("VBZ", "VBP") or any(c.dep_.startswith("aux") for c in token.children):
        return False
    sentence = token.sent.text.rstrip()
    return sentence.endswith((".", '."', ".\u201d", '"', "\u201d"))


def _told(own: str, trigger: Trigger, attribution: Attribution | None) -> str:
    """The status once the act by which it is told counts."""
    if attribution is None:
        return own
    type_ = trigger.entry.type
    deniable = own in (HAPPENED, ONGOING) and type_ not in _WORDS
    positive = attribution.polarity != "negative" and not _denies_something_else(trigger.token, attribution)
    if attribution.act == "deny" and deniable and positive:
        return DENIED
    wanted = own == PLANNED or (own == ONGOING and type_ not in ("ASSAULT", "COERCE"))
    if attribution.act in ("demand", "request") and wanted:
        return HYPOTHETICAL
    return own


def _denies_something_else(token: Token, attribution: Attribution) -> bool:
    """True of "said there were two blasts and that it had fired nothing": what is denied is negated where it is told."""
    doc = token.doc
    cue = [t for a, b in attribution.cue for t in doc.char_span(a, b, alignment_mode="expand") or ()]
    if not any(is_of(t, _PLAIN) for t in cue):
        return False
    told = [t for a, b in attribution.content for t in doc.char_span(a, b, alignment_mode="expand") or ()]
    return any(t.lower_ in _NEGATIONS for t in told)
