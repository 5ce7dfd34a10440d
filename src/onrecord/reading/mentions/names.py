"""A Doc with names PER ORG LOC OTH in, the same Doc with names PER ORG GPE LOC FAC NORP WEAPON MEDIA out.

The model's names are trimmed and split (titles, roles, possessives), typed with the gazetteer and the words around them,
and completed with what can be told with certainty: nationalities, known bodies and outlets, acronyms that the text itself
introduces, weapon designations, and later occurrences of a name that the article has already used.
"""

from __future__ import annotations

from collections import Counter

from spacy.language import Language
from spacy.tokens import Doc, Span

from .. import extensions  # noqa: F401  registers doc._.article
from . import types
from .additions import (
    acronyms,
    again,
    agencies,
    divisions,
    initials,
    landforms,
    lengthened,
    numbered,
    outlets,
    titled,
    weapons,
)
from .belonging import mastheads, peoples
from .calendar import undated
from .evidence import relatives, settled
from .found import Found, apart, merged
from .labels import labelled
from .lexicon import Match, known, matches
from .trimming import cut, joined


def refine(doc: Doc) -> list[Found]:
    """The names of the Doc, typed, sorted, without overlaps; `doc` is not changed."""
    skip = furniture(doc)
    found = [piece for ent in doc.ents if not skip[ent.start] for piece in cut(doc, ent)]
    found = peoples(doc, joined(doc, apart(undated(doc, found))))
    listed = [m for m in matches(doc) if not skip[m.start] and not _wrong_word(doc, m)]
    found = [_closed(doc, name) for name in _merge(doc, found, listed)]
    found = merged(found, [f for f in weapons(doc) if not skip[f[0]]], replace=True)
    found = merged(found, [f for f in numbered(doc) if not skip[f[0]]], replace=True)
    found = merged(found, [f for f in landforms(doc, found) if not skip[f[0]]], replace=True)
    spoken = [f for f in labelled(doc) if not skip[f[0]]]
    found = merged(found, spoken, replace=True)
    found = merged(found, [f for f in mastheads(doc, found) if not skip[f[0]]])
    found = merged(found, [f for f in outlets(doc, found) if not skip[f[0]]])
    found = merged(found, titled(doc, found, skip))
    found = merged(found, initials(doc, found, skip))
    found = merged(found, acronyms(doc, found))
    found = merged(
        found, [f for f in agencies(doc) if not skip[f[0]] and known(doc[f[0] : f[1]].text) is None], replace=True
    )
    found = merged(found, [f for f in divisions(doc, found) if not skip[f[0]]])
    found = [(s, e, types.refine(doc, s, e, label)) for s, e, label in found]
    found = [f for f in found if f[2] != "OTH"]
    found = relatives(doc, _agree(doc, settled(doc, lengthened(doc, found))))
    return apart(merged(found, again(doc, found, skip)))


def furniture(doc: Doc) -> list[bool]:
    """For each token whether it stands in a furniture passage, which is not read."""
    flags = [False] * len(doc)
    for passage in doc._.article.passages:
        if passage.kind == "furniture":
            span = doc.char_span(passage.start, passage.end, alignment_mode="expand")
            if span is not None:
                flags[span.start : span.end] = [True] * len(span)
    return flags


def _wrong_word(doc: Doc, match: Match) -> bool:
    """Whether a known form stands for something else here: a language, a common word, part of a longer hyphened word."""
    first, last, entry = doc[match.start], doc[match.end - 1], match.entry
    if match.end - match.start == 1 and first.text.isupper() and first.pos_ in ("PRON", "AUX", "VERB", "ADP", "INTJ"):
        return not _capitals_on_purpose(doc, match)
    if (
        entry.use == "adjective"
        and first.dep_ in ("obl", "obj")
        and first.head.lemma_ in ("speak", "write", "translate", "say")
    ):
        return True
    before = (
        match.start > 0
        and doc[match.start - 1].text in "-‑"
        and not doc[match.start - 1].whitespace_
        and not doc[match.start - 2].whitespace_
    )
    if (
        before
        and doc[match.start - 2].lower_ not in ("non", "anti", "pro", "ex", "pan", "neo")
        and not doc[match.start - 2].text[:1].isupper()
    ):
        return True
    behind = (
        match.end + 1 < len(doc)
        and doc[match.end].text in "-‑"
        and not last.whitespace_
        and not doc[match.end].whitespace_
    )
    return (
        bool(behind)
        and doc[match.end + 1].is_title
        and entry.use == "name"
        and doc[match.end + 1].lower_ not in _ADJOINED
    )


