"""A trigger by the lexicon in, whether it names no event after all out: modifiers, metaphors, nature, background."""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Doc, Token

from .forms import lemmas_of
from .lexicon import lexicon
from .matching import Trigger, objects_of
from .nature import is_natural

# a story's own war: named at every turn, an event of its own only where it is first named
GENERIC = frozenset(("war", "conflict", "violence", "fighting", "hostility", "terrorism", "insurgency"))
# nouns that only carry the event that modifies them: "a mediation mission", "peace efforts"
_OF_FORCES = frozenset("combat attack assault strike battle protest aid".split())
_CARRIERS = frozenset(
    "incident spree rampage mission effort drive process attempt program programme offer proposal".split()
)
_NAMED_BY_NOUNS = frozenset(
    "TALKS PROTESTS SANCTIONS DEALS CURBS TESTS INQUIRIES TRIALS COALITIONS REWARDS SYMPATHY BACKING ULTIMATUMS THREATS CALLS "
    "RELIEF ARMS SPACE FINES CASES CRIMES COMBAT COMPLAINTS".split()
)
# "a commission of inquiry" is somebody, not something that happens
_BODIES = frozenset("commission committee board court panel tribunal".split())
_CAPTORS = frozenset(
    "militants insurgents jihadists extremists terrorists gunmen captors kidnappers kidnapped abducted hostage hostages".split()
)
_LEAST_CAPTORS = 3
_LEAST_VIOLENT = 2
_SHORT = 80  # tokens


def is_idle(trigger: Trigger, verbs: Mapping[int, str], others: Mapping[int, str]) -> bool:
    """True of a word that only modifies another noun, stands for its verb, or belongs to a phrase that is no event."""
    token, entry = trigger.token, trigger.entry
    if _is_phrase(trigger) or _is_matter(trigger, verbs, others):
        return True
    if entry.object_class in _NAMED_BY_NOUNS and any(others.get(o.i) == entry.type for o in objects_of(token)):
        return True  # "held consultations": the noun names it
    if entry.type == "MOBILIZE" and lemmas_of(token)[-1] == "use" and _is_means(token, verbs, others):
        return True
    if (
        token.dep_ == "xcomp"
        and token.pos_ == "VERB"
        and verbs.get(token.head.i) == entry.type
        and not entry.object_class
        and "use" not in lemmas_of(token.head)  # "used gas to kill them": both are told
    ):
        return True  # "were forced to flee"
    shot = entry.object_class in ("FIRE", "GAS") or _sets_fire(trigger)  # fire that is opened or set is no blaze
    if entry.type in ("ASSAULT", "COERCE") and not shot and is_natural(token):
        return True
    if (
        entry.type == "ACCUSE"
        and token.pos_ == "NOUN"
        and token.dep_ == "nmod"
        and lemmas_of(token.head)[-1] in _BODIES
    ):
        return True
    if token.pos_ == "VERB" and entry.light:
        bare = not any(c.dep_.split(":")[0] in ("nsubj", "aux", "obj", "csubj") for c in token.children)
        return bare and not shares_victims(token)
    if token.pos_ == "ADJ" and token.dep_ == "amod" and token.head.pos_ in ("NOUN", "PROPN"):
        return token.lower_ in _OF_FORCES  # a noun that the tagger took for an adjective
    if token.pos_ not in ("NOUN", "PROPN"):
        return False
    return _is_idle_noun(trigger, verbs)


def shares_victims(token: Token) -> bool:
    """True of "killed two and wounded six": a parser may give the victims of both to the first."""
    killed = token.dep_ == "conj" and token.head.pos_ == "VERB"
    return killed and any(lemma in ("kill", "die", "murder", "slay") for lemma in lemmas_of(token.head))


def _sets_fire(trigger: Trigger) -> bool:
    """True of people who set fire to something; a spark sets a fire off."""
    token = trigger.token
    if trigger.entry.particle != "fire" or _next(token.doc, token.i + 1) != "fire":
        return False
    verb = token if any(c.dep_ == "nsubj" for c in token.children) else token.head
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    words = lexicon().classes
    return subject is None or any(
        lemma in words[name] for lemma in lemmas_of(subject) for name in ("PEOPLE", "PROTESTERS", "FORCES", "ATTACKERS")
    )


def _is_matter(trigger: Trigger, verbs: Mapping[int, str], others: Mapping[int, str]) -> bool:
    """True of the ceasefire that is agreed: "agreed to a truce" is told by its verb, "a deal on a truce" by its noun."""
    token = trigger.token
    if token.pos_ != "NOUN" or not any(
        lemma in ("ceasefire", "cease-fire", "truce", "armistice") for lemma in lemmas_of(token)
    ):
        return False
    agreed = any(lemma in ("agree", "deal", "agreement", "accord") for lemma in lemmas_of(token.head))
    ruled = agreed and (token.dep_.split(":")[0] in ("obj", "obl", "nmod") or token.dep_ == "nsubj:pass")
    return ruled and verbs.get(token.head.i, others.get(token.head.i)) == "AGREE"


