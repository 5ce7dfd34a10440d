"""A small record built by hand: three invented articles, a relay of two, a denial, one origin in two outlets."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from onrecord.engines.record_file import write_record
from onrecord.ingest.passages import lay_out
from onrecord.schema.checks import to_arrow
from onrecord.schema.tables import PUBLIC

POST = (
    "Home | World\n\nDam holds, minister says\n\n"
    "KALDOR (Halden Wire) - The dam holds, Minister Ines Torvald told Radio Sund on Monday. At least 12 people were moved.\n\nShare"
)
WIRE = (
    "The dam holds, Minister Torvald said on Radio Sund, Halden Wire reported. Some 40 people were moved from Kaldor."
)
BLOG = "The dam does not hold, engineer Dagny Frost wrote on Tuesday, and nobody has said so."


def rows(hostile: str = "") -> dict[str, list[dict[str, Any]]]:
    """The rows of the record; `hostile` is put into every text that a stranger could have written."""

    def foreign(words: str) -> str:
        return f"{words} {hostile}".strip()

    texts = {"t1": foreign(POST), "t2": foreign(WIRE), "t3": foreign(BLOG)}

    def at(article: str, words: str) -> dict[str, Any]:
        start = texts[article].index(words)
        return {"start_char": start, "end_char": start + len(words)}

    holds, against = "The dam holds", "The dam does not hold"
    said = {"kind": "indirect", "act": "assert", "attitude": "reporting", "cue_text": "told", "source_text": "Minister"}
    counted = {"independent_origins": 1, "independent_origins_low": 1, "independent_origins_high": 1}
    return {
        "article": [
            {"article_id": "t1", "source": "in/post.txt", "outlet": foreign("Kaldor Post"), "headline": foreign("Dam holds, minister says"),
             "published_at": dt.datetime(2031, 4, 5), "published_basis": "metadata", "language": "en", "text": texts["t1"], "url": "javascript:alert(1)"},
            {"article_id": "t2", "source": "in/rows.jsonl#wire", "outlet": "Sund Times", "headline": foreign("Dam holds"), "language": "en",
             "text": texts["t2"], "published_at": dt.datetime(2031, 4, 6, 8, 30), "published_basis": "metadata", "byline": foreign("Petra Olm")},
            {"article_id": "t3", "source": f"in/{hostile or 'blog'}.txt", "language": "en", "text": texts["t3"]},
        ],
        "passage": [
            {"article_id": key, "start_char": part.start, "end_char": part.end, "kind": part.kind}
            for key, text in texts.items()
            for part in lay_out(text).passages
        ],
        "entity": [
            {"entity_id": "e1", "name": foreign("Ines Torvald"), "type": "PER", "role": foreign("minister")},
            {"entity_id": "e2", "name": "Dagny Frost", "type": "PER"},
        ],
        "entity_alias": [{"entity_id": "e1", "alias": foreign("Minister Torvald")}],
        "mention": [{"mention_id": "m1", "article_id": "t1", "text": "Ines Torvald", "form": "name", "type": "PER", "entity_id": "e1", **at("t1", "Ines Torvald")}],
        "attribution": [
            {"attribution_id": "a1", "article_id": "t1", "content_text": holds, "speaker_id": "e1", "said_on": dt.date(2031, 4, 4), **said},
            {"attribution_id": "a2", "article_id": "t2", "content_text": holds, "speaker_id": "e1", **said},
            {"attribution_id": "a3", "article_id": "t3", "content_text": against, "speaker_id": "e2", **said, "act": "deny"},
        ],
        "attribution_span": [
            {"attribution_id": "a1", "role": "content", **at("t1", holds)},
            {"attribution_id": "a1", "role": "source", **at("t1", "Minister Ines Torvald")},
            {"attribution_id": "a1", "role": "cue", **at("t1", "told")},
            {"attribution_id": "a2", "role": "content", **at("t2", holds)},
            {"attribution_id": "a3", "role": "content", **at("t3", against)},
        ],
        "relay": [
            {"attribution_id": "a1", "hop": 0, "name": foreign("Radio Sund"), "type": "broadcaster"},
            {"attribution_id": "a1", "hop": 1, "name": "Halden Wire", "type": "agency"},
            {"attribution_id": "a2", "hop": 0, "name": "Radio Sund", "type": "broadcaster"},
            {"attribution_id": "a2", "hop": 1, "name": "Halden Wire", "type": "agency"},
        ],
        "figure": [
            {"figure_id": "f1", "article_id": "t1", "text": "12 people", "value": 12.0, "comparator": "at least", "unit": foreign("people moved"), **at("t1", "12 people")},
            {"figure_id": "f2", "article_id": "t2", "text": "40 people", "value": 40.0, "unit": foreign("moved people"), **at("t2", "40 people")},
        ],
        "event": [
            {"event_id": "v1", "article_id": "t1", "trigger": "moved", "type": "RETREAT", "status": "happened", **at("t1", "moved")},
        ],
        "statement": [
            {"statement_id": "s1", "article_id": "t1", "attribution_id": "a1", "text": foreign(holds), **at("t1", holds)},
            {"statement_id": "s2", "article_id": "t2", "attribution_id": "a2", "text": holds, **at("t2", holds)},
            {"statement_id": "s3", "article_id": "t3", "attribution_id": "a3", "text": against, **at("t3", against)},
        ],
        "reuse": [
            {"article_id": "t2", "from_article_id": "t1", "from_start_char": texts["t1"].index("The dam holds"), "from_end_char": texts["t1"].index("The dam holds") + 13,
             "similarity": 1.0, "credited": "Halden Wire", "quotation": False, **at("t2", "The dam holds")},
        ],
        "story": [{"story_id": "y1", "title": foreign("Dam holds, minister says")}],
        "story_article": [{"story_id": "y1", "article_id": key} for key in texts],
        "claim": [
            {"claim_id": "k1", "story_id": "y1", "proposition": foreign("The dam holds."), "kind": "fact", "articles": 2, "outlets": 2, "status": "contested", **counted},
            {"claim_id": "k2", "story_id": "y1", "proposition": "People were moved.", "kind": "fact", "articles": 2, "outlets": 2, "status": "agreed",
             **counted, "independent_origins": 2, "independent_origins_high": 2},
        ],
        "claim_statement": [
            {"claim_id": "k1", "statement_id": "s1", "stance": "supports", "origin_id": "o1"},
            {"claim_id": "k1", "statement_id": "s2", "stance": "supports", "origin_id": "o1"},
            {"claim_id": "k1", "statement_id": "s3", "stance": "opposes"},
            {"claim_id": "k2", "statement_id": "s1", "stance": "supports"},
            {"claim_id": "k2", "statement_id": "s2", "stance": "supports"},
        ],
        "origin": [{"origin_id": "o1", "claim_id": "k1", "label": foreign("Ines Torvald on Radio Sund"), "rule": foreign("one speaker")}],
        "contradiction": [
            {"contradiction_id": "x1", "statement_a": "s1", "statement_b": "s3", "kind": "denial", "why": foreign("Torvald says it holds, Frost that it does not."), "confidence": 0.9},
        ],
        "timeline": [
            {"story_id": "y1", "date": "2031-04-04", "what": foreign("Torvald: the dam holds"), "article_id": "t1", "attribution_id": "a1"},
            {"story_id": "y1", "date": "2031-04-03", "what": "People are moved", "article_id": "t1", "event_id": "v1"},
            {"story_id": "y1", "date": None, "what": "the dam was built", "article_id": "t2"},
        ],
        "rejected": [{"stage": "ingest", "subject": foreign("in/empty.txt"), "reason": foreign("empty: no text in it")}],
        "build": [{"build_id": "b1", "version": "0.0.0", "model": "by hand", "settings": "{}", "articles": 3}],
    }  # fmt: skip


def put(path: Path, made: Mapping[str, list[dict[str, Any]]]) -> Path:
    """The path, after a record of these rows was written there."""
    write_record(path, [(table.name, to_arrow(table.name, made.get(table.name, []))) for table in PUBLIC])
    return path


def write(path: Path, hostile: str = "") -> Path:
    """The path, after the record was written there."""
    return put(path, rows(hostile))
