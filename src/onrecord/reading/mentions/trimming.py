"""A name as the model marks it in, the name proper out: without determiners, possessive marks, titles and roles, hyphened parts whole."""

from __future__ import annotations

from spacy.tokens import Doc, Span

from ..following import word_after
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
        "rear",
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
        or (doc[start].text in _KINDS and end - start > 1)
    ):
        start += 1
    while end > start and (
        doc[end - 1].text in _POSSESSIVE or (doc[end - 1].is_punct and doc[end - 1].text not in ".)!")
    ):
        end -= 1
    while (
        end - start > 1
        and end < len(doc)
        and doc[end - 1].is_lower
        and doc[end - 1].pos_ == "NOUN"
        and doc[end].is_lower
        and doc[end].pos_ == "NOUN"
        and doc[end - 1].head.i == end
    ):
        end -= 1  # "Selmar shopping" of "the Selmar shopping mall"
    if start == end:
        return []
    if ent.label_ in ("ORG", "LOC"):
        for at in range(start + 1, end - 1):
            if doc[at].text in _OUTLETS and known(doc[start:at].text) is not None:
                return [(start, at, "LOC"), (at + 1, end, "ORG")]  # "Vienna daily Donaupost"
    if ent.label_ == "ORG" and end - start > 2 and end < len(doc) and doc[end - 1].lower_ in _OF_OFFICE:
        role = roles().get(doc[end].lower_)
        if role is not None and role.kind == "office":
            end -= 1  # "White House Press" before "Secretary"
    if _masthead(doc, start, end):
        return [(start, end + 1, "ORG")]
    start, end = _whole_word(doc, start, end, ent.label_)
    border = _between(doc, start, end) if ent.label_ != "PER" else None
    if border is not None:
        return [(start, border, "LOC"), (border + 1, end, "LOC")]
    for at in range(start + 1, end - 1):
        if doc[at].text in _POSSESSIVE and ent.label_ in ("PER", "LOC") and known(doc[start:end].text) is None:
            return [*_split_roles(doc, start, at, ent.label_), *_split_roles(doc, at + 1, end, ent.label_)]
    return _split_roles(doc, start, end, ent.label_)


def _between(doc: Doc, start: int, end: int) -> int | None:
    """The hyphen between two known parties of which one is a country: "the Norvia-Osk border"; not of "Guinea-Bissau"."""
    if known(doc[start:end].text) is not None:
        return None
    for at in range(start + 1, end - 1):
        sides = (known(doc[start:at].text), known(doc[at + 1 : end].text)) if _hyphen(doc, at) else ()
        if all(side is not None and side.type in ("GPE", "ORG") for side in sides) and sides:
            return at if any(side and side.type == "GPE" and side.use == "name" for side in sides) else None
    return None


_OF_OFFICE = frozenset({"press", "deputy", "vice", "chief", "assistant"})
"""Words that belong to the office behind them, not to the body before them."""
_OUTLETS = frozenset({"daily", "newspaper", "magazine", "weekly", "tabloid", "broadcaster", "agency"})
_KINDS = frozenset(
    """agency airline bank broadcaster channel city company daily district ferry firm frigate group magazine militia
    newspaper party port portal province river ship station tanker town trawler vessel village website weekly""".split()
)
"""Small words before a name that say what it names: "the daily Haven" is called Haven."""
_FIRM = {"Inc", "Ltd", "Corp", "LLC", "PLC", "plc", "Co", "GmbH", "AG", "SA", "NV", "Limited"}


def _whole_word(doc: Doc, start: int, end: int, label: str) -> tuple[int, int]:
    """The span with the parts of the name that the model left out: "al-" before, "-Amoudi", "bin Khalid" or ", Inc." behind."""
    while start >= 2 and doc[start - 2].lower_ in PARTICLES and _hyphen(doc, start - 1):
        start -= 2
    while start >= 1 and doc[start - 1].text in ("al-", "el-", "Al-", "El-") and not doc[start - 1].whitespace_:
        start -= 1
    while end + 1 < len(doc) and doc[end - 1].lower_ in PARTICLES and _hyphen(doc, end):
        end += 2
    if label == "PER":
        return start, _person_end(doc, start, end)
    if label in ("LOC", "ORG") and end + 1 < len(doc) and _hyphen(doc, end) and doc[end + 1].is_title:
        return start, end + 2
    if label == "ORG" and start > 1 and doc[start - 1].text in ("'", "’") and not doc[start - 2].ent_type_:
        whose = doc[start - 2]
        if whose.is_title and whose.lower_.endswith("s") and not doc[start - 2].whitespace_ and doc[start].is_title:
            return start - 2, _body_end(doc, end)  # "Tenants' Defence League"
    return start, _body_end(doc, end) if label == "ORG" else end


_MASTHEADS = frozenset(
    "Courier Herald Tribune Gazette Chronicle Telegraph Observer Journal Times Post News TV Radio Daily".split()
)


def _masthead(doc: Doc, start: int, end: int) -> bool:
    """Whether the name is cut short before its last word, an outlet's: "the Osk-Tar" before "Courier"."""
    if end >= len(doc) or doc[end].text not in _MASTHEADS or doc[end].ent_type_ or not start:
        return False
    return doc[start - 1].lower_ == "the" and doc[end].pos_ == "PROPN" and start <= doc[start].head.i <= end


def _initial(doc: Doc, at: int) -> bool:
    """Whether the token is the initial of a given name."""
    text = doc[at].text
    return len(text.rstrip(".")) == 1 and text[0].isupper() and (text[-1] == "." or word_after(doc[at]) == ".")


