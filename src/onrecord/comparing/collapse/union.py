"""Statements and wishes to join them in, groups with the rules that made them out: a union-find that remembers why."""

from __future__ import annotations

from collections.abc import Iterable


class Union:
    """Groups that grow; each remembers the rules that joined it. The smallest id stands for its group."""

    def __init__(self, items: Iterable[str]) -> None:
        self._parent = {item: item for item in items}
        self._rules: dict[str, set[str]] = {item: set() for item in self._parent}
        self._settled = False

    def find(self, item: str) -> str:
        """The item that stands for the group."""
        while self._parent[item] != item:
            self._parent[item] = self._parent[self._parent[item]]
            item = self._parent[item]
        return item

    def join(self, a: str, b: str, rule: str) -> None:
        """Make the two groups one, by this rule."""
        if a == b:
            return
        first, second = sorted((self.find(a), self.find(b)))
        if self._settled and first == second:
            return
        self._rules[first].add(rule)
        if first != second:
            self._parent[second] = first
            self._rules[first] |= self._rules.pop(second)

    def settle(self) -> None:
        """From now on a rule is remembered only where it makes two groups one: a guess adds nothing to what is known."""
        self._settled = True

    def rules_of(self, item: str) -> list[str]:
        """The rules that made the item's group, sorted."""
        return sorted(self._rules[self.find(item)])

    def groups(self) -> list[list[str]]:
        """The groups, each sorted, in the order of their first member."""
        out: dict[str, list[str]] = {}
        for item in sorted(self._parent):
            out.setdefault(self.find(item), []).append(item)
        return list(out.values())
