"""A verb of an article in, whether its account has gone back to a time long before the news out, and to which.

"In March 2001 the two navies fought. Eleven men died.": the second sentence names no time, and goes on in the first one's.
"The worst since 2009, when a bomb killed 40": what "when" follows is the time of its clause.
"""

from __future__ import annotations

import datetime as dt
import re

from spacy.tokens import Doc, Token

from ..annotations import Time

_LONG = dt.timedelta(days=60)
_COMMA = re.compile(r",?\s")


def looks_back(doc: Doc, token: Token) -> bool:
    """Whether the last time that its paragraph named before its sentence lies long before the news; it must name none itself.

    A noun may point back to the news from anywhere ("the attack"), a verb goes on.
    """
    news = _news_day(doc)
    sentence = token.sent
    if news is None or token.pos_ != "VERB":
        return False
    paragraph = doc.text.rfind("\n", 0, sentence.start_char) + 1
    if any(sentence.start_char <= t.start < sentence.end_char for t in doc._.times):
        return False
    before = [t for t in doc._.times if paragraph <= t.start < sentence.start_char and t.first is not None]
    if not before or before[-1].last is None:
        return False
    last: dt.date = before[-1].last
    return last < news - _LONG


def time_before_when(doc: Doc, token: Token) -> Time | None:
    """The time right before the "when" that opens the verb's clause: "in 2009, when a bomb killed 40"."""
    when = next((c for c in token.children if c.lower_ == "when" and c.i < token.i), None)
    if when is None or token.pos_ != "VERB":
        return None
    near: list[Time] = [t for t in doc._.times if t.end < when.idx and _COMMA.fullmatch(doc.text, t.end, when.idx)]
    return near[-1] if near and near[-1].first is not None else None


def _news_day(doc: Doc) -> dt.date | None:
    """The day of publication, else the latest day that the article names."""
    published: dt.date | None = doc._.article.published_on
    return published or max((t.first for t in doc._.times if t.first is not None and t.first == t.last), default=None)
