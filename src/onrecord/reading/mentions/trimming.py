"""A name as the model marks it in, the name proper out: without determiners, possessive marks, titles and roles, hyphened parts whole."""

from __future__ import annotations

from spacy.tokens import Doc, Span

from ..gazetteer.tables import group_nouns, roles
from .found import Found
from .lexicon import known

_POSSESSIVE = {"'s", "’s", "'", "’", "'S", "’S"}


_EDGE = {
    "the",
    "a",
    "an",
    "this",
    "that",
    "these",
    "those",
    "its",
    "their",
    "his",
    "her",
    "our",
    "my",
    "your",
    "both",
    "all",
}


OFFICE_WORDS = frozenset(
    [
        "foreign",
        "deputy",
        "prime",
        "vice",
        "defence",
        "defense",
        "interior",
        "finance",
        "former",
        "acting",
        "ex",
        "first",
        "second",
        "chief",
        "senior",
        "assistant",
        "secretary",
        "of",
        "state",
        "for",
        "general",
        "justice",
        "trade",
        "health",
        "education",
        "energy",
        "information",
        "affairs",
        "and",
        "junior",
        "then",
        "late",
        "permanent",
        "special",
        "un",
        "us",
        "u.s.",
        "eu",
        "crown",
        "house",
        "senate",
        "majority",
        "minority",
        "democratic",
        "republican",
    ]
)


PARTICLES = {
    "al",
    "el",
    "ul",
    "an",
    "as",
    "ash",
    "ar",
    "at",
    "ad",
    "az",
    "bin",
    "ibn",
    "bint",
    "abu",
    "abd",
    "van",
    "von",
    "de",
    "der",
    "den",
    "di",
    "da",
    "dos",
    "del",
    "la",
    "le",
    "ter",
    "ten",
    "ben",
    "bar",
    "ould",
    "wa",
    "san",
}


def cut(doc: Doc, ent: Span) -> list[Found]:
    """A model's name without determiners, possessive marks, titles and roles; it may fall into several or none."""
    start, end = ent.start, ent.end
    for at in range(start, end):
        if "\n" in doc[at].text:
            return []
    while start < end and (
        (doc[start].is_punct and not doc[start].text.startswith(("@", "#")))
        or (doc[start].lower_ in _EDGE and known(doc[start:end].text) is None)
    ):
        start += 1
    while end > start and (
        doc[end - 1].text in _POSSESSIVE or (doc[end - 1].is_punct and doc[end - 1].text not in ".)!")
    ):
        end -= 1
    if start == end:
        return []
    start, end = _whole_word(doc, start, end, ent.label_)
    for at in range(start + 1, end - 1):
        if doc[at].text in _POSSESSIVE and ent.label_ in ("PER", "LOC") and known(doc[start:end].text) is None:
            return [*_split_roles(doc, start, at, ent.label_), *_split_roles(doc, at + 1, end, ent.label_)]
    return _split_roles(doc, start, end, ent.label_)


_FIRM = {"Inc", "Ltd", "Corp", "LLC", "PLC", "plc", "Co", "GmbH", "AG", "SA", "NV", "Limited"}


def _whole_word(doc: Doc, start: int, end: int, label: str) -> tuple[int, int]:
    """The span extended over parts of a hyphened name that the model left out: "al-" before, "-Amoudi" behind."""
    while (
        start >= 2
        and doc[start - 1].text in "-‑–"
        and not doc[start - 1].whitespace_
        and not doc[start - 2].whitespace_
        and doc[start - 2].lower_ in PARTICLES
    ):
        start -= 2
    while start >= 1 and doc[start - 1].text in ("al-", "el-", "Al-", "El-") and not doc[start - 1].whitespace_:
        start -= 1
    if label == "PER":
        while (
            end + 1 < len(doc)
            and doc[end].text in "-‑"
            and not doc[end - 1].whitespace_
            and not doc[end].whitespace_
            and doc[end + 1].is_title
        ):
            end += 2
        if end + 1 < len(doc) and doc[end].lower_ in PARTICLES and doc[end].text != "an" and doc[end].text != "as":
            after = end + 1
            if after + 1 < len(doc) and doc[after].text in "-‑":
                after += 1
            if doc[after].is_title and doc[after].pos_ in ("PROPN", "") and doc[end].lower_ not in ("at", "de", "la"):
                end = after + 1
    if label == "ORG":
        while (
            end < len(doc)
            and doc[end].is_title
            and doc[end].pos_ == "PROPN"
            and (noun := group_nouns().get(doc[end].lower_))
            and noun.type == "ORG"
        ):
            end += 1
    return start, end


def _split_roles(doc: Doc, start: int, end: int, label: str) -> list[Found]:
    """A name and the nationality before it, without the role: "Syrian Foreign Minister Walid X" -> Syrian, Walid X."""
    nouns = roles()
    if label == "LOC":
        return [(start, end, label)]
    last = at = start
    while at < end:
        low = doc[at].lower_.rstrip(".")
        entry = known(doc[at].text)
        if low in nouns and not (label == "ORG" and nouns[low].plural):
            last = at + 1
        elif not (
            low in OFFICE_WORDS
            or doc[at].lower_ in OFFICE_WORDS
            or doc[at].text in ("-", ".")
            or (entry and entry.country)
        ):
            break
        at += 1
    if at == end and last < end and all(doc[i].lower_ in OFFICE_WORDS or known(doc[i].text) for i in range(last, end)):
        last = end
    if last == start or (label != "PER" and last < end):
        return [(start, end, label)]
    out: list[Found] = [(i, i + 1, "GPE") for i in range(start, last) if (e := known(doc[i].text)) and e.country]
    if last < end and doc[last].is_punct:
        last += 1
    return [*out, (last, end, label)] if last < end else out


def joined(doc: Doc, found: list[Found]) -> list[Found]:
    """Parts of one name put together: the second begins with "al-", or both are parts of a personal name."""
    out: list[Found] = []
    for item in found:
        start, end, label = item
        if out and out[-1][1] == start and doc[start - 1].whitespace_:
            before = out[-1]
            article = doc[start].lower_ in ("al", "el", "bin", "ibn") and end - start > 1
            halves = label == before[2] == "PER" and before[1] - before[0] == end - start == 1
            if article or (halves and not doc[start].is_sent_start and known(doc[before[0]].text) is None):
                out[-1] = (before[0], end, before[2])
                continue
        out.append(item)
    return out
