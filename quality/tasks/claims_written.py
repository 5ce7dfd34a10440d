"""Claims and contradictions in whole invented articles (quality/gold/claims/written), held out from the training of the reader.

Each pile counts as one story. The tags are by language-model agents. The logistic models over the network's answers were
fitted on these piles among others.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from quality.claim_stories import PILES, written
from quality.tasks.claims_piles import counted

CORPUS = PILES / "written"


def measure(corpus: Path) -> dict[str, float]:
    """Pairs of statements of different articles: on one claim (F1), and set against each other (precision, recall)."""
    with tempfile.TemporaryDirectory() as folder:
        return counted(written(sorted(corpus.glob("*.txt")), Path(folder)))