def _capitals_on_purpose(doc: Doc, match: Match) -> bool:
    """Whether "IS" stands in capitals among small letters, and the article has the body by another form too or writes it so often."""
    around = [doc[i] for i in (match.start - 1, match.end) if 0 <= i < len(doc) and doc[i].is_alpha]
    if match.entry.type != "ORG" or not around or any(token.text.isupper() and len(token) > 1 for token in around):
        return False
    form = doc[match.start].text
    if match.end - match.start > 1 or not form.isupper():
        return False
    if sum(token.text == form for token in doc) >= _OFTEN:
        return True
    return any(m.entry.name == match.entry.name and doc[m.start : m.end].text != form for m in matches(doc))


_OFTEN = 3
_ADJOINED = {"led", "backed", "based", "born", "held", "made", "controlled", "supplied", "occupied"}


def _merge(doc: Doc, found: list[Found], listed: list[Match]) -> list[Found]:
    """Model names and gazetteer matches together: the longer span stands, the gazetteer types what both see."""
    out = sorted(set(found))
    for match in listed:
        span = (match.start, match.end)
        over = [f for f in out if f[0] < span[1] and span[0] < f[1]]
        entry = match.entry
        if not over:
            if (entry.sure and _capital_enough(doc, match)) or (not entry.sure and _capitals_on_purpose(doc, match)):
                out.append((*span, entry.type))
            continue
        outer = next((f for f in over if f[0] <= span[0] and f[1] >= span[1]), None)
        if outer is None:
            if entry.sure or all(f[2] != "PER" for f in over):
                out = [f for f in out if f not in over] + [(*span, entry.type)]
        elif outer[:2] == span:
            if entry.sure or outer[2] != "PER":
                out = [f for f in out if f != outer] + [(*span, entry.type)]
        elif entry.use != "name" and outer[0] == span[0] and outer[2] == "PER":
            out = [f for f in out if f != outer] + [(*span, entry.type), (span[1], outer[1], "PER")]
    return sorted(out)


def _closed(doc: Doc, name: Found) -> Found:
    """The name without the small words that a name behind it has left at its end: "Ministry of Works of the"."""
    start, end, label = name
    while end - start > 1 and doc[end - 1].lower_ in ("of", "the"):
        end -= 1
    return start, end, label


def _capital_enough(doc: Doc, match: Match) -> bool:
    """A name of one capitalised common word at the head of a sentence proves little without the model's word for it."""
    token = doc[match.start]
    if match.end - match.start > 1 or match.entry.use != "name" or match.entry.country:
        return True
    return not token.is_sent_start or token.pos_ == "PROPN"


_TITLES = frozenset("mr mr. mrs mrs. ms ms. dr dr. sir".split())
_SAYING = frozenset("said says told tells added asked denied warned wrote insisted explained claimed".split())


def _of_person(doc: Doc, at: int, label: str) -> bool:
    """Whether a people's or a country's name that somebody in the article bears is his here: "Mr Norden", "German said"."""
    before = doc[at - 1].lower_ if at else ""
    if before in _TITLES:
        return True
    after = doc[at + 1].lower_ if at + 1 < len(doc) else ""
    bare = (
        not at
        or doc[at - 1].is_punct
        or doc[at - 1].is_space
        or before in ("and", "but", "when", "as", "while", "that")
    )
    return label == "NORP" and bare and after in _SAYING


def _agree(doc: Doc, found: list[Found]) -> list[Found]:
    """One type for one form in an article: a surname is a person's, else the most frequent, the earliest of equals."""
    surnames = {doc[e - 1].text for s, e, label in found if label == "PER" and e - s > 1}
    votes: dict[str, Counter[str]] = {}
    for s, e, label in found:
        votes.setdefault(doc[s:e].text.lower(), Counter())[label] += 1 if types.called(doc, s) is None else 5
    out = []
    for s, e, label in found:
        text = doc[s:e].text
        best, count = votes[text.lower()].most_common(1)[0]
        if e - s == 1 and text.isupper() and "ORG" in votes[text.lower()]:
            best, count = "ORG", count + 1
        if e - s == 1 and text in surnames:
            best, count = "PER", count + 1
            if _of_person(doc, s, label):
                out.append((s, e, "PER"))
                continue
        out.append((s, e, best if known(text) is None and count > votes[text.lower()][label] else label))
    return out


@Language.component("onrecord_name_types", assigns=["doc.ents"], requires=["doc.ents", "token.pos"])
def names(doc: Doc) -> Doc:
    """The Doc with its names refined."""
    doc.ents = [Span(doc, s, e, label=label) for s, e, label in refine(doc)]
    return doc
