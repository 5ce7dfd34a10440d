"""Six real reports of arms dropped to fighters, and of what became of them (annotated before any rule saw them, opened in the session of 2026-11-21) against their gold, where ../shared has the texts."""

from __future__ import annotations

from pathlib import Path

from quality.real_stories import corpus, measure_real

CORPUS = corpus("airdrop")


def measure(folder: Path) -> dict[str, float]:
    """The story scores of this story."""
    return measure_real(folder)
