"""A trigger in, whether its word names no deed here out: business operations, targets that are met, planes that vanish."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Doc, Token

from .forms import is_kind, lemmas_of
from .lexicon import lexicon
from .matching import Trigger, objects_of

_ACTING = frozenset(("PER", "ORG", "GPE", "NORP"))
_PERSONS = frozenset("he she they we i you him her them us me who whom those people everyone someone".split())
_ARMED = frozenset(
    "raid raids commando commandos airstrike airstrikes strike strikes troops soldiers hostage hostages captor captors "
    "militants gunmen offensive military army armed terrorists fighters rebels kidnapped captive extremists jihadists insurgents".split()
)
_TAKING = frozenset(
    "abduct abducted abduction abductions kidnap kidnapped kidnapping kidnappings kidnappers cartel cartels gang gangs captors "
    "traffickers hostage hostages paramilitaries disappearances".split()
)
_LEAST_ARMED = 2
# what else operations and missions are of: trade, medicine, peace, space
_OTHER_WORK = frozenset(
    "business mining rescue relief search recovery cleanup clean-up salvage surgical medical banking commercial daily normal "
    "peacekeeping peace peace-keeping observer monitoring diplomatic humanitarian aid trade training space lunar moon mars "
    "un u.n. fact-finding verification permanent supply test spy reconnaissance company bank airline airport port plant "
    "drilling rail bus ferry sting undercover".split()
)
_MEASURED = frozenset(
    ("expectation", "need", "deadline", "target", "goal", "standard", "fate", "end", "death", "challenge")
)
_BLAMED = frozenset("responsible accountable liable back up off out high low dear true together".split())
_CONVENED = frozenset(
    "talk meeting summit conference reunion election vote referendum ceremony funeral vigil rally protest march hearing trial "
    "party concert event briefing session service race contest competition auction hope belief view hand breath office title "
    "degree position post job power share record key door".split()
)
_POISONOUS = frozenset("chemical chlorine sarin mustard nerve poison poisonous toxic".split())
_NUCLEAR = frozenset("nuclear missile missiles rocket rockets warhead bomb atomic hydrogen satellite".split())
_ON_PEOPLE = frozenset("dna blood medical drug forensic further more other urine vaccine covid laboratory lab".split())
_OWN = frozenset(("his", "her", "their", "my", "our", "its", "old", "whose"))
_RUMOURS = frozenset(("rumour", "rumor", "claim", "report", "speculation", "news", "hoax"))
_REMAINS = frozenset(("dna", "forensic", "remains", "bodies", "corpses", "graves"))
_SELVES = frozenset(("himself", "herself", "themselves", "myself", "itself"))
_GIVEN = frozenset("comment cookie payment card cash award prize job bet passenger patient".split())
_CLAIMS = frozenset(
    "claim report allegation assertion theory narrative hypothesis account version rumour rumor authenticity conclusion notion "
    "idea argument contention finding suggestion accusation video photo photograph footage image".split()
)
_SHOWING = frozenset(
    "evidence fact intelligence data finding result document record autopsy photo image footage".split()
)
_HURT = frozenset(("wounded", "injured"))
_CARE = frozenset(("hospital", "burn", "wound", "injury"))
_SPOKEN = frozenset("word view note letter idea message greeting gift email e-mail insult opinion".split())


def _tells(doc: Doc, words: frozenset[str]) -> int:
    return sum(token.lower_ in words for token in doc)


def _is_somebody(token: Token) -> bool:
    words = lexicon().classes
    if token.lower_ in _PERSONS or token.ent_type_ in _ACTING:
        return True
    return any(
        lemma in words[name] for lemma in lemmas_of(token) for name in ("PEOPLE", "CIVILIANS", "STAFF", "CAPTURED")
    )


def _modifiers(token: Token) -> list[Token]:
    return [c for c in token.children if c.dep_ in ("amod", "compound", "nmod", "nmod:poss", "nmod:desc")]


def is_other_work(trigger: Trigger) -> bool:
    """True of an operation or a mission that is no attack, as far as its own words and the article tell."""
    token = trigger.token
    if trigger.entry.type != "ASSAULT" or trigger.entry.modifier not in (None, "the"):
        return False
    if any(c.lower_ in _OTHER_WORK for c in _modifiers(token)) or (
        token.lower_.endswith("s") and trigger.entry.particle is None
    ):
        return True
    if any(c.lower_ in ("on", "into") for c in token.children if c.dep_ == "case"):
        return True  # "on a mission", "put into operation"
    return _tells(token.doc, _ARMED) < _LEAST_ARMED


def _is_lost_alone(trigger: Trigger) -> bool:
    """True of what vanishes without anybody who took it: planes, smiles, people in an article without kidnappers."""
    token = trigger.token
    if trigger.entry.type != "COERCE":
        return False
    if token.pos_ == "VERB":
        lost = [c for c in token.children if c.dep_.startswith("nsubj")]
        if token.dep_ == "acl:relcl" and all(c.pos_ == "PRON" for c in lost):
            lost = [token.head]
        if not lost and token.dep_ in ("conj", "acl", "xcomp"):
            above = token.head
            lost = [c for c in above.children if c.dep_.startswith("nsubj")] if above.pos_ != "NOUN" else [above]
    else:
        lost = [c for c in token.children if c.dep_ in ("nmod", "nmod:poss", "compound")]
    if lost and not any(_is_somebody(one) for one in lost):
        return True
    return _tells(token.doc, _TAKING) == 0


def _meets_a_measure(trigger: Trigger) -> bool:
    """True of expectations, deadlines and ends that are met: nobody talks."""
    if trigger.entry.type != "CONSULT" or trigger.token.pos_ != "VERB":
        return False
    met = [c for c in objects_of(trigger.token) if c.pos_ == "NOUN"]
    return any(lemma in _MEASURED for c in met for lemma in lemmas_of(c))


def _holds_otherwise(trigger: Trigger) -> bool:
    """True of those who are held responsible, and of "areas held by rebels": no deed is told of them."""
    token = trigger.token
    if trigger.entry.type != "COERCE":
        return False
    if trigger.entry.object_class == "LANDS" and token.tag_ == "VBN":
        return True
    objects = [c for c in objects_of(token) if c.dep_ == "obj"]
    if any(lemma in _CONVENED for c in objects for lemma in lemmas_of(c)):
        return True
    following = token.doc[token.i + 1 : token.i + 2]
    beside = [*(c for c in token.children if c.dep_ in ("xcomp", "advmod", "compound:prt", "obj")), *following]
    return any(c.lower_ in _BLAMED for c in beside)


def _is_fuel(trigger: Trigger) -> bool:
    """True of gas that nobody is poisoned with."""
    token = trigger.token
    if trigger.entry.object_class != "POISONS":
        return False
    tears = any(c.lower_ == "tear" or c.lower_ == "teargas" for c in token.subtree)
    return tears or _tells(token.doc, _POISONOUS) == 0


def _tests_no_arms(trigger: Trigger) -> bool:
    """True of tests on people and things: "conducted DNA tests"."""
    if trigger.entry.object_class != "TESTS" or trigger.entry.type != "MOBILIZE":
        return False
    tests = [c for c in objects_of(trigger.token) if "test" in lemmas_of(c)]
    if any(k.lower_ in _ON_PEOPLE for c in tests for k in _modifiers(c)):
        return True
    return _tells(trigger.token.doc, _NUCLEAR) == 0


def _is_death_itself(trigger: Trigger) -> bool:
    """True of a death that is nobody's, is but rumoured or does something: "the cause of death", "his death is a blow"."""
    token = trigger.token
    rumoured = token.dep_.startswith("nmod") and any(lemma in _RUMOURS for lemma in lemmas_of(token.head))
    if token.dep_ == "nsubj" or rumoured:
        return True
    if trigger.entry.particle is not None or trigger.entry.modifier is not None:
        return False
    whose = [c for c in token.children if c.dep_ in ("nmod", "nmod:poss", "compound", "amod")]
    whose += [k for c in whose for k in c.children if k.dep_ in ("nmod", "nummod")]
    return not any(c.pos_ == "NUM" or _is_somebody(c) or c.lower_ in _OWN for c in whose)


