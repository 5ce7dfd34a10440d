"""Undated articles of a pile in, the same with the year and the day that the pile's calendar settles out.

One article tells that a camp was hit "on Monday", another of the same strike "on Sept. 1", a third of an attack "last
year" that a fourth puts in 2013: together they say which Monday. Lines are put beside each other by the words they
share; the year is the one in which most of these pairs fall on their weekdays, the day the one of the weekday on which
the article stands ("confirmed on Friday"). What contradicts itself settles nothing.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from .article import Article
from .captions import captions_of
from .published import MONTHS

_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = re.compile(rf"(?<!last )(?<!next )(?<!every )(?<!each )\b({'|'.join(n.title() for n in _NAMES)})\b")
_MONTH = rf"(?:{'|'.join(f'{m[:3]}(?:{m[3:]}|{m[3:4]})?' if len(m) > 3 else m for m in MONTHS)})\.?"
_DAY = re.compile(
    rf"\b(?:(?P<m>{_MONTH})\s(?P<d>\d{{1,2}})(?:st|nd|rd|th)?|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s(?P<m2>{_MONTH}))\b(?!\s?[-:])"
    r"(?:,?\s(?P<y>(?:19|20)\d\d)\b)?",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<![\d.,$€£-])\b((?:19|20)\d\d)\b(?![-,.]?\d|\s(?:people|men|troops|soldiers))")
_YEAR_AGO = re.compile(r"\b(?:last year|a year ago|one year ago|a year earlier)\b", re.IGNORECASE)
_RIGHTS = re.compile(r"(?:©|\(c\)|\bcopyright)[^\n\d]{0,40}\b((?:19|20)\d\d)\b(?!\s?[-–])", re.IGNORECASE)
_STAMP = re.compile(r"\([^()\n]{0,40}?\b(\d{1,2})/(\d{1,2})/((?:19|20)\d\d)\b[^()\n]{0,20}\)")
_PICTURE = re.compile(r"\b(?:in|at|near|outside|on)\s[^.;\n]{2,40}$", re.IGNORECASE)
_FILE = re.compile(r"\bfile\b", re.IGNORECASE)
_AHEAD = re.compile(
    r"\b(?:(?:will|would|shall|to be|plans?|planned|scheduled|due|expected|set|until|next|forecast|(?:days|weeks)['’]? time|week of)\b"
    r"[^.;]{0,50}|(?:by|before)\s(?:\w+\s){0,2})$",
    re.IGNORECASE,
)
_SAYING = r"(?:said|says|told|confirmed|announced|reported|acknowledged|admitted|denied|declared|statement|stated)"
_SAID = re.compile(rf"\b{_SAYING}\b[^.;,]{{0,32}}$", re.IGNORECASE)
_SAYS = re.compile(rf"^[^.;,]{{0,16}}\b{_SAYING}\b", re.IGNORECASE)
_LINE = re.compile(r"[^\n.!?]+(?:[.!?](?!\s+[\"“'(]?[A-Z]|\s*\n|\s*$)[^\n.!?]*)*[.!?]?")
_WORD = re.compile(r"[^\W\d_]{4,}")
_EMPTY = frozenset(
    "that this with have been were will would could should their there they from such about into than then when what which while "
    "after before under over more most some said says also only just even year last week month monday tuesday wednesday thursday "
    "friday saturday sunday told according officials government people".split()
)
_NEIGHBOURS = 8  # articles asked about one: more would make the work quadratic
_LEAST_SHARED = 3  # words that two tellings of one thing share at least
_LEAST_BESIDE = 2  # of two sentences that stand beside each other
_LEAST_LIKENESS = 0.3
_YEARS_ON = 4  # a story is told within so many years of the latest that it names
_YEAR_AGO_WEIGHT, _RIGHTS_WEIGHT, _PRINTED_WEIGHT = 1.5, 1.0, 2.0
_LEAST_WEIGHT = 0.5
_LEAST_ELECTED = 0.5  # two pairs of sentences, or one that is much alike


@dataclass(frozen=True)
class _Telling:
    """One sentence that names a time: its words, weekdays (with whether it says or looks ahead), days, years."""

    words: frozenset[str]
    weekdays: tuple[tuple[int, bool, bool], ...]
    days: tuple[tuple[int | None, int, int], ...]
    years: tuple[int, ...]
    year_ago: bool


def settle(articles: Sequence[Article], near: Sequence[Mapping[int, float]]) -> list[Article]:
    """The articles in their order, undated ones with `year` and `around` as far as they and their neighbours settle them.

    `near` gives for each undated article its neighbours and how near each is.
    """
    undated = [n for n, article in enumerate(articles) if article.published_at is None]
    groups = {n: [n, *sorted(near[n], key=lambda o: (-near[n][o], articles[o].text))[:_NEIGHBOURS]] for n in undated}
    asked = {member for group in groups.values() for member in group}
    tellings = {n: _tellings(articles[n]) for n in sorted(asked)}
    shown = {n: _printed(articles[n]) for n in sorted(asked)}
    out = list(articles)
    for n in undated:
        group = groups[n]
        alike = _Likeness([telling for member in group for telling in tellings[member]])
        year = _year_of(n, group, articles, tellings, shown, alike)
        if year is None:
            out[n] = replace(articles[n], year=None)
            continue
        own = [day for day in _stamps(articles[n]) if day.year == year]
        days = _days_of(n, group, tellings, year, alike)
        around = own[0] if len(set(own)) == 1 else _stands_on(tellings[n], days) or articles[n].around
        if around is None:
            printed = [day for member in group for day in shown[member] if day.year == year]
            around = _stands_near(tellings[n], max(printed)) if printed else None
        out[n] = replace(articles[n], year=year, around=around)
        if len(set(own)) == 1:  # the stamp of the printed page, in the order of day and month that fits the pile's year
            out[n] = replace(out[n], published_at=dt.datetime.combine(own[0], dt.time()), published_basis="inferred")
    return out


def _stamps(article: Article) -> list[dt.date]:
    """The days of stamps in digits ("(Tarn Daily 10/03/2031 page 4)"), the month first unless only the other order fits."""
    found = []
    for match in _STAMP.finditer(article.text):
        first, second, year = (int(part) for part in match.groups())
        found.append(_on(year, first, second) or _on(year, second, first))
    return [day for day in found if day is not None]


def _printed(article: Article) -> list[dt.date]:
    """The days of publication or of a picture that an undated article shows: stamps, and dates at the end of a caption."""
    found: list[dt.date | None] = [*_stamps(article)] if article.published_at is None else []
    for match in _DAY.finditer(article.text):
        line = article.text.rfind("\n", 0, match.start()) + 1
        last = article.text.find("\n", match.end())
        ends = article.text[match.end() : last if last >= 0 else None].strip(" .)")
        before = article.text[line : match.start()]
        if match["y"] and not ends and _PICTURE.search(before) and not _FILE.search(before):
            day = _day(match)
            found.append(_on(int(match["y"]), day[1], day[2]) if day else None)
    return [day for day in found if day is not None]


def _tellings(article: Article) -> list[_Telling]:
    """The sentences of headline, body and captions that name a time; in a dated article its weekdays are days."""
    published = article.published_at.date() if article.published_at else None
    told = [part for part in article.passages if part.kind in {"body", "headline"}]
    spans = sorted((part.start, part.end) for part in [*told, *captions_of(article)])
    out = []
    for first, last in spans or [(0, len(article.text))]:
        for match in _LINE.finditer(article.text, first, last):
            line = match[0]
            days = [_day(found) for found in _DAY.finditer(line) if not _AHEAD.search(line[: found.start()][-60:])]
            weekdays = []
            for found in _WEEKDAY.finditer(line):
                before, after = line[: found.start()], line[found.end() :]
                ahead = bool(_AHEAD.search(before[-60:]))
                weekday = _NAMES.index(found[0].lower())
                if published is None:
                    said = bool(_SAID.search(before) or _SAYS.search(after))
                    weekdays.append((weekday, said, ahead))
                elif not ahead:
                    on = published - dt.timedelta(days=(published.weekday() - weekday) % 7)
                    days.append((on.year, on.month, on.day))
            years = [int(y[1]) for y in _YEAR.finditer(line) if not _AHEAD.search(line[: y.start()][-60:])]
            year_ago = bool(_YEAR_AGO.search(line))
            kept = tuple(day for day in days if day is not None)
            if weekdays or kept or years or year_ago:
                words = frozenset(w[:5].lower() for w in _WORD.findall(line) if w.lower() not in _EMPTY)
                out.append(_Telling(words, tuple(weekdays), kept, tuple(years), year_ago))
    return out


def _day(found: re.Match[str]) -> tuple[int | None, int, int] | None:
    name = (found["m"] or found["m2"])[:3].lower()
    month = next(n for n, m in enumerate(MONTHS, start=1) if m[:3].lower() == name)
    day = int(found["d"] or found["d2"])
    return (int(found["y"]) if found["y"] else None, month, day) if 1 <= day <= 31 else None


class _Likeness:
    """How much two sentences tell the same: the share of their words, each the heavier the fewer sentences hold it."""

    def __init__(self, tellings: Sequence[_Telling]) -> None:
        counts: defaultdict[str, int] = defaultdict(int)
        for telling in tellings:
            for word in telling.words:
                counts[word] += 1
        self._weights = {word: math.log(1 + len(tellings) / count) for word, count in counts.items()}

    def __call__(self, one: _Telling, other: _Telling) -> float:
        shared = one.words & other.words
        if one is other or len(shared) < _LEAST_SHARED:
            return 0.0
        weight, whole = self._sum(shared), min(self._sum(one.words), self._sum(other.words))
        return weight / whole if weight >= _LEAST_LIKENESS * whole else 0.0

    def _sum(self, words: frozenset[str]) -> float:
        return sum(self._weights[word] for word in sorted(words))


def _on(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _year_of(
    n: int,
    group: Sequence[int],
    articles: Sequence[Article],
    tellings: Mapping[int, Sequence[_Telling]],
    shown: Mapping[int, Sequence[dt.date]],
    likeness: _Likeness,
) -> int | None:
    """The year for which most speaks; that which is known where nothing does."""
    told = [telling for member in group for telling in tellings[member]]
    named = [year for telling in told for year in telling.years]
    stamped = {int(year) for member in group for year in _RIGHTS.findall(articles[member].text)}
    printed = {day.year for member in group for day in shown[member]}
    known = articles[n].year
    if any(articles[member].published_at for member in group):
        return known
    if not (named or known or stamped or printed):
        return None
    often = [year for year, count in Counter(named).items() if count > 1]
    floor = max(often or named, default=min(stamped | printed, default=known or 0))  # one alone may be a season to come
    weights: defaultdict[int, float] = defaultdict(float)
    for stamp in sorted(year for year in stamped if year >= floor):
        weights[stamp] += _RIGHTS_WEIGHT
    for year in sorted(year for year in printed if year >= floor):
        weights[year] += _PRINTED_WEIGHT
    beside = {
        (id(one), id(other))
        for member in group
        for number, one in enumerate(tellings[member])
        for other in tellings[member][max(0, number - 2) : number + 3]
    }
    dated = [other for other in told if any(year is None for year, _, _ in other.days)]
    for telling in told:
        for other in told if telling.year_ago else ():
            near = (id(telling), id(other)) in beside and len(telling.words & other.words) >= _LEAST_BESIDE
            late = max(other.years, default=0) + 1 >= floor  # else "last year" is said of another year
            if late and other is not telling and (near or likeness(telling, other)):
                weights[max(other.years) + 1] += _YEAR_AGO_WEIGHT
        for other in dated if telling.weekdays else ():
            alike = likeness(telling, other)
            if not alike:
                continue
            bare = [(month, day) for year, month, day in other.days if year is None]
            for year in range(floor, floor + _YEARS_ON + 1):
                days = {on.weekday() for month, day in bare if (on := _on(year, month, day))}
                if days & {weekday for weekday, _, ahead in telling.weekdays if not ahead}:
                    weights[year] += alike
    ranked = sorted(weights, key=lambda year: (-weights[year], year))
    if not ranked or weights[ranked[0]] < _LEAST_WEIGHT:
        return None
    if len(ranked) > 1 and weights[ranked[1]] > 0.6 * weights[ranked[0]]:
        return None
    return ranked[0]


def _days_of(
    n: int, group: Sequence[int], tellings: Mapping[int, Sequence[_Telling]], year: int, likeness: _Likeness
) -> dict[int, dt.date]:
    """The day of each weekday that the article, or else its neighbours, name bare and another sentence names in full."""
    own = _elected(tellings[n], group, tellings, year, likeness)
    if own:
        return own
    votes: defaultdict[int, set[dt.date]] = defaultdict(set)
    for member in group[1:]:
        for weekday, day in _elected(tellings[member], group, tellings, year, likeness).items():
            votes[weekday].add(day)
    named = {weekday for telling in tellings[n] for weekday, _, ahead in telling.weekdays if not ahead}
    return {weekday: min(days) for weekday, days in sorted(votes.items()) if len(days) == 1 and weekday in named}


def _elected(
    own: Sequence[_Telling],
    group: Sequence[int],
    tellings: Mapping[int, Sequence[_Telling]],
    year: int,
    likeness: _Likeness,
) -> dict[int, dt.date]:
    votes: defaultdict[int, defaultdict[dt.date, float]] = defaultdict(lambda: defaultdict(float))
    for telling in own:
        for weekday in {weekday for weekday, _, ahead in telling.weekdays if not ahead}:
            for member in group:
                for other in tellings[member]:
                    alike = likeness(telling, other) if other.days else 0.0
                    for given, month, day in other.days if alike else ():
                        on = _on(given or year, month, day)
                        if on is not None and on.weekday() == weekday and on.year == year:
                            votes[weekday][on] += alike
    out = {}
    for weekday, days in sorted(votes.items()):
        ranked = sorted(days, key=lambda day: (-days[day], day))
        sure = days[ranked[0]] >= _LEAST_ELECTED
        if sure and (len(ranked) == 1 or days[ranked[1]] <= 0.5 * days[ranked[0]]):
            out[weekday] = ranked[0]
    return out


def _stands_on(own: Sequence[_Telling], days: Mapping[int, dt.date]) -> dt.date | None:
    """The day on which the article stands: that of the weekday by which its first lines speak, on or after the known days."""
    if not days:
        return None
    told = [t for t in own if any(not ahead for _, _, ahead in t.weekdays)]
    first = [(weekday, said) for t in told[:2] for weekday, said, ahead in t.weekdays if not ahead]
    if not first:
        return None
    stand = next((weekday for weekday, said in first if said), first[0][0])
    found = {day + dt.timedelta(days=(stand - weekday) % 7) for weekday, day in days.items()}
    if len(found) != 1:
        return None
    return found.pop()


def _stands_near(own: Sequence[_Telling], day: dt.date) -> dt.date | None:
    """The latest day of the weekdays by which the first lines speak, each taken nearest to a day that the pile prints."""
    told = [t for t in own if any(not ahead for _, _, ahead in t.weekdays)]
    first = [weekday for t in told[:2] for weekday, _, ahead in t.weekdays if not ahead]
    near = [day + dt.timedelta(days=(weekday - day.weekday() + 3) % 7 - 3) for weekday in first]
    return max(near, default=None)
