"""A trigger and what is said around it in, its status out: happened, ongoing, denied, planned or hypothetical.

The status is that of the one who tells it: negation, modality, tense and aspect of the trigger's clause, then the word
that governs the clause ("refused to", "called for"), then the act of the attribution that holds it.
"""

from __future__ import annotations

from spacy.tokens import Token

from ..annotations import Attribution
from .forms import lemmas_of
from .triggers import Trigger

HYPOTHETICAL, PLANNED, DENIED, ONGOING, HAPPENED = "hypothetical", "planned", "denied", "ongoing", "happened"

_MODALS = frozenset("would could might may should ought must can cannot 'd ’d".split())
_FUTURE = frozenset("will shall 'll ’ll wo sha".split())
_NOTS = frozenset(("not", "n't", "n’t", "never", "nor", "neither"))
_PARTS = frozenset(
    (
        "part",
        "role",
        "involvement",
        "hand",
        "responsibility",
        "complicity",
        "allegation",
        "accusation",
        "charge",
        "claim",
        "report",
    )
)
_MEASURES = frozenset(
    ("round", "series", "formation", "number", "wave", "set", "kind", "form", "creation", "possibility", "deployment")
)
_WORDS = frozenset(
    ("ACCUSE", "REQUEST", "THREATEN", "REJECT")
)  # whoever denies an accusation does not deny that it was made
_RECEIVED = frozenset(("receive", "get", "obtain", "undergo", "complete", "finish"))
_FOR = frozenset(("for",))
_ENDS = dict.fromkeys(("lead", "contribute", "amount"), frozenset(("to",))) | {"result": frozenset(("in",))}
_CONDITIONS = frozenset("if whether unless lest".split())
# what governs a clause or noun, and what that makes of it
_WISHES = frozenset(
    "ask request urge call want wish hope seek invite demand consider like need offer propose suggest encourage appeal "
    "plead press push lobby fear doubt advise recommend require risk threaten warn persuade convince tell dare "
    "possible able likely unlikely possibility chance prospect risk danger fear threat proposal call request demand appeal "
    "need readiness idea question hesitate mull contemplate study rule".split()
)
_PLANS = frozenset(
    "plan aim intend prepare vow promise pledge agree decide set ready expect go schedule due determine commit focus goal "
    "plan intention decision promise pledge objective purpose effort bid order willing design prepared target mean priority reason "
    "instruct command task direct".split()
)
_SAID = frozenset((("REQUEST", "see"), ("THREATEN", "for")))  # "would like to see", "will answer for it": it is said
_ORDERED = frozenset(("order", "tell", "give", "ask"))
_REFUSALS = frozenset("fail refuse decline stop cease avoid forget neglect refrain abstain".split())
_PREVENTIONS = frozenset("prevent stop keep prohibit bar ban deter block discourage dissuade".split())
_DENIALS = frozenset("deny dispute refute repudiate disavow denial reject dismiss".split())
_NAMING = frozenset(("call", "consider"))
_OCCURRING = frozenset(
    "open begin start resume take happen occur proceed go follow convene continue due set schedule".split()
)
_TALKS = frozenset("talk negotiation consultation discussion agreement deal plan proposal".split())
_AHEAD = frozenset(("await", "face", "schedule"))
_DUE = frozenset(("due", "set", "scheduled"))
_LASTING = frozenset(("minute", "hour", "day", "night", "week", "month", "year", "decade"))
_STARTS = frozenset("launch start beginning begin commence end result outcome aftermath wake".split())
_SUPPOSED = frozenset(
    "potential possible future proposed planned eventual any third further upcoming next increased".split()
)
_PAST_MARKS = frozenset("latest recent last previous earlier past".split())


def status_of(trigger: Trigger, attribution: Attribution | None, dated: bool) -> str:
    """The status of the trigger; `dated` says that a past day of its clause belongs to it."""
    token = trigger.token
    durative = trigger.entry.durative
    if token.dep_ == "cop":  # "no soldier was in the town": negation, tense and mood stand beside the predicate
        return _told(_verb(token.head, durative, dated, 0), trigger.entry.type, attribution)
    own = _verb(token, durative, dated, 0) if token.pos_ in ("VERB", "AUX") else _noun(token, durative, dated)
    if own in (PLANNED, HYPOTHETICAL) and (trigger.entry.type, trigger.entry.particle) in _SAID:
        own = HAPPENED
    if own == HYPOTHETICAL and trigger.entry.subject_class == "ENVOYS" and _is(token.head, _ORDERED):
        own = PLANNED  # an envoy who is ordered to leave will leave
    return _told(own, trigger.entry.type, attribution)


