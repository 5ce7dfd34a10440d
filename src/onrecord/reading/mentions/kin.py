"""Phrases for relatives in, what they rule out: "his sister" is not he, a wife is no daughter, a shared family name says not who."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from spacy.tokens import Doc

from ..gazetteer.tables import roles
from .candidates import Candidate
from .groups import Group

_KINDS: Final = (
    frozenset("wife husband spouse widow widower ex-wife ex-husband girlfriend boyfriend fiance fiancee".split()),
    frozenset("mother father parent mom mum dad stepmother stepfather".split()),
    frozenset("son daughter child boy girl baby toddler infant stepson stepdaughter".split()),
    frozenset("brother sister sibling".split()),
)
"""Words for relatives of one person, by generation: a word of one row names nobody that a word of another row names."""
_MINORS: Final = frozenset("boy girl child baby toddler infant".split())
_GROWN: Final = frozenset("wife husband mother father widow widower".split())


def is_kin(c: Candidate) -> bool:
    """Whether a noun tells whose relative somebody is."""
    return c.form == "nominal" and c.role is not None and c.role.kind == "kin"


def possessor(doc: Doc, c: Candidate, by_head: Mapping[int, int]) -> int | None:
    """The number of the candidate whose relative, minister or house a phrase is: "her" of "her brother", "X" of "the wife of X".

    With "of" only relatives count: a group of rebels may be the rebels.
    """
    if c.form != "nominal":
        return None
    for child in doc[c.head].children:
        if child.dep_ == "nmod:poss" and child.i < c.head:
            return by_head.get(child.i)
    if is_kin(c):
        for child in doc[c.head].children:
            if child.dep_ == "nmod" and child.i > c.head and child.left_edge.lower_ == "of":
                return by_head.get(child.i)
    return None


def of_its_own(doc: Doc, c: Candidate, group: Group, by_head: Mapping[int, int]) -> bool:
    """Whether the phrase's possessor is in the group: nobody is his own sister, and no country its own minister."""
    owner = possessor(doc, c, by_head)
    return owner is not None and owner in group.members


def other_relative(
    doc: Doc, c: Candidate, found: Sequence[Candidate], group: Group, owner: Sequence[int], by_head: Mapping[int, int]
) -> bool:
    """Whether the group is told as a relative of another kind: a wife is no daughter, a mother of the child no child.

    Of two persons one may be both: "Osk's wife" may be "Torva's daughter".
    """
    if c.form != "nominal":
        return False
    others = [found[m] for m in group.members if found[m].form == "nominal"]
    for young, old in ((_MINORS, _GROWN), (_GROWN, _MINORS)):
        if c.noun in young and any(o.noun in old for o in others):
            return True
    owned = doc[c.head].head.lemma_.lower() if doc[c.head].dep_ == "nmod:poss" else None
    if owned is not None and any(is_kin(o) and o.noun == owned for o in others):
        return True  # the hostage of "the hostage's sister" is not "his sister" of the sentence before
    if c.noun in _MINORS and any(o.role is not None and o.role.kind == "office" for o in others):
        return True
    mine = _kind(c)
    if mine is None:
        return False
    whose = _whose(doc, c, found, owner, by_head)
    for told in others:
        theirs = _kind(told)
        if theirs is None or theirs == mine:
            continue
        other = _whose(doc, told, found, owner, by_head)
        if whose is None or other is None or whose == other:
            return True
    return False


def _kind(c: Candidate) -> int | None:
    if c.form != "nominal" or not (is_kin(c) or c.noun in _MINORS):
        return None
    return next((at for at, row in enumerate(_KINDS) if c.noun in row), None)


def _whose(
    doc: Doc, c: Candidate, found: Sequence[Candidate], owner: Sequence[int], by_head: Mapping[int, int]
) -> int | None:
    """The number of the group whose relative the noun tells of, that of the name where an office before it is its head."""
    at = possessor(doc, c, by_head)
    if at is not None and (title := found[at].title_of) is not None:
        at = by_head.get(title)
    return owner[at] if at is not None and at < len(owner) and owner[at] >= 0 else None


