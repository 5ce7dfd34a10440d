"""A trigger of violence in, whether nature, chance or an accident did it out: deaths in a flood, homes that a storm damaged."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from ..following import word_after
from .forms import lemmas_of
from .lexicon import lexicon
from .matching import Trigger

_BY = frozenset(("in", "by", "after", "from", "during", "amid"))
_WHEN = frozenset(("when", "after", "as", "because", "while"))
_NOBODY = frozenset(("nobody", "none", "anyone", "anybody"))
# words of death that say themselves that somebody did it
_DELIBERATE = frozenset("murder slaughter massacre slay execute execution behead".split())
_NOMINAL = frozenset(("nmod", "obl", "obj", "nsubj", "nmod:poss", "obl:agent"))
_DEEDS = frozenset(("PER", "ORG", "GPE", "NORP"))
_BURSTS = frozenset("explosion explode blast explosive detonation".split())  # what shakes the ground shows no weapon
_LEAST_ELEMENTAL = 5
_TOP = 90  # tokens: headline, dateline and lead


def is_natural(token: Token) -> bool:
    """True where a storm, a disease or a price does it or suffers it: "fight cancer", "homes damaged by floods"."""
    relations = ("nsubj", "obj", "obl:agent") if token.pos_ == "VERB" else ("nmod", "compound")
    parties = [c for c in token.children if c.dep_.startswith(relations)]
    if token.pos_ != "VERB":
        parties = [
            c for c in parties if any(k.lower_ in ("against", "of", "by") for k in c.children) or c.dep_ == "compound"
        ]
    if token.dep_ == "acl:relcl":
        parties.append(token.head)
    return any(_of(party, "NATURE") for party in parties)


def tells_of_the_elements(doc: Doc) -> bool:
    """True of an article on a quake, a volcano or a stone from the sky: it names them five times, and more often than weapons and fighters."""
    classes = lexicon().classes
    elements = armed = 0
    for token in doc:
        forms = {token.lower_, token.lemma_.lower()}
        elements += not forms.isdisjoint(classes["ELEMENTS"])
        armed += forms.isdisjoint(_BURSTS) and not forms.isdisjoint(classes["VIOLENT"])
    return elements >= _LEAST_ELEMENTAL and elements > armed


def opens_with_the_elements(doc: Doc) -> bool:
    """True of news of a quake or a storm, whatever else is told: it stands at the top."""
    elements = lexicon().classes["ELEMENTS"]
    return any(not elements.isdisjoint((t.lower_, t.lemma_.lower())) for t in doc[:_TOP])


def kills_by_the_elements(trigger: Trigger, attacked: bool) -> bool:
    """True of deaths and wounds in news of a quake, where the sentence tells of no attack and of nobody who did it."""
    token = trigger.token
    if trigger.entry.mode != "deaths" or any(lemma in _DELIBERATE for lemma in lemmas_of(token)):
        return False
    return not attacked and not _somebody_acts(token)


def is_mere_death(trigger: Trigger, violent: bool, brief: bool) -> bool:
    """True of the dead and injured whom nobody attacked, as far as the article tells: its figures name them.

    `violent` says that the article tells of an attack or an explosion besides, `brief` that it is too short to tell.
    "The dead" are people and no event.
    """
    token = trigger.token
    if trigger.entry.mode != "deaths" or any(lemma in _DELIBERATE for lemma in lemmas_of(token)):
        return False
    if _nobody_suffers(token) or _by_accident(token):
        return True
    if token.pos_ == "ADJ" and (token.dep_ in _NOMINAL or any(c.dep_ == "det" for c in token.children)):
        return True
    alone = any(lemma in ("die", "perish", "death") for lemma in lemmas_of(token))  # nobody need have caused these
    return not violent and (alone or not (brief or _somebody_acts(token)))


def _of(token: Token, name: str) -> bool:
    words = lexicon().classes[name]
    return any(lemma in words for lemma in lemmas_of(token))


def _nobody_suffers(token: Token) -> bool:
    """True of "nobody was hurt" and "no passengers died"."""
    for child in token.children:
        if child.dep_.startswith(("nsubj", "obj")):
            no = any(c.lower_ == "no" and word_after(c) not in ("fewer", "less") for c in child.children)
            if (
                child.lower_ in _NOBODY
                or no
                or (child.lower_ == "one" and child.i > 0 and child.nbor(-1).lower_ == "no")
            ):
                return child.dep_ != "nsubj" or token.lower_ in ("died", "dies", "die", "perished")
    return False


def _by_accident(token: Token) -> bool:
    """True of deaths "in a collapse", "of a fever", "when a ferry sank", "as the wall gave way"."""
    if token.dep_ in ("advcl", "conj") and all(not c.dep_.startswith("nsubj") for c in token.children):
        causes = [c for c in token.head.children if c.dep_.startswith("nsubj")]
        if _of(token.head, "ACCIDENTS") or any(_of(cause, "NATURE") for cause in causes):
            return True  # "the train derailed, killing nine"
    for child in token.children:
        if (
            child.dep_.startswith(("obl", "nmod"))
            and any(c.lower_ in _BY for c in child.children)
            and _of(child, "NATURE")
        ):
            return True
        of = child.dep_.startswith("obl") and any(c.lower_ == "of" for c in child.children)
        if of and any(lemma in ("die", "perish") for lemma in lemmas_of(token)):
            return True
        caused = child.dep_.startswith("nsubj") and "pass" not in child.dep_
        if caused and (_of(child, "NATURE") or _of(child, "CAUSES")):
            return True
        if child.dep_ == "advcl" and any(c.lower_ in _WHEN for c in child.children):
            told = [child, *(c for c in child.children if c.dep_.startswith("nsubj"))]
            gave_way = any(c.lower_ == "way" for c in child.children) and "give" in lemmas_of(child)
            if gave_way or any(_of(one, "ACCIDENTS") or _of(one, "NATURE") for one in told):
                return True
    return False


def _somebody_acts(token: Token) -> bool:
    """True where people, a body, a weapon or a country is said to have killed."""
    words = lexicon().classes
    for child in token.children:
        agent = child.dep_ == "obl:agent" or (child.dep_ == "nsubj" and token.pos_ == "VERB")
        if agent and not any(lemma in ("die", "perish") for lemma in lemmas_of(token)):
            named = child.ent_type_ in _DEEDS
            if named or any(
                lemma in words[name] for lemma in lemmas_of(child) for name in ("VIOLENT", "FORCES", "PEOPLE")
            ):
                return True
    return False
