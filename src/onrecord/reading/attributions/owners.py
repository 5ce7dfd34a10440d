"""In: who speaks in each attribution. Out: the same clusters, "his office" and "her family" named by whose they are.

A table of speakers that says "his office" tells nobody whose it is; where the article settles the pronoun, the name says it.
"""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from .antecedents import SINGULAR_OFFICES
from .cast import Cast
from .clauses import dep
from .drafts import Draft
from .layout import Layout
from .verbs import head_of

_OWNING = frozenset(("his", "her", "its", "their"))
_SPEAKING_FOR = frozenset(("spokesman", "spokeswoman", "spokesperson"))


def name_owners(layout: Layout, drafts: list[Draft], found: Cast) -> None:
    """Rename, in place, the speakers that a possessive pronoun describes and no name: "his office" is "Jon Tesk's office"."""
    for draft, speaker in zip(drafts, found.speaker, strict=True):
        if speaker is None or not draft.source:
            continue
        start, end = draft.source[0]
        first = layout.tokens[start]
        if first.lower_ not in _OWNING or end - start < 2 or _named(found, speaker):
            continue
        if head_of(layout, draft.source[0]).lemma_.lower() in SINGULAR_OFFICES - _SPEAKING_FOR:
            continue  # "its foreign minister": another article has the name of who that is
        owner = _owner(layout, found, first)
        name = found.clusters[speaker].name
        if owner is None or owner == speaker or not _plain(layout, name, draft):
            continue
        rest = name.split(" ", 1)[1] if name.split()[0].lower() in _OWNING else name
        whose = _called(layout, found, owner)
        mark = "'" if whose.endswith("s") else "'s"
        found.clusters[speaker] = replace(found.clusters[speaker], name=f"{whose}{mark} {rest}")


def _called(layout: Layout, found: Cast, owner: int) -> str:
    """The owner's name; where the cluster is called by an adjective ("Tavran"), the name by which a sentence speaks of it."""
    name = found.clusters[owner].name
    nouns = [layout.text[m.start : m.end] for m in found.mentions
             if m.cluster == owner and m.form == "name" and _stands_alone(layout, m.end - 1)]  # fmt: skip
    return name if name in nouns or not nouns else nouns[0]


def _stands_alone(layout: Layout, at: int) -> bool:
    """Whether the word there is a noun of its own, no modifier of another."""
    return dep(layout.tokens[layout.at(at)]) not in ("amod", "compound", "nmod:desc")


def _plain(layout: Layout, name: str, draft: Draft) -> bool:
    """Whether the name so far is what the source says, with its pronoun or without: nothing that another sentence told."""
    start, end = draft.source[0]
    words = layout.doc[start:end].text.lower().split()
    return name.lower().split() in (words, words[1:])


def _owner(layout: Layout, found: Cast, pronoun: Token) -> int | None:
    """The cluster that the pronoun stands for, where its name stands in this paragraph or the one before; None elsewhere."""
    low, high = pronoun.idx, pronoun.idx + len(pronoun.text)
    here = next((m for m in found.mentions if (m.start, m.end) == (low, high) and m.form == "pronoun"), None)
    if here is None or here.cluster is None:
        return None
    names = [m for m in found.mentions if m.cluster == here.cluster and m.form == "name"]
    places = [layout.paragraph_of[layout.at(m.start)] for m in names]
    near = any(0 <= layout.paragraph_of[pronoun.i] - place <= 1 for place in places)
    return here.cluster if near else None


def _named(found: Cast, cluster: int) -> bool:
    return any(m.cluster == cluster and m.form == "name" for m in found.mentions)
