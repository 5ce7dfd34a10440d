"""A Doc with names PER ORG LOC OTH in, the same Doc with names PER ORG GPE LOC FAC NORP WEAPON MEDIA out.

The model's names are trimmed and split (titles, roles, possessives), typed with the gazetteer and the words around them,
and completed with what can be told with certainty: nationalities, known bodies and outlets, acronyms that the text itself
introduces, weapon designations, and later occurrences of a name that the article has already used.
"""

from __future__ import annotations

import re
from collections import Counter

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from .. import extensions  # noqa: F401  registers doc._.article
from ..gazetteer.tables import group_nouns, roles
from . import types
from .lexicon import Match, known, matches

Found = tuple[int, int, str]
"""Start and end token, half-open, and label."""

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
_OFFICE_WORDS = frozenset(
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
_MAKERS = r"(?:(?:Sukhoi|Mikoyan|Tupolev|Ilyushin|Antonov|Kamov|Mil|Lockheed|Boeing) )?"
_DESIGNATION = re.compile(
    _MAKERS
    + r"\b(?:T|Su|SU|MiG|Mig|MIG|F|B|A|AK|AKM|M|S|Mi|Ka|Tu|TU|Il|An|Yak|BM|BMP|BTR|BRDM|RPG|MQ|RQ|AH|UH|KC|EA|FA|SA"
    r"|SS|AIM|AGM|TOS|J|JF|DF|Kh|RS|SPG|PK|PKM|ZU|ZSU|GBU|FAB|OFAB|KAB|Shahed|Kh|L|MT)[-‑]\d{1,3}[A-Z]{0,4}\d?s?\b(?![-\d])"
)
_BRACKET = re.compile(r"[A-Z][A-Za-z&.\-]{1,9}")
_SMALL = {"of", "the", "and", "for", "in", "on", "de", "du", "la", "al", "&", "to", "-"}
_PARTICLES = {
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
_LINE = {"\n"}


def refine(doc: Doc) -> list[Found]:
    """The names of the Doc, typed, sorted, without overlaps; `doc` is not changed."""
    skip = furniture(doc)
    found = [piece for ent in doc.ents if not skip[ent.start] for piece in _cut(doc, ent)]
    found = _joined(doc, _apart(found))
    listed = [m for m in matches(doc) if not skip[m.start] and not _wrong_word(doc, m)]
    found = _merge(doc, found, listed)
    found = _with(found, [f for f in _weapons(doc) if not skip[f[0]]], replace=True)
    found = _with(found, _titled(doc, found, skip))
    found = _with(found, _acronyms(doc, found))
    found = [(s, e, types.refine(doc, s, e, label)) for s, e, label in found]
    found = [f for f in found if f[2] != "OTH"]
    found = _agree(doc, found)
    return _apart(_with(found, _again(doc, found, skip)))


def _apart(found: list[Found]) -> list[Found]:
    """The names without overlaps: of two that overlap the longer stands, the earlier where they are as long."""
    kept: list[Found] = []
    for item in sorted(set(found), key=lambda f: (f[0] - f[1], f)):
        if not any(f[0] < item[1] and item[0] < f[1] for f in kept):
            kept.append(item)
    return sorted(kept)


def _joined(doc: Doc, found: list[Found]) -> list[Found]:
    """Parts of one name put together: the second begins with "al-", or both are parts of a personal name."""
    out: list[Found] = []
    for item in found:
        start, end, label = item
        if out and out[-1][1] == start and doc[start - 1].whitespace_:
            before = out[-1]
            article = doc[start].lower_ in ("al", "el", "bin", "ibn") and end - start > 1
            if article or (label == before[2] == "PER" and known(doc[before[0] : before[1]].text) is None):
                out[-1] = (before[0], end, before[2])
                continue
        out.append(item)
    return out


def furniture(doc: Doc) -> list[bool]:
    """For each token whether it stands in a furniture passage, which is not read."""
    flags = [False] * len(doc)
    for passage in doc._.article.passages:
        if passage.kind == "furniture":
            span = doc.char_span(passage.start, passage.end, alignment_mode="expand")
            if span is not None:
                flags[span.start : span.end] = [True] * len(span)
    return flags


def _cut(doc: Doc, ent: Span) -> list[Found]:
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


def _whole_word(doc: Doc, start: int, end: int, label: str) -> tuple[int, int]:
    """The span extended over parts of a hyphened name that the model left out: "al-" before, "-Amoudi" behind."""
    while (
        start >= 2
        and doc[start - 1].text in "-‑–"
        and not doc[start - 1].whitespace_
        and not doc[start - 2].whitespace_
        and doc[start - 2].lower_ in _PARTICLES
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
        if end + 1 < len(doc) and doc[end].lower_ in _PARTICLES and doc[end].text != "an" and doc[end].text != "as":
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
        if low in nouns:
            last = at + 1
        elif not (
            low in _OFFICE_WORDS
            or doc[at].lower_ in _OFFICE_WORDS
            or doc[at].text in ("-", ".")
            or (entry and entry.country)
        ):
            break
        at += 1
    if at == end and last < end and all(doc[i].lower_ in _OFFICE_WORDS or known(doc[i].text) for i in range(last, end)):
        last = end
    if last == start or (label != "PER" and last < end):
        return [(start, end, label)]
    out: list[Found] = [(i, i + 1, "GPE") for i in range(start, last) if (e := known(doc[i].text)) and e.country]
    if last < end and doc[last].is_punct:
        last += 1
    return [*out, (last, end, label)] if last < end else out


def _wrong_word(doc: Doc, match: Match) -> bool:
    """Whether a known form stands for something else here: a language, a common word, part of a longer hyphened word."""
    first, last, entry = doc[match.start], doc[match.end - 1], match.entry
    if match.end - match.start == 1 and first.text.isupper() and first.pos_ in ("PRON", "AUX", "VERB", "ADP", "INTJ"):
        return True
    if (
        entry.use == "adjective"
        and first.dep_ in ("obl", "obj")
        and first.head.lemma_ in ("speak", "write", "translate", "say")
    ):
        return True
    before = (
        match.start > 0
        and doc[match.start - 1].text in "-‑"
        and not doc[match.start - 1].whitespace_
        and not doc[match.start - 2].whitespace_
    )
    if (
        before
        and doc[match.start - 2].lower_ not in ("non", "anti", "pro", "ex", "pan", "neo")
        and not doc[match.start - 2].text[:1].isupper()
    ):
        return True
    behind = (
        match.end + 1 < len(doc)
        and doc[match.end].text in "-‑"
        and not last.whitespace_
        and not doc[match.end].whitespace_
    )
    return (
        bool(behind)
        and doc[match.end + 1].is_title
        and entry.use == "name"
        and doc[match.end + 1].lower_ not in _ADJOINED
    )


_ADJOINED = {"led", "backed", "based", "born", "held", "made", "controlled", "supplied", "occupied"}


def _merge(doc: Doc, found: list[Found], listed: list[Match]) -> list[Found]:
    """Model names and gazetteer matches together: the longer span stands, the gazetteer types what both see."""
    out = sorted(set(found))
    for match in listed:
        span = (match.start, match.end)
        over = [f for f in out if f[0] < span[1] and span[0] < f[1]]
        entry = match.entry
        if not over:
            if entry.sure and _capital_enough(doc, match):
                out.append((*span, entry.type))
            continue
        outer = next((f for f in over if f[0] <= span[0] and f[1] >= span[1]), None)
        if outer is None:
            if entry.sure or all(f[2] != "PER" for f in over):
                out = [f for f in out if f not in over] + [(*span, entry.type)]
        elif outer[:2] == span:
            if entry.sure or outer[2] != "PER":
                out = [f for f in out if f != outer] + [(*span, entry.type)]
        elif entry.use != "name" and outer[0] == span[0] and outer[2] == "PER":
            out = [f for f in out if f != outer] + [(*span, entry.type), (span[1], outer[1], "PER")]
    return sorted(out)


def _capital_enough(doc: Doc, match: Match) -> bool:
    """A name of one capitalised common word at the head of a sentence proves little without the model's word for it."""
    token = doc[match.start]
    if match.end - match.start > 1 or match.entry.use != "name" or match.entry.country:
        return True
    return not token.is_sent_start or token.pos_ == "PROPN"


def _weapons(doc: Doc) -> list[Found]:
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


def _titled(doc: Doc, found: list[Found], skip: list[bool]) -> list[Found]:
    """Capitalised words after a capitalised title that the model missed: "President Kordan", "Gen. Osei Badu"."""
    taken = _mask(doc, found)
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


def _name_word(doc: Doc, at: int, start: int) -> bool:
    token = doc[at]
    if "\n" in token.text or token.lower_ in group_nouns():
        return False
    if token.is_title or (token.text[:1].isupper() and token.is_alpha):
        return token.pos_ in ("PROPN", "NOUN", "ADJ", "X", "") and known(token.text) is None
    return at > start and ((token.text in "-‑" and not token.whitespace_) or token.lower_ in _PARTICLES)


def _acronyms(doc: Doc, found: list[Found]) -> list[Found]:
    """The short form in brackets behind a name: "Selmar Relief Council (SRC)"."""
    ends = {e: label for _, e, label in found}
    taken, out = _mask(doc, found), []
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


def _agree(doc: Doc, found: list[Found]) -> list[Found]:
    """One type for one form in an article: a surname is a person's, else the most frequent, the earliest of equals."""
    surnames = {doc[e - 1].text for s, e, label in found if label == "PER" and e - s > 1}
    votes: dict[str, Counter[str]] = {}
    for s, e, label in found:
        votes.setdefault(doc[s:e].text.lower(), Counter())[label] += 1
    out = []
    for s, e, label in found:
        text = doc[s:e].text
        best, count = votes[text.lower()].most_common(1)[0]
        if e - s == 1 and text in surnames:
            best, count = "PER", count + 1
        out.append((s, e, best if known(text) is None and count > votes[text.lower()][label] else label))
    return out


def _again(doc: Doc, found: list[Found], skip: list[bool]) -> list[Found]:
    """Other occurrences, which the model missed, of names and surnames that stand elsewhere in the article."""
    taken = _mask(doc, found)
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
    after = token.nbor(1) if token.i + 1 < len(token.doc) else None
    return after is None or not (after.text[:1].isupper() and after.pos_ == "PROPN")


def _mask(doc: Doc, found: list[Found]) -> list[bool]:
    taken = [False] * len(doc)
    for s, e, _ in found:
        taken[s:e] = [True] * (e - s)
    return taken


def _with(found: list[Found], more: list[Found], replace: bool = False) -> list[Found]:
    """Both lists, sorted, without overlaps; of two that overlap the first list's stands, unless `replace`."""
    for item in more:
        over = [f for f in found if f[0] < item[1] and item[0] < f[1]]
        if not over:
            found = [*found, item]
        elif replace:
            found = [*(f for f in found if f not in over), item]
    return sorted(found)


@Language.component("onrecord_name_types", assigns=["doc.ents"], requires=["doc.ents", "token.pos"])
def names(doc: Doc) -> Doc:
    """The Doc with its names refined."""
    doc.ents = [Span(doc, s, e, label=label) for s, e, label in refine(doc)]
    return doc
