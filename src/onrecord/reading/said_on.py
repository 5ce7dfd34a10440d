"""In: drafts of attributions, the time expressions of the article. Out: the day on which each was said, or why none is given.

A date counts for the cue in whose sentence it stands outside every content; it dates the speaking, not what is spoken of.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from spacy.tokens import Token

from .annotations import Time
from .attributions.clauses import dep, walk_up
from .attributions.drafts import Draft
from .attributions.embedded import signature
from .attributions.layout import Layout
from .occasion_words import OCCASION_NOUNS
from .speech_dates import aside_of, modifies, of_speech
from .times.outlook import points_ahead
from .times.reader import is_programme

if TYPE_CHECKING:
    from .occasions import Occasions

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_EXPRESSION = re.compile(
    r"(?:\b|(?<=\bon))(?:(?P<mod>last|next|this|earlier|late|early|previous)\s+)?(?P<weekday>"
    + "|".join(WEEKDAYS)
    + r")\b"
    r"|\b(?P<month>"
    + "|".join(MONTHS)
    + r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?\b"
    r"(?:,?\s+(?P<year>\d{4}))?"
    r"|\b(?P<day2>\d{1,2})(?:st|nd|rd|th)?\s+(?P<month2>" + "|".join(MONTHS) + r")\b(?:,?\s+(?P<year2>\d{4}))?"
    r"|\b(?P<rel>today|yesterday|tonight|last night|this (?:morning|afternoon|evening))\b"
    r"|\b(?P<vague>(?:last|earlier this|previous|this past|earlier in the) (?:week|month|year|day|weeks|months|years|days)"
    r"(?: ago| earlier| before)?|(?:a|two|three|several|few) (?:week|month|year|day)s? (?:ago|earlier|before)(?! [a-z])"
    r"|previously|recently|in the past|days earlier"
    # A month alone ("in February") is another time than the day of which the article tells.
    r"|(?:in|last|back in) (?:early |late |mid-)?(?:" + "|".join(MONTHS) + r")(?! \d{1,2}\b)(?:,? \d{4})?)\b",
    re.I,
)


_GIVEN = frozenset(("conducted", "held", "recorded", "given", "made", "taped", "filmed", "delivered"))
_NEAR = 6  # words from the verb to its day
_RECENT = 14  # days: what lies farther back is background
_BYGONE = 60  # days
_ENTRY = re.compile(r"(?:[01]?\d|2[0-3])[:.][0-5]\d\b")
_LEAST_ENTRIES = 3
_PERFECT = frozenset(("had", "has", "have", "'d", "’d", "'ve", "’ve", "will", "would", "may", "might", "could"))


@dataclass(frozen=True)
class When:
    """A date of speaking: what the text says, the day if it is settled, its place, and whether it only looks back."""

    words: str
    day: dt.date | None
    at: int
    vague: bool = False
    where: str = "in its sentence"

    @property
    def key(self) -> str:
        """What makes two of them one: the day, else the words."""
        return self.day.isoformat() if self.day else self.words.lower()


def own_time(layout: Layout, draft: Draft, contents: set[int], around: frozenset[int] | None = None) -> When | None:
    """The date that the cue's sentence gives for the speaking.

    `contents` are the tokens of all contents in which it cannot stand; `around` those of the words that a nested one is
    part of: a date outside them is that of the outer words.
    """
    if draft.anchor < 0:
        return None
    doc = layout.doc
    signed = signature(layout, draft)
    if signed is not None:
        written = _EXPRESSION.search(layout.text, *signed.span("day"))
        day = resolve(written, None) if written else None
        return When(signed["day"], day, layout.at(signed.start("day")))
    start, end = layout.sentence(draft.anchor)
    found = [
        w
        for w in _times(layout, start, end)
        if (w.at not in contents or modifies(doc[w.at], draft))
        and (around is None or w.at in around)
        and of_speech(doc[w.at], draft)
    ]
    held = [
        w for w in _times(layout, start, end) if w.at not in contents and around is None and _of_occasion(doc[w.at])
    ]
    if held:
        return held[0]  # "in an interview given on Friday and published the day after"
    aside = aside_of(doc[draft.anchor])
    if aside is not None:
        # "confirmed on Friday, a day after it had insisted": Friday is the day of the confirming
        verb, days = aside
        inside = [w for w in found if doc[w.at].i == verb.i or verb.is_ancestor(doc[w.at])]
        found = inside or [
            When(f"a day {'after' if days < 0 else 'before'} {w.words}", w.day + dt.timedelta(days=days), w.at, w.vague)
            for w in found
            if days and w.day is not None
        ]
    found.sort(key=lambda w: (w.vague, abs(w.at - draft.anchor)))
    return found[0] if found else None


def _of_occasion(token: Token) -> bool:
    """Whether the day follows the "given" or "recorded" of an interview "in" which the words were said: by the words, parsers differ."""
    doc = token.doc
    at = next((i for i in range(token.i - 1, max(0, token.i - _NEAR), -1) if doc[i].lower_ in _GIVEN), None)
    if at is None or any(t.is_punct or t.pos_ in ("VERB", "CCONJ") for t in doc[at + 1 : token.i]):
        return False
    noun = next((i for i in range(at - 1, max(0, at - 3), -1) if doc[i].lemma_.lower() in OCCASION_NOUNS), None)
    first = next((i for i in range(noun - 1, max(-1, noun - 4), -1) if doc[i].pos_ == "ADP"), None) if noun else None
    return first is not None and doc[first].lower_ in ("in", "during", "at")


def _in_a_name(layout: Layout, match: re.Match[str]) -> bool:
    """Whether the word is part of what a paper or programme is called: the "Sunday Post", Radio Ebb's "Today Show"."""
    low, high = match.span()
    mentions = layout.doc._.mentions
    return is_programme(layout.text, low, high) or any(
        m.form == "name"
        and m.type in ("MEDIA", "ORG")
        and m.start <= low
        and high <= m.end
        and m.end - m.start > high - low
        for m in mentions
    )


