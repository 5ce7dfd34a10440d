"""Nodes and wishes to join them in, groups out: a union-find that keeps apart what must stay apart."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

Node = tuple[str, ...]
"""What a cluster is met by: a kind and a key, and a story or cluster where the key carries no further."""


@dataclass
class Groups:
    """Groups of nodes. Two persons' full names join only where `alike` has the pair; `apart` pairs never join.

    The result does not depend on the order of articles as long as wishes come in a sorted order: every method works on
    sorted nodes only.
    """

    alike: frozenset[tuple[str, str]]
    apart: frozenset[tuple[Node, Node]] = frozenset()
    _parent: dict[Node, Node] = field(default_factory=dict)
    _members: dict[Node, set[Node]] = field(default_factory=dict)

    def add(self, node: Node) -> None:
        """Make the node known, alone at first."""
        if node not in self._parent:
            self._parent[node] = node
            self._members[node] = {node}

    def find(self, node: Node) -> Node:
        """The node that stands for the group."""
        self.add(node)
        root = node
        while self._parent[root] != root:
            root = self._parent[root]
        while self._parent[node] != root:
            self._parent[node], node = root, self._parent[node]
        return root

    def members(self, node: Node) -> set[Node]:
        """All nodes of the node's group."""
        return self._members[self.find(node)]

    def may_join(self, a: Node, b: Node) -> bool:
        """Whether nothing forbids the two groups to be one."""
        left, right = self._members[self.find(a)], self._members[self.find(b)]
        for x in left:
            for y in right:
                if (x, y) in self.apart or (y, x) in self.apart:
                    return False
                if x[0] == y[0] == "person" and x != y and (min(x[1], y[1]), max(x[1], y[1])) not in self.alike:
                    return False
        return not (_kinds(left) & _SINGLE & _kinds(right))

    def join(self, a: Node, b: Node, *, forced: bool = False) -> bool:
        """Join the two groups where they may; True where they are one afterwards. `forced` skips all but `apart`."""
        x, y = self.find(a), self.find(b)
        if x == y:
            return True
        if forced:
            pairs = ((p, q) for p in self._members[x] for q in self._members[y])
            if any((p, q) in self.apart or (q, p) in self.apart for p, q in pairs):
                return False
        elif not self.may_join(x, y):
            return False
        root, other = min(x, y), max(x, y)
        self._parent[other] = root
        self._members[root] |= self._members.pop(other)
        return True

    def all(self) -> list[list[Node]]:
        """Every group as its sorted nodes, in sorted order."""
        return sorted(sorted(group) for group in self._members.values())


_SINGLE = frozenset({"country", "geo", "known", "institution"})


def _kinds(nodes: Iterable[Node]) -> frozenset[str]:
    return frozenset(node[0] for node in nodes)
