"""An article in, its sentences that name a time out, and the days that it prints: of its page, of a picture, of a post."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

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
_LAST_MONTH = re.compile(r"\blast month\b", re.IGNORECASE)
_IN_YEAR = re.compile(r"\bin ((?:19|20)\d\d)\b")
_PAST = re.compile(r"\b(?:was|were|had|did|[a-z]{2,}ed)\b")
_LATER = re.compile(
    r"\b(?:this month|last (?:week|month)|(?:days|weeks?|months?) ago|previously|earlier this (?:week|month|year))\b",
    re.IGNORECASE,
)
AFTERMATH = re.compile(r"\b(?:weeks?|months?|years?)\s(?:after|later)\b", re.IGNORECASE)
_SUPPOSED = re.compile(r"\b(?:[Ii]f|[Uu]nless)\b[^.;]{0,70}$")  # "if we had sailed on Thursday"
RIGHTS = re.compile(r"(?:©|\(c\)|\bcopyright)[^\n\d]{0,40}\b((?:19|20)\d\d)\b(?!\s?[-–])", re.IGNORECASE)
_STAMP = re.compile(r"\([^()\n]{0,40}?\b(\d{1,2})/(\d{1,2})/((?:19|20)\d\d)\b[^()\n]{0,20}\)")
_PICTURE = re.compile(r"\b(?:in|at|near|outside|on)\s[^.;\n]{2,60}$", re.IGNORECASE)
_PICTURED = re.compile(
    r"\b(?:image|grab|frame|still|photo(?:graph)?|picture|footage)\b[^.\n]{0,90}\b(?:shows?|showing|taken|released)\b",
    re.IGNORECASE,
)
_CREDIT = re.compile(r"[\s.)]*(?:\[[^\[\]\n]{2,40}\])?[\s.)]*")  # what may follow the day of a caption
_SIGNATURE = 40  # code points of a handle and what parts it from the day
_SIGNED = re.compile(r"\(@\w{2,30}\)[\s,]*$")  # a post shown in the text: "- Ada Brenn (@adabrenn) June 5, 2031"
_NAMED_DAYS = (
    (re.compile(r"\bNew Year[\u2019']?s Eve\b(?!,? (?:19|20)\d\d)"), 12, 31),
    (re.compile(r"\bNew Year[\u2019']?s Day\b(?!,? (?:19|20)\d\d)"), 1, 1),
    (re.compile(r"\bChristmas Eve\b(?!,? (?:19|20)\d\d)"), 12, 24),
    (re.compile(r"\bChristmas Day\b(?!,? (?:19|20)\d\d)"), 12, 25),
)
_WITH_MONTH = re.compile(rf"\b{_MONTH}(?:\s\d{{1,2}}(?:st|nd|rd|th)?,?)?\s((?:19|20)\d\d)\b", re.IGNORECASE)
_BESIDE_DAY = re.compile(rf"\b({'|'.join(n.title() for n in _NAMES)}),?\s(?:the\s|on\s)?$")
_AFTER_DAY = re.compile(rf"^,?\s(?:\(|a\s)({'|'.join(n.title() for n in _NAMES)})\b")
_FILE = re.compile(r"\bfile\b", re.IGNORECASE)
_AHEAD = re.compile(
    r"\b(?:(?:will|would|shall|to be|plans?|planned|scheduled|due|expected|set|until|next|forecast|(?:days|weeks)['’]? time|week of)\b"
    r"[^.;]{0,50}|(?:by|before)\s(?:\w+\s){0,2})$",
    re.IGNORECASE,
)
_SAYING = r"(?:said|says|told|confirmed|announced|reported|published|revealed|acknowledged|admitted|denied|declared|statement|stated)"
_SAID = re.compile(rf"\b{_SAYING}\b[^.;,]{{0,32}}$", re.IGNORECASE)
_SAYS = re.compile(rf"^[^.;,]{{0,16}}\b{_SAYING}\b", re.IGNORECASE)
_LINE = re.compile(r"[^\n.!?]+(?:[.!?](?!\s+[\"“'(]?[A-Z]|\s*\n|\s*$)[^\n.!?]*)*[.!?]?")
_WORD = re.compile(r"[^\W\d_]{4,}")
_EMPTY = frozenset(
    "that this with have been were will would could should their there they from such about into than then when what which while "
    "after before under over more most some said says also only just even year last week month monday tuesday wednesday thursday "
    "friday saturday sunday told according officials government people".split()
)


@dataclass(frozen=True)
class Telling:
    """One sentence that names a time: its words, weekdays (with whether it says or looks ahead), days, years.

    `pairs` are weekdays printed with their days, (weekday, year, month, day, ahead); `month_years` the years that stand
    with a month, as those of the news do; `feasts` the day of a feast with the one weekday that its sentence names; `spoken` the days on which it says that something was said,
    `later` whether what is told lies back, `aftermath` whether weeks lie between it and what it looks back on ("two weeks after the raid"), `bygone` the years in which something came to pass ("a raid in 2012 cost ...").
    """

    words: frozenset[str]
    weekdays: tuple[tuple[int, bool, bool], ...]
    days: tuple[tuple[int | None, int, int], ...]
    years: tuple[int, ...]
    year_ago: bool
    pairs: tuple[tuple[int, int | None, int, int, bool], ...] = ()
    month_years: tuple[int, ...] = ()
    caption: bool = False
    last_month: bool = False
    feasts: tuple[tuple[int, int, int], ...] = ()
    spoken: frozenset[tuple[int, int]] = frozenset()
    later: bool = False
    bygone: tuple[int, ...] = ()
    aftermath: bool = False

    def tells_on(self, other: Telling, said: bool, month: int, day: int) -> bool:
        """Whether a weekday of this sentence may be that day of the other.

        "Whoever climbed the fence this month got far, the Post reported Monday" is told on another day than "climbed it on
        Sept. 19" tells of, "was freed on Thursday, two weeks after she was seized" than "seized on Feb. 7".
        """
        if self.aftermath != other.aftermath:
            return False
        return not (said and self.later) or (month, day) in other.spoken


def day_on(year: int, month: int, day: int) -> dt.date | None:
    """The day, or None where the calendar has none such."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def stamps_of(article: Article) -> list[dt.date]:
    """The days of stamps in digits ("(Tarn Daily 10/03/2031 page 4)"), the month first unless only the other order fits."""
    found = []
    for match in _STAMP.finditer(article.running):
        first, second, year = (int(part) for part in match.groups())
        found.append(day_on(year, first, second) or day_on(year, second, first))
    return [day for day in found if day is not None]


