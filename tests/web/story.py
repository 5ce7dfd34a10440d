"""An invented story of three articles as a record written by hand: a denial, a relay, a reprint, two names of one person."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

from onrecord.engines.record_file import write_record
from onrecord.schema.checks import to_arrow
from onrecord.schema.tables import PUBLIC

HOSTILE = (
    "<script>alert(1)</script>",
    '"><svg onload=alert(2)>',
    "{{7*7}} ${7*7} {% raw %}",
    "safe\u202etxt.exe\u2066\u2067",
    "'; DROP TABLE article; --",
    "javascript:alert(3)",
)
"""What an article may smuggle in: script, SVG, template, bidi controls, SQL, a scheme."""

TEXTS = {
    "t1": (
        "Harbour closed after blast in Port Selin\n\nPORT SELIN, April 4 (Halvar Wire) - Mayor Ana Veld told Halvar Wire on"
        " Monday that 12 people were killed in the shelling of the harbour.\n\nThe army did not fire on the harbour,"
        " Colonel Ivo Dran said in a statement.\n\nThe harbour was closed on Tuesday. Rescue crews searched the northern"
        " quay until dawn and found no more survivors.\n"
    ),
    "t2": (
        "Army denies harbour strike\n\nIvo Dran, an army spokesman, denied that troops had shelled the harbour of Port"
        " Selin.\n\nThe army fired on the harbour, the coast guard said.\n\nRescue crews searched the northern quay until"
        " dawn and found no more survivors.\n"
    ),
    "t3": (
        "At least 15 dead in Port Selin\n\nAt least 15 people were killed when the harbour was shelled, Veld told the"
        " radio station Sol.\n"
    ),
}
FILES = {
    "t1": ("gazette.txt", "The Gazette", "Harbour closed after blast in Port Selin", 5),
    "t2": ("courier.txt", "Courier", "Army denies harbour strike", 6),
    "t3": ("sol.txt", "Radio Sol", "At least 15 dead in Port Selin", 7),
}
ENTITIES = {
    "ana": ("Ana Veld", "PER", "mayor of Port Selin"),
    "veld": ("Veld", "PER", None),
    "dran": ("Ivo Dran", "PER", "army spokesman"),
    "guard": ("the coast guard", "ORG", None),
    "port": ("Port Selin", "GPE", None),
    "halvar": ("Halvar Wire", "MEDIA", None),
}
# id: article, content, cue, source, speaker, act, confidence, chain
SAID: dict[str, tuple[str, str, str, str, str, str, float, tuple[str, ...]]] = {
    "a1": ("t1", "12 people were killed in the shelling of the harbour", "told", "Mayor Ana Veld", "ana", "assert", 0.97, ("Halvar Wire",)),
    "a2": ("t1", "The army did not fire on the harbour", "said", "Colonel Ivo Dran", "dran", "deny", 0.93, ("Halvar Wire",)),
    "a3": ("t2", "troops had shelled the harbour of Port Selin", "denied", "Ivo Dran, an army spokesman", "dran", "deny", 0.71, ()),
    "a4": ("t2", "The army fired on the harbour", "said", "the coast guard", "guard", "assert", 0.62, ()),
    "a5": ("t3", "At least 15 people were killed when the harbour was shelled", "told", "Veld", "veld", "assert", 0.9, ()),
}  # fmt: skip
COPIED = "Rescue crews searched the northern quay until dawn and found no more survivors."


def rows(hostile: str | None = None) -> dict[str, list[dict[str, Any]]]:
    """The rows of every relation; with `hostile`, every text of the record carries it."""
    more = f" {hostile}" if hostile else ""
    texts = {key: text + more for key, text in TEXTS.items()}

    def span(article: str, words: str) -> dict[str, Any]:
        start = texts[article].index(words)
        return {"article_id": article, "start_char": start, "end_char": start + len(words)}

    articles = [
        {"article_id": key, "source": name + more, "outlet": outlet + more, "headline": headline + more, "language": "en", "text": texts[key],
         "published_at": dt.datetime(2031, 4, day, 9), "published_basis": "metadata", "byline": "Cy Marrow" + more,
         "url": hostile or f"https://{name}.invalid/"}
        for key, (name, outlet, headline, day) in FILES.items()
    ]  # fmt: skip
    entities = [
        {"entity_id": key, "name": name + more, "type": kind, "role": (role or "") + more or None} for key, (name, kind, role) in ENTITIES.items()
    ]  # fmt: skip
    mentions = [
        {
            "mention_id": f"m-{article}-{key}",
            **span(article, name),
            "text": name,
            "form": "name",
            "type": kind,
            "entity_id": key,
        }
        for article, text in texts.items()
        for key, (name, kind, _) in ENTITIES.items()
        if name in text and not (key == "veld" and article == "t1")
    ]
    attributions, spans, relays, statements = [], [], [], []
    for key, (article, content, cue, source, speaker, act, confidence, chain) in SAID.items():
        attributions.append(
            {"attribution_id": key, "article_id": article, "content_text": content + more, "cue_text": cue, "source_text": source,
             "speaker_id": speaker, "kind": "indirect", "act": act, "attitude": "reporting", "confidence": confidence,
             "said_on": dt.date(2031, 4, 4), "rule": "cue with that-clause", "speaker_reason": "subject of the cue" + more}
        )  # fmt: skip
        spans.append({"attribution_id": key, "role": "content", **span(article, content)})
        spans.append({"attribution_id": key, "role": "source", **span(article, source)})
        relays += [
            {"attribution_id": key, "hop": hop, "name": name + more, "type": "agency"} for hop, name in enumerate(chain)
        ]
        statements.append(
            {"statement_id": f"s-{key}", **span(article, content), "attribution_id": key, "text": content + more}
        )
    statements.append(
        {
            "statement_id": "s-own",
            **span("t1", "The harbour was closed on Tuesday."),
            "text": "The harbour was closed on Tuesday.",
        }
    )
    for each in spans:
        each.pop("article_id")

    def claim(key: str, words: str, kind: str, articles: int, status: str, origins: int = 1) -> dict[str, Any]:
        return {"claim_id": key, "story_id": "story", "proposition": words + more, "kind": kind, "articles": articles, "outlets": articles,
                "independent_origins": origins, "independent_origins_low": 1, "independent_origins_high": articles, "status": status}  # fmt: skip

    def member(key: str, statement: str, stance: str, similarity: float, origin: str | None = None) -> dict[str, Any]:
        return {
            "claim_id": key,
            "statement_id": statement,
            "stance": stance,
            "similarity": similarity,
            "origin_id": origin,
        }

    return {
        "article": articles,
        "passage": [{**span("t1", TEXTS["t1"].split("\n")[0]), "kind": "headline"}],
        "entity": entities,
        "entity_alias": [{"entity_id": key, "alias": name + more} for key, (name, _, _) in ENTITIES.items()]
        + [{"entity_id": "ana", "alias": "the mayor"}],
        "mention": mentions,
        "attribution": attributions,
        "attribution_span": spans,
        "relay": relays,
        "figure": [
            {"figure_id": "f1", **span("t1", "12 people"), "text": "12 people" + more, "value": 12.0, "comparator": "exactly", "unit": "people killed" + more,
             "attribution_id": "a1", "as_of": dt.date(2031, 4, 4)},
            {"figure_id": "f2", **span("t3", "At least 15 people"), "text": "At least 15 people", "value": 15.0, "comparator": "at least",
             "unit": "people killed", "attribution_id": "a5"},
        ],
        "event": [
            {"event_id": "v1", **span("t1", "shelling"), "trigger": "shelling" + more, "type": "ASSAULT", "status": "happened", "place": "Port Selin" + more,
             "happened_from": dt.date(2031, 4, 4), "killed": 12, "attribution_id": "a1", "event_group": "g1"},
            {"event_id": "v2", **span("t2", "shelled"), "trigger": "shelled" + more, "type": "ASSAULT", "status": "denied", "attribution_id": "a3",
             "event_group": "g1"},
        ],
        "time": [{**span("t1", "Tuesday"), "text": "Tuesday", "type": "DATE", "value": "2031-04-05" + more, "basis": "publication day" + more}],
        "place": [{**span("t1", "Port Selin"), "text": "Port Selin" + more, "lat": 1.5, "lon": 2.5, "country_code": "XX"}],
        "statement": statements,
        "reuse": [
            {**span("t2", COPIED), "from_article_id": "t1", "from_start_char": TEXTS["t1"].index(COPIED),
             "from_end_char": TEXTS["t1"].index(COPIED) + len(COPIED), "similarity": 1.0, "credited": "Halvar Wire" + more, "quotation": False}
        ],
        "story": [{"story_id": "story", "title": "Harbour closed after blast in Port Selin" + more}],
        "story_article": [{"story_id": "story", "article_id": key} for key in TEXTS],
        "claim": [
            claim("k1", "The army did not fire on the harbour.", "fact", 2, "contested"),
            claim("k2", "People were killed in the shelling of the harbour.", "figure", 2, "agreed"),
            claim("k3", "The harbour was closed on Tuesday.", "fact", 1, "single"),
        ],
        "claim_statement": [
            member("k1", "s-a2", "supports", 0.95, "o1"),
            member("k1", "s-a3", "supports", 0.8, "o1"),
            member("k1", "s-a4", "opposes", 0.7, "o3"),
            member("k2", "s-a1", "supports", 0.9, "o2"),
            member("k2", "s-a5", "supports", 0.6, "o2"),
            member("k3", "s-own", "supports", 1.0),
        ],
        "origin": [
            {"origin_id": "o1", "claim_id": "k1", "label": "Ivo Dran" + more, "speaker_id": "dran", "rule": "one speaker" + more},
            {"origin_id": "o3", "claim_id": "k1", "label": "the coast guard" + more, "speaker_id": "guard", "rule": "one statement" + more},
            {"origin_id": "o2", "claim_id": "k2", "label": "Ana Veld" + more, "speaker_id": "ana", "rule": "one speaker" + more},
        ],
        "contradiction": [
            {"contradiction_id": "x1", "statement_a": "s-a2", "statement_b": "s-a4", "kind": "denial",
             "why": "Ivo Dran says the army did not fire; the coast guard says it did." + more, "confidence": 0.83},
            {"contradiction_id": "x2", "statement_a": "s-a3", "statement_b": "s-a4", "kind": "denial",
             "why": "Ivo Dran denies the shelling; the coast guard says the army fired." + more, "confidence": 0.77},
            {"contradiction_id": "x3", "statement_a": "s-a1", "statement_b": "s-a5", "kind": "figure",
             "why": "12 people, against at least 15 people." + more, "confidence": 0.58},
        ],
        "timeline": [
            {"story_id": "story", "date": "2031-04-04", "what": "The harbour is shelled." + more, "article_id": "t1", "event_id": "v1"},
            {"story_id": "story", "date": "2031-04-04", "what": "Ana Veld: 12 people were killed." + more, "article_id": "t1", "attribution_id": "a1"},
        ],
        "rejected": [{"stage": "ingest", "subject": "empty.txt" + more, "reason": "empty: no text in it" + more},
                     {"stage": "contradictions", "subject": "s-a1 s-a2", "reason": "score too low" + more, "score": 0.31}],
        "build": [{"build_id": "b1", "at": dt.datetime(2031, 4, 8), "version": "0.0", "model": "none" + more, "settings": '{"shingle_words": 5}', "articles": 3, "seconds": 1.0}],
    }  # fmt: skip


def write(path: Path, hostile: str | None = None, **instead: list[dict[str, Any]]) -> Path:
    """The record as a file; `instead` holds rows of relations that replace the story's own."""
    found = {**rows(hostile), **instead}
    write_record(path, ((table.name, to_arrow(table.name, found.get(table.name, []))) for table in PUBLIC))
    return path
