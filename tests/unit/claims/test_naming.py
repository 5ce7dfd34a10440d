"""What the network reads: one name for one thing, and who says it."""

from __future__ import annotations

from typing import Any

import pytest

from onrecord.comparing.pairs.naming import introduced, renamed
from onrecord.comparing.pairs.network import worded


@pytest.mark.parametrize(
    ("said", "names", "read"),
    [
        ("The KLF has taken Orm", [("KLF", "Kelm Liberation Front")], "The Kelm Liberation Front has taken Orm"),
        ("The klf of the hills", [("KLF", "Kelm Liberation Front")], "The klf of the hills"),  # another word
        ("Vostrian tanks came", [("Vostrian", "Vostria")], "Vostrian tanks came"),
        ("Velgrad will pay", [("Velgrad", "Vostria")], "Vostria will pay"),
        ("Velgraders will pay", [("Velgrad", "Vostria")], "Velgraders will pay"),
        (
            "the port's harbour master Ivo Resk fled",
            [("the port's harbour master", "Ivo Resk"), ("Ivo Resk", "Ivo Resk")],
            "Ivo Resk fled",
        ),
        ("nothing is named", [], "nothing is named"),
    ],
)
def test_each_thing_has_one_name(said: str, names: list[tuple[str, str]], read: str) -> None:
    assert renamed(said, names) == read
    assert renamed(said, names[::-1]) == read


def row(**more: Any) -> dict[str, Any]:
    return {"attribution_id": "t1", "act": "assert", "polarity": "positive", "source_text": None} | more


@pytest.mark.parametrize(
    ("told", "who"),
    [
        (row(speaker_name="Ana Torva", speaker_role="interior minister"), "Ana Torva, interior minister: "),
        (
            row(speaker_name="Ana Torva", speaker_role="official: the Interior Ministry"),
            "Ana Torva, the Interior Ministry: ",
        ),
        (row(speaker_name="Torva ministry", speaker_role="the ministry"), "Torva ministry: "),  # said already
        (row(speaker_name="Ana Torva", speaker_role="head of the office for all that floats or sinks"), "Ana Torva: "),
        (
            row(source_text="a harbour pilot who asked not to be named for fear"),
            "a harbour pilot who asked not to be: ",
        ),
        (row(source_text="he"), ""),
        (row(), ""),
        (row(attribution_id=None, speaker_name="Ana Torva"), ""),
    ],
)
def test_who_says_it_stands_before_the_words(told: dict[str, Any], who: str) -> None:
    assert introduced(told) == who
    assert worded(told, "the gate is shut") == f"{who}the gate is shut"
