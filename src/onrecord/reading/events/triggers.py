"""A parsed Doc in, the words that name events out, each with type and mode: lexicon plus conditions on its neighbours."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from .forms import lemmas_of
from .lexicon import Entry, Lexicon, lexicon

_OBJECTS = ("obj", "nsubj:pass", "dobj", "nsubjpass")
_NOUN_ARGUMENTS = ("nmod", "compound", "amod", "nmod:poss")
_NEGATIONS = frozenset(("not", "n't", "n’t", "never"))
# a story's own war: named at every turn, an event of its own only where it is first named
_GENERIC = frozenset(("war", "conflict", "violence", "fighting", "hostility", "terrorism", "insurgency"))
_GENERIC_LIMIT = 2
# nouns that only carry the event that modifies them: "a mediation mission", "peace efforts"
_OF_FORCES = frozenset("combat attack assault strike battle protest aid".split())
_CARRIERS = frozenset("mission effort drive process attempt program programme offer proposal".split())
_NAMED_BY_NOUNS = frozenset(("TALKS", "PROTESTS", "SANCTIONS", "DEALS", "CURBS"))
_WHOLE = frozenset(("FIRE", "GAS", "LIVES"))  # the object is part of the phrase: "opened fire"
# "a commission of inquiry" is somebody, not something that happens
_BODIES = frozenset("commission committee board court panel tribunal".split())
_NAMED = frozenset(
    (("PLACES", "LOC"), ("TARGETS", "LOC"), ("PEOPLE", "PER"), ("POWERS", "LOC"), ("POWERS", "ORG"), ("ENEMIES", "ORG"))
)
_QUANTITIES = frozenset("none all some many most dozens hundreds thousands several number".split())
_LEAST_VIOLENT = 2
_SHORT = 80  # tokens


@dataclass(frozen=True)
class Trigger:
    """The token that names an event, the first and last token of its span (half-open) and the lexicon's entry."""

    token: Token
    first: int
    last: int
    entry: Entry


def triggers_of(doc: Doc) -> list[Trigger]:
    """The triggers of a Doc in order, at most one a token; light ones only where their sentence has no better."""
    words = lexicon()
    found = [trigger for token in doc if (trigger := trigger_at(token, words)) is not None]
    heavy = {(t.token.sent.start, t.entry.type) for t in found if not t.entry.light}
    peaceful = not _tells_of_violence(doc)
    violent = any(t.entry.type == "ASSAULT" and not t.entry.light for t in found)
    verbs = {t.token.i: t.entry.type for t in found if t.token.pos_ == "VERB" and not t.entry.light}
    nouns = {t.token.i: t.entry.type for t in found if t.token.pos_ == "NOUN"}
    kept, generic, taken = [], 0, -1
    for trigger in found:
        if peaceful and _metaphor(trigger):
            continue
        if _idle(trigger, verbs, nouns) or (trigger.entry.light and not violent and _may_be_natural(trigger.token)):
            continue
        if trigger.entry.light and (trigger.token.sent.start, trigger.entry.type) in heavy:
            continue
        if trigger.first < taken:
            continue
        if trigger.token.pos_ == "NOUN" and trigger.token.lemma_.lower() in _GENERIC and not trigger.entry.particle:
            generic += 1
            if generic > _GENERIC_LIMIT:
                continue
        kept.append(trigger)
        taken = trigger.last
    return kept


