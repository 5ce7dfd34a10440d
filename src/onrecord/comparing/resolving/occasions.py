"""Attributions with the occasion that their article gives in, occasions across articles out.

Two reports of one interview name the same speaker, kind and day, and no other host: they are one occasion, so that what
was said there counts as one origin however often it is printed.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ...schema.ids import content_id
from ..commonest import commonest
from ..linking.spelling import words


@dataclass
class Occasion:
    """An occasion as far as it is known: what its reports say of it and the attributions made on it."""

    speaker: str | None
    kind: str
    story: str
    articles: set[str]
    on_date: dt.date | None
    places: list[str] = field(default_factory=list)
    hosts: list[str] = field(default_factory=list)
    attributions: list[str] = field(default_factory=list)

    def agrees(self, other: Occasion) -> bool:
        """Whether two reports can be of one occasion: same day, or one undated in the same story with the same host."""
        if self.speaker is None or self.speaker != other.speaker or _heard(self.kind) != _heard(other.kind):
            return False
        hosts = _agree(self.hosts, other.hosts)
        places = _agree(self.places, other.places)
        if hosts is False or places is False:
            return False
        if self.on_date is not None and other.on_date is not None:
            return self.on_date == other.on_date
        return self.story == other.story and hosts is True

    def take(self, other: Occasion) -> None:
        """Take over what another report of the same occasion says."""
        self.articles |= other.articles
        self.on_date = self.on_date or other.on_date
        self.places += other.places
        self.hosts += other.hosts
        self.attributions += other.attributions


def _heard(kind: str) -> str:
    """The kind, an interview for what a broadcaster heard: one outlet's "told Radio Sorn" is another's "in an interview"."""
    return "interview" if kind == "broadcast" else kind


def _agree(mine: Sequence[str], theirs: Sequence[str]) -> bool | None:
    """True where a name of one side holds a name of the other; None where a side says nothing; False else."""
    if not mine or not theirs:
        return None
    return any(set(words(a)) <= set(words(b)) or set(words(b)) <= set(words(a)) for a in mine for b in theirs)


def occasions(rows: Sequence[Mapping[str, Any]]) -> list[Occasion]:
    """One Occasion for each, from rows (attribution_id, article_id, occasion, ..., speaker_id, story_id).

    Dated reports are joined first, undated ones then join the only occasion that fits; where two fit, none is chosen.
    """
    local: dict[tuple[str, str, str | None], Occasion] = {}
    for row in sorted(rows, key=lambda row: str(row["attribution_id"])):
        key = (row["article_id"], row["occasion"], row["speaker_id"])
        kind = row["occasion_kind"] or "statement"
        found = local.setdefault(
            key, Occasion(row["speaker_id"], kind, row["story_id"], {row["article_id"]}, row["said_on"])
        )
        found.on_date = found.on_date or row["said_on"]
        found.attributions.append(row["attribution_id"])
        found.places += [row["occasion_place"]] if row["occasion_place"] else []
        found.hosts += [row["occasion_host"]] if row["occasion_host"] else []
    by_speaker: dict[tuple[str | None, str], list[Occasion]] = defaultdict(list)
    for key in sorted(local, key=str):
        by_speaker[(local[key].speaker, _heard(local[key].kind))].append(local[key])
    out: list[Occasion] = []
    for _, reports in sorted(by_speaker.items(), key=str):
        dated = [report for report in reports if report.on_date is not None]
        joined: dict[dt.date | None, list[Occasion]] = defaultdict(list)
        for report in dated:
            _place(report, joined[report.on_date])
        known = [occasion for day in sorted(joined, key=str) for occasion in joined[day]]
        undated: list[Occasion] = []
        for report in reports:
            if report.on_date is None:
                fitting = [occasion for occasion in known if occasion.agrees(report)]
                if len(fitting) == 1:
                    fitting[0].take(report)
                else:
                    _place(report, undated)
        out += known + undated
    return out


def _place(report: Occasion, known: list[Occasion]) -> None:
    for occasion in known:
        if occasion.agrees(report):
            occasion.take(report)
            return
    known.append(report)


def occasion_rows(found: Sequence[Occasion]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Rows of `occasion`, and rows (attribution_id, occasion_id)."""
    rows, links = [], []
    for occasion in found:
        first = min(occasion.attributions)
        occasion_id = content_id("o", occasion.kind, occasion.speaker, occasion.on_date, first)
        rows.append(
            {
                "occasion_id": occasion_id,
                "kind": occasion.kind,
                "on_date": occasion.on_date,
                "place": commonest(occasion.places, _longer),
                "host": commonest(occasion.hosts, _longer),
            }
        )
        links += [{"attribution_id": a, "occasion_id": occasion_id} for a in sorted(occasion.attributions)]
    return rows, links


def _longer(name: str) -> tuple[int, str]:
    return -len(name), name
