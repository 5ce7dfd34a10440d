"""A record of two invented articles, small enough to check by hand, with hostile text in it."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.engines.record_file import write_record
from onrecord.exporting import FORMATS
from onrecord.record import Record
from onrecord.schema.checks import to_arrow
from onrecord.schema.tables import PUBLIC
from tests.web import story

TEXT = "Ana Veld told Halvar Wire on Monday that 12 people were killed in the shelling of Geneva."
HOSTILE = "=cmd|'/c calc'!A1 was shelled, {\\evil} & 15 people were killed."


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """The invented story of the web pages: three articles, one conduit, a claim that is contested."""
    return story.write(tmp_path / "port selin.duckdb")


def exported(made: Path, name: str, tmp_path: Path) -> Path:
    """The first file of an export of the record at `made`."""
    with Record(made) as opened:
        return FORMATS[name](opened, tmp_path / "out")[0]


def sheet(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    day = dt.date(2031, 4, 4)
    event = {"type": "ASSAULT", "mode": "artillery", "trigger": "shelling", "place": "Geneva", "place_id": 2660646,
             "place_precision": "city", "happened_from": day, "happened_to": day, "event_group": "g1"}  # fmt: skip
    counts = {"independent_origins": 1, "independent_origins_low": 1, "independent_origins_high": 2}
    rows: dict[str, list[dict[str, object]]] = {
        "article": [
            {"article_id": "t1aaaaaa", "source": "a.txt", "language": "en", "text": TEXT, "outlet": "The Gazette",
             "headline": "Twelve dead", "byline": "Cy Marrow", "published_at": dt.datetime(2031, 4, 5, 9, 30), "url": "https://gazette.invalid/1"},
            {"article_id": "t2bbbbbb", "source": "b.txt", "language": "en", "text": HOSTILE, "headline": HOSTILE},
        ],
        "entity": [
            {"entity_id": "e1", "name": "Ana Veld", "type": "PER", "role": "mayor", "country_code": "CH"},
            {"entity_id": "e2", "name": "Geneva", "type": "GPE", "country_code": "CH"},
        ],
        "entity_alias": [{"entity_id": "e1", "alias": "Veld"}],
        "mention": [
            {"mention_id": "m1", "article_id": "t1aaaaaa", "start_char": 0, "end_char": 8, "text": "Ana Veld", "form": "name",
             "type": "PER", "entity_id": "e1"}
        ],
        "attribution": [
            {"attribution_id": "a1", "article_id": "t1aaaaaa", "content_text": TEXT[41:88], "cue_text": "told",
             "source_text": "Ana Veld", "speaker_id": "e1", "kind": "indirect", "act": "assert", "attitude": "reporting", "said_on": day}
        ],
        "attribution_span": [{"attribution_id": "a1", "role": "content", "start_char": 41, "end_char": 88}],
        "relay": [{"attribution_id": "a1", "hop": 0, "name": "Halvar Wire", "type": "agency"}],
        "place": [{"article_id": "t1aaaaaa", "start_char": 82, "end_char": 88, "text": "Geneva", "geonames_id": 2660646, "lat": 46.2, "lon": 6.15,
                   "country_code": "CH", "precision": "city"}],
        "figure": [{"figure_id": "f1", "article_id": "t1aaaaaa", "start_char": 41, "end_char": 43, "text": "12", "value": 12.0, "unit": "people killed",
                    "as_of": day, "attribution_id": "a1"}],
        "event": [
            {"event_id": "v1", "article_id": "t1aaaaaa", "start_char": 70, "end_char": 78, "status": "happened", "killed": 12,
             "recipient_id": "e2", "attribution_id": "a1", **event},
            {"event_id": "v2", "article_id": "t2bbbbbb", "start_char": 22, "end_char": 29, "status": "happened", "killed": 15, **event},
        ],
        "statement": [
            {"statement_id": "s1", "article_id": "t1aaaaaa", "start_char": 41, "end_char": 88, "attribution_id": "a1", "text": TEXT[41:88]},
            {"statement_id": "s2", "article_id": "t2bbbbbb", "start_char": 0, "end_char": len(HOSTILE), "text": HOSTILE},
        ],
        "claim": [{"claim_id": "k1", "proposition": "People were killed in Geneva.", "kind": "figure", "articles": 1, "outlets": 1,
                   "status": "contested", **counts}],
        "claim_statement": [
            {"claim_id": "k1", "statement_id": "s1", "stance": "supports"},
            {"claim_id": "k1", "statement_id": "s2", "stance": "opposes"},
        ],
        "reuse": [{"article_id": "t2bbbbbb", "start_char": 38, "end_char": 60, "from_article_id": "t1aaaaaa", "from_start_char": 44,
                   "from_end_char": 62, "similarity": 0.9}],
    }  # fmt: skip
    path = tmp_path / "r.duckdb"
    write_record(path, ((table.name, to_arrow(table.name, rows.get(table.name, []))) for table in PUBLIC))
    with Record(path) as opened:
        yield opened
