"""Six real reports of students who vanished, and of whose remains lie in a grave (annotated before any rule saw them) against their gold, where ../shared has the texts."""

from __future__ import annotations

from pathlib import Path

from quality.real_stories import corpus, measure_real

CORPUS = corpus("iguala")


def measure(folder: Path) -> dict[str, float]:
    """The story scores of this story."""
    return measure_real(folder)
