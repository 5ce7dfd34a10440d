"""In: a draft with its cue's act. Out: the act of what was said, and whether its content is negated."""

from __future__ import annotations

import re

from spacy.tokens import Token

from ..following import word_after
from .clauses import dep, is_negated
from .drafts import Draft
from .layout import Layout
from .sources import kind, mention_type

_HARSH = frozenset(
    ("illegal", "unacceptable", "shameful", "disgraceful", "outrageous", "irresponsible", "unlawful", "criminal", "reckless", "shame",
     "counterproductive", "hypocritical", "insult", "piracy", "betrayal", "cowardly", "barbaric", "disgrace", "murder", "massacre", "crime",
     "crimes", "terrorists", "aggression", "provocation", "negligence", "incompetence", "incompetent", "corrupt", "corruption", "bribe",
     "bribes", "bribery", "scandal", "scandalous", "culprit", "culprits", "guilty", "excuse", "excuses", "farce", "blackmail", "treason",
     "genocide", "sabotage", "cynical", "cynicism", "deliberate", "deliberately", "betrayed", "abandoned", "ignored",
     "misled", "lied", "cheated", "greed", "cowards", "liar", "liars", "propaganda", "unforgivable", "inexcusable", "scapegoat", "bonkers",
     "fiasco", "catastrophic", "racist", "violated", "violates", "violation", "hypocrisy", "tyrant",
     "undermines", "undermined", "prolongs", "provoked")
)  # fmt: skip
_UNTRUE = frozenset(
    ("false", "untrue", "baseless", "groundless", "unfounded", "fabricated", "fabrication", "fabrications", "invention", "invented", "nonsense",
     "fake", "rubbish", "hoax", "untruth", "slander", "unsubstantiated", "ludicrous", "myth")
)  # fmt: skip
_WORDS = frozenset(  # what can be false because it is said, shown or believed
    ("claim", "report", "allegation", "accusation", "rumour", "rumor", "information", "news", "statement", "story", "charge", "narrative",
     "testimony", "account", "assertion", "disinformation", "propaganda", "video", "footage", "picture", "photo", "image",
     "recording", "tape", "letter", "data", "figure", "number", "version", "premise", "assumption", "impression", "message", "tweet",
     "post", "article", "theory", "suggestion", "insinuation", "media", "thing", "word", "speculation", "evidence", "comparison", "notion")
)  # fmt: skip
_MAYBE = frozenset(("could", "may", "might"))
_PERHAPS = frozenset(("likely", "probably", "perhaps", "possibly", "presumably", "apparently", "maybe"))
_FUTURE = frozenset(("will", "would", "'ll", "’ll", "shall"))
_DUTY = frozenset(("must", "should", "ought"))
_READY = frozenset(("ready", "willing", "prepared", "determined", "committed", "going"))
_MINE = frozenset(("we", "i", "us", "me", "our", "my", "ours", "mine", "ourselves", "myself"))
_HIS = frozenset(("he", "she", "it", "they", "his", "her", "its", "their"))
_POSSESSIVE = frozenset(("our", "my", "his", "her", "its", "their"))
_NEGATIVE = frozenset(("no", "none", "nobody", "nothing", "never", "neither", "not", "n't", "n’t"))
_WH = frozenset(("whether", "who", "what", "when", "where", "why", "how", "which", "if"))
_SPEAKING = frozenset(
    ("recall", "like", "say", "argue", "add", "note", "stress", "remind", "love", "prefer", "think", "hope", "call")
)
# What somebody is told will happen to them: "will answer for it", "would regard it as an attack", "patience has limits".
_DENIALS = re.compile(
    r"\bnothing to do with\b|\b(?:is|are|was|were|be)(?:n[o']t| not) (?:true|so|the case|involved|behind|responsible)\b"
    r"|\b(?:was|were|had been) never (?:warned|told|asked|informed|consulted|there)\b|^(?:No|Not yet|Certainly not|Not at all|Of course not)\b",
    re.I,
)
_LET = re.compile(r"\blet (?:them|him|her|the)\b", re.I)
_INNER = frozenset(
    ("see", "hear", "care", "know", "think", "believe", "understand", "remember", "expect", "feel", "like", "want", "mind", "give", "imagine",
     "forget", "doubt", "say", "tell", "speak", "answer")
)  # fmt: skip
_HEDGED = frozenset(("say", "swear", "think", "guess", "call", "know", "believe"))
_HAPPENING = frozenset(
    "follow happen occur rise fall drop grow increase decrease decline shrink last cost worsen improve spread emerge die suffer".split()
)
_WEATHER = frozenset(("rain", "snow", "hail", "freeze", "thaw", "drizzle"))
_ADMITTING = frozenset(("admit", "acknowledge", "concede", "confess"))
_THREAT = re.compile(
    r"\b(?:(?:answer|pay|made to pay|pay (?:a|the|dearly)[^.]{0,20}) for|bear (?:the )?(?:full )?(?:responsibility|consequences)"
    r"|(?:face|suffer|have|with) (?:\w+ )?consequences|regret (?:it|this|that)|retaliat\w+|(?:respond|strike back|hit back|answer) (?:with|by) \w*\s?force"
    r"|(?:regard|treat|consider|deem|see)\w* (?:\w+ ){1,6}?(?:as )?(?:an? )?(?:act of war|attack|assault|declaration of war|provocation)"
    r"|patience (?:has|is|had|was)[^.]{0,20}(?:limit|end|run)|(?:take|taken) (?:all |every )?(?:\w+ )?(?:measures|action) against|will be (?:shot|punished|hunted)"
    r"|no mercy|strike back|hit back)",
    re.I,
)


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
    doc = layout.tokens
    text = layout.text[layout.starts[draft.content[-1][0]] : layout.ends[draft.content[-1][1] - 1]]
    lemma = doc[draft.anchor].lemma_.lower() if draft.anchor >= 0 else ""
    first = doc[draft.content[0][0]].lower_
    root = root_of(layout, draft)
    if lemma == "ask":
        return "question" if first in _WH or text.endswith("?") or draft.act == "question" else draft.act
    barred = first == "not" and word_after(doc[draft.content[0][0]]) == "to"  # "warned them not to talk"
    if lemma in ("warn", "caution"):
        before = layout.tokens[draft.start - 1].lower_ if draft.start else ""
        return "request" if barred or "against" in (first, before) else _of_warning(root)
    if lemma == "tell" and (first == "to" or barred):
        return "demand"
    if draft.act == "deny" and draft.anchor >= 0 and is_negated(doc[draft.anchor]):
        return "other"  # "did not deny"
    if (
        first == "i"
        and word_after(layout.tokens[draft.start]) in ("think", "believe", "guess", "suspect")
        and draft.act == "assert"
    ):
        return "conjecture"
    if draft.act == "other":
        return _of_words(layout, draft) or "other"  # "called the charge groundless", "called the deal a disgrace"
    if draft.act != "assert":
        return draft.act
    last = doc[draft.end] if draft.end < len(doc) else None
    asks = text.endswith("?") or (last is not None and last.text == "?" and layout.quote(draft.end - 1) is not None)
    if asks and len(draft.content) == 1 and not any(mark in text[:-1] for mark in ".!"):
        return "question"
    if lemma in _ADMITTING:
        return "assert"
    if lemma == "allegedly":
        return "blame"
    return "assert" if root is None else _of_clause(layout, draft, root)


