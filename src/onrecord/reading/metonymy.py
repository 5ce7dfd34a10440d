"""A toponym in its sentence in, whether it stands for a government or a people out: "Moscow denies", "talks with Damascus"."""

from __future__ import annotations

from spacy.tokens import Span

from .gazetteer.geonames import CAPITAL, COUNTRY
from .mentions.lexicon import known

_SUBJECT = {"nsubj", "nsubj:pass", "obj", "iobj", "obl:agent"}
_PLACED = {
    "in",
    "at",
    "near",
    "outside",
    "inside",
    "around",
    "across",
    "into",
    "through",
    "throughout",
    "within",
    "over",
    "above",
    "toward",
    "towards",
    "off",
}
_DEALINGS = {"with", "between", "against", "by", "for"}
_STILL = {
    "lie",
    "be",
    "locate",
    "situate",
    "border",
    "surround",
    "visit",
    "leave",
    "reach",
    "enter",
    "bomb",
    "shell",
    "hit",
    "strike",
    "capture",
    "seize",
    "attack",
    "bombard",
    "liberate",
}


def stands_for_government(span: Span, kind: int | None) -> bool:
    """True for adjectives, for countries and capitals that act or are dealt with, and inside the names of peoples and bodies; False for plain places."""
    if span.label_ in ("NORP", "ORG"):
        return True
    entry = known(span.text)
    if entry is not None and entry.use == "adjective" and span.root.dep_ in ("amod", "compound"):
        return True
    return kind in (CAPITAL, COUNTRY) and acts(span)


def acts(span: Span) -> bool:
    """Whether the words around say that a place does something or is dealt with, as only its government can."""
    root = span.root
    cases = {c.lower_ for c in root.children if c.dep_ == "case"}
    if cases & _PLACED:
        return False
    if root.dep_ == "nmod:poss":
        return False
    if root.dep_ in _SUBJECT:
        return root.head.lemma_.lower() not in _STILL and root.head.pos_ in ("VERB", "AUX", "ADJ", "NOUN")
    if root.dep_ == "conj":
        first = root.head
        dealt_with = (
            first.dep_ in ("obl", "nmod") and {c.lower_ for c in first.children if c.dep_ == "case"} & _DEALINGS
        )
        return first.ent_type_ == "GPE" and (first.dep_ in _SUBJECT or bool(dealt_with))
    return bool(cases & _DEALINGS) and root.dep_ in ("obl", "nmod")
