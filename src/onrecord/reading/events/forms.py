"""A token in, the forms out under which a list of words may hold it: as written, its lemma, what lies under its endings."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

IRREGULAR = {
    form: lemma
    for lemma, forms in {
        "fly": "flew flown",
        "send": "sent",
        "strike": "struck stricken",
        "fight": "fought",
        "shoot": "shot",
        "flee": "fled",
        "blow": "blew blown",
        "give": "gave given",
        "withdraw": "withdrew withdrawn",
        "hold": "held",
        "meet": "met",
        "seek": "sought",
        "break": "broke broken",
        "take": "took taken",
        "come": "came",
        "go": "went gone",
        "spend": "spent",
        "lend": "lent",
        "beat": "beaten",
        "overthrow": "overthrew overthrown",
        "freeze": "froze frozen",
        "slay": "slew slain",
        "burn": "burnt",
        "dig": "dug",
        "overrun": "overran",
        "retake": "retook retaken",
        "draw": "drew drawn",
        "tear": "tore torn",
        "sue": "sued",
        "die": "dying",
        "tell": "told",
        "throw": "threw thrown",
        "sink": "sank sunk",
        "forbid": "forbade forbidden",
    }.items()
    for form in forms.split()
}


_FIRED = frozenset(("fired", "launched", "guided", "propelled"))
_ARMED = frozenset(("attack", "assault", "combat"))
_BUILT = frozenset(
    "drone helicopter aircraft plane jet warplane submarine boat craft rifle weapon gun vehicle force unit team".split()
)


def lemmas_of(token: Token) -> tuple[str, ...]:
    """The forms under which the lexicon may hold the token: as written, the model's lemma, what lies under the endings."""
    lower = token.lower_
    return tuple(dict.fromkeys((lower, token.lemma_.lower(), *_stems(lower))))


def _stems(lower: str) -> Iterator[str]:
    if lower in IRREGULAR:
        yield IRREGULAR[lower]
    for ending in ("ing", "ed", "es", "s"):
        if lower.endswith(ending) and len(lower) > len(ending) + 2:
            base = lower[: -len(ending)]
            yield base
            yield base + "e"
            if base.endswith("i"):
                yield base[:-1] + "y"
            if len(base) > 3 and base[-1] == base[-2]:
                yield base[:-1]


def is_kind(token: Token) -> bool:
    """True of a word that says what a weapon or a force is for: "attack drones", "a shoulder-fired missile"."""
    if token.lower_ in _FIRED and token.i > 0 and token.nbor(-1).text in ("-", "\u2010", "\u2011"):
        return True
    armed = token.dep_ == "compound" and token.lower_ in _ARMED
    return armed and any(lemma in _BUILT for lemma in lemmas_of(token.head))