def _is_test_of_people(trigger: Trigger) -> bool:
    """True of tests in an article that tells of no remains: those of pupils, players and engines."""
    if trigger.entry.type != "ACCUSE":
        return False
    return trigger.entry.modifier is None and (
        (trigger.token.pos_ != "NOUN" and trigger.entry.object_class is None)
        or _tells(trigger.token.doc, _REMAINS) < _LEAST_ARMED
    )


def _is_suicide(trigger: Trigger) -> bool:
    """True of those who do it to themselves."""
    return any(c.dep_ == "obj" and c.lower_ in _SELVES for c in trigger.token.children)


def _is_private(trigger: Trigger) -> bool:
    """True of a trip on which nobody of rank goes."""
    return not any(lemma in lexicon().classes["TRAVELLERS"] for t in trigger.token.sent for lemma in lemmas_of(t))


def _visits_privately(trigger: Trigger) -> bool:
    """True of a visit by nobody who is named and nobody of rank: "two men who visited Orr", "a visit to his aunt"."""
    token = trigger.token
    verb = token if token.pos_ == "VERB" else token.head
    subjects = [c for c in (*verb.children, *token.children) if c.dep_.startswith(("nsubj", "nmod:poss", "compound"))]
    named = any(c.ent_type_ in _ACTING for s in subjects for c in s.subtree)
    if token.pos_ == "NOUN":
        if any(c.lower_ in ("the", "this", "that") for c in token.children if c.dep_ == "det"):
            return False  # one that was told before
        named = named or any(t.ent_type_ == "PER" for t in token.sent)  # "a statement by Ann Orr during a visit to Ilm"
    return trigger.entry.type == "CONSULT" and not named and _is_private(trigger)


def _is_declared_dead(trigger: Trigger) -> bool:
    """True of those who are found dead: who did it is told elsewhere."""
    token = trigger.token
    return token.dep_ in ("xcomp", "obj", "advmod") and not {"find", "found"}.isdisjoint(lemmas_of(token.head))


