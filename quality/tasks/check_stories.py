"""Asking by claim: the proposition of each claim of eighteen annotated stories of the project, asked of the record of that story.

Right is a statement that gold has on that side of the claim; every other statement that is listed there is wrong. The models that
weigh were fitted on these stories among others; crossed by story they give supports .83 / .47, opposes .57 / .18 (`training/claims/asked.py`).
"""

from __future__ import annotations

from pathlib import Path

from quality.asked import OPENED, SIDES, measure_asked
from quality.gate import ROOT

CORPUS = ROOT / "quality" / "gold" / "sides"


def measure(corpus: Path) -> dict[str, float]:
    """Precision, recall and F1 of either side, the share on no wrong side, and of claims that are answered at all."""
    return measure_asked((*OPENED, *SIDES))
