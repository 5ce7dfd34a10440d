"""Words and cells in; frames and sides of contradictions, built by hand, out."""

from __future__ import annotations

from typing import Any

from onrecord.comparing.conflicts.sides import Frame, Side
from onrecord.comparing.pairs.wording import stem


def frame(predicate: str, agent: str = "", patient: str = "", **cells: Any) -> Frame:
    """A main verb told as fact; `cells` are what is otherwise."""
    base: dict[str, Any] = {
        "predicate": stem(predicate), "kind": "verb", "main": True, "negated": False, "mode": "actual",
        "agent": tuple(map(stem, agent.split())), "patient": tuple(map(stem, patient.split())), "rest": (),
    }  # fmt: skip
    return Frame(**(base | cells))


def side(number: int, text: str, *frames: Frame, **cells: Any) -> Side:
    """A statement of an article and a speaker of its own; `cells` are what is otherwise."""
    base: dict[str, Any] = {
        "statement": f"s{number}", "story": "y", "article": f"t{number}", "start": 0, "end": len(text), "own_voice": False,
        "speaker": f"p{number}", "party": frozenset(), "act": "assert", "cue": frozenset(), "text": text, "holds": None,
        "said": None, "published": None, "hedged": False, "past": False, "refuses": False, "frames": frames,
    }  # fmt: skip
    return Side(**(base | cells))
