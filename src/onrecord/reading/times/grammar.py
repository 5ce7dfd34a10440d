"""Text in, its time expressions out, unanchored: regular expressions over the letters of `elements`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from .elements import Element, elements_of
from .expression import Expression
from .lexicon import PARTS, PLURAL_UNITS, REFERENCES, SEASONS, SETS, UNITS

Groups = Mapping[str, Element]
Builder = Callable[[Groups, Expression], Expression | None]

_EDGE = r"(?:(?P<edge>t?m(?:-|o)?|[ek])(?:t(?=O))?)?"
_BACK, _HERE, _ON = -1, 0, 1
_FROM_TEXT = frozenset(("following", "previous", "preceding"))
_SUBJECTS = frozenset("he she it they we i and but his her their".split())
_NO_CONTENT = frozenset("with from near outside inside under while when but because".split())
_ORDINAL_LED = frozenset(("on", "dated", "since", "until"))
_SHIFTS = {"l": _BACK, "L": _BACK, "h": _HERE, "c": _HERE, "x": _ON}


def _shift(groups: Groups, name: str = "rel") -> int | None:
    return _SHIFTS.get(groups[name].letter) if name in groups else None


def _unit(element: Element) -> str:
    if element.letter == "B":
        return "Q"
    return UNITS.get(element.lower) or PLURAL_UNITS.get(element.lower) or "WE"


def _year(groups: Groups) -> int | None:
    return int(groups["Y"].value) if "Y" in groups else None


def _date(groups: Groups, base: Expression) -> Expression | None:
    day = int(groups["d"].value)
    if not 1 <= day <= 31:
        return None
    year = _year(groups)
    if year is None and "u" in groups:
        return replace(base, kind="day", month=int(groups["M"].value), day=day, shift=_shift(groups))
    weekday = int(groups["W"].value) if "W" in groups else None
    return replace(base, kind="day", year=year, month=int(groups["M"].value), day=day, weekday=weekday)


def _month(groups: Groups, base: Expression) -> Expression | None:
    if "u" in groups and _unit(groups["u"]) != "Y":
        return None
    unit = "Y" if "u" in groups else "M"
    month, told = int(groups["M"].value), "that" in groups or ("rel" in groups and groups["rel"].lower in _FROM_TEXT)
    shift = _HERE if "that" in groups else _shift(groups)
    return replace(base, kind="month", year=_year(groups), month=month, shift=shift, unit=unit, from_text=told)


def _plain_year(groups: Groups, base: Expression) -> Expression | None:
    return replace(base, kind="year", year=_year(groups))


def _decade(groups: Groups, base: Expression) -> Expression | None:
    year = int(groups["Y"].value) if "Y" in groups else 1900 + int(groups["n"].value)
    return replace(base, kind="fixed", value=f"{str(year)[:3]}X") if year % 10 == 0 else None


def _century(groups: Groups, base: Expression) -> Expression | None:
    return (
        replace(base, kind="fixed", value=f"{int(groups['O'].value) - 1:02}")
        if groups["u"].lower == "century"
        else None
    )


def _quarter(groups: Groups, base: Expression) -> Expression | None:
    if groups["O"].value > 4:
        return None
    shift = _shift(groups)
    if "ago" in groups:
        shift = _BACK
    return replace(base, kind="quarter", count=groups["O"].value, year=_year(groups), shift=shift)


def _half(groups: Groups, base: Expression) -> Expression | None:
    count = 2.0 if groups["O"].letter == "l" else groups["O"].value
    return replace(base, kind="half", count=count, year=_year(groups), shift=_shift(groups)) if count <= 2 else None


def _this_quarter(groups: Groups, base: Expression) -> Expression | None:
    return replace(base, kind="that quarter", shift=_BACK if "ago" in groups else _HERE, year=_year(groups))


def _count(groups: Groups) -> float | None:
    if "half" in groups:
        return (groups["n"].value if "n" in groups and groups["n"].letter in "nd" else 1.0) + 0.5
    if "n" in groups:
        return groups["n"].value
    return 1.0 if "a" in groups and "q" not in groups else None


def _moved(groups: Groups, base: Expression) -> Expression | None:
    """Reads "two years ago", "a day later", "year-earlier", "months ago"."""
    letter = groups["dir"].letter
    sign = _BACK if letter in "ge" else _ON
    count = _count(groups)
    if count is None and groups["u"].letter == "u":
        count = 1.0
    return replace(base, kind="moved", unit=_unit(groups["u"]), count=count, shift=sign, from_text=letter in "ek")


def _ends_there(groups: Groups) -> bool:
    """Whether what follows does not say before or after what: "the day before.", "the day before with a false pass"."""
    after = groups.get("after")
    return after is None or after.letter in '.,;:|")&p' or after.lower in _NO_CONTENT


def _beside(groups: Groups, base: Expression) -> Expression | None:
    """Reads "the day before", "the week after" where nothing follows that says before or after what."""
    if not _ends_there(groups):
        return None
    sign = _BACK if groups["dir"].letter == "b" else _ON
    return replace(base, kind="moved", unit=_unit(groups["u"]), count=1.0, shift=sign, from_text=True)


def _next_but_one(groups: Groups, base: Expression) -> Expression | None:
    """Reads "the day before yesterday", "the week before last", "the night before last", "the Tuesday before last"."""
    back = groups["dir"].letter == "b"
    if "core" in groups:
        if _unit(groups["u"]) != "D" or back != (groups["core"].letter == "y"):
            return None
        return replace(base, kind="near day", shift=-2 if back else 2)
    if groups["rel"].lower not in ("last", "next") or back != (groups["rel"].lower == "last"):
        return None
    shift = -2 if back else 2
    if "W" in groups:
        return replace(base, kind="weekday", weekday=int(groups["W"].value), shift=shift)
    if "P" in groups:
        return replace(base, kind="near day", shift=shift, part=_part(groups)) if back else None
    return replace(base, kind="period", unit=_unit(groups["u"]), shift=shift)


def _numbered_day(groups: Groups, base: Expression) -> Expression | None:
    """Reads "on the 13th", "the morning of the 13th": a day of the month in reach."""
    led = "P" in groups or groups["on"].lower in _ORDINAL_LED
    after = groups.get("after")
    if not led or not groups["O"].lower.isdecimal() or groups["O"].value > 31:
        return None
    if not (_ends_there(groups) or (after is not None and (after.letter in "ta" or after.lower in _SUBJECTS))):
        return None  # "on the 13th floor"
    return replace(base, kind="month day", day=int(groups["O"].value), part=_part(groups))


def _weekday_of_week(groups: Groups, base: Expression) -> Expression | None:
    """Reads "Wednesday last week", "Thursday of next week", "last week on Tuesday"."""
    week = _unit(groups["u"]) == "W" and groups["rel"].lower in ("last", "past", "this", "next", "coming")
    if not week or ("on" in groups and groups["on"].lower != "on"):
        return None
    weekday = int(groups["W"].value)
    return replace(base, kind="weekday", weekday=weekday, unit="W", shift=_shift(groups), part=_part(groups))


def _week_before_weekday(groups: Groups, base: Expression) -> Expression | None:
    """Reads "a week last Tuesday", "a week ago on Tuesday"."""
    if _unit(groups["u"]) != "W" or ("on" in groups and groups["on"].lower != "on"):
        return None
    if "rel" in groups and groups["rel"].lower != "last":
        return None
    return replace(base, kind="weekday", weekday=int(groups["W"].value), shift=-2)


def _span(groups: Groups, base: Expression) -> Expression | None:
    """Reads "two years", "several months", "a week"."""
    if "h" in groups:
        return replace(base, kind="span", unit=_unit(groups["u"]), count=0.5)
    if groups["u"].lower == "quarters" and groups.get("n") and groups["n"].value == 3:
        return None
    return replace(base, kind="span", unit=_unit(groups["u"]), count=_count(groups))


def _bounded(groups: Groups, base: Expression) -> Expression | None:
    """Reads "the past two years", "coming weeks", "recent months"."""
    letter = groups["rel"].letter
    if letter == "r":
        return replace(base, kind="fixed", value="PAST_REF")
    side = _ON if letter in "xU" else _BACK
    return replace(base, kind="span", unit=_unit(groups["u"]), count=_count(groups), side=side)


def _period(groups: Groups, base: Expression) -> Expression | None:
    """Reads "last week", "this year", "the current month", "next weekend"."""
    from_text = groups["rel"].lower in _FROM_TEXT or ("the" in groups and groups["rel"].letter == "x")
    unit, shift = _unit(groups["u"]), _shift(groups)
    if unit in ("E", "C") and shift == _BACK:
        return replace(base, kind="span", unit=unit, count=1.0, side=_BACK)
    return replace(base, kind="period", unit=unit, shift=shift, from_text=from_text)


def _that_unit(groups: Groups, base: Expression) -> Expression | None:
    return replace(base, kind="that unit", unit=_unit(groups["u"]), from_text=True)


def _year_end(groups: Groups, base: Expression) -> Expression | None:
    if groups["u"].lower != "year" or groups["m"].lower != "end":
        return None
    return replace(base, kind="day", month=12, day=31, shift=_HERE)


def _the_unit(groups: Groups, base: Expression) -> Expression | None:
    unit = _unit(groups["u"])
    return replace(base, kind="period", unit=unit, shift=_HERE) if unit in ("W", "M", "Y", "WE") else None


def _season(groups: Groups, base: Expression) -> Expression | None:
    return replace(base, kind="season", value=SEASONS[groups["Z"].lower], year=_year(groups), shift=_shift(groups))


def _part(groups: Groups) -> str:
    return PARTS[groups["P"].lower] if "P" in groups else ""


def _weekday(groups: Groups, base: Expression) -> Expression | None:
    return replace(base, kind="weekday", weekday=int(groups["W"].value), shift=_shift(groups), part=_part(groups))


def _weekdays(groups: Groups, base: Expression) -> Expression | None:
    return replace(
        base,
        kind="set",
        value=f"XXXX-WXX-{int(groups['W'].value) + 1}" + (f"T{_part(groups)}" if "P" in groups else ""),
    )


def _near_day(groups: Groups, base: Expression) -> Expression | None:
    """Reads "today", "yesterday evening", "tonight", "last night", "this morning"."""
    core = groups["core"]
    if core.letter in "TyEV":
        shift = {"T": 0, "y": -1, "E": 1, "V": 0}[core.letter]
        return replace(base, kind="near day", shift=shift, part="NI" if core.letter == "V" else _part(groups))
    if core.letter == "t" and _part(groups) == "NI" and not ("dir" in groups and _ends_there(groups)):
        return None
    if "of" in groups:  # "the morning of the blast": the blast has the day
        return replace(base, kind="near day", part=_part(groups), edge="of")
    if core.letter == "t" and "dir" in groups and not _ends_there(groups):
        return replace(base, kind="near day", part=_part(groups), edge="of")  # "the evening before the blast"
    shift = {"l": _BACK, "x": _ON}.get(core.letter, _HERE)
    if "dir" in groups:
        shift = _BACK if groups["dir"].letter == "b" else _ON
    from_text = core.letter in "tix" or core.lower in _FROM_TEXT
    return replace(base, kind="near day", shift=shift, part=_part(groups), from_text=from_text)


def _overnight(groups: Groups, base: Expression) -> Expression | None:
    """Reads "overnight" where it is no adjective, "overnight on Tuesday": alone the night before the day on which it is told."""
    if "W" in groups:
        return _weekday(groups, base) if groups["P"].lower == "overnight" and groups["on"].lower == "on" else None
    return replace(base, kind="near day", shift=_BACK, part="NI") if groups["P"].lower == "overnight" else None


_HOURS = {"noon": "T12:00", "midday": "T12:00", "midnight": "T24:00", "dawn": "TMO", "dusk": "TEV"}


def _hour(groups: Groups, base: Expression) -> Expression | None:
    """Reads "at noon", "by midnight", "before dawn"."""
    value = _HOURS.get(groups["P"].lower)
    return replace(base, kind="clock", value=value) if value else None


def _reference(groups: Groups, base: Expression) -> Expression | None:
    value = REFERENCES.get(groups["ref"].lower)
    return replace(base, kind="fixed", value=value) if value else None


def _set(groups: Groups, base: Expression) -> Expression | None:
    if "J" in groups:
        return replace(base, kind="set", value=SETS[groups["J"].lower])
    if "W" in groups:
        return replace(base, kind="set", value=f"XXXX-WXX-{int(groups['W'].value) + 1}")
    if "M" in groups:
        return replace(base, kind="set", value=f"XXXX-{int(groups['M'].value):02}")
    unit, count = _unit(groups["u"]), _count(groups) or 1.0
    return replace(base, kind="set", value=f"P{'T' if unit[0] == 'T' else ''}{int(count)}{unit[-1]}")


_NUM = r"(?:D?(?:(?P<n>[nd])|(?P<a>a)(?P<q>q)?o?|(?P<q2>q)o?))"
RULES: tuple[tuple[re.Pattern[str], Builder], ...] = tuple(
    (re.compile(pattern), builder)
    for pattern, builder in (
        (rf"{_EDGE}l?(?:(?P<W>W),?)?(?P<M>M)t?(?P<d>[dO])(?:,?(?P<Y>Y)|o?(?P<rel>[lhx])(?P<u>u))?", _date),
        (rf"{_EDGE}(?:(?P<W>W),?)?t?(?P<d>[dO])o?(?P<M>M)(?:,?(?P<Y>Y))?", _date),
        (rf"{_EDGE}h?(?P<rel>[lhx])?(?P<M>M)(?:,?o?(?P<Y>Y))?", _month),
        (rf"{_EDGE}(?P<M>M)o?(?P<rel>[lhx])(?P<u>u)", _month),
        (rf"{_EDGE}(?P<M>M)o?(?P<that>i|tI)(?P<u>u)", _month),
        (rf"{_EDGE}(?:t(?P<w>u))?K?(?P<Y>Y)(?![%$])", _plain_year),
        (rf"{_EDGE}t?m?(?P<Y>Y)'?s", _decade),
        (rf"{_EDGE}t?m?'(?P<n>n)s", _decade),
        (rf"{_EDGE}t?(?P<O>O)-?(?P<u>u)", _century),
        (
            rf"{_EDGE}t?(?P<ago>u-?[ge])?(?P<Y2>Y(?=O))?K?(?P<O>O)K?-?B(?:[opt]*K?(?P<Y>Y)|[op]?t?(?P<rel>[lhxc])u)?",
            _quarter,
        ),
        (r"(?P<rel>[lhx])u'sK?(?P<O>O)K?-?B", _quarter),
        (r"t?(?P<rel>[lLhxc])K?B", _this_quarter),
        (r"tLS|tK?B|t(?P<Y>Y)[SB]", _this_quarter),
        (r"t?(?P<ago>u)-?[ge][BS]", _this_quarter),
        (rf"{_EDGE}t?(?P<O>[Ol])-?H(?:o(?:t(?=u))?(?:K?(?P<Y>Y)|(?P<rel>[lhxc])?u))?", _half),
        (rf"{_NUM}-?(?P<u>[uvB])(?:Rz)?-?(?P<dir>[gekU]|FN)", _moved),
        (r"(?P<u>v)(?P<dir>[gek])", _moved),
        (r"(?P<u>u)-(?P<dir>[ge])", _moved),
        (rf"t?(?P<rel>[lLxO])(?:{_NUM})?(?P<u>v)", _bounded),
        (rf"t?(?P<rel>[lLx])(?:{_NUM})(?P<u>[uB])", _bounded),
        (r"(?P<rel>r)(?P<u>v)", _bounded),
        (r"t(?P<u>v)(?P<rel>U)", _bounded),
        (rf"{_EDGE}(?:(?P<the>t)|h)?(?P<rel>[lhxcL])K?(?P<u>[uG])", _period),
        (r"[it]I?(?P<u>u)(?<=[iI]u)", _that_unit),
        (r"t(?P<u>G)", _the_unit),
        (rf"{_EDGE}t(?:z(?=u))?K?(?P<u>u)(?![-gekBSY'])", _the_unit),
        (r"(?P<u>u)-?(?P<m>m)(?![ot])", _year_end),
        (rf"{_EDGE}(?:h?(?P<rel>[lhx])|t)(?P<Z>Z)(?!o[^YhlxCt])(?:o?(?P<Y>Y))?", _season),
        (rf"{_EDGE}(?P<Z>Z)o?(?P<Y>Y)", _season),
        (r"(?<=p)(?P<Z>Z)(?!o)", _season),
        (r"t(?P<u>u)(?P<dir>[bf])(?=(?P<after>.)|$)", _beside),
        (r"t(?P<u>u)(?P<dir>[bf])(?P<core>[yE])", _next_but_one),
        (r"t(?:(?P<u>[uG])|(?P<P>P)|(?P<W>W))(?P<dir>[bf])(?P<rel>[lx])(?![WMuvGZP])", _next_but_one),
        (rf"{_EDGE}(?P<W>W)(?P<P>P)?o?(?P<rel>[lhx])(?P<u>u)", _weekday_of_week),
        (r"(?P<rel>[lx])(?P<u>u)(?P<on>p)(?P<W>W)(?P<P>P)?", _weekday_of_week),
        (r"a(?P<u>u)(?:(?P<rel>l)|g(?P<on>p)?)(?P<W>W)", _week_before_weekday),
        (r"(?<=(?P<on>[pz]))t(?P<O>O)(?=(?P<after>.)|$)", _numbered_day),
        (r"t?(?P<P>P)ot(?P<O>O)(?=(?P<after>.)|$)", _numbered_day),
        (rf"{_EDGE}h?(?P<rel>[lhx])?(?P<W>W)(?P<P>P)?", _weekday),
        (r"(?P<P>P)(?P<W>W)", _weekday),
        (r"(?P<W>w)(?P<P>P)?", _weekdays),
        (rf"{_EDGE}(?P<core>[TyEV])(?P<P>P)?", _near_day),
        (rf"{_EDGE}(?:t(?=[lx]))?(?P<core>[hltix])(?P<P>P)(?=(?P<of>o)?)", _near_day),
        (r"(?P<core>t)(?P<P>P)(?P<dir>[bf])(?=(?P<after>.)|$)", _near_day),
        (r"(?P<P>P)(?P<on>p)(?P<W>W)", _overnight),
        (r"(?P<P>P)(?![zWo])", _overnight),
        (r"(?<=[pbf])(?P<P>P)(?!o)", _hour),
        (r"(?<!Y)(?P<ref>[NQ])(?!f)", _reference),
        (r"(?P<ref>[cr])(?=z)", _reference),
        (r"(?<=p)t(?P<ref>l)", _reference),
        (r"t(?P<ref>C)", _reference),
        (r"(?:(?<=[nYd])|(?<=[nYd]z)|(?<=[nYd]zz))a(?P<u>u)(?![gekbf])", _set),
        (rf"{_NUM}-?(?P<u>[uv])(?!0)(?:-0|&a(?P<half>H))?", _span),
        (r"(?P<h>H)-?a?-?(?P<u>u)", _span),
        (r"(?<=[p])(?P<u>v)|(?P<u2>v)(?=[obf])", _span),
        (r"j(?P<n>[nd])?(?:(?P<u>[uvB])|(?P<W>W)|(?P<M>M))", _set),
        (r"(?P<J>J)", _set),
    )
)


def expressions_of(text: str) -> list[Expression]:
    """The time expressions of a text in order, none overlapping; where rules compete the longest reading wins."""
    elements, letters = elements_of(text)
    found: list[tuple[int, int, int, Expression]] = []
    for rank, (pattern, builder) in enumerate(RULES):
        for match in pattern.finditer(letters):
            groups = {
                name.rstrip("2") if name != "u2" else "u": elements[match.start(name)]
                for name in match.re.groupindex
                if match.group(name) is not None
            }
            first, last = match.span()
            edge = groups["edge"].lower if "edge" in groups else ""
            base = Expression(elements[first].start, elements[last - 1].end, "", edge=edge)
            expression = builder(groups, base)
            if expression is not None:
                found.append((first, -last, rank, expression))
    kept: list[Expression] = []
    reach = -1
    for first, minus_last, _, expression in sorted(found, key=lambda row: row[:3]):
        if first >= reach:
            kept.append(expression)
            reach = -minus_last
    return kept
