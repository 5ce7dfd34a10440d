"""A verb in, whether what it tells lasts out: people who are held, borders that stay shut, attempts."""

from __future__ import annotations

import re

from spacy.tokens import Token

from .forms import lemmas_of
from .lexicon import lexicon

_HOLDING = frozenset(
    "hold detain trap block ban bar prohibit forbid surround besiege encircle occupy control guard station deploy confine "
    "imprison jail strand restrict arm".split()
)
_SEIZED = frozenset("catch apprehend detain arrest stop kill intercept shoot spot".split())
_TRYING = frozenset(("try", "attempt"))
_SETTING_OUT = frozenset("go travel leave come fly head return".split())
_HAVE = frozenset(("has", "have", "had", "'ve", "'s", "'d"))
_ARE = frozenset(("is", "are", "'s", "'re", "am", "'m"))
_WERE = frozenset(("was", "were"))
_UNTIL_NOW = re.compile(r"\bsince\b|\b(?:thus|so) far\b|\bstill\b", re.IGNORECASE)


def _is(token: Token, words: frozenset[str]) -> bool:
    return any(lemma in words for lemma in lemmas_of(token))


def _auxiliaries(token: Token) -> set[str]:
    return {c.lower_ for c in token.children if c.dep_.startswith(("aux", "cop"))}


def lasts(token: Token) -> bool:
    """True of a passive that tells a state: "is banned", "has been held since June", "was being treated", "areas held by rebels"."""
    auxiliaries = _auxiliaries(token)
    if "being" in auxiliaries:
        return bool(auxiliaries & (_ARE if token.dep_.startswith("acl") else _ARE | _WERE))
    if token.tag_ not in ("VBN", "VBD") or not _is(token, _HOLDING):
        return False
    if not auxiliaries:
        placed = token.dep_ == "acl" and token.head.pos_ == "NOUN" and not _is_somebody(token.head)
        return placed and any(c.dep_.startswith("obl") and _case(c) == "by" for c in token.children)
    if auxiliaries & _ARE and "been" not in auxiliaries and any(c.dep_ == "aux:pass" for c in token.children):
        return True
    if not auxiliaries & _HAVE:
        return False
    return _UNTIL_NOW.search(token.sent.text) is not None


def _is_somebody(noun: Token) -> bool:
    words = lexicon().classes
    return noun.lower_ in ("one", "ones") or any(
        lemma in words[name] for lemma in lemmas_of(noun) for name in ("PEOPLE", "CAPTURED")
    )


def _case(token: Token) -> str:
    return next((c.lower_ for c in token.children if c.dep_ in ("case", "mark")), "")


def was_tried(token: Token) -> bool:
    """True of "tried to cross", "were caught trying to cross": the attempt was made, whatever came of it."""
    trying = token.head
    if not _is(trying, _TRYING) or trying.pos_ != "VERB":
        return False
    if trying.tag_ == "VBG" and not _auxiliaries(trying):
        above = trying.head
        return above.pos_ == "VERB" and _is(above, _SEIZED) and above.tag_ in ("VBN", "VBD")
    return trying.tag_ == "VBD" and not _auxiliaries(trying)


def is_tried(token: Token) -> bool:
    """True of "is trying to take it", "have been trying for weeks to take it"."""
    trying = token.head
    return trying.tag_ == "VBG" and _is(trying, _TRYING) and bool(_auxiliaries(trying) & (_ARE | {"have", "has"}))


def set_out_for(token: Token) -> bool:
    """True of "went to Ilda to fight": who set out for it did it."""
    above = token.head
    return (
        token.dep_ in ("advcl", "xcomp")
        and above.tag_ == "VBD"
        and _is(above, _SETTING_OUT)
        and not _auxiliaries(above)
        and not any(c.lower_ in ("no", "not", "never", "nobody") for c in above.subtree if c.i < token.i)
    )