def _idle(trigger: Trigger, verbs: Mapping[int, str], others: Mapping[int, str]) -> bool:
    """True of a word that only modifies another noun, stands for its verb, or belongs to a phrase that is no event."""
    token = trigger.token
    doc = token.doc
    following = doc[trigger.last].lower_ if trigger.last < len(doc) else ""
    if token.lower_ == "according" or (
        token.lower_.startswith("request") and following == "for" and _next(doc, trigger.last + 1) == "comment"
    ):
        return True
    if trigger.entry.object_class in _NAMED_BY_NOUNS and any(
        others.get(o.i) == trigger.entry.type for o in objects_of(token)
    ):
        return True  # "held consultations": the noun names it
    if token.lemma_.lower() == "warn" and _informs(token):
        return True
    if token.lemma_.lower() == "ask" and any(c.lemma_.lower() in ("name", "identify") for c in token.subtree):
        return True
    shot = trigger.entry.object_class in ("FIRE", "GAS")  # fire that is opened is no blaze
    if trigger.entry.type in ("ASSAULT", "COERCE") and not shot and _natural(token):
        return True
    if (
        trigger.entry.type == "ACCUSE"
        and token.pos_ == "NOUN"
        and token.dep_ == "nmod"
        and lemmas_of(token.head)[-1] in _BODIES
    ):
        return True
    if token.pos_ == "VERB" and trigger.entry.light:
        return not any(c.dep_.split(":")[0] in ("nsubj", "aux", "obj", "csubj") for c in token.children)
    if token.pos_ == "ADJ" and token.dep_ == "amod" and token.head.pos_ in ("NOUN", "PROPN"):
        return token.lower_ in _OF_FORCES  # a noun that the tagger took for an adjective
    if token.pos_ not in ("NOUN", "PROPN"):
        return False
    modifies = token.dep_ == "compound" and token.head.i > token.i and token.head.pos_ in ("NOUN", "PROPN")
    if modifies and not any(lemma in _CARRIERS for lemma in lemmas_of(token.head)):
        return True
    if following in ("-", "\u2010") and trigger.last + 1 < len(doc) and doc[trigger.last + 1].is_alpha:
        return True
    if token.dep_.startswith("nsubj") and verbs.get(token.head.i) == trigger.entry.type:
        return True
    return _bare_generic(token)


def _informs(warn: Token) -> bool:
    """True of warnings of what others or nature may do, or that somebody did not get: no threat."""
    cases = {case.lower_ for c in warn.children if c.dep_.startswith(("obl", "advcl")) for case in c.children}
    return bool(cases & {"of", "about", "against"}) or any(c.dep_ == "nsubj:pass" for c in warn.children)


def _tells_of_violence(doc: Doc) -> bool:
    """True where the article names two weapons, fighters or victims: then "attack" and "fight" are meant.

    A text too short to tell is taken at its word.
    """
    if len(doc) < _SHORT:
        return True
    words = lexicon().classes["VIOLENT"]
    return sum(token.lower_ in words or token.lemma_.lower() in words for token in doc) >= _LEAST_VIOLENT


def _metaphor(trigger: Trigger) -> bool:
    """True of words of war that politics and sport borrow: "attacked his rival", "a battle for votes"."""
    words = lexicon().classes["METAPHORS"]
    return trigger.entry.type in ("ASSAULT", "MOBILIZE", "RETREAT", "COERCE") and any(
        lemma in words for lemma in lemmas_of(trigger.token)
    )


def _may_be_natural(token: Token) -> bool:
    """True of deaths that nobody need have caused: they count where the article tells of violence."""
    return any(lemma in ("die", "perish", "death") for lemma in lemmas_of(token))


def _natural(token: Token) -> bool:
    """True where a storm, a disease or a price does it or suffers it: "fight cancer", "homes damaged by floods"."""
    nature = lexicon().classes["NATURE"]
    relations = ("nsubj", "obj", "obl:agent") if token.pos_ == "VERB" else ("nmod", "compound")
    parties = [c for c in token.children if c.dep_.startswith(relations)]
    if token.pos_ != "VERB":
        parties = [
            c for c in parties if any(k.lower_ in ("against", "of", "by") for k in c.children) or c.dep_ == "compound"
        ]
    if token.dep_ == "acl:relcl":
        parties.append(token.head)
    return any(lemma in nature for party in parties for lemma in lemmas_of(party))


def _next(doc: Doc, at: int) -> str:
    return doc[at].lower_ if at < len(doc) else ""


def _bare_generic(token: Token) -> bool:
    """True of "in the war", "of the conflict": the story's background, named in passing."""
    if token.lemma_.lower() not in _GENERIC:
        return False
    children = [c for c in token.children if c.i < token.i]
    bare = {c.dep_ for c in children} <= {"det", "case"} and any(c.lower_ in ("the", "this") for c in children)
    return bare and any(c.dep_ == "case" and c.lower_ in ("in", "of", "during", "since", "on") for c in children)


