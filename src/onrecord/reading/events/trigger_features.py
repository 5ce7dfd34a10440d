"""A word of a Doc and what the rules say of the Doc in, what the learnt triggers know of the word out: facts by name.

`training/triggers/train.py` learns from the same features. Facts of what the rules say of the word itself begin with one of
`RULED`: on stories that the rules were fitted to they are too good to be learnt from.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc, Span, Token

from .forms import is_kind, lemmas_of
from .hints import hints_of
from .lexicon import lexicon
from .nature import is_natural
from .triggers import Judged

RULED = ("kept=", "raw=", "known=", "nknown=", "keptraw=")
_OPEN = ("VERB", "NOUN", "ADJ")
_WORDED = frozenset(("case", "mark", "compound", "aux", "det", "advmod"))  # of these dependents the word itself counts
_NEAR = 2
_DENSE = 4


class Surroundings:
    """What the facts of every word of a Doc have in common: the rules' answers by token, names by sentence."""

    def __init__(self, doc: Doc, judged: Judged) -> None:
        self.doc = doc
        self.kept = {t.token.i: t.entry.type for t in judged.kept}
        self.matched = {i: t.entry.type for i, t in judged.matched.items()}
        self.dropped = judged.dropped
        self.words = [t for t in doc if t.i in self.kept or is_word(t)]
        share = len(self.kept) / max(1, len(self.words))
        self.shared = (
            f"peaceful={judged.peaceful}",
            f"violent={judged.violent}",
            f"dens={min(_DENSE, int(share * 100 // 3))}",
        )
        self._names: dict[int, tuple[str, ...]] = {}

    def names(self, sentence: Span) -> tuple[str, ...]:
        """The kinds of names in the sentence, as facts."""
        if sentence.start not in self._names:
            kinds = {token.ent_type_ for token in sentence if token.ent_type_}
            self._names[sentence.start] = tuple(f"sent={kind}" for kind in sorted(kinds))
        return self._names[sentence.start]


def is_word(token: Token) -> bool:
    """True of a word that may name an event: a verb, a noun, an adjective, a capitalised word that is no name."""
    if token.is_punct or not any(c.isalpha() for c in token.text):
        return False
    if is_kind(token):
        return False
    return token.pos_ in _OPEN or (token.pos_ == "PROPN" and token.ent_iob_ in ("O", ""))


def facts_of(token: Token, around: Surroundings) -> frozenset[str]:
    """Every fact that the model may weigh."""
    return frozenset(
        (
            *_form(token),
            *_governor(token, around),
            *_dependents(token, around),
            *around.names(token.sent),
            *around.shared,
            *_neighbours(token, around),
            *_hinted(token),
            *_ruled(token, around),
        )
    )


def stands_beside(token: Token, other: Token) -> bool:
    """True where two words that govern one another tell one deed: "held hostage", "bombing campaign"; not "strikes killed"."""
    told = token.dep_.startswith("nsubj") or (other.dep_.startswith("nsubj") and other.head.i == token.i)
    return abs(other.i - token.i) <= _NEAR and not told and "conj" not in (token.dep_, other.dep_)


def _part(token: Token) -> str:
    return "V" if token.pos_ in ("VERB", "AUX") else "N"


def _form(token: Token) -> Iterator[str]:
    yield f"pos={token.pos_}"
    yield f"tag={token.tag_}"
    yield f"dep={token.dep_}"
    yield f"lem={token.lemma_.lower()}|{_part(token)}"
    if token.is_title:
        yield "title"
    if is_natural(token):
        yield "natural"


def _governor(token: Token, around: Surroundings) -> Iterator[str]:
    head = token.head
    if head.i == token.i:
        return
    yield f"hpos={head.pos_}"
    yield f"hent={head.ent_type_}"
    if head.i in around.matched:
        yield f"hraw={around.matched[head.i]}"


def _dependents(token: Token, around: Surroundings) -> Iterator[str]:
    for child in token.children:
        relation = child.dep_.split(":")[0]
        if relation == "punct":
            continue
        yield f"c={child.dep_}"
        if child.ent_type_:
            yield f"c={relation}+{child.ent_type_}"
        if relation in _WORDED:
            yield f"c={child.dep_}:{child.lower_}"
        if child.i in around.matched:
            yield f"craw={around.matched[child.i]}"
            yield f"craw{relation}"
        if relation in ("obl", "nmod"):
            yield from (f"prep={case.lower_}" for case in child.children if case.dep_ == "case")


def _neighbours(token: Token, around: Surroundings) -> Iterator[str]:
    """Events beside the word, by the rules."""
    for other in (token.head, *token.children):
        if other.i != token.i and abs(other.i - token.i) <= _NEAR and other.i in around.kept:
            yield f"near={around.kept[other.i]}"


def _hinted(token: Token) -> Iterator[str]:
    found = hints_of(token)
    yield from (f"hint={degree}{type_}" for type_, degree in found.items())
    yield from (f"hint={degree}" for degree in found.values())
    yield f"nhint={min(len(found), 3)}"


def _ruled(token: Token, around: Surroundings) -> Iterator[str]:
    """What lexicon and rules say of the word; why they dropped it counts wherever it stands."""
    kept, raw = around.kept.get(token.i), around.matched.get(token.i)
    known = {type_ for form in lemmas_of(token) for type_ in _known().get(form, ())}
    yield f"kept={kept}"
    yield f"kept={bool(kept)}{_part(token)}"
    yield f"raw={raw}"
    yield from (f"known={type_}" for type_ in known)
    yield f"nknown={min(len(known), 2)}"
    yield f"keptraw={bool(kept)}{bool(raw)}{bool(known)}"
    why = around.dropped.get(token.i)
    if why is not None:
        yield f"drop={why}"
        yield f"drop={why}{raw}"


@cache
def _known() -> dict[str, frozenset[str]]:
    """The types under which the lexicon has a lemma, on whatever condition."""
    found: dict[str, set[str]] = {}
    for (_, lemma), entries in lexicon().entries.items():
        found.setdefault(lemma, set()).update(entry.type for entry in entries)
    return {lemma: frozenset(types) for lemma, types in found.items()}
