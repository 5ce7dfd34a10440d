"""A text and a place in it where a day is named in, whether that day is still to come out: what verbs, nouns and deadlines say.

"Will meet on Friday" looks forward, "met on Friday" back. What is called, set or put off for a day, what begins on it and
what stands until then looks forward without any "will".
"""

from __future__ import annotations

import datetime as dt
import re

from .lexicon import FUTURE_CUES, PAST_CUES

_WINDOW = 110  # code points before an expression in which the verb of its clause is looked for
_DEADLINE = re.compile(r"(?:(?<!not )(?<!up )\b[a-z]+\s(?:until|by)|\bas (?:early|soon) as)\s(?:the\s)?\Z")
_DONE = re.compile(r"\b(?:had|was|were)\b[^.;:!?]*\b(?:until|by)\s(?:the\s)?\Z")  # "had been recovered by Tuesday"
_CONDITION = re.compile(
    r"\b(?:[Ii]f|[Uu]nless)\b[^.;:!?\n]*\b(?:is|are|do|does|has|have|can)\b[^.;:!?\n]*\b(?:by|until)\s(?:the\s)?\Z"
)
_BACKSHIFTED = re.compile(
    r"\b(?:was|were|(?<!has )(?<!have )been)\s(?:\w+ly\s)?(?:scheduled|due|slated|expected|planned|set|supposed)\b[^.;:!?\n]*\Z"
)
_OPENING = re.compile(r"(?:^|\n|[.!?][\"\u201d]?\s)\s*(?:[Oo]n\s)?\Z")
_LATER = re.compile(r"\w+,?(?:\s[\w'\u2019-]+){1,4}?\s(?:will|is to|are to|is due|are due)\b")
_CUE = re.compile(r"[^\W\d_]+|[.;:!?\n]")

_PUT_OFF = (
    r"(?:adjourned|postponed|rescheduled|deferred|delayed|remanded|suspended|extended|(?:put|pushed) (?:off|back))"
)
_BODY = r"(?:parliament|council|senate|assembly|cabinet|congress|committee|commission|board|court|panel|country|nation)"
_PLURAL = r"\b(?!(?:was|is|has|does|as|this|his|its|us|thus)\b)(?:\w+s|people)"
_FEW = r"(?:\s(?!on\b|to\b)[\w'\u2019-]+){0,4}"  # words between a verb and its day
_ON = r",?\s(?:on\s)?\Z"
_GATHERING = r"(?:protests?|march(?:es)?|rall(?:y|ies)|strikes?|demonstrations?|votes?|elections?|referendum|vigils?|boycott|shutdown|walkout|meeting|summit|talks)"
_BOUND = (
    r"\b(?:agree[sd]?|agreeing|promis(?:e|es|ed|ing)|vow(?:s|ed|ing)?|pledg(?:e|es|ed|ing)|intend(?:s|ed|ing)?|"
    r"threaten(?:s|ed|ing)?|prepar(?:e|es|ed|ing)|invited?|summoned|ordered|urged|ready|set|readied|hop(?:e|ed|ing))"
)
_PLAIN = r"(?:\s(?!(?:who|which|that|after|since|when|while|because|as|on|was|were|had|has|have|been|said|told|went|came|took|made|\w{3,}ed)\b)[\w'\u2019-]+)"

