"""Groups of an article in, the same with capitals that stand for their government put to the country: "Moscow denies" is Russia."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from ..gazetteer.geonames import geonames
from .candidates import Candidate
from .groups import Group
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


def _is_capital(name: str, country: str | None) -> bool:
    return country is not None and geonames().capitals.get(country) == name


def _chars(doc: Doc, c: Candidate) -> tuple[int, int]:
    assert c.name is not None
    last = doc[c.name[1] - 1]
    return doc[c.name[0]].idx, last.idx + len(last)
