"""A read Doc in, rows of the reading tables out: local indices become content-hash ids."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from spacy.tokens import Doc

from ..schema.ids import content_id
from .annotations import Attribution, Cluster, Event, Figure, Mention, Place, Statement, Time

Rows = dict[str, list[dict[str, Any]]]


def rows_of(doc: Doc) -> Rows:
    """The rows of every reading table that has any, by table name.

    Ids hash the article's id and the spans, so they are equal on every machine and whatever else was read.
    """
    article_id: str = doc._.article.article_id
    text = doc.text
    clusters: Sequence[Cluster] = doc._.clusters
    cluster_ids = unique_ids("c", [(article_id, cluster.name, cluster.type) for cluster in clusters])
    attribution_ids = unique_ids("a", [(article_id, a.content, a.cue, a.source) for a in doc._.attributions])
    rows: Rows = {
        "cluster": [cluster_row(article_id, i, c) for i, c in zip(cluster_ids, clusters, strict=True)],
        "cluster_mention": mention_rows(article_id, text, doc._.mentions, cluster_ids),
        "time": [time_row(article_id, text, t) for t in doc._.times],
        "place": [place_row(article_id, text, p) for p in doc._.places],
        "figure": figure_rows(article_id, text, doc._.figures, attribution_ids),
        "event_reading": event_rows(article_id, text, doc._.events, attribution_ids, cluster_ids),
    }
    rows.update(attribution_rows(article_id, text, doc._.attributions, attribution_ids, cluster_ids))
    rows.update(statement_rows(article_id, doc._.statements, attribution_ids, cluster_ids))
    place_clusters(rows, doc._.mentions, doc._.places, cluster_ids)
    rows.update(doc.user_data.get("onrecord_rows", {}))
    # Two tries at one span may be left out for one reason: that is one row, with the better score.
    left_out = {
        (stage, subject, why): score for stage, subject, why, score in sorted(doc.user_data.get("rejected", ()))
    }
    rows["rejected"] = [
        {"stage": stage, "subject": subject, "reason": why, "score": score}
        for (stage, subject, why), score in left_out.items()
    ]
    return {table: found for table, found in rows.items() if found}


def unique_ids(prefix: str, contents: Sequence[tuple[object, ...]]) -> list[str]:
    """One id a content; equal contents are told apart by their number, so that no two rows share an id."""
    seen: dict[str, int] = {}
    ids = []
    for content in contents:
        plain = content_id(prefix, *content)
        number = seen.get(plain, 0)
        seen[plain] = number + 1
        ids.append(plain if number == 0 else content_id(prefix, *content, number))
    return ids


def _at(ids: Sequence[str], index: int | None) -> str | None:
    return None if index is None else ids[index]


def cluster_row(article_id: str, cluster_id: str, cluster: Cluster) -> dict[str, Any]:
    """A row of `cluster`."""
    return {
        "cluster_id": cluster_id,
        "article_id": article_id,
        "name": cluster.name,
        "type": cluster.type,
        "role": cluster.role,
        "country_code": cluster.country_code,
    }


def mention_rows(
    article_id: str, text: str, mentions: Sequence[Mention], clusters: Sequence[str]
) -> list[dict[str, Any]]:
    """Rows of `cluster_mention`."""
    ids = unique_ids("m", [(article_id, m.start, m.end) for m in mentions])
    return [
        {
            "mention_id": mention_id,
            "article_id": article_id,
            "start_char": m.start,
            "end_char": m.end,
            "text": text[m.start : m.end],
            "form": m.form,
            "type": m.type,
            "cluster_id": _at(clusters, m.cluster),
        }
        for mention_id, m in zip(ids, mentions, strict=True)
    ]


def place_clusters(rows: Rows, mentions: Sequence[Mention], places: Sequence[Place], clusters: Sequence[str]) -> None:
    """Give clusters the place that one of their names was resolved to (the first in the text that was)."""
    by_span = {(p.start, p.end): p for p in places if p.geonames_id is not None}
    by_id = {row["cluster_id"]: row for row in rows["cluster"]}
    for mention in mentions:
        place = by_span.get((mention.start, mention.end))
        if place is None or mention.cluster is None or mention.type not in ("GPE", "LOC", "FAC"):
            continue
        row = by_id[clusters[mention.cluster]]
        if row.get("geonames_id") is None:
            row.update(geonames_id=place.geonames_id, lat=place.lat, lon=place.lon)
            row["country_code"] = row["country_code"] or place.country_code


def time_row(article_id: str, text: str, time: Time) -> dict[str, Any]:
    """A row of `time`."""
    return {
        "article_id": article_id,
        "start_char": time.start,
        "end_char": time.end,
        "text": text[time.start : time.end],
        "type": time.type,
        "value": time.value,
        "basis": time.basis or None,
    }


def place_row(article_id: str, text: str, place: Place) -> dict[str, Any]:
    """A row of `place`."""
    return {
        "article_id": article_id,
        "start_char": place.start,
        "end_char": place.end,
        "text": text[place.start : place.end],
        "geonames_id": place.geonames_id,
        "lat": place.lat,
        "lon": place.lon,
        "country_code": place.country_code,
        "precision": place.precision,
        "metonymic": place.metonymic,
    }


def figure_rows(
    article_id: str, text: str, figures: Sequence[Figure], attributions: Sequence[str]
) -> list[dict[str, Any]]:
    """Rows of `figure`."""
    ids = unique_ids("f", [(article_id, f.start, f.end, f.value) for f in figures])
    return [
        {
            "figure_id": figure_id,
            "article_id": article_id,
            "start_char": f.start,
            "end_char": f.end,
            "text": text[f.start : f.end],
            "value": f.value,
            "value_high": f.value_high,
            "comparator": f.comparator,
            "unit": f.unit,
            "about": f.about,
            "as_of": f.as_of,
            "attribution_id": _at(attributions, f.attribution),
            "derived": f.derived,
        }
        for figure_id, f in zip(ids, figures, strict=True)
    ]


def event_rows(
    article_id: str, text: str, events: Sequence[Event], attributions: Sequence[str], clusters: Sequence[str]
) -> list[dict[str, Any]]:
    """Rows of `event_reading`."""
    ids = unique_ids("v", [(article_id, e.start, e.end, e.type, e.recipient) for e in events])
    return [
        {
            "event_id": event_id,
            "article_id": article_id,
            "start_char": e.start,
            "end_char": e.end,
            "trigger": text[e.start : e.end],
            "lemma": e.lemma,
            "type": e.type,
            "mode": e.mode,
            "actor_cluster": _at(clusters, e.actor),
            "recipient_cluster": _at(clusters, e.recipient),
            "place": e.place,
            "place_id": e.place_id,
            "place_precision": e.place_precision,
            "happened_from": e.happened_from,
            "happened_to": e.happened_to,
            "status": e.status,
            "killed": e.killed,
            "injured": e.injured,
            "attribution_id": _at(attributions, e.attribution),
        }
        for event_id, e in zip(ids, events, strict=True)
    ]


def attribution_rows(
    article_id: str, text: str, attributions: Sequence[Attribution], ids: Sequence[str], clusters: Sequence[str]
) -> Rows:
    """Rows of `attribution_reading`, `attribution_span` and `relay_reading`."""
    rows: Rows = {"attribution_reading": [], "attribution_span": [], "relay_reading": []}
    for position, (attribution_id, a) in enumerate(zip(ids, attributions, strict=True)):
        occasion = a.occasion
        rows["attribution_reading"].append(
            {
                "attribution_id": attribution_id,
                "article_id": article_id,
                "position": position,
                "content_text": _joined(text, a.content) or "",
                "cue_text": _joined(text, a.cue),
                "source_text": _joined(text, a.source),
                "speaker_cluster": _at(clusters, a.speaker),
                "speaker_reason": a.speaker_reason or None,
                "kind": a.kind,
                "act": a.act,
                "attitude": a.attitude,
                "polarity": a.polarity,
                "said_on": a.said_on,
                "said_on_basis": a.said_on_basis or None,
                "occasion": None
                if occasion is None
                else content_id("o", article_id, occasion.kind, occasion.on_date, occasion.place, occasion.host),
                "occasion_kind": occasion.kind if occasion else None,
                "occasion_place": occasion.place if occasion else None,
                "occasion_host": occasion.host if occasion else None,
                "parent_id": _at(ids, a.parent),
                "confidence": a.confidence,
                "rule": a.rule or None,
            }
        )
        for role, spans in (("content", a.content), ("cue", a.cue), ("source", a.source)):
            rows["attribution_span"] += [
                {"attribution_id": attribution_id, "role": role, "start_char": start, "end_char": end}
                for start, end in spans
            ]
        rows["relay_reading"] += [
            {
                "attribution_id": attribution_id,
                "hop": hop,
                "name": conduit.name,
                "type": conduit.type,
                "cluster_id": _at(clusters, conduit.cluster),
                "start_char": conduit.start,
                "end_char": conduit.end,
            }
            for hop, conduit in enumerate(a.relay)
        ]
    return rows


def _joined(text: str, spans: Sequence[tuple[int, int]]) -> str | None:
    return " ".join(text[start:end] for start, end in spans) or None


def statement_rows(
    article_id: str, statements: Sequence[Statement], attributions: Sequence[str], clusters: Sequence[str]
) -> Rows:
    """Rows of `statement`, `statement_feature`, `statement_term` and `statement_frame`."""
    rows: Rows = {"statement": [], "statement_feature": [], "statement_term": [], "statement_frame": []}
    ids = unique_ids("s", [(article_id, s.start, s.end, _at(attributions, s.attribution)) for s in statements])
    for statement_id, s in zip(ids, statements, strict=True):
        base = {"statement_id": statement_id, "article_id": article_id}
        rows["statement"].append(
            {
                **base,
                "start_char": s.start,
                "end_char": s.end,
                "attribution_id": _at(attributions, s.attribution),
                "text": s.text,
            }
        )
        rows["statement_feature"].append(
            {
                **base,
                "resolved": s.resolved or s.text,
                "told": s.told,
                "predicate": s.predicate,
                "subject_cluster": _at(clusters, s.subject),
                "object_cluster": _at(clusters, s.object),
                "polarity": s.polarity,
                "status": s.status,
                "hedged": s.hedged,
                "tense": s.tense,
                "holds_from": s.holds_from,
                "holds_to": s.holds_to,
            }
        )
        rows["statement_term"] += [
            {
                "statement_id": statement_id,
                "term": clusters[int(term)] if kind == "cluster" else term,
                "kind": kind,
                "count": count,
            }
            for term, kind, count in s.terms
        ]
        rows["statement_frame"] += [
            {
                "statement_id": statement_id,
                "place": place,
                "start_char": frame.start,
                "predicate": frame.predicate,
                "kind": frame.kind,
                "main": frame.main,
                "negated": frame.negated,
                "mode": frame.mode,
                "agent": frame.agent or None,
                "agent_cluster": _at(clusters, frame.agent_cluster),
                "patient": frame.patient or None,
                "patient_cluster": _at(clusters, frame.patient_cluster),
                "rest": " | ".join(frame.rest) or None,
            }
            for place, frame in enumerate(s.frames)
        ]
    return rows
