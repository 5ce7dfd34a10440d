"""A parsed Doc in, the words that name events out, each with type and mode: lexicon plus conditions on its neighbours."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc

from .forms import lemmas_of
from .idle import (
    GENERIC,
    is_idle,
    is_metaphor,
    is_of_chance,
    is_short,
    shares_victims,
    tells_of_captors,
    tells_of_violence,
)
from .lexicon import lexicon
from .matching import Trigger, trigger_at
from .nature import (
    is_mere_death,
    is_natural,
    kills_by_the_elements,
    opens_with_the_elements,
    tells_of_the_elements,
)
from .senses import said_otherwise

__all__ = ["Judged", "Trigger", "judge", "trigger_at", "triggers_of"]

ELEMENTS = "elements"
"""The reason of what nature did in an article on it: of that the rules are sure."""
_GENERIC_LIMIT = 2
_HELD = frozenset(("PLACES", "LANDS"))  # what is held or taken: nobody need have died of it


@dataclass(frozen=True)
class Judged:
    """What the rules say of a Doc: the triggers that stand, all that the lexicon matched by token, why others were dropped.

    `peaceful` is an article that names neither weapons nor fighters, `violent` one that tells of an attack.
    """

    kept: list[Trigger]
    matched: dict[int, Trigger]
    dropped: dict[int, str]
    peaceful: bool
    violent: bool


def triggers_of(doc: Doc) -> list[Trigger]:
    """The triggers of a Doc in order, at most one a token; light ones only where their sentence has no better."""
    return judge(doc).kept


def judge(doc: Doc) -> Judged:
    """The triggers of a Doc, and those that the lexicon matched but that name no event here, each with a word for the reason."""
    words = lexicon()
    found = [trigger for token in doc if (trigger := trigger_at(token, words)) is not None]
    heavy = {(t.token.sent.start, t.entry.type) for t in found if not t.entry.light}
    violence = [t for t in found if t.entry.type == "ASSAULT" and not t.entry.light]
    chance = {t.token.sent.start for t in violence if is_of_chance(t.token)}
    attacked = {t.token.sent.start for t in violence} - chance
    struck = {t.token.sent.start for t in violence if t.entry.mode != "deaths" and t.entry.object_class not in _HELD}
    peaceful, brief = not tells_of_violence(doc), is_short(doc)
    verbs = {t.token.i: t.entry.type for t in found if t.token.pos_ == "VERB" and not t.entry.light}
    nouns = {t.token.i: t.entry.type for t in found if t.token.pos_ == "NOUN"}
    elemental = tells_of_the_elements(doc)
    disaster = elemental or opens_with_the_elements(doc)
    dropped: dict[int, str] = {}
    meant: list[Trigger] = []
    for trigger in found:
        if peaceful and is_metaphor(trigger):
            dropped[trigger.token.i] = "metaphor"
        elif said_otherwise(trigger):
            dropped[trigger.token.i] = "sense"
        elif (
            elemental and trigger.entry.type == "ASSAULT" and (is_of_chance(trigger.token) or is_natural(trigger.token))
        ):
            dropped[trigger.token.i] = ELEMENTS  # the bang of a volcano
        else:
            meant.append(trigger)
    violent = tells_of_captors(doc) or any(
        t.entry.type == "ASSAULT" and t.entry.mode != "deaths" and not is_natural(t.token) for t in meant
    )
    kept: list[Trigger] = []
    generic, taken = 0, -1
    for trigger in meant:
        at = trigger.token.sent.start
        lesser = trigger.entry.light and (at, trigger.entry.type) in heavy
        if disaster and kills_by_the_elements(trigger, at in struck):
            dropped[trigger.token.i] = ELEMENTS  # the dead of a quake
        elif is_idle(trigger, verbs, nouns):
            dropped[trigger.token.i] = "idle"
        elif is_mere_death(trigger, violent, brief):
            dropped[trigger.token.i] = "death"
        elif lesser and not (at in attacked and _own_victims(trigger)):
            dropped[trigger.token.i] = "light"
        elif trigger.first < taken:
            dropped[trigger.token.i] = "taken"
        elif _is_generic(trigger) and (generic := generic + 1) > _GENERIC_LIMIT:
            dropped[trigger.token.i] = "generic"
        else:
            kept.append(trigger)
            taken = trigger.last
    return Judged(kept, {t.token.i: t for t in found}, dropped, peaceful, violent)


def _is_generic(trigger: Trigger) -> bool:
    token = trigger.token
    return token.pos_ == "NOUN" and token.lemma_.lower() in GENERIC and not trigger.entry.particle


def _own_victims(trigger: Trigger) -> bool:
    """True of "two drivers were hurt" beside the shots that hurt them, "killed nine and wounded ten", "left six dead"."""
    token = trigger.token
    if token.pos_ == "ADJ":
        return token.dep_ in ("xcomp", "obj") and "leave" in lemmas_of(token.head)
    wounds = any(lemma in ("wound", "injure", "maim") for lemma in lemmas_of(token))
    if wounds and shares_victims(token):
        return True
    dies = token.dep_ != "acl:relcl" and any(lemma in ("die", "perish") for lemma in lemmas_of(token))
    own = ("nsubj:pass", "obj", "nsubj") if wounds or dies else ("nsubj:pass", "obj")
    return token.pos_ == "VERB" and any(c.dep_ in own for c in token.children)
