"""In: a draft whose speaker stands behind the cue. Out: the speaker before it, where "said" only follows an insertion.

"Harbour police, who came at dawn, said Ivo Marn, 34, had drowned": the comma closes what is told of the police, and
Ivo Marn is whom they speak of. "The talks, however, said Ivo Marn, were open" and "The gate, which leaks, is shut, said
Ivo Marn" have a clause around or before the cue, and stay as they are.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from spacy.tokens import Token

from .boundaries import right_end
from .clauses import finite, trim
from .drafts import Draft, Range
from .layout import Layout
from .sources import can_speak
from .verbs import head_of

_SAYING = frozenset(("say", "report", "announce", "claim", "confirm", "allege", "add", "warn", "state"))
_SUBORDINATING = frozenset(
    "who which whose whom where when as while after before because since although though if".split()
)
_NOMINAL = frozenset(("DET", "PROPN", "NOUN", "ADJ", "NUM", "PART"))
_LINKING = frozenset(("of", "its", "his", "her", "their"))
_REACH = 40  # words of an insertion, and of what stands beside a name


def put_before(layout: Layout, draft: Draft) -> None:
    """Make the subject before the insertion the speaker, and the clause after the cue the content; others are left alone."""
    if draft.anchor < 1 or not draft.source or draft.source[0][0] <= draft.anchor:
        return
    verb, sentence = layout.tokens[draft.anchor], layout.sentence(draft.anchor)
    subject = _interrupted(layout, verb, sentence)
    if subject is None or not _says_of(layout, verb, subject, sentence):
        return
    start = verb.i + 1
    content = trim(layout.tokens, (start, right_end(layout, verb, start, None, sentence)))
    if content[0] < content[1]:
        draft.source, draft.content, draft.rules = [subject], [content], [*draft.rules, "after an insertion"]


def _interrupted(layout: Layout, verb: Token, sentence: Range) -> Range | None:
    """The noun phrase that opens the sentence, where commas and no verb of its own part it from the cue."""
    doc, start = layout.tokens, sentence[0]
    if verb.lemma_.lower() not in _SAYING or not finite(verb) or doc[verb.i - 1].text != ",":
        return None
    if verb.i - start > _REACH or any(layout.quote_of[i] >= 0 for i in range(start, verb.i + 1)):
        return None
    if doc[start].lower_ in ("but", "and"):
        start += 1
    commas = [i for i in range(start, verb.i) if doc[i].text == ","]
    if len(commas) < 2 or not _phrase(doc[start : commas[0]]):
        return None
    subject = (start, commas[0])
    if not can_speak(head_of(layout, subject)):
        return None
    for first, stop in pairwise(commas):
        inserted = doc[first + 1 : stop]
        if not inserted or (inserted[0].lower_ not in _SUBORDINATING and any(finite(t) for t in inserted)):
            return None
    return subject


def _phrase(words: Sequence[Token]) -> bool:
    """Whether the words are one noun phrase: "the head of the port", "harbour police"."""
    if not words or words[0].pos_ not in _NOMINAL:
        return False
    linking = all(t.pos_ in _NOMINAL or t.lower_ in ("of", "for", "in", "and", "-") for t in words)
    return linking and any(t.pos_ in ("NOUN", "PROPN") for t in words)


def _says_of(layout: Layout, verb: Token, subject: Range, sentence: Range) -> bool:
    """Whether what follows the cue is the subject of a clause of its own: "said Ivo Marn, 34, had drowned"."""
    doc, at = layout.tokens, verb.i + 1
    while at < sentence[1] and (doc[at].pos_ in _NOMINAL or doc[at].lower_ in _LINKING) and not finite(doc[at]):
        at += 1
    if at == verb.i + 1 or at >= sentence[1]:
        return False
    if _begins(doc, at, sentence[1]):
        return True
    if doc[at].text != ",":
        return False
    told = [i for i in range(at + 1, min(sentence[1], at + _REACH)) if doc[i].text == ","]
    close = next((i for i in told if _begins(doc, i + 1, sentence[1])), None)
    if close is None or _begins(doc, at + 1, sentence[1]):
        return False  # "The talks, however, said Ivo Marn, were open": his words go on
    inserted = doc[at + 1 : close]
    if inserted[0].lower_ not in _SUBORDINATING and any(finite(t) for t in inserted):
        return False
    told_of, own = _number(doc[verb.i + 1 : at]), _number(doc[slice(*subject)])
    follows = next(t for t in doc[close + 1 : sentence[1]] if finite(t)).morph.get("Number", [])
    return not (follows and told_of != own and own in follows)  # "The crews, ..., said Ivo Marn, 34, were shut out"


def _begins(doc: Sequence[Token], at: int, stop: int) -> bool:
    """Whether a finite verb stands there, behind an adverb at most."""
    while at < stop and doc[at].pos_ == "ADV":
        at += 1
    return at < stop and finite(doc[at])


def _number(words: Sequence[Token]) -> str:
    """The number ("Plur" or "Sing") by the last noun of a phrase before an "of"."""
    end = next((i for i, t in enumerate(words) if i and t.lower_ in ("of", "for", "in")), len(words))
    head = next((t for t in reversed(words[:end]) if t.pos_ in ("NOUN", "PROPN")), None)
    plural = head is not None and (head.morph.get("Number", []) == ["Plur"] or head.lower_ == "police")
    return "Plur" if plural else "Sing"
