"""A bare definite noun in, the one thing of the article that it can mean out: "the firm", "the broadcaster", "the council", "the ship".

Learned scores see pairs; that an article names only one company is no fact of a pair. Where two named things fit, nothing is
said here and the scores decide.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from spacy.tokens import Doc

from ..gazetteer.tables import group_nouns
from . import matching
from .candidates import CRAFT, Candidate
from .evidence import signs
from .groups import Group
from .lexicon import known
from .media import other_medium

_FIRMS: Final = frozenset("company firm airline carrier manufacturer operator shipowner utility producer".split())
_OUTLETS: Final = frozenset(
    "broadcaster newspaper paper channel station outlet network magazine daily portal tabloid weekly".split()
)
_TRADE: Final = re.compile(
    r"\b(?:Lines?|Mining|Mines|Holdings?|Chemicals?|Chemie|Energy|Steel|Airlines?|Airways|Motors?|Industries|Systems|Shipping|Oil|Gas"
    r"|Petroleum|Power|Electric|Electronics|Technologies|Pharma|Pharmaceuticals|Foods|Stores|Logistics|Construction|Engineering"
    r"|Telecom|Insurance|Capital|Partners|Company|Corporation|Corp|Inc|Ltd|Limited|PLC|plc|GmbH|AG|SA|LLC)\b\.?$"
)
"""The last words of firms' names: that a body is a firm must show, since models take ships and platforms for bodies too."""
CALLED: Final = {"alliance": frozenset({"NATO"}), "bloc": frozenset({"European Union", "NATO"})}
"""Listed bodies that a bare noun means in an article that has named one of them before."""
_CRAFT: Final = (
    (frozenset({"ship", "vessel", "boat"}), frozenset("ferry tanker freighter trawler yacht".split())),
    (frozenset({"plane", "aircraft"}), frozenset("airliner jetliner airplane aeroplane jet".split())),
    (frozenset({"aircraft"}), frozenset("drone uav helicopter gunship".split())),
    (frozenset({"bus"}), frozenset({"minibus"})),
)
"""Words for what carries people, by kind: those that hold of every one, and those that say more."""
VESSELS: Final = _CRAFT[0][0] | _CRAFT[0][1]


def one_craft(a: str, b: str) -> bool:
    """Whether two nouns can be said of one ship, plane or bus: "the vessel" of a ferry, never "the tanker"."""
    return any(
        (a in general and b in general | telling) or (b in general and a in general | telling) or a == b in telling
        for general, telling in _CRAFT
    )


def by_kind(
    doc: Doc, c: Candidate, found: Sequence[Candidate], groups: Sequence[Group], owner: Sequence[int]
) -> int | None:
    """The number of the group that `c` takes up, None where none or more than one fits; nouns for people are left to others."""
    if c.form != "nominal" or c.definite not in ("definite", "demonstrative") or c.plural or c.inner or c.type == "PER":
        return None
    if c.words - {c.noun, doc[c.head].lower_} or c.name is not None:
        return None
    if c.head + 2 < len(doc) and doc[c.head + 1].lower_ == "of" and doc[c.head + 2].ent_type_:
        return None  # "the city of Osk" says which
    if c.noun in _OUTLETS and c.head + 1 < len(doc) and doc[c.head + 1].ent_iob_ == "B":
        return None  # "the channel Halden TV" does too
    before = {
        owner[other.index]: None
        for other in found[: c.index]
        if owner[other.index] >= 0 and other.name is not None and not (other.start <= c.start < other.end)
    }
    if c.noun in CRAFT:
        return _by_craft(doc, c, found, groups, owner)
    named = [at for at in before if groups[at].names and not groups[at].types & {"PER", "NORP"}]
    same = [at for at in named if any(_heads(c.noun, name) for name in groups[at].names)]
    if same:
        return same[0] if len(same) == 1 else None
    if c.noun in CALLED:
        fitting = [at for at in named if any((e := known(n)) and e.name in CALLED[c.noun] for n in groups[at].names)]
    elif c.noun in _FIRMS:
        most = max((len(groups[at].members) for at in named if "ORG" in groups[at].types), default=0)
        fitting = [at for at in named if any(map(_TRADE.search, groups[at].names))]
        if any(len(groups[at].members) < most for at in fitting):
            return None  # an article on Velmar that once names Tolm Shipping means Velmar
    elif c.noun == "agency":
        fitting = [at for at in named if "MEDIA" in groups[at].types and _in_dateline(doc, found, groups[at])]
    elif c.noun in _OUTLETS:
        own = (doc._.article.outlet or "").lower()
        fitting = [
            at
            for at in named
            if "MEDIA" in groups[at].types
            and not any(name.lower() == own for name in groups[at].names)
            and not other_medium(doc, c, found, groups[at])
        ]
    else:
        return None
    return fitting[0] if len(fitting) == 1 else None


