"""The tokens of one statement in; predicate, subject, object, polarity, status, hedge and tense of its main clause out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from ..following import word_after

_NEGATIONS = frozenset(
    ("not", "n't", "n’t", "never", "no", "neither", "nor", "none", "nobody", "nothing", "without", "cannot")
)
_HYPOTHETICAL = frozenset(("would", "could", "might", "may", "should", "can", "ought"))
_PLANNED = frozenset(("will", "shall", "'ll", "’ll", "wo"))
_PLANNING = frozenset(
    (
        "plan",
        "intend",
        "aim",
        "hope",
        "want",
        "seek",
        "consider",
        "prepare",
        "vow",
        "pledge",
        "promise",
        "threaten",
        "propose",
    )
)
_HEDGES = frozenset(
    (
        "reportedly",
        "allegedly",
        "apparently",
        "possibly",
        "perhaps",
        "maybe",
        "probably",
        "likely",
        "suspected",
        "alleged",
        "may",
        "might",
        "could",
        "seem",
        "appear",
        "suggest",
        "believe",
        "supposedly",
        "presumably",
    )
)
_CONDITIONS = frozenset(("if", "unless", "whether"))


@dataclass(frozen=True)
class Clause:
    """What the main clause of a statement says of itself; tokens are of the Doc, None where there is none."""

    predicate: str | None
    subject: Token | None
    object: Token | None
    negative: bool
    status: str
    hedged: bool
    tense: str | None
    backshifted: bool = False
    """True for "would" without a condition: in reported speech, the future of what was said."""


def clause_of(tokens: Sequence[Token]) -> Clause:
    """The Clause of the statement made of `tokens` (in order, no spaces); of a bare noun phrase, one without predicate."""
    inside = {token.i for token in tokens}
    head = main_verb(tokens)
    if head is None:
        return Clause(None, None, None, False, "happened", False, None)
    verbal = head.pos_ in ("VERB", "AUX") or any(child.dep_.startswith(("cop", "nsubj")) for child in head.children)
    subject, passive = _subject(head, inside)
    if subject is None and any(child.dep_ == "expl" for child in head.children):
        subject = _object(head, inside)  # "there were no troops": the troops are what is spoken of
    negative = _negative(head, inside)
    helpers = {child.lower_ for child in head.children if child.dep_.startswith(("aux", "cop")) and child.i in inside}
    tense = _tense(head, helpers)
    return Clause(
        predicate=head.lemma_.lower() if verbal else None,
        subject=subject,
        object=passive or _object(head, inside),
        negative=negative,
        status=_status(head, helpers, negative, tense, inside),
        hedged=any(_is_hedge(token) for token in tokens),
        tense=tense,
        backshifted="would" in helpers and not any(token.lower_ in _CONDITIONS for token in tokens),
    )


def _is_hedge(token: Token) -> bool:
    """Whether a word puts what is told as possible; the month of May does not."""
    month = token.text == "May" and token.pos_ not in ("AUX", "VERB")
    return not month and (token.lower_ in _HEDGES or token.lemma_.lower() in _HEDGES)


def main_verb(tokens: Sequence[Token]) -> Token | None:
    """The head of the main clause; of a bare noun phrase, its noun."""
    inside = {token.i for token in tokens}
    return _verbal(_head(tokens, inside), tokens, inside)


def _head(tokens: Sequence[Token], inside: set[int]) -> Token | None:
    """The topmost token, preferring one that has a subject, then a verb, then the first in the text."""
    tops = [token for token in tokens if not token.is_punct and (token.head.i not in inside or token.head.i == token.i)]
    if not tops:
        return None

    def rank(token: Token) -> tuple[bool, bool, bool, int]:
        has_subject = any(
            child.dep_.startswith(("nsubj", "csubj", "expl")) and child.i in inside for child in token.children
        )
        return (
            not has_subject,
            token.pos_ not in ("VERB", "AUX"),
            token.pos_ in ("ADP", "PART", "SCONJ", "CCONJ", "DET"),
            token.i,
        )

    return min(tops, key=rank)


def _verbal(head: Token | None, tokens: Sequence[Token], inside: set[int]) -> Token | None:
    """The head, or the first finite verb where the parse hung the statement on a noun."""
    if head is None or head.pos_ in ("VERB", "AUX") or any(c.dep_.startswith(("cop", "nsubj")) for c in head.children):
        return head
    for token in tokens:
        finite = token.morph.get("VerbForm", []) == ["Fin"] or any(c.dep_.startswith("aux") for c in token.children)
        if token.pos_ in ("VERB", "AUX") and finite and not any(c.dep_ == "mark" for c in token.children):
            return token if token.pos_ == "VERB" or token.head.i not in inside else token.head
    return head


def _subject(head: Token, inside: set[int]) -> tuple[Token | None, Token | None]:
    """(who acts, who is acted upon where the clause is passive); conjoined verbs share the subject of the first."""
    node = head
    for _ in range(4):
        actor = passive = None
        for child in node.children:
            if child.i not in inside:
                continue
            if child.dep_ == "nsubj:pass":
                passive = passive or child
            elif child.dep_ in ("obl:agent",) or child.dep_.startswith(("nsubj", "csubj")):
                actor = actor or child
        if actor is not None or passive is not None:
            return actor, passive
        if node.dep_ not in ("conj", "xcomp") or node.head.i not in inside:
            break
        node = node.head
    return None, None


def _object(head: Token, inside: set[int]) -> Token | None:
    children = [child for child in head.children if child.i in inside]
    for wanted in ("obj", "iobj", "obl", "ccomp", "xcomp"):
        for child in children:
            if child.dep_.split(":")[0] == wanted:
                if wanted in ("ccomp", "xcomp"):
                    return _object(child, inside)
                return child
    return None


def bounds_a_number(token: Token) -> bool:
    """Whether a negation only bounds a number: "no more than 600", "not fewer than 18"."""
    return word_after(token) in ("more", "less", "fewer", "later", "longer", "only", "just", "least")


_NEVER = frozenset(("moment", "time", "point", "stage", "way", "case", "account", "circumstances"))


def at_no_time(phrase: Token) -> bool:
    """Whether a phrase denies by itself what it goes with: "at no moment", "in no way", "under no circumstances"."""
    return phrase.lower_ in _NEVER and phrase.dep_.startswith("obl") and any(c.lower_ == "no" for c in phrase.children)


def _negative(head: Token, inside: set[int]) -> bool:
    """Whether the predicate, its auxiliaries, subject or object carry an odd number of negations."""
    marks = 0
    for child in head.children:
        if child.i not in inside or (child.lower_ in _NEGATIONS and bounds_a_number(child)):
            continue
        if child.lower_ in _NEGATIONS and child.dep_.split(":")[0] in ("advmod", "det", "nsubj", "obj", "aux", "neg"):
            marks += 1
        elif child.dep_.split(":")[0] in ("nsubj", "obj", "obl", "expl"):
            marks += any(
                grandchild.lower_ in ("no", "neither", "none", "not")
                and grandchild.i in inside
                and not bounds_a_number(grandchild)
                for grandchild in child.children
            )
    marks += any(child.lower_ == "no" and child.dep_ == "det" for child in head.children if child.i not in inside)
    return marks % 2 == 1


def _tense(head: Token, helpers: set[str]) -> str | None:
    if helpers & _PLANNED:
        return "future"
    verbs = [child for child in head.children if child.dep_.startswith(("aux", "cop"))] or [head]
    for verb in sorted([*verbs, head], key=lambda token: token.i):
        found = verb.morph.get("Tense", [])
        if verb.morph.get("VerbForm", []) == ["Fin"] and found:
            return "past" if found[0] == "Past" or helpers & {"had"} else "present"
    return "past" if head.tag_ in ("VBD", "VBN") else "present" if head.tag_ in ("VBZ", "VBP", "VBG") else None


def _status(head: Token, helpers: set[str], negative: bool, tense: str | None, inside: set[int]) -> str:
    if helpers & _HYPOTHETICAL or _conditional(head, inside):
        return "hypothetical"
    if tense == "future" or head.lemma_.lower() in _PLANNING or _to_do(head):
        return "planned"
    if negative:
        return "denied"
    progressive = head.morph.get("VerbForm", []) == ["Part"] and head.tag_ == "VBG"
    return "ongoing" if tense == "present" and (progressive or not helpers & {"has", "have", "'ve"}) else "happened"


def _conditional(head: Token, inside: set[int]) -> bool:
    """Whether the clause depends on a condition, or is one."""
    return any(
        child.dep_.startswith("advcl") and any(mark.lower_ in _CONDITIONS for mark in child.children)
        for child in head.children
        if child.i in inside
    ) or any(child.lower_ in ("whether", "if") and child.dep_ == "mark" for child in head.children)


def _to_do(head: Token) -> bool:
    """Whether the head is a bare infinitive with "to" ("to hand over the pilots"): wanted or planned, not done.

    "To have handed them over" is done.
    """
    helped = {child.lower_ for child in head.children if child.dep_.split(":")[0] in ("mark", "aux")}
    return "to" in helped and "have" not in helped
