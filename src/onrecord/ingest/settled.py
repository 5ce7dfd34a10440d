"""Undated articles of a pile in, the same with the year and the day that the pile's calendar settles out.

One article tells that a camp was hit "on Monday", another of the same strike "on Sept. 1", a third of an attack "last
year" that a fourth puts in 2013: together they say which Monday. Lines are put beside each other by the words they
share; the year is the one in which most of these pairs, and the weekdays printed with their days ("Wednesday 15 October"),
fall on their weekdays, the day the one of the weekday on which the article stands ("confirmed on Friday"). What one
article settles settles others in a second round. What contradicts itself settles nothing.
"""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from .article import Article
from .settled_tellings import RIGHTS, Telling, day_on, posted_days, printed_days, stamps_of, tellings_of

_NEIGHBOURS = 8  # articles asked about one: more would make the work quadratic
_LEAST_SHARED = 3  # words that two tellings of one thing share at least
_LEAST_BESIDE = 2  # of two sentences that stand beside each other
_LEAST_LIKENESS = 0.3
_YEARS_ON = (
    4  # a story is told within so many years of the latest that it names; a day keeps its weekday for five or more
)
_YEAR_AGO_WEIGHT, _RIGHTS_WEIGHT, _PRINTED_WEIGHT, _PAIR_WEIGHT = 1.5, 1.0, 2.0, 1.5
_LEAST_WEIGHT = 0.5
_LEAST_ELECTED = 0.5  # two pairs of sentences, or one that is much alike
_CAPTION_LIKENESS = 0.5  # of a caption and the sentence beside it, where they share words
_ROUNDS = 2
_LEAST_NEIGHBOURS = 2
_WEEK = dt.timedelta(days=7)
_BORROWED = dt.timedelta(days=2)  # twelve on the annotated piles, none farther
_ONWARD = 4  # days after that on which its first lines stand: what would be five or six later was a day or two earlier
_BESIDE = 3  # days from a day that the pile prints within which a bare weekday is taken


def settle(articles: Sequence[Article], near: Sequence[Mapping[int, float]]) -> list[Article]:
    """The articles in their order, undated ones with `year` and `around` as far as they and their neighbours settle them.

    `near` gives for each undated article its neighbours and how near each is.
    """
    undated = [n for n, article in enumerate(articles) if article.published_at is None]
    groups = {n: [n, *sorted(near[n], key=lambda o: (-near[n][o], articles[o].text))[:_NEIGHBOURS]] for n in undated}
    asked = sorted({member for group in groups.values() for member in group})
    bare = [replace(article, around=None) for article in articles]
    tellings = {n: tellings_of(bare[n]) for n in asked}
    shown = {n: printed_days(articles[n]) for n in asked}
    out, since = list(articles), dict[int, dt.date]()
    years = _years(groups, articles, tellings, shown)
    for n in undated:
        year = years[n]
        if year is None:
            out[n] = replace(articles[n], year=None)
            continue
        own = [day for day in stamps_of(articles[n]) if day.year == year]
        posted = {day for member in groups[n] for day in posted_days(articles[member])}
        days = _days_of(n, groups[n], tellings, year, _likeness(groups[n], tellings))
        since |= {n: min(days.values())} if days else {}
        around = own[0] if len(set(own)) == 1 else _stands_on(tellings[n], days) or articles[n].around
        out[n] = replace(
            articles[n], year=year, around=around or _near_printed(n, groups[n], tellings, shown, year, posted)
        )
        if len(set(own)) == 1:  # the stamp of the printed page, in the order of day and month that fits the pile's year
            out[n] = replace(out[n], published_at=dt.datetime.combine(own[0], dt.time()), published_basis="inferred")
    for _ in range(_ROUNDS):
        out = _by_settled(out, groups, bare)
    for n in undated:
        if out[n].published_at is None:
            dated = [day for member in groups[n] if (day := articles[member].published_on) is not None]
            out[n] = replace(out[n], around=_last_said(tellings[n], out[n].around, dated, since.get(n)))
    return out


def _last_said(
    own: Sequence[Telling], around: dt.date | None, dated: Sequence[dt.date], since: dt.date | None
) -> dt.date | None:
    """The last day, up to the latest of the dated neighbours, on whose weekday the article says that somebody spoke.

    A page put together from others stands on the latest day that it has from them; its first lines tell where the story began.
    A weekday that lies `since` the first known day of which it tells, or the day or two before it stands, is past by then.
    """
    if not dated or around is None:
        return around
    spoken = {weekday for telling in own for weekday, said, ahead in telling.weekdays if said and not ahead}
    days = [around + dt.timedelta(days=(weekday - around.weekday()) % 7) for weekday in sorted(spoken)]
    onward = [day for day in days if (day - around).days <= _ONWARD and (since is None or day - _WEEK < since)]
    return max([day for day in onward if day <= max(dated)], default=around)