def _of_clause(layout: Layout, draft: Draft, root: Token) -> str:
    """The act that a reported clause shows, strongest first: threat, denial, demand, promise, conjecture, blame, thanks."""
    helpers = {c.lower_ for c in root.children if dep(c) in ("aux", "aux:pass")}
    inside = draft.tokens()
    text = " ".join(layout.text[layout.starts[a] : layout.ends[b - 1]] for a, b in draft.content)
    own = _own_side(layout, draft, root)
    binds = _binds(layout, draft)
    if _THREAT.search(text) and not _MINE & {c.lower_ for c in root.children if dep(c).startswith("nsubj")}:
        return "threaten"
    negated = _negated(root, inside)
    if layout.tokens[draft.start].lower_ in _PERHAPS:
        return "conjecture"
    hedged = "would" in helpers and root.lemma_.lower() in _HEDGED  # "I would not say so"
    if negated and helpers & _FUTURE and binds and root.lemma_.lower() != "be" and not hedged and not _befalls(root):
        return "promise"  # "we will not run away"
    if _DENIALS.search(text) or (negated and _contests(layout, draft, root, own, binds)):
        return "deny"
    if _demands(layout, root, helpers, own, text):
        return "demand"
    if helpers & _FUTURE and not negated and root.lemma_.lower() not in _SPEAKING:
        return _of_future(layout, draft, root, helpers, binds)
    if (own or _commits(layout, draft, root)) and any(
        layout.tokens[i].lower_ in _READY and layout.tokens[i].nbor().lower_ == "to" for i in inside if i + 1 in inside
    ):
        return "promise"
    near = {t.lower_ for c in root.children for t in (c, *c.children)}
    if helpers & _MAYBE or root.lemma_ in ("seem", "appear") or near & _PERHAPS:
        return "conjecture"
    if root.lemma_.lower() in ("thank", "congratulate") or root.lower_ == "thank":
        return "praise"
    return _of_words(layout, draft) or "assert"


