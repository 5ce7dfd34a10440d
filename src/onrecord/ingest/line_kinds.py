"""The lines of an article in, the kind of each out: headline, dateline, byline, body, caption or furniture.

Lines are judged by form and place, not by site: prose shows where the body is; what stands outside it and reads like
links, menus or notes is furniture. In doubt a line is body, since a lost statement costs more than a kept menu.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from . import captions, furniture
from .byline import find_byline, is_signed
from .dateline import is_dateline
from .headline import HeadlineFinder, stems
from .lines import Line
from .published import DATE, is_date_line

_READER = re.compile(r"\S+(?: \S+){0,2} (?:says|said|wrote|writes):")  # above each comment of a reader
_ITEM = re.compile(rf"[-–—•*▪·]\s*\w|[QA]:\s|\d{{1,3}}[.):]\s|{DATE}\b\s*[-–—:,]")
_QUOTED = re.compile(r"[\"“][^\"”]*[\"”]?")
_TALK = frozenset(["i", "i'm", "i’m", "you", "your", "my", "me", "we", "our", "hi", "thanks"])
_TALKATIVE = 0.03  # share of such words outside quotations in what readers write
_BIOGRAPHY = re.compile(
    r"(?P<name>[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w.'’-]*){0,3}),? (?:is|covers|writes|reports|has (?:covered|written))\b"
    r"(?=.*\b(?:reporter|editor|correspondent|writer|journalist|columnist|author|producer|contributor|covers|writes|reports|covered|written)\b)"
)
_GAP = 6  # lines without prose between two paragraphs that still belong to one article
_OTHER_RUN = 0.5  # share of the longest run's words that makes another run a part of the article too
_SAME_STORY = 0.33  # share of a run's words that the longest run holds too, where it is the beginning of one article
_SAME_STORY_BELOW = 0.5  # the same below the longest run, where comments and teasers on the same matter stand
_PART = 25  # words of the shortest run that can be such a part
_FLASH = 6  # words of the shortest headline that stands for an article
_LONG_HEADING = 12  # words that a cross-heading has less than
_LONGEST_LINK = 14  # words of a link's title
_LONGEST_LINK_LIST = 40  # lines under one header; also keeps a page of ten thousand lines from being read over and over


def kinds_of(lines: list[Line], headline: str | None, extracted: bool) -> list[str]:
    """One kind of values.PASSAGE_KINDS a line; a dateline inside a paragraph is found later.

    `headline` is what metadata says; `extracted`: the text was cut out of a page already, so place condemns no line.
    """
    return _Judge(lines, headline, extracted).kinds()


class _Judge:
    """Gives each line its kind; holds what all lines together show."""

    def __init__(self, lines: list[Line], headline: str | None, extracted: bool) -> None:
        self.lines = lines
        self.extracted = extracted
        self.title = " ".join(Line(0, 0, headline or "").words).lower()
        self.own = [furniture.is_furniture(line, extracted=extracted) for line in lines]
        self.repeats = Counter(line.key for line in lines if line.words)
        prose = [
            number for number, line in enumerate(lines) if line.is_prose and not self.own[number] and not _by(line)
        ]
        if prose and not extracted:
            prose = self._article_run(prose)
        self.prose = prose
        self.first_prose = prose[0] if prose else len(lines)
        self.after_prose = min(prose[-1] + 1 + _GAP, len(lines)) if prose else len(lines)
        self.has_prose = bool(prose)
        self.shouts = sum(line.text.isupper() for line in map(lines.__getitem__, prose)) > 0.5 * len(prose)
        above = lines[max(0, self.first_prose - _GAP) : self.first_prose + _GAP]
        self.authors = [author for line in above if (author := find_byline(line.text, before_body=True))]

    def _article_run(self, prose: list[int]) -> list[int]:
        """The prose from the first to the last long run of it: what stands alone among menus and teasers is not the article."""
        runs = [[prose[0]]]
        for number in prose[1:]:
            between = sum(not self.own[other] for other in range(runs[-1][-1] + 1, number))
            if between > _GAP:
                runs.append([])
            runs[-1].append(number)
        if len(runs) == 1:
            return prose
        sizes = [sum(len(self.lines[number].words) for number in run) for run in runs]
        most = max(sizes)
        main = runs[sizes.index(most)]
        lead = next(number for number in range(len(self.lines)) if not self.own[number])
        told = {stem for number in main for stem in stems(self.lines[number])}
        own = [
            size >= _OTHER_RUN * most
            or (run[0] == lead and self._share(run, told) >= 0.2)  # no page begins so, an article does
            or (size >= _PART and self._share(run, told) >= (_SAME_STORY if run[0] < main[0] else _SAME_STORY_BELOW))
            for run, size in zip(runs, sizes, strict=True)
        ]
        long = [run for run, is_own in zip(runs, own, strict=True) if is_own]
        return [number for number in prose if long[0][0] <= number <= long[-1][-1]]

    def _share(self, run: list[int], told: set[str]) -> float:
        """The share of the words of these lines that are among `told`, 0 to 1."""
        words = [stem for number in run for stem in stems(self.lines[number])]
        return sum(stem in told for stem in words) / max(1, len(words))

    def kinds(self) -> list[str]:
        """One kind of values.PASSAGE_KINDS a line; a dateline is found later, inside its paragraph."""
        head = HeadlineFinder(self.lines, self.own, self.prose).find(self.title, extracted=self.extracted)
        body_from = self._body_start(head)
        body_to = self._body_end(body_from)
        kinds: list[str] = []
        for number in range(len(self.lines)):
            if number == head:
                kinds.append("headline")
            elif number < body_from:
                kinds.append(self._above(number, head))
            elif number >= body_to:
                kinds.append(self._below(number))
            else:
                kinds.append(self._within(number))
        self._close_link_runs(kinds, body_from, body_to)
        self._mark_set_apart(kinds, body_from, body_to)
        self._keep_one_title(kinds)
        if set(kinds) == {"furniture"}:
            self._keep_flash(kinds)
        return kinds

    def _keep_flash(self, kinds: list[str]) -> None:
        """The one long line of a text that is nothing but a headline, as flashes of agencies are."""
        long = [n for n, line in enumerate(self.lines) if len(line.words) >= _FLASH and not self.own[n]]
        if len(long) == 1 and not is_date_line(self.lines[long[0]].text) and not _by(self.lines[long[0]]):
            kinds[long[0]] = "headline"

    def _keep_one_title(self, kinds: list[str]) -> None:
        """A headline that the next line repeats is the page's title and the article's: the page's is furniture."""
        titles = [number for number, kind in enumerate(kinds) if kind == "headline"]
        for above, below in pairwise(titles):
            if below == above + 1 and self.lines[above].key == self.lines[below].key:
                kinds[below] = "furniture"

    def _body_start(self, head: int | None) -> int:
        """The first line of the body: the first prose, after a sub-headline that stands above a byline."""
        start = self.first_prose
        if head is None:
            return start
        start = max(start, head + 1)
        if start == head + 1 and self._is_long_deck(start):
            start += 1
        for number in range(start, min(start + 4, len(self.lines))):
            line = self.lines[number]
            if is_signed(line.text):
                break  # credits stand at the foot
            if captions.is_credit(line):
                continue  # "Ada Brenn/AP" below a picture among the first paragraphs
            if number > start and (find_byline(line.text, before_body=True) or is_date_line(line.text)):
                return number + 1 if number + 1 < len(self.lines) else start
        return start

    def _is_long_deck(self, number: int) -> bool:
        """True where the line under the headline is long but ends no sentence, and the next one does."""
        if number + 1 >= len(self.lines) or self.lines[number].ends_sentence:
            return False
        following = self.lines[number + 1]
        return len(self.lines[number].words) <= 45 and following.is_prose and following.ends_sentence

    def _body_end(self, body_from: int) -> int:
        """One past the last line that reads as a sentence and is no furniture by its own words."""
        readers = [number for number in range(body_from, len(self.lines)) if _READER.fullmatch(self.lines[number].text)]
        if len(readers) >= 3 and not self.extracted:
            return self._last_sentence(body_from, readers[0])
        for number in range(body_from, len(self.lines)):
            if furniture.opens_comments(self.lines[number]) and self._readers_speak(number):
                return self._last_sentence(body_from, number)
        end = max(self.after_prose, body_from)
        while end < len(self.lines) and _is_item(self.lines[end]) and _is_item(self.lines[end - 1]):
            end += 1
        for number in range(body_from + 3, end if not self.extracted else 0):
            if furniture.opens_links(self.lines[number]) and self._only_teasers_after(number, body_from):
                end = number
                break
        return self._last_sentence(body_from, end)

    def _only_teasers_after(self, number: int, body_from: int) -> bool:
        """True where a list of other articles, with a sentence on each, fills the rest: little prose, of other words."""
        before = [each for each in self.prose if body_from <= each < number]
        rest = [each for each in range(number + 1, len(self.lines)) if not self.own[each] and self.lines[each].words]
        prose = [each for each in rest if self.lines[each].is_prose]
        size = sum(len(self.lines[each].words) for each in before)
        if 3 * sum(len(self.lines[each].words) for each in prose) > size or len(rest) < max(3, 2 * len(prose)):
            return False
        told = {stem for each in before for stem in stems(self.lines[each])}
        return self._share(prose, told) < _SAME_STORY_BELOW

    def _readers_speak(self, number: int) -> bool:
        """True where what follows is less than the article and is readers' talk, no rest of the article below a button."""
        before = [each for each, line in enumerate(self.lines[:number]) if line.is_prose]
        after = [each for each in range(number, len(self.lines)) if self.lines[each].is_prose and not self.own[each]]
        words = [word.lower() for each in after for word in _QUOTED.sub("", self.lines[each].text).split()]
        if len(words) > sum(len(self.lines[each].words) for each in before):
            return False
        told = {stem for each in before for stem in stems(self.lines[each])}
        talk = sum(word in _TALK for word in words)
        return talk >= _TALKATIVE * len(words) or self._share(after, told) < _SAME_STORY

    def _last_sentence(self, body_from: int, stop: int) -> int:
        end = min(body_from, stop)
        linked = False
        for number in range(body_from, stop):
            line = self.lines[number]
            linked = furniture.opens_links(line) or (linked and len(line.words) <= _LONGEST_LINK)
            if linked and number + 1 > stop // 2 and not line.text.endswith("."):
                continue  # "Who owns the bridge?" under "Read also:"
            if self.own[number] or furniture.is_tag_list(line):
                continue
            reads_on = (line.ends_sentence and len(line.words) >= 2) or line.text.endswith((":", "”", '"'))
            if reads_on or line.is_prose or (end >= number - 1 and not linked and self._lists_on(number)):
                end = number + 1
        return end if self.has_prose else stop

    def _lists_on(self, number: int) -> bool:
        """True where the line is an item of a list that a colon announced, or that more than two items show to be one."""
        above = self.lines[number - 1] if number else None
        if above is None or not _is_item(self.lines[number]):
            return False
        below = self.lines[number + 1 : number + 3]
        return above.text.endswith(":") or _is_item(above) or (len(below) == 2 and all(map(_is_item, below)))

    def _above(self, number: int, head: int | None) -> str:
        line = self.lines[number]
        if is_dateline(line.text):
            return "dateline"
        if self.own[number] or is_date_line(line.text):
            return "furniture"
        if find_byline(line.text, before_body=True) is not None:
            return "byline"
        if captions.is_caption(line):
            return self._of_picture(line)
        if line.key == self.title or (head is not None and line.key == self.lines[head].key):
            return "headline"
        if line.is_prose and (number < self.first_prose or (head is not None and number < head)):
            return "furniture"  # a teaser: the article's own run of prose begins below
        if head is None or number < head:
            if line.ends_sentence and len(line.words) >= 5:
                return "body" if line.is_prose else "headline"
            return "body" if line.is_prose else "furniture"
        if self.repeats[line.key] > 1 and not line.is_prose:
            return "caption"
        return "headline" if len(line.words) >= 4 else "furniture"

    def _below(self, number: int) -> str:
        line = self.lines[number]
        if find_byline(line.text, before_body=False) is not None:
            return "furniture" if is_signed(line.text) else "byline"
        if captions.is_caption(line):
            return self._of_picture(line)
        return "body" if self.extracted and not self.own[number] else "furniture"

    def _within(self, number: int) -> str:
        line = self.lines[number]
        if self.own[number] or (furniture.is_tag_list(line) and not self.extracted):
            return "furniture"
        if furniture.is_labelled_link(line):
            return "furniture"
        if captions.is_caption(line):
            return self._of_picture(line)
        if self._is_below_counter(number):
            return "caption"
        if not self.extracted and not self.shouts and furniture.is_shouted_link(line):
            return "furniture"
        if self._is_biography(number):
            return "furniture"
        if is_signed(line.text):
            return "furniture"  # credits at the foot; who wrote it is read from them where nothing stands above
        if self._is_gallery(number):
            return "furniture"
        if line.is_prose or line.ends_sentence:
            return "body"
        if is_dateline(line.text):
            return "dateline"
        if find_byline(line.text, before_body=False) is not None:
            return "byline"
        if self.repeats[line.key] > 1 and len(line.words) <= 14:
            return "caption"
        if self._in_link_list(number):
            return "furniture"
        return "headline" if self._is_cross_heading(number) else "body"

    def _is_gallery(self, number: int) -> bool:
        """True where the line and one beside it stand again elsewhere in the page: title, words and credit of a picture shown twice."""
        own = self.lines[number].key
        if self.extracted or self.repeats[own] < 2:
            return False
        beside = [self.lines[n] for n in (number - 1, number + 1) if 0 <= n < len(self.lines) and not self.own[n]]
        again = [self.repeats[line.key] > 1 and line.key != own for line in beside]
        if self.lines[number].is_prose:  # a paragraph printed twice is none unless title and credit stand around it
            return len(again) == 2 and all(again) and not any(line.is_prose for line in beside)
        return any(again)

    def _of_picture(self, line: Line) -> str:
        """`caption` where markup or a gallery shows what belongs to a picture; copied text has one more line that is not the article's."""
        shown = self.extracted and not captions.is_credit(line)
        return "caption" if shown or furniture.is_framed(line) else "furniture"

    def _is_below_counter(self, number: int) -> bool:
        return number > 0 and furniture.counts_pictures(self.lines[number - 1])

    def _is_biography(self, number: int) -> bool:
        """True where the line, after the last paragraphs, tells who the author is: "Ada Brenn is a reporter for the Post."."""
        line = self.lines[number]
        role = _BIOGRAPHY.match(line.text)
        if not role or any(other > number for other in self.prose[:-3] if other != number):
            return False
        return any(role["name"].split()[0] in author for author in self.authors)

    def _in_link_list(self, number: int) -> bool:
        """True where a header of links stands above, with nothing but lines like this one between."""
        for above in range(number - 1, max(-1, number - 1 - _LONGEST_LINK_LIST), -1):
            line = self.lines[above]
            if furniture.opens_links(line):
                return True
            if line.is_prose or line.ends_sentence:
                return False
        return False

    def _is_cross_heading(self, number: int) -> bool:
        line = self.lines[number]
        if not 1 <= len(line.words) <= 12 or (not line.text[0].isalnum() and line.text[0] not in "\"“'‘"):
            return False
        if line.text[0].islower() or line.text.endswith((",", ";", ":", "-", "–", "—")):
            return False
        return number + 1 < len(self.lines) and self.lines[number + 1].is_prose

    def _mark_set_apart(self, kinds: list[str], body_from: int, body_to: int) -> None:
        """Captions and pull quotes that stand among the paragraphs are furniture; so are a page's words for a picture."""
        if self.extracted:
            return
        among = [n for n in range(body_from, body_to) if kinds[n] == "body" or self._is_long_heading(n, kinds[n])]
        pictures = [n for n in range(body_from, body_to) if captions.is_caption(self.lines[n])]
        for number in captions.set_apart(self.lines, among, pictures):
            kinds[number] = "furniture"
        for number in range(body_from + 1, body_to):
            if kinds[number] in {"body", "headline"} and captions.names_picture(self.lines[number]):
                beside = [n for n in (number - 1, number + 1) if n < body_to and kinds[n] in {"body", "headline"}]
                if all(self.lines[n].ends_sentence for n in beside):  # else it is an item of a list
                    kinds[number] = "furniture"

    def _is_long_heading(self, number: int, kind: str) -> bool:
        line = self.lines[number]
        return kind == "headline" and (
            len(line.words) >= _LONG_HEADING or captions.is_marked(line) or captions.is_labelled(line)
        )

    def _close_link_runs(self, kinds: list[str], body_from: int, body_to: int) -> None:
        """Three or more headline-like lines in a row inside the body are links to other articles."""
        run: list[int] = []
        if self.extracted:
            return
        for number in range(body_from, body_to + 1):
            line = self.lines[number] if number < body_to else None
            if line and kinds[number] in {"body", "headline"} and _like_link(line):
                run.append(number)
                continue
            if len(run) >= 3:
                for each in run:
                    kinds[each] = "furniture"
            run = []


def _by(line: Line) -> bool:
    """True where the line begins as an author's line does and is one: "By Ada Brenn on Monday at 11:04 a.m."."""
    return line.text[:2].lower() == "by" and find_byline(line.text, before_body=True) is not None


def _is_item(line: Line) -> bool:
    return _ITEM.match(line.text) is not None


def _like_link(line: Line) -> bool:
    """Four to twenty words without sentence end, list mark or colon at its end, most of them capitalised or no articles."""
    if line.ends_sentence or line.is_prose or not 4 <= len(line.words) <= 20 or _is_item(line):
        return False
    if (not line.text[0].isalnum() and line.text[0] not in "\"“'‘") or line.text.endswith((":", ",", ";")):
        return False
    return line.text[0].isupper() and (line.title_share >= 0.7 or not line.has_article)
