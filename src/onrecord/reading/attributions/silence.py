"""In: a draft of an attribution. Out: why nobody says anything in it, where that is so: nobody, a thing claimed, a story untold.

Beside unsaid.py, which knows the cues that say nothing: here it is the source or the object that shows it.
"""

from __future__ import annotations

from spacy.tokens import Token

from .clauses import children, dep, is_negated, is_passive, noun_phrase
from .drafts import Draft
from .layout import Layout
from .lexicon import nouns
from .sources import can_speak, mention_type

_NOBODY = frozenset(("nobody", "none", "neither"))
_CLAIMING = frozenset(("claim", "swear", "declare"))
_PLACES = frozenset(("GPE", "LOC"))
_LAND = frozenset("province territory island region area land valley town village peninsula strip".split())
_DEEDS = frozenset(("responsibility", "credit"))  # to claim these is to say that one did it
_TALES = frozenset(("story", "tale", "version", "account"))
_OTHERWISE = frozenset(("another", "other", "different", "differently", "otherwise"))
_FREE_TO = frozenset(
    ("authorize", "authorized", "authorise", "authorised", "allow", "permit", "able", "willing", "ready")
)
_CHARGED = frozenset(("charge", "indict"))
_RECEIVING = frozenset(("gain", "draw", "attract", "receive", "win", "earn", "face", "meet", "provoke", "spark"))
_JUDGING = frozenset(("praise", "criticism", "condemnation", "blame", "applause", "scorn", "outrage"))


def nobody_says(layout: Layout, draft: Draft) -> str:
    """Why nothing is said by anybody: "No expert confirmed that", "which claims the valley"; empty where somebody says it."""
    if draft.source and _nobody(layout, draft.source[0]):
        return "it is said that nobody said it"
    if not draft.learned or draft.anchor < 0:
        return ""
    if draft.source and not any(layout.read(i) for i in range(*draft.source[0])):
        return "a dateline's place is no speaker"
    cue = layout.tokens[draft.anchor]
    if cue.lemma_.lower() in _JUDGING and _received(layout, draft, cue):
        return "somebody is judged, by nobody who is named"
    quoted = any(layout.quote_of[i] >= 0 for i in draft.tokens())
    if quoted or _clause(layout, draft):
        return ""
    if _not_given(cue):
        return "the cue is negated: nothing was said"
    if cue.lemma_.lower() in _CLAIMING and cue.pos_ == "VERB" and _owned(layout, draft, cue):
        return "something is claimed as one's own, nothing is said"
    words = {layout.tokens[i].lower_ for i in draft.tokens()}
    tale = len(words) <= 5 and bool(words & _OTHERWISE) and bool(words & _TALES or "it" in words)
    if cue.lemma_.lower() == "tell" and tale:
        return "that it is told otherwise, not what"
    if cue.lemma_.lower() in _CHARGED and draft.source and is_passive(cue):
        return "somebody is charged, nobody is quoted"
    return ""


def _nobody(layout: Layout, span: tuple[int, int]) -> bool:
    """Whether the source is nobody: "no expert", "none of the men", "neither side"; a number is somebody ("No 10")."""
    first = layout.tokens[span[0]]
    after = layout.tokens[span[0] + 1] if span[1] - span[0] > 1 else None
    if first.lower_ in _NOBODY:
        return True
    if first.lower_ != "no" or after is None:
        return False
    return after.lower_ == "one" or (after.pos_ in ("NOUN", "ADJ") and after.text != "." and not after.like_num)


def _clause(layout: Layout, draft: Draft) -> bool:
    """Whether the content has a verb of its own: a finite one, an infinitive."""
    words = [layout.tokens[i] for i in draft.tokens()]
    return any(t.pos_ in ("VERB", "AUX") and t.morph.get("VerbForm", []) in (["Fin"], ["Inf"]) for t in words)


def _not_given(cue: Token) -> bool:
    """Whether the noun is of what was not given, the verb of what nobody may do: "issued no", "not authorised to comment"."""
    head = cue.head
    if cue.pos_ == "NOUN" and dep(cue) == "obj" and head.pos_ == "VERB":
        return is_negated(head)
    return dep(cue) in ("xcomp", "ccomp", "advcl") and head.lemma_.lower() in _FREE_TO and is_negated(head)


def _owned(layout: Layout, draft: Draft, cue: Token) -> bool:
    """Whether land is claimed, or something of which the content is only the rest: "claims | allegiance to | the Front"."""
    own = draft.tokens()
    things = [c for c in children(cue, "obj") if c.i > cue.i]
    if not things:
        return False
    thing = things[0]
    if thing.i not in own:
        return thing.lemma_.lower() not in nouns() and thing.lemma_.lower() not in _DEEDS
    return mention_type(layout.doc, thing.i) in _PLACES or thing.lemma_.lower() in _LAND


def _received(layout: Layout, draft: Draft, cue: Token) -> bool:
    """Whether the source is who is praised or blamed, by nobody who is named: "The group drew praise for the bridge".

    Where it is named who praises ("drew praise from the guild for"), that becomes the source, and the "for" leaves the content.
    """
    verb = cue.head
    if verb.lemma_.lower() not in _RECEIVING or dep(cue) not in ("obj", "obl") or not draft.source:
        return False
    if not any(draft.source[0][0] <= c.i < draft.source[0][1] for c in children(verb, "nsubj")):
        return False
    judges = [c for c in (*cue.rights, *verb.rights) if c.left_edge.lower_ == "from" and can_speak(c)]
    if judges:
        start, end = noun_phrase(judges[0])
        draft.source = [(start + (layout.tokens[start].pos_ == "ADP"), end)]
        first, stop = draft.content[0]
        draft.content[0] = (first + (layout.tokens[first].lower_ == "for" and stop - first > 1), stop)
    return not judges
