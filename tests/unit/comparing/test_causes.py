"""Causes of one harm that rule each other out: sides built by hand."""

from __future__ import annotations

import pytest
from tests.unit.comparing.sides import frame, side

from onrecord.comparing.conflicts.rules.causes import cause_pairs
from onrecord.comparing.conflicts.sides import Side

QUAKE = side(1, "an earthquake", act="blame")
STRAYED = side(1, "The glider strayed due to jamming", frame("stray", agent="glider", rest=(("due", ("jamm",)),)))
WAVE = side(1, "A giant wave sank the ship", frame("sink", agent="wave giant", patient="ship"))
BOMB = side(1, "A bomb killed two men", frame("kill", agent="bomb", patient="man two"))
BLAST = frame("kill", agent="explosion", patient="man two")


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        (QUAKE, side(2, "it recorded no quake", frame("record", patient="quake", negated=True)), 1),
        (QUAKE, side(2, "its instruments were quiet"), 1),
        (QUAKE, side(2, "its clerks were quiet"), 0),
        (QUAKE, side(2, "a tremor played a part", frame("play", agent="tremor", patient="part")), 0),
        (side(1, "an earthquake"), side(2, "its instruments were quiet"), 0),
        (STRAYED, side(2, "nobody noticed any interference", frame("notice", patient="interference", negated=True)), 1),
        (STRAYED, side(2, "nobody found a shell", frame("find", patient="shell", negated=True)), 0),
        (
            side(1, "Ila Aho was jamming", frame("jam"), act="blame"),
            side(2, "nobody noticed any interference", frame("notice", patient="interference", negated=True)),
            1,
        ),
        (WAVE, side(2, "winds of just 9 knots were logged"), 1),
        (WAVE, side(2, "winds of 90 knots were logged"), 0),
        (BOMB, side(2, "An explosion killed two men", BLAST), 1),
        (BOMB, side(2, "A bomb explosion killed two men", BLAST), 0),
    ],
)
def test_causes_that_exclude_each_other(one: Side, other: Side, found: int) -> None:
    assert len(cause_pairs([one, other])) == found
