"""Four real reports of leaked papers on hidden companies, and of what those named in them say (annotated before any rule saw them) against their gold, where ../shared has the texts.

Nobody who wrote rules had read these until 22 November 2026; what its figures were then stands in docs/methods/limits.md.
"""

from __future__ import annotations

from pathlib import Path

from quality.real_stories import corpus, measure_real

CORPUS = corpus("panama")


def measure(folder: Path) -> dict[str, float]:
    """The story scores of this story."""
    return measure_real(folder)
