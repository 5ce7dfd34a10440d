"""In: a settled draft. Out: its content without what the narrator adds: a clause behind the finished cue, a judgement, another sentence.

"..., the mayor said, as both sides traded insults", "..., a claim that the port denies", "She was blunt: ..., she said",
"The letter, he says, came late; the stamp ...".
"""

from __future__ import annotations

from ..following import word_after
from .clauses import dep, finite, trim
from .drafts import Draft, Range
from .layout import Layout
from .lexicon import nouns, verbs
from .verbs import head_of

_BESIDE = frozenset(("as", "while", "whilst", "amid", "amidst", "whereas", "even"))
_AS_LONG = frozenset(("long", "soon", "far", "well", "much", "many", "if", "though"))
_TERMS = frozenset(
    ("move", "step", "phrase", "term", "expression", "decision", "figure", "number", "version", "formula", "wording", "position", "view",
     "assessment", "account", "verdict", "jibe", "barb", "gesture", "tactic", "practice")
)  # fmt: skip
_JUDGED = frozenset(
    ("that", "which", "denied", "disputed", "rejected", "dismissed", "contradicted", "echoed", "repeated", "contested", "refuted")
)  # fmt: skip
_CALLING = frozenset(
    ("call", "describe", "label", "estimate", "put", "deny", "attribute", "ascribe", "blame", "dismiss", "reject", "say", "claim",
     "term", "dub", "condemn", "denounce", "criticise", "criticize", "characterise", "characterize")
)  # fmt: skip
_EMPTY = frozenset(
    ("that", "which", "who", "whom", "it")
)  # of a content in pieces: what the rest is about, no part of it
_PERSONS = frozenset(("he", "she", "they", "it"))


def without_asides(layout: Layout, draft: Draft) -> None:
    """Cut the narrator's words off the draft's content; a content that would be empty stays as it is."""
    if draft.anchor < 0 or layout.quote_of[draft.anchor] >= 0:
        return
    sentence = layout.sentence(draft.anchor)
    before = [r for r in draft.content if sentence[0] <= r[0] and r[1] <= draft.anchor]
    if before and before[-1][1] < draft.content[-1][0] and _after_joint(layout, draft):
        draft.content = [r for r in draft.content if r not in before]
        before = []
    floor = _floor(layout, draft, (before[0][0], before[-1][1])) if before else 0
    kept: list[Range] = []
    judged = False
    for span in draft.content:
        cut = span
        if draft.anchor < span[0] < sentence[1] and (judged or judges(layout, span[0], span[1])):
            judged = True
            continue
        if span in before:
            cut = max(span[0], floor), span[1]
        elif sentence[0] <= span[0] < sentence[1]:
            cut = _after_cue(layout, draft, span, before)
        lone = cut[1] - cut[0] == 1 and len(draft.content) > 1 and layout.tokens[cut[0]].lower_ in _EMPTY
        if cut[0] < cut[1] and not lone:
            kept.append(trim(layout.tokens, cut) if cut != span else span)
    draft.content = [r for r in kept if r[0] < r[1]] or draft.content


def _after_joint(layout: Layout, draft: Draft) -> bool:
    """Whether the cue and its source stand in commas after "and" or "but": "was held and, his lawyer says, denies the theft"."""
    first = min([draft.anchor, *(a for a, _ in draft.source)])
    doc = layout.tokens
    return first > 1 and doc[first - 1].text == "," and doc[first - 2].pos_ == "CCONJ"


def _floor(layout: Layout, draft: Draft, span: Range) -> int:
    """Where the content before the cue begins: after the last semicolon, and after a colon before which the speaker is told of."""
    doc = layout.tokens
    for at in range(span[1] - 2, span[0], -1):
        if layout.quote_of[at] >= 0:
            continue
        # "...; they were found in a field, it says" is understood with what stands before it only, and keeps it.
        if doc[at].text == ";" and doc[at + 1].lower_ not in _PERSONS and any(finite(t) for t in doc[at + 1 : span[1]]):
            return at + 1
        if doc[at].text == ":" and (doc[at - 1].lower_ == "this" or _introduces(layout, draft, (span[0], at))):
            return at + 1
    return span[0]


