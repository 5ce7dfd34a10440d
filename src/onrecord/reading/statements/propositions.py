"""The tokens of a statement in, the tokens of each proposition in it out: clauses that "and" or "but" joins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Token

from .grammar import main_verb

_JOINING = frozenset(("and", "but", "while", "whereas", ";"))
_SUBJECT = ("nsubj", "csubj", "expl")
_CONTENT = frozenset(("NOUN", "PROPN", "VERB", "ADJ", "NUM"))
_POINTING = frozenset(("this", "that", "it", "which", "these", "those", "there"))
"""Subjects by which a clause leans on the one before it: apart from it, it says nothing."""
_FEWEST = 3  # words of a proposition, its subject left aside
_FEWEST_CONTENT = 2
_LONGEST_SUBJECT = 8  # tokens that are said again before a clause that shares the subject of the one before it


@dataclass(frozen=True)
class Proposition:
    """The tokens of one clause, and those of the subject that it shares with the clause before it."""

    tokens: list[Token]
    subject: list[Token]

    @property
    def all(self) -> list[Token]:
        """The tokens as they say something by themselves."""
        return [*self.subject, *self.tokens]


def propositions(tokens: Sequence[Token]) -> list[Proposition]:
    """One a clause, in the order of the text; one of all tokens where nothing can be parted safely.

    "Dorsland seized the port and closed the strait" is two, and the second is given the subject of the first. A clause
    that points back ("and this is why") stays where it is.
    """
    whole = [Proposition(list(tokens), [])]
    inside = {token.i for token in tokens}
    head = main_verb(tokens)
    if head is None:
        return whole
    joined = [head]
    for verb in joined:
        joined += [child for child in verb.children if child.i in inside and _joined(child)]
    starts = sorted((min(t.i for t in verb.subtree if t.i in inside), verb.i) for verb in joined[1:])
    if not starts or starts[0][0] <= head.i:
        return whole
    subject = _subject(head, inside)
    own = {verb.i for verb in joined if any(_is_subject(each) and each.i in inside for each in verb.children)}
    edges = [tokens[0].i, *(start for start, _ in starts), tokens[-1].i + 1]
    parts = []
    for (start, end), place in zip(pairwise(edges), [head.i, *(number for _, number in starts)], strict=True):
        part = _bare([token for token in tokens if start <= token.i < end])
        shared = [] if place in own or place == head.i else subject
        if not _enough(part) or (place not in own and place != head.i and not subject):
            return whole
        parts.append(Proposition(part, shared))
    return parts


def _joined(child: Token) -> bool:
    """Whether a token is a clause of its own that "and" or "but" puts beside its head."""
    if child.dep_ != "conj":
        return False
    joints = [each.lower_ for each in child.children if each.dep_ == "cc"]
    if joints and joints[0] not in _JOINING:
        return False
    if child.pos_ not in ("VERB", "AUX") and not any(each.dep_ == "cop" for each in child.children):
        return False
    subjects = [each for each in child.children if _is_subject(each)]
    if subjects:
        return subjects[0].lower_ not in _POINTING
    helped = any(each.dep_.split(":")[0] in ("aux", "cop") and each.lower_ != "to" for each in child.children)
    return helped or child.morph.get("VerbForm", []) == ["Fin"]


def _subject(head: Token, inside: set[int]) -> list[Token]:
    for child in head.children:
        if _is_subject(child) and child.dep_ != "expl" and child.i in inside:
            told = sorted((t for t in child.subtree if t.i in inside), key=lambda t: t.i)
            while told and told[-1].is_punct and told[-1].text in ",;:":
                told.pop()  # "Dorsland, however, seized the port and closed the strait"
            return told if len(told) <= _LONGEST_SUBJECT else []
    return []


def _bare(part: list[Token]) -> list[Token]:
    while part and (part[0].is_punct or part[0].dep_ in ("cc", "mark") or part[0].lower_ in _JOINING):
        part = part[1:]
    while part and (part[-1].dep_ == "cc" or part[-1].lower_ in _JOINING or part[-1].text in ",;:–—-"):
        part = part[:-1]
    return part


def _enough(part: Sequence[Token]) -> bool:
    words = [token for token in part if token.text[0].isalnum()]
    return len(words) >= _FEWEST and sum(token.pos_ in _CONTENT for token in words) >= _FEWEST_CONTENT


def _is_subject(token: Token) -> bool:
    return token.dep_.split(":")[0] in _SUBJECT
