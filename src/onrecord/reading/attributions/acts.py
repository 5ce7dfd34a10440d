"""In: a draft with its cue's act. Out: the act of what was said, and whether its content is negated."""

from __future__ import annotations

from spacy.tokens import Token

from .clauses import dep, is_negated
from .drafts import Draft
from .layout import Layout
from .sources import kind, mention_type

_HARSH = frozenset(
    ("illegal", "unacceptable", "shameful", "disgraceful", "outrageous", "irresponsible", "unlawful", "criminal", "reckless", "shame",
     "counterproductive", "hypocritical", "lie", "lies", "lied", "insult", "piracy", "betrayal", "cowardly", "barbaric", "disgrace")
)  # fmt: skip
_MAYBE = frozenset(("could", "may", "might"))
_FUTURE = frozenset(("will", "would", "'ll", "’ll", "shall"))
_OWN = frozenset(("we", "i", "it", "he", "she", "they"))
_POSSESSIVE = frozenset(("our", "my", "his", "her", "its", "their"))
_NEGATIVE = frozenset(("no", "none", "nobody", "nothing", "never", "neither", "not", "n't", "n’t"))
_WH = frozenset(("whether", "who", "what", "when", "where", "why", "how", "which", "if"))


def root_of(layout: Layout, draft: Draft) -> Token | None:
    """The main word of the content: the token whose head lies outside it, verbs first."""
    inside = draft.tokens()
    tops = []
    for i in sorted(inside):
        head = layout.tokens[i].head.i
        if (head == i or head not in inside) and not layout.tokens[i].is_punct:
            tops.append(layout.tokens[i])
    verbal = [
        t for t in tops if t.pos_ in ("VERB", "AUX") or any(dep(c) in ("cop", "nsubj", "expl") for c in t.children)
    ]
    best = verbal or tops
    return best[0] if best else None


def act_of(layout: Layout, draft: Draft) -> str:
    """One of values.ACTS: the cue's own act; for plain reporting the act that the content shows."""
    doc = layout.doc
    text = layout.text[layout.starts[draft.content[-1][0]] : layout.ends[draft.content[-1][1] - 1]]
    lemma = doc[draft.anchor].lemma_.lower() if draft.anchor >= 0 else ""
    first = doc[draft.content[0][0]].lower_
    root = root_of(layout, draft)
    if lemma == "ask":
        return "question" if first in _WH or text.endswith("?") or draft.act == "question" else draft.act
    if lemma in ("warn", "caution"):
        return "request" if first == "against" else _of_warning(root)
    if lemma == "tell" and first == "to":
        return "demand"
    if draft.act != "assert":
        return draft.act
    last = doc[draft.end] if draft.end < len(doc) else None
    asks = text.endswith("?") or (last is not None and last.text == "?" and layout.quote(draft.end - 1) is not None)
    if asks and len(draft.content) == 1 and not any(mark in text[:-1] for mark in ".!"):
        return "question"
    return "assert" if root is None else _of_clause(layout, draft, root)


def _of_clause(layout: Layout, draft: Draft, root: Token) -> str:
    """The act that a reported clause shows: denial, promise, conjecture, blame or thanks, else assertion."""
    helpers = {c.lower_ for c in root.children if dep(c) in ("aux", "aux:pass")}
    if _denies(root, draft.tokens()):
        return "deny"
    if helpers & _FUTURE:
        if root.morph.get("VerbForm", []) == ["Part"] and "have" in helpers:
            return "conjecture"
        if "if" not in {layout.doc[i].lower_ for i in draft.tokens()} or _commits(root):
            return "promise" if _binds(layout, draft) else "assert"
    if helpers & _MAYBE or root.lemma_ in ("seem", "appear"):
        return "conjecture"
    words = {layout.tokens[i].lower_ for i in draft.tokens()}
    if words & _HARSH:
        return "blame"
    if root.lemma_.lower() in ("thank", "congratulate") or root.lower_ == "thank":
        return "praise"
    return "assert"


def _binds(layout: Layout, draft: Draft) -> bool:
    """Whether what the source says of the future can be a promise: not from witnesses, experts or documents."""
    if not draft.source:
        return True
    span = draft.source[0]
    nouns = {kind(layout.doc[i]) for i in range(*span)}
    return not nouns & {"witness", "expert", "document", "media"}


def _of_warning(root: Token | None) -> str:
    if root is None:
        return "assert"
    helpers = {c.lower_ for c in root.children if dep(c) in ("aux", "aux:pass")}
    if helpers & _FUTURE and any(c.lower_ in ("we", "i") for c in root.children if dep(c).startswith("nsubj")):
        return "threaten"
    return "conjecture" if helpers & (_MAYBE | _FUTURE) else "assert"


def _commits(root: Token) -> bool:
    """Whether the subject is the speaker or a side that can bind itself."""
    for child in root.children:
        if dep(child) == "nsubj":
            if child.lower_ in ("we", "i", "he", "she", "it", "they"):
                return True
            if any(c.lower_ in _POSSESSIVE for c in child.children):
                return True
            return mention_type(child.doc, child.i) in ("GPE", "NORP")
    return False


def _denies(root: Token, inside: set[int]) -> bool:
    """Whether the main clause says that something is not so: negated verb, "there is no", "no shells were", "had no"."""
    below = [c for c in root.children if c.i in inside]
    if root.lower_ in ("no", "not"):
        return True
    if root.pos_ == "NOUN" and any(c.lower_ == "not" and dep(c) == "advmod" for c in below):
        return True
    subjects = [c for c in below if dep(c).startswith("nsubj")]
    if any(c.lower_ == "you" for c in subjects):
        return False
    if root.pos_ == "VERB" and any(c.lower_ in ("not", "n't", "n’t") for c in below if c.i < root.i):
        return True
    parts = [c for c in below if dep(c).startswith("nsubj") or dep(c) in ("obj", "expl")]
    if root.pos_ in ("VERB", "NOUN", "AUX") and any(x.lower_ == "no" for c in parts for x in c.children):
        return True
    existential = any(dep(c) == "expl" and c.lower_ == "there" for c in below)
    nothing = ("no", "not", "n't", "nothing", "none")
    return existential and any(c.lower_ in nothing for t in (root, *below) for c in (t, *t.children) if c.i in inside)


def polarity_of(layout: Layout, draft: Draft) -> str:
    """Negative where the main clause of the content is negated, whatever the act ("denied that it left" is positive)."""
    root = root_of(layout, draft)
    if root is None:
        return "positive"
    if is_negated(root) or root.lower_ in _NEGATIVE:
        return "negative"
    for child in root.children:
        if child.lower_ in _NEGATIVE and dep(child) in ("advmod", "det", "nsubj", "obj"):
            return "negative"
        if dep(child) in ("nsubj", "obj", "nsubj:pass") and any(c.lower_ in ("no", "neither") for c in child.children):
            return "negative"
    return "positive"


def kind_of(layout: Layout, draft: Draft) -> str:
    """Direct where every word of the content stands in quotation marks, mixed where some do, else indirect."""
    if "label" in draft.rules:
        return "direct"  # an interview prints what was said
    words = [i for i in draft.tokens() if not layout.tokens[i].is_punct and not layout.tokens[i].is_space]
    inside = [i for i in words if layout.quote_of[i] >= 0]
    if words and len(inside) == len(words):
        return "direct"
    return "mixed" if inside else "indirect"
