"""In: a source that calls somebody by his nationality or age ("the Italian"). Out: the person last told of, never the country."""

from __future__ import annotations

import re
from functools import cache

from spacy.tokens import Token

from ..gazetteer.tables import countries
from .cast import Cast
from .clauses import SUBJECTS, dep
from .drafts import Draft
from .layout import Layout

_AGED = re.compile(r"\d{1,3}-year-old")
_MANY = ("ish", "ese", "ch", "sh", "ss")  # "the French said" are many
_REACH = 1  # paragraphs between a name and what takes it up


@cache
def _nationals() -> frozenset[str]:
    """What one person of a country is called: "Italian", "Spaniard"."""
    found = {a for country in countries().values() for a in country.adjectives if not a.endswith(_MANY)}
    return frozenset(found | {p[:-1] for country in countries().values() for p in country.people if p.endswith("s")})


def is_national(layout: Layout, span: tuple[int, int], head: Token) -> bool:
    """Whether the source is "the" and a word for one person of a country or of an age, nothing more."""
    start, end = span
    if layout.tokens[start].lower_ != "the" or head.morph.get("Number", []) == ["Plur"]:
        return False
    words = layout.doc[start + 1 : end].text
    return words in _nationals() or bool(_AGED.fullmatch(words))


def last_told_of(layout: Layout, draft: Draft, found: Cast) -> tuple[int | None, str]:
    """The one person, or the one that is a subject, in the last sentence before the source that tells of anybody by name."""
    at = draft.source[0][0]
    content = draft.tokens()
    told: dict[int, dict[int, bool]] = {}
    for mention in found.mentions:
        place = layout.at(mention.start)
        if place >= at or mention.cluster is None or place in content or layout.kinds[place] == "headline":
            continue
        cluster = found.clusters[mention.cluster]
        if cluster.type != "PER" or cluster.number == "plural" or mention.form == "nominal":
            continue
        if layout.paragraph_of[at] - layout.paragraph_of[place] <= _REACH and layout.quote_of[place] < 0:
            here = told.setdefault(layout.sentence_of[place], {})
            here[mention.cluster] = here.get(mention.cluster, False) or dep(layout.tokens[place]) in SUBJECTS
    if not told:
        return None, "a nationality or age of nobody told of before"
    last = told[max(told)]
    subjects = [cluster for cluster, first in last.items() if first]
    one = list(last) if len(last) == 1 else subjects
    if len(one) != 1:
        return None, "a nationality or age that several may have"
    return one[0], "the person last told of"
