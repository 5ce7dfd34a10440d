"""The clusters and mentions of an article while speakers are given to its drafts: what the steps of speakers.py share."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..annotations import Cluster, Mention


@dataclass
class Cast:
    """The clusters and mentions of an article, with those added for sources that had none."""

    clusters: list[Cluster]
    mentions: list[Mention]
    speaker: list[int | None] = field(default_factory=list)
    reason: list[str] = field(default_factory=list)
