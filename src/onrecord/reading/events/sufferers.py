"""A word that names an event in, the word for whom it befell out, where the grammar hides that they suffer and do not act.

English drops the auxiliary of a passive wherever it can: "a hostage held by the group", "were beaten and robbed", "four men
appeared in court, charged with", "Two students detained" in a headline. And it puts the sufferer where else the doer stands:
"his capture", "Varga's murder", "the Varga shooting".
"""

from __future__ import annotations

from spacy.tokens import Token

from ..annotations import ArticleContext
from .forms import lemmas_of

_SUBJECTS = ("nsubj", "csubj")
_OBJECTS = frozenset(("obj", "iobj", "dobj", "ccomp", "xcomp"))
_HAVING = frozenset("have has had having 've 'd".split())
_COMPARED = frozenset(("as", "than", "like"))  # "as planned", "than expected": of nobody
_SOURCES = frozenset(("according", "to", "from"))
_ON_SOMEBODY = frozenset(
    "kill injure wound arrest detain jail imprison free release kidnap abduct rescue evacuate execute behead deport expel "
    "extradite accuse charge convict sentence".split()
)
"""What is done to somebody: where the clause names nobody else, to its subject."""
_UPON = frozenset(
    "capture abduction kidnapping kidnap captivity disappearance arrest detention imprisonment incarceration custody release "
    "liberation death murder killing slaying assassination beheading decapitation execution hanging extradition deportation "
    "expulsion dismissal removal ouster rescue evacuation downing injury wound torture".split()
)
"""What befalls the one whose it is: "the pilot's capture"."""
_OF_ITS_OWN = frozenset("death disappearance captivity injury wound".split())  # also a land's or a band's
_BY_NAME = frozenset("shooting stabbing kidnapping killing murder abduction assassination beheading execution".split())
"""What is called by the name of the one it befell: "the Varga shooting"."""
_WITHIN = frozenset("war insurgency uprising".split())
_ADJECTIVAL = ("ian", "ean", "ish", "ese")
_SHORT = 4  # letters of a land's short name
_LET_GO = frozenset("release liberation return exchange swap trade handover transfer repatriation freeing".split())


def passive_of(verb: Token, depth: int = 0) -> tuple[bool, Token | None]:
    """Whether the subject of a verb suffers what it says, and the word for the one who does, None where none stands there."""
    marks = {c.dep_ for c in verb.children}
    patient = next((c for c in verb.children if c.dep_ in ("nsubj:pass", "nsubjpass")), None)
    if patient is not None or ("aux:pass" in marks and "nsubj" not in marks):
        described = verb.head if verb.dep_ == "acl" else None  # "a hostage being held"
        return True, patient or described or _joined(verb, depth)
    bare = not marks & {"nsubj", "csubj", "aux", "cop"}
    if verb.dep_ == "acl" and bare and verb.tag_ in ("VBN", "VBD"):
        return True, verb.head
    if verb.tag_ != "VBN" or any(c.lower_ in _HAVING for c in verb.children if c.dep_.startswith("aux")):
        return (True, _its_subject(verb)) if _in_headline(verb) and _names_nobody_else(verb) else (False, None)
    if verb.dep_ == "conj" and bare and depth < 3 and verb.head.pos_ == "VERB" and not marks & _OBJECTS:
        suffers, patient = passive_of(verb.head, depth + 1)
        others = verb.i > 0 and verb.doc[verb.i - 1].pos_ == "NUM"  # "two were killed and 23 hurt"
        return suffers, None if others else patient
    if verb.dep_ == "advcl" and bare and not marks & _OBJECTS:
        compared = any(c.lower_ in _COMPARED for c in verb.children if c.dep_ == "mark")
        return True, None if compared else _subject_above(verb.head, depth)
    if _names_nobody_else(verb):
        return True, _its_subject(verb)
    return False, None


