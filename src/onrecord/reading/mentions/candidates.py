"""A parsed Doc with typed names in, every noun phrase and pronoun that could name something out, with what agreement knows of it.

Number, person and gender follow Universal Dependencies features; types come from the names and from the noun tables of the
gazetteer. A candidate has two spans: the whole phrase with its clauses, and the short one that a reader would underline.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span, Token

from ..gazetteer.tables import Role, genders, group_nouns, roles
from .lexicon import known
from .offices import office_before
from .phrases import phrase, quotations, short_phrase

_MODIFIERS = {
    "compound",
    "nmod:desc",
    "flat",
    "flat:foreign",
    "flat:name",
    "fixed",
    "goeswith",
    "reparandum",
    "amod",
    "nummod",
    "det",
    "advmod",
}


_INDEFINITE = {
    "a",
    "an",
    "some",
    "any",
    "another",
    "no",
    "each",
    "every",
    "several",
    "many",
    "few",
    "more",
    "most",
    "one",
    "two",
    "three",
}


_DEMONSTRATIVE = {"this", "that", "these", "those", "such"}


_PERSON = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}


_PRONOUNS = {
    "i": (1, False), "me": (1, False), "my": (1, False), "mine": (1, False), "myself": (1, False),
    "we": (1, True), "us": (1, True), "our": (1, True), "ours": (1, True), "ourselves": (1, True),
    "you": (2, None), "your": (2, None), "yours": (2, None), "yourself": (2, False), "yourselves": (2, True),
    "he": (3, False), "him": (3, False), "his": (3, False), "himself": (3, False),
    "she": (3, False), "her": (3, False), "hers": (3, False), "herself": (3, False),
    "it": (3, False), "its": (3, False), "itself": (3, False),
    "they": (3, True), "them": (3, True), "their": (3, True), "theirs": (3, True), "themselves": (3, True),
    "this": (3, False), "that": (3, False), "these": (3, True), "those": (3, True),
}  # fmt: skip


_ABOUT_TIME = {"day", "week", "month", "year", "hour", "minute", "time", "today", "yesterday", "tomorrow", "morning", "evening", "night", "afternoon", "date", "period", "moment", "season", "decade", "century"} | set("january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday".split())  # fmt: skip

CRAFT = frozenset(
    "ship vessel boat ferry tanker freighter trawler yacht plane aircraft airliner jetliner airplane aeroplane jet bus minibus".split()
)
"""What carries people and may have a name."""


_FLYING = frozenset("plane aircraft airliner jetliner airplane aeroplane jet".split())


_MINED = frozenset("coal gold iron copper silver diamond salt tin zinc nickel uranium ore".split())
_LAID = frozenset("land sea naval limpet personnel vehicle tank floating magnetic antipersonnel buried".split())
"""What stands before "mine": where something is dug up, or what explodes."""


_ACCOUNTS = frozenset({"page", "account", "profile", "feed", "wall", "channel"})
"""Behind a platform's name: what somebody has there."""


@dataclass(frozen=True)
class Candidate:
    """A phrase that may name something; all offsets are tokens, half-open; `head` is the phrase's head token.

    `start`, `end` are the whole phrase, `short_start`, `short_end` what is shown as a mention, `name` the name in it.
    `gender` is m, f, n (a thing) or None (unknown); `plural` None where the form does not tell.
    """

    index: int
    start: int
    end: int
    head: int
    short_start: int
    short_end: int
    name: tuple[int, int] | None
    form: str
    type: str | None
    person: int
    plural: bool | None
    gender: str | None
    definite: str
    """name, definite, demonstrative, possessive, indefinite, bare or pronoun"""
    noun: str
    """head noun in lower case (lemma), or the pronoun"""
    words: frozenset[str]
    """content words before and at the head, in lower case, without titles"""
    country: str | None = None
    quoted: int = 0
    """number of the quotation it stands in, 0 outside all"""
    sentence: int = 0
    adjective: bool = False
    inner: bool = False
    """a noun or name that only modifies another noun: "coalition" in "coalition planes"."""
    role: Role | None = None
    title_of: int | None = None
    """head token of the name that this office stands before"""
    whose: frozenset[str] = frozenset()
    """of a person's office the content words behind "of", in lower case: "inspectorate" of "the head of the inspectorate"."""