def head_of_family(
    doc: Doc,
    c: Candidate,
    found: Sequence[Candidate],
    owner: Sequence[int],
    fitting: Sequence[int],
    by_head: Mapping[int, int],
) -> int | None:
    """Whom a bare family name means that several persons bear: the first of them whose relatives the article tells of.

    The relatives are called by their full names or with a title, whose gender is asked before. None where no relative of
    theirs is told of: then the last one named is meant.
    """
    if len(fitting) < 2:
        return None
    for other in found[: c.index]:
        # cousins and uncles have lives of their own, of which the article may tell: the last one named is meant
        if (
            is_kin(other)
            and _kind(other) is not None
            and (whose := _whose(doc, other, found, owner, by_head)) in fitting
        ):
            return whose
    return None


def the_same(
    doc: Doc, found: Sequence[Candidate], groups: Sequence[Group], owner: Sequence[int], by_head: Mapping[int, int]
) -> list[tuple[int, int]]:
    """Pairs (nameless group, group that it is) that kinship tells: "her brother" of X's sister is X, "his wife" twice is one wife.

    Brothers, sisters and children are counted one only where the article speaks of one.
    """
    told: list[tuple[Candidate, int, int, int]] = []
    for c in found:
        kind, whose = _kind(c), _whose(doc, c, found, owner, by_head)
        holder = c.index if c.title_of is None else by_head.get(c.title_of, c.index)
        mine = owner[holder]
        if is_kin(c) and not c.plural and kind is not None and whose is not None and mine >= 0 and mine != whose:
            told.append((c, kind, mine, whose))
    many = {c.noun for c in found if c.plural and is_kin(c)} | {c.noun for c, *_ in told if c.definite == "indefinite"}
    out = []
    for c, kind, mine, whose in told:
        if groups[mine].names or c.definite != "possessive":
            continue
        back = {p: None for o, k, m, p in told if m == whose and k == _BACK[kind] and _may_be(c, groups[p])}
        if kind == _PARENT:  # a child has two parents
            back = {p: None for p in back if c.gender in groups[p].genders}
        elif c.noun in many:
            back = {}
        once = {m: None for o, k, m, p in told if p == whose and m != mine and o.index < c.index and _alike(doc, c, o)}
        if len(back) == 1 and mine not in back:
            out.append((mine, next(iter(back))))
        elif len(once) == 1 and c.noun not in many and _may_be(c, groups[next(iter(once))]):
            out.append((mine, next(iter(once))))
    return out


_PARENT: Final = 1
_BACK: Final = (0, 2, 1, 3)
"""For each row of words for relatives the row that the other calls him by: who has a mother is her child."""


_AGE: Final = frozenset("young younger youngest old older oldest elder eldest little big late".split())


def _alike(doc: Doc, c: Candidate, other: Candidate) -> bool:
    """Whether two phrases use one word for a relative and none says which: "his first wife" is not "his wife"."""
    return c.noun == other.noun and _which(doc, c) == _which(doc, other)


def _which(doc: Doc, c: Candidate) -> frozenset[str]:
    told = (t for t in doc[c.head].children if t.i < c.head and t.dep_ in ("amod", "compound", "nummod"))
    return frozenset(t.lower_ for t in told) - _AGE


def _may_be(c: Candidate, group: Group) -> bool:
    others = {"m": {"f", "n"}, "f": {"m", "n"}}.get(c.gender or "", {"n"})
    return not group.genders & others and "PER" in group.types and True not in group.plural


def title_gender(doc: Doc, c: Candidate) -> str | None:
    """The gender that the title right before a name tells, None where there is none: "Ms" of "Ms Torva"."""
    if c.name is None or c.name[0] == 0:
        return None
    before = doc[c.name[0] - 1].lower_.rstrip(".")
    role = roles().get(before) or (roles().get(doc[c.name[0] - 2].lower_) if before == "" and c.name[0] > 1 else None)
    return role.gender if role is not None and role.kind == "title" else None
