"""In: a source that is somebody's paper or words ("Brenn's letter", "the army statement"). Out: whose they are.

Readers hold the author to what a letter says. A paper that nobody is named for stays a source of its own.
"""

from __future__ import annotations

from spacy.tokens import Token

from ..annotations import Mention
from .cast import Cast
from .clauses import dep
from .drafts import Range
from .layout import Layout
from .sources import kind
from .unnamed import ORGANISATIONS

_WORDS = frozenset("estimate projection forecast update announcement remark comment finding".split())
_TOLD = frozenset(("account", "version", "telling"))  # somebody's own, no account with a service
_GIVEN_OUT = frozenset("statement figure datum data release communique communiqué announcement estimate".split())
_THEIRS = frozenset(("his", "her", "their", "its"))
_SPEAKERS = frozenset(("PER", "ORG", "GPE", "NORP", "MEDIA"))
_LINKS = {"attributed": "to", "ascribed": "to", "signed": "by", "written": "by", "sent": "by", "posted": "by"}
_REACH = 5  # words from the paper to the participle that tells whose it is


def author_of(layout: Layout, span: Range, head: Token, found: Cast) -> int | None:
    """The cluster of whose paper the source is; None where it is no paper, or nobody's in particular."""
    told = head.lemma_.lower() in _TOLD
    paper = kind(head) == "document" or head.lemma_.lower() in _WORDS
    if not (paper or told) or head.pos_ not in ("NOUN", "PROPN"):
        return None
    owner = next((c for c in head.lefts if dep(c) == "nmod:poss" and span[0] <= c.i), None)
    if owner is not None:
        return _owner(layout, owner, found)
    if told:
        return _linked(layout, head, found)
    body = _body_before(layout, span, head, found)
    return body if body is not None else _linked(layout, head, found)


def _owner(layout: Layout, owner: Token, found: Cast) -> int | None:
    """Who owns it: "Brenn's letter"; of "his letter" whom the pronoun stands for, where that is settled."""
    held = [m for m in _at(layout, owner, found) if m.form != "pronoun" or owner.lower_ in _THEIRS]
    held = [m for m in held if m.type in _SPEAKERS or m.form == "pronoun" or kind(owner) is not None]
    best = min(held, key=lambda m: (m.form != "name", m.end - m.start), default=None)
    return best.cluster if best is not None else None


def _body_before(layout: Layout, span: Range, head: Token, found: Cast) -> int | None:
    """The body whose name or word stands right before the paper: "a Port Authority release", "the army statement"."""
    if head.i - 1 < span[0] or head.lemma_.lower() not in _GIVEN_OUT:
        return None
    word = layout.tokens[head.i - 1]
    if word.lower_ in ("news", "press") and head.i - 2 >= span[0]:
        word = layout.tokens[head.i - 2]
    named = [m for m in _at(layout, word, found) if m.form == "name" and m.type in ("ORG", "MEDIA")]
    named = [m for m in named if m.end <= head.idx]
    if named:
        return max(named, key=lambda m: m.end - m.start).cluster
    if word.lemma_.lower() not in ORGANISATIONS:
        return None
    forms = (word.lower_, f"the {word.lower_}")
    before = [m for m in found.mentions if m.end < word.idx and m.cluster is not None]
    same = [m for m in before if layout.text[m.start : m.end].lower() in forms]
    return max(same, key=lambda m: m.start).cluster if same else None


def _linked(layout: Layout, head: Token, found: Cast) -> int | None:
    """Who is named after it: "a statement attributed to the Front", "a survey from Orran"."""
    doc = layout.tokens
    end = min(layout.sentence(head.i)[1], head.i + _REACH)
    link = next((i for i in range(head.i + 1, end) if doc[i].lower_ in ("from", "by", "to")), None)
    if link is None:
        return None
    between = [t.lower_ for t in doc[head.i + 1 : link]]
    given = [word for word in between if word in _LINKS]
    if doc[link].lower_ == "to" and (not given or _LINKS[given[-1]] != "to"):
        return None
    if any(t.is_punct or (t.pos_ == "VERB" and t.lower_ not in _LINKS) for t in doc[head.i + 1 : link]):
        return None
    first = link + 1
    while first < min(end + 2, len(doc)) and doc[first].lower_ in ("the", "a", "an"):
        first += 1
    if first >= len(doc):
        return None
    named = [m for m in _at(layout, doc[first], found) if m.form == "name" and m.type in ("ORG", "PER", "MEDIA")]
    named = [m for m in named if m.start <= doc[first].idx]
    return max(named, key=lambda m: m.end - m.start).cluster if named else None


def _at(layout: Layout, token: Token, found: Cast) -> list[Mention]:
    """The mentions with a cluster that hold the token."""
    return [m for m in found.mentions if m.cluster is not None and m.start <= token.idx < m.end]
