"""The lines of an article in, the number of the line that is its headline out.

A headline is made of the words of its article, is longer than a name, and has its author or day below it; what pages
print around it (menus, teasers, notices, captions) has one of these at most.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from . import captions
from .byline import find_byline
from .dateline import find_dateline, is_dateline
from .lines import FUNCTION_WORDS, Line
from .masthead import is_section, masthead
from .published import DATE, is_date_line, is_place_and_day

_POSTED = re.compile(rf"^(?:posted|published|updated)\b.*{DATE}|\b\d{{4}}\s+by\s+[A-Z]", re.IGNORECASE)
_HEAD_LINES = 14  # lines above the prose, furniture aside, among which the headline stands
_MOST_WORDS = 30
_SURE_WORDS = 20  # of a line that is a paragraph beyond doubt
_SURE = 0.5  # a line with a lower score is no better than the first one that can be a headline
_SIGNED, _TWICE, _CLOSED, _SHORT = 0.3, 0.3, 0.3, 0.2  # what a byline below, a repetition, a full stop, few words weigh
_BELOW = 0.6  # what a byline above weighs: decks and captions follow it
_FOREIGN = 0.3  # a paragraph of which the article holds fewer words tells of something else
_STEM = 5  # letters by which two words are held for forms of one


class HeadlineFinder:
    """Finds the headline among the lines of one text.

    `own`: which lines are furniture by their own words; `prose`: the numbers of the article's lines of running text.
    """

    def __init__(self, lines: Sequence[Line], own: Sequence[bool], prose: Sequence[int]) -> None:
        self.lines = lines
        self.own = own
        self.first_prose = prose[0] if prose else len(lines)
        self.last = {line.key: number for number, line in enumerate(lines)}
        self.repeats = Counter(line.key for line in lines)
        told = {line.key: line for line in map(lines.__getitem__, prose) if line.text.rstrip("\"”’')").endswith(".")}
        self.told = Counter(stem for line in told.values() for stem in set(stems(line)))
        self.telling = frozenset(told)
        sure = [number for number in prose if self._is_paragraph(number)]
        self.limit = (sure[1] if len(sure) > 1 else sure[0]) if sure else self.first_prose

    def find(self, title: str, *, extracted: bool) -> int | None:
        """The number of the headline's line: that of `title` (the key of metadata's), else the likeliest, else None."""
        if title:
            for number, line in enumerate(self.lines[: self.first_prose + 3]):
                if line.key and (line.key == title or (len(line.words) >= 4 and title.startswith(line.key))):
                    return number
        if not extracted and self.told:
            likely = self._likeliest()
            if likely is not None:
                return likely
        return self._first()

    def _likeliest(self) -> int | None:
        """The best line by words, signature and repetition; None where none is good."""
        top = self._top()
        scores = {
            number: self._score(number)
            for number in range(top, min(self.limit, len(self.lines)))
            if self._can_be(number) and (number <= self.first_prose or self._stands_below_pictures(number))
        }
        if not scores:
            return None
        best = max(scores, key=lambda number: (scores[number], -number))
        if scores[best] < _SURE:
            return None
        while True:  # a deck holds even more of the article's words than the headline above it
            above = next((n for n in range(best - 1, max(top, best - 3) - 1, -1) if not self.own[n]), None)
            if above not in scores or len(self.lines[above].words) < 4 or self.share(above) < 0.4:
                return best
            if self.lines[above].key == self.lines[best].key or self._stands_twice(best):
                return best
            best = above

    def _top(self) -> int:
        left = _HEAD_LINES
        for number in range(self.first_prose - 1, -1, -1):
            left -= not self.own[number]
            if left < 0:
                return number + 1
        return 0

    def _score(self, number: int) -> float:
        line = self.lines[number]
        score = self.share(number)
        score += _SIGNED * self._is_signed(number) + _TWICE * self._stands_twice(number)
        score -= _BELOW * self._is_below_byline(number)
        score -= _CLOSED * line.text.rstrip("\"”’'").endswith(".") + _SHORT * (len(line.words) < 4)
        return score - (is_section(line) or masthead(line) is not None)

    def share(self, number: int) -> float:
        """The share of the line's words that other lines of the article's prose hold too, 0 to 1."""
        own, line = stems(self.lines[number]), self.lines[number]
        itself = line.key in self.telling
        return sum(self.told[stem] > itself for stem in own) / max(1, len(own))

    def _is_paragraph(self, number: int) -> bool:
        """True where the line is running text of this article beyond doubt: no caption, no teaser of another one."""
        line = self.lines[number]
        long = len(line.words) >= _SURE_WORDS and line.ends_sentence
        return long and self.repeats[line.key] == 1 and not captions.is_caption(line) and self.share(number) >= _FOREIGN

    def _is_signed(self, number: int) -> bool:
        """True where one of the next lines names the author or the day."""
        below = [n for n in range(number + 1, min(number + 4, len(self.lines))) if n <= self.limit]
        for other in below:
            words = self.lines[other].text
            if find_byline(words, before_body=True) or is_date_line(words) or _POSTED.search(words):
                return True
            if not self.own[other] and other > number + 1:
                return False
        return False

    def _is_below_byline(self, number: int) -> bool:
        """True where an author stands right above, furniture aside: what follows is a deck or a caption."""
        above = [n for n in range(max(0, number - 4), number) if not self.own[n]]
        return any(find_byline(self.lines[n].text, before_body=True) for n in above[-2:])

    def _stands_twice(self, number: int) -> bool:
        """True where the line stands above too, as a headline does in path and title of a page."""
        key = self.lines[number].key
        return len(key.split()) >= 4 and any(line.key == key for line in self.lines[max(0, number - 60) : number])

    def _stands_below_pictures(self, number: int) -> bool:
        """True where prose above the line captions pictures, or is foreign to the article while an author or a day stands below."""
        line = self.lines[number]
        if line.is_prose and line.text.rstrip("\"”’'").endswith("."):
            return False
        above = [n for n in range(self.first_prose, number) if not self.own[n]]
        pictures = all(captions.is_caption(self.lines[n]) or self.repeats[self.lines[n].key] > 1 for n in above)
        if self._is_signed(number):
            return pictures or self._stands_twice(number) or all(self.share(n) < _FOREIGN for n in above)
        return pictures

    def _first(self) -> int | None:
        """The first line above the prose that can be a headline; a masthead or section yields to what is longer."""
        heads = [n for n in range(self._top(), min(self.first_prose + 1, len(self.lines))) if self._can_be(n)]
        while len(heads) > 1:
            first = self.lines[heads[0]]
            longer = any(len(self.lines[number].words) >= 4 for number in heads[1:])
            signed = find_byline(self.lines[min(heads[1] + 1, len(self.lines) - 1)].text, before_body=True)
            if not ((longer and is_section(first)) or ((longer or signed) and masthead(first))):
                break
            heads = heads[1:]
        if self.first_prose > _HEAD_LINES and self.told:  # what is left of menus is shorter than a headline
            heads = [number for number in heads if len(self.lines[number].words) >= 5][-1:] or heads
        return heads[0] if heads else None

    def _can_be(self, number: int) -> bool:
        line = self.lines[number]
        if self.own[number] or is_dateline(line.text) or is_place_and_day(line.text) or captions.is_caption(line):
            return False
        # two words are a headline where one is in lower case ("Mayor resigns"), else a section ("Middle East")
        if not 2 <= len(line.words) <= _MOST_WORDS or (len(line.words) == 2 and line.title_share > 0.5):
            return False
        if find_byline(line.text, before_body=True) or find_dateline(line.text) or line.text.endswith((",", ";", ":")):
            return False
        if self.last[line.key] > self.first_prose and len(line.words) < 5:
            return False  # topic links stand below again
        following = self.lines[number + 1] if number + 1 < len(self.lines) else None
        if following is None:
            return False
        if not line.text.rstrip("\"”’'").endswith("."):
            return not line.is_prose or len(line.words) <= 20
        # with a full stop it is a headline only where an author's or agency's line follows
        return len(line.words) <= 18 and (
            find_byline(following.text, before_body=True) is not None or is_date_line(following.text)
        )


def stems(line: Line) -> list[str]:
    """The beginnings of the line's words of content, in lower case."""
    words = (word.lower() for word in line.words)
    return [word.removesuffix("'s").removesuffix("’s")[:_STEM] for word in words if word not in FUNCTION_WORDS]
