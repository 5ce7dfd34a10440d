"""All settings in one frozen dataclass; each field says why its default is what it is."""

from __future__ import annotations

import dataclasses
import json
from dataclasses import dataclass


@dataclass(frozen=True)
class Settings:
    """How a record is built. Equal settings and input give equal records."""

    model: str | None = None
    """spaCy pipeline that parses and names; null = the shipped one, the only one that needs nothing else installed."""

    strict: bool = False
    """Whether one rejected article fails the build (exit 1); off, since one broken article must not stop a pile."""

    processes: int = 0
    """Reading processes; 0 = one, and a further one for every forty articles, up to the number of cores."""

    shingle_words: int = 5
    """Words in a shingle for reuse candidates: five survive light editing and are rarely shared by chance."""

    min_reuse_words: int = 10
    """Shortest copied passage kept: below ten words, names and stock phrases of news look like copies."""

    story_window_days: int = 5
    """Articles further apart than this are one story only through others between them; news cycles are shorter."""

    min_claim_score: float = 0.4
    """Mean probability, over the pairs of a group, from which statements are on one claim; learnt where few pairs are."""

    min_contradiction_score: float = 0.55
    """Calibrated probability from which two statements contradict; above one half, since a false one costs more."""

    def to_json(self) -> str:
        """The settings as JSON with sorted keys: stored in `build.settings`, hashed into the reading store's key."""
        return json.dumps(dataclasses.asdict(self), sort_keys=True)