_JUST_PAST = 2  # days
# What points to a day to come, and the days within which the last such weekday is meant after all:
# "agreed to meet on Monday", printed on a Tuesday, may well tell of the day before.
_POINTERS: tuple[tuple[re.Pattern[str], int], ...] = tuple(
    (re.compile(pattern), days)
    for pattern, days in (
        (rf"\b{_PUT_OFF}\b[^.;:!?\n]{{0,40}}\s(?:until|till)\s\Z|\bin (?:custody|detention) (?:until|till)\s\Z", 0),
        (rf"\b{_PUT_OFF}\b[^.;:!?\n]{{0,30}}\sto\s\Z|\bbrought forward to\s\Z", 0),
        (r"\b(?:has|have|had|gives?|gave|given)\b(?:\s\w+){0,3}\s(?:until|till)\s\Z", _JUST_PAST),
        (rf"\b(?:ordered|told|asked|given|has|have|must|need|needs)\b[^.;:!?\n]{{0,50}}\sto\s[a-z]+{_PLAIN}{{0,6}}\sby\s\Z", _JUST_PAST),
        (r"(?<!\bfrom )\b[a-z-]+\sthrough\s\Z", _JUST_PAST),
        (rf"\b(?:begins|starts|opens|resumes|reopens|reconvenes|expires|takes place|gets under way|kicks off|goes on trial|goes to the polls|returns to court|appears in court){_FEW}{_ON}", 0),
        (rf"{_PLURAL} (?:begin|start|open|close|resume|reopen|take place|get under way|go on trial|go to the polls|head to the polls){_FEW}{_ON}", 0),
        (rf"\bcontinues{_FEW}{_ON}|{_PLURAL} continue{_FEW}{_ON}", 1),
        (rf"\b(?i:{_BODY}) (?:votes|meets|sits|decides|convenes){_FEW}{_ON}", 1),
        (rf"\bcall(?:s|ed|ing)? for\b[^.;:!?,\n]{{0,50}}\b{_GATHERING}\b(?:\s(?!on\b)[\w'\u2019-]+){{0,4}} on\s\Z", _JUST_PAST),
        (rf"{_BOUND}(?:\s[\w'\u2019-]+){{0,4}}? to\s[a-z]+{_PLAIN}{{0,6}}{_ON}", _JUST_PAST),
    )
)  # fmt: skip
_FOR = re.compile(r"\bfor\s\Z")
_BLAMING = re.compile(r"\b(?:blam\w+|responsib\w+|sorry|apolog\w+|account\w*|arrest\w*|charged)\b[^.;:!?\n]*\Z")
_STANDS_ALONE = re.compile(
    r"\s*(?:[,.;:)!?\u201d\"]|\Z|\n)|\s(?:and|but|at|in|on|to|by|after|when|because|over|as|with|near|outside|under|or|if|that|which|amid)\b"
)
_BEFORE_IT = re.compile(
    r"\b(?:[Aa]head of|[Pp]repar(?:e|es|ed|ing|ations?) for|[Ii]n the run-up to|[Rr]eady for|[Ll]ooking forward to|[Oo]n the eve of)\s(?:the\s)?\Z"
)


def looks_ahead(text: str, start: int) -> bool | None:
    """Where the verb nearest before the place in its sentence points: True forward ("will meet on"), False back.

    None where no verb says so.
    """
    if _DEADLINE.search(text, max(0, start - 24), start) and not _DONE.search(text, max(0, start - 60), start):
        return True
    if _CONDITION.search(text, max(0, start - _WINDOW), start):
        return True  # "if the bridge is not open by Friday"
    words = [match.group() for match in _CUE.finditer(text, max(0, start - _WINDOW), start)]
    for at in range(len(words) - 1, -1, -1):
        word = words[at]
        if word == "to" and at and words[at - 1] in ("is", "are"):
            return True
        if word in ".;!?\n":
            break
        if at and words[at - 1] in ("be", "been") and word.endswith("ed"):
            continue  # a passive: its auxiliary says more
        if word.lower() in FUTURE_CUES and word != "May":  # the month, as in the day of a dateline
            return True
        if word.lower() in PAST_CUES or (word.endswith("ed") and len(word) > 4 and word[0].islower()):
            return False
    return _fronted(text, start)


def weekday_ahead(text: str, start: int, end: int, weekday: int, here: dt.date) -> bool | None:
    """As `looks_ahead`, of a bare weekday seen from a day: also by what is called, put off or begins without any "will"."""
    pointed = points_ahead(text, start, end, weekday, here)
    return looks_ahead(text, start) if pointed is None else pointed


def points_ahead(text: str, start: int, end: int, weekday: int, here: dt.date) -> bool | None:
    """Whether words around a bare weekday that need no "will" point to the next one; None where there are none."""
    back = (here.weekday() - weekday) % 7
    if text.startswith(("'s ", "\u2019s "), end):
        ahead_of = _BEFORE_IT.search(text, max(0, start - 30), start) is not None
        return ahead_of and back > _JUST_PAST  # "Friday's ruling" has been given
    low = max(0, start - _WINDOW)
    if _FOR.search(text, max(0, start - 5), start) and _STANDS_ALONE.match(text, end):
        return not _BLAMING.search(text, low, start)
    for pattern, days in _POINTERS:
        if pattern.search(text, low, start):
            return back > days
    return None


def was_planned(text: str, start: int) -> bool:
    """True of "was due to open on Friday": told afterwards or before, so that the nearest Friday is meant."""
    return _BACKSHIFTED.search(text, max(0, start - _WINDOW), start) is not None


def _fronted(text: str, start: int) -> bool | None:
    """True of "On Friday the court will rule": the verb of a sentence that begins with the day looks forward."""
    opening = _OPENING.search(text, max(0, start - 12), start)
    return True if opening and _LATER.match(text, start) else None