def _times(layout: Layout, start: int, end: int) -> list[When]:
    """Time expressions between two tokens: those of the pipeline, else those that a regular expression finds."""
    doc = layout.doc
    low, high = doc[start].idx, doc[end - 1].idx + len(doc[end - 1].text)
    published = doc._.article.published_on
    out: list[When] = []
    named: list[int] = []
    given: list[Time] = [t for t in doc._.times if low <= t.start < high]
    for match in _EXPRESSION.finditer(layout.text, low, high):
        at = _token_at(layout, match.start(), start, end)
        if _in_a_name(layout, match):
            named.append(at)
            continue
        time = next((t for t in given if t.start < match.end() and match.start() < t.end), None)
        day = time.first if time is not None and time.first is not None and time.first == time.last else None
        if match.group("weekday") and published is not None and (day is None or day > published):
            if day is not None and points_ahead(layout.text, *match.span("weekday"), day.weekday(), published):
                named.append(at)  # "called a march for Friday"
                continue
            day = resolve(match, published)  # what is reported as said was said before it was published
        day = day or resolve(match, published)
        vague = bool(match.group("vague")) or (
            (match.group("mod") or "").lower() in ("last", "previous") and day is None
        )
        out.append(When(match.group(), day, at, vague))
    for time in given:
        if time.type == "DATE" and time.first is not None and time.first == time.last:
            at = _token_at(layout, time.start, start, end)
            if at not in named and not any(w.at == at or time.start <= doc[w.at].idx < time.end for w in out):
                out.append(When(layout.text[time.start : time.end], time.first, at))
    return out


def days_between(layout: Layout, start: int, end: int) -> list[dt.date]:
    """The settled days that the text between two tokens names, one of each, in order."""
    return list(dict.fromkeys(w.day for w in _times(layout, start, end) if w.day is not None))


def _token_at(layout: Layout, char: int, start: int, end: int) -> int:
    return min(max(layout.at(char), start), end - 1)


