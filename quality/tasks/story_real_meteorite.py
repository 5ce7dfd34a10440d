"""Six real reports on a crater and what made it (annotated before any rule saw them) against their gold, where ../shared has the texts.

Opened in the session of 2026-11-22 after its first score, which stands in docs/methods/limits.md.
"""

from __future__ import annotations

from pathlib import Path

from quality.real_stories import corpus, measure_real

CORPUS = corpus("meteorite")


def measure(folder: Path) -> dict[str, float]:
    """The story scores of this story."""
    return measure_real(folder)
