"""A trigger and the article's mentions in, who acts and who is acted upon out, as cluster indices."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from ..annotations import Cluster, Mention
from .circumstances import family_of
from .forms import lemmas_of
from .sufferers import agent_of, befalls_owner, is_where, lets_go, passive_of
from .triggers import Trigger

_SUBJECTS = ("nsubj", "csubj")
# prepositions that lead to the one acted upon, by word class of the trigger; the first that fits wins
_VERB_RECIPIENTS = ("against", "with", "to", "on", "at", "for", "from", "of", "into")
_NOUN_RECIPIENTS = ("against", "on", "to", "for", "at", "with", "into", "towards", "toward")
# nouns whose "of"-complement suffers ("bombing of the port") rather than acts ("withdrawal of the troops")
_SUFFERED_TYPES = frozenset(("ASSAULT", "COERCE", "ACCUSE", "SANCTION", "AID", "SUPPORT", "REJECT"))
# what these do to those who move is no act upon them: the troops that are deployed are the ones who act
_MOVED_TYPES = frozenset(("MOBILIZE", "RETREAT"))
# verbs whose subject suffers what they say
_SUFFERERS = frozenset("die perish flee escape drown disappear vanish".split())
# verbs that lend their subject to the noun that names the event
_LIGHT = frozenset(
    "launch conduct hold carry make stage wage give provide mount begin start commence open order plan continue resume step "
    "suspend host take do perform deliver run lead execute promote need request demand seek offer announce impose".split()
)
_THING_CLASSES = frozenset(
    ("ENVOYS", "ARMS", "RELIEF", "MONEY", "TALKS", "DEALS", "TIES", "CURBS", "SECRETS", "TRAINING")
)
_ASKS_THINGS = frozenset(("request", "demand", "seek"))
_WORD_TYPES = frozenset(("ACCUSE", "REJECT", "REQUEST", "THREATEN", "SUPPORT", "CONSULT"))
# people who act without a name
PEOPLE = frozenset(
    "survivor witness resident villager relative family expert critic lawyer official activist protester demonstrator "
    "opposition union spokesman spokeswoman minister president government authority police army rebel militant gunman worker "
    "employee company".split()
)
# what both sides do together: of two subjects the second is the other side
_MUTUAL_TYPES = frozenset(("CONSULT", "AGREE", "COOPERATE", "RETREAT"))
_TOPICS = frozenset(("on", "for", "to", "of", "into", "at"))  # "talks on a border": what they are about
_TOGETHER = frozenset(("between", "among"))
_BLAMING = frozenset("accuse blame suspect charge criticise criticize condemn denounce fault praise".split())
_RECALLING = frozenset("recall withdraw pull send dispatch".split())
_CALLING = frozenset("call appeal plead".split())  # "called on the minister to resign"
_GIVING_TYPES = frozenset(("AGREE", "AID"))
_OF_SPEAKERS = frozenset(("of", "by", "from"))
_LEVELLED = frozenset("accusation allegation charge claim".split())  # "accusations of Dorsland": Dorsland accuses
_HANDED = frozenset("provide deliver supply send give ship donate airdrop drop offer fly".split())
_FIGHTS = frozenset(("fight", "serve"))
_HEARERS = frozenset(("to", "at", "on"))
_TIMES = frozenset(
    "morning afternoon evening night day week month year eve hour minute time wake aftermath case".split()
)
_PARTS = frozenset(
    "one two three some most many several none all each both half part number dozen hundred thousand".split()
)
_OUTSIDE = ("outside", "against", "at")  # where protesters stand is whom they mean: "outside the embassy of Dorland"
_MODIFIERS = frozenset(("amod", "compound", "nmod:poss"))
_GROUPS = frozenset(("PER", "ORG", "GPE", "NORP", "MEDIA"))


class Cast:
    """The mentions of one Doc by token, so that the head of a phrase leads to a cluster."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._clusters: Sequence[Cluster] = doc._.clusters
        self.triggers: frozenset[int] = frozenset()
        self._at: dict[int, list[Mention]] = {}
        starts = {token.idx: token.i for token in doc}
        for mention in doc._.mentions:
            if mention.cluster is None:
                continue
            first = starts.get(mention.start)
            if first is None:
                continue
            i = first
            while i < len(doc) and doc[i].idx < mention.end:
                self._at.setdefault(i, []).append(mention)
                i += 1

    def cluster(self, token: Token, depth: int = 0) -> int | None:
        """The cluster that the phrase headed by the token names.

        The widest mention over the head itself, else the nearest mention among its modifiers ("Russian warplanes" is
        Russia); a place inside "in ..." names where and not who. None where nothing named stands there.
        """
        own = [m for m in self._at.get(token.i, ()) if not self._holds_it(m, token)]
        if own:
            found = max(own, key=lambda m: (m.end - m.start, -m.start)).cluster
            if found is None or not self.is_thing(found):
                return found
        if depth > 1 or token.lemma_.lower() in _TIMES:
            return None
        depth -= token.lemma_.lower() in _PARTS  # "one of its drones"
        for relation in ("flat", "compound", "amod", "nmod:poss", "appos", "nmod", "acl"):
            for child in token.children:
                if not child.dep_.startswith(relation) or (relation == "acl" and child.dep_ != "acl"):
                    continue
                cases = {c.lower_ for c in child.children if c.dep_ == "case"}
                if relation == "nmod" and child.dep_ == "nmod" and not cases & {"of", "from"}:
                    continue
                found = self.cluster(child, depth + 1)
                if found is not None and (relation != "amod" or self._acts(found)):
                    return found
        return None

    def _holds_it(self, mention: Mention, token: Token) -> bool:
        """True of a mention that only begins above the phrase: "victims of sexual assault" is not who assaults."""
        span = self._doc.char_span(mention.start, mention.end, alignment_mode="expand")
        return span is not None and span.root.i != token.i and span.root.is_ancestor(token) and token.dep_ in _MODIFIERS

    def can_act(self, cluster: int, type_: str) -> bool:
        """False of places and things, and of media outside of words: a depot that explodes does not act."""
        kind = self._clusters[cluster].type
        return kind not in ("FAC", "LOC", "WEAPON") and (kind != "MEDIA" or type_ in _WORD_TYPES)

    def can_suffer(self, cluster: int, type_: str) -> bool:
        """False of weapons, which are given or used, and of all but countries where forces only move."""
        kind = self._clusters[cluster].type
        return kind != "WEAPON" and (type_ not in _MOVED_TYPES or kind in ("GPE", "NORP"))

    def kind(self, cluster: int) -> str | None:
        """The type of what is named: PER, ORG, GPE ..."""
        return self._clusters[cluster].type

    def is_thing(self, cluster: int) -> bool:
        """True of weapons: their owner acts."""
        return self._clusters[cluster].type == "WEAPON"

    def _acts(self, cluster: int) -> bool:
        return self._clusters[cluster].type in _GROUPS or self._clusters[cluster].type is None


