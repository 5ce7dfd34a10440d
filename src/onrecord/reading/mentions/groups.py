"""A candidate and a group in, the group with the candidate in it: what names one thing, and what that rules out."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Doc

from .candidates import Candidate


@dataclass
class Group:
    """Candidates that name one thing, with what their names, genders and numbers allow."""

    members: list[int] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    types: set[str] = field(default_factory=set)
    genders: set[str] = field(default_factory=set)
    plural: set[bool] = field(default_factory=set)


def join(doc: Doc, group: Group, c: Candidate) -> None:
    """The candidate becomes a member; its name, type, gender and number become the group's."""
    group.members.append(c.index)
    if c.name is not None:
        name = doc[c.name[0] : c.name[1]].text
        if name not in group.names:
            group.names.append(name)
    if c.type is not None:
        group.types.add(c.type)
    if c.gender is not None:
        group.genders.add(c.gender)
    if c.plural is not None:
        group.plural.add(c.plural)
