"""A parsed Doc in, the words that name events out, each with type and mode: lexicon plus conditions on its neighbours."""

from __future__ import annotations

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
from .nature import is_mere_death, is_natural
from .senses import said_otherwise

__all__ = ["Trigger", "trigger_at", "triggers_of"]

_GENERIC_LIMIT = 2


def triggers_of(doc: Doc) -> list[Trigger]:
    """The triggers of a Doc in order, at most one a token; light ones only where their sentence has no better."""
    words = lexicon()
    found = [trigger for token in doc if (trigger := trigger_at(token, words)) is not None]
    heavy = {(t.token.sent.start, t.entry.type) for t in found if not t.entry.light}
    violence = [t for t in found if t.entry.type == "ASSAULT" and not t.entry.light]
    chance = {t.token.sent.start for t in violence if is_of_chance(t.token)}
    attacked = {t.token.sent.start for t in violence} - chance
    peaceful = not tells_of_violence(doc)
    verbs = {t.token.i: t.entry.type for t in found if t.token.pos_ == "VERB" and not t.entry.light}
    nouns = {t.token.i: t.entry.type for t in found if t.token.pos_ == "NOUN"}
    found = [t for t in found if not (peaceful and is_metaphor(t)) and not said_otherwise(t)]
    violent = tells_of_captors(doc) or any(
        t.entry.type == "ASSAULT" and t.entry.mode != "deaths" and not is_natural(t.token) for t in found
    )
    kept, generic, taken = [], 0, -1
    for trigger in found:
        if is_idle(trigger, verbs, nouns) or is_mere_death(trigger, violent, is_short(doc)):
            continue
        at = trigger.token.sent.start
        if trigger.entry.light and (at, trigger.entry.type) in heavy and not (at in attacked and _own_victims(trigger)):
            continue
        if trigger.first < taken:
            continue
        if trigger.token.pos_ == "NOUN" and trigger.token.lemma_.lower() in GENERIC and not trigger.entry.particle:
            generic += 1
            if generic > _GENERIC_LIMIT:
                continue
        kept.append(trigger)
        taken = trigger.last
    return kept


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
