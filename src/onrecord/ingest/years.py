"""A pile of articles in, the same articles out, with what datelines and stamps leave open ("TOKYO, September 21", "Updated Thursday")."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from .article import Article
from .assemble import midnight
from .captions import captions_of
from .dateline import find_dateline
from .lines import FUNCTION_WORDS
from .published import DATE, MONTHS, PartialDate, is_date_line, parse_date
from .settled import settle
from .settled_tellings import AFTERMATH

_YEAR = re.compile(
    rf"(?:\b(?:in|since|of|from|during|early|late|mid|{'|'.join(MONTHS)}|{DATE},?)[\s-]|\(|^)(?P<year>(?:19|20)\d\d)\b(?![-,.]?\d|\s+(?:people|men|troops|soldiers))",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\b(?:(?:will|would|shall|plan(?:s|ned)?|expect(?:s|ed)?|due|until|till|scheduled|target|next|forecast|elections?)\b[^.;]{0,60}"
    r"|(?:through|by|before)\s+(?:\w+\s+){0,2}\w?)$",
    re.IGNORECASE,
)
_DAY_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_PAIR = re.compile(rf"\b(?P<weekday>{'|'.join(_DAY_NAMES)}),?\s+(?:the\s+)?(?P<date>{DATE})", re.IGNORECASE)
_WEEKDAY = re.compile(rf"\b(?:{'|'.join(_DAY_NAMES)})\b", re.IGNORECASE)
_SENTENCE = re.compile(r".{20,}?(?:[.!?](?=\s|$)|$)")
_OTHER_WEEK = re.compile(rf"\b(?:last|next|every|each)\s+(?:{'|'.join(_DAY_NAMES)})\b|\b{DATE}", re.IGNORECASE)
_WITH_MONTH = re.compile(
    rf"\b(?:{'|'.join(MONTHS)}|[A-Z][a-z]{{2}}\.)(?:\s+\d{{1,2}}(?:st|nd|rd|th)?,?)?\s+(?P<year>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_YEARS_ON = 6  # years within which a weekday and a day meet once or twice
_SHARED_TERMS = 2  # names in first sentences that tell of one thing
_BESIDE = dt.timedelta(days=1)
_TERM = re.compile(r"\b[A-ZÀ-Þ][\w’'-]{3,}")
_NO_TERMS = FUNCTION_WORDS | {*_DAY_NAMES, *MONTHS}
_NEAR_DAYS = 60.0  # reports on one story stand closer than this
_FREQUENT = 400  # a term in more articles than this links nothing, and would make the work quadratic


@dataclass(frozen=True)
class _Clues:
    """What one article gives for dating: its terms, a certain day, the latest past year it names, weekdays with days.

    `dateline` is a day without its year, of the dateline or of the page's own stamp; `stamped` the weekday of a stamp that
    shows no more; `opening` the weekday of which the paragraph under the dateline tells; `looks_back`: the latest year is
    named bare ("in 2009 she was jailed"), as writers name years that are past; `opening_terms` the names of that paragraph's
    first sentence, none where it tells what came weeks after ("was freed on Thursday, two weeks after she was seized").
    """

    terms: frozenset[str]
    day: dt.date | None
    latest_year: int | None
    weekdays: tuple[tuple[PartialDate, int], ...]
    dateline: PartialDate | None
    stamped: int | None = None
    opening: int | None = None
    looks_back: bool = False
    opening_terms: frozenset[str] = frozenset()


def infer_years(articles: Sequence[Article]) -> list[Article]:
    """The articles in the same order; one whose dateline or stamp lacks the year gets `published_at` (basis `inferred`).

    One that shows only a weekday ("Updated 18:45 Thursday") gets the only such day on which the articles that share its
    names, those dated here too, are dated or that is next to them. One that shows no day at all gets `year` alone, where
    its neighbours agree on it.
    The year is taken from dated articles of the pile that share its names, nearest day first; else from the years
    that it and they name as past, checked against weekdays printed with days. No evidence: no date.
    """
    clues = [_clues(article) for article in articles]
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for number, each in enumerate(clues):
        for term in each.terms:
            holders[term].append(number)
    near = [_neighbours(number, each, holders, len(articles)) for number, each in enumerate(clues)]
    found = [_dated(article, clues[n], near[n], clues) for n, article in enumerate(articles)]
    dated = [
        replace(each, day=article.published_on) if article.published_on else each
        for article, each in zip(found, clues, strict=True)
    ]
    return settle([_placed(article, dated[n], near[n], dated) for n, article in enumerate(found)], near)


def _placed(article: Article, own: _Clues, neighbours: dict[int, float], clues: Sequence[_Clues]) -> Article:
    """The article with the day of its weekday stamp, else the year, as all its dated neighbours give them."""
    if article.published_at is not None:
        return article
    others = [(clues[number], weight) for number, weight in sorted(neighbours.items())]
    days = [other.day for other, _ in others if other.day]
    if own.stamped is not None and days:
        first, last = min(days) - _BESIDE, max(days) + _BESIDE
        fits = [first + dt.timedelta(days=n) for n in range((last - first).days + 1)]
        fits = [day for day in fits if day.weekday() == own.stamped]
        if len(fits) == 1:
            moment = dt.datetime.combine(fits[0], dt.time())
            return replace(article, published_at=moment, published_basis="inferred", year=None)
    year = _shared_year(others) or article.year
    return replace(article, year=year, around=_told_day(own, [other for other, _ in others]))


def _told_day(own: _Clues, others: Sequence[_Clues]) -> dt.date | None:
    """The day of which an undated article tells in its first sentence, where dated neighbours open with the same weekday."""
    if own.opening is None:
        return None
    alike = [
        other
        for other in others
        if other.day and other.opening == own.opening and len(other.opening_terms & own.opening_terms) >= _SHARED_TERMS
    ]
    days = {other.day - dt.timedelta(days=(other.day.weekday() - own.opening) % 7) for other in alike if other.day}
    return days.pop() if len(days) == 1 else None


def _clues(article: Article) -> _Clues:
    told = [part for part in article.passages if part.kind in {"body", "headline", "dateline"}]
    spans = sorted((part.start, part.end) for part in [*told, *captions_of(article)])
    text = "\n".join(article.running[start:end] for start, end in spans)
    years = [
        int(m["year"]) for m in _YEAR.finditer(text) if not _AHEAD.search(text, max(0, m.start() - 70), m.start() + 1)
    ]
    pairs = []
    for found in _PAIR.finditer(text):
        date = parse_date(found["date"])
        if date and date.year is None:
            pairs.append((date, _DAY_NAMES.index(found["weekday"].lower())))
    dateline, opening, lead = None, None, ""
    for part in article.passages:
        if part.kind == "dateline":
            found_line = find_dateline(article.running[part.start : part.end + 40])
            dateline = found_line.date if found_line else None
            lead = article.running[part.end :].lstrip().partition("\n")[0]
    stamped = None
    if dateline is None:
        dateline, stamped = _stamp(article)
    if dateline is None:
        lead = next((article.running[part.start : part.end] for part in article.passages if part.kind == "body"), "")
    sentence = _SENTENCE.match(lead)
    opening = _opening_weekday(sentence[0]) if sentence else None
    certain = article.published_on if article.published_basis in {"metadata", "dateline"} else None
    return _Clues(
        _terms(text),
        certain,
        max(years) if years else None,
        tuple(pairs),
        dateline,
        stamped,
        opening,
        bool(years) and all(year != max(years) for year in _dated_years(text)),
        frozenset(term[:5] for term in _terms(sentence[0]))
        if sentence and not AFTERMATH.search(sentence[0])
        else frozenset(),
    )


def _terms(text: str) -> frozenset[str]:
    """The capitalised words of a text in lower case, those aside that every report may hold."""
    return frozenset(term for found in _TERM.findall(text) if (term := found.lower()) not in _NO_TERMS)


def _opening_weekday(sentence: str) -> int | None:
    """The weekday of which the first sentence tells ("a spokesman said on Sunday"); None where it names a day or several."""
    told = _WEEKDAY.findall(sentence)
    if len(told) != 1 or _OTHER_WEEK.search(sentence):
        return None
    return _DAY_NAMES.index(told[0].lower())


def _dated_years(text: str) -> list[int]:
    """The years that stand with a month or a day, as years of the news do."""
    return [int(found["year"]) for found in _WITH_MONTH.finditer(text)]


def _stamp(article: Article) -> tuple[PartialDate | None, int | None]:
    """The day without a year, or the weekday, that a line above the body shows ("Wednesday 14 March, 19:00")."""
    body = next((part.start for part in article.passages if part.kind == "body"), 0)
    weekday = None
    for line in article.text[:body].split("\n"):
        if is_date_line(line.strip()):
            found, named = parse_date(line), _WEEKDAY.search(line)
            if found and found.year is None:
                return found, None
            if not found and named and weekday is None:
                weekday = _DAY_NAMES.index(named[0].lower())
    return None, weekday


def _neighbours(number: int, clues: _Clues, holders: dict[str, list[int]], total: int) -> dict[int, float]:
    """Other articles that share names with this one, weighed by how rare the names are; only where a year is sought."""
    if clues.day:
        return {}
    weights: defaultdict[int, float] = defaultdict(float)
    for term in sorted(clues.terms):
        sharing = holders[term]
        if 1 < len(sharing) <= _FREQUENT:
            for other in sharing:
                weights[other] += math.log(1 + total / len(sharing))
    weights.pop(number, None)
    strongest = max(weights.values(), default=0.0)
    return {other: weight for other, weight in weights.items() if weight >= 0.25 * strongest}


def _dated(article: Article, own: _Clues, neighbours: dict[int, float], clues: Sequence[_Clues]) -> Article:
    if article.published_at is not None:
        return article
    others = [(clues[number], weight) for number, weight in sorted(neighbours.items())]
    if own.dateline is None:
        return replace(article, year=_shared_year(others) or _named_year(own, others))
    year = _nearest_year(own, others) or _named_year(own, others)
    moment = midnight(own.dateline, year) if year else None
    return replace(article, published_at=moment, published_basis="inferred") if moment else article


def _shared_year(others: Sequence[tuple[_Clues, float]]) -> int | None:
    """The year of nearly all dated neighbours; None where they fall into several, as around New Year."""
    weights: defaultdict[int, float] = defaultdict(float)
    for other, weight in others:
        if other.day:
            weights[other.day.year] += weight
    if not weights:
        return None
    year = max(weights, key=lambda each: (weights[each], each))
    return year if weights[year] >= 0.9 * sum(weights.values()) else None


def _nearest_year(own: _Clues, others: Sequence[tuple[_Clues, float]]) -> int | None:
    """The year that brings the dateline nearest to the days of dated neighbours, if near enough to be one story."""
    assert own.dateline is not None
    scores: defaultdict[int, float] = defaultdict(float)
    for other, weight in others:
        if other.day is None:
            continue
        for year in (other.day.year - 1, other.day.year, other.day.year + 1):
            day = own.dateline.in_year(year)
            if day and abs((day - other.day).days) <= _NEAR_DAYS:
                scores[year] += weight * math.exp(-abs((day - other.day).days) / 15)
    return max(scores, key=lambda year: (scores[year], year)) if scores else None


def _named_year(own: _Clues, others: Sequence[tuple[_Clues, float]]) -> int | None:
    """The latest past year that the article and its neighbours name, if their weekdays allow it.

    An article alone says too little, since a year that it names may be long past: then only weekdays decide.
    """
    named = [other.latest_year for other, _ in others if other.latest_year]
    floor = own.latest_year or 0
    pairs = [*own.weekdays, *(pair for other, _ in others for pair in other.weekdays)]
    if named:
        year = max([floor, *named])
        told = _told_year(own, others, year)
        if told is not None:
            year = told
        return year if _weekdays_fit(pairs, year) else None
    if own.weekdays and floor:
        fitting = [year for year in range(floor, floor + 6) if _weekdays_fit(own.weekdays, year)]
        return fitting[0] if len(fitting) == 1 else None
    return None


def _told_year(own: _Clues, others: Sequence[tuple[_Clues, float]], latest: int) -> int | None:
    """The one year after `latest` in which the dateline falls on the weekday that it tells of, where `latest` is but looked back on.

    A report that tells of Sunday is datelined Sunday, seldom Monday; so `latest` stays where it fits the first, and where it
    fits the second and is named with a month, as a year of the news is.
    """
    if own.dateline is None or own.opening is None:
        return None
    named = [clues for clues in (own, *(other for other, _ in others)) if clues.latest_year == latest]
    years = range(latest, latest + _YEARS_ON + 1)
    days = {year: day.weekday() for year in years if (day := own.dateline.in_year(year))}
    fits = [year for year, weekday in days.items() if weekday == own.opening]
    if latest in fits or len(fits) != 1 or not all(clues.looks_back for clues in named):
        return None
    return fits[0]


def _weekdays_fit(pairs: Sequence[tuple[PartialDate, int]], year: int) -> bool:
    """True where most days printed with a weekday fall on it in that year."""
    days = [(date.in_year(year), weekday) for date, weekday in pairs]
    wrong = sum(day is None or day.weekday() != weekday for day, weekday in days)
    return 2 * wrong <= len(days)
