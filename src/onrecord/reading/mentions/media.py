"""A medium and a group in, whether they are two media out, by kind or name; and the medium that "the Courier" means."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from spacy.tokens import Doc

from ..relays.lists import listed
from ..relays.media_words import MEDIA_WORDS, PAPER
from ..relays.names import kind_of
from .bodies import named_beside
from .candidates import Candidate
from .groups import Group

_BODIES: Final = frozenset(("ORG", "MEDIA"))
_KINDS: Final = frozenset(("agency", "broadcaster", "paper"))


def other_medium(doc: Doc, c: Candidate, found: Sequence[Candidate], group: Group) -> bool:
    """Whether one is told or named as another kind of medium than the other: a newspaper is no channel, television no agency."""
    if "MEDIA" not in (c.type, *group.types):
        return False
    if not group.names and (c.name is not None or named_beside(c, found) is not None):
        told = [found[m] for m in group.members if found[m].form == "nominal"]
        if any(o.definite == "indefinite" and o.sentence < c.sentence for o in told):
            return True  # "a newspaper reported", then "told the daily Haven": the first was left without a name
    mine = _kinds(doc, [c])
    return bool(mine) and bool(theirs := _kinds(doc, [found[m] for m in group.members])) and not mine & theirs


def _kinds(doc: Doc, members: Sequence[Candidate]) -> set[str]:
    """The kinds of media that names and nouns of the candidates tell; a website or portal may be any medium's."""
    told = [doc[slice(*c.name)].text if c.name is not None else c.noun for c in members if c.form != "pronoun"]
    kinds = {listed().get(name.lower(), (name, kind_of(name)))[1] for name in told}
    return kinds & _KINDS


def masthead(doc: Doc, c: Candidate, groups: Sequence[Group]) -> int | None:
    """The group that "the Courier" takes up: the only one of the article that is called so in full, "the Aldmoor Courier"."""
    if c.name is None or c.type not in _BODIES or not _short(doc, c):
        return None
    word = doc[c.name[0]].lower_
    full = [at for at, group in enumerate(groups) if group.types & _BODIES and any(_ends(n, word) for n in group.names)]
    return full[0] if len(full) == 1 else None


def own_name(doc: Doc, members: Sequence[Candidate], name: str) -> str:
    """The name of a medium, in full where it is the article's own outlet: "the Courier", "this newspaper" in the Aldmoor Courier."""
    outlet = (doc._.article.outlet or "").removeprefix("The ")
    if name.lower() in PAPER and _ends(outlet, name.lower()):
        return outlet
    own = all(c.name is None for c in members) and any(
        c.noun in MEDIA_WORDS and not c.plural and doc[c.start].lower_ == "this" for c in members
    )
    return outlet if own and outlet else name


def _short(doc: Doc, c: Candidate) -> bool:
    """Whether the name is no more than the last word of newspapers' names, behind "the"."""
    assert c.name is not None
    start, end = c.name
    return end - start == 1 and start > 0 and doc[start - 1].lower_ == "the" and doc[start].lower_ in PAPER


def _ends(name: str, word: str) -> bool:
    words = name.lower().split()
    return len(words) > 1 and words[-1] == word
