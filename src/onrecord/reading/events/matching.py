"""A token and the lexicon in, the trigger that it is out: what an entry asks of particles, objects, subjects, modifiers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from .forms import is_kind, lemmas_of
from .lexicon import BARE, Entry, Lexicon

_OBJECTS = ("obj", "nsubj:pass", "dobj", "nsubjpass")
_NOUN_ARGUMENTS = ("nmod", "compound", "amod", "nmod:poss")
_WHOLE = frozenset(("FIRE", "GAS", "LIVES"))  # the object is part of the phrase: "opened fire"
# classes that a name of this kind fits, too
_NAMED_AS = {
    "GPE": "POWERS STATES CITIES",
    "LOC": "PLACES TARGETS POWERS CITIES",
    "NORP": "PROTESTERS",
    "ORG": "POWERS ENEMIES FIRMS",
    "PER": "PEOPLE STAFF OFFICIALS CAPTURED",
}
_NAMED = frozenset((name, kind) for kind, names in _NAMED_AS.items() for name in names.split())
# what is said of somebody or something stands beside the object: "called the report a lie"
_PREDICATED = frozenset(("LIES", "LIARS", "TERRORIST"))
_DESCRIBED = frozenset(
    ("DRONES", "AIRCRAFT", "FIREARMS", "TERRORIST", "POISONS")
)  # "an unmanned plane", "chemical weapons"
_DESCRIBING = frozenset(("army", "military", "unmanned", "spy"))  # of a plane, not by themselves
_ASIDE = frozenset(("how", "what", "where", "when", "which", "whether", "who", "why"))  # "told them how to vote"
_SHARES = frozenset(
    "swath swathe part most much half majority bit piece some all one dozen hundred thousand number cache".split()
)
_QUANTITIES = frozenset("none all some many most dozens hundreds thousands several number".split())


@dataclass(frozen=True)
class Trigger:
    """The token that names an event, the first and last token of its span (half-open) and the lexicon's entry."""

    token: Token
    first: int
    last: int
    entry: Entry


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
    if token.pos_ == "VERB" and (not _modifies(token) or _hyphened(token)):
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


def _modifies(token: Token) -> bool:
    """True of the participles of "burned cars" and "a beheading video"; "firing a missile" acts, however it is parsed."""
    return token.dep_ == "amod" or (token.dep_ == "compound" and all(c.dep_ != "obj" for c in token.children))


def _hyphened(token: Token) -> bool:
    """True of the participle of "Dorsland-backed" and of "displaced": those are said of somebody."""
    if is_kind(token):
        return False
    return (token.i > 0 and token.nbor(-1).text in ("-", "\u2010", "\u2011")) or token.lower_ in (
        "displaced",
        "expelled",
        "slain",
        "murdered",
        "kidnapped",
        "abducted",
        "dismissed",
        "sacked",
        "ousted",
        "toppled",
        "assassinated",
    )


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
        if particle is None or (entry.adverbial and token.doc[particle].dep_ == "case"):
            return None
        last = particle + 1 if particle in (token.i + 1,) else last
    if token.dep_ == "cop" and entry.particle is None:
        return None
    if entry.subject_class is not None and not _fits(
        _subjects(token), words.classes[entry.subject_class], entry.subject_class
    ):
        return None
    if entry.object_class in BARE:
        acts = _acts_on_something(token)
        if token.pos_ != "VERB" or (acts or _has_infinitive(token) if entry.object_class == "NOTHING" else not acts):
            return None
    elif entry.object_class is not None:
        others = objects_of(token)
        if entry.particle is not None:
            others = others + _obliques(token, entry.particle)
        if entry.object_class in _PREDICATED:
            others = others + [c for c in token.children if c.dep_ in ("xcomp", "ccomp")]
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
    if wanted == "inf":
        return token.i if _infinitives(token) else None
    if wanted == "home":  # "send the ambassador, whom nobody likes, home"
        return next((t.i for t in token.subtree if t.lower_ == wanted and t.i > token.i), None)
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
        if child.i > token.i and child.dep_.split(":")[0] in ("obl", "nmod", "acl", "advcl", "xcomp", "ccomp"):
            for case in child.children:
                if case.lower_ == wanted and case.dep_ in ("case", "mark"):
                    return case.i
        if child.lower_ == wanted and child.dep_ == "obj":
            return child.i
        if child.lemma_.lower() == wanted and child.dep_ in ("obj", "amod", "advmod", "xcomp"):
            return child.i
    return None