def agent_of(verb: Token, passive: bool) -> Token | None:
    """The word for who did it, also where verbs share it: "was shot and killed by guards"."""
    kin = [verb]
    if passive:
        kin += [verb.head] if verb.dep_ == "conj" else []
        kin += [c for c in verb.children if c.dep_ == "conj" and c.tag_ == "VBN" and _its_subject(c) is None]
    by = (c for one in kin for c in one.children if c.dep_ == "obl:agent" or (passive and _case(c) == "by"))
    return next((c for c in by if _case(c) not in _SOURCES and (c.head.i == verb.i or c.i > verb.i)), None)


def _joined(verb: Token, depth: int) -> Token | None:
    """The sufferer of the passive that the verb is joined to: "two were killed and had been robbed"."""
    return passive_of(verb.head, depth + 1)[1] if verb.dep_ == "conj" and depth < 3 else None


def _its_subject(verb: Token) -> Token | None:
    return next((c for c in verb.children if c.dep_.startswith(_SUBJECTS)), None)


def _subject_above(verb: Token, depth: int) -> Token | None:
    """Who the main clause is about: "Four men appeared in court, charged with"."""
    own = _its_subject(verb)
    if own is not None or depth > 2 or verb.dep_ not in ("conj", "xcomp", "advcl"):
        return own
    return _subject_above(verb.head, depth + 1)


def _names_nobody_else(verb: Token) -> bool:
    """True of "Two students detained": what is done to somebody, with one party alone."""
    if not any(lemma in _ON_SOMEBODY for lemma in lemmas_of(verb)) or verb.dep_ == "acl:relcl":
        return False
    kin = [verb, *(c for c in verb.children if c.dep_ == "conj"), *([verb.head] if verb.dep_ == "conj" else [])]
    if any(c.dep_ in _OBJECTS or c.dep_.startswith("aux") for one in kin for c in one.children):
        return False
    return _its_subject(verb) is not None


def _in_headline(token: Token) -> bool:
    article: ArticleContext = token.doc._.article
    return any(p.kind == "headline" and p.start <= token.idx < p.end for p in article.passages)


def befalls_owner(noun: Token, owner: Token, kind: str | None) -> bool:
    """Whether a noun befell the one whose it is; `kind` is what the owner is: "Varga's capture", not "Dorsland's arrests"."""
    lemmas = lemmas_of(noun)
    if any(c.dep_.startswith("nmod") and _case(c) in ("of", "by") for c in noun.children):
        return False  # "his killing of a guard"
    if owner.dep_ == "nmod:poss":
        return any(lemma in _UPON for lemma in lemmas) and (
            kind in ("PER", None) or any(lemma in _OF_ITS_OWN for lemma in lemmas)
        )
    return owner.dep_ == "compound" and kind == "PER" and any(lemma in _BY_NAME | _UPON for lemma in lemmas)


def is_where(noun: Token, owner: Token, kind: str | None) -> bool:
    """True of a place before the noun that is where it happened: "the Selmar blast", "Dorsland's civil war".

    Of lands English has adjectives ("Dorsish raids"); those that are written short ("US strikes") have none.
    """
    if kind not in ("GPE", "LOC", "FAC"):
        return False
    if any(lemma in _WITHIN for lemma in lemmas_of(noun)):
        waged = any(_case(c) in ("against", "on", "with") or c.lower_ == "air" for c in noun.children)
        return not waged  # "the American war on terrorism", "the US air war"
    return stands_for_where(owner)


def stands_for_where(owner: Token) -> bool:
    """True of a place's own name before a noun, no adjective and no short name: "Selmar", not "Dorsish" nor "US"."""
    letters = owner.text.replace(".", "")
    short = letters.isupper() and len(letters) <= _SHORT
    name = owner.tag_ in ("NNP", "NNPS") and not owner.lower_.endswith(_ADJECTIVAL)
    return owner.dep_ == "compound" and name and not short


def lets_go(noun: Token) -> bool:
    """True of the nouns whose "of" names who is let go: "the release of the girls", not "the resignation of the mayor"."""
    return any(lemma in _LET_GO for lemma in lemmas_of(noun))


def _case(token: Token) -> str:
    return next((c.lower_ for c in token.children if c.dep_ in ("case", "mark")), "")
