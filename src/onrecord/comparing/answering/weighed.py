"""Measured statements in, with the claims and contradictions that a record holds of them; their stance towards the sentence out.

First each statement is weighed by itself. Then it counts what those say that stand with it on one claim of the record, and
those that contradict it: a sentence that one of them plainly says is supported by the others, too.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Final

from ..pairs.model import Logistic
from .measured import NAMES, Measured

SUPPORTS: Final = 0.5
"""Probability from which a statement supports the sentence: more than eight in ten of those do (`quality.gate check_unread`)."""
SUPPORTS_IN_SPITE: Final = 0.75
"""The same where something speaks against it: a "no" on one side, a name that is not met."""
SUPPORTS_BY_RULE: Final = 0.4
"""The same where the rules over contradictions set it against the sentence's denial."""
OPPOSES: Final = 0.35
"""The same for opposes, of which more than half do: they are fewer than those that support, and worth a look each."""
DISCUSSES: Final = 0.3  # probability that it is on the sentence's claim at all
AGAIN = (
    "on",
    "side",
    "on_its_side",
    "on_other_side",
    "mates",
    "mates_mean",
    "mates_side",
    "against_support",
    "against_oppose",
)
"""What is known of a statement once all were weighed by themselves."""
_WHOLE = 0.95  # share of the sentence from which a statement holds all of it
_NEARLY = 0.8
_LITTLE_MORE = 0.6  # share of the statement that the sentence then holds, where it says hardly more
_NEVER = 2.0  # more than any probability
_ALMOST = 1e-4


def weighed(
    told: Sequence[Measured],
    claims: Mapping[int, Mapping[str, str]],
    conflicts: Mapping[int, Iterable[tuple[int, float]]],
) -> list[tuple[str, float]]:
    """(supports, opposes, discusses or "", probability) of each statement.

    `claims`: number of a statement -> claim -> its stance there; `conflicts`: number -> (number, confidence).
    """
    out = []
    on, side = ([model(name).probability(each.values) for each in told] for name in ("on", "side"))
    for each, values in zip(told, second(told, on, side, claims, conflicts), strict=True):
        if _words_decide(each):
            out.append((each.stance, each.score))
            continue
        supports, opposes = (model(name).probability(values) for name in ("supports", "opposes"))
        alone = 1 / (1 + math.exp(-values["on"]))
        if supports >= _asked_of(values) and supports >= opposes:
            out.append(("supports", supports))
        elif opposes >= OPPOSES:
            out.append(("opposes", opposes))
        else:
            out.append(("discusses", max(alone, supports, opposes)) if alone >= DISCUSSES else ("", alone))
    return out


def _words_decide(each: Measured) -> bool:
    """Whether a statement holds the whole sentence, or nothing else: then a "not", another doer or number is what tells, which the models do not see."""
    values = each.values
    firm = each.stance in ("supports", "opposes")
    if firm and (min(values["cover_asked"], values["matter"]) >= _WHOLE or values["cover_told"] >= _WHOLE):
        return True
    if values["ruled_against"] or values["ruled_by"]:
        return False  # what words leave open the rules over contradictions settle
    said = _WHOLE if not values["strange"] else _NEARLY  # the same of somebody else is no support
    return each.stance == "discusses" and values["matter"] >= said and values["cover_told"] >= _LITTLE_MORE


def _asked_of(values: Mapping[str, float]) -> float:
    """How sure a support must be: surer where one side says no, or where whom the sentence names is not met; of another number none is."""
    if values["numbers_apart"] or (values["numbers_other"] and not values["numbers_alike"]):
        return _NEVER
    if values["ruled_by"]:
        return SUPPORTS_BY_RULE
    if values["no_differs"] or values["turned"] or values["strange"]:
        return SUPPORTS_IN_SPITE
    return SUPPORTS


def second(
    told: Sequence[Measured],
    on: Sequence[float],
    side: Sequence[float],
    claims: Mapping[int, Mapping[str, str]],
    conflicts: Mapping[int, Iterable[tuple[int, float]]],
) -> list[dict[str, float]]:
    """NAMES and AGAIN of each statement: log odds by itself, what its fellows on a claim give, and what contradicts it.

    `on`, `side`: the probability of each by itself that it is on the sentence's claim, and that it then opposes it.
    """
    place = {each.number: at for at, each in enumerate(told)}
    fellows: dict[str, list[tuple[int, str]]] = {}
    for at, each in enumerate(told):
        for claim, stance in sorted(claims.get(each.number, {}).items()):
            fellows.setdefault(claim, []).append((at, stance))
    out = []
    for at, each in enumerate(told):
        mates = mean = turned = 0.0
        for claim, stance in sorted(claims.get(each.number, {}).items()):
            others = [(other, taken == stance) for other, taken in fellows[claim] if other != at]
            if not others:
                continue
            mates = max(mates, *(on[other] for other, _ in others))
            mean = max(mean, sum(on[other] for other, _ in others) / len(others))
            signed = max((on[other] * (1 - 2 * side[other]) * (1 if same else -1) for other, same in others), key=abs)
            turned = signed if abs(signed) > abs(turned) else turned
        met = [(place[other], sure) for other, sure in conflicts.get(each.number, ()) if other in place]
        again = {
            "on": _odds(on[at]),
            "side": _odds(side[at]),
            "on_its_side": on[at] * (1 - side[at]),
            "on_other_side": on[at] * side[at],
            "mates": mates,
            "mates_mean": mean,
            "mates_side": turned,
            "against_support": max((on[k] * (1 - side[k]) * sure for k, sure in met), default=0.0),
            "against_oppose": max((on[k] * side[k] * sure for k, sure in met), default=0.0),
        }
        out.append({**each.values, **again})
    return out


def _odds(probability: float) -> float:
    kept = min(max(probability, _ALMOST), 1 - _ALMOST)
    return math.log(kept / (1 - kept))


@lru_cache(maxsize=8)
def model(name: str) -> Logistic:
    """One of the four models of `weights.json` (made by training/claims/asked.py): on, side, supports, opposes."""
    data = json.loads(files(__package__).joinpath("weights.json").read_text(encoding="utf-8"))[name]
    known = {*NAMES, *AGAIN}
    assert known.issuperset(data["weights"]), f"weights.json: {sorted(set(data['weights']) - known)} are not measured"
    return Logistic(weights=data["weights"], intercept=data["intercept"])
