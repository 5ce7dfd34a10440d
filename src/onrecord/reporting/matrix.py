"""Findings in, the claim x outlet matrix out: who says, who denies, who is silent, each cell with its sentences."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from .findings import Claim, Findings
from .speech import Speech

MOST_ROWS = 40  # a matrix is read at one look; the rest is in the claims below it


@dataclass(frozen=True)
class Cell:
    """What one outlet has on one claim: the statements that say it and those that deny it."""

    says: tuple[Speech, ...]
    denies: tuple[Speech, ...]

    @property
    def stance(self) -> str:
        """In one word: says, denies, both, or silent."""
        if self.says and self.denies:
            return "both"
        return "says" if self.says else "denies" if self.denies else "silent"


@dataclass(frozen=True)
class Matrix:
    """Outlets across, claims down; `left_out` claims of several outlets found no room."""

    outlets: tuple[str, ...]
    rows: tuple[tuple[Claim, tuple[Cell, ...]], ...]
    left_out: int


def matrix(found: Findings) -> Matrix:
    """The matrix of all claims on which more than one outlet says or denies something; outlets by name."""
    claims = [claim for claim in found.claims if _outlets(claim) > 1]
    outlets = tuple(sorted(set(found.outlets.values()), key=str.casefold))
    rows = []
    for claim in claims[:MOST_ROWS]:
        saying: defaultdict[str, list[Speech]] = defaultdict(list)
        denying: defaultdict[str, list[Speech]] = defaultdict(list)
        for speech in claim.supports:
            saying[speech.outlet].append(speech)
        for speech in claim.opposes:
            denying[speech.outlet].append(speech)
        rows.append((claim, tuple(Cell(tuple(saying[outlet]), tuple(denying[outlet])) for outlet in outlets)))
    return Matrix(outlets, tuple(rows), max(0, len(claims) - MOST_ROWS))


def _outlets(claim: Claim) -> int:
    return len({speech.outlet for speech in (*claim.supports, *claim.opposes)})
