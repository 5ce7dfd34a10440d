"""An event noun and its phrase in, its status out: "no", "planned", and what governs the noun or only carries it."""

from __future__ import annotations

from spacy.tokens import Token

from .status_verbs import (
    DENIED,
    HAPPENED,
    HYPOTHETICAL,
    ONGOING,
    PARTS,
    PLANNED,
    WISHES,
    auxiliaries_of,
    is_of,
    is_past,
    negated,
    no_before,
    verb_status,
    words_below,
)

_STRIKES = frozenset("strike airstrike".split())
_BY = frozenset("by in during after from".split())
_HARMING = frozenset(
    "kill die wound injure hurt hit destroy target slay perish strike damage capture wipe pound rock".split()
)
_TOLD_OF = frozenset("recent reported new previous latest alleged earlier two three four several".split())
_JUDGING = frozenset("represent constitute violate mark mean amount breach".split())
_PLANNING = frozenset("plan schedule foresee slate envisage intend".split())
_DENYING = frozenset(("deny", "dispute"))
_OFFERING = frozenset("plan prepare plot promise pledge offer vow mull".split())
_PREPARING = frozenset("plan preparation plot promise pledge offer prospect".split())
_HANDED_OVER = frozenset(
    "release liberation exchange swap handover return withdrawal concession pullout repatriation".split()
)
_AGREEING = frozenset(
    "agree deal agreement accord pact talk negotiation discussion include cover enable secure ensure guarantee negotiate discuss "
    "promise pledge plan".split()
)
_DONE_BY = frozenset(("by", "after", "during", "at", "with"))
_TELLING = frozenset(
    "say tell add report state claim announce accuse speak warn call urge continue remain stand".split()
)
_STATES = frozenset("continue persist remain last intensify escalate rage begin start resume grow increase".split())
_GOING_ON = frozenset("continue persist rage intensify".split())
_RECURRING = frozenset("repeat recur come succeed make launch".split())
_STOPPING = frozenset("stop end cease hold".split())
_WARS = frozenset(("war", "conflict", "insurgency"))
_PROOFS = frozenset("proof evidence sign indication trace".split())
_MEASURES = frozenset(
    ("round", "series", "formation", "number", "wave", "set", "kind", "form", "creation", "possibility", "deployment")
)
_RECEIVED = frozenset(("receive", "get", "obtain", "undergo", "complete", "finish"))
_FOR = frozenset(("for",))
_ENDS = dict.fromkeys(("lead", "contribute", "amount"), frozenset(("to",))) | {"result": frozenset(("in",))}
_CALLING = frozenset(("call",))
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
_SURELY_SUPPOSED = frozenset("potential possible future proposed planned eventual upcoming".split())
_CARRYING = frozenset(
    "conduct carry launch stage mount make hold host do wage begin start open take give receive get send undergo suffer "
    "impose slap levy introduce order announce declare sign reach strike seal forge form win secure file issue offer provide "
    "deliver perform commit execute complete finish obtain test fire".split()
)
_FINISHED = frozenset(
    "conduct carry launch stage hold host wage impose slap levy forge form sign reach seal file issue commit perform execute "
    "call convene trigger cause bring end".split()
)
_SERIES = frozenset("round series wave string spate flurry barrage number couple".split())
_CLUES = frozenset("information clue tip evidence reward lead".split())
_PAST_MARKS = frozenset("latest recent last previous earlier past".split())


