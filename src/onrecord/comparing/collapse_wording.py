"""The statements on one side of a claim in; those joined that are one quotation, one wording, or lean on a source named beside them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from rapidfuzz.distance import LCSseq

from .collapse_speakers import is_pronoun
from .collapse_union import Union

Row = dict[str, Any]
_QUOTED_RUN = 6  # words in a row that two quotations must share to be one
_SAME_ORDER = 6  # words in one order that a rewording keeps at least: fewer are shared by any two reports of one figure
_SAME_SHARE = 0.4  # and this share of the longer of the two


def join_quotations(union: Union, rows: Sequence[Row]) -> None:
    """Quotations that share six words in a row are one, whoever is named as the speaker."""
    seen: dict[tuple[str, ...], str] = {}
    for row in rows:
        if row["speech"] not in ("direct", "mixed"):
            continue
        tokens = words_of(row)
        for start in range(len(tokens) - _QUOTED_RUN + 1):
            run = tuple(tokens[start : start + _QUOTED_RUN])
            union.join(seen.setdefault(run, row["statement_id"]), row["statement_id"], "same quotation")


def join_rewordings(union: Union, rows: Sequence[Row]) -> None:
    """A statement without a named source that keeps the words of a sourced one of another article, in their order, is
    that one reworded; the closest counts.
    """
    sourced = [row for row in rows if row["attribution_id"] is not None and not is_pronoun(row)]
    for row in rows:
        if row["attribution_id"] is not None and not is_pronoun(row):
            continue
        mine = words_of(row)
        best: tuple[float, str] | None = None
        for other in sourced:
            if other["article_id"] == row["article_id"]:
                continue
            theirs = words_of(other)
            same = LCSseq.similarity(mine, theirs)
            share = same / max(len(mine), len(theirs), 1)
            if (
                same >= _SAME_ORDER
                and share >= _SAME_SHARE
                and (best is None or (-share, other["statement_id"]) < best)
            ):
                best = (-share, other["statement_id"])
        if best is not None:
            union.join(row["statement_id"], best[1], "reworded")


def join_voices(union: Union, rows: Sequence[Row]) -> None:
    """What an article says without a source, or of somebody not made out, goes back to the source that it names for the
    same; what remains without a source is one origin for all outlets until a passage shows more.
    """
    first: dict[str, str] = {}
    for row in rows:
        if row["attribution_id"] is not None and not is_pronoun(row):
            first.setdefault(row["article_id"], row["statement_id"])
    _join_tellings(union, rows)
    for row in rows:
        if row["statement_id"] != first.get(row["article_id"], row["statement_id"]) and (
            row["attribution_id"] is None or is_pronoun(row)
        ):
            union.join(row["statement_id"], first[row["article_id"]], "same article")
    of_a_source = {union.find(row["statement_id"]) for row in rows if row["attribution_id"] is not None}
    alone = [row["statement_id"] for row in rows if row["attribution_id"] is None]
    alone = [statement for statement in alone if union.find(statement) not in of_a_source]
    for statement in alone[1:]:
        union.join(alone[0], statement, "no source given")


def _join_tellings(union: Union, rows: Sequence[Row]) -> None:
    """Join a sentence without a source that names one who says the same elsewhere: "the governor had spoken of six dead"."""
    speakers: dict[str, str] = {}
    for row in rows:
        if row["attribution_id"] is not None and row["speaker_type"] == "PER" and row["by_name"]:
            speakers.setdefault(row["speaker"].split()[-1].lower(), row["statement_id"])
    for row in rows:
        if row["attribution_id"] is None:
            told = [surname for surname in speakers if surname in words_of(row)]
            if len(told) == 1:
                union.join(row["statement_id"], speakers[told[0]], "names the source elsewhere")


def words_of(row: Row) -> list[str]:
    """The words of a statement in lower case."""
    return re.findall(r"\d[\d.,]*\d|\w+", row["text"].lower())
