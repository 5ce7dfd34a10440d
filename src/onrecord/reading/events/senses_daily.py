"""A trigger in, whether daily life uses its word out: moments that a camera captures, patients released, friend requests."""

from __future__ import annotations

from spacy.tokens import Token

from .forms import lemmas_of
from .lexicon import lexicon
from .matching import Trigger, objects_of

_ACTING = frozenset(("PER", "ORG", "GPE", "NORP"))
_WHO = ("PEOPLE", "FORCES", "ENEMIES")
_FILMS = frozenset(
    "photo photograph photographer video footage film picture image imagery camera moment sound audio attention scene "
    "imagination essence sunset screenshot data mood recording device".split()
)
_CARING = frozenset("hospital isolation treatment doctor nurse patient ward clinic quarantine".split())


def _is_who(token: Token) -> bool:
    return any(lemma in lexicon().classes[name] for lemma in lemmas_of(token) for name in _WHO)


def _case(token: Token) -> str:
    return next((c.lower_ for c in token.children if c.dep_ in ("case", "mark")), "")


def _is_a_month(trigger: Trigger) -> bool:
    """True of March."""
    return trigger.token.pos_ != "VERB" and trigger.token.is_title


def _lies_around(trigger: Trigger) -> bool:
    """True of what lies around a place or a matter: "the fields surrounding the town", "questions that surround it"."""
    token = trigger.token
    if token.lower_ == "surrounding" and token.dep_ in ("acl", "amod"):
        return True
    subject = next((c for c in token.children if c.dep_ == "nsubj"), None)
    around = token.head if token.dep_ == "acl:relcl" and (subject is None or subject.pos_ == "PRON") else subject
    passive = any(c.dep_ in ("nsubj:pass", "aux:pass") for c in token.children)
    return not passive and around is not None and around.ent_type_ not in _ACTING and not _is_who(around)


def _is_filmed(trigger: Trigger) -> bool:
    """True of what pictures, ears or minds capture."""
    subjects = [c for c in trigger.token.children if c.dep_ in ("nsubj", "obl:agent")]
    objects = [c for c in objects_of(trigger.token) if c.dep_ != "conj"]
    return any(lemma in _FILMS for c in (*subjects, *objects) for lemma in lemmas_of(c))


def _for_comment(trigger: Trigger) -> bool:
    """True of those whom a reporter contacts for a comment."""
    return any(_case(c) == "for" for c in trigger.token.children)


def _of_patients(trigger: Trigger) -> bool:
    """True of those whom a hospital or a doctor lets go."""
    return trigger.entry.type == "CONCEDE" and any(
        lemma in _CARING for t in trigger.token.sent for lemma in lemmas_of(t)
    )


def _is_courtesy(trigger: Trigger) -> bool:
    """True of "thank you" to a reader."""
    token = trigger.token
    return not any(c.dep_.startswith("nsubj") for c in token.children) and token.lower_ == "thank"


def _cannot_but(trigger: Trigger) -> bool:
    """True of "could not help but laugh"."""
    following = trigger.token.doc[trigger.token.i + 1 : trigger.token.i + 2]
    return any(t.lower_ == "but" for t in following)


def _is_of_a_form(trigger: Trigger) -> bool:
    """True of friend requests and of those who request anonymity."""
    token = trigger.token
    parts = [c for c in token.children if c.dep_ in ("compound", "obj")]
    return any(c.lower_ in ("friend", "anonymity", "interview", "comment") for c in parts)


def _asks_no_deed(trigger: Trigger) -> bool:
    """True of "asked those" by the entry of "asked that"."""
    return trigger.entry.particle == "that" and not any(
        c.dep_ == "ccomp" and _case(c) == "that" for c in trigger.token.children
    )


DAILY = {
    "march": _is_a_month,
    "surround": _lies_around,
    "capture": _is_filmed,
    "contact": _for_comment,
    "release": _of_patients,
    "thank": _is_courtesy,
    "help": _cannot_but,
    "request": _is_of_a_form,
    "ask": _asks_no_deed,
}
"""Lemma -> whether the trigger is used in a sense of daily life."""
