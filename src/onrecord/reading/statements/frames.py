"""The tokens of one statement in; its frames out: each doing or state with who, whom, the rest, and whether it is negated."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from ..annotations import Frame
from .grammar import at_no_time, bounds_a_number
from .resolve import Resolver, Speaker

_NO = frozenset(
    ("no", "not", "n't", "n’t", "never", "neither", "nor", "none", "nobody", "nothing", "nowhere", "cannot")
)
_UNREAL = frozenset(("would", "could", "might", "may", "should", "can", "ought", "must"))
_COMING = frozenset(("will", "shall", "'ll", "’ll", "wo", "would"))
_IF = frozenset(("if", "unless", "whether", "lest"))
_SURE = frozenset("know confirm say tell repeat stress insist maintain".split())
_SAYING = frozenset(
    "say tell claim report allege announce declare insist accuse suggest argue warn write ask wonder add explain note"
    " state maintain quote assert charge rumour believe think suspect fear expect doubt know see find guess imagine".split()
)  # fmt: skip
_DENYING = frozenset("deny reject dismiss refute dispute rebut refuse fail decline avoid".split())
_RAISING = frozenset(("think", "believe", "expect", "suppose", "seem", "appear", "imagine", "want"))
_WANTING = frozenset(
    "want ask urge demand plan intend hope try seek agree prepare threaten promise vow pledge order call allow let expect"
    " consider need wish aim propose offer decide require invite due ready set able likely".split()
)  # fmt: skip
_FILLERS = frozenset(
    "none any some all both each most many several number group part lot dozens hundreds thousands scores one two three"
    " four five six seven eight nine ten other others kind sort type piece majority rest half".split()
)  # fmt: skip
_SINGULAR = ("i", "me", "myself")
_FIRST_PERSON = (*_SINGULAR, "we", "us", "ourselves")
_LONGEST = 8  # words of a phrase that are kept


def frames_of(tokens: Sequence[Token], resolver: Resolver, speaker: Speaker | None = None) -> tuple[Frame, ...]:
    """A Frame for each verb, for each adjective or noun with a copula, and for a statement that is a bare noun phrase.

    `speaker`: whoever says the words, whom "I" and "we" in them stand for.

    Phrases are lemmas in lower case, the head first ("drone kyrgyz"). What somebody is only told to say, want or suppose
    carries its mode, so that nobody takes it for what the statement asserts.
    """
    inside = {token.i for token in tokens}
    found: list[Frame] = []
    for token in tokens:
        if _holds_a_frame(token):
            found.append(_frame(token, inside, resolver, speaker))
    tops = [t for t in tokens if not t.is_punct and (t.head.i not in inside or t.head.i == t.i)]
    if not found and tops and tops[0].pos_ in ("NOUN", "PROPN"):
        head = tops[0]
        negated = any(child.lower_ in _NO for child in head.children if child.i in inside)
        rest = tuple(_obliques(head, inside, resolver, ("nmod", "acl", "compound", "amod")))
        cluster = resolver.cluster_of(head, tokens)
        found.append(Frame(head.idx, head.lemma_.lower(), "noun", True, negated, "actual", "", cluster, "", None, rest))
    return tuple(found)


def _holds_a_frame(token: Token) -> bool:
    if token.pos_ == "VERB" and token.dep_ not in ("amod", "compound", "case", "fixed"):
        return True
    return token.pos_ in ("NOUN", "PROPN", "ADJ", "ADV", "NUM", "AUX", "PRON") and any(
        child.dep_ == "cop" for child in token.children
    )


def _frame(head: Token, inside: set[int], resolver: Resolver, speaker: Speaker | None) -> Frame:
    agent, patient = _arguments(head, inside)
    there = any(child.dep_ == "expl" and child.lower_ == "there" for child in head.children)
    if there and agent is not None:
        agent, patient = None, agent
    copular = head.pos_ != "VERB" and any(child.dep_ == "cop" for child in head.children)
    kind = "exists" if there else "state" if copular else "verb"
    negated, mode = _polarity(head, (agent, patient), inside)
    predicate = head.lemma_.lower()
    if kind == "exists":
        predicate = "exist"
    particle = next((c.lower_ for c in head.children if c.dep_ == "compound:prt"), None)
    if particle is not None:
        predicate = f"{predicate} {particle}"
    rest = list(
        _obliques(head, inside, resolver, ("obl", "nmod", "advmod", "xcomp") if not copular else ("obl", "nmod"))
    )
    if copular:
        rest.insert(0, f"{_preposition(head)}:{' '.join(_words(head, inside, resolver))}")
    within = [token for token in sorted(head.subtree, key=lambda t: t.i) if token.i in inside]
    return Frame(
        start=head.idx,
        predicate=predicate,
        kind=kind,
        main=_on_main_line(head, inside),
        negated=negated,
        mode=mode,
        agent=" ".join(_words(agent, inside, resolver, speaker)),
        agent_cluster=_who(agent, within, resolver, speaker),
        patient=" ".join(_words(patient, inside, resolver, speaker)),
        patient_cluster=_who(patient, within, resolver, speaker),
        rest=tuple(rest),
    )


def _who(token: Token | None, within: Sequence[Token], resolver: Resolver, speaker: Speaker | None) -> int | None:
    """The cluster of a subject or object; of "I", and of the "we" for which somebody speaks, the speaker's."""
    meant = resolver.cluster_of(token, within)
    if token is None or token.lower_ not in _FIRST_PERSON or speaker is None:
        return meant
    return speaker.of_first_person(meant) if token.lower_ in _SINGULAR else speaker.cluster