def noun_status(token: Token, durative: bool, dated: bool) -> str:
    """The status of a noun; `durative` and `dated` as for verbs."""
    children = words_below(token)
    cases = frozenset(c.lower_ for c in token.children if c.dep_ in ("case", "mark"))
    if children & {"no", "neither"} or "without" in cases or no_before(token):
        return DENIED
    head = token.head
    relation = token.dep_.split(":")[0]
    definite = bool(children & {"the", "this", "these", "that", "those", "its", "their", "our", "his", "her"})
    conditional = _under_a_condition(token, head)
    if conditional is not None:
        return conditional
    if relation == "nmod" and "of" in cases and is_of(head, _PROOFS) and words_below(head) & {"no", "any"}:
        return HYPOTHETICAL  # "no proof of sabotage"
    if (children & _SURELY_SUPPOSED and not dated) or _is_supposed(token, head):
        return HYPOTHETICAL
    if relation == "obj" and is_of(head, _DENYING) and not negated(head):
        return DENIED  # "denied any shooting"
    if (
        token.dep_ in ("nsubj:pass", "obj")
        and is_of(head, _PLANNING)
        and head.pos_ == "VERB"
        and not (definite or negated(head))
    ):
        return PLANNED
    if _is_agreed(token, head):
        return PLANNED
    done = _carried(token, head)
    if done is not None:
        return done
    if children & _SUPPOSED and not dated and not _told_as_done(head):
        return HYPOTHETICAL
    if relation == "obl" and head.lower_ == "leading" and head.dep_ == "acl" and is_of(head.head, _CLUES):
        return HYPOTHETICAL  # "information leading to the arrest"
    if relation == "nmod" and "of" in cases and is_of(head, _STARTS):
        return HAPPENED
    if relation in ("obj", "obl", "nmod", "nsubj", "conj", "ccomp", "xcomp", "acl"):
        governed = _noun_governed(token, head, relation, cases, definite)
        if governed is not None:
            return governed
    if durative and _is_one_deed(token, head, cases):
        durative = False
    lasts = relation in ("nsubj", "obj") and is_of(head, _GOING_ON)
    if (dated and not (durative and is_of(token, _WARS))) or children & _PAST_MARKS:
        return HAPPENED
    if lasts and not is_past(head):
        return ONGOING
    if not durative or _is_over(token, head):
        return HAPPENED
    started = head.pos_ == "VERB" and relation == "obj" and is_past(head) and not is_of(head, frozenset(("continue",)))
    return (
        HAPPENED
        if started and is_of(head, _STARTS | _RECEIVED | {"conduct", "carry", "hold", "stage", "wage", "host", "do"})
        else ONGOING
    )


def _under_a_condition(token: Token, head: Token) -> str | None:
    """What "if" and "should" make of it: "if the shelling is repeated" supposes it, "if the shelling does not stop" knows it goes on."""
    clause = token if any(c.dep_ == "cop" for c in token.children) else head
    if clause is head and (token.dep_ not in ("nsubj", "nsubj:pass") or head.pos_ not in ("VERB", "ADJ", "NOUN")):
        return None
    marked = any(c.dep_ == "mark" and c.lower_ in ("if", "unless") and c.i < token.i for c in clause.children)
    inverted = any(c.lower_ == "should" and c.i < token.i and c.i == token.sent.start for c in clause.children)
    if not marked and (not inverted or token.sent.text.rstrip().endswith("?")):
        return None
    if clause is token:
        return HYPOTHETICAL
    if is_of(clause, _GOING_ON | _STOPPING) or "on" in words_below(clause):
        return ONGOING
    return HYPOTHETICAL if is_of(clause, _OCCURRING | _RECURRING) else None  # not "if the demands are met"


def _is_over(token: Token, head: Token) -> bool:
    """True of what a past verb says that it took place or did: "the operation took place in the valley"."""
    if head.pos_ != "VERB" or not is_past(head):
        return False
    if token.dep_.startswith("obl") and not is_of(head, _TELLING):
        led = any(c.lower_ in _DONE_BY for c in token.children if c.dep_ == "case")
        return (
            led
            and verb_status(head, False, False, 0) == HAPPENED
            and not auxiliaries_of(head) & {"has", "have", "is", "are"}
        )
    if token.dep_ != "nsubj":
        return False
    finite = not auxiliaries_of(head) & {"has", "have", "is", "are", "was", "were"}
    return finite and not is_of(head, _STATES) and verb_status(head, False, False, 0) == HAPPENED


