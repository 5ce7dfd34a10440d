"""A Doc and the names found so far in, names that the model missed out: weapons, titled people, acronyms, later occurrences."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Token

from ..following import token_after
from ..gazetteer.tables import group_nouns, roles
from . import types
from .calendar import WEEKDAYS
from .found import Found, mask
from .lexicon import known
from .trimming import OFFICE_WORDS, PARTICLES

_MAKERS = r"(?:(?:Sukhoi|Mikoyan|Tupolev|Ilyushin|Antonov|Kamov|Mil|Lockheed|Boeing) )?"


_DESIGNATION = re.compile(
    _MAKERS
    + r"\b(?:T|Su|SU|MiG|Mig|MIG|F|B|A|AK|AKM|M|S|Mi|Ka|Tu|TU|Il|An|Yak|BM|BMP|BTR|BRDM|RPG|MQ|RQ|AH|UH|KC|EA|FA|SA"
    r"|SS|AIM|AGM|TOS|J|JF|DF|Kh|RS|SPG|PK|PKM|ZU|ZSU|GBU|FAB|OFAB|KAB|Shahed|Kh|L|MT)[-‑]\d{1,3}[A-Z]{0,4}\d?s?\b(?![-\d])"
)


_BRACKET = re.compile(r"[A-Z][A-Za-z&.\-]{1,9}")


_DATELINES = (
    re.compile(r"^[A-Z][^\n()]{2,60}\(([A-Z]{2,6})\)\s*[-–—]", re.MULTILINE),
    re.compile(
        r"^[A-Z][A-Z .'’/-]{2,40}(?:, [^\n()]{3,30})? \(([A-Z][\w&-]*(?: [A-Z][\w&-]*){0,2})\)\s*[-–—]\s", re.MULTILINE
    ),
)
"""A place, a day or none, and the agency: in brackets, and a name of several words where the place is in capitals."""


_SMALL = {"of", "the", "and", "for", "in", "on", "de", "du", "la", "al", "&", "to", "-"}


def weapons(doc: Doc) -> list[Found]:
    """Designations of weapons: "T-90", "Sukhoi Su-24M"; roads of such a name are left out."""
    out: list[Found] = []
    for found in _DESIGNATION.finditer(doc.text):
        span = doc.char_span(*found.span(), alignment_mode="contract")
        if (
            span is not None
            and len(span)
            and not (
                found.group()[:2] in ("M-", "A-", "B-", "L-")
                and doc[max(0, span.start - 1)].lower_ in ("highway", "route", "road", "the", "motorway")
            )
        ):
            out.append((span.start, span.end, "WEAPON"))
    return out


_INITIALS = re.compile(r"(?<![\w.])(?:[A-Z]\.[ -]?){1,3}[A-Z][a-z\u00df-\u017f]{2,}(?![\w.])")
_COUNTED = frozenset("One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve".split())
_STATIONS = frozenset("Channel Kanal Canal TV Radio".split())
_NUMBERED = frozenset(
    "Dam Gate Reactor Unit Block Terminal Platform Pier Hangar Shaft Silo Hall Camp Checkpoint".split()
)


def initials(doc: Doc, found: list[Found], skip: list[bool]) -> list[Found]:
    """Initials before a family name, which the model missed: "the leader of the opposition I. Valk"; never "U.S. Steel"."""
    taken, out = mask(doc, found), []
    for match in _INITIALS.finditer(doc.text):
        span = doc.char_span(*match.span())
        if span is None or len(span) < 2 or skip[span.start] or any(taken[span.start : span.end]):
            continue
        last = span[-1]
        if last.pos_ != "PROPN" or last.is_sent_start or known(last.text) or known(doc[span.start : span.end - 1].text):
            continue
        if last.lower_ not in roles() and last.lower_ not in group_nouns() and last.lower_ not in OFFICE_WORDS:
            out.append((span.start, span.end, "PER"))
    return out


def numbered(doc: Doc) -> list[Found]:
    """Works and stations that are named by a number: "Dam Three", "Reactor 4", "Channel Seven", "Kanal 5"."""
    return [
        (token.i, token.i + 2, "MEDIA" if token.text in _STATIONS else "FAC")
        for token in doc[:-1]
        if token.text in _NUMBERED | _STATIONS
        and "\n" not in token.whitespace_
        and (doc[token.i + 1].text in _COUNTED or (doc[token.i + 1].is_digit and len(doc[token.i + 1]) < 3))
        and not (token.is_sent_start and doc[token.i + 1].is_digit)
    ]


_OPENERS = frozenset({"Mount", "Lake", "Cape"})
"""Words that open the name of a mountain, lake or cape and are none alone."""


def landforms(doc: Doc, found: list[Found]) -> list[Found]:
    """Mountains, lakes and capes of two words, of which the model saw one or neither: "Mount Selva", "Lake Ilda"."""
    whole = {at for s, e, _ in found if e - s > 1 for at in range(s, e)}
    out: list[Found] = []
    for token in doc[:-1]:
        after = doc[token.i + 1]
        if token.text not in _OPENERS or token.i in whole or after.i in whole or "\n" in token.whitespace_:
            continue
        if after.is_title and after.is_alpha and after.pos_ == "PROPN" and token.whitespace_:
            out.append((token.i, token.i + 2, "LOC"))
    return out


_OUTLETS = frozenset("agency newspaper broadcaster channel station daily weekly tabloid portal website site".split())
_OF_NEWS = frozenset("news press state wire official telegraph television tv radio".split())
_LONGEST = 3


def outlets(doc: Doc, found: list[Found]) -> list[Found]:
    """Capitalised words right behind a noun for an outlet, which the model missed: "the state agency NOP", "the daily Selvar"."""
    taken, out = mask(doc, found), []
    for token in doc[1:-1]:
        start = end = token.i + 1
        if token.text not in _OUTLETS or "\n" in token.whitespace_ or doc[start].lower_ in WEEKDAYS:
            continue
        if token.text == "site" and doc[token.i - 1].lower_ not in _OF_NEWS:
            continue
        while end < len(doc) and end - start < _LONGEST and doc[end].pos_ == "PROPN" and doc[end].text[:1].isupper():
            end += 1
        named = end > start and not any(taken[start:end]) and known(doc[start:end].text) is None
        if named and doc[start].is_alpha and doc[start].lower_ not in roles():
            news = token.text != "agency" or doc[token.i - 1].lower_ in _OF_NEWS
            out.append((start, end, "MEDIA" if news else "ORG"))
    return out


def agencies(doc: Doc) -> list[Found]:
    """The agency that a dateline ends with: "SELMAR, July 15 (NOP) - A ferry sank", "SELMAR (Halvar Wire) - "."""
    spans = (doc.char_span(*found.span(1)) for line in _DATELINES for found in line.finditer(doc.text))
    return [(span.start, span.end, "MEDIA") for span in spans if span is not None]


def titled(doc: Doc, found: list[Found], skip: list[bool]) -> list[Found]:
    """Capitalised words after a capitalised title that the model missed: "President Kordan", "Gen. Osei Badu"."""
    taken = mask(doc, found)
    nouns, out = roles(), []
    for token in doc:
        low = token.lower_.rstrip(".")
        role = nouns.get(low)
        if (
            role is None
            or role.plural
            or not token.text[:1].isupper()
            or skip[token.i]
            or role.kind in ("person", "kin")
        ):
            continue
        start = token.i + 1
        if start < len(doc) and doc[start].text == "." and not token.whitespace_:
            start += 1
        end = start
        while end < len(doc) and not taken[end] and _name_word(doc, end, start):
            end += 1
        while end > start and not doc[end - 1].text[:1].isupper():
            end -= 1
        if (
            end > start
            and doc[start].lower_ not in nouns
            and doc[start].lower_ not in _SMALL
            and not (token.is_sent_start and role.kind != "title" and doc[start].pos_ != "PROPN")
        ):
            out.append((start, end, "PER"))
    return out


_DIVISIONS = {"province", "governorate", "oblast", "county", "prefecture", "raion"}


def divisions(doc: Doc, found: list[Found]) -> list[Found]:
    """Capitalised places of GeoNames before "province", "governorate" and the like."""
    taken = mask(doc, found)
    out: list[Found] = []
    for token in doc:
        if token.lower_ not in _DIVISIONS or token.i == 0:
            continue
        start = token.i
        while (
            start > 0
            and token.i - start < 3
            and doc[start - 1].is_title
            and not taken[start - 1]
            and doc[start - 1].lower_ != "the"
        ):
            start -= 1
        while start < token.i and not types.is_place(doc[start : token.i].text):
            start += 1
        if start < token.i:
            out.append((start, token.i, "GPE"))
    return out


def _name_word(doc: Doc, at: int, start: int) -> bool:
    token = doc[at]
    if "\n" in token.text or token.lower_ in group_nouns() or token.lower_ in roles() or token.lower_ in OFFICE_WORDS:
        return False
    if token.is_title or (token.text[:1].isupper() and token.is_alpha):
        return token.pos_ in ("PROPN", "NOUN", "ADJ", "X", "") and known(token.text) is None
    return at > start and ((token.text in "-‑" and not token.whitespace_) or token.lower_ in PARTICLES)


def acronyms(doc: Doc, found: list[Found]) -> list[Found]:
    """The short form in brackets behind a name: "Selmar Relief Council (SRC)"."""
    ends = {e: label for _, e, label in found}
    taken, out = mask(doc, found), []
    for token in doc:
        if token.text != "(" or token.i + 2 >= len(doc) or doc[token.i + 2].text != ")" or taken[token.i + 1]:
            continue
        short = doc[token.i + 1].text
        if not _BRACKET.fullmatch(short) or sum(c.isupper() for c in short) < 2:
            continue
        if token.i in ends and ends[token.i] in ("ORG", "MEDIA", "GPE", "LOC", "OTH"):
            out.append((token.i + 1, token.i + 2, ends[token.i]))
            continue
        start = _initials_start(doc, token.i, short)
        if start is not None:
            if not any(taken[start : token.i]):
                out.append((start, token.i, "ORG"))
            out.append((token.i + 1, token.i + 2, "ORG"))
    return out


def _initials_start(doc: Doc, end: int, short: str) -> int | None:
    """Where the words begin whose initials make up the short form; None where they do not."""
    letters = [c.lower() for c in short if c.isalpha() and c.isupper()]
    at = end
    while letters and at > 0 and end - at < 14:
        at -= 1
        word = doc[at]
        if word.lower_[:1] == letters[-1] and (word.text[:1].isupper() or word.lower_ in _SMALL):
            letters.pop()
        elif word.lower_ not in _SMALL:
            return None
    return at if not letters and doc[at].text[:1].isupper() else None


def lengthened(doc: Doc, found: list[Found]) -> list[Found]:
    """The names in order, one that the model cut short as long as elsewhere in the article: "Marela" of "Marela Sky".

    What the gazetteer knows is whole: "U.S." before "military" is a country.
    """
    longer: dict[str, dict[tuple[str, ...], str]] = {}
    for s, e, label in found:
        if e - s > 1 and label != "PER":
            longer.setdefault(doc[s].text, {}).setdefault(tuple(t.text for t in doc[s:e]), label)
    taken, out = mask(doc, found), []
    for s, e, label in found:
        forms = longer.get(doc[s].text, {}) if label != "PER" and known(doc[s:e].text) is None else {}
        fitting = [
            words
            for words in sorted(forms, key=lambda words: (-len(words), words))
            if len(words) > e - s
            and tuple(t.text for t in doc[s : s + len(words)]) == words
            and not any(taken[e : s + len(words)])
        ]
        out.append((s, s + len(fitting[0]), forms[fitting[0]]) if fitting else (s, e, label))
    return out


def again(doc: Doc, found: list[Found], skip: list[bool]) -> list[Found]:
    """Other occurrences, which the model missed, of names and surnames that stand elsewhere in the article."""
    taken = mask(doc, found)
    forms: dict[tuple[str, ...], str] = {}
    for s, e, label in found:
        words = tuple(t.text for t in doc[s:e])
        if label in ("PER", "ORG", "GPE", "LOC", "MEDIA", "WEAPON") and len(doc[s:e].text) > 2:
            forms.setdefault(words, label)
            if label == "PER" and len(words) > 1 and len(words[-1]) > 3 and words[-1][:1].isupper():
                forms.setdefault((words[-1],), label)
    first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for words, label in sorted(forms.items(), key=lambda item: (-len(item[0]), item[0])):
        first.setdefault(words[0], []).append((words, label))
    out: list[Found] = []
    for token in doc:
        if skip[token.i] or taken[token.i]:
            continue
        for words, label in first.get(token.text, ()):
            end = token.i + len(words)
            if (
                end <= len(doc)
                and not any(taken[token.i : end])
                and tuple(t.text for t in doc[token.i : end]) == words
                and (len(words) > 1 or _proper(token))
            ):
                out.append((token.i, end, label))
                taken[token.i : end] = [True] * len(words)
                break
    return out


def _proper(token: Token) -> bool:
    if token.pos_ != "PROPN" or not token.text[:1].isupper():
        return False
    after = token_after(token)
    return after is None or not (after.text[:1].isupper() and after.pos_ == "PROPN")
