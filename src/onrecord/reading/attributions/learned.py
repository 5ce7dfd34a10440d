"""In: the voices and relations of the language pipeline. Out: drafts, with cues that only think, wish or plan told apart.

Voices are what annotators of rival press call an attribution; relations, as PolNeAR marks them, hold media that pass on
the words of others as well, which a chain is made of.
"""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from ..annotations import Relation
from .clauses import children, dep, is_passive, is_relative, noun_phrase, subject
from .drafts import Draft, Range, joined, overlap
from .hearsay import HEARSAY
from .layout import Layout
from .lexicon import nouns, verbs
from .nouns import spreads
from .quoting import QUOTING
from .sources import can_speak, kind
from .verbs import head_of, unconfirmed

_TOLD = frozenset("information interview source medium data evidence account people intelligence law rule".split())
_INVERTED = frozenset(("should", "were", "had"))  # "Should the charge be proven, ..."
_SAME = 0.5
_NEAR = 4  # tokens between "who" and its verb: "who later said"
_PERSONS = frozenset(("he", "she", "they", "it", "i", "we"))
_DOERS = ("er", "or", "ist", "ian", "ic", "ee", "man", "woman")
# Forms of "say" that are so whatever the tagger makes of them ("the portal Sette says").
SPOKEN = frozenset(("said", "says"))


def find_learned(layout: Layout) -> tuple[list[Draft], list[Draft]]:
    """(drafts, carriers): one draft a voice that has a content, and the relations beside them that may only pass words on.

    The cue's main token gives act and attitude. A relation in quotation marks is somebody's words whatever the voices say.
    """
    relations = _drafts(layout, layout.doc._.relations)
    found = _voices(layout, relations)
    beside = _beside(layout, relations, found)
    return [*found, *(d for d in beside if not d.carrier)], [d for d in beside if d.carrier]


def _voices(layout: Layout, relations: list[Draft]) -> list[Draft]:
    """The voices, what the model left out of them filled in from the relation with the same cue."""
    related = {i: draft for draft in relations for a, b in draft.cue for i in range(a, b)}
    found = _drafts(layout, layout.doc._.voices)
    for draft in found:
        twin = related.get(draft.anchor)
        if not draft.source and twin is not None:
            draft.source = twin.source
        if twin is not None and _around(twin) and len(draft.content) == 1 and draft.tokens() & twin.tokens():
            draft.content = twin.content if draft.tokens() <= twin.tokens() | {draft.anchor} else draft.content
        _with_auxiliary(layout, draft)
        if not draft.source:
            draft.source = _doer(layout, draft)
        if draft.tokens() & {i for a, b in draft.source for i in range(a, b)}:
            draft.source = []
        draft.source = [_whole(layout, span) for span in draft.source]
    return found


def _around(draft: Draft) -> bool:
    """Whether the content stands on both sides of the cue: "The head of the union, he said, had locked the gate"."""
    return draft.start < draft.anchor < draft.content[-1][0]


def _with_auxiliary(layout: Layout, draft: Draft) -> None:
    """Begin a content with the verb that its clause begins with: "Should | the charge be proven, the strait will be closed"."""
    start, end = draft.content[0]
    before = layout.tokens[start - 1] if start else None
    first = before is not None and before.lower_ in _INVERTED and before.text[:1].isupper()
    if first and before is not None and start <= before.head.i < end:
        draft.content[0] = (start - 1, end)


def _doer(layout: Layout, draft: Draft) -> list[Range]:
    """Who does what an active cue without a source tells, where that can speak."""
    if draft.anchor < 0 or layout.tokens[draft.anchor].pos_ != "VERB" or is_passive(layout.tokens[draft.anchor]):
        return []
    who = subject(layout.tokens[draft.anchor])
    speaks = who is not None and (can_speak(who) or who.lower_ in _PERSONS) and not draft.holds(who.i)
    return [noun_phrase(who)] if who is not None and speaks else []


def _whole(layout: Layout, span: Range) -> Range:
    """The source to the end of the name in which the model stopped: "Tavra's Defence | Ministry", "on condition | of anonymity"."""
    start, end = span
    tokens = layout.tokens
    while end < len(tokens) and dep(tokens[end]) == "flat" and start <= tokens[end].head.i < end:
        end += 1
    while (
        end < len(tokens)
        and dep(tokens[end - 1]) in ("compound", "amod", "nmod:poss")
        and tokens[end - 1].head.i == end
    ):
        end += 1
    of = end + 1 < len(tokens) and tokens[end].lower_ == "of" and dep(tokens[end].head) == "nmod"
    if of and tokens[end].head.head.i == end - 1:
        end = max(end, tokens[end].head.i + 1)
    return start, end


def _beside(layout: Layout, relations: list[Draft], drafts: list[Draft]) -> list[Draft]:
    """The relations with a source whose cue is none of the drafts'; carriers all but those in quotation marks that no draft has."""
    cues = {i for draft in drafts for a, b in draft.cue for i in range(a, b)}
    found = [draft for draft in relations if draft.source]
    found = [draft for draft in found if not any(i in cues for a, b in draft.cue for i in range(a, b))]
    for draft in found:
        words = draft.tokens()
        draft.carrier = not layout.quoted(words) or any(overlap(words, other.tokens()) >= _SAME for other in drafts)
    return found


def _drafts(layout: Layout, relations: Iterable[Relation]) -> list[Draft]:
    drafts: list[Draft] = []
    for relation in relations:
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
    verb = layout.tokens[anchor] if anchor >= 0 and layout.tokens[anchor].pos_ == "VERB" else None
    who = subject(verb) if verb is not None else None
    relative = next((c for c in children(verb, "nsubj") if is_relative(c)), None) if verb is not None else None
    if relative is not None and abs(relative.i - anchor) <= _NEAR:
        return [(relative.i, relative.i + 1)]  # whom "who" means is settled later, with more to go by
    whose = [span for span in found if who is not None and span[0] <= who.i < span[1]]
    return whose or [
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