def roles_of(trigger: Trigger, cast: Cast) -> tuple[int | None, int | None]:
    """Actor and recipient of a trigger as cluster indices, None where the clause names none."""
    token, type_ = trigger.token, trigger.entry.type
    if token.pos_ in ("VERB", "AUX"):
        actor, recipient = _verb_roles(trigger, cast)
    else:
        actor, recipient = _noun_roles(token, type_, cast)
    sufferer = token.pos_ == "VERB" and any(lemma in _SUFFERERS for lemma in lemmas_of(token))
    if sufferer and actor is not None:
        actor, recipient = None, actor
    if actor is not None and not cast.can_act(actor, type_):
        actor, recipient = None, recipient if recipient is not None else actor
    if recipient is not None and not cast.can_suffer(recipient, type_):
        recipient = None
    return actor, recipient if recipient != actor else None


def _verb_roles(trigger: Trigger, cast: Cast) -> tuple[int | None, int | None]:
    token, type_ = trigger.token, trigger.entry.type
    # "requested troops", "recalled its envoy": the object is what is asked for or recalled, not who is acted upon
    expelled = trigger.entry.object_class == "ENVOYS" and not any(lemma in _RECALLING for lemma in lemmas_of(token))
    thing = (trigger.entry.object_class in _THING_CLASSES and not expelled) or (
        type_ == "REQUEST" and any(lemma in _ASKS_THINGS for lemma in lemmas_of(token))
    )
    passive, patient = passive_of(token)
    agent = agent_of(token, passive)
    if passive:
        actor = cast.cluster(agent) if agent is not None else None
        recipient = cast.cluster(_described(patient, token)) if patient is not None else None
        if type_ == "AID" and any(lemma in _HANDED for lemma in lemmas_of(token)):
            handed = [c for c in token.children if c.dep_.startswith("obl") and _case(c) == "to"]
            recipient = next((found for c in handed if (found := cast.cluster(c)) is not None), None)
        if type_ in _MOVED_TYPES and actor is None:
            return recipient, None
        return actor, recipient
    subject = subject_of(token)
    actor = _who_acts(subject, type_, cast)
    given = type_ in _GIVING_TYPES and any(c.dep_.startswith("obl") and _case(c) == "to" for c in token.children)
    for child in sorted(token.children, key=lambda c: c.dep_ != "iobj"):
        # "promised 5,000 crowns to the widows": the crowns are given
        thing_here = thing or (given and any(c.dep_ == "nummod" for c in child.children))
        if child.dep_ in ("obj", "iobj", "dobj") and not (
            thing_here or type_ in _MOVED_TYPES or _is_thing(_described(child, token), cast)
        ):
            found = cast.cluster(_described(child, token))
            if found is not None and found != actor:
                return actor, found
    for child in token.children if type_ == "ACCUSE" else ():
        blamed = next((c for c in child.children if c.dep_ == "nsubj" and c.i > token.i), None)
        if blamed is not None and _case(child) == "of" and (found := cast.cluster(blamed)) is not None:
            return actor, found  # "accused Ostra of testing ...": a parser may give Ostra to the testing
    if type_ in _MUTUAL_TYPES and subject is not None and (other := _second(subject, cast, actor)) is not None:
        return actor, other
    fights = any(lemma in _FIGHTS for lemma in lemmas_of(token))
    for wanted in _OUTSIDE if type_ == "PROTEST" else _VERB_RECIPIENTS:
        if (wanted == "for" and type_ == "REQUEST") or (wanted in _TOPICS and type_ == "CONSULT"):
            continue
        if type_ == "ASSAULT" and (wanted == "for" or (fights and wanted != "against")):
            continue  # "fights for the rebels", "with them" at their side
        if type_ == "REJECT" and wanted in _HEARERS:
            continue  # "denied to the Herald", "vetoed at the council"
        if type_ in ("AGREE", "CONCEDE") and wanted not in ("with", "to"):
            continue  # "agreed on lists", "exchanged prisoners at the bridge"
        for child in token.children:
            named = child.i in cast.triggers  # "with the mediation of", "in the fight": another event's parties
            if child.dep_.startswith(("obl", "xcomp", "advcl")) and _case(child) == wanted and not named:
                found = cast.cluster(child)
                if found is not None and found != actor:
                    return actor, found
    for child in token.children:
        if child.dep_ == "obj" and type_ not in _MOVED_TYPES and child.i not in cast.triggers:
            for inner in child.children:
                said = type_ == "REJECT" and (_case(inner) in _OF_SPEAKERS or inner.dep_ == "nmod:poss")
                if (said or _case(inner) in _NOUN_RECIPIENTS) and (found := cast.cluster(inner)) is not None:
                    return actor, found if found != actor else None
                if type_ == "REJECT" and inner.dep_ == "acl":  # "rejected claims made by Dorsland"
                    by = next((c for c in inner.children if _case(c) == "by"), None)
                    if by is not None and (found := cast.cluster(by)) is not None:
                        return actor, found
    return actor, None


