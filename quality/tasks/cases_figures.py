"""Figures of quality/gold/figures.txt: invented sentences, each number with value, comparator and unit."""

from __future__ import annotations

from pathlib import Path

from quality.gate import ROOT
from quality.goldens import read_figures

CORPUS = ROOT / "quality" / "gold" / "figures.txt"


def measure(corpus: Path) -> dict[str, float]:
    """F1 of figures that overlap, and the shares of expected ones with the right value, comparator and unit."""
    from quality.devset import read

    hit = gold = predicted = values = comparators = units = 0
    for case in read_figures(corpus):
        free = list(read({"id": case.title, "text": case.text})._.figures)
        predicted, gold = predicted + len(free), gold + len(case.figures)
        for want in case.figures:
            found = next((f for f in free if f.start < want.span[1] and want.span[0] < f.end), None)
            if found is None:
                continue
            free.remove(found)
            hit += 1
            values += want.value is None or (near(found.value, want.value) and near(found.value_high, want.high))
            comparators += found.comparator == want.comparator
            units += plain(found.unit) == plain(want.unit)
    return {
        "overlap F1": 2 * hit / (gold + predicted),
        "value": values / gold,
        "comparator": comparators / gold,
        "unit": units / gold,
    }


def near(found: float | None, want: float | None) -> bool:
    """Equal but for rounding, or both missing."""
    if found is None or want is None:
        return found is want
    return abs(found - want) <= 1e-6 * max(1.0, abs(want))


def plain(unit: str | None) -> str:
    """A unit in one spelling: "per cent" and "an hour" are also written "percent" and "per hour"."""
    return (unit or "").lower().replace("percent", "per cent").replace(" per hour", " an hour")