def printed_days(article: Article) -> list[dt.date]:
    """The days of publication or of a picture that an undated article shows: stamps, and dates at the end of a caption."""
    found: list[dt.date | None] = [*stamps_of(article)] if article.published_at is None else []
    for match in _DAY.finditer(article.running):
        line = article.running.rfind("\n", 0, match.start()) + 1
        last = article.running.find("\n", match.end())
        ends = article.running[match.end() : last if last >= 0 else None].strip(" .)")
        before = article.running[line : match.start()]
        shown = _PICTURE.search(before) is not None and _CREDIT.fullmatch(ends) is not None
        if match["y"] and (shown or _SIGNED.search(before)) and not _FILE.search(before):
            day = _day(match)
            found.append(day_on(int(match["y"]), day[1], day[2]) if day else None)
    return [day for day in found if day is not None]


def posted_days(article: Article) -> list[dt.date]:
    """The days of the posts that an article shows: of those who first told of it, maybe long before it came out."""
    days = [
        day_on(int(match["y"]), told[1], told[2])
        for match in _DAY.finditer(article.running)
        if match["y"] and _SIGNED.search(article.running, max(0, match.start() - _SIGNATURE), match.start())
        for told in [_day(match)]
        if told is not None
    ]
    return [day for day in days if day is not None]