def _accepts_a_thing(trigger: Trigger) -> bool:
    """True of comments, cards and prizes that are accepted."""
    return any(lemma in _GIVEN for c in objects_of(trigger.token) for lemma in lemmas_of(c))


def _exchanges_words(trigger: Trigger) -> bool:
    """True of views and letters that are exchanged."""
    if trigger.entry.particle != "of":
        return False
    return any(lemma in _SPOKEN for c in trigger.token.children if c.dep_ == "nmod" for lemma in lemmas_of(c))


def _is_kind(trigger: Trigger) -> bool:
    return is_kind(trigger.token)


def _drops_relief(trigger: Trigger) -> bool:
    """True of "dropped canisters of water": no barrel bombs."""
    relief = lexicon().classes["RELIEF"] | lexicon().classes["SUPPLIES"]
    held = [c for o in trigger.token.children for c in o.children if c.dep_ in ("nmod", "compound")]
    return trigger.entry.type == "ASSAULT" and any(lemma in relief for c in held for lemma in lemmas_of(c))


def _of_words(trigger: Trigger) -> bool:
    """True of claims that facts bear out or somebody checks: "evidence supports the theory", "looked into the report"."""
    token = trigger.token
    if trigger.entry.type == "ACCUSE" and trigger.entry.particle != "into":
        return False
    told = [c for c in token.children if c.dep_.startswith(("obj", "obl", "nsubj"))]
    told += [token.head] if token.dep_ in ("acl", "acl:relcl") else []
    if token.pos_ != "VERB" or any(lemma in _CLAIMS for c in told if c.dep_ != "nsubj" for lemma in lemmas_of(c)):
        return token.pos_ == "VERB"
    borne = [c for c in told if c.dep_ in ("nsubj", "obl:agent", "obl")]
    return trigger.entry.type == "SUPPORT" and any(lemma in _SHOWING for c in borne for lemma in lemmas_of(c))


def _is_led(trigger: Trigger) -> bool:
    """True of "Tavran-led strikes": a kind of strikes, and no rally."""
    token = trigger.token
    return token.i > 0 and token.nbor(-1).text in ("-", "\u2010", "\u2011")


def _is_barred(trigger: Trigger) -> bool:
    """True of "banned from entering the town": who bars it is told, nobody enters."""
    return trigger.entry.object_class == "PLACES" and any(
        c.lower_ == "from" and c.i < trigger.token.i for c in trigger.token.children
    )


def _strives_for(trigger: Trigger) -> bool:
    """True of "trying for weeks to take it": nobody is tried."""
    return trigger.token.tag_ == "VBG" and trigger.entry.particle == "for"


def _leaves_a_thing(trigger: Trigger) -> bool:
    """True of forces that leave something behind: "left two dead", "left the talks"."""
    entry = trigger.entry
    bare = entry.subject_class == "ARMED" and entry.object_class is None and entry.particle is None
    return bare and any(c.dep_ in ("obj", "xcomp", "ccomp") for c in trigger.token.children)


def _is_a_place(trigger: Trigger) -> bool:
    """True of settlements in which people live."""
    return trigger.token.lower_ == "settlements"


def _was_hurt_before(trigger: Trigger) -> bool:
    """True of "two of the wounded died" and "died in hospital": the deed is that which hurt them."""
    for child in trigger.token.children:
        if child.dep_ == "nsubj" and any(
            lemma in _HURT for c in (child, *child.children) for lemma in lemmas_of(c) if c.dep_ in ("nsubj", "nmod")
        ):
            return True
        if child.dep_.startswith("obl") and any(lemma in _CARE for lemma in lemmas_of(child)):
            return True
    return False


DEEDS: dict[str, Callable[[Trigger], bool]] = {
    "drop": _drops_relief,
    "attack": _is_kind,
    "assault": _is_kind,
    "combat": _is_kind,
    "operation": is_other_work,
    "mission": is_other_work,
    "disappear": _is_lost_alone,
    "vanish": _is_lost_alone,
    "disappearance": _is_lost_alone,
    "death": _is_death_itself,
    "test": _is_test_of_people,
    "kill": _is_suicide,
    "shoot": _is_suicide,
    "trip": _is_private,
    "visit": _visits_privately,
    "dead": _is_declared_dead,
    "accept": _accepts_a_thing,
    "meet": _meets_a_measure,
    "hold": _holds_otherwise,
    "held": _holds_otherwise,
    "use": _is_fuel,
    "deploy": _is_fuel,
    "release": _is_fuel,
    "conduct": _tests_no_arms,
    "perform": _tests_no_arms,
    "carry": _tests_no_arms,
    "stage": _tests_no_arms,
    "exchange": _exchanges_words,
    "support": _of_words,
    "back": _of_words,
    "look": _of_words,
    "lead": _is_led,
    "enter": _is_barred,
    "die": _was_hurt_before,
    "try": _strives_for,
    "leave": _leaves_a_thing,
    "settlement": _is_a_place,
}
"""Lemma -> whether the trigger is used for something that is no such deed."""
