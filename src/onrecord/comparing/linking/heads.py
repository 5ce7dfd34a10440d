"""Names cut short within an article in, the nodes of the long ones out: "the Observatory" of an article on the Selvar Observatory.

Only the article itself settles it: the one longer name of a body in it whose head noun the short one is. So it is with two
capitals ("HZ" beside the Halden Zeitung), and with a surname that a reader took for a place.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from .keys import NOUN_LIMIT, person_name
from .spelling import acronym_of, word_lists, words

if TYPE_CHECKING:
    from .groups import Node
    from .state import Form, Named

_TWO_CAPITALS = re.compile(r"[A-Z]{2}$")


def cut_short(
    clusters: Sequence[Named], forms: Mapping[str, Sequence[Form]], nodes: Mapping[str, Node]
) -> dict[str, Node]:
    """Nodes for clusters named by one word that the only fitting longer name of their article explains; `nodes` are all first ones."""
    bodies: dict[str, set[tuple[tuple[str, ...], str, Node]]] = defaultdict(set)
    people: dict[str, set[tuple[str, Node]]] = defaultdict(set)
    for cluster in clusters:
        node = nodes[cluster.cluster_id]
        for form in forms.get(cluster.cluster_id, ()):
            if form.form != "name":
                continue
            if node[0] == "person" and form.kind == "person":
                people[cluster.article_id].add((form.key.split()[-1], node))
            if cluster.class_ == "body" and node[0] in ("thing", "known"):
                whole = _told(form.alias)
                front = _told(NOUN_LIMIT.split(form.alias, maxsplit=1)[0])
                if len(whole) > 1 and front:
                    bodies[cluster.article_id].add((whole, front[-1], node))
    found: dict[str, Node] = {}
    for cluster in clusters:
        node, mine = nodes[cluster.cluster_id], forms.get(cluster.cluster_id, ())
        names = {_told(form.alias) for form in mine if form.form == "name"}
        if node[0] not in ("thing", "part", "place") or len(names) != 1:
            continue
        (name,) = names
        capitals = any(_TWO_CAPITALS.match(form.alias) for form in mine)
        here = bodies[cluster.article_id]
        fitting: set[Node] = set()
        if capitals:
            fitting = {long for whole, _, long in here if acronym_of("".join(name), list(whole))}
        elif cluster.class_ == "body" and len(name) == 1 and name[0] not in word_lists()["masthead"]:
            fitting = {long for _, head, long in here if name == (head,) and long != node}
        elif node[0] == "place" and cluster.geonames_id is None and all(form.form == "name" for form in mine):
            surname = {person_name(form.alias) for form in mine}
            fitting = {full for last, full in people[cluster.article_id] if surname == {(last,)}}
        if len(fitting) == 1:
            found[cluster.cluster_id] = fitting.pop()
    return found


def _told(text: str) -> tuple[str, ...]:
    return tuple(word for word in words(text) if word != "the")
