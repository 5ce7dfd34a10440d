"""A verb and its clause in, its status out: negation, modality, tense and aspect, then the word that governs the clause."""

from __future__ import annotations

from spacy.tokens import Token

from ..following import word_after
from .forms import lemmas_of
from .status_lasting import is_tried, lasts, set_out_for, was_tried

HYPOTHETICAL, PLANNED, DENIED, ONGOING, HAPPENED = "hypothetical", "planned", "denied", "ongoing", "happened"

_MODALS = frozenset("would could might may should ought must can cannot 'd ’d".split())
_FUTURE = frozenset("will shall 'll ’ll wo sha".split())
_NOTS = frozenset(("not", "n't", "n’t", "never", "nor", "neither"))
PARTS = frozenset(
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
_CONDITIONS = frozenset("if whether unless lest".split())
# what governs a clause or noun, and what that makes of it
WISHES = frozenset(
    "ask request urge call want wish hope seek invite demand consider like need propose suggest encourage appeal "
    "plead press push lobby fear doubt advise recommend require risk threaten warn persuade convince tell dare "
    "possible able likely unlikely possibility chance prospect risk danger fear threat proposal call request demand appeal "
    "need readiness idea question hesitate mull contemplate study rule".split()
)
_PLANS = frozenset(
    "plan aim intend prepare vow promise pledge offer agree decide set ready expect go schedule due determine commit focus goal "
    "plan intention decision promise pledge objective purpose effort bid order willing design prepared target mean priority reason "
    "instruct command task direct try attempt seek strive vote volunteer swear draw".split()
)
_REFUSALS = frozenset("fail refuse decline stop cease avoid forget neglect refrain abstain".split())
_PREVENTIONS = frozenset("prevent stop keep prohibit bar ban deter block discourage dissuade".split())
_DENIALS = frozenset("deny dispute refute repudiate disavow denial reject dismiss".split())
_LOOSE = frozenset(
    "rumour rumor claim report allegation suggestion notion idea talk accusation theory story speculation".split()
)
_FALSE = frozenset(
    "false untrue unfounded baseless groundless lie fabrication invention fiction nonsense hoax absurd".split()
)
_UNTRUE = frozenset("truth validity basis foundation substance merit evidence proof".split())
_PROOFS = frozenset("proof evidence sign indication".split())
_EAGER = frozenset("swift quick fast first last only prompt right wrong among".split())
_SPELLS = frozenset(("minute", "hour", "day", "night", "week", "month", "year", "decade"))
_HURTING = frozenset(("kill", "die", "wound", "injure", "hurt", "perish"))
_STRIKING = _HURTING | frozenset(
    "open shoot stab bomb attack seize capture abduct kidnap rape behead release arrest destroy".split()
)
_BLAMED = frozenset(
    "accuse arrest charge jail convict detain blame indict criticise criticize fault condemn sentence".split()
)
_BEGINNING = frozenset(("begin", "start", "resume"))
_CAUSING = frozenset(("cause", "force", "compel", "lead", "prompt", "oblige", "drive"))
_ORDERS = frozenset(("order", "rule", "decree", "direct", "instruct", "command"))
_RAIDS = frozenset(("operation", "mission", "raid"))
_ATTEMPTS = _RAIDS | frozenset(("attempt", "effort", "bid"))
_FAILED = frozenset(("failed", "abortive", "botched", "unsuccessful", "foiled", "aborted"))
_MAKING = frozenset(("make", "launch", "mount", "fail", "stage", "foil", "thwart"))
_SEEING = frozenset(("see", "hear", "watch", "film", "show", "spot", "photograph", "notice", "picture"))
_CALLS = frozenset(("call", "demand", "request", "appeal", "plea", "pressure"))
_REFUSING = frozenset("reject resist refuse rebuff dismiss ignore defy spurn".split())
_COMING = frozenset("come go arrive rush hurry move turn return send dispatch".split())
_MEANS = frozenset("use conduct launch carry employ fly fire drop".split())


def _is_untrue(noun: Token) -> bool:
    """True of a rumour or report of which it is said that there is no truth in it."""
    for above in (noun, noun.head):
        belied = any(c.lower_ in _FALSE or c.lower_ in ("no", "not") for c in above.children)
        if belied and (above == noun or is_of(above, _UNTRUE)):
            return True
    denied = noun.head.pos_ in ("NOUN", "ADJ") and is_of(noun.head, _FALSE)
    return denied and not words_below(noun.head) & {"no", "not", "n't", "n’t", "never"}


def words_below(token: Token) -> frozenset[str]:
    """The words that hang on the token, in lower case."""
    return frozenset(c.lower_ for c in token.children)


def auxiliaries_of(token: Token) -> frozenset[str]:
    """Auxiliaries of a verb; a conjunct without a subject of its own shares those of the verb before it."""
    found = frozenset(c.lower_ for c in token.children if c.dep_.startswith(("aux", "cop")))
    shares = token.dep_ == "conj" and not any(c.dep_.startswith("nsubj") for c in token.children)
    if not found and shares and token.head.pos_ == "VERB":
        above = auxiliaries_of(token.head)
        bare = not token.lower_.endswith(("s", "ed")) and "Fin" not in token.morph.get("VerbForm", [])
        return above if bare else above - _MODALS - _FUTURE  # "would ask, denies": a finite form shares no modal
    return found


def negated(token: Token) -> bool:
    """True where "not" hangs on the verb, or "no" on its subject or object ("no ship sailed", "carried no weapon")."""
    nots = [c for c in token.children if c.lower_ in _NOTS or (c.lower_ == "no" and c.dep_ == "det")]
    if token.lower_ in ("was", "were", "is", "are") and any(c.lower_ in _NOTS and c.i == token.i + 1 for c in nots):
        return True  # "there was not a single soldier"
    if any(c.i <= token.i and not (_quantifies(c) or _walled_off(c, token)) for c in nots) or no_before(token):
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


def no_before(token: Token) -> bool:
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
    following = word_after(negation)
    after = negation.nbor(2).lower_ if negation.i + 2 < len(negation.doc) else ""
    if following == "more":
        return after == "than"  # "no more attacks" denies them
    return following in ("fewer", "less", "later", "only", "just", "merely", "doubt")


def verb_status(token: Token, durative: bool, dated: bool, depth: int) -> str:
    """The status of a verb; `dated` says that a past day of its clause belongs to it, `depth` counts the governors passed."""
    marks = frozenset(c.lower_ for c in token.children if c.dep_ == "mark")
    if negated(token):
        return HYPOTHETICAL if marks & _CONDITIONS - {"whether"} else DENIED  # "if it does not meet the demands"
    auxiliaries = auxiliaries_of(token)
    if marks & _CONDITIONS or auxiliaries & _MODALS or _is_imperative(token, auxiliaries):
        return HYPOTHETICAL
    if auxiliaries & _FUTURE and _is_conditional(token):
        return HYPOTHETICAL
    if durative and set_out_for(token):
        return HAPPENED
    governed = _governed(token, marks, depth)
    if governed is not None:
        return governed
    headline = token.head == token and any(c.lower_ == "to" and c.i == token.i - 1 for c in token.children)
    if auxiliaries & _FUTURE or ("going" in words_below(token)) or headline:
        return PLANNED  # "North to launch rocket": a headline's future
    return _tense(token, auxiliaries, durative, dated)


def _is_conditional(token: Token) -> bool:
    """True of "if they refuse, we will close the port and stop the trade", "should it happen again, they will answer"."""
    verbs = [token]
    if token.dep_ == "conj" and token.head.pos_ == "VERB":
        verbs.append(token.head)
    if verbs[-1].dep_ in ("ccomp", "parataxis"):
        verbs.append(verbs[-1].head)  # "if they refuse, he said, we will close it": the clause hangs on the speech
    opening = next((t for t in token.sent if t.is_alpha), token)
    inverted = opening.lower_ == "should" and opening.head.i != token.i and not token.sent.text.rstrip().endswith("?")
    above = [c for v in verbs[1:] for c in v.children if c.dep_ in ("advcl", "ccomp") and c.i < token.i]
    clauses = [c for c in token.children if c.dep_ == "advcl"] + above
    return inverted or any(words_below(c) & (_CONDITIONS - {"whether"}) for c in clauses)


def _is_imperative(token: Token, auxiliaries: frozenset[str]) -> bool:
    """True of "withdraw your troops": what somebody is told to do."""
    if token.tag_ != "VB" or token.dep_ not in ("ROOT", "root", "parataxis") or auxiliaries:
        return False
    if any(c.dep_.startswith(("nsubj", "csubj", "expl")) or c.dep_ == "mark" for c in token.children):
        return False
    return not any(t.pos_ in ("NOUN", "PROPN", "PRON", "NUM") for t in token.doc[token.sent.start : token.i])


def _governed(token: Token, marks: frozenset[str], depth: int) -> str | None:
    """What the governor of an infinitive, gerund or clause makes of it; None where it leaves it to the tense."""
    head = token.head
    if head == token or depth > 4:
        return None
    relation = token.dep_.split(":")[0]
    infinitive = "to" in marks or any(c.lower_ == "to" and c.i == token.i - 1 for c in token.children)
    cases = marks | frozenset(c.lower_ for c in token.children if c.dep_ == "case")
    if "without" in cases:
        return DENIED
    if "from" in cases and is_of(head, _PREVENTIONS):
        return DENIED if verb_status(head, False, False, depth + 1) == HAPPENED and is_past(head) else HYPOTHETICAL
    gerund = token.lower_.endswith("ing") and not auxiliaries_of(token)
    if gerund and not cases and relation in ("xcomp", "ccomp", "acl", "advcl") and _was_seen(token):
        return HAPPENED  # "saw planes flying"
    if gerund and relation == "acl" and "of" in cases and is_of(head, _SPELLS):
        return HAPPENED  # "five days of fighting"
    if gerund and relation in ("obl", "advcl") and cases & {"in", "during"} and is_of(head, _HURTING) and is_past(head):
        return HAPPENED  # "were killed in fighting"
    if (
        gerund
        and relation == "xcomp"
        and is_of(head, _BEGINNING)
        and is_past(head)
        and not _unreal(head, depth)
        and not auxiliaries_of(head) & {"has", "have"}
    ):
        return HAPPENED  # "began flying"
    if infinitive and relation == "acl" and _was_tried(head):
        return HAPPENED  # "a failed attempt to rescue them"
    if infinitive and relation in ("xcomp", "ccomp", "advcl") and is_of(head, _CAUSING) and is_past(head):
        caused = verb_status(head, False, False, depth + 1)
        return caused if caused != ONGOING else None  # "forced thousands to flee"
    if infinitive and relation == "acl" and is_of(head, _CALLS) and is_of(head.head, _REFUSING):
        return DENIED  # "rejected calls to resign"
    if infinitive and _serves_a_deed(token, head):
        return HAPPENED  # "flew eight sorties to strike five camps", "in an attack using drones to destroy it"
    told = relation in ("ccomp", "acl", "obj") and not infinitive and not gerund
    if told and (is_of(head, _DENIALS) or (is_of(head, PARTS) and is_of(head.head, _DENIALS))):
        return DENIED
    if relation == "acl" and not infinitive and is_of(head, _LOOSE) and _is_untrue(head):
        return DENIED
    if told and relation == "acl" and is_of(head, _PROOFS) and words_below(head) & {"no", "any"}:
        return HYPOTHETICAL  # "no proof that it was sabotaged"
    if infinitive and relation in ("acl", "advcl", "xcomp", "ccomp") and is_of(head, _EAGER):
        return DENIED if negated(head) else HAPPENED
    if infinitive and any(
        c.lower_ in ("is", "are", "was", "were") and c.dep_.startswith(("aux", "cop")) for c in token.children
    ):
        return PLANNED
    if is_of(head, frozenset(("able", "unable"))):
        return DENIED if head.lower_ == "unable" else HYPOTHETICAL if auxiliaries_of(head) & _MODALS else ONGOING
    if (
        relation == "conj"
        and not any(c.dep_.startswith(("nsubj", "aux")) for c in token.children)
        and head.pos_ == "VERB"
    ):
        return _governed(head, frozenset(c.lower_ for c in head.children if c.dep_ == "mark"), depth + 1)
    if not (infinitive or gerund or relation == "xcomp"):
        return _inherited(token, head, relation, depth)
    if is_of(head, _REFUSALS):
        return HAPPENED if negated(head) else DENIED
    if not negated(head) and (was_tried(token) or is_tried(token)):
        return HAPPENED if was_tried(token) else ONGOING
    if is_of(head, WISHES) and not _called_in(head):
        return HYPOTHETICAL
    if (
        is_of(head, _PLANS)
        or _called_in(head)
        or any(is_of(c, _PLANS) for c in head.children if c.dep_.startswith("nsubj"))
    ):
        return DENIED if is_of(head, _PLANS) and negated(head) else PLANNED
    if head.pos_ not in ("VERB", "AUX"):
        return PLANNED if infinitive and relation in ("acl", "advcl", "xcomp") else None
    above = verb_status(head, False, False, depth + 1)
    if above in (HYPOTHETICAL, PLANNED, DENIED):
        stayed_away = above == DENIED and is_of(head, _COMING) and is_past(head)  # "no boat came to help": none helped
        return HYPOTHETICAL if above == DENIED and infinitive and not stayed_away else above
    if infinitive and relation in ("advcl", "xcomp") and above == HAPPENED and is_of(head, _MEANS) and is_past(head):
        return HAPPENED  # "used drones to destroy the camp", "flew eight sorties to strike it"
    if infinitive and relation == "advcl":
        return PLANNED
    return None


def _called_in(verb: Token) -> bool:
    """True of those who have been called in to do something."""
    return is_of(verb, _CALLS) and any(c.lower_ in ("in", "up") and c.i == verb.i + 1 for c in verb.children)


def _was_seen(gerund: Token) -> bool:
    """True of what somebody saw being done: "said they saw helicopters flying"."""
    above = gerund.head
    if gerund.dep_ == "acl" and above.dep_ in ("obj", "nsubj:pass"):
        above = above.head
    return above.pos_ == "VERB" and is_of(above, _SEEING) and is_past(above) and not negated(above)


def _was_tried(noun: Token) -> bool:
    """True of an attempt that was made: "launched a raid to free them", "a failed bid to kill him", "the attempt failed"."""
    if not is_of(noun, _ATTEMPTS):
        return False
    above = noun.head
    failed = any(c.lower_ in _FAILED for c in noun.children)
    if is_of(noun, _RAIDS) and not failed:
        return above.pos_ == "VERB" and is_of(above, frozenset(("fail",))) and is_past(above)
    made = above.pos_ == "VERB" and is_of(above, _MAKING) and is_past(above) and not negated(above)
    return failed or (made and verb_status(above, False, False, 1) == HAPPENED)


def _inherited(token: Token, head: Token, relation: str, depth: int) -> str | None:
    """A clause told by "would ask that" or under "if" is no more real than what governs it."""
    if relation != "ccomp" or head.pos_ != "VERB":
        return None
    if "be" in (own := auxiliaries_of(token)) and not own & (_MODALS | _FUTURE) and is_of(head, _ORDERS):
        return PLANNED  # "ordered that he be held"
    return HYPOTHETICAL if is_of(head, WISHES - {"suggest", "warn", "fear", "tell", "like"}) else None


def _unreal(verb: Token, depth: int) -> bool:
    return verb_status(verb, False, False, depth + 1) in (HYPOTHETICAL, PLANNED, DENIED)


def _serves_a_deed(token: Token, head: Token) -> bool:
    """True of the aim of what has been flown, fired or used: told as done."""
    if token.dep_ == "acl" and head.pos_ == "NOUN" and head.dep_ == "obj":
        return (
            is_of(head.head, _MEANS) and is_past(head.head) and not negated(head.head) and not auxiliaries_of(head.head)
        )
    if token.dep_ in ("advcl", "xcomp") and head.lower_ == "using":
        above = head.head
        return above.pos_ == "NOUN" or (above.pos_ == "VERB" and is_past(above) and not negated(above))
    return False


def is_of(token: Token, words: frozenset[str]) -> bool:
    """True where a form of the token stands in the list."""
    return any(lemma in words for lemma in lemmas_of(token))


def _tense(token: Token, auxiliaries: frozenset[str], durative: bool, dated: bool) -> str:
    lower = token.lower_
    if lasts(token) or ("being" in auxiliaries and token.dep_ == "conj"):
        return ONGOING
    progressive = lower.endswith("ing") and bool(
        auxiliaries & {"is", "are", "am", "was", "were", "been", "be", "'s", "'re"}
    )
    if progressive:
        return ONGOING
    if lower.endswith("ing"):
        if not durative and (_is_done(token) or _goes_with_the_past(token)):
            return HAPPENED
        if token.dep_ in ("advcl", "conj") and not durative and token.head.pos_ == "VERB":
            return HAPPENED if dated or is_past(token.head) else ONGOING
        return ONGOING
    if is_past(token) or auxiliaries & {"had", "has", "have", "was", "were", "did", "been"}:
        passive_state = durative and auxiliaries <= {"is", "are", "be"} and bool(auxiliaries)
        attributive = durative and (token.dep_ == "amod" or "has" in auxiliaries or "have" in auxiliaries)
        return ONGOING if passive_state or attributive else HAPPENED
    if auxiliaries & {"is", "are"}:
        return ONGOING
    return ONGOING if durative else HAPPENED


def _goes_with_the_past(gerund: Token) -> bool:
    """True of what describes a noun of a past clause: "protesters demanding answers smashed windows"."""
    led = any(c.dep_ in ("case", "mark") for c in gerund.children)  # "help in questioning them"
    if gerund.dep_ != "acl" or led or gerund.head.pos_ not in ("NOUN", "PROPN"):
        return False
    noun = gerund.head
    while noun.dep_ == "nmod" and noun.head.pos_ == "NOUN":
        noun = noun.head  # "reports of rebels using gas came in"
    above = noun.head
    if above.pos_ != "VERB" or not is_past(above) or auxiliaries_of(above) & {"has", "have", "is", "are", "'s"}:
        return False
    return verb_status(above, False, False, 1) == HAPPENED


def _is_done(gerund: Token) -> bool:
    """True of "kills nine, wounding six", "before killing himself", "is accused of groping a woman", "men shooting at us fled"."""
    cases = {c.lower_ for c in gerund.children if c.dep_ in ("case", "mark")}
    head = gerund.head
    if gerund.dep_ == "conj" and not cases and head.pos_ == "VERB" and head.lower_.endswith("ing"):
        return verb_status(head, False, False, 1) == HAPPENED  # "killing nine and wounding six"
    if gerund.dep_ in ("advcl", "conj") and cases & {"before", "after", "since"}:
        return verb_status(head, False, False, 1) == HAPPENED if head.pos_ == "VERB" else False
    if gerund.dep_ in ("advcl", "acl") and cases & {"of", "for"}:
        return is_of(head, _BLAMED) and not negated(head)
    if gerund.dep_ == "advcl" and not cases and head.pos_ == "VERB":
        told = verb_status(head, False, False, 1) == HAPPENED and not auxiliaries_of(head)
        return told and any(c.dep_ == "obj" for c in gerund.children) and is_of(gerund, _STRIKING)
    return False


def is_past(token: Token) -> bool:
    """True of a past form."""
    return "Past" in token.morph.get("Tense", []) or token.lower_.endswith("ed")