def _in_dateline(doc: Doc, found: Sequence[Candidate], group: Group) -> bool:
    """Whether a dateline names the group: "SELMAR (Halden Wire) - ... he told the agency"."""
    lines = [(p.start, p.end) for p in doc._.article.passages if p.kind == "dateline"]
    return any(s <= doc[found[m].start].idx < e for m in group.members for s, e in lines)


def _heads(noun: str, name: str) -> bool:
    """Whether the noun is the head of the name: its last word, or the one before "of" or "for"."""
    words = matching.words(name)
    if len(words) < 2:
        return False
    lowered = name.lower().split()
    first = next((i for i, word in enumerate(lowered) if word in ("of", "for")), None)
    return noun == (lowered[first - 1] if first else words[-1])


def _by_craft(
    doc: Doc, c: Candidate, found: Sequence[Candidate], groups: Sequence[Group], owner: Sequence[int]
) -> int | None:
    """The only ship, plane or bus before that the noun can be said of, the named one first; None where there are two."""
    fitting: dict[int, None] = {}
    named: dict[int, None] = {}
    for other in found[: c.index]:
        at = owner[other.index]
        if at < 0 or other.plural or other.inner or other.start <= c.start < other.end:
            continue
        if other.form == "nominal" and one_craft(c.noun, other.noun):
            fitting[at] = None
        if other.name is not None and c.noun in VESSELS and is_vessel(doc, other):
            named[at] = None
    found_here = named or fitting
    return next(iter(found_here)) if len(found_here) == 1 else None


def is_vessel(doc: Doc, c: Candidate) -> bool:
    """Whether a name is a ship's by what stands around it: "the sinking of the Marela Sky", "the Marela Sky ... left port".

    Without such a word right beside it: a name of two words behind "the" that ends in no noun for a body, in a sentence on
    what ships do.
    """
    assert c.name is not None
    start, end = c.name
    if c.type not in ("ORG", "FAC", "GPE", "LOC") or known(doc[start:end].text) is not None:
        return False
    if any(kind == "FAC" and weight > 2 for kind, weight in signs(doc, start, end)):
        return True
    if end - start < 2 or start == 0 or doc[start - 1].lower_ != "the" or doc[end - 1].lower_ in group_nouns():
        return False
    head = doc[c.head]
    verbs = [t for t in head.children if t.dep_.startswith("acl")]
    subject = head.dep_ in ("nsubj", "nsubj:pass")
    if subject:
        verbs += [head.head, *(t for t in head.head.children if t.dep_ == "advcl")]
    if any(t.lemma_.lower() in _SAILED for t in verbs):
        return True
    takes_part = subject or head.dep_ == "obj" or doc[start - 2].lower_ in ("of", "aboard", "on", "board")
    return takes_part and c.type in ("ORG", "FAC") and _ABOARD.search(head.sent.text) is not None


_SAILED: Final = frozenset("sink capsize sail founder dock moor wreck salvage operate leave".split())
_ABOARD: Final = re.compile(
    r"\b(?:aboard|on board|capsiz\w+|s[aiu]nk(?:ing)?|sail(?:ed|ing)|shipwreck|lifeboats?|the captain|the crew)\b"
)
