"""Each format is read back with another reader and compared with the record."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from onrecord.exporting import FORMATS, MEANINGS
from onrecord.exporting.acled import time_precision
from onrecord.exporting.files import cell
from onrecord.exporting.ucdp import date_precision, group_row
from onrecord.record import Record
from onrecord.schema.tables import PUBLIC
from tests.handmade import put

from .conftest import HOSTILE, TEXT, sheet


def written(record: Record, name: str, tmp_path: Path) -> Path:
    paths = FORMATS[name](record, tmp_path / "out")
    assert all(path.exists() for path in paths)
    return paths[0]


def loaded(record: Record, name: str, tmp_path: Path) -> Any:
    return json.loads(written(record, name, tmp_path).read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_two_exports_are_the_same_bytes(record: Record, name: str, tmp_path: Path) -> None:
    first = [path.read_bytes() for path in FORMATS[name](record, tmp_path / "a")]
    assert first == [path.read_bytes() for path in FORMATS[name](record, tmp_path / "b")]


def test_tables_come_back_whole(record: Record, tmp_path: Path) -> None:
    for path in FORMATS["parquet"](record, tmp_path / "p"):
        assert pq.read_table(path).equals(record.table(path.stem))
    for path in FORMATS["jsonl"](record, tmp_path / "j"):
        lines = path.read_text(encoding="utf-8").splitlines()
        assert len(lines) == record.table(path.stem).num_rows
    names = {path.stem for path in FORMATS["csv"](record, tmp_path / "c")}
    assert names == {each.name for each in PUBLIC}


def test_a_spreadsheet_runs_nothing_that_an_article_says(record: Record, tmp_path: Path) -> None:
    FORMATS["csv"](record, tmp_path / "c")
    rows = sheet(tmp_path / "c" / "article.csv")
    assert {row["text"] for row in rows} == {TEXT, "'" + HOSTILE}


def test_annotations_lead_to_their_words(record: Record, tmp_path: Path) -> None:
    items = loaded(record, "webannotation", tmp_path)["first"]["items"]
    assert len(items) == 2
    said = items[0]
    assert said["body"]["value"] == "Ana Veld (assert, indirect), through Halvar Wire, on 2031-04-04"
    position, quote = said["target"]["selector"]
    assert TEXT[position["start"] : position["end"]] == quote["exact"]
    assert TEXT.startswith(quote["prefix"] + quote["exact"], position["start"] - len(quote["prefix"]))
    assert said["target"]["state"]["value"] == hashlib.sha256(TEXT.encode()).hexdigest()


def test_provenance_names_quotation_derivation_and_source(record: Record, tmp_path: Path) -> None:
    nodes = {node["id"]: node for node in loaded(record, "prov", tmp_path)["@graph"]}
    assert nodes["urn:onrecord:t2bbbbbb"]["wasDerivedFrom"] == ["urn:onrecord:t1aaaaaa"]
    assert nodes["urn:onrecord:a1"]["wasQuotedFrom"] == "urn:onrecord:t1aaaaaa"
    assert nodes["urn:onrecord:a1"]["hadPrimarySource"] == "urn:onrecord:e1"


def test_a_claim_review_rates_nothing(record: Record, tmp_path: Path) -> None:
    (review,) = loaded(record, "claimreview", tmp_path)
    assert review["reviewRating"] is None
    assert review["itemReviewed"]["author"] == [{"@type": "Person", "name": "Ana Veld"}]
    assert [each["interactionType"] for each in review["itemReviewed"]["appearance"]] == ["supports", "opposes"]


def test_plover_events_carry_actor_place_and_attribution(record: Record, tmp_path: Path) -> None:
    events = [json.loads(line) for line in written(record, "plover", tmp_path).read_text().splitlines()]
    assert [event["fatalities"] for event in events] == [12, 15]
    assert events[0]["target"] == [{"actorText": "Geneva", "code": "CH", "type": "GPE"}]
    assert events[0]["attributedTo"] == "Ana Veld"
    assert events[0]["eventLocation"]["lat"] == 46.2


def test_event_tables_count_an_event_once(record: Record, tmp_path: Path) -> None:
    (acled,) = sheet(written(record, "acled", tmp_path))
    assert (acled["fatalities"], acled["source_scale"], acled["time_precision"], acled["geo_precision"]) == (
        "12",
        "2",
        "1",
        "1",
    )
    (ucdp,) = sheet(written(record, "ucdp", tmp_path))
    assert (ucdp["best"], ucdp["low"], ucdp["high"], ucdp["number_of_sources"]) == ("12", "12", "15", "2")


@pytest.mark.parametrize(
    ("first", "last", "acled", "ucdp"),
    [
        (dt.date(2031, 4, 4), dt.date(2031, 4, 4), 1, 1),
        (dt.date(2031, 4, 4), None, 1, 1),
        (dt.date(2014, 1, 1), None, 3, 5),  # "held since 2014" is no event of New Year's day
        (dt.date(2031, 5, 1), None, 3, 4),
        (dt.date(2031, 5, 1), dt.date(2031, 5, 1), 1, 1),
        (dt.date(2031, 4, 4), dt.date(2031, 4, 8), 2, 2),
        (dt.date(1993, 1, 1), dt.date(1993, 12, 31), 3, 5),
        (None, None, None, None),
    ],
)
def test_days_are_no_surer_than_the_text(
    first: dt.date | None, last: dt.date | None, acled: int | None, ucdp: int | None
) -> None:
    group = [{"happened_from": None, "happened_to": None}, {"happened_from": first, "happened_to": last}]
    assert (time_precision(group), date_precision(group)) == (acled, ucdp)


def test_what_goes_on_has_no_last_day() -> None:
    row = dict.fromkeys(("actor", "recipient", "place", "lat", "lon", "country_code", "place_precision", "killed"))
    row |= {"event_id": "v1", "event_group": "g1", "outlet": "Kaldor Post", "speaker": None, "status": "ongoing"}
    assert group_row([row | {"happened_from": dt.date(2014, 1, 1), "happened_to": None}])["date_end"] is None


def test_whole_numbers_have_no_decimals() -> None:
    assert [cell(value) for value in (340.0, 0.5, 7, True)] == [340, 0.5, 7, True]
    assert str(cell(40_000_000.0)) == "40000000"


def test_geojson_puts_longitude_first(record: Record, tmp_path: Path) -> None:
    (feature,) = loaded(record, "geojson", tmp_path)["features"]
    assert feature["geometry"]["coordinates"] == [6.15, 46.2]
    assert [event["id"] for event in feature["properties"]["events"]] == ["v1", "v2"]


def test_references_name_author_outlet_and_day(record: Record, tmp_path: Path) -> None:
    items = loaded(record, "csl", tmp_path)
    assert items[0]["issued"] == {"date-parts": [[2031, 4, 5]]}
    assert "container-title" not in items[1]
    bibtex = written(record, "bibtex", tmp_path).read_text(encoding="utf-8")
    assert "@article{thegazette20311aaaaa,\n  author = {{Cy Marrow}},\n  title = {Twelve dead},\n" in bibtex
    assert r"\{\textbackslash{}evil\} \& 15 people" in bibtex


def test_ftm_statements_have_a_row_a_value(record: Record, tmp_path: Path) -> None:
    rows = sheet(written(record, "ftm", tmp_path))
    person = {row["prop"]: row["value"] for row in rows if row["entity_id"] == "onrecord-e1"}
    assert person == {"id": "onrecord-e1", "name": "Ana Veld", "country": "ch", "position": "mayor", "alias": "Veld"}
    assert len({row["id"] for row in rows}) == len(rows)


def test_hxl_has_a_row_of_hashtags_under_the_header(record: Record, tmp_path: Path) -> None:
    tags, figure = sheet(written(record, "hxl", tmp_path))
    assert all(tag.startswith("#") for tag in tags.values())
    assert (figure["value"], figure["speaker"], figure["outlet"]) == ("12", "Ana Veld", "The Gazette")


def test_a_workbook_holds_text_as_text(record: Record, tmp_path: Path) -> None:
    pytest.importorskip("xlsxwriter")
    import zipfile

    with zipfile.ZipFile(written(record, "xlsx", tmp_path)) as book:
        sheets = [book.read(name).decode() for name in book.namelist() if name.startswith("xl/worksheets")]
    assert len(sheets) == 10
    assert not any("<f>" in sheet for sheet in sheets)


def test_every_format_says_what_it_gives() -> None:
    assert set(MEANINGS) == set(FORMATS)
    assert all(FORMATS[name].__doc__ for name in FORMATS)


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1+cmd", "@SUM(A1)", "\t=1", "\r=1", " =1", "\n=1", "＝1+1", "－2"])
def test_no_cell_of_a_csv_begins_a_formula(words: str) -> None:
    assert cell(words) == "'" + words


@pytest.mark.parametrize("words", ["a=1", "", "1-2", "12 people"])
def test_other_cells_stay_as_they_are(words: str) -> None:
    assert cell(words) == words


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """A record for each kind of hostile text, which stands in every text of it."""
    from tests.web import story

    folder = tmp_path_factory.mktemp("hostile")
    return [story.write(folder / f"{number}.duckdb", payload) for number, payload in enumerate(story.HOSTILE)]


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_every_format_stands_hostile_texts(name: str, hostile: list[Path], tmp_path: Path) -> None:
    """Script, SVG, templates, bidi controls, SQL and schemes in every text of a record: each format is written, none is interpreted."""
    if name == "xlsx":
        pytest.importorskip("xlsxwriter")
    for number, path_of_record in enumerate(hostile):
        with Record(path_of_record) as record:
            for path in FORMATS[name](record, tmp_path / f"{number}-{name}"):
                data = path.read_bytes()
                assert data or name == "jsonl", "a relation without rows is a file without lines"
                if path.suffix in (".json", ".jsonld", ".geojson"):
                    json.loads(data)


FORMULA = "=HYPERLINK(1)"
WORDS = (
    "about", "alias", "byline", "conduit", "cue_text", "headline", "label", "name", "outlet", "place", "proposition", "reason", "role",
    "rule", "source_text", "title", "trigger", "unit", "what", "why",
)  # fmt: skip
"""Columns in which words of an article may stand."""


@pytest.fixture(scope="module")
def formulas(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record in which everything that strangers wrote begins as a formula does."""
    from tests.web import story

    made = {
        table: [
            {
                key: f"{FORMULA} {value}" if key in WORDS and value and table != "attribution_span" else value
                for key, value in row.items()
            }
            for row in rows
        ]
        for table, rows in story.rows().items()
    }
    return put(tmp_path_factory.mktemp("formulas") / "r.duckdb", made)


@pytest.mark.parametrize("name", ["acled", "csv", "ftm", "hxl", "ucdp"])
def test_no_sheet_holds_a_cell_that_a_spreadsheet_would_run(name: str, formulas: Path, tmp_path: Path) -> None:
    with Record(formulas) as record:
        paths = FORMATS[name](record, tmp_path / name)
    cells = [value for path in paths for row in sheet(path) for value in row.values()]
    assert not [value for value in cells if value.startswith(FORMULA)]
    assert [value for value in cells if value.startswith(f"'{FORMULA}")], "words that would be run stand in this format"
