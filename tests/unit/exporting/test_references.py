"""What others cite and anchor: provenance, claim reviews, annotations, references, indicators, entities."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from onrecord.exporting.bibtex import entry, key
from tests.handmade import put
from tests.web import story

from .conftest import exported, sheet


def test_conduits_stand_in_the_provenance_of_what_went_through_them(made: Path, tmp_path: Path) -> None:
    nodes = {
        node["id"]: node for node in json.loads(exported(made, "prov", tmp_path).read_text(encoding="utf-8"))["@graph"]
    }
    assert [each["label"] for each in nodes["urn:onrecord:a1"]["wasInfluencedBy"]] == ["Halvar Wire"]
    assert "wasInfluencedBy" not in nodes["urn:onrecord:a3"]


def test_who_opposes_a_claim_is_no_author_of_it(made: Path, tmp_path: Path) -> None:
    first = json.loads(exported(made, "claimreview", tmp_path).read_text(encoding="utf-8"))[0]
    assert [each["name"] for each in first["itemReviewed"]["author"]] == ["Ivo Dran"]


def test_figures_without_a_number_are_no_indicator(tmp_path: Path) -> None:
    rows = story.rows()
    rows["figure"].append(rows["figure"][0] | {"figure_id": "f3", "text": "dozens", "value": None})
    found = sheet(exported(put(tmp_path / "r.duckdb", rows), "hxl", tmp_path))
    assert [row["value"] for row in found[1:]] == ["12", "15"]


def test_a_mention_leads_from_the_entity_to_its_article(made: Path, tmp_path: Path) -> None:
    rows = [row for row in sheet(exported(made, "ftm", tmp_path)) if row["schema"] == "Documentation"]
    found = {row["prop"]: row["value"] for row in rows if row["entity_id"] == "onrecord-ana-t1"}
    assert (found["entity"], found["document"]) == ("onrecord-ana", "onrecord-t1")


def test_what_stands_around_an_annotation_is_the_text_around_it(tmp_path: Path) -> None:
    rows = story.rows()
    rows["attribution"][0] |= {"speaker_id": None, "source_text": "an aide to the mayor"}
    items = json.loads(
        exported(put(tmp_path / "r.duckdb", rows), "webannotation", tmp_path).read_text(encoding="utf-8")
    )["first"]["items"]
    said = next(each for each in items if each["id"].startswith("urn:onrecord:a1:"))
    position, quote = said["target"]["selector"]
    assert story.TEXTS["t1"].startswith(quote["suffix"], position["end"])
    assert story.TEXTS["t1"][: position["start"]].endswith(quote["prefix"])
    assert quote["suffix"]
    assert said["body"]["value"].startswith("an aide to the mayor (")


UNKNOWN = dict.fromkeys(("outlet", "published_on", "byline", "headline", "url")) | {
    "article_id": "t123456789",
    "source": "a.txt",
}


@pytest.mark.parametrize("outlet", [None, "Новости"])
def test_an_undated_article_of_nobody_has_a_key_of_its_own(outlet: str | None) -> None:
    assert key(UNKNOWN | {"outlet": outlet}) == "anonnd123456"


def test_the_day_of_an_article_stands_whole_beside_its_year() -> None:
    assert "  date = {2031-04-05},\n  year = {2031},\n" in entry(UNKNOWN | {"published_on": dt.date(2031, 4, 5)})


@pytest.mark.parametrize(
    ("url", "printed"),
    [
        ("https://post.invalid/a_b/50%25?x=1&y=~2#top", "https://post.invalid/a_b/50%25?x=1&y=~2#top"),
        ("https://post.invalid/a}, note = {evil", "https://post.invalid/a%7D,%20note%20=%20%7Bevil"),
        ("https://post.invalid/a\\input\n{b}", "https://post.invalid/a%5Cinput%7Bb%7D"),
        ("https://post.invalid/čapek", "https://post.invalid/%C4%8Dapek"),
    ],
)
def test_an_address_ends_no_field_and_leads_where_it_led(url: str, printed: str) -> None:
    assert f"  url = {{{printed}}},\n" in entry(UNKNOWN | {"url": url})


def test_an_article_without_a_byline_has_no_author(made: Path, tmp_path: Path) -> None:
    rows = story.rows()
    rows["article"][1]["byline"] = None
    items = json.loads(exported(put(tmp_path / "r.duckdb", rows), "csl", tmp_path).read_text(encoding="utf-8"))
    assert [item.get("author") for item in items] == [[{"literal": "Cy Marrow"}], None, [{"literal": "Cy Marrow"}]]
