"""Candidates of an article in, parts of lands that have no name of their own out: "northern Tavra", "the west of Tavra" left aside.

Such a part is no country: what happens in it, or who fled from it, is told of the part. The country's name inside stays a
mention of the country.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from spacy.tokens import Doc

from ..annotations import Cluster, Mention
from .candidates import Candidate

_SIDES: Final = frozenset(
    f"{side}ern"
    for side in "north south east west northeast northwest southeast southwest north-east south-east".split()
)
_BARE_SIDES: Final = frozenset({"north", "south", "east", "west"})
"""These before a name without "of" tell a part of a town: "west Selmar"."""


def parts_of_lands(doc: Doc, found: Sequence[Candidate], first: int) -> tuple[list[Mention], list[Cluster]]:
    """Mentions and clusters of parts of named lands and places, the clusters counted from `first`."""
    number: dict[str, int] = {}
    mentions: list[Mention] = []
    clusters: list[Cluster] = []
    for c in found:
        if c.name is None or c.adjective or c.inner or c.type not in ("GPE", "LOC") or c.name[0] == 0:
            continue
        side = doc[c.name[0] - 1]
        bare = side.text in _BARE_SIDES and side.dep_ in ("compound", "amod") and side.head.i == c.head
        if (side.lower_ not in _SIDES and not bare) or side.ent_type_:
            continue
        name = f"{side.lower_} {doc[c.name[0] : c.name[1]].text}"
        if name not in number:
            number[name] = first + len(clusters)
            clusters.append(Cluster(name, "LOC", None, c.country, None, "singular"))
        last = doc[c.name[1] - 1]
        mentions.append(Mention(side.idx, last.idx + len(last), "name", "LOC", number[name]))
    return mentions, clusters
