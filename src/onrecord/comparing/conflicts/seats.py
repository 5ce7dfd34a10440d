"""Who speaks in the articles of a story, and as what, in; the land of each office whose country its own name does not tell, out.

"Defence Minister Anton Vell" of one report is "Tavran Defence Minister Anton Vell" in another; and "the Foreign Ministry" of a report
from Tavra's capital is that of Tavra.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from ..linking.spelling import words as spelled
from ..pairs.wording import root
from .parties import OFFICIAL, Regions, lands

Row = Mapping[str, Any]
_OFFICE = re.compile(
    r"\b(?:(?:prime |foreign |defen[cs]e |interior |information )?(?:minister|ministry)|president|premier|chancellor|general staff|army|military"
    r"|armed forces|navy|air force|government|parliament|coast ?guard|border (?:guard|service))\b",
    re.I,
)
"""What every country has one of."""
_ANY = re.compile(r"^(?:an?|one|some|another|his|her|its|their|former|ex|retired|western|foreign officials?)\b", re.I)
_KIND = re.compile(r"^[a-z]+: ")  # "military: the rebels"
_FEWEST = 2  # statements in which a land acts, or is acted upon, before a report from there is taken for its own


def seated(
    told: Sequence[Row],
    doings: Sequence[Row],
    parties: Mapping[str, frozenset[str]],
    regions: Regions,
    roles: Mapping[str, str],
) -> dict[str, frozenset[str]]:
    """The parties, with the land of each speaker that none of them tells: by how any report calls the speaker, else by where it is from.

    `told`: rows of `side`, `doings` of `side_frame`; `roles`: entity -> role. What a land does makes the story its own.
    """
    nobody = frozenset[str]()
    acting = Counter(
        land
        for row in doings
        for land in lands(parties.get(row["agent_id"] or "", nobody) | regions.of(row["agent"] or ""))
    )
    called: dict[str, Counter[str]] = defaultdict(Counter)
    at_home: dict[str, Counter[str]] = defaultdict(Counter)
    for row in told:
        speaker, source = row["speaker_id"], row["source_text"] or ""
        if speaker is None or lands(parties.get(speaker, nobody)):
            continue
        if OFFICIAL.search(source):
            called[speaker].update(regions.of(source))
        office = f"{source} {_KIND.sub('', roles.get(speaker, ''))}"
        if _OFFICE.search(office) and not _ANY.match(source.strip()):
            at_home[speaker].update(_home(row, regions, acting))
    out = dict(parties)
    for speaker in sorted({*called, *at_home}):
        land = _only(called[speaker]) or _only(at_home[speaker])
        if land is not None:
            out[speaker] = parties.get(speaker, nobody) | {land}
    return out


def _home(row: Row, regions: Regions, acting: Mapping[str, int]) -> frozenset[str]:
    """The one land in which a report was written, if the story is about its doings; a town is no land."""
    place = row.get("dateline_place") or ""
    found = regions.of(place) - {f"place:{root(word)}" for word in spelled(place)}
    return frozenset(land for land in found if acting.get(land, 0) >= _FEWEST) if len(found) == 1 else frozenset()


def _only(counts: Counter[str]) -> str | None:
    """The land that is told most, None where two are."""
    ranked = counts.most_common(2)
    return ranked[0][0] if ranked and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]) else None
