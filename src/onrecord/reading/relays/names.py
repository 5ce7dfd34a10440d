"""In: tokens of an article. Out: the news media they name, by list, by the entity's type, or by the pattern of the name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.tokens import Doc

from ..annotations import Hop
from ..occasion_words import OCCASION_NOUNS
from .joining import hyphenated, links_name
from .lists import WRITTEN_SMALL, listed, opening, openings
from .media_words import (
    AGENCY,
    AIRED,
    BARE,
    BARE_AGAIN,
    BODIES,
    BROADCASTER,
    CALLED,
    DAYS,
    HEARD_BY,
    KIND_WORDS,
    MANY,
    MEDIA_WORDS,
    NEVER,
    NOMINAL,
    NOT_MEDIA_BEFORE,
    OPENING,
    PAPER,
    PLATFORM,
    PROGRAMMES,
    WORDS_OF_MEDIA,
)
from .shown import is_body, shown_media
from .weekly import named_by_day

_NEWS_AGENCY = re.compile(r"\bnews (agency|agencies|service|services)\b", re.I)
_FREQUENCY = re.compile(r"\d{2,4}(?:\.\d)? ?(?:AM|FM)\b")
_BRANDED = re.compile(r"[a-z]+\d+[a-z]*")  # names that are written small: "ebb24", "tv2"
Range = tuple[int, int]


@dataclass(frozen=True)
class Medium:
    """A medium that a text names: its name, the tokens of that name, its kind (values.HOP_TYPES)."""

    name: str
    start: int
    end: int
    type: str


def kind_of(phrase: str) -> str:
    """The kind of a medium by the words of its name or description."""
    if _NEWS_AGENCY.search(phrase):
        return "agency"
    words = re.findall(r"[a-zé]+", phrase.lower())
    if words[:1] and words[0] in AIRED:
        return "broadcaster"
    for kind, sign in (("agency", AGENCY), ("broadcaster", BROADCASTER), ("platform", PLATFORM), ("paper", PAPER)):
        if any(word in sign for word in words):
            return kind
    return "media"


def medium_in(doc: Doc, span: Range, slot: bool = False, sure: bool = False) -> Medium | None:
    """The medium that a noun phrase names, None where it names none; the audience ("told reporters") is none.

    In a `slot` that only conduits fill ("told X in an interview", "quoted by X") a name that nothing speaks against will
    do, since outlets unknown to any list are quoted every day; where the slot is `sure` ("quoted by X as saying"), even
    one that was taken for a person.
    """
    start, end = span
    while start < end and (
        doc[start].is_space
        or doc[start].lower_ in ("the", "a", "an", "its", "his", "their", "her")
        or doc[start].is_punct
        or doc[start].pos_ == "ADP"
    ):
        start += 1
    based = next((i for i in range(start, end - 1) if doc[i].lower_ in ("based", "language")), None)
    if based is not None and hyphenated(doc, based - 1):
        start = based + 1  # "told the Selmar-based Quay News", "the French-language Courrier du Lac"
        slot = slot or doc[based].lower_ == "language"
    if start < end and (doc[start].lower_ in ("this", "our") or (end - start == 1 and doc[start].pos_ == "PRON")):
        return None
    named = named_by_day(doc, start, end)
    if named is not None:
        return Medium(doc[named[0] : named[1]].text, *named, "paper")
    end = next(
        (i for i in range(start + 1, end) if doc[i].pos_ in ("ADP", "SCONJ") and not links_name(doc, i, end)), end
    )
    end = next((i for i in range(start + 1, end) if doc[i].lower_ in DAYS), end)  # "told Radio Ebb Monday that ..."
    end = next((i for i in range(start + 2, end) if _about(doc, start, i)), end)
    while end > start and (doc[end - 1].is_punct or doc[end - 1].is_space):
        end -= 1
    if start >= end or doc[start].lower_ in DAYS:
        return None
    if doc[end - 1].lower_ in (MEDIA_WORDS | PLATFORM) and doc[end - 1].text[:1].islower():
        # "the radio station Golfo", "the daily Haven": the name follows.
        while (
            end < len(doc)
            and doc[end].pos_ in ("PROPN", "X")
            and doc[end].text[:1].isupper()
            and doc[end].lower_ not in DAYS
        ):
            end += 1
    tokens = list(doc[start:end])
    words = [token.lower_ for token in tokens]
    if slot and start < len(doc) - 1 and _FREQUENCY.match(doc[start : start + 2].text):
        last = next((i for i in range(start + 2, end) if not doc[i].text[:1].isupper()), end)
        return Medium(doc[start:last].text, start, last, "broadcaster")  # "told 730AM The Game"
    if slot and end - start == 1 and _BRANDED.fullmatch(tokens[0].text):
        return Medium(tokens[0].text, start, end, kind_of(tokens[0].text))
    small = any(token.text in WRITTEN_SMALL for token in tokens)
    if not (small or any(token.text[:1].isupper() for token in tokens)) and WORDS_OF_MEDIA.isdisjoint(words):
        return None
    owner = next((i for i in range(start + 1, end - 1) if doc[i].lower_ in ("'s", "’s")), None)
    if words[-1] in PROGRAMMES and owner is not None:
        return medium_in(doc, (start, owner), slot, sure)  # "Radio Ebb's Morning Table programme"
    if doc[end - 1].lemma_.lower() in OCCASION_NOUNS and doc[end - 1].text[:1].islower():
        return None  # "a television interview", "his state media appearance"
    if len(words) == 1 and words[0] in NEVER:
        return None
    known = [at for at in range(start, end) if opening(words[at - start]) in openings()]
    for size in range(min(4, end - start) if known else 0, 0, -1):
        for first in known:
            if first + size > end:
                break
            phrase = doc[first : first + size].text
            hit = listed().get(phrase.lower())
            if (
                hit
                and (phrase[0].isupper() or size > 1 or phrase in WRITTEN_SMALL)
                and _alone(doc, first, first + size, (start, end))
            ):
                last = first + size + _numbered(doc, first + size, hit[1])
                return Medium(doc[first:last].text, first, last, hit[1])
    found = _shown(doc, (start, end)) or _typed(doc, (start, end)) or _patterned(doc, (start, end), words)
    if found is not None:
        return found
    owned = next((i for i in range(start + 1, end - 1) if doc[i].lower_ in ("'s", "’s")), None)
    if owned is not None and _personal(doc, (owned + 1, end)):
        return medium_in(doc, (start, owned), slot, sure)  # "told Radio Ebb's Ada Brenn"
    return _in_slot(doc, (start, end), words, sure) if slot else None


def _numbered(doc: Doc, at: int, kind: str) -> bool:
    """Whether the figure after a broadcaster is that of one of its channels: "told Rai 3 that", not "told CNN 3 guards"."""
    if kind != "broadcaster" or at + 1 >= len(doc) or not re.fullmatch(r"[1-9]", doc[at].text):
        return False
    after = doc[at + 1]
    return after.is_punct or after.pos_ in ("PRON", "SCONJ", "ADP", "DET", "PROPN")


def _shown(doc: Doc, span: Range) -> Medium | None:
    """The name in the phrase that the article itself shows to be a medium's, the longest of them."""
    names = shown_media(doc)
    for size in range(min(3, span[1] - span[0]) if names else 0, 0, -1):
        for first in range(span[0], span[1] - size + 1):
            phrase = doc[first : first + size].text
            if phrase in names and _alone(doc, first, first + size, span):
                kind = names[phrase] if names[phrase] != "media" else kind_of(doc[span[0] : span[1]].text)
                return Medium(phrase, first, first + size, kind)
    return None


