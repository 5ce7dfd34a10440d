"""Golden attributions in plain text in, typed cases out; what does not fit is named with its line."""

from __future__ import annotations

from pathlib import Path

import pytest
from quality.cases import CaseError, parse
from quality.sentences import Case, Hop, case, read_sentences

FILE = Path(__file__).parents[2] / "quality" / "gold" / "attribution" / "sentences.txt"
GOOD = """
## relay
// a remark
# relay: two paragraphs
outlet: Coast Mail
> "We waited," Rea Moss told Tavra TV, according to Norda.
> "Nobody came."
published: 2025-03-10
speaker: Rea Moss | cue: told | relay: Tavra TV (broadcaster) > Norda | kind: direct | act: assert | content: We waited
speaker: null | source: none | cue: none | in: 1 | optional: yes | kind: direct | act: assert | content: Nobody came.
# nothing: the writer's voice
> It rained.
none
"""


def cases(text: str) -> list[Case]:
    return [case(block) for block in parse(text.splitlines(), "x.txt")]


def test_a_case_is_read_whole() -> None:
    first, second = cases(GOOD)
    assert (first.group, first.title, first.outlet, first.published) == (
        "relay",
        "relay: two paragraphs",
        "Coast Mail",
        "2025-03-10",
    )
    assert first.text == '"We waited," Rea Moss told Tavra TV, according to Norda.\n"Nobody came."'
    one, two = first.rows
    assert one.relay == (Hop("Tavra TV", "broadcaster"), Hop("Norda", None))
    assert (one.speaker, one.source, one.cue, one.nested_in, one.optional) == (
        "Rea Moss",
        "Rea Moss",
        "told",
        None,
        False,
    )
    assert (two.speaker, two.source, two.cue, two.nested_in, two.optional) == (None, None, None, 1, True)
    start, end = two.content_spans[0]
    assert first.text[start:end] == "Nobody came."
    assert second.rows == ()


def test_parts_of_a_broken_content_are_found_in_order() -> None:
    row = "speaker: null | source: none | cue: none | kind: direct | act: other | content: a [...] a"
    (only,) = cases(f"# t\n> a b a\n{row}")
    assert only.rows[0].content_spans == ((0, 1), (4, 5))


ROW = "speaker: Rea | cue: said | kind: direct | act: assert | content: rain"


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("> early", 1, "before the first"),
        ("# t\n> Rea said rain", 1, "without rows"),
        (f"# t\n> Rea said rain\n{ROW}\n> late", 4, "after the rows"),
        (f"# t\n> Rea said rain\n{ROW}\nnone", 4, "beside rows"),
        (f"# t\n> Rea said rain\nnone\n{ROW}", 4, "beside `none`"),
        (f"# t\n> Rea said rain\n{ROW}\noutlet: Norda", 4, "header after"),
        ("# t\n> Rea said rain\nnone\n# t", 4, "already used on line 1"),
        (f"# t\nmood: bad\n> Rea said rain\n{ROW}", 1, "unknown header"),
        (f"# t\npublished: Sunday\n> Rea said rain\n{ROW}", 1, "no date"),
        (f"# t\n> Rea said rain\n{ROW} | mood: bad", 3, "unknown key"),
        (f"# t\n> Rea said rain\n{ROW} | act: deny", 3, "given twice"),
        ("# t\n> Rea said rain\n" + ROW.replace("direct", "loud"), 3, "none of"),
        ("# t\n> Rea said rain\n" + ROW.replace(" | act: assert", ""), 3, "are needed"),
        ("# t\n> Rea said rain\n" + ROW.replace("rain", "snow"), 3, "content does not stand"),
        ("# t\n> Rea said rain\n" + ROW.replace("cue: said", "cue: told"), 3, "cue does not stand"),
        ("# t\n> She said rain\n" + ROW, 3, "give `source`"),
        (f"# t\n> Rea said rain\n{ROW} | relay: Norda", 3, "relay does not stand"),
        (f"# t\n> Rea said rain\n{ROW} | relay: Rea (pigeon)", 3, "no link"),
        (f"# t\n> Rea said rain\n{ROW} | in: 1", 3, "no other row"),
        (f"# t\n> Rea said rain\n{ROW} | in: 2", 3, "no other row"),
        (f"# t\n> Rea said rain\n{ROW} | said: Sunday", 3, "no date"),
        ("# t\n> Rea said rain\nspeaker Rea | cue: said", 3, "expected `key: value`"),
        ("", 0, "no case"),
    ],
)
def test_what_does_not_fit_is_named_with_its_line(text: str, line: int, message: str) -> None:
    with pytest.raises(CaseError, match=message) as caught:
        cases(text)
    assert caught.value.line == line
    assert str(caught.value).startswith(f"x.txt:{line}: ")


def test_our_file_is_well_formed_and_covers_the_forms() -> None:
    found = read_sentences(FILE)
    assert len(found) >= 150
    rows = [row for one in found for row in one.rows]
    assert {row.kind for row in rows} == {"direct", "indirect", "mixed"}
    assert len({row.act for row in rows}) == 11
    assert max(len(row.relay) for row in rows) >= 3
    assert any(not one.rows for one in found)
    assert any(row.speaker is None and row.source is not None for row in rows)
