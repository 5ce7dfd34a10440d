"""Gold with words in, gold with places out, and back: on an invented pile; the shipped folders hold no word of a text."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from quality import real_stories
from quality.check_gold import check_folder
from quality.real_stories import REAL, SETS, corpus, restore, strip
from quality.wordless import placed, repeated, unworded, worded

TEXT = "Quill leaves\n\nThe dam held, Mara Quill said. “It held,” Quill said, “and it will.” 😀 Quill left.\n"
OTHER = "The dam broke at noon, Ode Brann said.\n"
STORIES = sorted(path.parent.name for path in REAL.glob("*/texts.json"))
WORDS = ("content", "cue", "source", "text", "trigger", "sentence", "headline", "boilerplate", "mentions")


def document() -> dict[str, Any]:
    return {
        "doc": "00_7.txt",
        "headline": "Quill leaves",
        "published": None,
        "boilerplate": [{"text": "Quill", "occurrence": 3}],
        "entities": [
            {"id": "e1", "name": "Mara Quill", "type": "PER", "role": None, "mentions": ["Mara Quill", "Quill"]}
        ],
        "attributions": [
            {
                "id": "a1",
                "content": "The dam held",
                "cue": "said",
                "cue_occurrence": 0,
                "source": "Mara Quill",
                "speaker": "e1",
                "via": [],
                "kind": "indirect",
                "said_on": None,
                "act": "assert",
                "nested_in": None,
            },
            {
                "id": "a2",
                "content": ["It", {"text": "held", "occurrence": 1}],
                "cue": None,
                "source": "Quill",
                "source_occurrence": 2,
                "speaker": "e1",
                "via": ["Radio Brann"],
                "kind": "direct",
                "said_on": None,
                "act": "assert",
                "nested_in": None,
            },
        ],
        "figures": [],
        "events": [
            {
                "id": "v1",
                "trigger": "left",
                "sentence": "Quill left.",
                "type": "RETREAT",
                "actor": "e1",
                "recipient": None,
                "place": None,
                "date": None,
                "status": "happened",
                "attributed_to": None,
            }
        ],
    }


def story() -> dict[str, Any]:
    left = ["00_7.txt", "s:Quill left."]
    return {
        "claims": [
            {"id": "c1", "proposition": "Quill went.", "by": [left, ["00_7.txt", "a1"]], "against": [], "kind": "fact"}
        ],
        "contradictions": [
            {"id": "x1", "a": ["00_7.txt", "a1"], "b": ["01_8.txt", "s:The dam broke at noon"], "why": "Two ends."}
        ],
        "pairs_core": [[left, ["01_8.txt", "a1"]]],
        "same_speaker": [],
        "origins": [{"claim": "c1", "independent_origins": ["Quill"], "outlets": ["00_7.txt", "01_8.txt"]}],
        "timeline": [],
    }


@pytest.fixture
def pile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A gold folder with its texts, the first from a set of bodies, the second from one with titles."""
    rows: dict[str, list[dict[str, Any]]] = {
        "fnc1": [{"id": 6, "text": "Nothing."}, {"id": 7, "text": f"\n {TEXT}"}],
        "newsclusters": [{"id": "8f", "title": "A dam", "text": OTHER}],
    }
    for name, found in rows.items():
        (tmp_path / "data" / name).mkdir(parents=True)
        with gzip.open(tmp_path / "data" / name / SETS[name], "wt", encoding="utf-8") as lines:
            lines.writelines(json.dumps(row) + "\n" for row in found)
    monkeypatch.setattr(real_stories, "SHARED", tmp_path)
    gold = tmp_path / "gold"
    (gold / "texts").mkdir(parents=True)
    (gold / "texts" / "00_7.txt").write_text(TEXT, encoding="utf-8")
    (gold / "texts" / "01_8.txt").write_text(f"A dam\n\n{OTHER}", encoding="utf-8")
    written(gold / "00_7.json", document())
    written(gold / "story.json", story())
    return gold


def written(path: Path, gold: dict[str, Any]) -> None:
    path.write_text(json.dumps(gold, indent=1, ensure_ascii=False), encoding="utf-8")


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_words_become_the_places_where_they_stand() -> None:
    gold = unworded(document(), TEXT)
    first, second = gold["attributions"]
    assert gold["headline"] == "@0-12"
    assert gold["entities"][0]["mentions"] == ["@28-38", "@0-5"]
    assert gold["boilerplate"] == [{"text": "@85-90"}]
    assert (first["content"], first["cue"], first["source"]) == ("@14-26", "@39-43", "@28-38")
    assert (second["content"], second["cue"], second["source"]) == (["@46-48", {"text": "@49-53"}], None, "@56-61")
    assert "cue_occurrence" not in first
    assert "source_occurrence" not in second
    assert gold["events"][0]["sentence"] == "@85-96"
    assert second["via"] == ["Radio Brann"]


def test_places_become_the_words_again() -> None:
    assert json.dumps(worded(unworded(document(), TEXT), TEXT)) == json.dumps(document())


def test_words_that_are_not_in_the_text_are_refused() -> None:
    with pytest.raises(ValueError, match="The dam broke"):
        unworded({"content": "The dam broke"}, TEXT)
    with pytest.raises(ValueError, match="The dam broke"):
        placed([["00_7.txt", "s:The dam broke"]], {"00_7.txt": TEXT})
    with pytest.raises(ValueError, match="no place"):
        worded({"content": "The dam held"}, TEXT)