def _on_main_line(head: Token, inside: set[int]) -> bool:
    """Whether it is the statement's own predicate, one joined to it, or what "it is believed that" puts forward."""
    node = head
    for _ in range(5):
        if node.head.i == node.i or node.head.i not in inside:
            return True
        if node.dep_.split(":")[0] == "conj" or (node.dep_ == "ccomp" and node.head.lemma_.lower() in _RAISING):
            node = node.head
            continue
        return False
    return False


def _arguments(head: Token, inside: set[int]) -> tuple[Token | None, Token | None]:
    """(who acts, who is acted upon), the latter also of passives and participles; conjoined verbs share a subject."""
    agent = patient = None
    passive = False
    for child in head.children:
        relation = child.dep_
        if child.i not in inside and relation.split(":")[0] not in ("nsubj",):
            continue
        if relation == "nsubj:pass":
            patient, passive = patient or child, True
        elif relation == "obl:agent":
            agent, passive = agent or child, True
        elif relation.startswith(("nsubj", "csubj")):
            agent = agent or child
        elif relation.split(":")[0] in ("obj",):
            patient = patient or child
    bare = head.tag_ == "VBN" and not any(child.dep_.startswith(("aux", "cop")) for child in head.children)
    if bare and patient is None and agent is not None and not passive:
        agent, patient, passive = None, agent, True  # "with 200 soldiers sent to the airfield"
    if head.dep_ == "acl:relcl" or head.dep_ == "acl":
        modified = head.head
        if head.tag_ == "VBN" and not any(c.dep_.startswith("nsubj") for c in head.children):
            patient = patient or modified
        elif agent is None and not passive and not _contained(head):
            agent = modified
    if (
        agent is None
        and not passive
        and head.dep_.split(":")[0] in ("conj", "xcomp", "advcl")
        and head.head.i in inside
    ):
        above, below = (
            _arguments(head.head, inside) if head.head.pos_ in ("VERB", "AUX", "ADJ", "NOUN") else (None, None)
        )
        if head.dep_ == "conj" and head.tag_ == "VBN" and patient is None:
            patient = below
        elif head.dep_ != "advcl" or head.tag_ == "VBG":
            agent = above if above is not None else below if head.dep_ == "xcomp" else None
        if head.dep_ == "xcomp" and below is not None and head.head.lemma_ in _WANTING:
            agent = below
    if agent is None and head.dep_.startswith("acl") and (told := _before_who(head)) is not None:
        agent = told
    return _antecedent(agent, head), _antecedent(patient, head)