def tellings_of(article: Article) -> list[Telling]:
    """The sentences of headline, body and captions that name a time; where its day is known its weekdays are days."""
    published = article.published_on or article.around
    told = [part for part in article.passages if part.kind in {"body", "headline"}]
    captions = {(part.start, part.end) for part in captions_of(article)}
    spans = sorted({(part.start, part.end) for part in told} | captions)
    out = []
    for first, last in spans or [(0, len(article.running))]:
        for match in _LINE.finditer(article.running, first, last):
            line = match[0]
            printed = [found for found in _DAY.finditer(line) if not _AHEAD.search(line[: found.start()][-60:])]
            days = [_day(found) for found in printed]
            spoken = frozenset(
                (told[1], told[2])
                for found, told in zip(printed, days, strict=True)
                if told and (_SAID.search(line[: found.start()]) or _SAYS.search(line[found.end() :]))
            )
            weekdays = []
            for found in _WEEKDAY.finditer(line):
                before, after = line[: found.start()], line[found.end() :]
                ahead = bool(_AHEAD.search(before[-60:]) or _SUPPOSED.search(before[-80:]))
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
            month_years = tuple(
                int(y[1]) for y in _WITH_MONTH.finditer(line) if not _AHEAD.search(line[: y.start()][-60:])
            )
            last_month = _LAST_MONTH.search(line) is not None
            if weekdays or kept or years or year_ago or last_month:
                words = frozenset(w[:5].lower() for w in _WORD.findall(line) if w.lower() not in _EMPTY)
                caption = (first, last) in captions or (bool(kept) and _PICTURED.search(line) is not None)
                out.append(
                    Telling(
                        words,
                        tuple(weekdays),
                        kept,
                        tuple(years),
                        year_ago,
                        pairs=_pairs(line),
                        month_years=month_years,
                        caption=caption,
                        last_month=last_month,
                        feasts=_feasts(line),
                        spoken=spoken,
                        later=_LATER.search(line) is not None,
                        aftermath=AFTERMATH.search(line) is not None,
                        bygone=tuple(
                            int(y[1]) for y in _IN_YEAR.finditer(line) if int(y[1]) in years and _PAST.search(line)
                        ),
                    )
                )
    return out


def _pairs(line: str) -> tuple[tuple[int, int | None, int, int, bool], ...]:
    """The weekdays of a line that stand with their day: "Wednesday 15 October", "June 4, a Sunday"."""
    pairs = []
    for found in _DAY.finditer(line):
        before, after = line[: found.start()], line[found.end() :]
        weekday, day = _BESIDE_DAY.search(before) or _AFTER_DAY.search(after), _day(found)
        if weekday and day:
            pairs.append((_NAMES.index(weekday[1].lower()), *day, bool(_AHEAD.search(before[-60:]))))
    return tuple(pairs)


def _feasts(line: str) -> tuple[tuple[int, int, int], ...]:
    """(weekday, month, day) of "New Year's Eve ... on Sunday night"; nothing where other days stand in the line."""
    told = {_NAMES.index(found[0].lower()) for found in _WEEKDAY.finditer(line)}
    if len(told) != 1 or _DAY.search(line):
        return ()
    (weekday,) = told
    return tuple((weekday, month, day) for name, month, day in _NAMED_DAYS if name.search(line))


def _day(found: re.Match[str]) -> tuple[int | None, int, int] | None:
    name = (found["m"] or found["m2"])[:3].lower()
    month = next(n for n, m in enumerate(MONTHS, start=1) if m[:3].lower() == name)
    day = int(found["d"] or found["d2"])
    return (int(found["y"]) if found["y"] else None, month, day) if 1 <= day <= 31 else None
