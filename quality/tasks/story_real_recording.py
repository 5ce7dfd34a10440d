"""Six real reports on a recording said to hold the shots of a policeman against their gold, where ../shared has the texts.

Annotated before any rule saw them; opened in the night of 2026-11-22.
"""

from __future__ import annotations

from pathlib import Path

from quality.real_stories import corpus, measure_real

CORPUS = corpus("recording")


def measure(folder: Path) -> dict[str, float]:
    """The story scores of this story."""
    return measure_real(folder)