def _by_settled(
    articles: Sequence[Article], groups: Mapping[int, Sequence[int]], bare: Sequence[Article]
) -> list[Article]:
    """The articles, those without a day on the one that articles with a day now settle: their weekdays are days."""
    out = list(articles)
    for n, group in groups.items():
        year = articles[n].year
        if year is None or articles[n].around is not None or articles[n].published_at is not None:
            continue
        tellings = {member: tellings_of(articles[member]) for member in group if member != n}
        tellings[n] = tellings_of(bare[n])
        days = _elected(tellings[n], group, tellings, year, _likeness(group, tellings))
        around = _stands_on(tellings[n], days) or _stands_with(tellings[n], [articles[m].around for m in group])
        out[n] = replace(articles[n], around=around)
    return out


def _stands_with(own: Sequence[Telling], days: Sequence[dt.date | None]) -> dt.date | None:
    """The day on which at least two neighbours stand, where the article names its weekday, and no other."""
    told = {weekday for telling in own for weekday, _, ahead in telling.weekdays if not ahead}
    counts = Counter(day for day in days if day is not None and day.weekday() in told)
    sure = len(told) == 1 and len(counts) == 1 and min(counts.values()) >= _LEAST_NEIGHBOURS
    return min(counts) if sure else None


def _likeness(group: Sequence[int], tellings: Mapping[int, Sequence[Telling]]) -> _Likeness:
    return _Likeness([tellings[member] for member in group])


class _Likeness:
    """How much two sentences tell the same: the share of their words, each the heavier the fewer sentences hold it.

    A caption and the sentence beside it tell the same where they share some words: the picture is of what is told there.
    """

    def __init__(self, articles: Sequence[Sequence[Telling]]) -> None:
        counts: defaultdict[str, int] = defaultdict(int)
        tellings = [telling for told in articles for telling in told]
        for telling in tellings:
            for word in telling.words:
                counts[word] += 1
        self._weights = {word: math.log(1 + len(tellings) / count) for word, count in counts.items()}
        self._pictured = {
            (id(one), id(other))
            for told in articles
            for before, after in pairwise(told)
            for one, other in ((before, after), (after, before))
            if one.caption != other.caption
        }

    def __call__(self, one: Telling, other: Telling) -> float:
        shared = one.words & other.words
        if one is other or len(shared) < _LEAST_SHARED:
            return 0.0
        weight, whole = self._sum(shared), min(self._sum(one.words), self._sum(other.words))
        alike = weight / whole if weight >= _LEAST_LIKENESS * whole else 0.0
        return max(alike, _CAPTION_LIKENESS if (id(one), id(other)) in self._pictured else 0.0)

    def _sum(self, words: frozenset[str]) -> float:
        return sum(self._weights[word] for word in sorted(words))


def _years(
    groups: Mapping[int, Sequence[int]],
    articles: Sequence[Article],
    tellings: Mapping[int, Sequence[Telling]],
    shown: Mapping[int, Sequence[dt.date]],
) -> dict[int, int | None]:
    """The year of each undated article: of its dated neighbours, of neighbours who have it from theirs, else elected."""
    known = {
        n: articles[n].year for n, group in groups.items() if any(articles[member].published_at for member in group)
    }
    out: dict[int, int | None] = {}
    for n, group in groups.items():
        told = {year for member in group if (year := known.get(member)) is not None}
        if n in known:
            out[n] = known[n]
        elif len(told) == 1 and _allows(tellings[n], min(told)):
            out[n] = min(told)
        else:
            out[n] = _year_of(n, group, articles, tellings, shown)
    return out


def _allows(own: Sequence[Telling], year: int) -> bool:
    """Whether nothing that an article tells speaks against the year: a later one with a month, a day on another weekday."""
    later = any(named > year for telling in own for named in telling.month_years)
    return not later and all(
        (day := day_on(year, month, number)) is not None and day.weekday() == weekday
        for telling in own
        for weekday, given, month, number, _ in telling.pairs
        if given is None
    )


def _year_of(
    n: int,
    group: Sequence[int],
    articles: Sequence[Article],
    tellings: Mapping[int, Sequence[Telling]],
    shown: Mapping[int, Sequence[dt.date]],
) -> int | None:
    """The year for which most speaks; that which is known where nothing does."""
    likeness = _likeness(group, tellings)
    told = [telling for member in group for telling in tellings[member]]
    named = [year for telling in told for year in telling.years]
    stamped = {int(year) for member in group for year in RIGHTS.findall(articles[member].text)}
    printed = {day.year for member in group for day in shown[member]}
    known = articles[n].year
    if not (named or known or stamped or printed):
        return None
    often = [year for year, count in Counter(named).items() if count > 1]
    floor = max(often or named, default=min(stamped | printed, default=known or 0))  # one alone may be a season to come
    floor = max([floor, *(year for telling in told for year in (*telling.month_years, *telling.bygone))])
    weights: defaultdict[int, float] = defaultdict(float)
    for stamp in sorted(year for year in stamped if year >= floor):
        weights[stamp] += _RIGHTS_WEIGHT
    for year in sorted(year for year in printed if year >= floor):
        weights[year] += _PRINTED_WEIGHT
    pairs = {pair for telling in told for pair in telling.pairs if pair[1] is None}
    for weekday, _, month, number, _ in sorted(pairs, key=str):
        for year in range(floor, floor + _YEARS_ON + 1):
            on = day_on(year, month, number)
            if on is not None and on.weekday() == weekday:
                weights[year] += _PAIR_WEIGHT
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
            own = {(month, day) for _, _, month, day, _ in other.pairs}  # they have their weekday
            bare = [(month, day) for year, month, day in other.days if year is None and (month, day) not in own]
            for year in range(floor, floor + _YEARS_ON + 1):
                if any(
                    (on := day_on(year, month, day))
                    and on.weekday() == weekday
                    and telling.tells_on(other, said, month, day)
                    for weekday, said, ahead in telling.weekdays
                    if not ahead
                    for month, day in bare
                ):
                    weights[year] += alike
    ranked = sorted(weights, key=lambda year: (-weights[year], year))
    if not ranked or weights[ranked[0]] < _LEAST_WEIGHT:
        return None
    if len(ranked) > 1 and weights[ranked[1]] > 0.6 * weights[ranked[0]]:
        return None
    return ranked[0]


