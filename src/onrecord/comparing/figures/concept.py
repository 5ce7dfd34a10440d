"""A reported figure in; what it counts (dead, injured, missing, sick, held, displaced, aboard, a doing, else its unit), out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from ..pairs.wording import stem, wording

_CONCEPTS: dict[str, frozenset[str]] = {
    name: frozenset(stem(word) for word in listed.split())
    for name, listed in {
        "dead": "killed dead died deaths death bodies body toll fatalities perished drowned corpses",
        "injured": "injured wounded hurt injuries",
        "missing": "missing unaccounted",
        "sick": "sick ill infected",
        "held": "arrested detained custody jailed arrests",
        "displaced": "displaced fled evacuated homeless refugees",
        "aboard": "aboard passengers crew",
    }.items()
}
RISING = frozenset(("dead", "injured", "missing", "sick", "held", "displaced", "doing"))
"""What grows while an event goes on."""
_ANYBODY = frozenset(
    stem(word) for word in "people persons person dead killed died bodies deaths victims casualties passengers".split()
)
_BOUNDS = frozenset(stem(word) for word in "least most more fewer less than about nearly almost around roughly".split())
_ABOARD = re.compile(
    r"\b(?:aboard|on board|on the (?:ship|ferry|boat|plane|bus|train|flight)|carried(?! out)|carrying(?! out)|transporting|crew included)\b",
    re.I,
)
_CLOSE = 30  # code points
_SOME = re.compile(r"\b(?:first|last|next|another|every|each)\s+(?:\w+\s)?$", re.I)
_AGE = re.compile(r"\b(?:girl|boy|child|man|woman|baby|infant|aged?) (?:of )?$", re.I)
_ROOM = re.compile(r"\b(?:licen[cs]ed|certified|room|capacity|allowed|meant|designed|limit|maximum)\b", re.I)
_PART = re.compile(r"^\W*(?:\S+ ){0,3}?of (?:the|them|those|these|its|his|her|their|whom|which)\b", re.I)
_MORE = re.compile(
    r"^\W*(?!(?:no|not)\b)(?:another|a further|an additional|further|additional|\S+ (?:more|others?|further|additional))\b",
    re.I,
)
_BEFELL = (
    ("sick", re.compile(r"\b(?:(?:fallen|fell|are|were|became|been|taken) (?:\w+ )?(?:ill|sick)|(?:been|were|are|got) infected)\b", re.I)),
    ("missing", re.compile(r"\b(?:(?:went|gone|are|is|were|still|remain\w*|reported) missing|disappeared|vanished|unaccounted)\b", re.I)),
)  # fmt: skip
PEOPLE = frozenset(
    stem(word)
    for word in "child kid infant baby man woman boy girl student pupil teacher worker miner protester demonstrator marcher civilian citizen"
    " resident villager soldier policeman officer fighter journalist migrant patient pilgrim tourist".split()
)
_DOINGS = frozenset(
    stem(word)
    for word in "airstrike strike attack raid sortie bombing explosion blast shot shelling incident violation complaint assault case"
    " call sighting clash protest demonstration mission flight search robbery theft".split()
)
_MEASURED_ONLY = frozenset(
    stem(word)
    for word in "hour hours minute minutes second seconds day days week weeks month months year years percent ordinal age old dollars"
    " euros pounds shillings yen yuan rupees km kilometres metres miles feet knots degrees times percentage fewer more"
    " crown florin franc mark lira dinar dirham peso riyal rial ruble rouble hryvnia zloty krone krona won baht rand leu lev leva"
    " sterling cent".split()
)


def concept(row: Mapping[str, Any]) -> str | None:
    """What is counted: dead, injured, missing, held, displaced, aboard, else the unit; None where that compares with nothing."""
    about, unit = str(row["about"] or ""), str(row["unit"] or "").lower()
    before = row["resolved"].partition(row["text"])[0]
    if _SOME.search(before) or _AGE.search(before):
        return None  # "the first eight pages", "a girl of about seven"
    if _PART.match(about) or _MORE.match(about) or _MORE.match(str(row["text"])) or unit in ("others", "more", "other"):
        return None
    if row.get("value") is not None and row["value"] != int(row["value"]):
        return None  # "at 06.50 with a crew of seven"
    units = [word for word in wording(unit).words if word]
    for name, listed in _CONCEPTS.items():
        if any(word in listed for word in units):
            near = wording(about.lower()).words[:6]
            first = next((near[:place] for place, word in enumerate(near) if word in listed), ())
            others = {word for word in (*units, *first) if word not in listed and word not in _ANYBODY | _BOUNDS}
            return " ".join([name, *sorted(others)])  # "officers killed" are not all who were killed
    if not units or all(word in _ANYBODY for word in units):
        if _aboard(row) and not _room(row):
            return "aboard"
        near = wording(about.lower()).words[:6]
        return next((name for name, listed in _CONCEPTS.items() if any(word in listed for word in near)), None)
    if any(word in _MEASURED_ONLY for word in units):
        return None
    if all(word in PEOPLE for word in units):
        befell = next((name for name, words in _BEFELL if words.search(about)), None)
        if befell:
            return " ".join([befell, *sorted(set(units) - _ANYBODY)])
    if any(word in _DOINGS for word in units):
        return f"doing {' '.join(sorted(units))}"
    return f"unit {' '.join(sorted(units))}"


def _aboard(row: Mapping[str, Any]) -> bool:
    """Whether "aboard", or who carried them, stands close to a number: a girl of ten who was let on the plane is no count."""
    before, _, after = row["resolved"].partition(row["text"])
    return bool(_ABOARD.search(before[-_CLOSE:]) or _ABOARD.search(after[:_CLOSE]))


def _room(row: Mapping[str, Any]) -> bool:
    """Whether a number is what a ship may or was meant to carry."""
    before, _, after = row["resolved"].partition(row["text"])
    return bool(_ROOM.search(before[-30:]) or _ROOM.search(after[:30]))