def find(doc: Doc, skip: Sequence[bool]) -> list[Candidate]:
    """The candidates in the order of their heads; tokens marked in `skip` give none."""
    owner: dict[int, Span] = {}
    for name in doc.ents:
        owner.update(dict.fromkeys(range(name.start, name.end), name))
    quotes = quotations(doc)
    offices: dict[int, Span] = {}
    ends: dict[int, int] = {}
    for name in doc.ents:
        before = office_before(doc, name.start) if name.label_ == "PER" else None
        if before is not None:
            offices.update(dict.fromkeys(range(before, name.start), name))
            ends[name.start] = before
    sentences, number = [0] * len(doc), -1
    for token in doc:
        number += bool(token.is_sent_start) or token.i == 0
        sentences[token.i] = number
    out: list[Candidate] = []
    for token in doc:
        if skip[token.i] or token.is_space or token.is_punct:
            continue
        ent = owner.get(token.i)
        titled = offices.get(token.i)
        if titled is not None and ent is None and token.dep_ != "nmod:poss":
            if token.i != titled.start - 1 or not any(
                doc[i].lower_ in roles() for i in range(ends[titled.start], titled.start)
            ):
                continue
        elif not _heads_phrase(token, ent):
            continue
        made = _candidate(doc, token, ent, len(out), quotes[token.i], sentences[token.i])
        if titled is not None and ent is None and token.dep_ != "nmod:poss":
            first = ends[titled.start]
            made = replace(
                made,
                start=first,
                end=titled.start,
                short_start=first,
                short_end=titled.start,
                title_of=titled.root.i,
                words=frozenset(t.lower_ for t in doc[first : titled.start] if t.is_alpha and not t.is_stop),
                inner=False,
            )
        out.append(made)
    return out


def _heads_phrase(token: Token, ent: Span | None) -> bool:
    pos, dep = token.pos_, token.dep_
    if ent is not None:
        return bool(ent.root.i == token.i)
    if pos == "PRON":
        low = token.lower_
        return low in _PRONOUNS and dep not in ("expl", "fixed") and "Rel" not in token.morph.get("PronType", [])
    if pos in ("NOUN", "PROPN"):
        if any(c.lower_ == "no" and c.dep_ == "det" for c in token.children) or _idiom(token):
            return False
        return dep not in _MODIFIERS or dep == "compound" or (dep in ("advmod", "amod") and pos == "PROPN")
    if pos == "DET":
        return token.lower_ in ("these", "those", "this", "that") and dep in (
            "nsubj",
            "obj",
            "nsubj:pass",
            "obl",
            "nmod",
        )
    if pos in ("ADJ", "NUM"):
        return (
            dep not in _MODIFIERS
            and dep in ("nsubj", "obj", "obl", "nmod", "nsubj:pass", "conj", "iobj", "appos", "nmod:poss")
            and any(c.dep_ == "det" for c in token.children)
        )
    return False


def _idiom(token: Token) -> bool:
    """Whether the noun is part of "state of the art"."""
    at = token.i
    return token.lower_ in ("state", "art") and "state of the art" in token.doc[
        max(0, at - 3) : at + 4
    ].text.lower().replace("-", " ")


def _candidate(doc: Doc, token: Token, ent: Span | None, index: int, quoted: int, sentence: int) -> Candidate:
    low = token.lower_
    if ent is None and (token.pos_ == "PRON" or (token.pos_ == "DET")):
        return _pronoun(token, index, quoted, sentence)
    inner = ent is not None and token.dep_ in _MODIFIERS and not ent.start <= token.head.i < ent.end
    start, end = (ent.start, ent.end) if inner and ent is not None else phrase(doc, token)
    if ent is not None:
        start, end = min(start, ent.start), max(end, ent.end)
    short = short_phrase(doc, token, start, end, ent)
    lemma = token.lemma_.lower() if token.pos_ in ("NOUN", "ADJ") else low
    role, group = roles().get(low), group_nouns().get(low)
    entry = known(ent.text) if ent is not None else None
    type_ = ent.label_ if ent is not None else _noun_type(doc, token, start, lemma, role, group.type if group else None)
    words = frozenset(
        t.lower_ for t in doc[(ent.start if ent is not None else start) : (ent.end if ent is not None else token.i + 1)]
        if (t.is_alpha or any(c.isdigit() for c in t.text)) and not (t.is_stop and t.i != token.i and (ent is None or t.lower_ == "the")) and t.lower_ not in ("al", "el")
    )  # fmt: skip
    return Candidate(
        index=index, start=start, end=end, head=token.i, short_start=short[0], short_end=short[1],
        name=(ent.start, ent.end) if ent is not None else None,
        form="name" if ent is not None else "nominal",
        type=type_, person=3, plural=_plural(token, ent, role), gender=_gender(doc, token, ent, type_, role, start),
        definite=_definite(doc, token, start, ent), noun=role.noun if role and not role.plural else lemma, words=words,
        country=entry.country if entry else None, quoted=quoted, sentence=sentence,
        adjective=entry is not None and entry.use == "adjective" and token.pos_ in ("ADJ", "PROPN", "NOUN") and (token.pos_ == "ADJ" or token.dep_ in ("amod", "compound")),
        role=role, inner=token.dep_ == "compound", whose=_whose(doc, token) if role is not None else frozenset(),
    )  # fmt: skip