def _infinitives(token: Token) -> list[Token]:
    """What somebody is told to do: the infinitives below the word, none that "how" or "what" opens."""
    return [
        c
        for c in token.children
        if c.i > token.i
        and c.dep_ in ("xcomp", "ccomp", "advcl", "acl")
        and any(k.lower_ == "to" and k.dep_ in ("mark", "aux") for k in c.children)
        and not any(k.lower_ in _ASIDE for k in c.children)
    ]


def objects_of(token: Token) -> list[Token]:
    """What a verb or an event noun acts on: objects, passive subjects, "of"-complements, with their conjuncts."""
    found: list[Token] = []
    if token.pos_ == "VERB":
        found += [c for c in token.children if c.dep_ in _OBJECTS]
        if (
            token.dep_ == "acl"
            and not any(c.dep_ in _OBJECTS for c in token.children)
            and (token.tag_ == "VBN" or token.lower_.endswith(("ed", "en", "nt")))
        ):
            found.append(token.head)
        if token.dep_ == "amod":
            found.append(token.head)  # "the expelled envoy"
        if token.dep_ == "acl:relcl" and any(c.pos_ == "PRON" for c in found):
            found.append(token.head)
        if not found and token.dep_ == "acl:relcl" and _has_own_subject(token):
            found.append(token.head)  # "the permits it granted", "the pact, which the other side broke"
        if not found and token.dep_ == "xcomp":
            found += [c for c in token.head.children if c.dep_ in _OBJECTS]
        if not found and token.dep_ == "xcomp" and token.head.dep_ == "acl:relcl" and _has_own_subject(token.head):
            found.append(token.head.head)  # "the town that they tried to capture"
        if not found and token.dep_ == "conj" and any(c.dep_ == "aux:pass" for c in token.children):
            found += [c for c in token.head.children if c.dep_.startswith("nsubj")]  # "he was warned and was sacked"
        if not found and _shares_passive(token):
            found += objects_of(token.head)  # "was arrested and held"
        if not found:
            found += [
                t for c in token.children if c.dep_ == "ccomp" and _asks_what(c) for t in c.subtree if t.pos_ == "NOUN"
            ]
    else:
        found += [c for c in token.children if c.dep_ in _NOUN_ARGUMENTS and c.lower_ not in ("of",)]
    for other in list(found):
        if other.i != token.head.i:  # what stands beside the noun that a participle describes may be another's
            found += [c for c in other.children if c.dep_ == "conj"]
    return found


def _shares_passive(verb: Token) -> bool:
    """True of a participle that "and" joins to a passive verb whose subject it shares."""
    first = verb.head
    passive = first.dep_ == "acl" or any(c.dep_ in ("nsubj:pass", "aux:pass") for c in first.children)
    joined = verb.dep_ == "conj" and verb.tag_ in ("VBN", "VBD") and first.tag_ == "VBN" and passive
    return joined and not any(c.dep_.startswith(("nsubj", "aux")) for c in verb.children)


def _acts_on_something(verb: Token) -> bool:
    """True where a verb has an object or shares that of the verb after it."""
    verbs = [verb, *(c for c in verb.children if c.dep_ == "conj" and c.pos_ == "VERB")]
    return any(objects_of(one) for one in verbs) or bool(_to_the_right(verb))


def _has_infinitive(verb: Token) -> bool:
    """True of "helped (to) find": what follows says what is done."""
    return any(c.dep_ in ("xcomp", "ccomp") for c in verb.children)


