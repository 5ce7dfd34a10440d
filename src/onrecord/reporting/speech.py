"""A record in, its statements as a person reads them out: words, speaker, chain, outlet, day, place in the text."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from ..comparing.telling import cue_before, denies, names_nobody, role_beside
from ..record import CONDUITS, Record

Row = dict[str, Any]
_ROLE = 90  # characters of a role; some texts give a whole clause


@dataclass(frozen=True)
class Speech:
    """One statement: who said it, through whom it reached which outlet, and the half-open span where it stands."""

    statement_id: str
    article_id: str
    start: int
    end: int
    text: str
    outlet: str
    attribution_id: str | None = None
    speaker_id: str | None = None
    speaker: str | None = None
    role: str | None = None
    cue: str | None = None
    kind: str | None = None
    act: str | None = None
    said_on: str | None = None
    published: str | None = None
    chain: tuple[str, ...] = ()

    @property
    def who(self) -> str:
        """The speaker in words: a name, the outlet itself, or that the text names nobody."""
        if self.speaker:
            return self.speaker
        return "speaker not settled" if self.attribution_id else f"{self.outlet}, in its own voice"

    @property
    def denied(self) -> bool:
        """True where the speaker says that the words do not hold: they must never be shown as if said by them."""
        return denies(self.act, self.cue)

    @property
    def lead(self) -> str:
        """The cue that goes before the words where they are more or less than said: "denied", "called for"."""
        return cue_before(self.act, self.cue)

    @property
    def path(self) -> tuple[str, ...]:
        """The way of the words: speaker, conduits, outlet; without what repeats its neighbour."""
        steps: list[str] = []
        for step in (*((self.speaker,) if self.speaker else ()), *self.chain, self.outlet):
            if not steps or steps[-1].casefold() != step.casefold():
                steps.append(step)
        return tuple(steps)

    @property
    def way(self) -> tuple[str, ...]:
        """The path to be printed on its own: who speaks is always in it, and an outlet that speaks itself once only."""
        if self.speaker:
            return self.path
        return (self.who, *self.chain, self.outlet) if self.attribution_id else (self.who,)


def outlet_names(record: Record) -> dict[str, str]:
    """Article id -> a label for its outlet: the outlet's name, else `unnamed (file)`, each such label used once."""
    labels: dict[str, str] = {}
    taken: set[str] = set()
    for row in record.rows("SELECT article_id, outlet, source FROM article ORDER BY source, article_id"):
        label = bare_domain(row["outlet"]) or f"unnamed ({_file_name(row['source'])})"
        if not row["outlet"]:
            number = 2
            while label in taken:
                label = f"unnamed ({_file_name(row['source'])}, {number})"
                number += 1
        taken.add(label)
        labels[row["article_id"]] = label
    return labels


def bare_domain(outlet: str | None) -> str:
    """The outlet's name; of a web address that stands in for a name, the domain without `www.`."""
    words = " ".join((outlet or "").split())
    return words[4:] if words.lower().startswith("www.") and " " not in words else words


def _file_name(source: str) -> str:
    """The name of a file or row without folder, suffix and trailing hash, short enough for a table's head."""
    name = source.rstrip("/").rpartition("/")[2]
    stem = name.rpartition("#")[2] if "#" in name else name.rpartition(".")[0] or name
    return shortened(re.sub(r"[_.-][0-9a-f]{8,}$", "", stem) or stem, 24)


def shortened(words: str, most: int) -> str:
    """The words, cut at a space to at most `most` characters with an ellipsis."""
    if len(words) <= most:
        return words
    cut = words[: most - 1]
    return (cut.rpartition(" ")[0] if " " in cut[most // 2 :] else cut).rstrip(" ,;:-–") + "…"


def speeches(record: Record, outlets: dict[str, str]) -> dict[str, Speech]:
    """Statement id -> Speech, for every statement of the record."""
    chains = relay_chains(record)
    found = record.rows(
        """
        SELECT s.statement_id, s.article_id, s.start_char, s.end_char, s.text, s.attribution_id,
               a.cue_text, a.kind, a.act, a.said_on, a.speaker_id, a.source_text, e.name AS speaker, e.role,
               published_day(t.published_at, t.extra) AS published_on
        FROM statement s JOIN article t ON t.article_id = s.article_id
        LEFT JOIN attribution a ON a.attribution_id = s.attribution_id
        LEFT JOIN entity e ON e.entity_id = a.speaker_id
        ORDER BY s.article_id, s.start_char, s.statement_id
        """
    )
    return {
        row["statement_id"]: Speech(
            statement_id=row["statement_id"],
            article_id=row["article_id"],
            start=row["start_char"],
            end=row["end_char"],
            text=" ".join(row["text"].split()),
            outlet=outlets.get(row["article_id"], "unknown outlet"),
            attribution_id=row["attribution_id"],
            speaker_id=row["speaker_id"],
            speaker=row["speaker"] or named_source(row["source_text"]),
            role=telling_role(row["role"], row["speaker"]),
            cue=row["cue_text"],
            kind=row["kind"],
            act=row["act"],
            said_on=row["said_on"].isoformat() if row["said_on"] else None,
            published=str(row["published_on"]) if row["published_on"] else None,
            chain=chains.get(row["attribution_id"], ()),
        )
        for row in found
    }


def telling_role(role: str | None, name: str | None) -> str | None:
    """The role where it says more than the name does, short enough to stand beside it."""
    words = role_beside(role, name)
    return shortened(words, _ROLE) if words else None


def named_source(source: str | None) -> str | None:
    """The source's own words where they name somebody whom the entities do not hold; pronouns name nobody."""
    words = " ".join((source or "").split())
    return None if names_nobody(words) else shortened(words, 60)


def relay_chains(record: Record) -> dict[str, tuple[str, ...]]:
    """Attribution id -> names of the conduits, nearest the speaker first: "AP" is the Associated Press where both are told of."""
    chains: defaultdict[str, list[str]] = defaultdict(list)
    for row in record.rows(f"SELECT attribution_id, name FROM {CONDUITS} ORDER BY attribution_id, hop"):
        chains[row["attribution_id"]].append(row["name"])
    return {attribution: tuple(names) for attribution, names in chains.items()}
