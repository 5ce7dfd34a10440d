"""Nodes and wishes to join them in, groups out: a union-find that keeps apart what must stay apart."""

from __future__ import annotations

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
    _single: dict[Node, set[Node]] = field(default_factory=dict)
    _stories: dict[Node, set[str]] = field(default_factory=dict)
    _articles: dict[Node, set[str]] = field(default_factory=dict)

    def add(self, node: Node, story: str | None = None, article: str | None = None) -> None:
        """Make the node known, alone at first, and note where it is met."""
        if node not in self._parent:
            self._parent[node] = node
            self._members[node] = {node}
            self._single[node] = {node} if node[0] in _SINGLE else set()
            self._stories[node] = set()
            self._articles[node] = set()
        root = self.find(node)
        if story is not None and article is not None:
            self._stories[root].add(story)
            self._articles[root].add(article)

    def find(self, node: Node) -> Node:
        """The node that stands for the group."""
        if node not in self._parent:
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

    def nodes(self, *kinds: str) -> list[Node]:
        """The known nodes of these kinds, sorted."""
        return sorted(node for node in self._parent if node[0] in kinds)

    def stories(self, node: Node) -> set[str]:
        """The stories in which the node's group is met."""
        return self._stories[self.find(node)]

    def articles(self, node: Node) -> set[str]:
        """The articles in which the node's group is met."""
        return self._articles[self.find(node)]

    def may_join(self, a: Node, b: Node) -> bool:
        """Whether nothing forbids the two groups to be one."""
        if self._apart(a, b):
            return False
        for x in self._single[self.find(a)]:
            for y in self._single[self.find(b)]:
                if (
                    x[0] == y[0]
                    and x != y
                    and (x[0] != "person" or (min(x[1], y[1]), max(x[1], y[1])) not in self.alike)
                ):
                    return False
        return True

    def _apart(self, a: Node, b: Node) -> bool:
        left, right = self.members(a), self.members(b)
        return any((x in left and y in right) or (y in left and x in right) for x, y in self.apart)

    def join(self, a: Node, b: Node, *, forced: bool = False) -> bool:
        """Join the two groups where they may; True where they are one afterwards. `forced` skips all but `apart`."""
        x, y = self.find(a), self.find(b)
        if x == y:
            return True
        if self._apart(x, y) if forced else not self.may_join(x, y):
            return False
        root, other = min(x, y), max(x, y)
        self._parent[other] = root
        self._members[root] |= self._members.pop(other)
        self._single[root] |= self._single.pop(other)
        self._stories[root] |= self._stories.pop(other)
        self._articles[root] |= self._articles.pop(other)
        return True


_SINGLE = frozenset({"country", "geo", "known", "institution", "person"})
"""Kinds of which a group has one node; of persons it may have several spellings."""
