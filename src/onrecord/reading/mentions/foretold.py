"""Candidates and their groups in, groups that are one out: a body told before it is named, and fighters told as those "of" a named body.

"A monitoring group said" opens a report; the paragraphs behind it name the group. "The rebels of the Red Lantern Front" are the
front's fighters, who speak and act as the front.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from spacy.tokens import Doc

from .candidates import Candidate
from .groups import Group
from .lexicon import known

_TOLD: Final = frozenset("group organisation organization charity watchdog agency observatory ngo monitor".split())
"""Nouns for a body that reports call by no name in their first sentence."""
_STATE: Final = frozenset(
    "ministry army police government council parliament navy department office command party court staff guard force forces".split()
)
"""Nouns of bodies that no report would call a group."""
_FIGHTERS: Final = frozenset({"rebel", "gang", "insurgent", "separatist", "guerrilla"})
_SPOKE: Final = frozenset("say tell report state add warn estimate announce write put".split())
_LEAD: Final = 6
"""Sentences of an article, headline and byline included, in which a body may stand without its name."""
_REACH: Final = 3
"""Sentences behind it within which the name must come."""
_FAR: Final = 6


def foretold(
    doc: Doc, found: Sequence[Candidate], groups: Sequence[Group], owner: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """(number of a nameless group, number of the group with its name)."""
    called: dict[str, set[int]] = {}
    for c in found:
        at = owner[c.index]
        if at < 0 or c.form != "nominal" or groups[at].names or c.inner:
            continue
        name = _fighters_of(doc, c, found)
        if name is not None:
            called.setdefault(c.noun, set()).add(owner[name.index])
        name = name or _named_behind(doc, c, found, groups, owner)
        if name is not None and owner[name.index] not in (-1, at):
            yield at, owner[name.index]
        again = called.get(c.noun, set()) if name is None and c.definite == "definite" and len(c.words) < 2 else set()
        if len(again) == 1 and not again & {-1, at} and c.words <= {c.noun, doc[c.head].lower_}:
            yield at, next(iter(again))  # "the gangs" again


def _fighters_of(doc: Doc, c: Candidate, found: Sequence[Candidate]) -> Candidate | None:
    """The body behind "of" and the fighters: "the armed gangs of the so-called Red Lantern Front"."""
    if c.noun not in _FIGHTERS or c.definite != "definite" or c.head + 2 >= len(doc) or doc[c.head + 1].lower_ != "of":
        return None
    for other in found[c.index + 1 : c.index + 6]:
        if other.name is not None and other.type == "ORG" and c.head + 2 <= other.name[0] <= c.head + 1 + _FAR:
            between = doc[c.head + 2 : other.name[0]]
            return other if all(t.lower_ in ("the", "so", "-", "called", "so-called") for t in between) else None
    return None


def _named_behind(
    doc: Doc, c: Candidate, found: Sequence[Candidate], groups: Sequence[Group], owner: Sequence[int]
) -> Candidate | None:
    """The body that speaks in the next sentences, named there first and alone: "a monitoring group said", "Selvar Watch said"."""
    body = c.type in ("ORG", None) or c.noun == "monitor"  # who may be a person elsewhere
    if c.noun not in _TOLD or c.definite != "indefinite" or not body or not speaks(doc, c):
        return None
    first = next(o for o in found if o.form == "nominal" and o.noun in _TOLD and (o is c or not _headline(doc, o)))
    if c is not first or c.sentence >= _LEAD:
        return None
    named: dict[int, Candidate] = {}
    for other in found[c.index + 1 :]:
        if other.sentence > c.sentence + _REACH:
            break
        if (
            other.name is None
            or other.sentence == c.sentence
            or other.type not in ("ORG", "MEDIA")
            or not speaks(doc, other)
        ):
            continue
        text = doc[other.name[0] : other.name[1]].text
        entry = known(text)
        if (entry is None and " " not in text and not text.isupper()) or (entry is not None and entry.type != "ORG"):
            continue  # one word may be a country that nobody knows
        if {t.lower_ for t in doc[other.name[0] : other.name[1]]} & _STATE:
            continue
        if min(groups[owner[other.index]].members) > c.index and "PER" not in groups[owner[other.index]].types:
            named.setdefault(owner[other.index], other)
    return next(iter(named.values())) if len(named) == 1 else None


def _headline(doc: Doc, c: Candidate) -> bool:
    """Whether the noun stands without an article in the headline: "Watchdog: tanks at air base"."""
    at = doc[c.head].idx
    if c.definite == "bare" and c.head + 1 < len(doc) and doc[c.head + 1].text == ":":
        return True
    return c.definite == "bare" and any(p.start <= at < p.end for p in doc._.article.passages if p.kind == "headline")


def speaks(doc: Doc, c: Candidate) -> bool:
    """Whether the phrase is the subject of a verb of saying."""
    head = doc[c.head]
    return head.dep_ == "nsubj" and head.head.lemma_.lower() in _SPOKE