def _before_who(verb: Token) -> Token | None:
    """The noun just before the pronoun that the verb follows, whatever the parse hangs the clause on: "the claim that men who have ties"."""
    if verb.i < 2 or verb.nbor(-1).lower_ not in ("who", "which") or verb.nbor(-2).pos_ not in ("NOUN", "PROPN"):
        return None
    return verb.nbor(-2)


def _contained(verb: Token) -> bool:
    """Whether a clause beside a noun is what the noun says ("the claim that they left") and not what the noun does."""
    return _before_who(verb) is not None or any(
        c.dep_ == "mark" and c.lower_ in ("that", "whether", "if") for c in verb.children
    )


def _antecedent(token: Token | None, head: Token) -> Token | None:
    """The noun for its relative pronoun, "drones" for "none of our drones"."""
    if token is None:
        return None
    if token.lower_ in ("which", "that", "who", "whom") and head.dep_ == "acl:relcl":
        return head.head
    if token.lower_ in _FILLERS or token.lower_ == "not":
        for child in token.children:
            if child.dep_.startswith("nmod") and child.dep_ != "nmod:poss":
                return child
    return token


def _words(head: Token | None, inside: set[int], resolver: Resolver, speaker: Speaker | None = None) -> list[str]:
    """Lemmas of a phrase, head first; a pronoun that the text settles gives the name, "I" the speaker's."""
    if head is None:
        return []
    name = resolver.name_of(head)
    if head.lower_ in _FIRST_PERSON and speaker is not None:
        name = resolver.called(_who(head, (), resolver, speaker)) if head.lower_ in _SINGULAR else None
    if name:
        return name.lower().split()[-1:] + name.lower().split()[:-1]
    if head.pos_ == "PRON":
        return []
    out = [head.lemma_.lower()]
    for child in sorted(head.subtree, key=lambda t: t.i):
        if child.i == head.i or child.i not in inside or child.pos_ in ("PRON", "DET", "ADP", "PUNCT", "CCONJ", "PART"):
            continue
        if child.dep_.split(":")[0] in ("compound", "amod", "nmod", "flat", "appos", "conj", "nummod") and _close(
            child, head
        ):
            out.append(child.lemma_.lower())
    return out[:_LONGEST]


def _close(token: Token, head: Token) -> bool:
    """Whether every step from the token up to the head stays within the noun phrase."""
    for _ in range(4):
        if token.i == head.i:
            return True
        if token.dep_.split(":")[0] not in ("compound", "amod", "nmod", "flat", "appos", "conj", "nummod"):
            return False
        token = token.head
    return False


def _obliques(head: Token, inside: set[int], resolver: Resolver, wanted: tuple[str, ...]) -> Iterator[str]:
    """As "to:border tajikistan" each phrase that hangs on the head by a preposition, and bare adverbs as ":word"."""
    for child in sorted(head.children, key=lambda t: t.i):
        if child.i not in inside or child.dep_ in ("obl:agent", "nmod:poss") or child.lower_ in _NO:
            continue
        if child.dep_.split(":")[0] in wanted:
            words = _words(child, inside, resolver)
            if words:
                yield f"{_preposition(child)}:{' '.join(words)}"


def _preposition(token: Token) -> str:
    return next((c.lower_ for c in token.children if c.dep_ == "case"), "")


