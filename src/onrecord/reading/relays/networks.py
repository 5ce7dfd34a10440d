"""In: a name in a sentence. Out: whether it is where words were put or spoken: a network with posts, a broadcaster that people speak on."""

from __future__ import annotations

from ..attributions.drafts import Draft
from ..attributions.layout import Layout
from ..attributions.sources import kind

Range = tuple[int, int]

_SAID = frozenset("say write announce add deny confirm claim state explain admit warn declare reveal".split())
ENTRIES = frozenset(("post", "posts", "status", "entry"))
PIECES = frozenset(("article", "articles", "column", "op-ed", "essay", "commentary", "tweet", "message"))


def posted_there(layout: Layout, draft: Draft, at: int) -> bool:
    """Whether the source is what somebody put on the network: "the fleet's post on Chirp, quoted by Orran, said"."""
    start = draft.source[0][0]
    before = [t.lower_ for t in layout.tokens[start:at]]
    after = layout.tokens[min(at + 1, len(layout.tokens) - 1)]
    whole = after.text != "-" and after.pos_ not in ("NOUN", "PROPN")  # not "posts on Tavra-friendly forums"
    return whole and any(word in ENTRIES | PIECES for word in before) and before[-1:] in (["on"], ["via"])


def is_network(layout: Layout, draft: Draft, span: Range) -> bool:
    """Whether one name that is no day, place or person and no list has is where somebody "said" or "wrote" things."""
    doc, (start, end) = layout.doc, span
    if end - start != 1 or not draft.source or not doc[start].is_title or doc[start].pos_ != "PROPN":
        return False
    if doc[draft.anchor].lemma_.lower() not in _SAID or is_time(layout, start):
        return False
    at = doc[start].idx
    known = (m for m in doc._.mentions if m.form == "name" and m.start <= at < m.end)
    ends = end < len(doc) and (doc[end].is_punct or doc[end].lower_ == "that")
    return ends and not any(m.type in ("GPE", "LOC", "FAC", "NORP") for m in known)


def on_air(layout: Layout, draft: Draft, at: int) -> bool:
    """Whether the source tells that people spoke "on" a broadcaster; who presents there is the broadcaster's own."""
    start = draft.source[0][0]
    before = [t for t in layout.tokens[max(start, at - 3) : at] if t.pos_ in ("ADP", "NOUN", "PROPN")]
    if any(t.text in (",", "'s", "’s") for t in layout.tokens[start : draft.source[0][1]]):
        return False  # "a personality on Radio Ebb's morning show"
    people = next((t for t in layout.tokens[start:at] if t.pos_ == "NOUN"), None)
    return bool(before) and before[-1].lower_ == "on" and people is not None and kind(people) != "media"


def is_time(layout: Layout, token: int) -> bool:
    """Whether a word stands in a time expression."""
    at = layout.starts[token]
    return any(t.start <= at < t.end for t in layout.doc._.times)