def _is_means(token: Token, verbs: Mapping[int, str], others: Mapping[int, str]) -> bool:
    """True of what an attack is made with: "struck the camp using drones", "missiles were used to hit the camp"."""
    deeds = [c for c in token.children if c.dep_ in ("xcomp", "advcl", "ccomp")]
    if token.lower_ == "using" and token.dep_ in ("advcl", "acl", "xcomp"):
        deeds.append(token.head)
        if token.head.pos_ != "VERB":
            deeds += [c for c in token.head.children if c.dep_ == "compound"]
    return any(verbs.get(deed.i, others.get(deed.i)) in ("ASSAULT", "MOBILIZE") for deed in deeds)


def _is_phrase(trigger: Trigger) -> bool:
    """True of "according to", of requests for comment and of verbs that wait for a name."""
    token, doc = trigger.token, trigger.token.doc
    following = doc[trigger.last].lower_ if trigger.last < len(doc) else ""
    if token.lower_ == "according":
        return True
    if token.lower_.startswith("request") and following == "for" and _next(doc, trigger.last + 1) == "comment":
        return True
    return token.lemma_.lower() == "ask" and any(c.lemma_.lower() in ("name", "identify") for c in token.subtree)


def _is_idle_noun(trigger: Trigger, verbs: Mapping[int, str]) -> bool:
    token, doc = trigger.token, trigger.token.doc
    modifies = token.dep_ in ("compound", "amod") and token.head.i > token.i and token.head.pos_ in ("NOUN", "PROPN")
    if modifies and not any(lemma in _CARRIERS for lemma in lemmas_of(token.head)):
        return True
    following = doc[trigger.last].lower_ if trigger.last < len(doc) else ""
    if following in ("-", "\u2010") and trigger.last + 1 < len(doc) and doc[trigger.last + 1].is_alpha:
        return True
    told = [
        token.head,
        *(c for c in token.head.children if c.dep_ == "xcomp" and token.dep_ == "nsubj:pass"),
    ]  # "the inquiry is said to have blamed"
    given = token.dep_ == "obj" and verbs.get(token.head.i) == "AID" and "support" in lemmas_of(token)
    if given:
        return True  # "provided support to refugees": told by its verb
    attack = trigger.entry.type == "ASSAULT" and not is_of_chance(token)  # "the strike killed two": both are told
    if not attack and token.dep_.startswith("nsubj") and any(verbs.get(verb.i) == trigger.entry.type for verb in told):
        return True
    return _bare_generic(token) or _is_part_of_name(token)


def is_of_chance(token: Token) -> bool:
    """True of what may have been an accident: there the noun and its verb tell one thing."""
    return any(
        lemma in ("explosion", "explode", "blast", "detonation", "detonate", "inferno") for lemma in lemmas_of(token)
    )


def _is_part_of_name(token: Token) -> bool:
    """True of "Assistance" in "the Instrument for Border Assistance" where the sentence is no headline."""
    before = token.nbor(-1) if token.i > token.sent.start else None
    if before is None or not token.is_title or not before.is_title or before.i == token.sent.start:
        return False
    return any(t.is_lower and t.pos_ in ("VERB", "NOUN") for t in token.sent)


def tells_of_violence(doc: Doc) -> bool:
    """True where the article names two weapons, fighters or victims: then "attack" and "fight" are meant.

    A text too short to tell is taken at its word.
    """
    if is_short(doc):
        return True
    words = lexicon().classes["VIOLENT"]
    return sum(token.lower_ in words or token.lemma_.lower() in words for token in doc) >= _LEAST_VIOLENT


def tells_of_captors(doc: Doc) -> bool:
    """True where the article names fighters, captors or hostages three times: those who die there were hardly ill."""
    return sum(token.lower_ in _CAPTORS for token in doc) >= _LEAST_CAPTORS


def is_short(doc: Doc) -> bool:
    """True of a text too short to tell what it is about."""
    return len(doc) < _SHORT


def is_metaphor(trigger: Trigger) -> bool:
    """True of words of war that politics and sport borrow: "attacked his rival", "a battle for votes"."""
    words = lexicon().classes["METAPHORS"]
    if trigger.entry.subject_class == "DRONES":
        return False  # those are of an army, whatever else the article tells
    return trigger.entry.type in ("ASSAULT", "MOBILIZE", "RETREAT", "COERCE") and any(
        lemma in words for lemma in lemmas_of(trigger.token)
    )


def _next(doc: Doc, at: int) -> str:
    return doc[at].lower_ if at < len(doc) else ""


def _bare_generic(token: Token) -> bool:
    """True of "in the war", "of the conflict": the story's background, named in passing."""
    if token.lemma_.lower() not in GENERIC:
        return False
    children = [c for c in token.children if c.i < token.i or c.dep_ == "nmod"]
    bare = {c.dep_ for c in children} <= {"det", "case"} and any(c.lower_ in ("the", "this") for c in children)
    return bare and any(c.dep_ == "case" and c.lower_ in ("in", "of", "during", "since", "on") for c in children)
