"""Claims and contradictions in real articles of rival outlets (FNC-1, ECB+, newsclusters), held out from the training of the reader.

Each pile counts as one story. The tags (quality/gold/claims/real) are by language-model agents; the texts stand in ../shared.
The logistic models over the network's answers were fitted on these piles among others.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from quality.claim_stories import PILES, real
from quality.gate import SHARED
from quality.tasks.claims_piles import counted

CORPUS = PILES / "real" if SHARED.exists() else SHARED


def measure(corpus: Path) -> dict[str, float]:
    """Pairs of statements of different articles: on one claim (F1), and set against each other (precision, recall)."""
    with tempfile.TemporaryDirectory() as folder:
        return counted(real(sorted(corpus.glob("*.txt")), Path(folder)))