def test_a_run_of_eight_words_is_a_repetition_and_seven_are_none() -> None:
    text = "One two three, four five six seven “eight” nine."
    assert list(repeated({"why": ["One two three four five six seven"]}, [text])) == []
    found = list(repeated({"why": ["Not so: two three four five-six seven eight nine"]}, [text]))
    assert [run for _, run in found] == ["two three four five six seven eight nine"]


def test_a_stripped_folder_holds_no_words_and_is_restored_to_the_byte(pile: Path, tmp_path: Path) -> None:
    assert strip(pile, tmp_path / "stripped") == []
    stripped = b"".join(contents(tmp_path / "stripped").values()).decode()
    assert not [words for words in ("held", "Quill left", "Quill leaves", "broke") if words in stripped]
    sources = json.loads((tmp_path / "stripped" / "texts.json").read_text(encoding="utf-8"))
    assert [(row["set"], row["id"]) for row in sources.values()] == [("fnc1", "7"), ("newsclusters", "8f")]
    restore(tmp_path / "stripped", tmp_path / "again")
    assert contents(tmp_path / "again") == contents(pile)


@pytest.mark.parametrize(
    ("key", "value", "finding"),
    [
        ("published_hint", "It says that the dam held Mara Quill said it held", "repeats"),
        ("occurrence", 0, "would not be restored"),
    ],
)
def test_what_may_not_be_stripped_is_named_and_nothing_written(
    pile: Path, tmp_path: Path, key: str, value: object, finding: str
) -> None:
    written(pile / "00_7.json", document() | {key: value})
    assert [line for line in strip(pile, tmp_path / "stripped") if finding in line]
    assert not (tmp_path / "stripped").exists()


@pytest.mark.parametrize("text", [f"A dam\n{OTHER}", f"A dam\n\nA dam\n{OTHER}"])
def test_a_text_that_begins_with_its_title_may_stand_without_a_second(pile: Path, tmp_path: Path, text: str) -> None:
    with gzip.open(tmp_path / "data" / "newsclusters" / SETS["newsclusters"], "wt", encoding="utf-8") as lines:
        lines.write(json.dumps({"id": "8f", "title": "A dam", "text": f"A dam\n{OTHER}"}) + "\n")
    (pile / "texts" / "01_8.txt").write_text(text, encoding="utf-8")
    assert strip(pile, tmp_path / "stripped") == []
    restore(tmp_path / "stripped", tmp_path / "again")
    assert contents(tmp_path / "again") == contents(pile)


def test_a_text_of_no_data_set_is_named(pile: Path, tmp_path: Path) -> None:
    (pile / "texts" / "01_8.txt").write_text(f"A dam\n\n{OTHER} More.\n", encoding="utf-8")
    assert strip(pile, tmp_path / "stripped") == ["01_8.txt: in none of fnc1, newsclusters"]


def test_a_text_that_changed_is_noticed(pile: Path, tmp_path: Path) -> None:
    strip(pile, tmp_path / "stripped")
    with gzip.open(tmp_path / "data" / "fnc1" / SETS["fnc1"], "wt", encoding="utf-8") as lines:
        lines.write(json.dumps({"id": 7, "text": TEXT.replace("held", "hold")}) + "\n")
    with pytest.raises(ValueError, match=r"00_7\.txt: fnc1 7"):
        restore(tmp_path / "stripped", tmp_path / "again")
    assert not (tmp_path / "again").exists()


@pytest.mark.parametrize("name", STORIES)
def test_a_shipped_story_has_a_place_wherever_words_of_a_text_would_stand(name: str) -> None:
    def words(value: Any, keys: tuple[str, ...], told: bool = False) -> Iterator[str]:
        if isinstance(value, str):
            yield from [value] if told or value.startswith("s:") else []
        elif isinstance(value, list):
            for each in value:
                yield from words(each, keys, told)
        elif isinstance(value, dict):
            for key, each in value.items():
                yield from words(each, keys, key in keys)

    golds = {path.name: json.loads(path.read_text(encoding="utf-8")) for path in (REAL / name).glob("*.json")}
    references = list(words(golds.pop("story.json"), ()))
    found = list(words([gold for gold in golds.values() if "doc" in gold], WORDS))
    assert len(golds) > 3  # the texts and what names them
    assert bool(references) != name.startswith("press_")  # of single articles nothing between them is annotated
    assert len(found) > 100
    assert not [each for each in references if not re.fullmatch(r"s:@\d+-\d+", each)]
    assert not [each for each in found if not re.fullmatch(r"@\d+-\d+", each)]


def test_a_story_whose_texts_are_absent_is_skipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(real_stories, "SHARED", tmp_path)
    assert STORIES
    assert not [name for name in STORIES if corpus(name).exists()]


@pytest.mark.parametrize("name", STORIES)
def test_a_shipped_story_repeats_no_text_and_is_clean_once_restored(name: str, tmp_path: Path) -> None:
    if not corpus(name).is_dir():
        pytest.skip("../shared is not on this machine")
    restore(REAL / name, tmp_path)
    texts = [path.read_text(encoding="utf-8") for path in (tmp_path / "texts").iterdir()]
    stripped = [json.loads(path.read_text(encoding="utf-8")) for path in (REAL / name).glob("*.json")]
    assert list(repeated(stripped, texts)) == []
    assert check_folder(tmp_path, tmp_path / "texts") == []
