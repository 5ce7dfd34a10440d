"""In: drafts and the days that their own sentences give. Out: the same, with the days that are counted from what is told before.

"He confirmed it an hour later", "the ministry wrote the same evening", "the day before he had written that ...": the day is
that of the sentence before, else that on which the last words were said; "earlier in the day" without either is the day of the report.
"""

from __future__ import annotations

import datetime as dt
import re

from spacy.tokens import Token

from .attributions.clauses import dep
from .attributions.drafts import Draft
from .attributions.layout import Layout
from .said_on import When, days_between
from .speech_dates import compared

_ENDS = r"(?=\s*(?:[,.;:]|$|\b(?:that|he|she|it|they|had|on|in|to|by|but|and|via|[A-ZÀ-Þ]\w+|the \w+ had)\b))"
_RELATIVE = re.compile(
    r"\b(?:(?P<same>(?:earlier|later)(?: on)? (?:in|on|that|the same)(?: the| that)?(?: same)? day|(?:on )?(?:the|that) same (?:day|morning|afternoon|evening|night)"
    r"|(?:an|one|two|three|four|several|some|a few) hours? (?:later|afterwards|earlier|before)|(?:\w+ )?minutes (?:later|afterwards|earlier)|hours (?:later|earlier)"
    r"|shortly (?:after(?:wards?)?|before(?:hand)?)|soon afterwards)"
    r"|(?P<before>(?:the|a|one) day (?:before|earlier)|(?:on )?the previous (?:day|evening))"
    r"|(?P<after>(?:on )?the (?:next|following) (?:day|morning)|(?:a|one) day later))" + _ENDS,
    re.IGNORECASE,
)  # fmt: skip
_OF_REPORT = re.compile(r"(?:earlier|later)\b.*\bday", re.IGNORECASE)


def count_days(
    layout: Layout,
    drafts: list[Draft],
    when: list[When | None],
    above: list[int | None],
    contents: set[int],
) -> None:
    """Put into `when`, in place, the day of each draft whose sentence counts it from another and gives none itself."""
    told: list[tuple[int, dt.date]] = []  # (place, day) of what was said before, in text order
    for number, draft in sorted(enumerate(drafts), key=lambda each: (each[1].anchor, each[0])):
        own = when[number]
        if draft.anchor < 0 or above[number] is not None:
            continue
        if own is None or own.day is None:
            found = _counted(layout, draft, contents, told)
            if found is not None:
                when[number] = own = found
        if own is not None and own.day is not None and layout.kinds[draft.anchor] == "body":
            told.append((draft.anchor, own.day))


def _counted(layout: Layout, draft: Draft, contents: set[int], told: list[tuple[int, dt.date]]) -> When | None:
    start, end = layout.sentence(draft.anchor)
    low, high = layout.starts[start], layout.ends[end - 1]
    for match in _RELATIVE.finditer(layout.text, low, high):
        at = min(max(layout.at(match.start()), start), end - 1)
        last = layout.doc[layout.at(match.end() - 1)]
        if layout.quote_of[at] >= 0 or (at in contents and not _beside(last, draft)) or compared(layout.doc[at]):
            continue
        anchor = _anchor(layout, start, told) or (_told_of(layout, start, at) if match["same"] else None)
        if anchor is None and _OF_REPORT.match(match.group()):
            anchor = layout.doc._.article.published_on
        if anchor is None:
            return None
        shift = -1 if match["before"] else 1 if match["after"] else 0
        return When(match.group(), anchor + dt.timedelta(days=shift), at)
    return None


def _told_of(layout: Layout, start: int, at: int) -> dt.date | None:
    """The only day that the sentence tells of before it: "He was held on Monday, the minister told reporters hours later"."""
    days = days_between(layout, start, at) if at > start else []
    return days[0] if len(days) == 1 else None


def _beside(last: Token, draft: Draft) -> bool:
    """Whether the expression hangs on the cue or on the verb that it goes on from: "confirmed the strikes an hour later but denied ..."."""
    anchor = first = draft.anchor
    verb = last.doc[anchor]
    if dep(verb) == "conj":
        first = verb.head.i
    return last.head.i in (anchor, first) and last.i > last.head.i


def _anchor(layout: Layout, start: int, told: list[tuple[int, dt.date]]) -> dt.date | None:
    """The day from which a sentence counts: the only one of the sentence before, else that of what was last said nearby."""
    first = layout.paragraph(start)[0]
    if start > first:
        days = days_between(layout, *layout.sentence(start - 1))
        if len(days) == 1:
            return days[0]
    here = layout.paragraph_of[start]
    near = [day for at, day in told if at < start and here - layout.paragraph_of[at] <= 1]
    return near[-1] if near else None
