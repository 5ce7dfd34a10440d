"""A read Doc in, one JSON-ready dictionary out: the format of `onrecord read` (DESIGN.md, docs/readings.md)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import PurePath
from typing import Any

from spacy.tokens import Doc

from .annotations import Attribution, Cluster, Span

Json = dict[str, Any]


def reading_of(doc: Doc, *, tokens: bool = False) -> Json:
    """What was read from one article; offsets are half-open code points of `text`; `tokens` adds sentences and tokens."""
    article = doc._.article
    clusters: Sequence[Cluster] = doc._.clusters
    found: Json = {
        "id": reading_id(article.source),
        "source": article.source,
        "text": doc._.written or doc.text,
        "passages": [{"start": p.start, "end": p.end, "kind": p.kind} for p in article.passages],
        "mentions": [
            {**words(doc.text, m.start, m.end), "type": m.type, "form": m.form, "cluster": m.cluster}
            for m in doc._.mentions
        ],
        "entities": [
            {"cluster": number, "name": c.name, "type": c.type, "role": c.role} for number, c in enumerate(clusters)
        ],
        "attributions": [attribution(doc.text, a, clusters) for a in doc._.attributions],
        "figures": [
            {
                **words(doc.text, f.start, f.end),
                "value": f.value,
                "value_high": f.value_high,
                "comparator": f.comparator,
                "unit": f.unit,
                "about": f.about,
                "as_of": day(f.as_of),
                "attribution": f.attribution,
                "derived": f.derived,
            }
            for f in doc._.figures
        ],
        "places": [
            {
                **words(doc.text, p.start, p.end),
                "geonames_id": p.geonames_id,
                "lat": p.lat,
                "lon": p.lon,
                "country_code": p.country_code,
                "precision": p.precision,
                "metonymic": p.metonymic,
            }
            for p in doc._.places
        ],
        "times": [{**words(doc.text, t.start, t.end), "type": t.type, "value": t.value} for t in doc._.times],
        "events": [
            {
                **words(doc.text, e.start, e.end),
                "type": e.type,
                "mode": e.mode,
                "actor": e.actor,
                "recipient": e.recipient,
                "place": e.place,
                "happened_from": day(e.happened_from),
                "happened_to": day(e.happened_to),
                "status": e.status,
                "killed": e.killed,
                "injured": e.injured,
                "attribution": e.attribution,
            }
            for e in doc._.events
        ],
        "statements": [
            {"start": s.start, "end": s.end, "text": s.text, "attribution": s.attribution} for s in doc._.statements
        ],
    }
    if tokens:
        found["sentences"] = [{"start": s.start_char, "end": s.end_char} for s in doc.sents]
        found["tokens"] = [
            {
                **words(doc.text, t.idx, t.idx + len(t)),
                "lemma": t.lemma_,
                "upos": t.pos_,
                "head": None if t.head.i == t.i else t.head.i,
                "deprel": t.dep_,
                "ent": t.ent_iob_ if t.ent_iob_ in ("", "O") else f"{t.ent_iob_}-{t.ent_type_}",
            }
            for t in doc
        ]
    return found


def reading_id(source: str) -> str:
    """The id of a JSONL row (`path#id`), else the stem of the file."""
    return source.rsplit("#", 1)[1] if "#" in source else PurePath(source).stem


def words(text: str, start: int, end: int) -> Json:
    """A span with its words."""
    return {"start": start, "end": end, "text": text[start:end]}


def day(value: dt.date | None) -> str | None:
    """YYYY-MM-DD or null."""
    return value.isoformat() if value else None


def attribution(text: str, a: Attribution, clusters: Sequence[Cluster]) -> Json:
    """One attribution with its speaker's name and its relay chain, hop 0 first."""

    def spans(found: Sequence[Span]) -> list[Json]:
        return [words(text, start, end) for start, end in found]

    return {
        "content": spans(a.content),
        "cue": spans(a.cue),
        "source": spans(a.source),
        "speaker": None if a.speaker is None else clusters[a.speaker].name,
        "cluster": a.speaker,
        "speaker_reason": a.speaker_reason,
        "relay": [{"name": h.name, "start": h.start, "end": h.end, "type": h.type} for h in a.relay],
        "kind": a.kind,
        "act": a.act,
        "attitude": a.attitude,
        "polarity": a.polarity,
        "said_on": day(a.said_on),
        "said_on_basis": a.said_on_basis,
        "occasion": None
        if a.occasion is None
        else {
            "kind": a.occasion.kind,
            "on_date": day(a.occasion.on_date),
            "place": a.occasion.place,
            "host": a.occasion.host,
        },
        "parent": a.parent,
        "confidence": a.confidence,
        "rule": a.rule,
    }
