"""Gold folders in, findings out: the shipped ones are clean, and each kind of slip is named."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from quality.check_gold import check_document, check_folder, check_story, locate

GOLD = Path(__file__).parents[2] / "quality" / "gold"
ARTICLES = Path(__file__).parents[2] / "src" / "onrecord" / "sample" / "articles"
TEXT = "Mara Quill said the dam held. Mara Quill left.\n"


def document() -> dict[str, Any]:
    return {
        "doc": "a.txt",
        "published": None,
        "boilerplate": [],
        "entities": [{"id": "e1", "name": "Mara Quill", "type": "PER", "role": None, "mentions": ["Mara Quill"]}],
        "attributions": [
            {
                "id": "a1",
                "content": "the dam held",
                "cue": "said",
                "source": "Mara Quill",
                "source_occurrence": 0,
                "speaker": "e1",
                "via": [],
                "kind": "indirect",
                "said_on": None,
                "act": "assert",
                "nested_in": None,
            }
        ],
        "figures": [],
        "events": [],
    }


@pytest.mark.parametrize("name", ["sample", "attribution/articles"])
def test_our_gold_is_clean(name: str) -> None:
    assert check_folder(GOLD / name, GOLD / name / "texts") == []


def test_a_correct_document_gives_nothing() -> None:
    assert check_document(document(), TEXT) == []


@pytest.mark.parametrize(
    ("key", "value", "finding"),
    [
        ("content", "the dam broke", "not in the text"),
        ("source_occurrence", None, "which one is not said"),
        ("source_occurrence", 2, "not in the text"),
        ("speaker", "e9", "names no row"),
        ("kind", "reported", "is none of"),
        ("act", "say", "is none of"),
        ("said_on", "Sunday", "no date"),
        ("nested_in", "a7", "names no row"),
        ("nested_in", "a1", "nested in itself"),
        ("via", "Meridian", "no list"),
    ],
)
def test_each_slip_in_an_attribution_is_named(key: str, value: object, finding: str) -> None:
    gold = document()
    gold["attributions"][0][key] = value
    assert any(finding in line and line.startswith("a1") for line in check_document(gold, TEXT))


def test_a_trigger_outside_of_its_sentence_is_found() -> None:
    gold = document()
    gold["events"] = [
        {
            "id": "v1",
            "trigger": "left",
            "sentence": "Mara Quill said the dam held.",
            "type": "RETREAT",
            "actor": "e1",
            "recipient": None,
            "place": None,
            "date": None,
            "status": "happened",
            "attributed_to": None,
        }
    ]
    assert check_document(gold, TEXT) == ["v1: the trigger stands outside of its sentence"]


def test_an_id_given_twice_is_found() -> None:
    gold = document()
    gold["attributions"].append(copy.deepcopy(gold["attributions"][0]))
    assert "a1: this id stands 2 times in attributions" in check_document(gold, TEXT)


def test_a_story_that_refers_to_nothing_is_found() -> None:
    story = {
        "claims": [{"id": "c1", "kind": "fact", "by": [["a.txt", "a2"]], "against": [["b.txt", "a1"]]}],
        "contradictions": [],
        "same_speaker": [{"name": "Mara Quill", "mentions": [["a.txt", "e4"]]}],
        "origins": [{"claim": "c2", "independent_origins": []}],
        "timeline": [{"date": "spring", "what": "", "docs": []}],
    }
    assert len(check_story(story, {"a.txt": document()}, {"a.txt": TEXT})) == 5


def test_occurrences_are_counted_from_the_start() -> None:
    assert locate(TEXT, "Mara Quill", 1) == (30, 40)
    assert locate(TEXT, "Mara Quill", 2) is None


def test_reference_texts_of_the_sample_are_what_is_shipped() -> None:
    texts = GOLD / "sample" / "texts"
    for path in sorted(ARTICLES.glob("*.txt")):
        assert (texts / path.name).read_text(encoding="utf-8") == path.read_text(encoding="utf-8")
    rows = [json.loads(line) for line in (ARTICLES / "reports.jsonl").read_text(encoding="utf-8").splitlines()]
    stems = [Path(f"reports.jsonl#{row['id']}").stem for row in rows]
    assert len(set(stems)) == 2
    for stem, row in zip(stems, rows, strict=True):
        assert (texts / f"{stem}.txt").read_text(encoding="utf-8") == row["text"]
    for path in sorted(ARTICLES.glob("*.html")):
        page = path.read_text(encoding="utf-8").replace("</a>", "").replace("<b>", "")
        for paragraph in (texts / f"{path.stem}.txt").read_text(encoding="utf-8").splitlines():
            assert f">{paragraph}</" in page
