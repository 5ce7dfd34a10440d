"""A Doc with typed names in, `doc._.places` out: each toponym with the GeoNames place that it means in this article.

A place is chosen by population, by what the text puts beside it ("Idlib, Syria", "Latakia province"), by the countries the
article speaks of and by nearness to the places already settled; one form has one sense in an article.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict

from spacy.language import Language
from spacy.tokens import Doc, Span

from . import extensions  # noqa: F401  registers doc._.places
from .annotations import Place
from .gazetteer.geonames import ADMIN1, ADMIN2, CAPITAL, CITY, COUNTRY, REGION, Candidate
from .gazetteer.senses import senses
from .mentions.lexicon import known
from .metonymy import stands_for_government
from .nearness import kilometres

_PRIOR = {COUNTRY: 9.5, REGION: 8.0, CAPITAL: 7.4, ADMIN1: 4.2, CITY: 4.4, ADMIN2: 3.0}
_UNITS = {
    "province": ADMIN1, "governorate": ADMIN1, "region": ADMIN1, "oblast": ADMIN1, "state": ADMIN1, "prefecture": ADMIN1, "republic": ADMIN1,
    "county": ADMIN2, "parish": ADMIN2, "district": ADMIN2, "city": CITY, "town": CITY, "village": CITY, "suburb": CITY,
}  # fmt: skip
_FAMOUS = 150_000
"""People that a city must have for a body's name to be read as naming it."""
_NEAR = {"near", "outside", "around", "beyond"}
_PRECISION = {COUNTRY: "country", REGION: "region", ADMIN1: "region", ADMIN2: "region", CITY: "city", CAPITAL: "city"}


