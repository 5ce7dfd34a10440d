"""Clusters with their keys in, the state that every linking step shares out: nodes, groups, and what people hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from .groups import Groups, Node
from .keys import class_of, office


@dataclass(frozen=True)
class Named:
    """A cluster as linking sees it."""

    cluster_id: str
    article_id: str
    story_id: str
    name: str
    type: str | None
    role: str | None
    country: str | None
    geonames_id: int | None
    metonymic: bool

    @property
    def class_(self) -> str:
        """person, place, weapon or body."""
        return class_of(self.type)


@dataclass(frozen=True)
class Form:
    """One key of a cluster, with the alias it came from and how often that occurs."""

    kind: str
    key: str
    alias: str
    form: str
    uses: int


@dataclass
class Linking:
    """All that the steps share."""

    clusters: Sequence[Named]
    forms: Mapping[str, Sequence[Form]]
    groups: Groups
    node: dict[str, Node] = field(default_factory=dict)
    seats: set[str] = field(default_factory=set)
    """Clusters that are called by the seat of what they are: no name for it."""

    def place(self, cluster: Named, node: Node) -> None:
        """Say by which node a cluster is met."""
        self.groups.add(node, cluster.story_id, cluster.article_id)
        self.node[cluster.cluster_id] = node


def countries_of(state: Linking) -> dict[Node, set[str]]:
    """Countries that roles and clusters give to each node."""
    found: dict[Node, set[str]] = defaultdict(set)
    for cluster in state.clusters:
        node = state.node[cluster.cluster_id]
        if cluster.country:
            found[node].add(cluster.country)
        found[node].update(word[1:] for held in offices_of(state, cluster) for word in held if word.startswith("@"))
    return found


def offices_of(state: Linking, cluster: Named) -> list[tuple[str, ...]]:
    """The offices that the article gives to a person."""
    if cluster.class_ != "person":
        return []
    held = {tuple(form.key.split()) for form in state.forms.get(cluster.cluster_id, ()) if form.kind == "office"}
    if cluster.role:
        stated = office(cluster.role, cluster.country)
        if stated:
            held.add(stated)
    return sorted(held)


def only(state: Linking, nodes: Sequence[Node]) -> Node | None:
    """The one group that all these nodes belong to, by its first node; None where there are several or none."""
    roots = sorted({state.groups.find(node) for node in nodes})
    return roots[0] if len(roots) == 1 else None
