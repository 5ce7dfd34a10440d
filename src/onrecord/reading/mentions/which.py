"""A phrase that says by a name which thing it means and a group in, whether that is another thing out: "the town of Osk", "the HALPRES agency"."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from . import matching
from .bodies import named_beside
from .candidates import Candidate
from .groups import Group
from .lexicon import known
from .together import SETTLEMENTS, settled


def another_named(doc: Doc, c: Candidate, found: Sequence[Candidate], group: Group) -> bool:
    """Whether a noun says which it means by a name, and the group has names, none of them like it.

    So it is with "the town of Osk", "the HALPRES agency" and "the agency HALPRES".
    """
    name = _name_that_says(doc, c, found)
    if name is None:
        return False
    others = {n for m in group.members if (n := _name_that_says(doc, found[m], found)) is not None}
    others |= set(group.names)
    return bool(others) and not any(any(matching.relation(name, other, False)) for other in others)


def beside_names(doc: Doc, c: Candidate, group: Group) -> bool:
    """Whether a capitalised word before a noun, which no reader took for a name, is in no name and phrase of a named group.

    "The Osmun bridge" is not the Selvar dam.
    """
    if c.form != "nominal" or c.type not in ("FAC", "LOC", "ORG", "MEDIA") or not group.names:
        return False
    if any(c.noun in matching.words(name) for name in group.names):
        return False
    before = {t.text for t in doc[c.start : c.head] if t.pos_ == "PROPN" and t.is_title and not t.is_sent_start}
    before = {word for word in before if known(word) is None}
    return bool(before) and not any(word in name for word in before for name in group.names)


def _name_that_says(doc: Doc, c: Candidate, found: Sequence[Candidate]) -> str | None:
    """The name by which a noun says which thing of its kind it means."""
    which = _settled_by(doc, c, found) or named_beside(c, found)
    return None if which is None or which.name is None else doc[which.name[0] : which.name[1]].text


def _settled_by(doc: Doc, noun: Candidate, found: Sequence[Candidate]) -> Candidate | None:
    """The name behind "of" that says which settlement a noun means: Osk of "the Tavran town of Osk"; None where there is none."""
    if noun.form != "nominal" or noun.noun not in SETTLEMENTS or noun.plural or noun.head + 2 >= len(doc):
        return None
    if doc[noun.head + 1].lower_ != "of":
        return None
    names = (c for c in found[noun.index + 1 : noun.index + 8] if c.name is not None and c.name[0] == noun.head + 2)
    return next((c for c in names if settled(doc, c, noun)), None)


def named_apart(doc: Doc, c: Candidate, other: Candidate) -> bool:
    """Whether both phrases name whose or which they mean, and not the same: "the town of Selmar" and "the town of Havn"."""
    mine, theirs = _named_within(doc, c), _named_within(doc, other)
    return bool(mine and theirs) and not mine & theirs


def _named_within(doc: Doc, c: Candidate) -> set[str]:
    """The names in a phrase, countries by their codes."""
    found = set()
    for start, end in _entities(doc, c.start, c.end):
        text = doc[start:end].text
        entry = known(text)
        found.add(entry.country if entry is not None and entry.country else text.lower())
    return found


def _entities(doc: Doc, start: int, end: int) -> list[tuple[int, int]]:
    """The names that lie in the tokens, as `doc[start:end].ents`, which goes through the whole article."""
    found = []
    for at in range(start, end):
        if doc[at].ent_iob_ == "B" and doc[at].ent_type:
            stop = at + 1
            while stop < len(doc) and doc[stop].ent_iob_ == "I":
                stop += 1
            found += [(at, stop)] if stop <= end else []
    return found