class Resolver:
    """The toponyms of one article and what is settled of them so far."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.spans = toponyms(doc)
        self.found = {form: senses(form) for form in sorted({e.text for e in self.spans})}
        self.inside: defaultdict[str, list[str]] = defaultdict(list)
        self.units: defaultdict[str, Counter[int]] = defaultdict(Counter)
        self.chosen: dict[str, Candidate] = {}
        for at, span in enumerate(self.spans):
            after = self.spans[at + 1] if at + 1 < len(self.spans) else None
            if after is not None and _contains(doc, span, after):
                self.inside[span.text].append(after.text)
            unit = _unit(doc, span)
            if unit is not None:
                self.units[span.text][unit] += 1
        self.countries: Counter[str] = Counter()
        self.divisions: Counter[int] = Counter()
        for span in self.spans:
            large = [c for c in self.found[span.text] if c.kind in (COUNTRY, REGION)]
            entry = known(span.text)
            if len({c.country for c in large}) == 1 and large[0].country is not None:
                self.countries[large[0].country] += 1
            elif not large and entry is not None and entry.country is not None:
                self.countries[entry.country] += 1
            self.divisions.update({c.division for c in large if c.division})
        spoken_of = set(self.countries)
        for form, candidates in self.found.items():
            self.found[form] = tuple(c for c in candidates if c.exact or c.country in spoken_of)
        dateline = doc._.article.dateline_place
        self.dateline = dateline if isinstance(dateline, str) else None

    def resolve(self) -> dict[str, Candidate]:
        """The chosen place of each form that has one; the surest forms are settled first and draw the others."""
        pending = [form for form in self.found if self.found[form]]
        pending.sort(key=lambda form: (-self._sureness(form), form))
        for form in pending:
            self.chosen[form] = self._best(form)
        for form in pending:
            self.chosen[form] = self._best(form)
        return self.chosen

    def _sureness(self, form: str) -> float:
        found = self.found[form]
        scores = sorted((_prior(c) for c in found), reverse=True)
        lead = scores[0] - scores[1] if len(scores) > 1 else 5.0
        return lead + 3.0 * bool(self.inside[form])

    def _best(self, form: str) -> Candidate:
        others = [c for f, c in self.chosen.items() if f != form and c.kind not in (COUNTRY, REGION)]
        return max(self.found[form], key=lambda c: (self._score(form, c, others), c.population, -(c.geonames_id or 0)))

    def _score(self, form: str, place: Candidate, others: list[Candidate]) -> float:
        score = _prior(place)
        for outer in self.inside[form]:
            score += 8.0 * self._within(place, outer)
        unit = self.units[form].most_common(1)
        if unit and place.kind in (ADMIN1, ADMIN2, CITY, CAPITAL, REGION):
            wanted = unit[0][0]
            score += (
                3.0
                if place.kind == wanted
                or (wanted == CITY and place.kind == CAPITAL)
                or (wanted == ADMIN1 and place.kind == REGION)
                else 0.0
            )
        if place.country is not None and place.kind != COUNTRY:
            share = self.countries[place.country] / max(1, sum(self.countries.values()))
            score += 2.5 * share + (1.0 if self.countries[place.country] else 0.0)
        if place.division and place.kind != REGION and self.divisions[place.division]:
            score += 2.0 + 3.0 * self.divisions[place.division] / sum(self.divisions.values())
        near = 0.0
        for other in others:
            if other is not place:
                distance = kilometres(place.lat, place.lon, other.lat, other.lon)
                near += 1.0 if distance < 80 else 0.6 if distance < 250 else 0.2 if distance < 700 else 0.0
                if place.division and place.division == other.division:
                    near += 0.5
        for whole in self.chosen.values():
            if (
                whole.kind == REGION
                and place.kind not in (COUNTRY, REGION)
                and kilometres(place.lat, place.lon, whole.lat, whole.lon) < 350
            ):
                near += 1.0
        return score + min(near, 4.0)

    def _within(self, place: Candidate, outer: str) -> bool:
        """Whether one of the places that `outer` may mean contains the place."""
        for whole in self.found.get(outer) or senses(outer):
            if whole.kind == COUNTRY and whole.country == place.country and place.kind != COUNTRY:
                return True
            if (
                whole.kind in (ADMIN1, ADMIN2)
                and whole.division
                and whole.division == place.division
                and place.kind in (CITY, CAPITAL, ADMIN2)
            ):
                return True
            within_country = not whole.division and place.kind != COUNTRY and whole.country in (None, place.country)
            if whole.kind == REGION and within_country and kilometres(place.lat, place.lon, whole.lat, whole.lon) < 600:
                return True
        return False


def toponyms(doc: Doc) -> list[Span]:
    """The spans that name places: names of places and peoples, and the places inside the names of bodies ("Selmar City Council")."""
    out: list[Span] = []
    for ent in doc.ents:
        if ent.label_ in ("GPE", "LOC", "FAC") or (ent.label_ == "NORP" and _of_country(ent)):
            out.append(ent)
        elif ent.label_ in ("ORG", "MEDIA") and known(ent.text) is None:
            inner = _inside(doc, ent)
            if inner is not None:
                out.append(inner)
    return out


def _inside(doc: Doc, ent: Span) -> Span | None:
    """The well-known place that a body is named after: its first words, or those behind "of"; the whole name, for a team."""
    starts = [ent.start, *(t.i + 1 for t in ent if t.lower_ in ("of", "in") and t.i + 1 < ent.end)]
    for start in starts:
        for end in range(min(start + 3, ent.end), start, -1):
            if not doc[start].text[:1].isupper():
                continue
            text = doc[start:end].text
            entry = known(text)
            if entry is not None and entry.type in ("GPE", "NORP") and (entry.country or entry.use == "adjective"):
                return Span(doc, start, end, label="ORG")
            if any(c.exact and c.population > _FAMOUS for c in senses(text) if c.kind in (CITY, CAPITAL, REGION)):
                return Span(doc, start, end, label="ORG")
    return None


def _of_country(span: Span) -> bool:
    entry = known(span.text)
    return entry is not None and entry.use == "people"


def _prior(place: Candidate) -> float:
    size = math.log10(place.population + 10)
    if place.kind in (COUNTRY, REGION):
        return _PRIOR[place.kind]
    return _PRIOR[place.kind] * 0.5 + size * 1.2 - (0.0 if place.exact else 1.5)


def _contains(doc: Doc, inner: Span, outer: Span) -> bool:
    """Whether the text puts the second toponym behind the first as what it lies in: "Idlib, Syria", "Hama in Syria"."""
    between = doc[inner.end : outer.start].text.strip().lower()
    return between in (",", "(", "in", ", in") or (
        outer.start - inner.end <= 5
        and between
        in (
            "province in",
            "city in",
            "in northern",
            "in western",
            "in southern",
            "in eastern",
            "in central",
            ", in northern",
            ", in southern",
        )
    )


def _unit(doc: Doc, span: Span) -> int | None:
    """The kind of division that a noun beside the toponym names: "Hama province", "the city of Hama"."""
    last = span[-1].lower_
    if len(span) > 1 and last in _UNITS:
        return _UNITS[last]
    if span.end < len(doc) and doc[span.end].lower_ in _UNITS:
        return _UNITS[doc[span.end].lower_]
    if span.start > 1 and doc[span.start - 1].lower_ == "of" and doc[span.start - 2].lower_ in _UNITS:
        return _UNITS[doc[span.start - 2].lower_]
    return None


def read(doc: Doc) -> tuple[Place, ...]:
    """The places in the order of the text; a toponym that GeoNames does not have keeps no coordinates."""
    resolver = Resolver(doc)
    chosen = resolver.resolve()
    datelines = [(p.start, p.end) for p in doc._.article.passages if p.kind == "dateline"]
    out = []
    for span in resolver.spans:
        place = chosen.get(span.text)
        start, end = span.start_char, span.end_char
        filed = any(first <= start < last for first, last in datelines)  # "SELMAR, July 15" is where it was written
        metonymic = not filed and stands_for_government(span, place.kind if place else None)
        if place is None:
            if span.label_ not in ("FAC", "ORG"):
                out.append(Place(start, end, metonymic=metonymic))
            continue
        precision = "near" if span.start and doc[span.start - 1].lower_ in _NEAR else _PRECISION[place.kind]
        out.append(Place(start, end, place.geonames_id, place.lat, place.lon, place.country, precision, metonymic))
    return tuple(out)


@Language.component("onrecord_places", assigns=["doc._.places"], requires=["doc.ents", "token.dep"])
def places(doc: Doc) -> Doc:
    """The Doc with its places."""
    doc._.places = read(doc)
    return doc
