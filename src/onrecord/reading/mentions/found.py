"""Lists of found names in, lists without overlaps out: what the steps of naming hand to one another."""

from __future__ import annotations

from spacy.tokens import Doc

Found = tuple[int, int, str]
"""Start and end token, half-open, and label."""


def apart(found: list[Found]) -> list[Found]:
    """The names without overlaps: of two that overlap the longer stands, the earlier where they are as long."""
    kept: list[Found] = []
    for item in sorted(set(found), key=lambda f: (f[0] - f[1], f)):
        if not any(f[0] < item[1] and item[0] < f[1] for f in kept):
            kept.append(item)
    return sorted(kept)


def mask(doc: Doc, found: list[Found]) -> list[bool]:
    """For each token whether it stands in one of the names."""
    taken = [False] * len(doc)
    for s, e, _ in found:
        taken[s:e] = [True] * (e - s)
    return taken


def merged(found: list[Found], more: list[Found], replace: bool = False) -> list[Found]:
    """Both lists, sorted, without overlaps; of two that overlap the first list's stands, unless `replace`."""
    for item in more:
        over = [f for f in found if f[0] < item[1] and item[0] < f[1]]
        if not over:
            found = [*found, item]
        elif replace:
            found = [*(f for f in found if f not in over), item]
    return sorted(found)