def _of_future(layout: Layout, draft: Draft, root: Token, helpers: set[str], binds: bool) -> str:
    """What is said of the future: a promise of those who can bind themselves, a conjecture of experts and of believers."""
    copula = any(dep(c) == "cop" for c in root.children) or root.lemma_ == "be"
    if root.morph.get("VerbForm", []) == ["Part"] and "have" in helpers:
        return "conjecture"
    if draft.attitude == "belief":
        return "conjecture"
    if not binds:
        nouns = {kind(layout.tokens[i]) for i in range(*draft.source[0])} if draft.source else set()
        return "conjecture" if nouns & {"expert", "witness"} else "assert"
    if copula and "would" in helpers and root.pos_ in ("ADJ", "NOUN", "NUM"):
        return "assert"
    if _befalls(root):
        return "assert"
    words = {layout.tokens[i].lower_ for i in draft.tokens()}
    return "promise" if "if" not in words or _commits(layout, draft, root) else "assert"


def _befalls(root: Token) -> bool:
    """Whether what will be is in nobody's power who speaks: "charges will follow", "he will be charged", "it will rain"."""
    passive = any(dep(c) == "aux:pass" for c in root.children)
    for child in root.children:
        if not dep(child).startswith(("nsubj", "expl")):
            continue
        if passive:
            return child.lower_ in ("he", "she", "they")
        if child.pos_ == "NOUN":
            owned = any(c.lower_ in _POSSESSIVE for c in child.children)
            return kind(child) is None and not owned and root.lemma_.lower() in _HAPPENING
        return child.lower_ == "it" and root.lemma_.lower() in _WEATHER
    return False


def _contests(layout: Layout, draft: Draft, root: Token, own: bool, binds: bool) -> bool:
    """Whether a negated clause denies something: what happened or was planned, by somebody who can be held to it.

    What somebody did not see or feel, and what is never so ("the sea does not negotiate"), is no denial; nor is a judgement
    ("the strikes were not effective").
    """
    if len(draft.tokens()) <= 4 and layout.quote_of[root.i] >= 0:
        return True  # "Not this year."
    if root.lemma_.lower() in _INNER:
        return False
    does = any(c.lower_ in ("do", "does") for c in root.children)
    judged = root.pos_ == "ADJ" and any(dep(c) == "cop" for c in root.children)
    if does or judged:
        return own and not judged and not layout.quote_of[root.i] >= 0
    return own or binds


def _of_words(layout: Layout, draft: Draft) -> str | None:
    """The act that single words of a content show: what is called untrue is denied, what is called a crime is blamed."""
    tokens = [layout.tokens[i] for i in draft.tokens()]
    words = {t.lower_ for t in tokens}
    untrue = any(t.lower_ in _UNTRUE and not _of_a_thing(t) for t in tokens)
    if untrue and not words & {"not", "n't", "n’t"}:
        return "deny"
    if words & _HARSH or any(t.lemma_.lower() == "lie" and t.pos_ == "NOUN" for t in tokens):
        return "blame"
    return None


def _of_a_thing(word: Token) -> bool:
    """Whether it says how a thing is made and not that words are wrong: "a false passport", not "a false claim"."""
    return dep(word) in ("amod", "compound") and word.head.pos_ == "NOUN" and word.head.lemma_.lower() not in _WORDS


def _own_side(layout: Layout, draft: Draft, root: Token) -> bool:
    """Whether the content's main clause is about the speaker's own side: "we", "our drones", "his troops", its own country."""
    near = [root, *(t for c in root.children for t in (c, *c.children))]
    quoted = layout.quote_of[root.i] >= 0
    words = {t.lower_ for t in near if t.i in draft.tokens()}
    if words & _MINE:
        return True
    if not quoted and words & _HIS and draft.source:
        return True
    if not draft.source:
        return False
    theirs = {
        t.lower_[:4] for t in layout.tokens[slice(*draft.source[0])] if t.pos_ in ("PROPN", "ADJ") and len(t.text) > 3
    }
    return any(t.lower_[:4] in theirs for t in near if t.i in draft.tokens() and t.text[:1].isupper())