def _told(own: str, type_: str, attribution: Attribution | None) -> str:
    """The status once the act by which it is told counts."""
    if attribution is None:
        return own
    deniable = own in (HAPPENED, ONGOING) and type_ not in _WORDS
    if attribution.act == "deny" and deniable and attribution.polarity != "negative":
        return DENIED
    wanted = own == PLANNED or (own == ONGOING and type_ not in ("ASSAULT", "COERCE"))
    if attribution.act in ("demand", "request") and wanted:
        return HYPOTHETICAL
    return own


def _children(token: Token) -> frozenset[str]:
    return frozenset(c.lower_ for c in token.children)


def _auxiliaries(token: Token) -> frozenset[str]:
    """Auxiliaries of a verb; a conjunct without a subject of its own shares those of the verb before it."""
    found = frozenset(c.lower_ for c in token.children if c.dep_.startswith(("aux", "cop")))
    shares = token.dep_ == "conj" and not any(c.dep_.startswith("nsubj") for c in token.children)
    if not found and shares and token.head.pos_ == "VERB":
        above = _auxiliaries(token.head)
        bare = not token.lower_.endswith(("s", "ed")) and "Fin" not in token.morph.get("VerbForm", [])
        return above if bare else above - _MODALS - _FUTURE  # "would ask, denies": a finite form shares no modal
    return found


def _negated(token: Token) -> bool:
    """True where "not" hangs on the verb, or "no" on its subject or object ("no ship sailed", "carried no weapon")."""
    nots = (c for c in token.children if c.lower_ in _NOTS or (c.lower_ == "no" and c.dep_ == "det"))
    if any(c.i <= token.i and not (_quantifies(c) or _walled_off(c, token)) for c in nots) or _no_before(token):
        return True
    for argument in (c for c in token.children if c.dep_.startswith("nsubj") or c.dep_ == "obj"):
        if argument.lower_ in ("nobody", "none", "nothing"):
            return True
        first = max(token.sent.start, argument.left_edge.i - (1 if argument.i < token.i else 0))
        if any(t.lower_ in ("no", "not", "neither") and not _quantifies(t) for t in token.doc[first : argument.i]):
            return True
    return False


def _walled_off(negation: Token, token: Token) -> bool:
    """True of "Nor does the firm: on Friday it conceded ...": the colon ends what is denied."""
    return any(t.text in (":", ";") for t in token.doc[negation.i : token.i])


def _no_before(token: Token) -> bool:
    """True of "no joint fighting", wherever the parse hangs the "no"."""
    for at in range(token.i - 1, max(token.sent.start, token.i - 4) - 1, -1):
        other = token.doc[at]
        if other.lower_ == "no":
            return not _quantifies(other)
        if other.pos_ not in ("ADJ", "NOUN", "PROPN"):
            break
    return False


def _quantifies(negation: Token) -> bool:
    """True of the "no" of "no fewer than" and the "not" of "not only": they negate nothing."""
    following = negation.nbor(1).lower_ if negation.i + 1 < len(negation.doc) else ""
    return following in ("fewer", "less", "more", "later", "only", "just", "merely", "doubt")


def _verb(token: Token, durative: bool, dated: bool, depth: int) -> str:
    if _negated(token):
        return DENIED
    auxiliaries = _auxiliaries(token)
    marks = frozenset(c.lower_ for c in token.children if c.dep_ == "mark")
    if marks & _CONDITIONS or auxiliaries & _MODALS:
        return HYPOTHETICAL
    if any(c.dep_ == "advcl" and _children(c) & _CONDITIONS for c in token.children) and auxiliaries & _FUTURE:
        return HYPOTHETICAL
    governed = _governed(token, marks, depth)
    if governed is not None:
        return governed
    if auxiliaries & _FUTURE or ("going" in _children(token)):
        return PLANNED
    return _tense(token, auxiliaries, durative, dated)


