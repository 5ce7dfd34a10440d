"""The head of a noun phrase in, the phrase's borders out: with its clauses, and as a reader would underline it; quotations too."""

from __future__ import annotations

from spacy.tokens import Doc, Span, Token

from ..gazetteer.tables import group_nouns
from .labels import voices
from .lexicon import known

_OUTSIDE = {
    "case", "cc", "cc:preconj", "punct", "mark", "nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass", "cop", "aux", "aux:pass",
    "expl", "discourse", "vocative", "parataxis", "dislocated", "appos", "conj", "list", "orphan", "reparandum", "advcl",
    "advcl:relcl", "obl:tmod", "obl:npmod", "obl:unmarked", "dep",
}  # fmt: skip


_PREDICATE_ONLY = {"advmod", "obl", "ccomp", "obl:agent"}


_BEFORE_ARTICLES = frozenset({"all", "half", "such", "many", "of", "twice", "double", "quite"})
_PAIRS = {")": "(", "]": "[", "”": "“"}


def phrase(doc: Doc, head: Token) -> tuple[int, int]:
    """First token and end of the phrase: the head's subtree without what stands outside it in the clause."""
    predicate = any(c.dep_ == "cop" for c in head.children)
    start, end = head.i, head.i + 1
    for child in head.children:
        dep = child.dep_
        if dep in _OUTSIDE and not (dep == "case" and child.i > head.i):
            continue
        if predicate and dep in _PREDICATE_ONLY:
            continue
        if (
            child.i < head.i
            and dep == "advmod"
            and child.lower_ in ("also", "then", "only", "even", "just", "not", "however", "still")
        ):
            continue
        start, end = min(start, child.left_edge.i), max(end, child.right_edge.i + 1)
    while end - 1 > head.i and (doc[end - 1].is_punct or doc[end - 1].is_space) and not _closes(doc, start, end - 1):
        end -= 1
    if end < len(doc) and _closes(doc, start, end):
        end += 1
    while start < head.i and (doc[start].is_punct or doc[start].is_space):
        start += 1
    if start == head.i and (owner := _owner_of(doc, start)) is not None:
        start = owner
    return start, end


def _owner_of(doc: Doc, at: int) -> int | None:
    """Where a possessor begins that the parse has left outside: "the letter of [the dockers' union]"; None without one."""
    if at < 2 or doc[at - 1].text not in ("'", "’") or doc[at - 1].dep_ != "case" or doc[at - 2].pos_ != "NOUN":
        return None
    first = at - 2
    while first > 0 and doc[first - 1].head.i == at - 2 and doc[first - 1].dep_ in ("det", "amod", "compound"):
        first -= 1
    return first


def _premodifies(token: Token, head: Token) -> bool:
    """Whether a word before a noun may belong to the phrase a reader would underline; a wrong parse must not drag clauses in."""
    if "\n" in token.text or token.lower_ in ("both", "either", "neither", "even", "only"):
        return False
    if token.pos_ in ("DET", "ADJ", "NUM", "NOUN", "PROPN") or token.dep_ in (
        "nmod:poss",
        "amod",
        "compound",
        "nummod",
    ):
        return True
    return token.text in ("'s", "’s", "'", "’", "-", "‑", "of") or (
        token.pos_ == "ADV" and token.dep_ == "advmod" and token.head.pos_ in ("ADJ", "NUM")
    )


def _closes(doc: Doc, start: int, at: int) -> bool:
    """Whether the mark at `at` closes one that opened inside the phrase."""
    mark = doc[at].text
    if mark == '"':
        return sum(t.text == '"' for t in doc[start:at]) % 2 == 1
    opener = _PAIRS.get(mark)
    return opener is not None and sum(t.text == opener for t in doc[start:at]) > sum(
        t.text == mark for t in doc[start:at]
    )


