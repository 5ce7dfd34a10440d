"""Sides of a story in; pairs out that put one happening, of which there is one only, at two times or places, or let it last two spans."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ..lexicon import stemmed
from ..sides import Conflict, Frame, Side, each_once, two_reports
from ..times import Moment, moments, rival_spans, rival_times, spans
from .rescue import by_name

_SCORE = 0.64
_WEEK = dt.timedelta(days=6)  # a weekday named in reports further apart is another week's

_ONCE = {
    "death": (stemmed("kill murder slay execute behead assassinate"), stemmed("die perish")),
    "seizure": (stemmed("kidnap abduct"), stemmed("disappear vanish")),
    "arrest": (stemmed("arrest detain capture seize"), frozenset[str]()),
    "release": (stemmed("free release rescue liberate") | {"fre"}, frozenset[str]()),
    "birth": (stemmed("bear"), frozenset[str]()),
    "wedding": (stemmed("marry wed"), stemmed("marry wed")),
    "office": (stemmed("elect appoint inaugurate dismiss sack oust"), stemmed("resign step_down")),
}
"""What befalls a person once, or once in a story: done to (patient), suffered (agent)."""
_AGAIN = frozenset(("arrest", "release", "office"))
"""What may befall a person in two years."""
_SUNK = stemmed("crash sink capsize collide derail collapse explode erupt ditch founder")
_HAPPENING = stemmed("take occur happen")
_EVENTS: tuple[frozenset[str], ...] = (
    stemmed("operation raid mission attempt rescue"),
    stemmed("crash collision"),
    stemmed("quake earthquake tremor"),
    stemmed("explosion blast"),
    stemmed("shooting assassination"),
    stemmed("ambush attack assault bombing"),
    stemmed("launch liftoff"),
    stemmed("airdrop drop"),
)
_HELD = stemmed("hold detain keep jail imprison")


@dataclass(frozen=True)
class Told:
    """What a side tells of a happening: when, in what countries, in what part of a region, for how long."""

    side: Side
    frame: Frame
    when: tuple[Moment, ...]
    countries: frozenset[str]
    parts: tuple[tuple[str, str], ...]
    lasted: tuple[tuple[float, float], ...]


@each_once
def circumstance_pairs(sides: Sequence[Side]) -> Iterator[Conflict]:
    """Rival times, places and spans of one happening, told by two reports."""
    of: dict[tuple[str, str], list[Told]] = defaultdict(list)
    for side in sides:
        if side.hedged or side.refuses:
            continue
        for key, frame in _happenings(side):
            told = Told(side, frame, moments(side.text, frame.rest), frame.at, _parts(side, frame), spans(frame.rest))
            if told.when or told.countries or told.parts or told.lasted:
                of[key].append(told)
    for (matter, _), each in sorted(of.items()):
        for number, one in enumerate(each):
            for other in each[number + 1 :]:
                because = _rival(matter, one, other) if two_reports(one.side, other.side) else ""
                if because:
                    a, b = one.side.statement, other.side.statement
                    yield a, b, "status", _SCORE, because


def _happenings(side: Side) -> Iterator[tuple[tuple[str, str], Frame]]:
    """(matter, whom or what it befell) for each frame that tells of what happens once."""
    whom: Frame | None = None
    for frame in side.frames:
        if frame.negated or not frame.actual or not frame.main or frame.kind != "verb":
            continue
        held = frame if frame.patient else whom  # "was detained and held overnight"
        whom = frame if frame.patient else whom
        for matter, (done, suffered) in _ONCE.items():
            if frame.predicate in done and frame.patient:
                yield from (
                    ((matter, person), frame) for person in sorted(by_name(side, frame.patient, frame.patients))
                )
            elif frame.predicate in suffered and frame.agent and not frame.patient:
                yield from (((matter, person), frame) for person in sorted(by_name(side, frame.agent, frame.agents)))
        if frame.predicate in _HELD and held is not None:
            yield from ((("held", person), frame) for person in sorted(by_name(side, held.patient, held.patients)))
        phrase = frame.agent or frame.patient
        if frame.predicate in _SUNK and phrase and _the_one(side, phrase[0]):
            yield ("wreck", phrase[0]), frame
        if frame.predicate in _HAPPENING and frame.agent:
            yield from (
                (("event", str(number)), frame) for number, heads in enumerate(_EVENTS) if frame.agent[0] in heads
            )


def _the_one(side: Side, head: str) -> bool:
    """Whether the text speaks of one: "the ferry", "a plane"."""
    return bool(re.search(rf"\b(?:the|a|an|its) (?:[\w’'-]+ ){{0,3}}{re.escape(head)}\w{{0,2}}\b", side.text, re.I))


def _rival(matter: str, a: Told, b: Told) -> str:
    """The words that part two reports of one happening, empty where both may hold."""
    near = a.side.published is None or b.side.published is None or abs(a.side.published - b.side.published) <= _WEEK
    if matter == "held":
        return "how long" if any(rival_spans(x, y) for x in a.lasted for y in b.lasted) else ""
    for one in a.when:
        for other in b.when:
            because = rival_times(one, other, near, years=matter not in _AGAIN)
            if because:
                return because
    for part, region in a.parts:
        for another, same in b.parts:
            if region == same and frozenset((part, another)) in _apart():
                return f"{part} / {another}"
    if matter in ("event", "wreck", *_AGAIN) or not a.countries or not b.countries or a.countries & b.countries:
        return ""
    return " / ".join(sorted(a.countries)[:1] + sorted(b.countries)[:1]) if _codes(a) and _codes(b) else ""


def _codes(told: Told) -> bool:
    return all(len(country) == 2 for country in told.countries)


_PART = re.compile(
    r"\b((?:north|south|east|west|central)(?:ern)?)\s+([A-Z][\w’'-]+)|\b([A-Z]\w+)[’']s ((?:north|south|east|west|central)(?:ern)?)\b"
)


def _parts(side: Side, frame: Frame) -> tuple[tuple[str, str], ...]:
    """(part, region) of where it happened: ("south", "yemen") of "in southern Yemen"."""
    placed = {word for preposition, phrase in frame.rest if preposition in ("in", "at", "near") for word in phrase}
    out = []
    for match in _PART.finditer(side.text):
        part, region = (match.group(1), match.group(2)) if match.group(1) else (match.group(4), match.group(3))
        if stemmed(part.lower()) & placed:
            out.append((part.lower().removesuffix("ern"), region.lower()))
    return tuple(out)


@lru_cache(maxsize=1)
def _apart() -> frozenset[frozenset[str]]:
    """Parts of a region that do not overlap."""
    sides = ("north", "south", "east", "west")
    return frozenset(
        [frozenset(("north", "south")), frozenset(("east", "west")), *(frozenset((side, "central")) for side in sides)]
    )
