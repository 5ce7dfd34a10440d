"""The statements on one side of a claim in; those joined that are one quotation, one wording, or lean on a source named beside them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from rapidfuzz.distance import LCSseq

from .speakers import is_named, is_pronoun
from .union import Union

Row = dict[str, Any]
_QUOTED_RUN = 6  # words in a row that two quotations must share to be one
_SAME_ORDER = 6  # words in one order that a rewording keeps at least: fewer are shared by any two reports of one figure
_SAME_SHARE = 0.4  # and this share of the longer of the two
_SAME_WORDS = 8  # words in one order that make two sourced statements one telling
_SAME_TELLING = 0.6  # and this share of the longer
_SAME_PHRASES = 0.75  # share of the shorter of two quotations that makes one of two persons' words
_WHOLE_QUOTATION = 4  # words of a quotation that another holds whole
_QUOTED_PHRASE = re.compile(r"[“\"]([^“”\"]{8,200})[”\"]")


def join_quotations(union: Union, rows: Sequence[Row]) -> None:
    """Quotations that share six words in a row are one, whoever is named as the speaker."""
    seen: dict[tuple[str, ...], Row] = {}
    for row in rows:
        if row["speech"] not in ("direct", "mixed"):
            continue
        tokens = words_of(row)
        for start in range(len(tokens) - _QUOTED_RUN + 1):
            run = tuple(tokens[start : start + _QUOTED_RUN])
            other = seen.setdefault(run, row)
            if not _two_people(row, other):
                union.join(other["statement_id"], row["statement_id"], "same quotation")
    _join_short_quotations(union, [row for row in rows if row["speech"] in ("direct", "mixed")])
    _join_phrases(union, rows)


def _join_phrases(union: Union, rows: Sequence[Row]) -> None:
    """Four words in quotation marks that an agency, an outlet or somebody unnamed hands on are those of who said them."""
    for row in rows:
        runs = [run for told in _QUOTED_PHRASE.findall(row["text"]) if len(run := _tokens(told)) >= _WHOLE_QUOTATION]
        for other in rows if runs else ():
            if other["article_id"] == row["article_id"] or (_speaks_itself(row) and _speaks_itself(other)):
                continue
            tokens = words_of(other)
            if any(_holds_run(tokens, run) for run in runs):
                union.join(other["statement_id"], row["statement_id"], "same quotation")


def _speaks_itself(row: Row) -> bool:
    """Whether a named person or body speaks, no medium that hands words on."""
    return is_named(row) and row["speaker_type"] != "MEDIA"


def _holds_run(tokens: list[str], run: list[str]) -> bool:
    return any(tokens[start : start + len(run)] == run for start in range(len(tokens) - len(run) + 1))


def _two_people(row: Row, other: Row) -> bool:
    """Whether two persons known by name share a turn of phrase and no more."""
    if not (row["by_name"] and other["by_name"]) or row["speaker_id"] == other["speaker_id"]:
        return False
    mine, theirs = words_of(row), words_of(other)
    return bool(LCSseq.similarity(mine, theirs) < _SAME_PHRASES * min(len(mine), len(theirs)))


def _join_short_quotations(union: Union, rows: Sequence[Row]) -> None:
    """A short quotation that another article's holds whole is that one: "They left us" of somebody not named."""
    short: dict[tuple[str, ...], list[Row]] = {}
    for row in rows:
        whole = tuple(words_of(row))
        if _WHOLE_QUOTATION <= len(whole) < _QUOTED_RUN:
            short.setdefault(whole, []).append(row)
    for row in rows if short else ():
        tokens = words_of(row)
        for length in range(_WHOLE_QUOTATION, _QUOTED_RUN):
            for start in range(len(tokens) - length + 1):
                for other in short.get(tuple(tokens[start : start + length]), ()):
                    union.join(other["statement_id"], row["statement_id"], "same quotation")


def join_told_within(union: Union, rows: Sequence[Row]) -> None:
    """Words that stand within another's words in one article are known through that other alone: one root."""
    by_article: dict[str, list[Row]] = {}
    for row in rows:
        by_article.setdefault(row["article_id"], []).append(row)
    for told in by_article.values():
        for inner in told:
            for outer in told:
                if outer["start_char"] < inner["start_char"] < inner["end_char"] <= outer["end_char"]:
                    union.join(outer["statement_id"], inner["statement_id"], "one told in the words of the other")


def join_rewordings(union: Union, rows: Sequence[Row]) -> None:
    """A statement without a named source that keeps the words of a sourced one of another article, in their order, is
    that one reworded; the closest counts.
    """
    sourced = [row for row in rows if row["attribution_id"] is not None and not is_pronoun(row)]
    _join_tellings_alike(union, rows)
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


def _join_tellings_alike(union: Union, rows: Sequence[Row]) -> None:
    """Two articles that tell the same in the same words have it from one, unless both name a source for it."""
    told = [(row, words_of(row)) for row in rows]
    told = [(row, tokens) for row, tokens in told if len(tokens) >= _SAME_WORDS]
    for at, (row, mine) in enumerate(told):
        for other, theirs in told[:at]:
            if other["article_id"] == row["article_id"] or (is_named(row) and is_named(other)):
                continue
            if (row["attribution_id"] is None) != (other["attribution_id"] is None):
                continue
            share = _SAME_TELLING if row["attribution_id"] is not None else _SAME_SHARE
            same = LCSseq.similarity(mine, theirs)
            if same >= _SAME_WORDS and same >= share * max(len(mine), len(theirs)):
                union.join(other["statement_id"], row["statement_id"], "same words")


def join_voices(union: Union, rows: Sequence[Row]) -> None:
    """What an article says without a source, or of somebody not made out, goes back to the source that it names for the
    same; what remains without a source is the article's own.
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
    voices: dict[str, str] = {}
    for row in rows:
        if row["attribution_id"] is None or (is_pronoun(row) and row["source_text"] is None):
            for whose in (row["article_id"], row["outlet"]):
                if whose:
                    key = voices.setdefault(whose, row["statement_id"])
                    union.join(key, row["statement_id"], "no source given")


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
    return _tokens(row["text"])


def _tokens(text: str) -> list[str]:
    return re.findall(r"\d[\d.,]*\d|\w+", text.lower())