def _is_agreed(token: Token, head: Token) -> bool:
    """True of what has only been agreed, offered or talked about: "a deal for the release", "agreed to the exchange"."""
    if not is_of(token, _HANDED_OVER) or token.dep_.split(":")[0] not in ("obl", "nmod", "obj", "conj"):
        return False
    return any(is_of(above, _AGREEING) and not (above.pos_ == "VERB" and negated(above)) for above in (head, head.head))


def _is_supposed(token: Token, head: Token) -> bool:
    """True of "the talks, if they take place" and "a fourth test would put": nothing has happened."""
    following = token.doc[token.i + 1 : min(token.i + 3, token.sent.end)]
    if any(t.lower_ == "if" for t in following):
        return True
    if token.dep_ not in ("nsubj", "csubj") or head.pos_ not in ("VERB", "AUX", "NOUN", "ADJ"):
        return False
    if "would" not in {c.lower_ for c in head.children if c.dep_.startswith("aux")}:
        return False
    indefinite = bool(words_below(token) & {"a", "an", "any", "another"})
    return indefinite or is_of(head, _JUDGING) or any(c.dep_ == "cop" for c in head.children)


def _told_as_done(head: Token) -> bool:
    """True of a past verb, or one that goes on from a past one ("tested a bomb, inviting further protests")."""
    if head.pos_ != "VERB":
        return False
    if head.lower_.endswith("ing") and head.dep_ in ("advcl", "acl", "conj"):
        head = head.head
    return head.pos_ == "VERB" and is_past(head) and verb_status(head, False, False, 0) == HAPPENED


def _is_one_deed(token: Token, head: Token, cases: frozenset[str]) -> bool:
    """True of strikes that are over: a single one, those of which people died, those of which a past clause tells."""
    strikes = is_of(token, _STRIKES)
    if strikes and not token.lower_.endswith("s"):
        return True
    past = head.pos_ == "VERB" and is_past(head) and not auxiliaries_of(head) & {"is", "are", "has", "have"}
    if token.dep_.startswith("obl") and cases & _BY and past and is_of(head, _HARMING):
        return True
    if not strikes:
        return False
    told = any(c.dep_ == "acl:relcl" and is_past(c) for c in token.children)
    return (
        told
        or any(c.lower_ in _TOLD_OF for c in token.children)
        or (token.dep_ == "nsubj" and past and is_of(head, _HARMING))
    )


def _carried(token: Token, head: Token) -> str | None:
    """The status of a noun that a verb only carries ("conducted no strikes", "imposed sanctions"), and of series of deeds."""
    relation = token.dep_.split(":")[0]
    if relation == "conj" and head.pos_ == "NOUN" and head.dep_ in ("obj", "nsubj:pass"):
        return _carried(head, head.head)
    if relation == "nmod" and is_of(head, _SERIES) and any(c.lower_ == "of" for c in token.children):
        if head.dep_ == "obl" and any(c.lower_ in ("during", "after", "in", "since") for c in head.children):
            return HAPPENED
        if head.dep_ in ("obj", "nsubj", "nsubj:pass") and head.head.pos_ == "VERB":
            above = verb_status(head.head, False, False, 0)
            return above if above in (HYPOTHETICAL, PLANNED, DENIED) else HAPPENED
        return None
    if head.pos_ != "VERB" or not (relation == "obj" or token.dep_ == "nsubj:pass") or not is_of(head, _CARRYING):
        return None
    status = verb_status(head, False, False, 0)
    if status == DENIED:
        return DENIED if negated(head) else None
    if status == ONGOING and head.lower_.endswith("ing") and is_of(head, _FINISHED | _CARRYING):
        return ONGOING if auxiliaries_of(head) & {"is", "are", "been", "be", "was", "were", "'re", "'s"} else None
    present = bool(auxiliaries_of(head) & {"is", "are"})
    return HAPPENED if status == HAPPENED and is_past(head) and not present and is_of(head, _FINISHED) else None