def _negated(root: Token, inside: set[int]) -> bool:
    """Whether the main clause is negated: "did not", "never", "no shells were", "none of them", "there is no"."""
    below = [c for c in root.children if c.i in inside]
    if any(c.lower_ == "you" for c in below if dep(c).startswith("nsubj")):
        return False
    words = [t.lower_ for t in root.doc[min(inside) : min(inside) + 3]]
    if words[:2] in (
        ["no", "more"],
        ["no", "fewer"],
        ["no", "less"],
        ["not", "more"],
        ["not", "less"],
        ["not", "only"],
    ):
        return False  # a comparator of a figure
    if root.lower_ in ("no", "not", "none", "nothing") or _denies(root, inside):
        return True
    if any(c.lower_ == "never" for c in below):
        return True
    subjects = [c for c in below if dep(c).startswith("nsubj")]
    return any(c.lower_ in ("none", "nothing", "nobody", "neither") or _not_one(c) for c in subjects)


def _not_one(noun: Token) -> bool:
    """Whether the noun is counted as none: "not a single aircraft", "not one soldier"."""
    return any(c.lower_ in ("not", "no") for t in (noun, *noun.children) for c in t.children)


def _demands(layout: Layout, root: Token, helpers: set[str], own: bool, text: str) -> bool:
    """`the work must stop`, `let them show it`, `we need sandbags`, `Pay.`: what others are to do."""
    if helpers & _DUTY and not own and root.lemma_.lower() != "be":
        return True
    quoted = layout.quote_of[root.i] >= 0
    if not quoted:
        return False
    subjects = [c.lower_ for c in root.children if dep(c).startswith("nsubj")]
    if root.lemma_.lower() in ("want", "demand", "insist", "need") and "we" in subjects:
        return True
    if _LET.search(text):
        return True
    first = next((t for t in (*root.lefts, root) if t.is_alpha), root)
    return not subjects and root.pos_ == "VERB" and root.tag_ == "VB" and first == root and not helpers & _FUTURE


def _binds(layout: Layout, draft: Draft) -> bool:
    """Whether what the source says of the future can be a promise: not from witnesses, experts or documents."""
    if not draft.source:
        return True
    span = draft.source[0]
    nouns = {kind(layout.tokens[i]) for i in range(*span)}
    return not nouns & {"witness", "expert", "document", "media"}


def _of_warning(root: Token | None) -> str:
    if root is None:
        return "assert"
    helpers = {c.lower_ for c in root.children if dep(c) in ("aux", "aux:pass")}
    if helpers & _FUTURE and any(c.lower_ in ("we", "i") for c in root.children if dep(c).startswith("nsubj")):
        return "threaten"
    return "conjecture" if helpers & (_MAYBE | _FUTURE) else "assert"


def _commits(layout: Layout, draft: Draft, root: Token) -> bool:
    """Whether the subject is the speaker or a side that can bind itself, or nobody: what will be done is done by who says so."""
    passive = any(dep(c) == "aux:pass" for c in root.children)
    for child in root.children:
        if dep(child).startswith("nsubj"):
            if child.lower_ in ("we", "i", "he", "she", "it", "they"):
                return True
            if any(c.lower_ in _POSSESSIVE for c in child.children) or passive:
                return True
            return mention_type(child.doc, child.i) in ("GPE", "NORP")
    return False


def _denies(root: Token, inside: set[int]) -> bool:
    """Whether the main clause says that something is not so: negated verb, "there is no", "no shells were", "had no"."""
    below = [c for c in root.children if c.i in inside]
    if root.lower_ in ("no", "not"):
        return True
    if root.pos_ == "NOUN" and any(c.lower_ in ("not", "no") and dep(c) in ("advmod", "det") for c in below):
        return True
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
    """Direct where every word of the content stands in quotation marks, mixed where some do, else indirect.

    A name in quotation marks ("Captain Blue", 'Ivo Marn') is nobody's words.
    """
    if "label" in draft.rules or "embedded post" in draft.rules:
        return "direct"  # an interview, or a post, is printed as it was said
    words = [i for i in draft.tokens() if not layout.tokens[i].is_punct and not layout.tokens[i].is_space]
    inside = [i for i in words if layout.quote_of[i] >= 0]
    if words and len(inside) == len(words):
        return "direct"
    named = {q for q in {layout.quote_of[i] for i in inside} if _is_name(layout, q)}
    return "mixed" if any(layout.quote_of[i] not in named for i in inside) else "indirect"


def _is_name(layout: Layout, number: int) -> bool:
    """Whether the quotation is no more than a name: up to five words, each with a capital but those that link."""
    quote = layout.quotes[number]
    words = [t for t in layout.tokens[quote.inner : quote.outer] if not t.is_punct and not t.is_space]
    linking = ("of", "the", "al", "el", "de", "bin", "and", "for", "von", "ibn")
    capital = [t for t in words if t.text[:1].isupper() and t.pos_ in ("PROPN", "NOUN", "ADJ")]
    rest = [t for t in words if t not in capital and t.lower_ not in linking]
    return 1 < len(words) <= 5 and len(capital) > 1 and not rest