def _introduces(layout: Layout, draft: Draft, span: Range) -> bool:
    """Whether the words before a colon tell of the speaker: "The official was less guarded: ..., the official said"."""
    if not draft.source:
        return False
    words = layout.tokens[slice(*span)]
    head = head_of(layout, draft.source[0])
    subjects = [t for t in words if dep(t).startswith("nsubj")]
    if head.lower_ in _PERSONS:
        return any(t.lower_ == head.lower_ for t in subjects) and any(finite(t) for t in words)
    return any(t.lemma_.lower() == head.lemma_.lower() for t in subjects)


def _after_cue(layout: Layout, draft: Draft, span: Range, before: list[Range]) -> Range:
    """What stands after the cue: nothing of a clause beside a finished content, no second sentence, no judgement on it."""
    doc = layout.tokens
    start, end = span
    whole = any(finite(t) for r in before for t in doc[slice(*r)])
    first = doc[start].lower_
    if whole and first in _BESIDE and layout.quote_of[start] < 0 and word_after(doc[start]) not in _AS_LONG:
        return start, start
    if first == "this" and word_after(doc[start]) == ":" and draft.act == "deny":
        return start, start + 1
    for at in range(start + 1, end - 2):
        if layout.quote_of[at] >= 0:
            continue
        if before and doc[at].text == ";":
            return start, at
        if doc[at].text == "," and at - start > 1 and _had_said(layout, at + 1, end):
            return start, at
        if doc[at].text == "," and at - start > 1 and judges(layout, at + 1, end):
            return start, at
        if doc[at].text == "," and at - start > 1 and _told_apart(layout, draft, at + 1, end):
            return start, at
        if doc[at].text == "," and layout.kinds[at] == "headline" and _second(layout, draft, start, at, end):
            return start, at
    return span


def _had_said(layout: Layout, at: int, end: int) -> bool:
    """Whether what the speaker had said before begins here: "conceded it was genuine, having earlier called it a forgery"."""
    words = layout.tokens[at : min(at + 4, end)]
    if not words or words[0].lower_ != "having":
        return False
    verb = next((t for t in words[1:] if t.pos_ == "VERB"), None)
    return verb is not None and bool(verbs().get(verb.lemma_.lower()))


def _told_apart(layout: Layout, draft: Draft, at: int, end: int) -> bool:
    """Whether a relative clause begins in which the speaker says something else: "..., which he called an insult"."""
    words = layout.tokens[at : min(at + 3, end)]
    if len(words) < 3 or words[0].lower_ not in ("which", "whom") or words[1].lower_ not in _PERSONS:
        return False
    return words[2].lemma_.lower() in _CALLING and words[1].lower_ == _pronoun(layout, draft, words[1].lower_)


def _pronoun(layout: Layout, draft: Draft, word: str) -> str:
    """The word itself where it can stand for the draft's source."""
    if not draft.source:
        return ""
    head = head_of(layout, draft.source[0]).lower_
    return head if head in _PERSONS else word


def _second(layout: Layout, draft: Draft, start: int, comma: int, end: int) -> bool:
    """Whether a headline goes on to something else after a comma: "Osmar says ship sank, Tavra looks into it"."""
    doc = layout.tokens
    verb = next((t for t in doc[comma + 1 : end] if finite(t)), None)
    if verb is None or doc[draft.anchor].pos_ != "VERB" or not any(finite(t) for t in doc[start:comma]):
        return False
    own = [c for c in verb.lefts if dep(c).startswith("nsubj") and c.left_edge.i == comma + 1]
    apart = dep(verb) in ("parataxis", "conj", "root") or verb.head.i == draft.anchor
    return bool(own) and own[0].pos_ in ("PROPN", "NOUN") and apart


def judges(layout: Layout, at: int, end: int) -> bool:
    """Whether at this token begins what the narrator says of the words before it: "a claim that contradicts ..."."""
    doc = layout.tokens
    if doc[at].lower_ not in ("a", "an"):
        return False
    for noun in range(at + 1, min(at + 3, end, len(doc) - 1)):
        if doc[noun].lemma_.lower() in nouns() or doc[noun].lemma_.lower() in _TERMS:
            follows = doc[noun + 1].lower_
            return follows in _JUDGED and (follows != "that" or dep(doc[noun + 1]) not in ("mark", "sconj"))
    return False
