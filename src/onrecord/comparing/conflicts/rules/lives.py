"""Sides of a story in; pairs out of which one says that nobody died, or came to harm, and the other counts the dead."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from ..sides import Conflict, Side, each_once, may_oppose, told_apart, told_before
from .fate import of_another_year

_SCORE = 0.66
_WAS = r"(?:was|were|has|have|had|been|is|are|yet| )*"
_NO_DEATHS = re.compile(
    rf"\b(?:nobody|no[ -]one|no (?:people|persons?|soul)|not (?:a single|one) (?:person|soul|man|human being))\b {_WAS}\b(?:died|dead|killed|perished)\b"
    r"|\bno (?:deaths?|fatalities|lives (?:were |had been |have been )?lost|loss of (?:human )?life|dead)\b"
    r"|\b(?:cost|costing|claimed|taken|lost) no (?:human )?lives\b|\bwithout (?:any |a )?(?:deaths?|fatalities|(?:single )?loss of (?:human )?life|bloodshed)\b"
    r"|\bno[ -]one's? lost (?:his|her|their) (?:life|lives)\b",
    re.I,
)
_NO_HARM = re.compile(r"\b(?:no|without(?: any)?|zero|not a single) (?:casualt\w+|victims?)\b", re.I)
_OF_SOME = re.compile(
    r"^\W*(?:\w+ ){0,2}(?:among|from|of|because of|due to|on (?:our|its|their|his)|in (?:our|its|their)|by|other than|than|except|but|for|since|until|in (?:19|20)\d\d)\b",
    re.I,
)
"""Deaths that only some did not die, or of one cause: "no deaths among the crew", "nobody was killed by shells"."""
_NUMBER = (
    r"(?:\d[\d,]*|a dozen|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen"
    r"|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|dozens|scores|hundreds|several)"
)
_DEAD = re.compile(
    rf"\b{_NUMBER}\b(?: [\w-]+){{0,4}}? {_WAS}\b(?:killed|died|dead|perished|bodies|corpses)\b|\b{_NUMBER} (?:bodies|corpses|deaths)\b"
    rf"|\b(?:death toll|the toll|number of (?:the )?dead|count of (?:the )?dead)\b[^.;]{{0,50}}?\b{_NUMBER}\b"
    rf"|\bkill(?:ed|ing|s)\b (?:at least |about |some |up to |more than |nearly |as many as |around |another )?{_NUMBER}\b",
    re.I,
)
_ANOTHER_TIME = re.compile(
    r"\b(?:last (?:coup|war|year|month|time)|years? (?:ago|before|earlier)|months? ago|since (?:the|19|20)|every year|would|could|will|shall|risk\w*|if|threaten\w*)\b",
    re.I,
)
_ONE_MATTER = dt.timedelta(days=10)


@each_once
def life_pairs(sides: Sequence[Side]) -> Iterator[Conflict]:
    """Whoever says of the whole matter that nobody died against each other voice that counts dead."""
    sparing = [side for side in sides if _nobody(side)]
    spared = {side.statement for side in sparing}
    counting = [
        side
        for side in sides
        if side.statement not in spared and not side.refuses and _DEAD.search(side.text) and not _looks_away(side)
    ]
    for side in sparing:
        for other in counting:
            if may_oppose(side, other) and _of_one_time(side, other):
                yield side.statement, other.statement, "denial", _SCORE, "died / nobody"


def _nobody(side: Side) -> bool:
    """Whether a voice says that nobody died; an article's own words tell of one scene of many ("nobody was hurt then")."""
    if side.own_voice or side.refuses or side.hedged or _looks_away(side):
        return False
    said = _NO_DEATHS.search(side.text) or _NO_HARM.search(side.text)
    return said is not None and not _OF_SOME.match(side.text[said.end() :])


def _looks_away(side: Side) -> bool:
    return bool(_ANOTHER_TIME.search(side.text))


def _of_one_time(side: Side, other: Side) -> bool:
    """Whether nothing says that the two tell of different times."""
    if of_another_year(other, side) or of_another_year(side, other) or told_before(side, other):
        return False
    return not told_apart(side, other, _ONE_MATTER)
