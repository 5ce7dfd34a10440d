"""Asking by claim: the proposition of each claim of six annotated stories that nobody who writes rules reads, asked of the record of that story.

Right is a statement that gold has on that side of the claim; every other statement that is listed there is wrong.
"""

from __future__ import annotations

from pathlib import Path

from quality.asked import UNREAD, measure_asked
from quality.gate import ROOT

CORPUS = ROOT / "quality" / "gold" / "sides"


def measure(corpus: Path) -> dict[str, float]:
    """Precision, recall and F1 of either side, the share on no wrong side, and of claims that are answered at all."""
    return measure_asked(UNREAD)
