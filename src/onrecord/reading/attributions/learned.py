"""In: the relations of the language pipeline. Out: drafts, with cues that only think, wish or plan told apart."""

from __future__ import annotations

from spacy.tokens import Token

from .drafts import Draft, Range, joined
from .hearsay import HEARSAY
from .layout import Layout
from .lexicon import nouns, verbs
from .nouns import spreads
from .quoting import QUOTING
from .sources import can_speak, kind
from .verbs import head_of, unconfirmed

_TOLD = frozenset("information interview source medium data evidence account people intelligence law rule".split())
_DOERS = ("er", "or", "ist", "ian", "ic", "ee", "man", "woman")
# Forms of "say" that are so whatever the tagger makes of them ("the portal Sette says").
SPOKEN = frozenset(("said", "says"))


def find_learned(layout: Layout) -> list[Draft]:
    """One draft a relation that has a content; the cue's main token gives act and attitude."""
    drafts: list[Draft] = []
    for relation in layout.doc._.relations:
        content = joined([_read_part(layout, r) for r in relation.content if r[0] < r[1]])
        if not content:
            continue
        cue = joined(list(relation.cue))
        anchor, act, attitude = anchor_of(layout, [layout.doc[i] for a, b in cue for i in range(a, b)])
        if anchor >= 0 and unconfirmed(layout.tokens[anchor]):
            act = "other"
        source = _source(layout, relation.source, anchor)
        open_ = spreads(layout, anchor, content[0][0]) if attitude == "other" and anchor >= 0 else None
        if open_ is not None:
            attitude, act = "reporting", nouns()[open_]
            source = source if open_ == "report" else []
        if anchor >= 0 and layout.tokens[anchor].lower_ == "citing" and _circumstance(layout, content[0]):
            act, attitude = "assert", "reporting"
        drafts.append(
            Draft(
                content=content,
                cue=[(anchor, anchor + 1)] if anchor >= 0 else cue,
                source=source,
                anchor=anchor,
                act=act,
                attitude=attitude,
                score=float(relation.score),
                rules=["learned"],
                learned=True,
            )
        )
    return drafts


def _circumstance(layout: Layout, span: Range) -> bool:
    """Whether what is cited is a reason and no source: "citing bad weather", and not "citing officials", "citing a memo"."""
    head = head_of(layout, span)
    told = head.lemma_.lower() in nouns() or head.lemma_.lower() in _TOLD or kind(head) is not None
    one = any(c.lower_ in ("a", "an") for c in head.lefts) and head.lower_.endswith(_DOERS)
    person = one or head.morph.get("Number", []) == ["Plur"]  # "a miner", "two mechanics"
    words = [t.lower_ for t in layout.tokens[slice(*span)]]
    bare = len(words) == 2 and words[0] == "the"  # "the coastguard"
    return head.pos_ == "NOUN" and not (told or person or bare) and not can_speak(head) and len(words) > 1


def _read_part(layout: Layout, span: Range) -> Range:
    """The range without a dateline, caption or furniture at its edges; empty where it holds nothing else."""
    start, end = span
    while start < end and not layout.read(start):
        start += 1
    while end > start and not layout.read(end - 1):
        end -= 1
    return start, end


def _source(layout: Layout, spans: tuple[Range, ...], anchor: int) -> list[Range]:
    """The span of the source that stands nearest the cue, a bare possessor last; empty where there is none."""
    found = joined(list(spans))
    if not found:
        return []
    doc = layout.doc
    return [
        min(found, key=lambda r: (doc[r[1] - 1].lower_ in ("'s", "’s"), min(abs(r[0] - anchor), abs(anchor - r[1]))))
    ]


def anchor_of(layout: Layout, cue: list[Token]) -> tuple[int, str, str]:
    """(token, act, attitude) of a cue: its first verb of the lexicon, else a noun, else its first token ("other")."""
    for token in cue:
        lemma = token.lemma_.lower()
        if token.lower_ in QUOTING:
            return token.i, "assert", "reporting"
        if token.lower_ in ("citing", "quoting"):
            return token.i, "other", "other"
        if token.lower_ in SPOKEN:
            return token.i, "assert", "reporting"
        if lemma in verbs() and token.pos_ in ("VERB", "AUX", "NOUN", "ADJ"):
            senses = verbs()[lemma]
            rest = [t.lower_ for t in cue if t.i > token.i]
            sense = next((s for s in senses if all(w in rest for w in s.words[1:])), senses[-1])
            return token.i, sense.act, sense.attitude
        if token.lower_ == "according" or token.lower_ in HEARSAY:
            return token.i, "assert", "reporting"
    if any(token.lemma_.lower() in ("express", "voice") for token in cue):
        return cue[-1].i, "conjecture", "reporting"
    for token in cue:
        if token.lemma_.lower() in nouns():
            return token.i, nouns()[token.lemma_.lower()], "reporting"
    for token in cue:
        if token.text in (":", "–", "—", "-"):
            return token.i, "assert", "reporting"
    first = next((t for t in cue if t.pos_ in ("VERB", "NOUN", "ADJ")), cue[0] if cue else None)
    return (first.i if first is not None else -1), "other", "other"