def _noun_governed(token: Token, head: Token, relation: str, cases: frozenset[str], definite: bool) -> str | None:
    if head == token:
        return None
    predicate = any(c.dep_ == "cop" for c in token.children)
    complement = (
        (relation in ("obj", "ccomp", "xcomp") and not predicate)
        or bool(cases & {"for", "of", "on", "in"})
        or token.dep_ == "nsubj:pass"
    )
    # "called the accusations groundless", not "is considering a halt"
    named = relation == "obj" and (
        (is_of(head, _NAMING) and any(c.dep_ in ("xcomp", "obj") and c != token for c in head.children))
        or (definite and is_of(head, _CALLING))
    )
    ruled_out = relation == "obj" and is_of(head, frozenset(("rule",))) and "out" in words_below(head)
    if ruled_out and verb_status(head, False, False, 0) == HAPPENED:
        return DENIED
    told_of = "of" in cases and is_of(head, frozenset(("tell", "consider")))  # "was told of his death"
    if complement and not (named or told_of) and is_of(head, WISHES) and not (definite and cases & {"in", "on"}):
        return HYPOTHETICAL
    if relation == "obj" and is_of(head, frozenset(("rule",))) and "out" in words_below(head):
        return DENIED
    offered = relation == "obj" and head.pos_ == "VERB" and not definite and is_of(head, _OFFERING)
    if offered and not negated(head):
        return PLANNED  # "pledged aid", "prepared an offensive"
    if relation == "nmod" and cases & {"for", "of"} and is_of(head, _PREPARING) and not definite:
        return PLANNED  # "a plan for an attack"
    if (relation == "obj" and is_of(head, _AHEAD)) or (
        relation == "nsubj" and head.pos_ == "ADJ" and is_of(head, _DUE)
    ):
        return PLANNED
    if relation == "nmod" and "of" in cases and is_of(head, _LASTING):
        return HAPPENED  # "five days of fighting"
    if relation == "nsubj" and head.pos_ == "VERB" and is_of(head, _OCCURRING):
        occurring = verb_status(head, False, False, 0)  # "talks are due to open", "the vote would go ahead"
        if occurring in (HYPOTHETICAL, PLANNED, DENIED):
            return occurring
    if token.pos_ == "NOUN" and any(
        c.lower_ == "due" and c.dep_ in ("amod", "acl", "acl:relcl") for c in token.children
    ):
        return PLANNED
    if relation == "obj" and is_of(head, frozenset(("deny", "dispute"))):
        return DENIED
    if relation == "nmod" and head.pos_ == "NOUN" and head.head != head:
        if is_of(head, PARTS) and is_of(head.head, frozenset(("deny", "dispute"))):
            return DENIED
        if cases & {"of", "on", "about"} and head.pos_ == "NOUN" and is_of(head, _TALKS):
            matter = _noun_governed(head, head.head, head.dep_.split(":")[0], cases, False)
            if matter in (PLANNED, HYPOTHETICAL):
                return matter  # what talks to come are about is to come, too
        if "of" in cases and is_of(head, _MEASURES):
            above = frozenset(c.lower_ for c in head.children if c.dep_ == "case")
            return _noun_governed(head, head.head, head.dep_.split(":")[0], above, False)
    if head.pos_ == "VERB" and (
        relation == "obj" or token.dep_ == "nsubj:pass" or cases & _ENDS.get(head.lemma_.lower(), _FOR)
    ):
        if any(c.lower_ == "there" for c in head.children) and negated(head):
            return DENIED
        governor = verb_status(head, False, False, 0)
        if governor in (HYPOTHETICAL, PLANNED) and not definite:
            return governor
    if relation == "conj" and head.pos_ in ("NOUN", "VERB") and head.head != head:
        return (
            _noun_governed(head, head.head, head.dep_.split(":")[0], cases, definite) if head.pos_ == "NOUN" else None
        )
    return None
