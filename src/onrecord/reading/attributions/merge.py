"""In: learned drafts and drafts found by rule. Out: one list: learned first, edges and gaps mended by the surer rules."""

from __future__ import annotations

from .drafts import Draft, overlap

LEARNED_ENOUGH = 0.5
_SAME = 0.5
_SURE = ("clause", "quotation", "before", "that", "according to", "quoted", "headline colon", "headline dash", "label", "list",
         "hearsay", "passive")  # fmt: skip


def merge(learned: list[Draft], ruled: list[Draft]) -> tuple[list[Draft], list[tuple[Draft, str]]]:
    """(kept, rejected with the reason); where both saw one cue the rule's clause is kept and confirmed by the model."""
    kept: list[Draft] = []
    rejected: list[tuple[Draft, str]] = []
    used: set[int] = set()
    for draft in learned:
        twin = _twin(draft, ruled, used)
        if twin is not None:
            used.add(twin)
            kept.append(_joined(draft, ruled[twin]))
        elif draft.attitude == "other":
            rejected.append((draft, "the cue is no verb or noun of saying"))
        elif draft.score < LEARNED_ENOUGH:
            rejected.append((draft, "the language model is unsure"))
        else:
            kept.append(draft)
    for number, draft in enumerate(ruled):
        if number in used:
            continue
        if learned and draft.rules[0] not in _SURE:
            rejected.append((draft, "found by a weak rule, not confirmed by the language model"))
        else:
            kept.append(draft)
    return kept, rejected


def _twin(draft: Draft, ruled: list[Draft], used: set[int]) -> int | None:
    """The rule's draft with the same cue, or without a common cue the same content."""
    cue = {i for a, b in draft.cue for i in range(a, b)}
    for number, other in enumerate(ruled):
        if number not in used and cue & {i for a, b in other.cue for i in range(a, b)}:
            return number
    for number, other in enumerate(ruled):
        if number not in used and (not cue or not other.cue) and overlap(draft.tokens(), other.tokens()) >= _SAME:
            return number
    return None


def _joined(learned: Draft, rule: Draft) -> Draft:
    """One draft of two: content by the rule where they agree in the main, the source of the model where it has one."""
    agree = overlap(learned.tokens(), rule.tokens())
    sure = rule.rules[0] in _SURE
    content = rule.content if sure or agree >= _SAME else learned.content
    score = 1 - (1 - learned.score) * (1 - rule.score)
    return Draft(
        content=content,
        cue=rule.cue or learned.cue,
        source=rule.source or learned.source,
        anchor=rule.anchor if rule.anchor >= 0 else learned.anchor,
        act=rule.act,
        attitude=rule.attitude,
        score=score if agree >= _SAME else max(learned.score, rule.score) * 0.8,
        rules=[*rule.rules, "learned"],
        learned=True,
    )
