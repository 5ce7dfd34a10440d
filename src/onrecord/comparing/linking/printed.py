"""Names of a story that are printed alike and were taken for unlike things in, the nodes of what they are out.

A reader takes "Al-Selmar" for the channel where the sentence says so, else for a man; "HZN" for a town that the map has; and
the family name of the man in the headline for a place. Another article of the story settles each.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from .spelling import words

if TYPE_CHECKING:
    from .groups import Node
    from .state import Form, Named

MIN_ARTICLES = 2
"""Articles that must name a person in full before a place of the family name is that person."""
_INITIALS = re.compile(r"[A-Z]{3,6}$")


def printed_alike(
    clusters: Sequence[Named], forms: Mapping[str, Sequence[Form]], nodes: Mapping[str, Node]
) -> dict[str, Node]:
    """Nodes for clusters whose name is the whole name of a body of their story, or the family name of one person of it."""
    bodies: dict[tuple[str, str], set[Node]] = defaultdict(set)
    spelt: dict[tuple[str, str], set[Node]] = defaultdict(set)
    people: dict[tuple[str, str], dict[Node, set[str]]] = defaultdict(lambda: defaultdict(set))
    mapped: set[tuple[str, str]] = set()
    for cluster in clusters:
        node = nodes[cluster.cluster_id]
        for form in forms.get(cluster.cluster_id, ()):
            if form.form != "name":
                continue
            if cluster.class_ == "body" and node[0] == "thing":
                bodies[cluster.story_id, _whole(form.alias)].add(node)
                spelt[cluster.story_id, form.alias].add(node)
            elif node[0] == "person" and form.kind == "person":
                people[cluster.story_id, form.key.split()[-1]][node].add(cluster.article_id)
            elif node[0] == "geo":
                mapped.add((cluster.story_id, form.key))
    found: dict[str, Node] = {}
    for cluster in clusters:
        node, mine = nodes[cluster.cluster_id], forms.get(cluster.cluster_id, ())
        names = {form.alias for form in mine if form.form == "name"}
        if len(names) != 1 or node[0] not in ("part", "place", "geo"):
            continue
        (name,) = names
        fitting: set[Node] = set()
        if node[0] == "part" and _whole(name) != node[1]:  # with a particle, which counts in a body's name
            fitting = bodies[cluster.story_id, _whole(name)]
        elif node[0] != "part" and _INITIALS.match(name):
            fitting = spelt[cluster.story_id, name]
        elif node[0] == "place" and all(form.form == "name" for form in mine):
            key = (cluster.story_id, node[1])
            fitting = set(people[key]) if key not in mapped else set()
            fitting = fitting if all(len(people[key][one]) >= MIN_ARTICLES for one in fitting) else set()
        if len(fitting) == 1:
            (found[cluster.cluster_id],) = fitting
    return found


def _whole(alias: str) -> str:
    return " ".join(word for word in words(alias) if word != "the")