def short_phrase(doc: Doc, head: Token, start: int, end: int, ent: Span | None) -> tuple[int, int]:
    """The phrase as a reader would underline it: up to its head, with "of" phrases, without clauses and possessive marks."""
    if ent is not None:
        first = ent.start
        body = ent.label_ == "ORG" and group_nouns().get(_head_word(ent)) is not None
        while body and first > start:
            mark = doc[first - 1].text in ("'s", "’s", "'", "’") and first - 1 > start
            stop = first - mark
            lands = (at for at in range(max(start, stop - 3), stop) if _land(doc[at:stop].text))
            at = next(lands, None)
            if at is None:
                break
            first = at
        return first, state_behind(doc, ent.end) if body and first == ent.start else ent.end
    first = head.i
    while first > start and _premodifies(doc[first - 1], head):
        if doc[first].lower_ in ("a", "an", "the") and doc[first - 1].lower_ not in _BEFORE_ARTICLES:
            break  # a caption's title, run on: "Rocket launched A newsreader"
        first -= 1
    while first < head.i and (
        doc[first].is_punct
        or (doc[first].pos_ in ("ADP", "PART", "ADV", "CCONJ") and not doc[first].text.startswith(("'", "’")))
    ):
        first += 1
    if doc[first].lower_ in ("least", "most") and first and doc[first - 1].lower_ == "at":
        first -= 1
    elif doc[first].pos_ == "NUM":
        first = _counted_from(doc, first)
    start = first
    last = head.i + 1
    for child in head.children:
        if child.i >= end:
            break
        if (
            child.i > head.i
            and (child.dep_ in ("flat", "compound", "nummod", "fixed", "goeswith", "flat:foreign") and child.i == last)
        ) or (
            (
                child.i > head.i
                and child.dep_ == "nmod"
                and child.left_edge.lower_ in ("of", "for")
                and child.left_edge.i == last
                and child.right_edge.i - head.i < 7
                and child.pos_ != "NUM"  # "the governor speaks of 410 and the rebels of 900"
            )
            and not any(t.dep_ in ("acl:relcl", "acl", "advcl", "conj", "appos") for t in child.subtree)
        ):
            last = child.right_edge.i + 1
    return start, min(last, end)


_ABOUT = frozenset({"about", "around", "nearly", "almost", "roughly", "approximately", "over", "some"})
_COMPARED = frozenset({"more", "fewer", "less"})


def _counted_from(doc: Doc, first: int) -> int:
    """Where a count begins with what says how exact it is: "about 300 soldiers", "more than 40 boats", "up to six men"."""
    before = [token.lower_ for token in doc[max(0, first - 2) : first]]
    if before[-1:] == ["than"] and before[0] in _COMPARED:
        return first - 2
    if before in (["up", "to"], ["at", "least"], ["at", "most"]):
        return first - 2
    return first - 1 if before and before[-1] in _ABOUT and doc[first - 1].dep_ != "case" else first


def _land(text: str) -> bool:
    """Whether these words are a country's name or adjective."""
    entry = known(text)
    return entry is not None and entry.country is not None


def state_behind(doc: Doc, end: int) -> int:
    """The end of a body's name with the state that follows with "of": "the Ministry of Works of the Kyrgyz Republic"."""
    if end + 1 >= len(doc) or doc[end].lower_ != "of":
        return end
    start = end + 1 + (doc[end + 1].lower_ == "the")
    for stop in range(min(start + 4, len(doc)), start, -1):
        entry = known(doc[start:stop].text)
        if entry is not None and entry.country and entry.type == "GPE" and entry.use == "name":
            return stop
    return end


def _head_word(ent: Span) -> str:
    """The noun of a body's name, in lower case: its last word, or the one before "of" or "for"."""
    words = [token.lower_ for token in ent]
    cut = next((i for i, word in enumerate(words) if i and word in ("of", "for")), len(words))
    return words[cut - 1]


def quotations(doc: Doc) -> list[int]:
    """For each token the number of the quotation, or of the transcript's paragraph, it stands in, 0 outside; a mark without partner ends with its line."""
    out, number, inside = [0] * len(doc), 0, False
    for token in doc:
        text = token.text
        if "\n" in text or (token.i and "\n" in doc[token.i - 1].text):
            inside = inside and text in ('"', "“", "''", "``")
        if text in ("“", "``") or (text == '"' and not inside) or (text == "„"):
            inside, number = True, number + 1
        elif text in ("”", '"', "''"):
            inside = False
        elif inside:
            out[token.i] = number
    for first, last, _ in voices(doc):  # a transcript needs no marks
        number += 1
        out[first:last] = [own if own else number for own in out[first:last]]
    return out
