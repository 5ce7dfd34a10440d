"""The candidates of one cluster in, what the article says of the thing out: its fullest name, its role, its country."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from spacy.tokens import Doc, Token

from ..gazetteer.tables import countries, roles
from . import matching
from .candidates import Candidate
from .lexicon import known
from .offices import office_before
from .phrases import state_behind

_DETERMINER = re.compile(r"^(?:the|a|an|this|that|these|those|his|her|its|their|our|my|your) +", re.IGNORECASE)
_SPACE = re.compile(r"\s+")


def _text(doc: Doc, start: int, end: int) -> str:
    return _SPACE.sub(" ", doc[start:end].text).strip()


def fullest_name(doc: Doc, members: Sequence[Candidate], type_: str) -> str:
    """The longest name, in the spelling used most; without a name the longest nominal phrase, without its determiner."""
    names = [_text(doc, *c.name) for c in members if c.name is not None and not c.adjective and c.type == type_]
    names = names or [_text(doc, *c.name) for c in members if c.name is not None and not c.adjective]
    if names:
        counts = Counter(names)
        first = {name: -at for at, name in reversed(list(enumerate(names)))}
        entries = [known(name) for name in names]
        states = [
            e.name
            for e in entries
            if type_ == "GPE" and e is not None and e.country in countries() and e.name == countries()[e.country].name
        ]
        if states:
            return states[0]
        if type_ in ("GPE", "LOC") and entries[0] is not None and any(n.isupper() for n in names):
            mixed = [n for n in names if not n.isupper()]
            return mixed[0] if mixed else entries[0].name
        best = max(counts, key=lambda n: (len(matching.words(n)), not n.isupper(), counts[n], first[n]))
        return best.title() if best.isupper() and len(best.split()) > 1 and type_ == "PER" else best
    adjectives = [
        entry.name for c in members if c.name is not None and (entry := known(_text(doc, *c.name))) is not None
    ]
    if adjectives:
        return adjectives[0]
    phrases = [_text(doc, c.short_start, c.short_end) for c in members if c.form == "nominal"]
    named = [_DETERMINER.sub("", p) for p in phrases]
    return (
        max(named, key=lambda p: (min(len(p.split()), 8), -named.index(p)))
        if named
        else _text(doc, members[0].start, members[0].end)
    )


def role_of(doc: Doc, members: Sequence[Candidate], type_: str) -> str | None:
    """The fullest office that the article gives a person: before the name, in apposition or as a nominal mention; else None."""
    if type_ != "PER":
        return None
    found: list[str] = []
    for c in members:
        if c.name is not None:
            before = _before(doc, c)
            if before:
                found.append(before)
        elif c.form == "nominal" and c.role is not None and c.role.kind == "office":
            found.append(_DETERMINER.sub("", _text(doc, c.short_start, c.short_end)))
    named = any(c.name is not None for c in members)
    if not found or (not named and len(members) == 1):
        return found[0] if found else None
    return max(found, key=lambda r: (min(len(r.split()), 8), -found.index(r)))


def _before(doc: Doc, c: Candidate) -> str | None:
    """The title or office that stands right before a name: "Syrian Deputy Foreign Minister", without determiner."""
    assert c.name is not None
    first = office_before(doc, c.name[0])
    last = doc[c.name[0] - 1].lower_.rstrip(".") if first is not None else ""
    if first is None or (c.name[0] - first == 1 and last in roles() and roles()[last].kind != "office"):
        return None
    return _DETERMINER.sub("", _text(doc, first, c.name[0])) or None


def country_of(doc: Doc, members: Sequence[Candidate], type_: str) -> str | None:
    """The ISO code of the country that the names, or the adjectives and possessives in the phrases, speak of; else None."""
    votes: Counter[str] = Counter(c.country for c in members if c.country is not None)
    listed = any(c.name is not None and not c.adjective and known(_text(doc, *c.name)) is not None for c in members)
    if not votes and not listed and type_ in ("PER", "ORG", "NORP", "FAC", "WEAPON", "MEDIA"):
        for c in members:
            if c.title_of is not None:
                codes = [code for t in doc[c.start : c.end] if (code := _country_at(t)) is not None]
                votes.update(codes[:1])
                continue
            first = c.name[0] if c.name is not None else c.head
            for token in doc[max(c.start, first - 6) : first]:
                if token.head.i != c.head or token.dep_ not in ("amod", "compound", "nmod:poss", "nmod:desc", "flat"):
                    continue
                code = _country_at(token)
                if code is not None:
                    votes[code] += 1
    if not votes and not listed and type_ in ("ORG", "PER", "NORP"):
        votes.update(code for c in members if c.form == "nominal" and (code := _behind(doc, c)) is not None)
        if type_ == "ORG":
            ends = [c.name[1] for c in members if c.name is not None]
            votes.update(code for c in members if c.form == "nominal" and (code := _sender(doc, c)) is not None)
            states = [_country_at(doc[stop - 1]) for end in ends if (stop := state_behind(doc, end)) > end]
            votes.update(code for code in states if code is not None)
    return min(votes, key=lambda code: (-votes[code], code)) if votes else None


def _behind(doc: Doc, c: Candidate) -> str | None:
    """The country in the phrase behind a noun: "the regime in Damascus", "the army of Syria"."""
    for child in doc[c.head].children:
        if c.head < child.i < c.end and child.dep_ == "nmod" and child.left_edge.lower_ in ("in", "of"):
            for token in doc[child.left_edge.i : min(child.right_edge.i + 1, c.end)]:
                code = _country_at(token)
                if code is not None:
                    return code
    at = c.head + 2 + (c.head + 2 < len(doc) and doc[c.head + 2].lower_ == "the")
    if at + 1 < len(doc) and doc[c.head + 1].lower_ == "of" and doc[at + 1].lower_ in roles():
        return _country_at(doc[at])  # "the regime of Syrian president X", wherever the parse hangs X
    return None


_SENDING = frozenset("send deploy dispatch withdraw commit mobilise mobilize".split())


def _sender(doc: Doc, c: Candidate) -> str | None:
    """The country that sends the troops it says nothing else of: "Iran is sending combat troops"."""
    head = doc[c.head]
    if head.dep_ != "obj" or head.head.lemma_.lower() not in _SENDING or not c.plural or c.definite != "bare":
        return None
    subjects = (t for t in head.head.children if t.dep_ == "nsubj" and t.ent_type_ == "GPE")
    return next((code for t in subjects if (code := _country_at(t)) is not None), None)


def _country_at(token: Token) -> str | None:
    """The country that the longest known name with this word in it speaks of: North Korea's at "Korea", not South Korea's."""
    doc, at = token.doc, token.i
    for length in range(4, 0, -1):
        for start in range(max(0, at - length + 1), at + 1):
            entry = known(doc[start : start + length].text) if start + length <= len(doc) else None
            if entry is not None and entry.type == "GPE":
                return entry.country
    return None