def _who_acts(subject: Token | None, type_: str, cast: Cast) -> int | None:
    """Who the subject names; of a deed that strikes ("Dorsish raids killed six") the one who does it."""
    if subject is None:
        return None
    deed = subject.i in cast.triggers or family_of(subject) is not None
    if type_ == "ASSAULT" and deed and subject.pos_ == "NOUN":
        named = any(
            is_where(subject, c, "GPE") for c in subject.children if c.dep_ in ("compound", "nmod:poss", "amod")
        )
        return None if named else _noun_roles(subject, type_, cast)[0]  # "the Selmar blast killed six"
    return cast.cluster(subject)


def _described(token: Token, verb: Token) -> Token:
    """The noun that a relative pronoun stands for ("the man, whom they accused"); else the token itself."""
    at = verb
    while at.dep_ in ("conj", "xcomp") and at.head.i != at.i:
        at = at.head
    relative = token.lower_ in ("who", "whom", "which", "that") and at.dep_.startswith("acl") and token.pos_ == "PRON"
    return at.head if relative else token


def _second(phrase: Token, cast: Cast, first: int | None) -> int | None:
    """The other of two parties joined by "and", also below "delegations of"."""
    heads = [phrase, *(c for c in phrase.children if c.dep_.startswith("nmod") and _case(c) == "of")]
    for head in heads:
        for other in (c for c in head.children if c.dep_ == "conj"):
            found = cast.cluster(other)
            if found is not None and found != first:
                return found
    return None