def resolve(match: re.Match[str], published: dt.date | None) -> dt.date | None:
    """The day of an expression, seen from the day of publication; None where it cannot be settled."""
    if match.group("vague"):
        return None
    month = match.group("month") or match.group("month2")
    if month:
        year = match.group("year") or match.group("year2")
        number = next(i for i, name in enumerate(MONTHS, 1) if name.startswith(month.lower()[:3]))
        return _date(int(year) if year else None, number, int(match.group("day") or match.group("day2")), published)
    if published is None:
        return None
    if match.group("rel"):
        return published - dt.timedelta(days=match.group("rel").lower() in ("yesterday", "last night"))
    back = (published.weekday() - WEEKDAYS.index(match.group("weekday").lower())) % 7
    modifier = (match.group("mod") or "").lower()
    if modifier == "next":
        return None
    return published - dt.timedelta(days=back or (7 if modifier == "last" else 0))


def _date(year: int | None, month: int, day: int, published: dt.date | None) -> dt.date | None:
    if year is None:
        if published is None:
            return None
        year = published.year - ((month, day) > (published.month, published.day) and month - published.month > 6)
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def find_dates(
    layout: Layout, drafts: list[Draft], above: list[int | None], occasions: Occasions
) -> list[tuple[dt.date | None, str]]:
    """(day, basis) for each draft: its own date, else that of its occasion, else None with the reason."""
    out: list[tuple[dt.date | None, str]] = []
    report_day, only_day = _report_day(layout), _only_day(layout, drafts)
    now = [_told_now(layout, draft) for draft in drafts]
    live = _live_day(layout)
    for number in range(len(drafts)):
        own = occasions.when[number]
        if own is not None:
            why = f"'{own.words}' {own.where}"
            out.append((own.day, why if own.day else f"{why}, which the text does not settle"))
            continue
        if above[number] is not None:
            out.append((None, "nested: the date of the outer words is not its own"))
            continue
        shared = [w for w in (occasions.when[i] for i in occasions.fellows(number)) if w is not None and not w.vague]
        if shared:
            best = next((w for w in shared if w.day), shared[0])
            why = f"'{best.words}' on the same occasion"
            out.append((best.day, why if best.day else f"{why}, which the text does not settle"))
        elif report_day is not None and occasions.kind_of(number) == "press conference":
            out.append((report_day, "a news conference in a report of that day"))
        elif live is not None and not _looks_back(layout, drafts[number]):
            out.append((live, "an entry of a page that tells the hours of one day"))
        elif (
            only_day is not None
            and not _of_long_ago(layout, drafts, drafts[number].anchor, only_day)
            and (now[number] or (drafts[number].anchor < 0 and any(now[i] for i in occasions.fellows(number))))
        ):
            out.append((only_day, "all that the report tells of is of that day"))
        else:
            out.append((None, "no date is given"))
    return out


def _report_day(layout: Layout) -> dt.date | None:
    """The day of publication where the first paragraph of the body tells of that very day, as agencies' reports do."""
    published = layout.doc._.article.published_on
    lead = next(((a, b) for a, b in layout.paragraphs if a < b and layout.kinds[a] == "body" and b - a > 8), None)
    if published is None or lead is None:
        return None
    return published if any(w.day == published for w in _times(layout, *lead)) else None


def _live_day(layout: Layout) -> dt.date | None:
    """The day of publication of a page whose entries begin with hours ("17:55 Mayor resigns"), None of any other article."""
    published: dt.date | None = layout.doc._.article.published_on
    entries = sum(_ENTRY.match(layout.text, layout.starts[a]) is not None for a, b in layout.paragraphs if a < b)
    return published if published is not None and entries >= _LEAST_ENTRIES else None


def _looks_back(layout: Layout, draft: Draft) -> bool:
    """Whether the cue tells of what was said at some time before: "had warned"."""
    return draft.anchor >= 0 and any(c.lower_ == "had" for c in layout.doc[draft.anchor].children)


