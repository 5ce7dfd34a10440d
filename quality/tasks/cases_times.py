"""Times of quality/gold/times.txt: invented sentences, each expression of time with its value."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from quality.gate import ROOT
from quality.goldens import read_times

CORPUS = ROOT / "quality" / "gold" / "times.txt"


def measure(corpus: Path) -> dict[str, float]:
    """F1 of expressions that overlap, and the share of expected ones with the right span, type and value."""
    from onrecord.reading.times import times_of

    hit = right = gold = predicted = 0
    for case in read_times(corpus):
        day = dt.date.fromisoformat(case.anchor) if case.anchor[:1].isdecimal() else None
        free = list(times_of(case.text, day))
        predicted, gold = predicted + len(free), gold + len(case.times)
        for want in case.times:
            found = next((t for t in free if t.start < want.span[1] and want.span[0] < t.end), None)
            if found is None:
                continue
            free.remove(found)
            hit += 1
            right += ((found.start, found.end), found.type.lower(), found.value) == (want.span, want.type, want.value)
    return {"overlap F1": 2 * hit / (gold + predicted), "span, type and value": right / gold}
