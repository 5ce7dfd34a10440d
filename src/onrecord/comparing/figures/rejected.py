"""Figures of a story in; pairs out of which one calls a number false ("the reports of seven dead are untrue") that the other gives."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ..conflicts.lexicon import lexicon, stems
from ..pairs.wording import stem
from .concept import concept

Row = Mapping[str, Any]

_TOLD = r"(?:reports?|information|claims?|figures?|numbers?|rumou?rs?|allegations?|assertions?|talk|stor(?:y|ies)|estimates?|toll)"
_FALSE = (
    r"(?:untrue|not true|false|fake|do(?:es)? not correspond|did not correspond|nonsense|exaggerat\w+|fabricat\w+|invent(?:ed|ions?)|"
    r"baseless|unfounded|groundless|fairy tales?|fiction|fantas\w+|lies?|slander|far from (?:the )?(?:truth|reality)|propaganda)"
)
_CALLED = re.compile(rf"\b{_TOLD}\b.{{0,160}}\b{_FALSE}\b|\b{_FALSE}\b.{{0,60}}\b{_TOLD}\b", re.I | re.S)
_ADDED = re.compile(r"\b(?:which|where|who|whom|when|while|after)\b|[,;]", re.I)
_VICTIMS = re.compile(r"\b(?:victims|dead|lives|casualties)\b", re.I)
_NOTED = 2  # from which a number tells which count is meant


def rejected(row: Row) -> bool:
    """Whether the statement gives the number only to call it false; what it only adds ("where 14 died") it does not deny."""
    head, found, _ = str(row["resolved"]).partition(str(row["text"]))
    if not found:
        return False
    cue = [stems(word) for word in str(row["cue_text"] or "").lower().split()]
    if any(word in lexicon()["refuting"] for word in cue):
        of_words = stem("reject") not in cue and stem("dismiss") not in cue  # an offer is rejected, too
        return (of_words or bool(re.search(rf"\b{_TOLD}\b", head, re.I))) and not _ADDED.search(head)
    called = _CALLED.search(str(row["resolved"]))
    return called is not None and called.start() <= len(head) < called.end()


def rejected_pairs(rows: Sequence[Row]) -> Iterator[tuple[str, str, str]]:
    """(statement that rejects, statement that gives the number, the number) of one story: one count, one number, two voices."""
    given = [row for row in rows if row["own"] and row["value"] >= _NOTED]
    told = [row for row in given if not rejected(row)]
    for row in given:
        if not rejected(row):
            continue
        counted = concept(row) or ("dead" if _VICTIMS.search(str(row["about"])) else None)
        for other in told:
            one = other["unit"] == row["unit"] is not None or counted == concept(other) is not None
            if one and other["value"] == row["value"] and not _one_voice(row, other):
                yield row["statement_id"], other["statement_id"], str(row["text"])


def _one_voice(a: Row, b: Row) -> bool:
    if a["statement_id"] == b["statement_id"]:
        return True
    return any(a[key] is not None and a[key] == b[key] for key in ("attribution_id", "speaker_id"))