def _days_of(
    n: int, group: Sequence[int], tellings: Mapping[int, Sequence[Telling]], year: int, likeness: _Likeness
) -> dict[int, dt.date]:
    """The day of each weekday that the article, or else its neighbours, name bare and another sentence names in full.

    A neighbour's weekday is the article's too where that speaks on it or within the two days after: a "Thursday" in a report of some
    Sunday may be of another week.
    """
    own = _elected(tellings[n], group, tellings, year, likeness)
    if own:
        return own
    votes: defaultdict[int, set[dt.date]] = defaultdict(set)
    for member in group[1:]:
        for weekday, day in _elected(tellings[member], group, tellings, year, likeness).items():
            votes[weekday].add(day)
    named = {weekday for telling in tellings[n] for weekday, _, ahead in telling.weekdays if not ahead}
    found = {weekday: min(days) for weekday, days in sorted(votes.items()) if len(days) == 1 and weekday in named}
    stands = _stands_on(tellings[n], found)
    sure = stands is not None and stands - max(found.values()) <= _BORROWED
    return found if sure else {}


def _elected(
    own: Sequence[Telling],
    group: Sequence[int],
    tellings: Mapping[int, Sequence[Telling]],
    year: int,
    likeness: _Likeness,
) -> dict[int, dt.date]:
    votes: defaultdict[int, defaultdict[dt.date, float]] = defaultdict(lambda: defaultdict(float))
    for telling in own:
        for weekday, said in {(weekday, said) for weekday, said, ahead in telling.weekdays if not ahead}:
            for member in group:
                for other in tellings[member]:
                    alike = likeness(telling, other) if other.days else 0.0
                    for given, month, day in other.days if alike else ():
                        on = day_on(given or year, month, day)
                        fits = on is not None and on.weekday() == weekday and on.year == year
                        if on is not None and fits and telling.tells_on(other, said, month, day):
                            votes[weekday][on] += alike
    out = {}
    for weekday, days in sorted(votes.items()):
        ranked = sorted(days, key=lambda day: (-days[day], day))
        sure = days[ranked[0]] >= _LEAST_ELECTED
        if sure and (len(ranked) == 1 or days[ranked[1]] <= 0.5 * days[ranked[0]]):
            out[weekday] = ranked[0]
    return out


def _stands_on(own: Sequence[Telling], days: Mapping[int, dt.date]) -> dt.date | None:
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


def _near_printed(
    n: int,
    group: Sequence[int],
    tellings: Mapping[int, Sequence[Telling]],
    shown: Mapping[int, Sequence[dt.date]],
    year: int,
    posted: Collection[dt.date],
) -> dt.date | None:
    """The latest day of the weekdays by which the first lines speak, each taken nearest to the last day that the pile prints.

    A day is printed with a picture, a post or its weekday. What an article prints itself is past when it speaks.
    """
    printed = {day: member == n for member in reversed(group) for day in _paired(tellings[member], year)}
    printed |= {day: member == n for member in reversed(group) for day in shown[member] if day.year == year}
    if not printed:
        return None
    last = max(printed)
    if not printed[last] and last in posted and any(telling.last_month for telling in tellings[n]):
        return None  # the post that another article shows may be of what this one calls last month's
    told = [t for t in tellings[n] if not t.caption and any(not ahead for _, _, ahead in t.weekdays)]
    first = [weekday for t in told[:2] for weekday, _, ahead in t.weekdays if not ahead]
    back = 0 if printed[last] else _BESIDE
    near = [(weekday - last.weekday() + back) % 7 - back for weekday in first]
    return last + dt.timedelta(days=max(near)) if near and max(near) <= _BESIDE else None


def _paired(tellings: Sequence[Telling], year: int) -> list[dt.date]:
    """The days of the year that stand with their weekday and are past, where the two fit."""
    days = [
        (weekday, day_on(year, month, number))
        for telling in tellings
        for weekday, given, month, number, ahead in telling.pairs
        if not ahead and given in (None, year)
    ]
    days += [(weekday, day_on(year, *day)) for telling in tellings for weekday, *day in telling.feasts]
    return [day for weekday, day in days if day is not None and day.weekday() == weekday]
