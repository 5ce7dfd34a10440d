"""The page that asks: a sentence in, the statements that support, oppose or discuss it, each with its way and origin, out."""

from __future__ import annotations

import threading
from collections.abc import Sequence
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
        "claims": claims_of(desk.record, ids),
    }


def _found(desk: Desk, sentence: str) -> list[Found]:
    with _READING:
        return check(sentence, desk.record)


def sides(found: Sequence[Found]) -> tuple[tuple[str, str, list[Found], int], ...]:
    """(stance, heading, its statements, how many origins they go back to) of each stance, in the order of the page."""
    out = []
    for stance, heading in (("supports", "Supports"), ("opposes", "Opposes"), ("discusses", "Speaks of it")):
        those = [each for each in found if each.stance == stance]
        out.append((stance, heading, those, len({each.root for each in those})))
    return tuple(out)
