"""A trigger in, whether its word has another sense here out: warnings that inform, electronic warfare, "ruled nothing out"."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from spacy.tokens import Token

from ..following import token_after
from .forms import lemmas_of
from .lexicon import lexicon
from .matching import Trigger, objects_of
from .senses_daily import DAILY
from .senses_deeds import DEEDS

_NEGATIONS = frozenset(("not", "n't", "n\u2019t", "never", "nothing", "no"))
_MODALS = frozenset(("will", "would", "could", "may", "might", "shall", "'ll", "\u2019ll", "can", "must"))
_ACTING = frozenset(("PER", "ORG", "GPE", "NORP"))
_SPEAKERS = frozenset(("we", "i", "they", "he", "she", "it"))
_NOT_OF_ARMS = frozenset(
    "electronic trade price culture cyber psychological information cold star bidding turf".split()
)
_AGREEING = frozenset("agree ready willing prepared refuse open consent decline unwilling".split())
_GOING_FOR = frozenset(("over", "after", "because", "amid", "on", "by", "before", "in", "until", "of"))
_HAPPENING = frozenset(
    "spread spill spin escalate become turn grow worsen derail overshadow undermine disrupt destabilise destabilize engulf "
    "overwhelm collapse drag plunge deepen erupt ruin spoil reignite".split()
)
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_TESTED = frozenset("clinical vaccine drug medical phase field flight human animal".split())
_LABOUR = frozenset(
    "union unions worker workers walkout wage wages pay picket pickets strikers employers staff".split()
)
_LEAST_LABOUR = 3
_LEAST_ROCKETS = 2
_PLACING = frozenset("in on at near inside outside along across around over within".split())
_FACING = frozenset("face counter address pose meet tackle confront combat fight evaluate assess".split())
_WHO = ("PEOPLE", "FORCES", "OFFICIALS", "STAFF", "LEADERS", "ENVOYS", "STATES", "ENEMIES", "FIRMS")
_CHANCES = frozenset("attention chance opportunity moment initiative imagination headline".split())
_PAPERS = frozenset(("in", "to", "from"))


def said_otherwise(trigger: Trigger) -> bool:
    """True where a word of the lexicon is used in a sense that names no event of its type."""
    return any(_sense_of(trigger, senses) for senses in (_SENSES, DEEDS))


def _sense_of(trigger: Trigger, senses: Mapping[str, Callable[[Trigger], bool]]) -> bool:
    forms = (trigger.token.lemma_.lower(), *lemmas_of(trigger.token))
    sense = next((senses[lemma] for lemma in forms if lemma in senses), None)
    return sense is not None and sense(trigger)


def _only_informs(trigger: Trigger) -> bool:
    """True of warnings of what others or nature may do, or that somebody did not get: no threat."""
    token = trigger.token
    if token.pos_ == "NOUN":
        return any(_case(c) in ("of", "about", "that") for c in token.children if c.dep_.startswith(("nmod", "acl")))
    told = [*token.children, *(k for c in token.children if c.dep_ in ("obj", "iobj") for k in c.children)]
    if any(c.dep_.startswith(("obl", "advcl", "nmod")) and _case(c) in ("of", "about", "against") for c in told):
        return True
    if any(c.dep_ == "nsubj:pass" for c in token.children):
        return True
    return any(c.dep_ in ("ccomp", "parataxis", "acl") and not _threatens(c) for c in told)


def _threatens(clause: Token) -> bool:
    """True of a clause in which somebody shall or would act, and of one without a subject."""
    subject = next((c for c in clause.children if c.dep_.startswith(("nsubj", "csubj", "expl"))), None)
    if subject is None:
        return True
    if not any(c.lower_ in _MODALS for c in clause.children):
        return False
    forces = lexicon().classes["FORCES"] | lexicon().classes["PEOPLE"] | lexicon().classes["STATES"]
    return (
        subject.ent_type_ in _ACTING
        or subject.lower_ in _SPEAKERS
        or any(lemma in forms for lemma in lemmas_of(subject) for forms in (forces,))
    )


def _of_a_thing(trigger: Trigger) -> bool:
    """True of things that threaten to happen: "the dispute threatened to spread"."""
    token = trigger.token
    subject = next((c for c in token.children if c.dep_ == "nsubj"), None)
    happens = any(c.dep_ == "xcomp" and any(lemma in _HAPPENING for lemma in lemmas_of(c)) for c in token.children)
    return happens and subject is not None and subject.ent_type_ not in _ACTING


def _leaves_open(trigger: Trigger) -> bool:
    """True of what is not ruled out, and of the question whether it is: nothing is refused."""
    token = trigger.token
    question = token.sent.text.rstrip().endswith("?")
    return question or any(c.lower_ in _NEGATIONS for c in token.children) or _has_negated_object(token)


def _has_negated_object(token: Token) -> bool:
    return any(
        c.dep_ == "obj" and (c.lower_ == "nothing" or any(k.lower_ == "no" for k in c.children)) for c in token.children
    )


def _not_of_arms(trigger: Trigger) -> bool:
    """True of trade wars and electronic warfare."""
    token = trigger.token
    return any(c.dep_ in ("amod", "compound") and c.lower_ in _NOT_OF_ARMS for c in token.children)


def _to_the_press(trigger: Trigger) -> bool:
    """True of a briefing that only gives the place of words."""
    return trigger.token.lower_ in ("briefing", "briefings")


def _goes_somewhere(trigger: Trigger) -> bool:
    """True of "go" with an aim, an object or a particle; without one a minister goes who leaves office."""
    token = trigger.token
    if trigger.entry.type != "CONCEDE":
        return trigger.entry.particle == "missing" and DEEDS["disappear"](trigger)
    for child in token.children:
        relation = child.dep_.split(":")[0]
        if relation in ("obj", "xcomp", "ccomp", "compound") or (relation == "obl" and not _may_date(child)):
            return True
        after = token_after(child)
        led = child.lower_ == "on" and after is not None and after.pos_ == "PROPN"
        if relation == "advmod" and child.i == token.i + 1 and not (led or child.lower_.endswith("ly")):
            return True
    return token.lower_ in ("going", "gone")


def _may_date(child: Token) -> bool:
    return _case(child) in _GOING_FOR or child.dep_ != "obl"


def _talks_at_last(trigger: Trigger) -> bool:
    """False only of those who agree or refuse to talk; to talk about something is speech."""
    if trigger.entry.particle is not None or trigger.entry.object_class is not None or trigger.token.pos_ != "VERB":
        return False
    if trigger.token.text == "Talks" and not any(c.dep_.startswith("nsubj") for c in trigger.token.children):
        return False  # "Talks near collapse": a headline's noun that the tagger took for a verb
    return not any(lemma in _AGREEING for lemma in lemmas_of(trigger.token.head))


def _in_a_paper(trigger: Trigger) -> bool:
    """True of an indictment that is quoted: a document."""
    return trigger.token.pos_ == "NOUN" and _case(trigger.token) in _PAPERS


def _is_let_in(trigger: Trigger) -> bool:
    """True of patients and students: "was admitted to hospital"; of those who admit nothing but were admitted."""
    token = trigger.token
    return any(c.dep_ in ("nsubj:pass", "aux:pass") for c in token.children) or token.dep_ == "acl"


def _is_to_blame(trigger: Trigger) -> bool:
    """True of "is to blame": an opinion of causes."""
    token = trigger.token
    before = token.nbor(-1).lower_ if token.i > 0 else ""
    return before == "to" and not any(c.dep_ == "obj" for c in token.children)


def _as_a_claim(trigger: Trigger) -> bool:
    """True of a person who is dismissed as something or of whose words that is said: nobody lost an office."""
    return trigger.entry.type == "SANCTION" and any(
        c.dep_.startswith(("obl", "xcomp", "advcl")) and _case(c) == "as" for c in trigger.token.children
    )


def _case(token: Token) -> str:
    return next((c.lower_ for c in token.children if c.dep_ in ("case", "mark")), "")


def _is_dated(trigger: Trigger) -> bool:
    """True of "the strike on Friday": work that is left, not an attack on something."""
    doc, at = trigger.token.doc, trigger.token.i
    led = [c for c in trigger.token.children if _case(c) == "on"]
    near = [*led, doc[at + 2]] if at + 2 < len(doc) else led
    return trigger.entry.particle == "on" and any(t.lower_ in _DAYS for t in near)


def _is_of_workers(trigger: Trigger) -> bool:
    """True of a strike on a day, and of one that is only named in an article of unions and pay."""
    bare = trigger.entry.type == "ASSAULT" and trigger.token.pos_ == "NOUN" and trigger.entry.conditions == 0
    if not bare:
        return _is_dated(trigger)
    return sum(t.lower_ in _LABOUR for t in trigger.token.doc) >= _LEAST_LABOUR


def _is_test(trigger: Trigger) -> bool:
    """True of clinical trials and of trials of a vaccine."""
    token = trigger.token
    return token.pos_ == "NOUN" and any(
        c.lower_ in _TESTED for c in token.children if c.dep_ in ("amod", "compound", "nmod")
    )


def _strives(trigger: Trigger) -> bool:
    """True of those who fight to save or to keep something, against nobody."""
    token = trigger.token
    aims = any(c.dep_ in ("xcomp", "advcl") and _case(c) == "to" for c in token.children)
    against = any(c.dep_.startswith(("obj", "obl")) for c in token.children)
    subject = next((c for c in token.children if c.dep_ == "nsubj"), None)
    armed = subject is None or any(lemma in lexicon().classes["FORCES"] for lemma in lemmas_of(subject))
    return token.pos_ == "VERB" and aims and not (against or armed)


def _is_in_service(trigger: Trigger) -> bool:
    """True of "the drone, which the army has flown since 2021": what a thing is for; of flights and of those who fly over."""
    if trigger.token.lemma_.lower() == "fly":
        subjects = [c for c in trigger.token.children if c.dep_ == "nsubj"]
        flown = [c for c in objects_of(trigger.token) if c.dep_ in ("obj", "nsubj:pass")]
        if any("mission" in lemmas_of(c) or any(k.lower_ == "no" for k in c.children) for c in flown):
            return True  # "flew a mission": the noun tells it
        if trigger.entry.particle == "over" and any(c.lower_ in _SPEAKERS - {"it", "they"} for c in subjects):
            return True  # "I flew over it myself"
    return trigger.token.dep_ == "acl:relcl" and trigger.entry.object_class in ("HARDWARE", "FORCES")


def _of_something_else(trigger: Trigger) -> bool:
    """True of a launch that is none of a rocket: of a campaign, of strikes, of a book, or in an article without rockets."""
    token, words = trigger.token, lexicon().classes
    if token.pos_ == "VERB":
        thrown = [c for c in token.children if c.dep_ in ("obj", "nsubj:pass")]
        if thrown and trigger.entry.object_class is None:
            return True  # "launching a tirade", by the entry of the noun
        return any(lemma in words["COMBAT"] for c in thrown for lemma in lemmas_of(c))
    if trigger.entry.object_class is not None or trigger.entry.modifier is not None:
        return False
    of = [c for c in token.children if _case(c) == "of" or c.dep_ == "compound"]
    rockets = words["SPACE"]
    if of:
        return not any(lemma in rockets for c in of for lemma in lemmas_of(c))
    return sum(other.lower_ in rockets or other.lemma_.lower() in rockets for other in token.doc) < _LEAST_ROCKETS


def _is_nowhere(trigger: Trigger) -> bool:
    """True of forces of which it is only said that they are: "there were two drones"."""
    if trigger.entry.particle is not None:
        return False
    near = trigger.token.doc[trigger.token.i + 1 : trigger.token.sent.end]
    return not any(t.lower_ in _PLACING or (t.lower_ in ("here", "there") and t.dep_ != "expl") for t in near)


def _is_brought_forward(trigger: Trigger) -> bool:
    """True of dates, causes and ideas that are advanced."""
    objects = [c for c in trigger.token.children if c.dep_ in ("obj", "nsubj:pass")]
    return bool(objects) and trigger.entry.object_class is None


def _is_posed(trigger: Trigger) -> bool:
    """True of a threat that is a danger: "the threats posed by", "face threats", "counter the threat"."""
    token = trigger.token
    if token.pos_ != "NOUN":
        return _only_serves(trigger)
    posed = any(c.dep_.startswith("acl") and any(lemma == "pose" for lemma in lemmas_of(c)) for c in token.children)
    head = token.head
    return posed or (token.dep_ in ("obj", "conj") and any(lemma in _FACING for lemma in lemmas_of(head)))


def _only_serves(trigger: Trigger) -> bool:
    """True of what a thing threatens: a dispute that may spread, a missile that can reach, a flood that would harm."""
    if _of_a_thing(trigger):
        return True
    subject = next((c for c in trigger.token.children if c.dep_ == "nsubj"), None)
    return (
        subject is not None
        and subject.pos_ == "NOUN"
        and subject.ent_type_ not in _ACTING
        and not any(lemma in lexicon().classes[name] for lemma in lemmas_of(subject) for name in _WHO)
        and any(c.lower_ in _MODALS for c in trigger.token.children)
    )


def _breaks_rules(trigger: Trigger) -> bool:
    """True of "in violation of" and "would be a violation of": a judgement, not a refusal."""
    token = trigger.token
    if token.pos_ != "NOUN" or trigger.entry.type != "REJECT":
        return False
    judged = any(lemma in ("represent", "constitute", "amount", "call") for lemma in lemmas_of(token.head))
    return judged or _case(token) == "in" or any(c.dep_ == "cop" for c in token.children)


def _is_met(trigger: Trigger) -> bool:
    """True of a convoy that something happens to."""
    return trigger.token.pos_ == "NOUN" and trigger.token.dep_ in ("obj", "nsubj:pass")


def _invites_things(trigger: Trigger) -> bool:
    """True of what somebody brings about: "inviting criticism"."""
    objects = [c for c in trigger.token.children if c.dep_ == "obj"]
    return bool(objects) and all(o.pos_ == "NOUN" and o.ent_type_ not in _ACTING and not _is_who(o) for o in objects)


def _is_who(token: Token) -> bool:
    return any(lemma in lexicon().classes[name] for lemma in lemmas_of(token) for name in _WHO)


def _seizes_chances(trigger: Trigger) -> bool:
    """True of attention, chances and moments that are seized."""
    objects = [c for c in trigger.token.children if c.dep_ in ("obj", "nsubj:pass")]
    return any(lemma in _CHANCES for o in objects for lemma in lemmas_of(o))


_SENSES = {
    **DAILY,
    "launch": _of_something_else,
    "launching": _of_something_else,
    "be": _is_nowhere,
    "advance": _is_brought_forward,
    "threat": _is_posed,
    "violation": _breaks_rules,
    "breach": _breaks_rules,
    "invite": _invites_things,
    "seize": _seizes_chances,
    "convoy": _is_met,
    "fly": _is_in_service,
    "operate": _is_in_service,
    "strike": _is_of_workers,
    "trial": _is_test,
    "fight": _strives,
    "warn": _only_informs,
    "warning": _only_informs,
    "threaten": _is_posed,
    "rule": _leaves_open,
    "exclude": _leaves_open,
    "war": _not_of_arms,
    "warfare": _not_of_arms,
    "battle": _not_of_arms,
    "brief": _to_the_press,
    "briefing": _to_the_press,
    "go": _goes_somewhere,
    "talk": _talks_at_last,
    "indictment": _in_a_paper,
    "admit": _is_let_in,
    "blame": _is_to_blame,
    "dismiss": _as_a_claim,
}
