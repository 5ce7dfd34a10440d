"""A phrase for a body: whether it is another state's than a group ("the Iraqi army" is no militia), and the name that says which body it means."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from spacy.tokens import Doc

from .candidates import Candidate
from .groups import Group
from .lexicon import known

_STATE: Final = frozenset(
    "army military navy government regime parliament police ministry authorities authority cabinet junta".split()
)
"""Nouns of which a state has its own: with a country before them they name that state's."""


def another_state(doc: Doc, c: Candidate, found: Sequence[Candidate], group: Group) -> bool:
    """Whether `c` is a state's body and the group a body of another state, or bears a name that says neither state nor body."""
    if not _of_state(doc, c):
        return False
    mine = lands(doc, c)
    if not mine:
        return False
    others = [found[m] for m in group.members if found[m].form != "pronoun"]
    theirs = {code for o in others for code in lands(doc, o)}
    if theirs:
        return not mine & theirs and all(o.type in ("ORG", "GPE", "MEDIA", None) for o in others)
    names = [o for o in others if o.name is not None]
    return bool(names) and all(o.type == "ORG" and doc[c.head].lower_ not in o.words for o in names)


def _of_state(doc: Doc, c: Candidate) -> bool:
    return c.form != "pronoun" and c.type == "ORG" and not c.inner and doc[c.head].lower_ in _STATE


def lands(doc: Doc, c: Candidate) -> frozenset[str]:
    """The codes of the countries that a phrase speaks of up to its head noun: "the Iraqi army", "U.S. military"."""
    start, end = c.name if c.name is not None else (c.start, c.head + 1)
    codes = set()
    for ent in doc[c.start : max(end, c.head + 1)].ents:
        entry = known(ent.text)
        if entry is not None and entry.country is not None:
            codes.add(entry.country)
    whole = known(doc[start:end].text)
    if whole is not None and whole.country is not None:
        codes.add(whole.country)
    for at in range(start, end):
        entry = known(doc[at].text)
        if entry is not None and entry.country is not None:
            codes.add(entry.country)
    return frozenset(codes)


def named_beside(noun: Candidate, found: Sequence[Candidate]) -> Candidate | None:
    """The name right before or behind a noun for a body that has one: HALPRES of "the HALPRES agency", "the state agency HALPRES"."""
    if noun.form != "nominal" or noun.noun not in _NAMED_BODIES or noun.plural:
        return None
    for c in found[max(0, noun.index - 3) : noun.index + 8]:
        if c.name is None or c.country or c.type not in ("ORG", "MEDIA"):
            continue
        if (noun.start <= c.name[0] and c.name[1] == noun.head) or c.name[0] == noun.head + 1:
            return c
    return None


_NAMED_BODIES: Final = frozenset(
    "agency newspaper broadcaster channel station magazine website site militia party".split()
)
