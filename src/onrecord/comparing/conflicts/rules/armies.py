"""Sides of a story in; pairs out that count the fallen of one army differently: what its enemy claims and what it admits itself."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...pairs.wording import root
from ..doubt import unsure
from ..sides import Conflict, Side, each_once, told_apart, two_reports
from .counts import NUMBERS

_SCORE = 0.66
_DAYS = dt.timedelta(days=4)
_TIMES = 2.0  # by which two counts of one army's dead differ
_LEAPS = 4.0  # the same where the higher is told on a later day: more may have fallen since

_N = rf"(?:(?P<bound>more than|at least|over|about|some|around|nearly|up to|exceed(?:s|ed)?|as many as) )?(?P<n>\d[\d,]*|{'|'.join(list(NUMBERS)[1:])}|[a-z]+ hundred)"
_MEN = r"(?:soldiers?|troops?|servicem[ae]n|fighters?|personnel|men)"
_WHOSE = r"(?:(?P<whose>[A-Z][\w-]+|enemy|of (?:its|our|their|his)(?: own)?|its|our) )?"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"(?<![\w-]){_N} {_WHOSE}(?:\w+ )?{_MEN} (?:(?!not\b|never\b)\w+ ){{0,3}}?(?:killed|dead|died|lost|fallen)\b",
        rf"\b(?:killed|killing|kill|lost|losing|deaths? of|dead|eliminated) {_N} {_WHOSE}(?:{_MEN}\b|(?<=[a-z]s )|(?=[,.;]|$| and\b))",
        rf"(?<![\w-])(?P<whose>[A-Z][\w-]+|[Ee]nemy)(?:[’']s)? losses (?:\w+ ){{0,2}}?(?:at |of |to )?{_N} (?:{_MEN}|dead)\b",
        rf"\blosses (?:of|among) the (?P<whose>[A-Z][\w-]+|enemy) (?:army|forces|troops) (?:\w+ ){{0,2}}?(?:at |of |to ){_N}\b",
        rf"\bkilled {_N} (?P<whose>[A-Z][\w-]+s)\b",
    )
)
_SUBJECT = re.compile(
    r"\b(?P<whose>[A-Z][\w-]+)(?:[’']s army| army| side)?,? (?:has |have |had )?lost\b|\b[Oo]n the (?P<side>[A-Z][\w-]+) side\b"
)
_UNSURE = unsure(
    r"would|will|wounded and killed|killed and wounded|killed or wounded|since|years? ago|both sides|claim(?:s|ed|ing)? to have"
)
_OWN = ("of its", "of our", "of their", "of his", "its", "our")


@dataclass(frozen=True)
class _Fallen:
    """How many of whose army a side says have fallen: by the root of its name, or as the speaker's own, or the enemy's."""

    side: Side
    number: float
    whose: str


@each_once
def army_pairs(sides: Sequence[Side]) -> Iterator[Conflict]:
    """Rival counts of the fallen of one army."""
    told = [fallen for side in sides for fallen in _fallen(side)]
    for number, one in enumerate(told):
        for other in told[number + 1 :]:
            low, high = sorted((one.number, other.number))
            if (
                high < low * (_LEAPS if _since(one, other) else _TIMES)
                or not _one_army(one, other)
                or not two_reports(one.side, other.side)
            ):
                continue
            if told_apart(one.side, other.side, _DAYS):
                continue
            a, b = one.side.statement, other.side.statement
            yield a, b, "figure", _SCORE, f"{low:.0f} / {high:.0f} fallen"


def _since(a: _Fallen, b: _Fallen) -> bool:
    """Whether the higher count is told on a later day."""
    low, high = (each.side.day for each in sorted((a, b), key=lambda each: each.number))
    return low is not None and high is not None and high > low


def _fallen(side: Side) -> Iterator[_Fallen]:
    if side.refuses or _UNSURE.search(side.text):
        return
    seen: set[tuple[float, str]] = set()
    for form in _FORMS:
        for match in form.finditer(side.text):
            whose = match.group("whose") or _subject(side, match.start())
            number = _value(match.group("n"))
            key = (number, whose.lower())
            if whose and number and key not in seen:
                seen.add(key)
                yield _Fallen(side, number, _army(whose))


def _subject(side: Side, at: int) -> str:
    """Whose army the words before the number name: "Orland has lost 18 soldiers", "on the Orland side, 18 have been killed"."""
    match = _SUBJECT.search(side.text[: at + 12])
    return str(match.group("whose") or match.group("side")) if match else ""


def _army(whose: str) -> str:
    told = whose.lower().removesuffix(" own")
    if told in _OWN:
        return "own"
    return "enemy" if told == "enemy" else root(told.removesuffix("s"))


def _one_army(a: _Fallen, b: _Fallen) -> bool:
    """Whether both count one army: by name; or as the enemy's and as the speaker's own of another."""
    if "enemy" not in (a.whose, b.whose):
        return bool(_names(a) & _names(b))
    enemy, other = (a, b) if a.whose == "enemy" else (b, a)
    if other.whose == "enemy":
        return bool(_camps(a.side) & _camps(b.side))
    return not _camps(enemy.side) & _names(other) and bool(_camps(enemy.side))


def _names(fallen: _Fallen) -> frozenset[str]:
    return _camps(fallen.side) if fallen.whose == "own" else frozenset((fallen.whose,))


def _camps(side: Side) -> frozenset[str]:
    """The roots of the countries and peoples for which a side speaks."""
    return frozenset(
        root(party.split(":")[-1].removeprefix("~"))
        for party in side.party
        if party[:1] == "~" or party.startswith("place:")
    )


def _value(told: str) -> float:
    if told[:1].isdigit():
        return float(told.replace(",", ""))
    first = told.split()[0]
    return float(NUMBERS.get(first, 0)) * (100 if told.endswith("hundred") else 1)