def subject_of(token: Token, depth: int = 0) -> Token | None:
    """The subject of a verb: its own, that of the verb it is joined to, or the one that controls its infinitive.

    Object control ("asked the army to fight") goes to the object, subject control and relative clauses to the subject
    and to the noun that they modify.
    """
    for child in token.children:
        if child.dep_.startswith(_SUBJECTS) and "pass" not in child.dep_:
            relative = child.lower_ in ("which", "that", "who") and token.dep_ == "acl:relcl"
            return token.head if relative else child
    if depth > 4 or token.head.i == token.i:
        return None
    relation = token.dep_.split(":")[0]
    if _case(token) in ("of", "for") and any(lemma in _BLAMING for lemma in lemmas_of(token.head)):
        blamed = next((c for c in token.head.children if c.dep_ in ("obj", "nsubj:pass")), None)
        if blamed is not None:
            return blamed
    if relation == "xcomp":
        controlled = next((c for c in token.head.children if c.dep_ in ("obj", "iobj", "nsubj:pass")), None)
        if controlled is None and any(lemma in _CALLING for lemma in lemmas_of(token.head)):
            controlled = next((c for c in token.head.children if _case(c) in ("on", "upon", "to", "for")), None)
        if controlled is not None and controlled.i < token.i:
            return controlled
        return subject_of(token.head, depth + 1)
    if relation in ("conj", "advcl", "parataxis") and token.head.pos_ in ("VERB", "AUX"):
        above = subject_of(token.head, depth + 1)
        befell = token.tag_ == "VB" or any(lemma in _SUFFERERS for lemma in lemmas_of(token))
        if above is None and relation == "conj" and befell:  # "they were beaten and fled"
            above = next((c for c in token.head.children if c.dep_ == "nsubj:pass"), None)
        return above
    if relation == "acl":
        if token.lower_.endswith("ing") or token.dep_ == "acl:relcl":
            return token.head
        return subject_of(token.head, depth + 1) if token.head.pos_ == "VERB" else _owner(token.head)
    if relation == "ccomp" and any(c.lower_ == "to" for c in token.children):
        return subject_of(token.head, depth + 1)
    return None


def _owner(noun: Token) -> Token | None:
    """Whose plan or readiness it is: "Dorsland's readiness to talk"; else the subject of the noun's clause."""
    for child in noun.children:
        if child.dep_ in ("nmod:poss", "amod", "compound"):
            return child
    return subject_of(noun.head) if noun.head.i != noun.i and noun.head.pos_ == "VERB" and noun.dep_ == "obj" else None


def _case(token: Token) -> str:
    return next((c.lower_ for c in token.children if c.dep_ in ("case", "mark")), "")


def _is_thing(token: Token, cast: Cast) -> bool:
    """True of weapons, goods and words: they are given or used, not acted upon."""
    return token.pos_ not in ("PROPN", "PRON") and cast.cluster(token) is None


def _noun_roles(token: Token, type_: str, cast: Cast) -> tuple[int | None, int | None]:
    actor = recipient = None
    for child in token.children:
        if child.dep_ in ("nmod:poss", "amod", "compound") and child.i < token.i and actor is None:
            actor = cast.cluster(child)
            if actor is not None and befalls_owner(token, child, cast.kind(actor)):
                actor, recipient = None, actor
        elif child.dep_.startswith("acl") and child.lower_ in ("carried", "conducted", "launched", "made", "led"):
            agent = next((c for c in child.children if c.dep_ == "obl:agent" or _case(c) == "by"), None)
            actor = cast.cluster(agent) if agent is not None and actor is None else actor
            recipient = recipient if recipient is not None else _recipient(child, cast, type_)
        elif child.dep_.startswith(("nmod", "obl")) and _case(child) in ("by", "from") and actor is None:
            actor = cast.cluster(child)
        elif child.dep_.startswith(("nmod", "obl")) and _case(child) in _TOGETHER and actor is None:
            actor = cast.cluster(child)
            recipient = _second(child, cast, actor)
    of = next((c for c in token.children if c.dep_.startswith("nmod") and _case(c) == "of"), None)
    if of is not None:
        found = cast.cluster(of)
        levels = any(lemma in _LEVELLED for lemma in lemmas_of(token))
        suffers = type_ in _SUFFERED_TYPES or (type_ == "CONCEDE" and lets_go(token))
        if suffers and recipient is None and not levels:
            recipient = found
        elif actor is None:
            actor = found
    if recipient is None:
        recipient = _recipient(token, cast, type_)
    head = token.head
    light = head.pos_ == "VERB" and any(lemma in _LIGHT for lemma in lemmas_of(head))
    asked = any(lemma in _ASKS_THINGS for lemma in lemmas_of(head)) and type_ != "CONSULT"
    if (
        actor is None and light and not asked and token.dep_ in ("obj", "nsubj:pass")
    ):  # who demands a release frees nobody
        subject = subject_of(head)  # light verbs: "launched strikes", "held talks"
        actor = cast.cluster(subject) if subject is not None and token.dep_ == "obj" else None
        if recipient is None:
            recipient = _recipient(head, cast, type_)
        if recipient is None and subject is not None and type_ in _MUTUAL_TYPES:
            recipient = _second(subject, cast, actor)
    if type_ in _MOVED_TYPES:
        recipient = None
    return actor, recipient


def _recipient(token: Token, cast: Cast, type_: str) -> int | None:
    for wanted in _OUTSIDE if type_ == "PROTEST" else _NOUN_RECIPIENTS:
        if wanted in _TOPICS and type_ == "CONSULT":
            continue
        for child in token.children:
            if child.i not in cast.triggers and child.dep_.startswith(("nmod", "obl")) and _case(child) == wanted:
                found = cast.cluster(child)
                if found is not None:
                    return found
    return None
