"""In: learned drafts and drafts found by rule. Out: one list: learned first, edges and gaps mended by the surer rules."""

from __future__ import annotations

from .drafts import Draft, Range, overlap
from .layout import Layout
from .sources import can_speak
from .verbs import head_of

LEARNED_ENOUGH = 0.5
_SAME = 0.5
_MENDING = ("quotation", "quoted", "hearsay")
_SURE = ("clause", "quotation", "before", "that", "according to", "quoted", "headline colon", "headline dash", "label", "list",
         "hearsay", "passive")  # fmt: skip


def merge(layout: Layout, learned: list[Draft], ruled: list[Draft]) -> tuple[list[Draft], list[tuple[Draft, str]]]:
    """(kept, rejected with the reason); where both saw one cue the rule's clause is kept and confirmed by the model."""
    kept: list[Draft] = []
    rejected: list[tuple[Draft, str]] = []
    used: set[int] = set()
    for draft in learned:
        twin = _twin(draft, ruled, used)
        if twin is not None:
            used.add(twin)
            kept.append(_joined(layout, draft, ruled[twin]))
        elif draft.attitude == "other":
            rejected.append((draft, "the cue is no verb or noun of saying"))
        elif draft.score < LEARNED_ENOUGH:
            rejected.append((draft, "the language model is unsure"))
        else:
            kept.append(draft)
    for number, draft in enumerate(ruled):
        if number in used:
            continue
        if learned and not _stands_alone(layout, draft):
            rejected.append((draft, "found by a weak rule, not confirmed by the language model"))
        else:
            kept.append(draft)
    return kept, rejected


def _stands_alone(layout: Layout, draft: Draft) -> bool:
    """Whether a rule's draft is kept although the model saw nothing: sure forms, or a plain clause of somebody who can speak."""
    rule = draft.rules[0]
    if rule in _SURE and rule not in ("clause", "that", "before"):
        return True
    if rule == "before" and draft.score > 0.9:
        return layout.quote(draft.anchor) is None
    if rule not in ("clause", "that", "before") or not draft.source or layout.quote(draft.anchor) is not None:
        return False
    head = head_of(layout, draft.source[0])
    named = head.pos_ in ("NOUN", "PROPN") or head.lower_ in ("he", "she")
    return can_speak(head) and named and draft.score >= 0.8


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


def _source(learned: Draft, rule: Draft, possessive: bool) -> list[Range]:
    """The model's source, unless it is a mere possessor ("Melnichar's comments") or the cue names its source after itself."""
    if rule.rules[0] == "according to" or (possessive and rule.source):
        return rule.source
    return learned.source or rule.source


def _in_pieces(learned: Draft, rule: Draft) -> bool:
    """Whether the model caught only scraps of what a sure rule holds whole."""
    if rule.rules[0] not in _SURE:
        return False
    held = len(learned.tokens())
    return any(b - a < 3 for a, b in learned.content) and 2 * held < len(rule.tokens())


def _joined(layout: Layout, learned: Draft, rule: Draft) -> Draft:
    """One draft of two: source and content of the model, which is right more often; gaps filled by the rule."""
    agree = overlap(learned.tokens(), rule.tokens())
    same = agree >= _SAME
    possessive = bool(learned.source) and layout.doc[learned.source[0][1] - 1].lower_ in ("'s", "’s", "'", "’")
    broken = not same and (rule.rules[0] in _MENDING or _in_pieces(learned, rule))
    return Draft(
        content=rule.content if broken else learned.content,
        cue=rule.cue or learned.cue,
        source=_source(learned, rule, possessive),
        anchor=rule.anchor if rule.anchor >= 0 else learned.anchor,
        act=rule.act,
        attitude=rule.attitude,
        score=1 - (1 - learned.score) * (1 - rule.score) if same else max(learned.score, rule.score) * 0.8,
        rules=["learned", *rule.rules],
        learned=True,
    )