def _of_long_ago(layout: Layout, drafts: list[Draft], anchor: int, today: dt.date) -> bool:
    """Whether the cue's sentence puts what was said long before the day: "Four years ago a court ordered a new roof"."""
    if anchor < 0:
        return False
    start, end = layout.sentence(anchor)
    low, high = layout.doc[start].idx, layout.doc[end - 1].idx + len(layout.doc[end - 1].text)
    named = [t for t in layout.doc._.times if low <= t.start < high and t.last is not None]
    named = [t for t in named if not any(d.holds(layout.at(t.start)) for d in drafts)]
    return any(t.last is not None and (today - t.last).days > _BYGONE for t in named)


def _only_day(layout: Layout, drafts: list[Draft]) -> dt.date | None:
    """The day of publication where the lead tells of a happening of that day and of nothing in the days before it.

    What is said of it was said then. That somebody spoke on that day settles nothing.
    """
    published: dt.date | None = layout.doc._.article.published_on
    lead = next(((a, b) for a, b in layout.paragraphs if a < b and layout.kinds[b - 1] == "body" and b - a > 8), None)
    if published is None or lead is None:
        return None
    anchors = {draft.anchor for draft in drafts}
    times = [w for w in _times(layout, *lead) if w.day is not None and layout.kinds[w.at] == "body"]
    if any(w.day is not None and 0 < (published - w.day).days <= _RECENT for w in times):
        return None
    for when in times:
        above = next((t for t in walk_up(layout.doc[when.at]) if t.pos_ == "VERB"), None)
        if when.day == published and above is not None and above.i not in anchors and above.tag_ in ("VBD", "VBN"):
            return published
    return None


def _told_now(layout: Layout, draft: Draft) -> bool:
    """Whether the cue is a verb in the simple past or present, or a colon: "said", "denies", not "had warned", "has long said"."""
    if draft.anchor < 0:
        return False
    verb = layout.doc[draft.anchor]
    if verb.text == ":":
        return True
    if verb.tag_ == "VBN":
        return any(c.lower_ in ("was", "were") for c in verb.children)
    return verb.tag_ in ("VBD", "VBZ", "VBP") and not any(c.lower_ in _PERFECT for c in verb.children)


def of_heading(layout: Layout) -> tuple[When, frozenset[str]] | None:
    """The day in a heading that names an occasion ("Briefing by the spokesperson, 12 May 2031"), and the heading's lemmas."""
    for start, end in layout.paragraphs[:4]:
        words = layout.tokens[start:end]
        # A heading without a verb is read by its words: a parser may take its "Briefing by ..." for a form of "to brief".
        if not 3 < len(words) < 30 or any(t.pos_ == "VERB" and t.lower_ not in OCCASION_NOUNS for t in words):
            continue
        if any(t.lower_ in OCCASION_NOUNS or t.lemma_.lower() in OCCASION_NOUNS for t in words):
            dated = [w for w in _times(layout, start, end) if w.day is not None]
            if dated:
                return replace(dated[0], where="in the heading"), frozenset(
                    t.lemma_.lower() for t in words if t.pos_ in ("NOUN", "PROPN")
                )
    return None


def dated_occasions(layout: Layout) -> list[tuple[str, When]]:
    """(kind, day) of each occasion that a sentence of its own dates: "The interview was conducted on Monday"."""
    found = []
    for token in layout.tokens:
        kind = OCCASION_NOUNS.get(token.lemma_.lower())
        if kind is None or dep(token) not in ("nsubj", "nsubj:pass") or token.head.lower_ not in _GIVEN:
            continue
        if any(c.lower_ in ("the", "this") for c in token.children) and layout.read(token.i):
            dated = [w for w in _times(layout, *layout.sentence(token.i)) if w.day is not None]
            dated = [w for w in dated if token.head.is_ancestor(layout.doc[w.at]) and w.at - token.head.i < _NEAR]
            if dated:
                found.append((kind, replace(dated[0], where="in the sentence that tells when it was given")))
    return found