def trigger_at(token: Token, words: Lexicon) -> Trigger | None:
    """The trigger that the token is by the lexicon, the strictest entry first; None where it names no event."""
    for part in _parts(token):
        for lemma in lemmas_of(token):
            for entry in words.entries.get((part, lemma), ()):
                span = _span(token, entry, words)
                if span is not None:
                    return Trigger(token, *span, entry)
    return None


def _parts(token: Token) -> Iterator[str]:
    """The word classes under which the lexicon may know the token."""
    if token.pos_ == "VERB" and (token.dep_ != "amod" or _hyphened(token)):
        yield "VERB"
        if token.tag_ == "VBG" or token.lower_.endswith("ing"):
            yield "NOUN"
    elif token.pos_ == "NOUN" or (token.pos_ == "PROPN" and _is_word(token)):
        yield "NOUN"
        if token.lower_.endswith("ing"):
            yield "VERB"
    elif token.pos_ == "ADJ":
        yield "ADJ"
    elif token.dep_ == "cop" and token.head.dep_ != "amod":
        yield "VERB"  # "troops are in the town": only where the lexicon asks for that subject


def _hyphened(token: Token) -> bool:
    """True of the participle of "Dorsland-backed" and of "displaced": those are said of somebody."""
    return (token.i > 0 and token.nbor(-1).text in ("-", "\u2010", "\u2011")) or token.lower_ == "displaced"


def _is_word(token: Token) -> bool:
    """True of a capitalised noun that is no part of a name: at the start of a sentence or in a headline."""
    return token.ent_iob_ in ("O", "") and (token.text.islower() or token.i == token.sent.start or token.is_title)


def _span(token: Token, entry: Entry, words: Lexicon) -> tuple[int, int] | None:
    """The token span of the trigger if the token fulfils what the entry asks, else None."""
    first, last = token.i, token.i + 1
    if entry.modifier is not None:
        modifier = _modifier(token, entry.modifier, words)
        if modifier is None:
            return None
        first = modifier if modifier >= token.i - 3 else first
    if entry.particle is not None:
        particle = _particle(token, entry.particle)
        if particle is None:
            return None
        last = particle + 1 if particle in (token.i + 1,) else last
    if token.dep_ == "cop" and entry.particle is None:
        return None
    if entry.subject_class is not None and not _fits(_subjects(token), words.classes[entry.subject_class], ""):
        return None
    if entry.object_class is not None:
        others = objects_of(token)
        if entry.particle is not None:
            others = others + _obliques(token, entry.particle)
        if not _fits(others or _to_the_right(token), words.classes[entry.object_class], entry.object_class):
            return None
        if entry.object_class in _WHOLE:
            last = max([last, *(o.i + 1 for o in others if token.i < o.i <= token.i + 2)])
    return first, last


def _modifier(token: Token, wanted: str, words: Lexicon) -> int | None:
    """Index of the modifier, the word itself or one of the class, before the noun."""
    forms = words.classes.get(wanted, frozenset((wanted,)))
    near = [token.doc[i] for i in range(max(token.sent.start, token.i - 3), token.i)]
    for other in reversed(near):
        if other.text in ("-", "\u2010", "\u2011"):
            continue
        if other.lower_ in forms or other.lemma_.lower() in forms:
            return other.i
        if other.pos_ not in ("ADJ", "NOUN", "PROPN", "VERB") or other.is_punct:
            break
    return next(
        (
            c.i
            for c in token.children
            if c.dep_ in ("amod", "compound") and (c.lower_ in forms or c.lemma_.lower() in forms)
        ),
        None,
    )


def _particle(token: Token, wanted: str) -> int | None:
    """Index of the particle or preposition: beside the word, its own child, or the case of its complement."""
    doc = token.doc
    if token.dep_ == "cop":
        return next((c.i for c in token.head.children if c.lower_ == wanted and c.dep_ == "case"), None)
    if wanted == "to":
        for child in token.children:
            if child.dep_ in ("xcomp", "ccomp", "obl", "advcl", "acl", "nmod") and any(
                c.lower_ == "to" and c.i > token.i for c in child.children
            ):
                return token.i
        return token.i + 1 if token.i + 1 < len(doc) and doc[token.i + 1].lower_ == "to" else None
    if token.i + 1 < len(doc) and doc[token.i + 1].lower_ == wanted:
        return token.i + 1
    for child in token.children:
        if (
            child.i > token.i
            and child.lower_ == wanted
            and child.dep_ in ("compound:prt", "advmod", "case", "mark", "obl")
        ):
            return child.i
        if child.i > token.i and child.dep_.split(":")[0] in ("obl", "nmod", "acl", "advcl", "xcomp"):
            for case in child.children:
                if case.lower_ == wanted and case.dep_ in ("case", "mark"):
                    return case.i
        if child.lower_ == wanted and child.dep_ == "obj":
            return child.i
        if child.lemma_.lower() == wanted and child.dep_ in ("obj", "amod", "advmod"):
            return child.i
    return None