def _governed(token: Token, marks: frozenset[str], depth: int) -> str | None:
    """What the governor of an infinitive, gerund or clause makes of it; None where it leaves it to the tense."""
    head = token.head
    if head is token or depth > 4:
        return None
    relation = token.dep_.split(":")[0]
    infinitive = "to" in marks or any(c.lower_ == "to" and c.i == token.i - 1 for c in token.children)
    cases = marks | frozenset(c.lower_ for c in token.children if c.dep_ == "case")
    if "without" in cases or ("from" in cases and _is(head, _PREVENTIONS)):
        return DENIED
    gerund = token.lower_.endswith("ing") and not _auxiliaries(token)
    told = relation in ("ccomp", "acl", "obj") and not infinitive and not gerund
    if told and (_is(head, _DENIALS) or (_is(head, _PARTS) and _is(head.head, _DENIALS))):
        return DENIED
    if infinitive and any(
        c.lower_ in ("is", "are", "was", "were") and c.dep_.startswith(("aux", "cop")) for c in token.children
    ):
        return PLANNED
    if _is(head, frozenset(("able", "unable"))):
        return DENIED if head.lower_ == "unable" else HYPOTHETICAL if _auxiliaries(head) & _MODALS else ONGOING
    if (
        relation == "conj"
        and not any(c.dep_.startswith(("nsubj", "aux")) for c in token.children)
        and head.pos_ == "VERB"
    ):
        return _governed(head, frozenset(c.lower_ for c in head.children if c.dep_ == "mark"), depth + 1)
    if not (infinitive or gerund or relation == "xcomp"):
        return _inherited(token, head, relation, depth)
    if _is(head, _REFUSALS):
        return HAPPENED if _negated(head) else DENIED
    if _is(head, _WISHES):
        return HYPOTHETICAL
    if _is(head, _PLANS) or any(_is(c, _PLANS) for c in head.children if c.dep_.startswith("nsubj")):
        return DENIED if _is(head, _PLANS) and _negated(head) else PLANNED
    if head.pos_ not in ("VERB", "AUX"):
        return PLANNED if infinitive and relation in ("acl", "advcl", "xcomp") else None
    above = _verb(head, False, False, depth + 1)
    if above in (HYPOTHETICAL, PLANNED, DENIED):
        return HYPOTHETICAL if above == DENIED and infinitive else above
    if infinitive and relation == "advcl":
        return PLANNED
    return None


def _inherited(token: Token, head: Token, relation: str, depth: int) -> str | None:
    """A clause told by "would ask that" or under "if" is no more real than what governs it."""
    if relation != "ccomp" or head.pos_ != "VERB":
        return None
    return HYPOTHETICAL if _is(head, _WISHES - {"suggest", "warn", "fear", "tell", "like"}) else None


def _is(token: Token, words: frozenset[str]) -> bool:
    return any(lemma in words for lemma in lemmas_of(token))


def _tense(token: Token, auxiliaries: frozenset[str], durative: bool, dated: bool) -> str:
    lower = token.lower_
    if "being" in auxiliaries and auxiliaries & {"is", "are", "'s", "'re"}:
        return ONGOING
    progressive = lower.endswith("ing") and bool(
        auxiliaries & {"is", "are", "am", "was", "were", "been", "be", "'s", "'re"}
    )
    if progressive:
        return ONGOING
    if lower.endswith("ing"):
        if token.dep_ in ("advcl", "conj") and not durative and token.head.pos_ == "VERB":
            return HAPPENED if dated or _past(token.head) else ONGOING
        return ONGOING
    if _past(token) or auxiliaries & {"had", "has", "have", "was", "were", "did", "been"}:
        passive_state = durative and auxiliaries <= {"is", "are", "be"} and bool(auxiliaries)
        attributive = durative and (token.dep_ == "amod" or "has" in auxiliaries or "have" in auxiliaries)
        return ONGOING if passive_state or attributive else HAPPENED
    if auxiliaries & {"is", "are"}:
        return ONGOING
    return ONGOING if durative else HAPPENED


def _past(token: Token) -> bool:
    return "Past" in token.morph.get("Tense", []) or token.lower_.endswith("ed")


