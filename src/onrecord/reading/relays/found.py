"""A hop with its place in a chain, as the modules that look for hops hand it on."""

from __future__ import annotations

from dataclasses import dataclass

from ..annotations import Hop

DIRECT, CARRIED, OUTER, SITE = 0, 1, 2, 3


@dataclass(frozen=True)
class Found:
    """A hop with its place in the chain: rank 0 spoke to the speaker, 1 carried the words, 2 and 3 are named for the whole."""

    rank: int
    at: int
    hop: Hop
