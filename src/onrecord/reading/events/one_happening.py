"""Events of an article, some with a day, in; violence without one on the day of the only attack of which the article tells, out.

A report on one attack dates it where it tells of it first and then goes on: "the women who were attacked", "One was raped".
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from ..annotations import Event
from .background import looks_back
from .circumstances import determiner_of, family_of
from .status import DENIED, HAPPENED

_OPENING = 600  # code points of the body
_LEAST = 2  # dated mentions that make the attack the article's own
_PERFECT = frozenset(("has", "have", "'ve", "’ve"))
_FEARED = frozenset(("about", "against", "like"))  # "concerns about attacks"
_COUNTS = frozenset(("several", "many", "more", "few", "number"))
_OTHERS = frozenset("previous previously earlier other another similar past recent regularly often also before".split())


def on_the_only_day(doc: Doc, events: Sequence[Event]) -> list[Event]:
    """The events in their order; what has a day or a spell of its own keeps it, and so does what may be another attack."""
    told = [e for e in events if e.type == "ASSAULT" and e.status == HAPPENED and e.happened_from is not None]
    days = {(e.happened_from, e.happened_to) for e in told}
    if len(told) < _LEAST or len(days) != 1:
        return list(events)
    ((first, last),) = days
    if first is None or first != last or not _opens_the_news(doc, told):
        return list(events)
    return [_dated(doc, event, told, first) for event in events]


def _opens_the_news(doc: Doc, told: Sequence[Event]) -> bool:
    """Whether the headline or the first sentences tell of the dated attack: else it is background of other news."""
    start = min((p.start for p in doc._.article.passages if p.kind == "body"), default=0)
    return any(event.start < start + _OPENING for event in told)


def _dated(doc: Doc, event: Event, told: Sequence[Event], day: dt.date) -> Event:
    open_ = event.type == "ASSAULT" and event.happened_from is None and event.happened_to is None
    span = doc.char_span(event.start, event.end, alignment_mode="expand") if open_ else None
    if span is None or event.status not in (HAPPENED, DENIED) or _is_another(span.root):
        return event
    first, last = span.sent.start_char, span.sent.end_char
    elsewhere = any(first <= t.start < last and t.first is not None and t.first != day for t in doc._.times)
    elsewhere = elsewhere or looks_back(doc, span.root)
    if elsewhere or not (_is_alike(doc, event, told) or _points_at_it(span.root)):
        return event
    return replace(event, happened_from=day, happened_to=day)


def _is_alike(doc: Doc, event: Event, told: Sequence[Event]) -> bool:
    """Whether a dated mention uses the same word, one of its family, or tells of the same kind of violence.

    What was done to another person is another deed.
    """
    victims = {other.recipient for other in told} - {None}
    if event.recipient is not None and victims and event.recipient not in victims:
        return False
    span = doc.char_span(event.start, event.end, alignment_mode="expand")
    family = None if span is None else family_of(span.root)
    for other in told:
        if other.lemma == event.lemma or (event.mode is not None and event.mode == other.mode):
            return True
        theirs = doc.char_span(other.start, other.end, alignment_mode="expand")
        if family is not None and theirs is not None and family_of(theirs.root) == family:
            return True
    return False


def _points_at_it(token: Token) -> bool:
    """True of "the massacre" and "this violence"."""
    return token.pos_ == "NOUN" and not token.lower_.endswith("s") and determiner_of(token) is not None


def _is_another(token: Token) -> bool:
    """True of what the words set apart: several attacks, earlier ones, those of which a perfect tense tells."""
    several = token.pos_ == "NOUN" and token.lower_.endswith("s") and determiner_of(token) is None
    verbs = [token] if token.pos_ == "VERB" else [t for t in token.ancestors if t.pos_ == "VERB"][:1] if several else []
    perfect = any(c.lower_ in _PERFECT for verb in verbs for c in verb.children if c.dep_.startswith("aux"))
    counted = several and any(c.lower_ in _COUNTS for c in token.children)
    feared = several and any(c.lower_ in _FEARED for c in token.children if c.dep_ == "case")
    return feared or perfect or counted or any(c.lower_ in _OTHERS for t in (token, *verbs) for c in t.children)