def _asks_what(clause: Token) -> bool:
    """True of "what it called a bomb": the clause names the thing."""
    return any(t.lower_ == "what" for t in clause.subtree)


def _has_own_subject(verb: Token) -> bool:
    """True of a relative clause in which another acts than the noun that it describes."""
    return any(c.dep_ == "nsubj" and c.lower_ not in ("which", "that", "who") for c in verb.children)


def _subjects(token: Token) -> list[Token]:
    """Who or what does it: the verb's subjects with their conjuncts, the copula's, and the noun before "who" or "that"."""
    verb = token.head if token.dep_ == "cop" else token
    if verb.dep_ == "xcomp":
        moved = [c for c in verb.head.children if c.dep_ in ("obj", "nsubj:pass") and c.i < verb.i]
        if moved:
            return moved  # "ordered the envoy to go"
    for _ in range(4):
        above = verb.dep_ in ("conj", "xcomp") or (verb.dep_ in ("acl", "obj") and token.dep_ == "acl")
        if not above or any(c.dep_ == "nsubj" for c in verb.children):
            break
        verb = verb.head  # "has no reason to go": the minister goes
    if verb.dep_ == "ccomp" and verb.head.dep_ == "acl:relcl" and all(c.dep_ != "nsubj" for c in verb.children):
        return [verb.head.head]  # "a drone that Dorsland says fell on a farm"
    found = [c for c in verb.children if c.dep_ == "nsubj"]
    if not found and token.dep_ in ("acl", "advcl") and verb.tag_ != "VBN":
        found = _deeds_above(token)  # "a mission to free them", "an operation aimed at freeing them"
    if verb.dep_ == "acl:relcl" and all(c.pos_ == "PRON" for c in found):
        found = [verb.head]
    inner = [c for s in found for c in s.children if c.dep_ == "conj" or (c.dep_ == "nmod" and s.lower_ in _QUANTITIES)]
    return found + inner


def _deeds_above(verb: Token) -> list[Token]:
    """The noun whose aim or content an infinitive or gerund is."""
    above = verb.head
    if verb.dep_ == "advcl" and above.dep_ == "acl":
        above = above.head
    return [above] if above.pos_ == "NOUN" else []


def _obliques(token: Token, particle: str) -> list[Token]:
    """The complements of the preposition: "schools" of "taken to schools"; of an infinitive all that it says."""
    if particle == "inf":
        told = _infinitives(token)
        return told + [c for other in told for c in other.children]
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
        if (
            other.pos_ in ("VERB", "AUX", "SCONJ", "PRON")
            or other.lower_ == "by"
            or other.text in (",", ".", ";", ":", "\u201d", '"')
        ):
            break
        if other.pos_ in ("NOUN", "PROPN"):
            found.append(other)
    participle = token.lower_.endswith(("ed", "en", "nt")) and not any(c.dep_ == "nsubj" for c in token.children)
    if not found and participle:
        found += [t for t in token.doc[max(token.sent.start, token.i - 2) : token.i] if t.pos_ == "NOUN"]
    return found


def _fits(others: list[Token], forms: frozenset[str], name: str) -> bool:
    for other in others:
        own = forms - _DESCRIBING if name in _DESCRIBED else forms
        if other.lower_ in own or any(lemma in own for lemma in lemmas_of(other)):
            return True
        described = ("compound", "nmod", "nmod:desc", "flat", *(("amod",) if name in _DESCRIBED else ()))
        if name == "MONEY":
            described = (*described, "nummod")  # "40 million dravs", whatever they are
        if any(c.lemma_.lower() in forms for c in other.children if c.dep_ in described):
            return True
        if (name, other.ent_type_) in _NAMED:
            return True
        whole = [c for c in other.children if c.dep_ == "nmod" and any(k.lower_ == "of" for k in c.children)]
        whole = whole if other.lemma_.lower() in _SHARES else []
        if any((name, c.ent_type_) in _NAMED or any(lemma in own for lemma in lemmas_of(c)) for c in whole):
            return True  # "swaths of Dorland", "most of the town"
    return False