def objects_of(token: Token) -> list[Token]:
    """What a verb or an event noun acts on: objects, passive subjects, "of"-complements, with their conjuncts."""
    found: list[Token] = []
    if token.pos_ == "VERB":
        found += [c for c in token.children if c.dep_ in _OBJECTS]
        if (
            token.dep_ == "acl"
            and not any(c.dep_ in _OBJECTS for c in token.children)
            and token.lower_.endswith(("ed", "en", "nt"))
        ):
            found.append(token.head)
        if token.dep_ == "acl:relcl" and any(c.pos_ == "PRON" for c in found):
            found.append(token.head)
        if not found and token.dep_ == "xcomp":
            found += [c for c in token.head.children if c.dep_ in _OBJECTS]
    else:
        found += [c for c in token.children if c.dep_ in _NOUN_ARGUMENTS and c.lower_ not in ("of",)]
    for other in list(found):
        found += [c for c in other.children if c.dep_ == "conj"]
    return found


def _subjects(token: Token) -> list[Token]:
    """Who or what does it: the verb's subjects with their conjuncts, the copula's, and the noun before "who" or "that"."""
    verb = token.head if token.dep_ == "cop" else token
    while verb.dep_ in ("conj", "xcomp") and not any(c.dep_ == "nsubj" for c in verb.children):
        verb = verb.head
    found = [c for c in verb.children if c.dep_ == "nsubj"]
    if verb.dep_ == "acl:relcl" and all(c.pos_ == "PRON" for c in found):
        found = [verb.head]
    inner = [c for s in found for c in s.children if c.dep_ == "conj" or (c.dep_ == "nmod" and s.lower_ in _QUANTITIES)]
    return found + inner


def _obliques(token: Token, particle: str) -> list[Token]:
    """The complements of the preposition: "schools" of "taken to schools"."""
    return [
        c
        for c in token.children
        if c.dep_.split(":")[0] in ("obl", "nmod", "advcl") and any(k.lower_ == particle for k in c.children)
    ]


def _to_the_right(token: Token) -> list[Token]:
    """Where the parse gives a verb no object: the nouns that follow it before the next verb, mark or clause."""
    found: list[Token] = []
    if token.pos_ != "VERB":
        return found
    for other in token.doc[token.i + 1 : min(token.i + 9, token.sent.end)]:
        if other.pos_ in ("VERB", "AUX", "SCONJ", "PRON") or other.text in (",", ".", ";", ":", "\u201d", '"'):
            break
        if other.pos_ in ("NOUN", "PROPN"):
            found.append(other)
    participle = token.lower_.endswith(("ed", "en", "nt")) and not any(c.dep_ == "nsubj" for c in token.children)
    if not found and participle:
        found += [t for t in token.doc[max(token.sent.start, token.i - 2) : token.i] if t.pos_ == "NOUN"]
    return found


def _fits(others: list[Token], forms: frozenset[str], name: str) -> bool:
    for other in others:
        if other.lower_ in forms or any(lemma in forms for lemma in lemmas_of(other)):
            return True
        if any(c.lemma_.lower() in forms for c in other.children if c.dep_ in ("compound", "nmod", "flat")):
            return True
        if (name, other.ent_type_) in _NAMED:
            return True
    return False


def is_negated(token: Token) -> bool:
    """True where a negation hangs on the token or stands right before it."""
    return any(c.lower_ in _NEGATIONS or c.lower_ == "no" for c in token.children) or (
        token.i > token.sent.start and token.nbor(-1).lower_ in _NEGATIONS
    )