def _about(doc: Doc, start: int, at: int) -> bool:
    """Whether an "of" after a whole name tells what was spoken of: "told Ebb Radio of the fire"; not in "Radio of Ebb"."""
    aired = doc[at - 1].lower_ in AIRED and doc[at - 1].text[:1].isupper()
    return aired and doc[at].lower_ == "of" and doc[at - 2].text[:1].isupper() and at - start > 1


def _personal(doc: Doc, span: Range) -> bool:
    """Whether the words are the name of a person, or say that it is a reporter."""
    if any(
        doc[i].lower_ in ("reporter", "correspondent", "anchor", "editor", "host", "presenter") for i in range(*span)
    ):
        return True
    at = doc[span[0]].idx
    return any(m.type == "PER" and m.form == "name" and m.start <= at < m.end for m in doc._.mentions)


def _in_slot(doc: Doc, span: Range, words: list[str], sure: bool) -> Medium | None:
    """A name in a conduit's place: capitalised, no person, country or body of state; or a bare "paper", "TV"."""
    start, end = span
    if end - start == 2 and words[0] == "same" and words[1] in BARE | BARE_AGAIN:
        return Medium(doc[start + 1].text, start + 1, end, kind_of(words[1]))
    again = end - start == 1 and doc[start - 1].lower_ in ("the", "that") and words[0] in BARE_AGAIN
    if words[-1] in BARE or again:
        return Medium(doc[start:end].text, start, end, kind_of(words[-1]))
    while start + 1 < end and doc[start].text[:1].islower() and words[0] in (MEDIA_WORDS | PLATFORM):
        start, words = start + 1, words[1:]
    if any(word in BODIES for word in words) or not doc[start].text[:1].isupper():
        return None
    if doc[start - 1].lower_ == "the" and words[-1] in PAPER and doc[end - 1].text[:1].isupper():
        return Medium(doc[start:end].text, start, end, "paper")  # "the Courier", which no reader knows for a town
    while end > start and not (doc[end - 1].pos_ in ("PROPN", "X", "NUM", "NOUN") and doc[end - 1].text[:1].isupper()):
        end -= 1
    if start >= end or not (sure or any(token.pos_ in ("PROPN", "X") for token in doc[start:end])):
        return None
    if end + 1 < len(doc) and doc[end].lower_ == "for" and doc[end + 1].text[:1].isupper():
        return None  # "told the Coast Watch for Fair Rights": a body's name goes on
    low, high = doc[start].idx, doc[end - 1].idx + len(doc[end - 1].text)
    types = {m.type for m in doc._.mentions if m.start < high and m.end > low and m.form == "name"}
    if (not sure and "NORP" in types) or (
        not sure and "PER" in types and not _introduced_here(doc, start, end) and not doc[start].text.isupper()
    ):
        return None
    if is_body(doc, doc[start:end].text):
        return None
    if any(t.lower_ in ("mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr.") for t in doc[start:end]) or any(
        m.type == "GPE" and m.end - m.start >= high - low for m in doc._.mentions if low <= m.start < high
    ):
        return None
    return Medium(doc[start:end].text, start, end, "media")


