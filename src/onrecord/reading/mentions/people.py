"""A phrase for a person and a group in, whether they are two people out: other names, deputies, heads of other bodies, subject and object."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from . import matching
from .candidates import Candidate
from .foretold import speaks
from .groups import Group
from .pairs import Table
from .taking_up import only_deputy


def another(doc: Doc, table: Table, c: Candidate, group: Group, about: Sequence[Candidate]) -> bool:
    """Whether the candidate is another person than the group, whose members are `about`."""
    return (
        only_deputy(c, about)
        or _heads_another(c, about)
        or _both_sides(doc, table, c, group)
        or _named_otherwise(doc, table, c, group)
        or _named_deputy(table, c, about)
        or _left_nameless(doc, table, c, group, about)
    )


def names_clash(name: str, type_: str | None, group: Group) -> bool:
    """Whether the group has a full personal name with another given or family name than this full one."""
    if type_ != "PER":
        return False
    mine = matching.words(name)
    if len(mine) < 2:
        return False
    for other in group.names:
        theirs = matching.words(other)
        if len(theirs) < 2:
            continue
        same, part, alike, _ = matching.relation(name, other, True)
        if not (same or part or alike):
            return True
    return False


def _heads_another(c: Candidate, about: Sequence[Candidate]) -> bool:
    """Whether both are heads, but of other bodies: "the head of government" and "the head of the inspectorate"."""
    if not c.whose:
        return False
    nouns = _HEADS if c.noun in _HEADS else {c.noun}
    return any(o.whose and o.noun in nouns and not o.whose & c.whose for o in about)


_HEADS = frozenset({"head", "leader", "chief", "director", "boss"})
_DONE_TO = frozenset({"obj", "iobj"})


def _both_sides(doc: Doc, table: Table, c: Candidate, group: Group) -> bool:
    """Whether a noun is the object of a verb whose subject is in the group: who instructs the prosecutor is not the prosecutor."""
    if c.form != "nominal" or doc[c.head].dep_ not in _DONE_TO:
        return False
    heads = {table.candidates[m].head for m in group.members}
    return any(k.i in heads for k in doc[c.head].head.children if k.dep_ == "nsubj")


def _named_otherwise(doc: Doc, table: Table, c: Candidate, group: Group) -> bool:
    """Whether the name behind a noun is not one of the group's: "his press secretary, Aida Marden" of a text on Tolvik."""
    if c.form != "nominal" or c.type != "PER" or not group.names:
        return False
    for o in table.candidates[c.index + 1 : c.index + 8]:
        if o.name is not None and o.type == "PER" and table.apposed[o.index] == c.index:
            return names_clash(doc[o.name[0] : o.name[1]].text, "PER", group)
    return False


def _named_deputy(table: Table, c: Candidate, about: Sequence[Candidate]) -> bool:
    """Whether the office before a name is a deputy's and the group, so far nameless, is told as the minister."""
    if c.name is None or c.type != "PER":
        return False
    office = next((o for o in table.candidates[max(0, c.index - 3) : c.index] if o.title_of == c.head), None)
    return office is not None and any(only_deputy(o, (office,)) for o in about)


def _left_nameless(doc: Doc, table: Table, c: Candidate, group: Group, about: Sequence[Candidate]) -> bool:
    """Whether a bare name speaks after somebody who spoke without one: "a doctor said ... Ada Brenn told" are two people."""
    if c.name is None or c.type != "PER" or group.names or not speaks(doc, c):
        return False
    if any(
        c.index in (table.apposed[o.index], table.copula[o.index]) or o.index == table.apposed[c.index] for o in about
    ):
        return False
    if any(o.title_of == c.head for o in table.candidates[max(0, c.index - 3) : c.index]):
        return False  # "spokesman Ivo Marn", of whom "a spokesman" may have told
    return any(o.definite == "indefinite" and o.sentence < c.sentence and speaks(doc, o) for o in about)


def renamed(doc: Doc, c: Candidate) -> bool:
    """Whether words before a name say that it is another name of one: "also known as Idris Badu"."""
    return bool({t.lower_ for t in doc[max(0, c.start - 5) : c.start]} & _OTHER_NAME)


_OTHER_NAME = {"known", "alias", "aka", "a.k.a.", "born", "called", "guerre", "né", "née", "nicknamed", "real"}


def signs_only(table: Table, c: Candidate, other: Candidate) -> bool:
    """Whether one of the two is a person's name in a byline or below a post and the other stands elsewhere: whom the text describes never signs it."""
    one, two = table.signs[c.index], table.signs[other.index]
    return one != two and (c if one else other).type == "PER"
