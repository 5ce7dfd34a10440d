"""The tokens of a proposition in; of one that lacks its subject ("to have captured the town"), the parts that tell it whole, out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from .grammar import main_verb

_SUBJECT = ("nsubj", "csubj", "expl")
_FINITE_TAGS = frozenset(("VBZ", "VBP", "VBD", "MD"))
_RELATIVE = frozenset(("which", "that", "who", "whom"))
_NAMING = frozenset(
    "identify name describe call dub nickname label brand portray characterise characterize term denounce condemn hail regard"
    " deem declare designate know".split()
)
"""Verbs that say what somebody or something is: "identified as Anton Brell", "called the raid a disaster"."""
_OWN = frozenset(("role", "part", "involvement", "responsibility", "knowledge", "hand", "link", "tie", "connection"))
"""What somebody who denies it would have: "denied any role"."""
_RAISING = frozenset(
    "purport claim profess believe think say report allege suspect know rumour rumor seem appear presume understand".split()
)
_WILL = ("promise", "threaten")
_SHOULD = ("request", "demand")
_CALLING = frozenset(("on", "upon", "to", "for"))
_LONGEST = 8  # tokens of a subject; a longer one is told by its noun and what stands close to it
_CLOSE = frozenset(("flat", "compound", "amod", "det", "nummod", "nmod:poss", "case"))
_ASIDE = frozenset(("acl", "appos", "cc", "conj", "advcl", "parataxis", "cop"))
_BELONGING = frozenset(("flat", "nmod", "compound", "nummod", "fixed", "amod", "case", "det"))


@dataclass(frozen=True)
class Whole:
    """How a proposition is told by itself: whom it tells of, as a phrase and by its noun; then tokens of the text and words of ours."""

    phrase: tuple[Token, ...]
    parts: tuple[tuple[Token, ...] | str, ...]
    subject: Token
    passive: bool


def told_whole(tokens: Sequence[Token], act: str) -> Whole | None:
    """The proposition with the subject that governs it from outside; None where it has one, or none is sure.

    "claimed to have captured the town" tells, by its claimant, "had captured the town"; "accused officers of taking bribes" that
    officers "were taking bribes"; "a drone that it said belongs to the army" that the drone belongs to it.
    """
    inside = {token.i for token in tokens}
    head = main_verb(tokens)
    if head is None:
        return None
    asked = _asked(head, tokens) if act in _SHOULD else None
    if asked is not None:
        return asked
    own = next((each for each in head.children if _is_subject(each) and each.i in inside), None)
    if own is not None:
        return _related(head, own, tokens)
    named = _named(tokens, inside)
    if named is not None:
        return named
    if head.head.i in inside or head.head.i == head.i:
        return None
    outer = next((each for each in head.children if _is_subject(each) and each.i not in inside), None)
    if outer is not None:
        subject = _antecedent(head) if outer.lower_ in _RELATIVE else outer
        return _made(subject, ["", tokens], outer.dep_ == "nsubj:pass")
    if act == "deny" and head.lemma_.lower() in _OWN and head.dep_ == "obj":
        return _made(_who(head.head), ["had", tokens], False)
    if head.pos_ not in ("VERB", "AUX") and not any(each.dep_ == "cop" for each in head.children):
        return None
    return _finite(head, tokens, inside, act)


def _asked(head: Token, tokens: Sequence[Token]) -> Whole | None:
    """What "called for the guards to be tried" asks, as a clause of its own: the guards should be tried."""
    places = [n for n, token in enumerate(tokens) if token.lower_ == "to" and token.head.i == head.i]
    before = tokens[: places[0]] if places else ()
    if not before or len(before) > _LONGEST or any(each.pos_ in ("VERB", "AUX") or each.is_punct for each in before):
        return None
    asked = next((each for each in before if each.head.i not in {token.i for token in before}), None)
    if asked is None or asked.pos_ not in ("NOUN", "PROPN", "PRON"):
        return None
    rest = tokens[places[0] + 1 :]
    return Whole(tuple(before), ("should", tuple(rest)), asked, asked.dep_ == "nsubj:pass") if rest else None


def _related(head: Token, own: Token, tokens: Sequence[Token]) -> Whole | None:
    """A relative clause with what it describes in place of its pronoun: "who preached in Dorsk"."""
    noun = _antecedent(head)
    if own.lower_ not in _RELATIVE or tokens[0].i != own.i or noun is None or head.dep_ != "acl:relcl":
        return None
    noun = _described(own, noun)
    return _made(noun, ["", tokens[1:]], own.dep_ == "nsubj:pass")


def _finite(head: Token, tokens: Sequence[Token], inside: set[int], act: str) -> Whole | None:
    """An infinitive or a gerund as a clause of its own."""
    cue = head.head
    control = None if act in _WILL else _acted_upon(cue, head) or (_called_on(cue, head) if act in _SHOULD else None)
    subject = control or _who(cue)
    if subject is None:
        return None
    rest = [token for token in tokens if token.i >= min(each.i for each in head.subtree if each.i in inside)]
    if subject.i in inside:
        own = {each.i for each in subject.subtree}
        rest = [token for token in rest if token.i not in own]
    while rest and rest[0].dep_ in ("mark", "case") and rest[0].lower_ != "to":
        rest = rest[1:]
    if not rest or rest[0].is_punct or (rest[0].text[0].isupper() and rest[0].pos_ != "PROPN"):
        return None  # an aside, or a sentence of its own
    several = subject.morph.get("Number", []) == ["Plur"] or subject.pos_ == "NUM" or _pair(subject)
    were = "were" if several else "was"
    passive = any(each.dep_ == "aux:pass" for each in head.children)
    first, second = rest[0], rest[1] if len(rest) > 1 else None
    if first.lower_ == "to" and second is not None:
        if second.lower_ in ("have", "be"):
            return _made(subject, ["had" if second.lower_ == "have" else were, rest[2:]], passive)
        word = "will" if act in _WILL else "should" if act in _SHOULD and control is not None else ""
        if not word and cue.lemma_.lower() in _RAISING and second.i == head.i:
            return _made(subject, [_present(second.text) if were == "was" else second.text, rest[2:]], False)
        return _made(subject, [word, rest[1:] if word else rest], passive)
    if first.lower_ in ("being", "having"):
        return _made(subject, ["had" if first.lower_ == "having" else were, rest[1:]], passive)
    if head.tag_ == "VBG" and first.i <= head.i:
        if any(each.dep_ == "aux" and each.tag_ in _FINITE_TAGS for each in head.children):
            return None  # "the committee, which took power, is holding him": it has what "was" would give it
        return _made(subject, [were, rest], passive)
    return None


def _named(tokens: Sequence[Token], inside: set[int]) -> Whole | None:
    """What a verb of naming says that somebody or something is."""
    for token in tokens:
        cue = token.head
        if cue.i in inside or cue.lemma_.lower() not in _NAMING or token.is_punct:
            continue
        as_what = any(each.lower_ == "as" and each.dep_ == "case" for each in token.children)
        if token.dep_ != "xcomp" and not (token.dep_ == "obl" and as_what):
            continue
        if any(each.dep_.startswith(("mark", "nsubj")) for each in token.children):
            continue
        subject = _acted_upon(cue, token) or _who(cue, acted=True)
        if subject is None:
            return None
        own = {each.i for each in token.subtree if each.i in inside}
        rest = [each for each in tokens if each.i in own and not (each.lower_ == "as" and each.head.i == token.i)]
        if subject.i not in inside and len(rest) + 1 < len(tokens) - sum(each.is_punct for each in tokens):
            return None  # it says more than this
        if not rest or rest[0].pos_ == "ADP":
            return None  # what the parse hung on the wrong word
        return _made(subject, ["are" if subject.morph.get("Number", []) == ["Plur"] else "is", rest], False)
    return None


def _made(subject: Token | None, parts: Sequence[str | Sequence[Token]], passive: bool) -> Whole | None:
    if subject is None or subject.tag_ in ("WDT", "WP", "WP$") or not all(parts[1:]):
        return None
    kept = [part if isinstance(part, str) else tuple(part) for part in parts if part]
    return Whole(tuple(_phrase(subject)), tuple(kept), subject, passive)


def _phrase(noun: Token) -> list[Token]:
    """The noun with what belongs to it, clauses and asides left out."""
    tokens = list(_within(noun))
    if len(tokens) > _LONGEST:
        tokens = [each for each in tokens if each.i == noun.i or (each.head.i == noun.i and each.dep_ in _CLOSE)]
    cases = {each.i for each in tokens if each.dep_ == "case" and each.head.i == noun.i}
    return [each for each in tokens if each.i not in cases and not (each.dep_ == "fixed" and each.head.i in cases)]


def _within(noun: Token) -> Iterator[Token]:
    for child in noun.lefts:
        if not child.is_punct and child.dep_.split(":")[0] not in _ASIDE:
            yield from _within(child)
    yield noun
    for child in noun.rights:
        relation = child.dep_.split(":")[0]
        joined = relation in ("cc", "conj") and noun.dep_.startswith(("nsubj", "obj", "iobj"))
        if joined or (relation in _BELONGING and not child.is_punct):
            yield from _within(child)


def _who(cue: Token, acted: bool = False) -> Token | None:
    """Who does what the cue says, or of whom it is said: by its subject, the noun that it describes, or the verb that it goes with."""
    for _ in range(3):
        for child in cue.children:
            if child.dep_ == "nsubj:pass" or (child.dep_ == "nsubj" and not acted):
                return _antecedent(cue) if child.lower_ in _RELATIVE else child
        if cue.dep_ == "acl" and cue.head.pos_ in ("NOUN", "PROPN", "PRON"):
            return cue.head if cue.tag_ in ("VBN", "VBG") and (cue.tag_ == "VBN") >= acted else None
        aside = cue.dep_ == "advcl" and cue.tag_ == "VBG" and not any(each.dep_ == "mark" for each in cue.children)
        if cue.dep_ not in ("conj", "xcomp") and not aside:
            return None
        cue = cue.head
    return None


def _acted_upon(cue: Token, head: Token) -> Token | None:
    """Whom the cue is done to: "accused officers of taking bribes"."""
    for child in cue.children:
        if child.dep_ in ("obj", "iobj") and child.i < head.i and child.pos_ in ("NOUN", "PROPN", "PRON"):
            return _antecedent(cue) if child.lower_ in _RELATIVE else child
    return None


def _called_on(cue: Token, head: Token) -> Token | None:
    """Who is to do it: "called on Dorsland to", "appealed to the rebels to"."""
    for child in cue.children:
        on = child.dep_ == "obl" and any(each.dep_ == "case" and each.lower_ in _CALLING for each in child.children)
        if on and cue.i < child.i < head.i and child.pos_ in ("NOUN", "PROPN", "PRON"):
            return child
    return None


def _antecedent(verb: Token) -> Token | None:
    """The noun that the relative clause in which a verb stands tells of."""
    for _ in range(4):
        if verb.dep_ == "acl:relcl":
            return verb.head
        verb = verb.head
    return None


def _described(relative: Token, noun: Token) -> Token:
    """The noun that "who" or "which" tells of: rather a person that stands nearer than the thing that the parse took, or the other way."""
    if noun.i >= relative.i:
        return noun
    person = relative.lower_ in ("who", "whom")
    types = {token: _type_at(token) for token in relative.doc[noun.i : relative.i]}
    if (types[noun] == "PER") == person or (person and types[noun] in ("ORG", "NORP")):
        return noun
    nearer = (token for token, told in reversed(types.items()) if told and (told == "PER") == person)
    found = next(nearer, noun)
    while found.i > noun.i and found.dep_ in ("flat", "compound") and found.head.i > noun.i:
        found = found.head
    return found


def _type_at(token: Token) -> str | None:
    """What the mention at a token is of: PER, ORG, GPE ...; None where there is none."""
    inside = [m for m in token.doc._.mentions if m.start <= token.idx < m.end and m.cluster is not None]
    if not inside or token.pos_ not in ("NOUN", "PROPN"):
        return None
    closest = min(inside, key=lambda m: (m.end - m.start, m.start))
    return str(token.doc._.clusters[closest.cluster].type)


def _pair(noun: Token) -> bool:
    return any(each.dep_ == "conj" for each in noun.children)


def _present(verb: str) -> str:
    if verb.endswith(("s", "sh", "ch", "x", "z", "o")):
        return verb + "es"
    return verb[:-1] + "ies" if verb.endswith("y") and verb[-2:-1] not in "aeiou" else verb + "s"


def _is_subject(token: Token) -> bool:
    return token.dep_.split(":")[0] in _SUBJECT
