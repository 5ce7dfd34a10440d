"""Who is not somebody's wife, son or driver stands against who calls them so; not where another is meant, or another's."""

from __future__ import annotations

from typing import Any

import pytest
from tests.unit.comparing.sides import frame, side

from onrecord.comparing.conflicts.rules.related import related_pairs
from onrecord.comparing.conflicts.sides import Frame, Side

MINA = frozenset(("person:mina",))
NO = "the woman detained in Selmar was not the wife of Ilmar Kolvanen"


def negated(**cells: Any) -> Frame:
    return frame("wife", "woman", kind="state", negated=True, rest=(("", ("wife", "ilmar", "kolvanen")),), **cells)


BY_DEED = side(1, NO, frame("detain", "", "woman", main=False), negated())
BY_NAME = side(1, "Mina Dros is not the wife of Ilmar Kolvanen", negated(agents=MINA))
DIVORCED = side(
    1, "Mina Dros was not married to Ilmar Kolvanen",
    frame("marry", "", "mina dros", negated=True, patients=MINA, rest=(("to", ("ilmar", "kolvanen")),)),
)  # fmt: skip


def told(doing: str = "arrest", patient: str = "wife son ilmar kolvanen", **cells: Any) -> Side:
    return side(2, "a wife and a son of Ilmar Kolvanen were arrested", frame(doing, "", patient), **cells)


@pytest.mark.parametrize("denial", [BY_DEED, BY_NAME, DIVORCED], ids=["by what was done", "by name", "not married"])
def test_a_relation_denied_and_taken_for_granted(denial: Side) -> None:
    assert [each[:3] for each in related_pairs([denial, told(named=MINA)])] == [("s1", "s2", "denial")]


@pytest.mark.parametrize(
    ("denial", "other"),
    [
        (BY_DEED, told("praise")),
        (BY_NAME, told()),
        (BY_DEED, told(patient="wife son marko lind")),
        (BY_DEED, told(patient="son ilmar kolvanen")),
        (BY_DEED, told(hedged=True)),
        (
            BY_DEED,
            side(2, "no wife of Ilmar Kolvanen was arrested", frame("arrest", "", "wife ilmar kolvanen", negated=True)),
        ),
    ],
    ids=["another doing", "another woman", "another's wife", "another relation", "a rumour", "a denial of its own"],
)
def test_what_may_be_of_somebody_else(denial: Side, other: Side) -> None:
    assert related_pairs([denial, other]) == []
