"""In: the layout of an interview or a transcript. Out: its labels, and drafts for what each lets somebody say.

"Q: ...", "ADA KOLM, MAYOR: ...", "**Ada Kolm:** ...", "[00:01:30] KOLM: ...", "The Minister (Ada Kolm): ...", "Q   Sir, ...".
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import Final

from .clauses import trim
from .drafts import Draft, Range
from .fact_checks import CLAIMS, VERDICTS
from .layout import Layout
from .sources import mention_type

RULE: Final = "label"
RUBRICS: Final = frozenset(
    ("live", "video", "watch", "analysis", "opinion", "exclusive", "breaking", "update", "explainer", "editorial", "photos",
     "factbox", "correction", "clarification", "summary", "related", "more", "photo", "ps", "edit", "editor's note", "background", "timeline", "interview", "comment", "review", "profile", "podcast", "map", "in pictures", "note", "read more")
)  # fmt: skip
_MARKS: Final = re.compile(r"(?:[-–—•] )?(?:[\[(]?\d{1,2}:\d\d(?::\d\d)?[\])]?[ \t]+)?(?:[-–—] )?(\*\*|__|)")
"""What a page leaves before a label: a dash, the time in a recording, signs for bold letters."""
_PARTED: Final = re.compile(r"(Q|A|QUESTION|ANSWER)(?:[.:](?=[ \t*_])|(?=[ \t]{2,}[A-Z“\"]))")
_ASKING, _ANSWERING = frozenset(("q", "question")), frozenset(("a", "answer"))
_LINKING: Final = frozenset("de da di del van von der bin ibn al el la le of and the for".split())
_ASIDE: Final = re.compile(r" ?\(([^()\n]{2,40})\)$")
_LONGEST: Final = 110  # characters of a label
_WORDS: Final = 5  # of a name
_STAFF: Final = re.compile(
    r"(?:[A-Z]{2,5} )?(?:(?:CO-?)?HOST|BYLINE|(?:[A-Z]+ ){0,2}(?:ANCHOR|CORRESPONDENT|REPORTER))\b[^a-z]*$"
)
_MINE: Final = frozenset("i we my our me us i'm we're i've".split())
_TRANSCRIPT: Final = 3  # labels of an article whose paragraphs without a label go on with the turn before


@dataclass(frozen=True)
class Label:
    """The label of a paragraph: its number, the tokens that name who speaks, the mark behind it, where the words begin."""

    paragraph: int
    source: Range
    colon: int
    words: int
    name: str
    described: str
    shouted: bool

    @property
    def key(self) -> str:
        """The last word of the name: "VESK" after "ORLAN VESK, HOST"."""
        return self.name.lower().split()[-1].strip(".")

    @property
    def asks(self) -> bool:
        """Whether it only says that somebody asks: "Q"."""
        return self.name.lower().strip(".") in _ASKING

    @property
    def answers(self) -> bool:
        """Whether it only says that somebody answers: "A"."""
        return self.name.lower().strip(".") in _ANSWERING


def find_labelled(layout: Layout, labels: list[Label]) -> list[Draft]:
    """One draft for each paragraph that a believed label opens; those of the outlet's own people are the outlet's voice."""
    staff = {label.key for label in labels if _STAFF.match(label.described)}
    drafts = []
    for label in labels:
        end = layout.paragraphs[label.paragraph][1]
        if label.key in staff or label.words >= end or layout.tokens[label.words].text == "(":
            continue  # "NELSON:" after "SARAH NELSON, BYLINE:"; "(Speaking Dorsish)"
        content = trim(layout.tokens, (label.words, end))
        cue = [(label.colon, label.colon + 1)] if label.colon >= label.source[1] else []
        draft = Draft(
            content=[content], cue=cue, source=[label.source], anchor=label.colon, score=0.9, rules=[RULE]
        )  # fmt: skip
        if label.asks or layout.tokens[end - 1].text == "?":
            draft.act = "question"
        drafts.append(draft)
    return drafts


def find_turns(layout: Layout, labels: list[Label], drafts: list[Draft]) -> list[Draft]:
    """Drafts for the paragraphs without a label that go on with the turn before them, as far as the next label.

    Behind the last label only those in the first person: a transcript may end in the words of the outlet.
    """
    if len(labels) < _TRANSCRIPT:
        return []
    by_anchor = {draft.anchor: draft for draft in drafts if RULE in draft.rules}
    found: list[Draft] = []
    keys = {label.key for label in labels}
    for label, following in zip(labels, [*labels[1:], None], strict=True):
        turn = by_anchor.get(label.colon)
        if turn is None or label.asks:
            continue
        stop = following.paragraph if following is not None else len(layout.paragraphs)
        for number in range(label.paragraph + 1, stop):
            start, end = layout.paragraphs[number]
            if start < end and layout.kinds[start] == "caption":
                continue
            if start >= end or layout.kinds[start] != "body" or layout.tokens[start].text in ("(", "["):
                break
            words = {token.lower_ for token in layout.tokens[start:end] if layout.quote_of[token.i] < 0}
            if words & keys or layout.quote_of[start] >= 0 or (following is None and not words & _MINE):
                break
            content = trim(layout.tokens, (start, end))
            if content[1] - content[0] > 1:
                found.append(Draft(content=[content], score=0.8, rules=[RULE, "turn goes on"], continues=turn))
    return found


def believed(layout: Layout) -> list[Label]:
    """The labels of a talk: one of them asks and the next answers, or a name comes twice; else only those in capitals."""
    labels = [label for number in range(len(layout.paragraphs)) if (label := _label(layout, number)) is not None]
    numbers = {label.paragraph for label in labels}
    ends = {label.paragraph: layout.tokens[layout.paragraphs[label.paragraph][1] - 1].text for label in labels}
    asked = any(ends[n] == "?" and n + 1 in numbers for n in numbers)
    keys = Counter(label.key for label in labels)
    labels = [
        label
        for label in labels
        if keys[label.key] > 1 or not datelined(layout, layout.paragraphs[label.paragraph][0], label.colon)
    ]
    if asked or any(times > 1 for times in keys.values()):
        return [label for label in labels if not label.described or label.shouted or keys[label.key] > 1]
    return [label for label in labels if label.shouted and _speaks(layout, label)]


def _speaks(layout: Layout, label: Label) -> bool:
    """Whether a label in capitals lets somebody speak: a sentence follows, and what it adds in capitals is no topic."""
    end = layout.paragraphs[label.paragraph][1]
    sentence = any(token.pos_ in ("VERB", "AUX") for token in layout.tokens[label.words : end])
    return sentence and (not label.described or len(label.name.split()) > 1)


def _label(layout: Layout, number: int) -> Label | None:
    """The label that opens a paragraph of the body, whoever it names; None where none does."""
    start, end = layout.paragraphs[number]
    if start >= end or layout.kinds[start] != "body" or not layout.read(start):
        return None
    first = layout.starts[start]
    text = layout.text[first : min(layout.ends[end - 1], first + _LONGEST + 40)]
    opening = _MARKS.match(text)
    if opening is None:
        return None
    at, bold = opening.end(), opening.group(1)
    parted = _PARTED.match(text, at)
    if parted is not None:
        name, described, colon = parted.group(1), "", parted.end() - 1
        after = parted.end()
    else:
        colon = _colon(text, at)
        if colon < 0:
            return None
        after = colon + 1
        name, described = _named(text[at:colon].removesuffix(bold) if bold else text[at:colon])
        if not name or text[at:colon].strip("*_").lower() in RUBRICS | CLAIMS | VERDICTS:
            return None
    while after < len(text) and text[after] in "*_":
        after += 1
    begin, mark = layout.at(first + at), layout.at(first + colon)
    if after < len(text) and not text[after].isspace():
        return None
    words = layout.at(first + after)
    while words < end and layout.tokens[words].is_space:
        words += 1
    if begin >= end or (words >= end and not _STAFF.match(described)):
        return None
    stop = layout.at(first + at + len(name) - 1) + 1
    if name.startswith(("The ", "THE ")) and text[at + len(name) :].startswith(" ("):
        stop = layout.at(first + text.index(")", at)) + 1  # "The Minister (Ada Kolm)"
    capitals = [word.strip(".,'’") for word in name.split()]
    shouted = all(word.isupper() and (len(word) > 2 or len(capitals) > 1) for word in capitals)
    return Label(number, (begin, stop), mark, words, name, described, shouted and described.upper() == described)


def _colon(text: str, at: int) -> int:
    """Where the colon that ends a label stands, -1 where a sentence begins before one: a stop is only one of initials and titles."""
    colon = text.find(":", at, at + _LONGEST)
    if colon < 0 or text[colon - 1 : colon].isdigit():
        return -1
    return colon if not text[colon + 1 : colon + 2].strip("*_ \t\n") else -1


def _named(label: str) -> tuple[str, str]:
    """(name, what the label adds to it) of the words before the colon; an empty name where they are no label."""
    added = []
    rest = label.strip("*_ ")
    while (aside := _ASIDE.search(rest)) is not None:
        added.append(aside.group(1))
        rest = rest[: aside.start()].strip("*_ ")
    name, _, described = rest.partition(", ")
    words = name.split()
    capital = all(word[:1].isupper() or (number and word in _LINKING) for number, word in enumerate(words))
    if not 0 < len(words) <= _WORDS or not capital or not any(c.isalpha() for c in name):
        return "", ""
    if any(c in '?!;“”"…' for c in rest) or any(word[-1] == "." and len(word) > 6 for word in words):
        return "", ""
    if described and (described != described.upper() or "." in described[:-1].replace(".S", "")):
        return "", ""  # "Among them, on Monday: ..." is a sentence
    return name, " ".join([described, *(each for each in added if each.isupper())]).strip()


def datelined(layout: Layout, start: int, colon: int) -> bool:
    """Whether a place in capitals that begins a paragraph of several tells where the report was written: "SANDMOUTH: The"."""
    words = layout.tokens[start:colon]
    here = layout.paragraph(start)[0] == start and len(layout.paragraphs) > 2 and layout.paragraph_of[start] < 5
    placed = colon > 0 and mention_type(layout.doc, colon - 1) in ("GPE", "LOC", "FAC")
    return here and placed and bool(words) and all(t.is_upper or t.is_punct for t in words)