def _hyphen(doc: Doc, at: int) -> bool:
    """Whether the token is a hyphen inside a word."""
    return doc[at].text in "-‑–" and not doc[at].whitespace_ and not doc[at - 1].whitespace_


def _person_end(doc: Doc, start: int, end: int) -> int:
    """Where a personal name ends whose first part the model found: over hyphens, particles and capitalised proper nouns."""
    own = [
        t for t in doc[start:end] if t.lower_ not in roles() and t.lower_ not in OFFICE_WORDS and known(t.text) is None
    ]
    whole = len(own) > 1 and own[-1].lower_ not in PARTICLES
    if whole and _second_syllable(doc, end):
        return end + 2
    for _ in range(4):
        at = end
        if at + 1 < len(doc) and _hyphen(doc, at):
            at += 1
        elif (
            at + 1 < len(doc)
            and doc[at].lower_ in PARTICLES
            and doc[at].lower_ not in ("an", "as", "at", "de", "la", "le", "san")
        ):
            at += 2 if at + 2 < len(doc) and doc[at + 1].text in "-‑" else 1
        if at >= len(doc) or (at == end and whole) or not _family_name(doc, at, end):
            return end
        end = at + 1
    return end


def _second_syllable(doc: Doc, end: int) -> bool:
    """Whether a hyphen and a small word behind a full name are the second half of a given name: "Velm Tar-so", not "Velm Tar-led"."""
    if end + 1 >= len(doc) or not _hyphen(doc, end) or len(doc[end - 1]) > _SYLLABLE or not doc[end - 1].is_title:
        return False
    word = doc[end + 1]
    return word.is_lower and word.is_alpha and len(word) <= _SYLLABLE and word.lower_ not in _COMPOUNDED


_SYLLABLE = 5
_COMPOUNDED = frozenset(
    "led era like style type born based held made run owned ruled aged free esque ish wide loyal linked allied".split()
)


def _family_name(doc: Doc, at: int, end: int) -> bool:
    token = doc[at]
    broken = doc[end - 1].lower_ in PARTICLES
    if not token.is_title or not token.is_alpha or token.is_sent_start:
        return False
    if token.ent_type_ not in ("", "PER") and not broken:
        return False
    if (
        token.lower_ in group_nouns()
        or token.lower_ in roles()
        or token.lower_ in OFFICE_WORDS
        or token.lower_ in ("house", "day", "act", "street")
    ):
        return False
    if at > end:
        return True
    follows = doc[at + 1] if at + 1 < len(doc) else None
    part_of_longer = follows is not None and follows.pos_ == "PROPN" and follows.lower_ in group_nouns()
    return (
        token.pos_ == "PROPN" and (not token.ent_type_ or broken) and known(token.text) is None and not part_of_longer
    )


def _body_end(doc: Doc, end: int) -> int:
    """Where the name of a body ends: over ", Inc." and over a capitalised "Forces", "Ministry", "Council"."""
    if doc[end - 1].lower_ in ("of", "for"):
        return _completed(doc, end)
    comma = end < len(doc) and doc[end].text == ","
    if end + comma < len(doc) and doc[end + comma].text.rstrip(".") in _FIRM:
        return end + comma + 1
    while end < len(doc) and doc[end].is_title and doc[end].pos_ == "PROPN":
        noun = group_nouns().get(doc[end].lower_)
        if noun is None or noun.type != "ORG":
            break
        end += 1
    return end


def _completed(doc: Doc, end: int) -> int:
    """Where the name of a body ends that broke off at "of": behind the name that follows, else before the "of"."""
    at = end + (end < len(doc) and doc[end].lower_ == "the")
    stop = at
    while stop < len(doc) and doc[stop].text[:1].isupper() and doc[stop].ent_type_ and stop - at < 5:
        stop += 1
    return stop if stop > at else end - 1


def _split_roles(doc: Doc, start: int, end: int, label: str) -> list[Found]:
    """A name and the nationality before it, without the role: "Syrian Foreign Minister Walid X" -> Syrian, Walid X."""
    nouns = roles()
    if label == "LOC":
        office = (
            all(t.lower_ in OFFICE_WORDS or t.lower_ in nouns for t in doc[start:end])
            and known(doc[start:end].text) is None
        )
        return [] if office else [(start, end, label)]
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
    if start < last < at and doc[last].lower_ in ("of", "for"):
        last = at
    if start < last < end and label == "PER" and doc[last - 1].lower_ in ("of", "for"):
        last = next((i for i in range(last, end - 1) if _initial(doc, i)), last)  # "Minister of Industry A. Selim"
    if at == end and last < end and all(doc[i].lower_ in OFFICE_WORDS or known(doc[i].text) for i in range(last, end)):
        last = end
    if last == start or (label != "PER" and last < end):
        return [(start, end, label)]
    out: list[Found] = [(i, i + 1, "GPE") for i in range(start, last) if (e := known(doc[i].text)) and e.country]
    if last < end and doc[last].is_punct:
        last += 1
    return [*out, (last, end, label)] if last < end else out


def joined(doc: Doc, found: list[Found]) -> list[Found]:
    """Parts of one name put together where the second begins with "al-", "bin" and the like."""
    out: list[Found] = []
    for item in found:
        start, end, _ = item
        if out and out[-1][1] == start and doc[start - 1].whitespace_:
            before = out[-1]
            article = doc[start].lower_ in ("al", "el", "bin", "ibn") and end - start > 1
            if article:
                out[-1] = (before[0], end, before[2])
                continue
        out.append(item)
    return out
