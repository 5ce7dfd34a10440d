"""A sentence and its frames in, the sentence that denies it out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

_NO = re.compile(r"\b(?:not?|never|none|nobody|no[ -]one|nothing|neither|nor|without|only)\b|n['\u2019]t\b", re.I)
_THERE_IS = re.compile(
    r"\b(there (?:is|are|was|were|has been|have been|had been)) (?:an? |some |any )?(?!\d|about |at |more )", re.I
)
_HELPER = re.compile(
    r"\b(?:is|are|was|were|will|would|can|could|(?:has|have|had)(?= (?:been\b|\w+(?:ed|en|un|wn|nt|ne|ft|ld|ht)\b)))\b",
    re.I,
)
_WORD = re.compile(r"[\w'\u2019-]+")


def denial(claim: str, frames: Sequence[Mapping[str, Any]]) -> str | None:
    """The words that say that it is not so ("no troops are there", "did not fire"); None where it says no itself, or tells no doing.

    `frames`: rows of `statement_frame`; a deed without a helping verb is denied by "did not" or "does not" and its lemma.
    """
    if _NO.search(claim):
        return None
    if there := _THERE_IS.search(claim):
        return f"{claim[: there.end(1)]} no {claim[there.end() :]}"
    main = next((row for row in frames if row["main"] and row["kind"] in ("verb", "state")), None)
    if main is None:
        return None
    at = main["start_char"]
    helper = next((each for each in _HELPER.finditer(claim) if main["kind"] == "state" or each.end() <= at), None)
    if helper is not None:
        return f"{claim[: helper.end()]} not{claim[helper.end() :]}"
    verb = _WORD.match(claim, at)
    if main["kind"] != "verb" or verb is None:
        return None
    does = verb[0].endswith("s") and verb[0].lower() != main["predicate"]
    helped = "does" if does else "do" if verb[0].lower() == main["predicate"] else "did"
    return f"{claim[:at]}{helped} not {main['predicate'].replace('_', ' ')}{claim[verb.end() :]}"
