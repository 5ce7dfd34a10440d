"""Groups of an article in, the same with capitals that stand for their government put to the country: "Moscow denies" is Russia."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from ..gazetteer.geonames import geonames
from ..metonymy import acts
from .candidates import Candidate
from .groups import Group, join
from .lexicon import known


def governments(doc: Doc, found: Sequence[Candidate], groups: Sequence[Group]) -> list[Group]:
    """The groups, in order; a capital joins its country only where every mention of it is metonymic in `doc._.places`."""
    datelines = [(p.start, p.end) for p in doc._.article.passages if p.kind == "dateline"]
    metonymic = {
        (p.start, p.end) for p in doc._.places if p.metonymic and not any(s <= p.start < e for s, e in datelines)
    }
    if not metonymic:
        return list(groups)
    countries: dict[str, Group] = {}
    for group in groups:
        for name in group.names:
            entry = known(name)
            if (
                entry is not None
                and entry.type == "GPE"
                and entry.country
                and not _is_capital(entry.name, entry.country)
            ):
                countries.setdefault(entry.country, group)
    out: list[Group] = []
    for group in groups:
        entry = known(group.names[0]) if group.names else None
        country = (
            countries.get(entry.country or "") if entry is not None and _is_capital(entry.name, entry.country) else None
        )
        named = [found[m] for m in group.members if found[m].name is not None]
        if country is None or country is group or not named or not all(_chars(doc, c) in metonymic for c in named):
            out.append(group)
            continue
        country.members = sorted(country.members + group.members)
    return sorted(out, key=lambda g: min(g.members))


_PLACES = frozenset({"GPE", "LOC", "PER", "ORG"})
"""Types that a reader gives to towns of which no list knows."""


def seats_apart(doc: Doc, found: Sequence[Candidate], groups: Sequence[Group]) -> list[Group]:
    """The groups, in order, with a town that acts here and is a place there in two: its government and the town.

    "SELMAR, 8 May" and "in Selmar" are the town, "Selmar denied it" is whoever sits there. Where nobody sits there both
    stay one thing, since both have one name.
    """
    datelines = [(p.start, p.end) for p in doc._.article.passages if p.kind == "dateline"]
    out: list[Group] = []
    for group in groups:
        named = [m for m in group.members if found[m].name is not None]
        if len({name.casefold() for name in group.names}) != 1 or not group.types <= _PLACES or not _may_be_seat(group):
            out.append(group)
            continue
        acting = [m for m in named if _governs(doc, found[m], datelines)]
        if not acting or len(acting) == len(named):
            out.append(group)
            continue
        seat, town = Group(), Group()
        for m in group.members:  # a pronoun means what the name before it does
            before = max((n for n in named if n <= m), default=named[0])
            join(doc, seat if before in acting else town, found[m])
        out += [seat, town]
    return sorted(out, key=lambda g: min(g.members))


def _may_be_seat(group: Group) -> bool:
    """Whether it is a town of which no list knows; those of lists are read by `governments`."""
    return "GPE" in group.types and known(group.names[0]) is None


def _governs(doc: Doc, c: Candidate, datelines: Sequence[tuple[int, int]]) -> bool:
    assert c.name is not None
    span = doc[c.name[0] : c.name[1]]
    return not span.text.isupper() and not any(s <= span.start_char < e for s, e in datelines) and acts(span)


def _is_capital(name: str, country: str | None) -> bool:
    return country is not None and geonames().capitals.get(country) == name


def _chars(doc: Doc, c: Candidate) -> tuple[int, int]:
    assert c.name is not None
    last = doc[c.name[1] - 1]
    return doc[c.name[0]].idx, last.idx + len(last)