def _whose(doc: Doc, token: Token) -> frozenset[str]:
    at = token.i + 1
    if at >= len(doc) or doc[at].lower_ not in ("of", "for"):
        return frozenset()
    near = doc[at : at + 7]
    ends = (t.i for t in near if (t.is_punct and t.text != "-") or t.pos_ in ("AUX", "PRON") or t.dep_ == "cc")
    stop = next(ends, near.end)
    return frozenset(t.lower_ for t in doc[at:stop] if t.is_alpha and not t.is_stop)


def _pronoun(token: Token, index: int, quoted: int, sentence: int) -> Candidate:
    low = token.lower_
    person, plural = _PRONOUNS.get(low, (3, False))  # a determiner that the parse made a subject is no list entry
    gender = _PERSON.get(low) or ("n" if low in ("it", "its", "itself", "this", "that") else None)
    type_ = "PER" if low in _PERSON or person in (1, 2) else None
    at = token.i
    return Candidate(
        index, at, at + 1, at, at, at + 1, None, "pronoun", type_, person, plural, gender,
        "demonstrative" if low in _DEMONSTRATIVE else "pronoun", low, frozenset(), None, quoted, sentence,
    )  # fmt: skip


def _noun_type(doc: Doc, token: Token, start: int, lemma: str, role: Role | None, group: str | None) -> str | None:
    plural = "Plur" in token.morph.get("Number", [])
    if token.pos_ == "PROPN" and role is None and group is None:
        return None
    if lemma in _ABOUT_TIME:
        return "TIME"
    if lemma in _ACCOUNTS and token.i > start and (entry := known(doc[token.i - 1].text)) and entry.type == "MEDIA":
        return "MEDIA"
    if lemma == "source" and any(c.dep_ == "nmod" and c.left_edge.lower_ == "of" for c in token.children):
        return None
    if role is not None and group != "NORP":
        return "PER"
    if lemma in ("plane", "aircraft") and any(
        t.lower_ in ("unmanned", "spy", "fighter", "combat") for t in doc[start : token.i]
    ):
        return "WEAPON"
    before = doc[token.i - 1].lower_ if token.i > start else ""
    if lemma == "mine" and (before in _MINED if plural else before not in _LAID):
        return "FAC"
    if plural and lemma in CRAFT and (lemma in _FLYING or not _which(doc, token, start)):
        return None  # "the planes" are anybody's, and so are ships of which nothing is said
    if group == "NORP":
        return (
            "NORP"
            if plural
            or lemma in ("people", "population", "community", "public", "minority", "majority", "tribe", "clan", "side")
            else "PER"
        )
    return group


def _which(doc: Doc, token: Token, start: int) -> bool:
    """Whether a plural says which ones it means: "two ships", "the ships", "Tavran ships", "its ships"."""
    return any(
        t.pos_ == "NUM" or t.like_num or t.dep_ == "nmod:poss" or t.ent_type_ == "GPE" or t.lower_ in _POINTED
        for t in doc[start : token.i]
    )


_POINTED = frozenset({"the", "these", "those", "both"})


def _plural(token: Token, ent: Span | None, role: Role | None) -> bool | None:
    if ent is not None:
        if ent.label_ == "NORP":
            return True if token.lower_.endswith("s") or "Plur" in token.morph.get("Number", []) else None
        return (
            None
            if ent.label_ in ("ORG", "MEDIA")
            else "Plur" in token.morph.get("Number", []) and ent.label_ == "WEAPON"
        )
    if role is not None:
        return role.plural or "Plur" in token.morph.get("Number", [])
    number = token.morph.get("Number", [])
    return "Plur" in number if number else token.lower_ in ("people", "police", "troops", "media")


def _gender(doc: Doc, token: Token, ent: Span | None, type_: str | None, role: Role | None, start: int) -> str | None:
    if ent is not None:
        if ent.label_ != "PER":
            return "n"
        # "widow of Anton Marn" tells of another than him
        first = ent.start - (ent.start > 0 and doc[ent.start - 1].pos_ not in ("ADP", "CCONJ"))
        first -= first < ent.start and first > 0
        titles = [doc[i].lower_.rstrip(".") for i in range(first, ent.start)]
        for word in titles:
            found = roles().get(word)
            if found is not None and found.gender:
                return found.gender
        return genders().get(doc[ent.start].lower_) if len(ent) > 1 or ent.start == ent.end - 1 else None
    if role is not None:
        return role.gender
    if type_ in ("PER", "NORP"):
        return None
    return "n"


def _definite(doc: Doc, token: Token, start: int, ent: Span | None) -> str:
    if ent is not None:
        return "name"
    for child in token.children:
        low = child.lower_
        if child.dep_ == "det":
            if low == "the":
                return "definite"
            return "demonstrative" if low in _DEMONSTRATIVE else "indefinite"
        if child.dep_ == "nmod:poss":
            return "possessive"
    return "indefinite" if doc[start].lower_ in _INDEFINITE else "bare"
