"""A record in, its figures by what they count out: values with bounds, who gave them, for which day."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from ..record import Record
from .speech import Speech, relay_chains

_SKIPPED = frozenset("a an the of in on at by for and or people more than about".split())


@dataclass(frozen=True)
class Figure:
    """One reported number: its value (or range), its bound, who gave it in which outlet, and where it stands."""

    figure_id: str
    article_id: str
    start: int
    text: str
    value: float | None
    high: float | None
    comparator: str | None
    unit: str
    about: str | None
    as_of: str | None
    outlet: str
    speaker: str | None
    chain: tuple[str, ...]

    @property
    def upper(self) -> float | None:
        """The upper end of what the number allows as printed; the value itself where it is no range."""
        return self.high if self.high is not None else self.value


@dataclass(frozen=True)
class FigureGroup:
    """Figures that count the same kind of thing."""

    unit: str
    figures: tuple[Figure, ...]

    @property
    def compared(self) -> bool:
        """True where at least two of them, from more than one source, can be set side by side."""
        usable = [figure for figure in self.figures if figure.value is not None]
        givers = {(figure.outlet, figure.speaker) for figure in usable}
        return len(usable) >= 2 and len(givers) >= 2


def figure_groups(record: Record, outlets: dict[str, str]) -> tuple[FigureGroup, ...]:
    """The figures grouped by unit, groups with most outlets first, figures by day, value and outlet."""
    chains = relay_chains(record)
    rows = record.rows(
        "SELECT f.*, e.name AS speaker, a.source_text FROM figure f"
        " LEFT JOIN attribution a ON a.attribution_id = f.attribution_id"
        " LEFT JOIN entity e ON e.entity_id = a.speaker_id"
        " ORDER BY f.article_id, f.start_char, f.figure_id"
    )
    groups: defaultdict[str, list[Figure]] = defaultdict(list)
    for row in rows:
        unit = " ".join((row["unit"] or "").split())
        figure = Figure(
            row["figure_id"],
            row["article_id"],
            row["start_char"],
            " ".join(row["text"].split()),
            row["value"],
            row["value_high"],
            row["comparator"],
            unit,
            row["about"],
            row["as_of"].isoformat() if row["as_of"] else None,
            outlets[row["article_id"]],
            row["speaker"] or row["source_text"],
            chains.get(row["attribution_id"], ()),
        )
        groups[_key(unit)].append(figure)
    found = [
        FigureGroup(
            max(sorted({figure.unit for figure in group}), key=lambda unit: (sum(f.unit == unit for f in group), unit)),
            tuple(sorted(group, key=lambda f: (f.as_of or "9999", f.value or 0.0, f.outlet, f.figure_id))),
        )
        for group in groups.values()
    ]
    return tuple(
        sorted(found, key=lambda g: (not g.unit, -len({f.outlet for f in g.figures}), -len(g.figures), g.unit))
    )


def _key(unit: str) -> str:
    """Units that differ in order, number or small words are one: "people killed", "killed people"."""
    words = {word.rstrip("s") for word in re.findall(r"\w+", unit.lower()) if word not in _SKIPPED}
    return " ".join(sorted(words)) or unit.lower()


def number(value: float | None) -> str:
    """A number for people: thousands parted by a thin space, no needless decimals."""
    if value is None:
        return "?"
    whole = value == int(value)
    return (f"{int(value):,}" if whole else f"{value:,.2f}".rstrip("0")).replace(",", "\u2009")


def printed(figure: Figure) -> str:
    """The value with its bound: `more than 200 000`, `20 000–99 999`."""
    if figure.value is None:
        return figure.text
    span = number(figure.value)
    if figure.high is not None and figure.high != figure.value:
        return f"{span}–{number(figure.high)}"
    bound = figure.comparator if figure.comparator and figure.comparator != "exactly" else ""
    return f"{bound} {span}".strip()


def spoken_by(speech: Speech) -> str:
    """Speaker and chain on one line."""
    return " → ".join(speech.path)
