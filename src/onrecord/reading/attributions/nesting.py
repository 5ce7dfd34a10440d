"""In: settled drafts. Out: their order in the text, one of each, and for each the attribution that it is nested in."""

from __future__ import annotations

from .drafts import Draft, by_content, overlap

_SAME = 0.8


def ordered(drafts: list[Draft]) -> list[Draft]:
    """The drafts in text order (outer before inner), without empty ones and without doubles; the surer of two is kept."""
    surest = sorted(drafts, key=lambda d: (-d.score, d.start if d.content else -1, d.anchor))
    near = by_content(surest)
    kept: dict[int, Draft] = {}
    for number, draft in enumerate(surest):
        if draft.content and not any(
            other in kept and _double(draft, kept[other]) for other in near.touching(draft.start, draft.end)
        ):
            kept[number] = draft
    return sorted(kept.values(), key=lambda d: (d.start, -d.end, d.anchor))


def _double(one: Draft, other: Draft) -> bool:
    """Whether two drafts are the same attribution found twice."""
    if one.start >= other.end or other.start >= one.end:
        return False
    if "second source" in (*one.rules, *other.rules) and not _crossing(one.source, other.source):
        return False
    a, b = one.tokens(), other.tokens()
    cue_a = {i for s, e in one.cue for i in range(s, e)}
    cue_b = {i for s, e in other.cue for i in range(s, e)}
    if cue_a & cue_b:
        return bool(a & b)
    if overlap(a, b) < _SAME:
        return False
    if one.source and other.source and cue_a and cue_b and not _crossing(one.source, other.source):
        return False
    for inner, outer in ((one, other), (other, one)):
        if outer.rules[0] == "continued quotation" and inner.source and not outer.cue:
            told = {i for spans in (inner.cue, inner.source) for s, e in spans for i in range(s, e)}
            if inner.cue and told <= outer.tokens():
                return False  # what the one quoted tells of another
    return not (cue_a & b or cue_b & a) or not (cue_a and cue_b)


def _crossing(a: list[tuple[int, int]], b: list[tuple[int, int]]) -> bool:
    return any(x[0] < y[1] and y[0] < x[1] for x in a for y in b)


def parents(drafts: list[Draft]) -> list[int | None]:
    """For each draft the index of the smallest other one whose content holds its cue (or its content, without a cue)."""
    contents = [draft.tokens() for draft in drafts]
    near = by_content(drafts)
    found: list[int | None] = []
    for number, draft in enumerate(drafts):
        own = contents[number]
        cue = {i for a, b in draft.cue for i in range(a, b)}
        best: int | None = None
        for other in near.touching(min(cue or own), max(cue or own) + 1):
            held = contents[other]
            if other == number or len(held) <= len(own) - (0 if cue else 1):
                continue
            inside = (cue and cue <= held and len(own & held) >= 0.5 * len(own)) or (not cue and own < held)
            if inside and not _turned(draft, drafts[other], held) and (best is None or len(held) < len(contents[best])):
                best = other
        found.append(best)
    return found


def _turned(draft: Draft, other: Draft, held: set[int]) -> bool:
    """Whether `other` itself lies in the content of `draft` (two contents that hold each other's cue: no nesting)."""
    cue = {i for a, b in other.cue for i in range(a, b)}
    return bool(cue) and cue <= draft.tokens() and len(held) <= len(draft.tokens())