def _polarity(head: Token, arguments: tuple[Token | None, Token | None], inside: set[int]) -> tuple[bool, str]:
    """(negated, mode) of one frame: its own marks, then those of the verbs that it hangs from."""
    marks = _marks(head, arguments, inside)
    mode = _own_mode(head)
    node = head
    for _ in range(6):
        above = node.head
        relation = node.dep_.split(":")[0]
        if node.i == above.i or above.i not in inside:
            break
        if relation == "conj":
            if (
                any(c.lower_ in ("nor", "or") for c in node.children)
                and _marks(above, (None, None), inside)
                and not marks
            ):
                marks += 1
            node = above
            continue
        if relation in ("ccomp", "xcomp", "csubj", "advcl", "acl", "parataxis", "obj"):
            lemma = above.lemma_.lower()
            asserted = relation in ("ccomp", "xcomp", "csubj", "obj", "acl")
            around = _marks(above, (None, None), inside)
            if asserted and lemma in _DENYING:
                marks += 1 + around  # "I do not deny that it was so"
            elif asserted and lemma in _RAISING and around:
                marks += 1
            elif asserted and lemma in _WANTING:
                mode = _weaker(mode, "planned")
            elif relation in ("ccomp", "parataxis") and lemma in _SAYING and not (_vouched(above) and not around):
                mode = _weaker(mode, "told")
            elif asserted and relation != "acl" and _marks(above, (None, None), inside):
                mode = _weaker(mode, "told")  # "did not say that", "is not clear that"
            if relation == "advcl" and any(c.lower_ in _IF for c in node.children):
                mode = "hypothetical"
            elif relation in ("ccomp", "xcomp", "acl") and _own_mode(above) == "hypothetical":
                mode = _weaker(mode, "hypothetical")
        node = above
    return marks % 2 == 1, mode


def _vouched(verb: Token) -> bool:
    """Whether the speaker stands for what follows himself: "I know that they were caught", "we confirm that"."""
    return (
        any(c.dep_.startswith("nsubj") and c.lower_ in ("i", "we") for c in verb.children)
        and verb.lemma_.lower() in _SURE
    )


def _weaker(mode: str, other: str) -> str:
    return other if mode == "actual" else mode


def _own_mode(head: Token) -> str:
    """asked, hypothetical, planned or actual, by the clause's own marks."""
    helpers = {c.lower_ for c in head.children if c.dep_.startswith(("aux", "cop"))}
    if any(c.lower_ in _IF and c.dep_ == "mark" for c in head.children):
        return "hypothetical"
    if head.i > head.sent.start and head.nbor(-1).lower_ in _UNREAL - _COMING:
        return "hypothetical"  # whatever the parse hung the modal on
    end = head.sent[-1] if len(head.sent) else head
    if end.text.startswith("?") or (end.is_quote and end.i > 0 and end.nbor(-1).text == "?"):
        return "asked"
    if any(
        child.dep_.startswith("advcl")
        and any(mark.lower_ in ("if", "unless") and mark.dep_ == "mark" for mark in child.children)
        for child in head.children
    ):
        return "hypothetical"
    if helpers & _COMING:
        return "planned"
    if helpers & _UNREAL:
        return "hypothetical"
    infinitive = any(c.lower_ == "to" and c.dep_ in ("mark", "aux") for c in head.children)
    return "planned" if infinitive and "have" not in helpers else "actual"


def _marks(head: Token, arguments: tuple[Token | None, Token | None], inside: set[int]) -> int:
    """How many negations the predicate and its arguments carry."""
    marks = 0
    for child in head.children:
        if child.i in inside and child.lower_ in _NO and not bounds_a_number(child):
            marks += child.dep_.split(":")[0] in ("advmod", "det", "aux", "neg", "nsubj", "obj", "obl", "cc")
        elif child.dep_.split(":")[0] in ("nsubj", "obj") and child.i in inside:
            marks += _denied_phrase(child, inside)
        elif at_no_time(child) or (child.dep_ == "mark" and child.lower_ == "without"):
            marks += 1
    marks += any(argument is not None and _near_none(argument) for argument in arguments)
    return marks


def _near_none(argument: Token) -> bool:
    return (
        argument.dep_.startswith("nmod") and argument.head.lower_ in ("none", "neither") and argument.head.dep_ == "dep"
    )


def _denied_phrase(phrase: Token, inside: set[int]) -> bool:
    """Of "no drone", "not one soldier", "none of the drones"; "no more than 600" bounds a number and denies nothing."""
    return any(
        child.i in inside
        and child.lower_ in ("no", "neither", "none", "not")
        and child.dep_.split(":")[0] in ("det", "advmod", "nummod", "cc", "nmod")
        and not bounds_a_number(child)
        for child in phrase.children
    )
