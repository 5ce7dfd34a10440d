"""Events of an article, some with a day, in; the same with the days of those that tell the same deed again out.

A person is killed once; what a sentence says was done in, with or for a dated deed was done on its day; a deed of "this
week" is the one of that week that the article dates.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from ..annotations import Event
from ..times.calendar import interval_of, shifted, value_of
from .forms import lemmas_of
from .status import DENIED, HAPPENED, HYPOTHETICAL

_TOLD = (HAPPENED, DENIED)
_SPELL = 31  # days: within a longer one too much may have happened
_STEPS = 3
_UPWARD = ("advcl", "xcomp", "acl", "conj", "obl", "nmod", "obj", "acl:relcl")
_DISTANCE = re.compile(
    r"(?:\b(?P<about>about|around|nearly|almost|some|roughly|over|than) )?\b(?P<number>\w+) (?P<unit>day|week|month|year)s? (?:to the day )?\Z",
    re.IGNORECASE,
)
_NUMBERS = {w: n for n, w in enumerate("zero a two three four five six seven eight nine ten eleven twelve".split())} | {
    "one": 1
}
_FARTHEST = 100  # days, weeks, months or years
_DIRECTION = {"after": -1, "before": 1}
_PLACED = frozenset(("in", "during", "when", "after"))
_SUFFERED = frozenset(("ASSAULT", "AID", "COERCE"))
_OCCURRING = frozenset("occur happen begin take".split())
_FATAL = frozenset("kill die slay assassinate target eliminate perish remove strike hit wound injure".split())


def same_deeds(doc: Doc, events: Sequence[Event]) -> list[Event]:
    """The events in their order; what has a day of its own keeps it."""
    out = [by_distance(doc, event, events) for event in events]
    for _ in range(2):  # what the first round dates may date others
        tokens = {token.i: n for n, event in enumerate(out) if (token := _token(doc, event)) is not None}
        for at, n in sorted(tokens.items()):
            event = out[n]
            if event.status not in (*_TOLD, HYPOTHETICAL) or _has_day(event):
                continue
            found = _by_victim(event, out) or _by_syntax(doc[at], event, tokens, out) or _by_spell(event, out)
            if found is not None:
                out[n] = replace(event, happened_from=found.happened_from, happened_to=found.happened_to)
    return out


def _token(doc: Doc, event: Event) -> Token | None:
    span = doc.char_span(event.start, event.end, alignment_mode="expand")
    return span.root if span else None  # no token stands at the end of a text that is cut off


def _has_day(event: Event) -> bool:
    return event.happened_from is not None and event.happened_from == event.happened_to


def _one(events: Sequence[Event]) -> Event | None:
    """The first of events that all have the same day, None where there is none or their days differ."""
    return events[0] if len({event.happened_from for event in events}) == 1 else None


def _by_victim(event: Event, events: Sequence[Event]) -> Event | None:
    """The dated attack on the one whose death or wounds the event tells, where the article dates only one."""
    if event.type != "ASSAULT" or event.recipient is None or event.happened_from is not None:
        return None
    if event.lemma not in _FATAL:
        return None
    return _one([e for e in events if e.type == "ASSAULT" and e.recipient == event.recipient and _dated(e)])


def _dated(event: Event) -> bool:
    return event.status in _TOLD and _has_day(event)


def by_distance(doc: Doc, event: Event, events: Sequence[Event]) -> Event:
    """The event so many days, months or years from that of its governing clause: "seized it, three days after he was shot".

    What is so many months or years from it is of one month or year; what is only "about" so long before has no day of its own.
    """
    token = _token(doc, event)
    mark = (
        None if token is None else next((c for c in token.children if c.lower_ in _DIRECTION and c.i < token.i), None)
    )
    if token is None or mark is None or event.status not in _TOLD:
        return event
    match = _DISTANCE.search(doc.text, max(0, mark.idx - 44), mark.idx)
    if match is None or token.head.i == token.i:
        return event
    number = _NUMBERS.get(match["number"].lower()) or (int(match["number"]) if match["number"].isdecimal() else 0)
    above = token.head
    while above.head.i != above.i and not any(_token(doc, e) == above for e in events):
        above = above.head
    base = next((e for e in events if _token(doc, e) == above and e.status in _TOLD), None)
    told = base is not None and base.happened_from is not None
    first, last = (base.happened_from, base.happened_to) if base is not None and told else _time_named(doc, token)
    if not 0 < number <= _FARTHEST or first is None or last is None:
        return event
    unit = match["unit"][0].upper()
    days = interval_of(value_of(shifted(first, unit, number * _DIRECTION[mark.lower_]), "D" if unit in "DW" else unit))
    if match["about"] or (unit in "DW" and first != last) or (unit == "M" and (last - first).days > _SPELL) or not days:
        here = (first, last) == (event.happened_from, event.happened_to)
        return replace(event, happened_from=None, happened_to=None) if here else event
    return replace(event, happened_from=days[0], happened_to=days[1])


def _time_named(doc: Doc, token: Token) -> tuple[dt.date | None, dt.date | None]:
    """First and last day of the one time that the sentence names."""
    first, last = token.sent.start_char, token.sent.end_char
    days = {(t.first, t.last) for t in doc._.times if first <= t.start < last and t.first is not None}
    return days.pop() if len(days) == 1 else (None, None)


def _by_spell(event: Event, events: Sequence[Event]) -> Event | None:
    """The only dated event of the type in the week or month that the event's own words name."""
    first, last = event.happened_from, event.happened_to
    if first is None or last is None or event.status not in _TOLD or (last - first).days > _SPELL:
        return None
    inside = [
        e for e in events if _dated(e) and e.type == event.type and e.happened_from and first <= e.happened_from <= last
    ]
    return _one(inside)


def _by_syntax(token: Token, event: Event, tokens: Mapping[int, int], events: Sequence[Event]) -> Event | None:
    """The dated event that the clause names as its frame, its subject's predicate or the deed that it serves."""
    if event.status not in _TOLD or event.happened_from is not None:
        return None
    near: list[Token] = []
    if any(c.dep_ == "cop" for c in token.children):
        near += [c for c in token.children if c.dep_ == "nsubj"]
    if token.pos_ == "VERB":
        placed = _PLACED if event.type in _SUFFERED else _PLACED - {"after"}  # "talks halted after a raid": days later
        near += [c for c in token.children if c.dep_.startswith("obl") and any(k.lower_ in placed for k in c.children)]
        for child in token.children:
            if child.dep_ == "advcl" and any(k.lower_ == "when" for k in child.children):
                near += [
                    c for c in child.children if c.dep_ == "nsubj" and any(x in _OCCURRING for x in lemmas_of(child))
                ]
    above = token
    for _ in range(_STEPS):
        if above.dep_ not in _UPWARD or above.head.i == above.i:
            break
        above = above.head
        other = tokens.get(above.i)
        if other is not None and events[other].type == event.type and above.dep_ != "ccomp":
            near.append(above)
            break
    for one in near:
        other = tokens.get(one.i)
        if other is not None and _dated(events[other]) and events[other].status == event.status:
            return events[other]
    return None
