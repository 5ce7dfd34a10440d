"""In: drafts with speakers. Out: which headline attributions sum up which ones of the body, and the speaker they share.

"Admiral: Fleet leaves on Friday" is the admiral whom the body names; "Osmar: We will ask for help" keeps Osmar as its
speaker, but was said when and through whom its minister said it.
"""

from __future__ import annotations

from .drafts import Draft
from .layout import Layout
from .sources import kind
from .speakers import Cast
from .verbs import head_of

_FIRST = 8  # attributions of the body that a headline may sum up
_ENOUGH = 0.4


def share_headlines(layout: Layout, drafts: list[Draft], found: Cast) -> dict[int, int]:
    """Headline draft -> body draft that it sums up; a merely described speaker of the headline becomes the one named there."""
    shared: dict[int, int] = {}
    heads = [i for i, d in enumerate(drafts) if layout.kinds[d.start] == "headline" and d.source]
    body = [i for i, d in enumerate(drafts) if layout.kinds[d.start] != "headline" and found.speaker[i] is not None][
        :_FIRST
    ]
    for number in heads:
        best = max(body, key=lambda i: (_likeness(layout, drafts[number], drafts[i]), -i), default=None)
        if best is None:
            continue
        described = _described(layout, drafts[number], found, number)
        alike = _likeness(layout, drafts[number], drafts[best])
        if described:
            named = [i for i in body if _same_office(layout, drafts[number], drafts[i])]
            if named and (alike < _ENOUGH or best not in named):
                best, alike = named[0], 1.0
        if alike < _ENOUGH:
            continue
        shared[number] = best
        if described:
            found.speaker[number] = found.speaker[best]
            found.reason[number] = "the body names whom the headline describes"
    return shared


def _described(layout: Layout, draft: Draft, found: Cast, number: int) -> bool:
    """Whether the headline only describes its speaker: nobody, or a cluster without any name."""
    speaker = found.speaker[number]
    head = head_of(layout, draft.source[0])
    bare = not any(m.cluster == speaker and m.form == "name" for m in found.mentions)
    return speaker is None or (kind(head) is not None and bare)


def _same_office(layout: Layout, one: Draft, other: Draft) -> bool:
    """Whether the body's source carries the word by which the headline calls its speaker."""
    if not other.source:
        return False
    word = head_of(layout, one.source[0]).lemma_.lower()
    return any(token.lemma_.lower() == word for token in layout.doc[slice(*other.source[0])])


def _likeness(layout: Layout, one: Draft, other: Draft) -> float:
    """The share of the headline's content words (lemmas) that the other content has too."""
    first, second = _words(layout, one), _words(layout, other)
    return len(first & second) / len(first) if first else 0.0


def _words(layout: Layout, draft: Draft) -> set[str]:
    tokens = [layout.doc[i] for i in sorted(draft.tokens())]
    return {t.lemma_.lower() for t in tokens if t.pos_ in ("NOUN", "PROPN", "VERB", "ADJ", "NUM") and len(t.text) > 2}