def _introduced_here(doc: Doc, start: int, end: int) -> bool:
    """Whether a single word is a name that the article has not used before: people are introduced by more than that."""
    if (
        (end - start > 1 and not hyphenated(doc, start + 1))
        or start < 2
        or doc[start - 1].pos_ in ("PROPN", "NOUN", "ADJ")
        or doc[end - 1].is_title is False
    ):
        return False
    word = doc[start].orth
    first = next(token for token in doc if token.orth == word)
    return first.i == start or (
        first.i > 0 and doc[first.i - 1].lower_ in HEARD_BY
    )  # introduced as what was told things


def _alone(doc: Doc, start: int, end: int, within: Range) -> bool:
    """Whether a listed name is the whole name here ("Fox" is no medium in "Vicente Fox", nor "AP" in an office)."""
    before = doc[start - 1] if start > within[0] else None
    after = doc[end] if end < within[1] else None
    if before is not None and before.pos_ == "PROPN" and before.text[:1].isupper() and before.lower_ not in listed():
        return (after is not None and after.lower_ in (*MEDIA_WORDS, "state", "news")) or before.lower_ in ("the",)
    return after is None or not (after.pos_ == "PROPN" and after.lower_ not in MEDIA_WORDS and after.lower_ != "state")


def _typed(doc: Doc, span: Range) -> Medium | None:
    low, high = doc[span[0]].idx, doc[span[1] - 1].idx + len(doc[span[1] - 1].text)
    for mention in doc._.mentions:
        if mention.type == "MEDIA" and low <= mention.start < high and mention.form == "name":
            inside = [t.i for t in doc[span[0] : span[1]] if mention.start <= t.idx < mention.end]
            if inside:
                last = inside[-1] + 1
                while last < len(doc) and doc[last].idx < mention.end:
                    last += 1  # "citing Channel" that the parse parts from "Seven"
                while last < span[1] and (
                    hyphenated(doc, last)
                    or (doc[last].text[:1].isupper() and doc[last].pos_ in ("PROPN", "NOUN", "NUM"))
                ):
                    last += 1
                return Medium(doc[inside[0] : last].text, inside[0], last, kind_of(doc[span[0] : span[1]].text))
    return None


