"""In: tokens of a dependency parse with Universal Dependencies labels. Out: subjects, noun phrases, clause spans."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from ..language.tokens import is_note

Range = tuple[int, int]

SUBJECTS = frozenset(("nsubj", "nsubj:pass", "nsubj:outer", "csubj"))
AUXILIARIES = frozenset(("aux", "aux:pass"))
_LABELS: dict[int, str] = {}  # by spaCy's hash of the label, which is the same everywhere
_OPENING = frozenset(("that", ":", ",", ";", "–", "—", "-"))
_CLOSING = frozenset((",", ".", ";", ":", "–", "—", "-"))
_LOOSE = frozenset(("acl:relcl", "parataxis", "advcl", "dep", "punct", "discourse", "conj", "cc"))
RELATIVES = frozenset(("who", "which", "that", "whom"))


def dep(token: Token) -> str:
    """The dependency label in lower case (the root is "root" whatever the model calls it)."""
    label = _LABELS.get(token.dep)
    if label is None:
        label = _LABELS[token.dep] = token.dep_.lower()
    return label


def children(token: Token, *labels: str) -> list[Token]:
    """The children that bear one of the labels, in order."""
    return [child for child in token.children if dep(child) in labels]


def subject(verb: Token) -> Token | None:
    """The subject of a verb; of a verb without one, the subject of the clause that it continues or modifies."""
    seen = 0
    at = verb
    while seen < 5:
        own = [child for child in at.children if dep(child) in SUBJECTS and dep(child) != "csubj"]
        if own:
            return own[-1] if own[-1].i < at.i else own[0]
        label = dep(at)
        if label in ("acl", "acl:relcl") and at == verb:
            return at.head
        if label in ("conj", "advcl", "xcomp", "parataxis", "aux", "aux:pass") and at.head != at:
            at = at.head
            seen += 1
            continue
        return None
    return None


def is_relative(token: Token) -> bool:
    """Whether the word is a relative pronoun, and not the initials of a body ("WHO said in a statement")."""
    if token.lower_ not in RELATIVES:
        return False
    beside = [t for t in token.doc[max(0, token.i - 2) : token.i + 3] if t.is_alpha and t.i != token.i]
    return not token.is_upper or not beside or all(t.is_upper for t in beside)  # a headline in capitals is one


def antecedent(token: Token) -> Token:
    """The noun that a relative pronoun stands for; the token itself where it is none."""
    if is_relative(token) and token.pos_ in ("PRON", "SCONJ", "DET"):
        at = token.head
        while dep(at) in ("conj", "aux", "xcomp") and at.head != at:
            at = at.head
        if dep(at) in ("acl:relcl", "acl") and at.head.i < token.i:
            return at.head
    return token


def noun_phrase(head: Token) -> Range:
    """The phrase of a noun: modifiers, names and appositions in, relative clauses and what follows a break out."""
    inside = {head.i}
    queue = [head]
    while queue:
        for child in queue.pop().children:
            label = dep(child)
            if label in _LOOSE and not (label in ("conj", "cc") and _close(child, head)):
                continue
            if label in ("acl", "nmod", "appos", "obl") and child.i > head.i and _cue_like_break(child):
                continue
            if child.i not in inside:
                inside.add(child.i)
                queue.append(child)
    start = end = head.i
    doc = head.doc
    while start - 1 in inside or (start >= 2 and start - 2 in inside and doc[start - 1].is_punct):
        start -= 1
    while end + 1 in inside or (end + 2 < len(doc) and end + 2 in inside and doc[end + 1].is_punct):
        end += 1
    return _with_first_names(doc, start), end + 1


def _with_first_names(doc: Doc, start: int) -> int:
    """The start moved over first names and titles that the parse left apart ("General Kano Wirz")."""
    while start > 0 and doc[start].pos_ == "PROPN" and doc[start - 1].text[:1].isupper():
        before = doc[start - 1]
        if before.pos_ != "PROPN" and dep(before) not in ("nmod:desc", "compound", "amod", "flat"):
            break
        if before.i == 0 or doc[start - 1].is_sent_start:
            return start - 1 if before.pos_ == "PROPN" or dep(before) == "nmod:desc" else start
        start -= 1
    return start


def _close(child: Token, head: Token) -> bool:
    """Whether a conjunct belongs to one phrase with the head ("Deputy Foreign and Expatriates Minister")."""
    return abs(child.i - head.i) <= 4


def _cue_like_break(child: Token) -> bool:
    """Whether a modifier after a comma is a clause of its own rather than an apposition."""
    return dep(child) == "acl" and child.left_edge.i > 0 and child.doc[child.left_edge.i - 1].text == ","


def edges(token: Token) -> Range:
    """The token range from the left edge of a subtree to its right edge."""
    return token.left_edge.i, token.right_edge.i + 1


def trim(doc: Sequence[Token] | Doc, span: Range) -> Range:
    """A range without "that" and stops at its start, and without stops and blanks at its end."""
    start, end = span
    while start < end and (doc[start].is_space or doc[start].lower_ in _OPENING):
        if doc[start].lower_ == "that" and dep(doc[start]) not in ("mark", "sconj", "punct", "dep") and start > span[0]:
            break
        if doc[start].lower_ == "that" and dep(doc[start]) in ("det", "nsubj", "obj", "obl", "nsubj:pass"):
            break
        start += 1
    while end > start and (doc[end - 1].is_space or doc[end - 1].text in _CLOSING or is_note(doc[end - 1])):
        end -= 1
    return start, end


def finite(token: Token) -> bool:
    """Whether the token is a finite verb or auxiliary."""
    return token.pos_ in ("VERB", "AUX") and token.morph.get("VerbForm", []) == ["Fin"]


def auxiliaries(verb: Token) -> list[Token]:
    """The auxiliaries of a verb, in order."""
    return [child for child in verb.lefts if dep(child) in AUXILIARIES]


def is_passive(verb: Token) -> bool:
    """Whether the verb stands in the passive."""
    return any(dep(child) in ("aux:pass", "nsubj:pass") for child in verb.children)


def is_negated(verb: Token) -> bool:
    """Whether a negation stands directly at the verb."""
    for child in verb.lefts:
        if child.lower_ in ("not", "n't", "n’t", "never"):
            return True
        if child.lower_ in ("neither", "nor") and all(t.text not in (":", ";") for t in verb.doc[child.i : verb.i]):
            return True  # but not "Nor does the firm: in a filing it conceded that ..."
        if child.lower_ == "longer" and child.i > 0 and verb.doc[child.i - 1].lower_ == "no":
            return True
    return False


def walk_up(token: Token) -> Iterator[Token]:
    """The token's heads, nearest first."""
    while token.head != token:
        token = token.head
        yield token
