"""In: the drafts of an interview whose answers are labelled "A:". Out: who gives them, as its opening names him."""

from __future__ import annotations

from typing import Final

from .cast import Cast
from .clauses import dep
from .drafts import Draft
from .labels import RULE
from .layout import Layout

_TALKING: Final = frozenset("speak talk tell answer discuss explain sit reply respond join give".split())
_ASKED: Final = frozenset("interview ask meet question quiz".split())
_ANSWERS: Final = frozenset(("a", "a.", "answer", "answer."))


def answers(layout: Layout, draft: Draft) -> bool:
    """Whether the draft is a labelled answer whose label names nobody: "A:"."""
    if RULE not in draft.rules or len(draft.source) != 1 or draft.continues is not None:
        return False
    return "".join(t.lower_ for t in layout.tokens[slice(*draft.source[0])]) in _ANSWERS


def interviewed(layout: Layout, drafts: list[Draft], found: Cast) -> tuple[int | None, str]:
    """The person whom the opening of an interview names; of several the one it says was asked or spoke; None where that leaves doubt."""
    first = next((draft.source[0][0] for draft in drafts if RULE in draft.rules and draft.source), None)
    if first is None:
        return None, "no source is named"
    before = [m for m in found.mentions if m.end <= layout.starts[first] and m.cluster is not None]
    read = [m for m in before if layout.read(layout.at(m.start))]
    people = {m.cluster for m in read if m.form == "name" and m.type == "PER"}
    if len(people) > 1:
        people &= {m.cluster for m in read if _speaks(layout, layout.at(m.start), layout.at(m.end - 1) + 1)}
    if len(people) == 1:
        return people.pop(), "the one whom the interview is with"
    return None, "an answer, and the text does not settle whose"


def _speaks(layout: Layout, start: int, stop: int) -> bool:
    """Whether the mention is who "spoke to" the outlet, or whom it "interviewed"."""
    for token in layout.tokens[start:stop]:
        lemma = token.head.lemma_.lower()
        if (dep(token) == "nsubj" and lemma in _TALKING) or (dep(token) in ("obj", "nsubj:pass") and lemma in _ASKED):
            return True
    return False
