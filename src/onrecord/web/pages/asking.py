"""The page that asks: a sentence in, the statements that support, oppose or discuss it, each with its way and origin, out."""

from __future__ import annotations

import re
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request

from ...checking import Found, check, worded
from ...errors import InputError
from ..shelf import Desk
from ..statements import claims_of, quotes
from . import Page

LONGEST = 400  # code points of a sentence asked
_READING = threading.Lock()  # the language pipeline reads one text at a time


def ask(desk: Desk, request: Request) -> Page:
    """What `onrecord check` answers, with every statement as the other pages show it."""
    sentence = " ".join(request.query_params.get("q", "").split())[:LONGEST]
    values: dict[str, Any] = {"sentence": sentence, "problem": "", "sides": (), "quotes": {}, "claims": {}}
    if not sentence:
        return "ask.html", values
    try:
        found = desk.remembered(("ask", sentence), lambda: _found(desk, worded(sentence)))
    except InputError as error:
        return "ask.html", values | {"problem": str(error)}
    ids = [each.statement_id for each in found]
    return "ask.html", values | {
        "sides": sides(found),
        "quotes": quotes(desk.record, ids),
        "claims": {
            statement: sorted(rows, key=lambda row: str(row["stance"]) != "supports")[
                :1
            ]  # its own, else what it opposes
            for statement, rows in claims_of(desk.record, ids).items()
        },
    }


def _found(desk: Desk, sentence: str) -> list[Found]:
    with _READING:
        return check(sentence, desk.record)


@dataclass(frozen=True)
class Answers:
    """What takes one stance: each wording of a speaker once, the surest first, with the other places where it stands, and the number of origins."""

    stance: str
    heading: str
    told: tuple[tuple[Found, tuple[Found, ...]], ...]
    origins: int

    @property
    def statements(self) -> int:
        """How many statements take it, wherever they stand."""
        return sum(1 + len(others) for _, others in self.told)


def sides(found: Sequence[Found]) -> tuple[Answers, ...]:
    """The answers of each stance, in the order of the page."""
    out = []
    for stance, heading in (("supports", "Supports"), ("opposes", "Opposes"), ("discusses", "Speaks of it")):
        those = [each for each in found if each.stance == stance]
        alike: dict[tuple[str, str, bool], list[Found]] = {}
        for each in those:
            words = re.sub(r"\W+", " ", each.text.casefold()).strip()
            alike.setdefault((words, each.speaker or each.outlet or each.source, each.denied), []).append(each)
        told = tuple((first, tuple(others)) for first, *others in alike.values())
        out.append(Answers(stance, heading, told, len({each.root for each in those})))
    return tuple(out)