def _patterned(doc: Doc, span: Range, words: list[str]) -> Medium | None:
    start, end = span
    phrase = doc[start:end].text
    called = _called(doc, span, words)
    if called is not None:
        return called
    if "news" in words and any(w in ("agency", "agencies", "service", "services") for w in words):
        return _named_part(doc, span, phrase)
    opens = (
        end - start > 1
        and words[0] in OPENING
        and doc[start].text[:1].isupper()
        and (doc[start + 1].text[:1].isupper() or doc[start + 1].is_digit)  # "Kanal 5"
    )
    if opens:
        return Medium(phrase, start, end, "broadcaster" if words[0] in AIRED else "paper")
    last = next((i for i in range(end - 1, start - 1, -1) if words[i - start] in (MEDIA_WORDS | PAPER)), None)
    if last is None or words[last - start] in ("reporters", "journalists"):
        return None
    word = words[last - start]
    before = words[last - start - 1] if last > start else ""
    capital = doc[last].text[:1].isupper()
    named_before = (
        last > start and doc[last - 1].text[:1].isupper() and doc[last - 1].pos_ in ("PROPN", "NOUN", "ADJ", "X")
    )
    if (
        capital
        and (named_before or word in ("television", "tv", "radio"))
        and word not in ("agency", "network", "paper", "station")
    ):
        return _named_part(doc, span, phrase)
    needed = NOT_MEDIA_BEFORE.get(word)
    if needed is not None:
        return _named_part(doc, span, phrase) if before in needed or any(w in words for w in ("news",)) else None
    if word in NOMINAL and (last > start or word not in ("media", "outlet", "outlets", "site", "website")):
        return _named_part(doc, span, phrase)
    return None


def introduced_medium(doc: Doc, span: Range) -> Medium | None:
    """The medium whose name follows what kind of medium it is, whatever else the phrase names."""
    return _called(doc, span, [token.lower_ for token in doc[span[0] : span[1]]])


def _called(doc: Doc, span: Range, words: list[str]) -> Medium | None:
    """`the agency Orran`, `the portal Sette`: a name in capitals right after what kind of medium it is."""
    start, end = span
    for at in range(start, end - 1):
        if words[at - start] in CALLED and doc[at].text[:1].islower() and doc[at + 1].text[:1].isupper():
            last = at + 1
            while last + 1 < end and (doc[last + 1].text[:1].isupper() or hyphenated(doc, last + 1)):
                last += 1
            return Medium(doc[at + 1 : last + 1].text, at + 1, last + 1, kind_of(doc[at].text))
    return None


def _named_part(doc: Doc, span: Range, phrase: str) -> Medium:
    """The proper name inside a description ("the Karvenian KPA news agency" -> KPA), else the description."""
    start, end = span
    kind = kind_of(phrase)
    if doc[end - 1].lower_ in MANY:
        return Medium(phrase, start, end, kind)  # "Tavran news agencies" have no name of their own
    while end > start + 1 and doc[end - 1].pos_ not in ("NOUN", "PROPN", "NUM", "X", "ADJ"):
        end -= 1
    low = [i for i in range(start, end) if not doc[i].text[:1].isupper() and not doc[i].is_punct]
    capitals = [
        i
        for i in range(start, end)
        if doc[i].pos_ in ("PROPN", "X", "NUM") and (doc[i].text[:1].isupper() or doc[i].is_digit)
    ]
    if capitals and low:
        run = [capitals[0]]
        for i in capitals[1:]:
            if i <= run[-1] + 2 and not any(run[-1] < j < i for j in low):
                run.append(i)
            elif i > run[-1]:
                run = [i]
        # A demonym or country alone ("Karvenian television") is no name: keep the description.
        name = doc[run[0] : run[-1] + 1]
        bare = name.text.lower() in KIND_WORDS  # "the state TV channel" is not called "TV"
        if not bare and not (len(run) == 1 and _place_like(doc, run[0])):
            return Medium(name.text, run[0], run[-1] + 1, kind)
    return Medium(doc[start:end].text, start, end, kind)


def _place_like(doc: Doc, token: int) -> bool:
    at = doc[token].idx
    if any(m.start <= at < m.end and m.type in ("GPE", "NORP", "LOC") for m in doc._.mentions):
        return True
    return bool(re.search(r"(ian|ean|ish|ese|can|aqi|ani|ech|eek|ench|utch)$", doc[token].lower_))


def as_hop(doc: Doc, medium: Medium) -> Hop:
    """A medium as a hop, with its code points and the cluster of the mention there."""
    start = doc[medium.start].idx
    end = doc[medium.end - 1].idx + len(doc[medium.end - 1].text)
    inside = [m for m in doc._.mentions if m.cluster is not None and start <= m.start and m.end <= end]
    if medium.type == "official":
        inside = [m for m in inside if m.end == end]  # "his office" is not he
    elif inside and inside[0].type in ("GPE", "NORP", "LOC") and (inside[0].start, inside[0].end) != (start, end):
        inside = []  # "Tavran media" are not Tavra
    cluster = inside[0].cluster if inside else None
    return Hop(medium.name, start, end, medium.type, cluster)
