"""In: a source that is a publication ("a report in the Haven Post", "the paper"). Out: the medium or body whose words it has."""

from __future__ import annotations

from spacy.tokens import Token

from ..annotations import Cluster, Mention
from ..relays.media_words import KIND_WORDS
from ..relays.names import Medium, kind_of, medium_in
from .cast import Cast
from .drafts import Range
from .layout import Layout

_PUBLISHED = frozenset(
    "report article story piece dispatch editorial investigation analysis broadcast bulletin exclusive item despatch".split()
)
_OUT = frozenset(
    ("published", "issued", "released", "broadcast", "aired", "posted", "compiled", "done", "conducted", "prepared", "produced",
     "carried", "out", "printed", "online")
)  # fmt: skip
_STATEMENTS = frozenset("statement communique communiqué declaration communication release".split())
_GIVEN = frozenset(("issued", "released", "signed", "made", "out", "put", "sent", "published"))
_OWN, _PLACE = frozenset(("by", "from")), frozenset(("in", "on"))
_REACH = 6  # words from the report to the link that names its publisher
_BODIES = frozenset(("ORG", "MEDIA", "PER"))


def of_publication(layout: Layout, span: Range, head: Token, found: Cast) -> int | None:
    """The cluster of who published the source; None where it is no publication or the text names nobody.

    "A report by X" and "from X" are those of a body, a person or a medium, "a report in X" and "on X" those of a medium.
    "The paper" is the medium that the article named last.
    """
    at = head.i
    token = layout.tokens[at]
    if token.lemma_.lower() in _PUBLISHED:
        before = medium_in(layout.doc, (span[0], at)) if span[0] < at else None
        if before is not None and before.end >= at - 1 and before.name[:1].isupper() and before.type != "media":
            return _cluster(layout, before, found)  # "a Haven Post report"
        return _published_by(layout, at, found)
    if token.lemma_.lower() in _STATEMENTS and token.pos_ == "NOUN":
        return _issued_by(layout, at, found)
    words = [t.lower_ for t in layout.tokens[slice(*span)]]
    if len(words) == 2 and words[0] == "the" and words[1] in KIND_WORDS and words[1] not in ("media", "press"):
        return _taken_up(layout, at, found)
    return None


def _published_by(layout: Layout, at: int, found: Cast) -> int | None:
    doc = layout.doc
    end = layout.sentence(at)[1]
    link = at + 1
    while link < min(end, at + _REACH) and doc[link].lower_ not in _OWN | _PLACE:
        if doc[link].lower_ not in _OUT and not _dates(layout, link):
            return None
        link += 1
    if link >= min(end, at + _REACH):
        return None
    stop = next((i for i in range(link + 1, end) if doc[i].is_punct and doc[i].text not in ("-", ".", "'")), end)
    medium = medium_in(doc, (link + 1, min(stop, link + 8)), slot=doc[link].lower_ in _PLACE)
    if medium is not None and medium.start <= link + 4 and medium.name.split()[-1][:1].isupper():
        return _cluster(layout, medium, found)
    if doc[link].lower_ not in _OWN:
        return None
    first = link + 2 if link + 1 < end and doc[link + 1].lower_ in ("the", "a", "an") else link + 1
    if first >= end:
        return None
    where = doc[first].idx
    named = [m for m in found.mentions if m.start == where and m.form == "name" and m.cluster is not None]
    if named:
        return named[0].cluster if named[0].type in _BODIES else None
    last = first
    while last < end and doc[last].pos_ == "PROPN" and doc[last].text[:1].isupper():
        last += 1
    if last == first or (last < end and doc[last].lower_ in ("'s", "’s")):
        return None
    return _cluster(layout, Medium(doc[first:last].text, first, last, "media"), found)


def _issued_by(layout: Layout, at: int, found: Cast) -> int | None:
    """Who gave the statement: "a statement issued by the port authority", "a statement from Ada Brenn"; no medium."""
    doc = layout.doc
    link = at + 1
    end = min(layout.sentence(at)[1], at + _REACH)
    while link < end and (doc[link].lower_ in _GIVEN or _dates(layout, link) or doc[link].lower_ == "on"):
        link += 1
    if link + 1 >= end or doc[link].lower_ not in _OWN:
        return None
    first = link + 2 if doc[link + 1].lower_ in ("the", "a", "an", "its", "his", "her") else link + 1
    low, high = layout.starts[link + 1], layout.starts[min(first + 1, len(doc) - 1)]
    named = [
        m
        for m in found.mentions
        if low <= m.start < high and m.cluster is not None and m.form != "pronoun" and m.type in ("ORG", "PER")
    ]
    best = min(named, key=lambda m: (m.form != "name", m.start, -m.end), default=None)
    return best.cluster if best is not None else None


def _dates(layout: Layout, token: int) -> bool:
    """Whether a word stands in a time expression."""
    at = layout.starts[token]
    return any(t.start <= at < t.end for t in layout.doc._.times)


def _cluster(layout: Layout, medium: Medium, found: Cast) -> int:
    """The cluster of the medium named there, made where no mention stands."""
    low, high = layout.starts[medium.start], layout.ends[medium.end - 1]
    for mention in found.mentions:
        if mention.form == "name" and mention.cluster is not None and low <= mention.end - 1 < high <= mention.end:
            return mention.cluster
    type_ = "MEDIA" if medium.type != "media" else None
    found.clusters.append(Cluster(name=medium.name, type=type_, number="singular"))
    found.mentions.append(Mention(low, high, "name", type_, len(found.clusters) - 1))
    return len(found.clusters) - 1


def _taken_up(layout: Layout, at: int, found: Cast) -> int | None:
    """The cluster of the last medium named before, of a kind that the word does not speak against."""
    kind, here = kind_of(layout.tokens[at].lower_), layout.starts[at]
    before = sorted(
        (m for m in found.mentions
         if m.end <= here and m.form == "name" and m.cluster is not None
         and (m.type == "MEDIA" or found.clusters[m.cluster].type == "MEDIA")),
        key=lambda m: m.start,
    )  # fmt: skip
    for mention in reversed(before):
        own = kind_of(found.clusters[mention.cluster or 0].name)
        if own in (kind, "media") or kind == "media":
            return mention.cluster
    return None
