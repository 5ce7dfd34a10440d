"""In: the hops that the drafts of an article name. Out: the same hops with "the newspaper" named, and the media that others cite.

An article introduces a medium once ("the daily Haven", "Canal Brenna, a broadcaster") and then calls it "the newspaper" or
"the channel". It may say once, too, that one medium has its words from another ("the portal cites Haven").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..annotations import Hop
from ..attributions.drafts import Draft
from ..attributions.layout import Layout
from .found import Found
from .lists import listed
from .media_words import KIND_WORDS
from .names import as_hop, kind_of, medium_in
from .outlets import same_outlet
from .shown import shown_media

_TAKING = frozenset(("cite", "quote", "credit", "refer"))
_DEFINITE = frozenset(("the", "that", "this", "same"))
_WIRE = re.compile(r"(?:\bPress|\bWire|inform|press)$", re.I)  # what agencies are called: "Coast Press", "Karvinform"
_SORTS = frozenset("private independent public commercial opposition popular influential liberal conservative".split())


@dataclass(frozen=True)
class Masthead:
    """A medium named in the article: the token where it is named, its name, and its kind as far as the text shows it."""

    at: int
    name: str
    kind: str


def settle_hops(layout: Layout, drafts: Sequence[Draft], hops: list[list[Found]], folded: dict[int, list[Hop]]) -> None:
    """Put into the hops, in place, the names that bare descriptions stand for and the media that a conduit cites."""
    if not folded and not any(hops):
        return
    known = _mastheads(layout, drafts, hops, folded)
    if not known:
        return
    cited, named = _citations(layout, known)
    if named:  # "the portal Sette cites Haven" may be the only place that names them
        known = sorted({m.at: m for m in (*named, *known)}.values(), key=lambda m: m.at)
        cited, _ = _citations(layout, known)
    for own in hops:
        for number, found in enumerate(own):
            name = _taken_up(layout, found.hop, known)
            if name is not None:
                own[number] = replace(found, hop=replace(found.hop, name=name))
        for number in range(len(own) - 1, -1, -1):
            own[number:number] = [
                Found(own[number].rank, own[number].at, hop)
                for at, citing, hop in cited
                if same_outlet(citing, own[number].hop.name)
                and _near(layout, at, _at(layout, own[number].hop))
                and not any(same_outlet(other.hop.name, hop.name) for other in own)
            ]
    for passed in folded.values():
        for number, hop in enumerate(passed):
            name = _taken_up(layout, hop, known)
            if name is not None:
                passed[number] = replace(hop, name=name)
        for number in range(len(passed) - 1, -1, -1):
            here = passed[number]
            passed[number:number] = [
                hop
                for at, citing, hop in cited
                if same_outlet(citing, here.name)
                and _near(layout, at, _at(layout, here))
                and not any(same_outlet(other.name, hop.name) for other in passed)
            ]


def _at(layout: Layout, hop: Hop) -> int:
    """The token where the article names the hop."""
    return layout.at(hop.start or 0)


def _near(layout: Layout, one: int, other: int) -> bool:
    return abs(layout.paragraph_of[one] - layout.paragraph_of[other]) <= 1


def _mastheads(
    layout: Layout,
    drafts: Sequence[Draft],
    hops: list[list[Found]],
    folded: dict[int, list[Hop]],
) -> list[Masthead]:
    """The media that the article names, in the order of the text: as conduits, as sources, and where a name is typed so."""
    places: dict[int, Masthead] = {}

    def add(start: int, name: str) -> None:
        if any(letter.isupper() for letter in name):
            at = layout.at(start)
            places.setdefault(at, Masthead(at, name, _kind_at(layout, at, name)))

    for hop in [*(f.hop for own in hops for f in own), *(h for passed in folded.values() for h in passed)]:
        add(hop.start or 0, hop.name)
    for draft in drafts:
        medium = medium_in(layout.doc, draft.source[0]) if draft.source else None
        if medium is not None:
            add(layout.starts[medium.start], medium.name)
    for mention in layout.doc._.mentions:
        if mention.type == "MEDIA" and mention.form == "name":
            add(mention.start, layout.text[mention.start : mention.end])
    for name in shown_media(layout.doc):
        for match in re.finditer(rf"\b{re.escape(name)}\b", layout.text):
            add(match.start(), name)
    return [places[at] for at in sorted(places)]


def _kind_at(layout: Layout, at: int, name: str) -> str:
    """The kind of a named medium: of its list entry, of its name, or of the words around it ("the daily Haven")."""
    entry = listed().get(name.lower())
    if entry is not None and entry[1] != "media":
        return entry[1]
    own = kind_of(name)
    if own != "media":
        return own
    told = shown_media(layout.doc).get(name, "media")
    if told != "media":
        return told
    start = layout.sentence(at)[0]
    around = [t.lower_ for t in layout.tokens[max(start, at - 3) : at] if not t.is_punct]
    after = at + len(name.split())
    around += [t.lower_ for t in layout.tokens[after : after + 2]]
    return kind_of(" ".join(word for word in around if word in KIND_WORDS)) if around else "media"


def _taken_up(layout: Layout, hop: Hop, known: list[Masthead]) -> str | None:
    """The name that "the newspaper" stands for: the last medium named before it whose kind does not speak against it."""
    words = hop.name.lower().removeprefix("the ").removeprefix("same ").split()
    if len(words) > 1 and words[0] in _SORTS:
        words = words[1:]  # "the private broadcaster"
    if any(letter.isupper() for letter in hop.name) or not words or not all(word in KIND_WORDS for word in words):
        return None
    at = _at(layout, hop)
    first = at - 1 if at and layout.tokens[at].lower_ not in _DEFINITE else at
    if first < 0 or layout.tokens[first].lower_ not in _DEFINITE:
        return None
    kind = kind_of(hop.name)
    before = [m for m in known if m.at < at]
    fitting = [m for m in before if m.kind == kind or (kind == "agency" and _WIRE.search(m.name))] or [
        m for m in before if m.kind == "media" or kind == "media"
    ]
    if fitting and before[-1].kind == "media" and _near(layout, before[-1].at, at):
        apart = not _near(layout, fitting[-1].at, at) or layout.kinds[fitting[-1].at] != "body"
        return (
            before[-1].name if apart else fitting[-1].name
        )  # no list has the agency of which the sentence before tells
    return fitting[-1].name if fitting else None


def _citations(layout: Layout, known: list[Masthead]) -> tuple[list[tuple[int, str, Hop]], list[Masthead]]:
    """(token, the medium that cites, the hop cited) for "the portal cites the daily Haven", and the media named there."""
    found = []
    named: list[Masthead] = []
    for number, token in enumerate(layout.tokens):
        if token.pos_ != "VERB" or token.lemma_.lower() not in _TAKING or not layout.read(number):
            continue
        start, end = layout.sentence(number)
        after = number + 2 if number + 1 < end and layout.tokens[number + 1].lower_ == "to" else number + 1
        stop = next((i for i in range(after, min(end, after + 8)) if layout.tokens[i].text in (",", ".", ";")), end)
        cited = medium_in(layout.doc, (after, stop), slot=True, sure=False) if after < stop else None
        if cited is None or not any(letter.isupper() for letter in cited.name):
            continue
        first = max(start, number - 5)
        subject = medium_in(layout.doc, (first, number)) if first < number else None
        if subject is None:
            continue
        hop = as_hop(layout.doc, subject)
        name = subject.name if any(x.isupper() for x in subject.name) else _taken_up(layout, hop, known)
        if name is not None and not same_outlet(name, cited.name):
            found.append((number, name, as_hop(layout.doc, cited)))
            for one in (found[-1][2], *([hop] if hop.name == name else [])):
                named.append(Masthead(_at(layout, one), one.name, _kind_at(layout, _at(layout, one), one.name)))
    return found, named
