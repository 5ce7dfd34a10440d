"""Sides of a story in; pairs out of which one says that a craft stayed on its side of a border, or far from a place, and the other that it crossed or came near."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...pairs.wording import root
from ..doubt import unsure
from ..sides import Conflict, Side, each_once, may_oppose, told_apart
from .counts import NUMBERS

_SCORE = 0.66
_DAYS = dt.timedelta(days=3)
_KILOMETRES = {"nautical": 1.852, "mile": 1.609, "kilomet": 1.0, "km": 1.0, "metre": 0.001, "meter": 0.001}
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50}

_AREA = r"(?:air ?space|border|frontier|territory|territorial (?:waters|sea)|waters|closed (?:zone|area)|exclusion zone|soil|middle line|line of contact|boundary|demarcation line)"
_ENTER = r"(?:enter|cross|violat|breach|intrud|penetrat|stray|infring)\w*"
_LEAVE = r"(?:leave|left|leaving|depart\w*|exit\w*)"
_NEVER = r"(?:(?:did|do|does|has|have|had|was|were) not|n[’']t|never|not once|at no (?:point|time|moment|stage)|no (?:aircraft|planes?|drones?|ships?|vessels?|helicopters?|jets?|boats?)|(?:not one|not a single|none) (?:[\w’'-]+ ){0,4}?)"
_STAYED = re.compile(
    rf"\b{_NEVER}\b[^.;]{{0,60}}?\b(?:{_ENTER}|{_LEAVE})\b[^.;]{{0,60}}?\b{_AREA}\b"
    rf"|\b(?:stayed|remained|kept|always|throughout|at all times|the whole time|all the time|strictly|exclusively|entirely)\b[^.;]{{0,40}}\b(?:inside|within|over|in)\b[^.;]{{0,30}}\b{_AREA}\b"
    rf"|\b(?:well|far|clearly|always|miles?|kilomet(?:re|er)s?|km|met(?:re|er)s)[”\"’']? outside[”\"’']? (?:of )?(?:the |our |its |their )?(?:[\w’'-]+ )?{_AREA}\b"
    r"|\b(?:in|over|through) (?:international|neutral|open|its own|our own|their own) (?:waters|air ?space|sea)\b",
    re.I,
)
_CROSSED = re.compile(
    rf"\b{_ENTER}\b(?:[^.;]|\.\d){{0,60}}?\b{_AREA}\b|\b(?:violation|incursion|intrusion)s? (?:of|into|over) [^.;]{{0,40}}\b{_AREA}\b"
    rf"|\b(?:inside|into|in) (?:our|its|their|[A-Z][\w’'-]+) (?!own\b)(?:\w+ )?{_AREA}\b"
    rf"|\b(?:miles?|kilomet(?:re|er)s?|km|met(?:re|er)s|well|deep) (?:inside|within) (?:the |our |its |their )?(?:[\w’'-]+ )?(?:{_AREA}|line)\b"
    rf"|\b(?:came|flew|flown|went|drove|gone|come) (?:over|across|into|from across) [^.;]{{0,40}}\b{_AREA}\b",
    re.I,
)
_INSIDE = re.compile(
    r"\b(?:(?P<n>\d[\d.,]*|[a-z]+) (?:kilomet(?:re|er)s?|km|(?:nautical )?miles?|met(?:re|er)s)|well|deep) (?:inside|into|within) (?:the )?(?:air ?space of |territory of |territory |airspace )?(?P<where>its own|our own|our|its|their|[A-Z][\w’'-]+)",
)
_CRAFT = re.compile(
    r"\b(?:air ?space|aircraft|(?:air|war)?planes?|jets?|bombers?|helicopters?|drones?|ships?|vessels?|boats?|warships?|turboprop|pilots?|missiles?|it|they|territorial (?:waters|sea)|waters)\b",
    re.I,
)
_UNSURE = unsure(
    r"would|will|shall|must|should|years? ago|in (?:19|20)\d\d|last (?:year|month)|in the past|(?:accusation|allegation|claim)s? (?:of|about)|repeatedly|next time|again"
)
_NUMBER = r"(?P<n>\d[\d.,]*|[a-z]+)"
_UNIT = r"(?P<unit>nautical miles?|miles?|kilomet(?:re|er)s?|km|met(?:re|er)s?)"
_FAR = re.compile(
    rf"\b(?:(?:never|not|no|n[’']t)\b[^.;]{{0,40}}\b(?:closer|nearer) (?:to [^.;]{{2,40}} )?than|(?:at a|a) distance of (?:at least|no less than|not less than|more than)) {_NUMBER} {_UNIT}\b",
    re.I,
)
_NEAR = re.compile(
    rf"\b(?:within|just|only|less than|barely|as close as|to within|at) {_NUMBER} {_UNIT} (?:of|from|off)\b", re.I
)
_LEAST_WORD = 5


@dataclass(frozen=True)
class _Place:
    """That a side puts a craft inside (of whom, where told) or says that it stayed at home."""

    side: Side
    where: str


@each_once
def border_pairs(sides: Sequence[Side]) -> Iterator[Conflict]:
    """Whoever says that a craft stayed on its side, or far off, against whoever says that it crossed, or came near."""
    told = [side for side in sides if not (side.refuses or side.hedged or _UNSURE.search(side.text))]
    for one, other, because in (*_crossings(told), *_distances(told)):
        if may_oppose(one, other) and not told_apart(one, other, _DAYS):
            yield one.statement, other.statement, "denial", _SCORE, because


def _crossings(sides: Sequence[Side]) -> Iterator[tuple[Side, Side, str]]:
    stayed = [side for side in sides if _CRAFT.search(side.text) and _STAYED.search(side.text)]
    inside = [_Place(side, where) for side in sides if _CRAFT.search(side.text) for where in _inside(side)]
    crossed = [
        side
        for side in sides
        if _CRAFT.search(side.text) and _CROSSED.search(side.text) and not _STAYED.search(side.text)
    ]
    for one in stayed:
        for other in crossed:
            yield one, other, "never crossed / crossed"
        for place in inside:
            if place.where and place.where not in _home(one):
                yield one, place.side, "never left / inside"
    for there in inside:
        for place in inside:
            if there.where and there.where < place.where:
                yield there.side, place.side, f"inside {there.where} / inside {place.where}"


def _inside(side: Side) -> Iterator[str]:
    """The roots of the countries inside which a side puts a craft by so many kilometres; "own" for at home."""
    for match in _INSIDE.finditer(side.text):
        where = match.group("where").lower()
        yield (
            ""
            if where in ("its own", "our own", "its", "their", "our")
            else root(where.removesuffix("’s").removesuffix("'s"))
        )


def _home(side: Side) -> frozenset[str]:
    """The roots of what a side names, else of the countries for which it speaks."""
    named = frozenset(root(name.lower()) for name in re.findall(r"(?<=[a-z] )[A-Z][\w-]+", side.text))
    return named or frozenset(party.removeprefix("place:") for party in side.party)


def _distances(sides: Sequence[Side]) -> Iterator[tuple[Side, Side, str]]:
    far = [(side, match) for side in sides if (match := _FAR.search(side.text))]
    near = [(s, match) for s in sides if (match := _NEAR.search(s.text)) and _CRAFT.search(s.text)] if far else []
    for one, least in far:
        for other, told in near:
            shared = {word for word in one.words & other.words if len(word) >= _LEAST_WORD}
            if _kilometres(told) < _kilometres(least) and shared:
                yield one, other, f"never closer than {least.group('n')} / {told.group('n')}"


def _kilometres(match: re.Match[str]) -> float:
    told = match.group("n").lower()
    number = float(told.replace(",", "").rstrip(".")) if told[0].isdigit() else float((NUMBERS | _TENS).get(told, 0))
    return number * next(factor for unit, factor in _KILOMETRES.items() if unit in match.group("unit").lower())
