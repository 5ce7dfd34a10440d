"""People's judgements on entities in, pairs that stay apart and pairs that belong together out.

`merge entity:A` with detail `entity:B` makes both one; `reject entity:A` with detail `entity:B` keeps them apart whatever
the rest says, and so does `split`; `split entity:A` with detail of one of its forms takes that form out of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from ...schema.ids import content_id
from .groups import Node
from .state import Linking

Pairs = frozenset[tuple[Node, Node]]


def judged(
    judgements: Sequence[Mapping[str, Any]], state: Linking, entities: Sequence[Mapping[str, Any]]
) -> tuple[Pairs, list[tuple[Node, Node]]]:
    """(apart, together) as pairs of nodes; a judgement on an entity that no text names any more asks for nothing.

    An id is looked up among names first: the entity it was given to may have been swallowed since by another one, and
    that is just the case in which a rejected pair must stay apart.
    """
    if not judgements:
        return frozenset(), []
    by_id: dict[str, set[Node]] = defaultdict(set)
    by_form: dict[str, set[Node]] = defaultdict(set)
    for cluster in state.clusters:
        node = state.node[cluster.cluster_id]
        by_id[content_id("e", cluster.class_, cluster.name)].add(node)
        for form in state.forms.get(cluster.cluster_id, ()):
            if form.form == "name":
                by_form[form.alias].add(node)
    whole = {row["entity_id"]: set(row["nodes"]) for row in entities}
    apart: set[tuple[Node, Node]] = set()
    together: list[tuple[Node, Node]] = []
    for judgement in judgements:
        subject = judgement["subject"].removeprefix("entity:")
        detail = (judgement["detail"] or "").removeprefix("entity:")
        mine = whole.get(subject) or by_id.get(subject, set())
        if judgement["verdict"] == "split" and detail in by_form:
            taken = by_form.get(detail, set()) & mine
            apart |= {(a, b) for a in taken for b in mine - taken}
            continue
        theirs = whole.get(detail) or by_id.get(detail, set())
        if mine == theirs:
            mine, theirs = by_id.get(subject, set()), by_id.get(detail, set())
        if judgement["verdict"] == "merge" and mine and theirs:
            together.append((min(mine), min(theirs)))
        elif judgement["verdict"] in ("reject", "split"):
            swallowed = mine & theirs
            theirs = theirs - swallowed if theirs - swallowed else theirs
            apart |= {(a, b) for a in mine - theirs for b in theirs}
    return frozenset(apart), together