def _noun(token: Token, durative: bool, dated: bool) -> str:
    children = _children(token)
    cases = frozenset(c.lower_ for c in token.children if c.dep_ in ("case", "mark"))
    if children & {"no", "neither"} or "without" in cases or _no_before(token):
        return DENIED
    head = token.head
    relation = token.dep_.split(":")[0]
    definite = bool(children & {"the", "this", "these", "that", "those", "its", "their", "our", "his", "her"})
    if children & _SUPPOSED and not dated:
        return HYPOTHETICAL
    if relation == "nmod" and "of" in cases and _is(head, _STARTS):
        return HAPPENED
    if relation in ("obj", "obl", "nmod", "nsubj", "conj", "ccomp", "xcomp", "acl"):
        governed = _noun_governed(token, head, relation, cases, definite)
        if governed is not None:
            return governed
    if dated or children & _PAST_MARKS:
        return HAPPENED
    if not durative:
        return HAPPENED
    started = head.pos_ == "VERB" and relation == "obj" and _past(head) and not _is(head, frozenset(("continue",)))
    return (
        HAPPENED
        if started and _is(head, _STARTS | _RECEIVED | {"conduct", "carry", "hold", "stage", "wage", "host", "do"})
        else ONGOING
    )


def _noun_governed(token: Token, head: Token, relation: str, cases: frozenset[str], definite: bool) -> str | None:
    if head is token:
        return None
    predicate = any(c.dep_ == "cop" for c in token.children)
    complement = (
        (relation in ("obj", "ccomp", "xcomp") and not predicate)
        or bool(cases & {"for", "of", "on", "in"})
        or token.dep_ == "nsubj:pass"
    )
    # "called the accusations groundless", not "is considering a halt"
    named = (
        relation == "obj"
        and _is(head, _NAMING)
        and any(c.dep_ in ("xcomp", "obj") and c is not token for c in head.children)
    )
    if complement and not named and _is(head, _WISHES) and not (definite and cases & {"in", "on"}):
        return HYPOTHETICAL
    if relation == "obj" and _is(head, frozenset(("rule",))) and "out" in _children(head):
        return DENIED
    if (relation == "obj" and _is(head, _AHEAD)) or (relation == "nsubj" and head.pos_ == "ADJ" and _is(head, _DUE)):
        return PLANNED
    if relation == "nmod" and "of" in cases and _is(head, _LASTING):
        return HAPPENED  # "five days of fighting"
    if relation == "nsubj" and head.pos_ == "VERB" and _is(head, _OCCURRING):
        occurring = _verb(head, False, False, 0)  # "talks are due to open", "the vote would go ahead"
        if occurring in (HYPOTHETICAL, PLANNED, DENIED):
            return occurring
    if token.pos_ == "NOUN" and any(
        c.lower_ == "due" and c.dep_ in ("amod", "acl", "acl:relcl") for c in token.children
    ):
        return PLANNED
    if relation == "obj" and _is(head, frozenset(("deny", "dispute"))):
        return DENIED
    if relation == "nmod" and head.pos_ == "NOUN" and head.head is not head:
        if _is(head, _PARTS) and _is(head.head, frozenset(("deny", "dispute"))):
            return DENIED
        if cases & {"of", "on", "about"} and head.pos_ == "NOUN" and _is(head, _TALKS):
            matter = _noun_governed(head, head.head, head.dep_.split(":")[0], cases, False)
            if matter in (PLANNED, HYPOTHETICAL):
                return matter  # what talks to come are about is to come, too
        if "of" in cases and _is(head, _MEASURES):
            above = frozenset(c.lower_ for c in head.children if c.dep_ == "case")
            return _noun_governed(head, head.head, head.dep_.split(":")[0], above, False)
    if head.pos_ == "VERB" and (
        relation == "obj" or token.dep_ == "nsubj:pass" or cases & _ENDS.get(head.lemma_.lower(), _FOR)
    ):
        if any(c.lower_ == "there" for c in head.children) and _negated(head):
            return DENIED
        governor = _verb(head, False, False, 0)
        if governor in (HYPOTHETICAL, PLANNED) and not definite:
            return governor
    if relation == "conj" and head.pos_ in ("NOUN", "VERB") and head.head is not head:
        return (
            _noun_governed(head, head.head, head.dep_.split(":")[0], cases, definite) if head.pos_ == "NOUN" else None
        )
    return None
