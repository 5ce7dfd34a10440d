"""A side in; whether it says no, holds a word of no, or takes no stand at all, out."""

from __future__ import annotations

import re
from typing import Final

from .sides import Side

UNAWARE: Final = re.compile(
    r"\b(?:(?:not|n[’']t|never) (?:been )?(?:made )?aware (?:of|that)|unaware (?:of|that)|(?:not|n[’']t|never) (?:seen|heard|found|had|have|got|see) (?:of )?any"
    r" (?:\w+ )?(?:evidence|indications?|information|signs?|proof|reports?) (?:of|that|to suggest)"
    r"|no (?:\w+ )?(?:evidence|indications?|information|knowledge|signs?|proof) (?:\w+ )?(?:of|that|to suggest|about))\b",
    re.I,
)
_CLAIM_ONLY = re.compile(
    r"\W*(?:(?:the|that|this|those|these|its|his|her|their|any|all|such|a|an|of|in|by|about|on|[A-Z][\w.’'-]*)\s+)*"
    r"(?:claims?|reports?|accusations?|allegations?|charges?|rumou?rs?|stor(?:y|ies)|statements?|news|it|this|that)\W*"
)
_BOUND = r"(?! (?:more|less|fewer|later|earlier|sooner) than\b)"  # "no more than 40" is a number
_NONE_FIRST = re.compile(rf"\W*(?:(?:no|not){_BOUND}|none|nobody|nothing)\b", re.I)
_NO = re.compile(
    rf"\b(?:(?:no|not){_BOUND}|never|none|nothing|neither|nor|nobody|without|un(?:true|founded|aware)|den(?:y|ies|ied|ying)|refus\w+|reject\w*|false|fake"
    r"|fabricat\w+|lies?|lying|lied|rumou?rs?|incorrect|wrong)\b|n[’']t\b",
    re.I,
)
_NOT_SO_MANY = re.compile(
    r"(?:not|n[’']t) (?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty)\b", re.I
)
_NOT = r"(?:not|never|n[’']t|in no way|hardly|no longer)"
_COULD_NOT = r"(?:(?:could|can|did|does|do|is|are|was|were|have|has)(?:n[’']t| not|not| never))"
BORN: Final = r"(?:come|came|broken|originated?|stem(?:med)?|resulted?)"
PARTED: Final = re.compile(
    rf"\bunrelated[”\"’']* (?:to|with)\b|\b{_NOT} (?:\w+ )?(?:related|linked|connected|tied) (?:to|with)\b"
    r"|\bnothing (?:whatsoever |at all )?to do with\b"
    r"|\bno (?:\w+ )?(?:connection|link|relation|relationship) (?:to|with|between)\b"
    rf"|\b{_COULD_NOT} (?:\w+ )?(?:have |be |been )?(?:{BORN} (?:off|from)|(?:caused|triggered|left|made) by|due to"
    r"|an? (?:piece|part|fragment|chip|result|consequence) of)\b"
    r"|\b(?:precludes?|excludes?|rules? out) any (?:related|connection|link)\b",
    re.I,
)
"""What parts two things: "unrelated to", "could not have come from"."""
OTHER_CAUSE: Final = re.compile(
    r"(?<!\bno )(?<!\bnot )\b(?:some |an)?other (?:cause|explanation|origin|culprit)\b|\b(?:a|some) different (?:cause|explanation|origin)\b",
    re.I,
)
UNLIKELY: Final = re.compile(r"\b(?:unlikely|implausible|improbable|doubtful)\b", re.I)
ENDED: Final = re.compile(r"\b(?:no longer|any ?more|any longer)\b", re.I)
_LASTING = re.compile(
    r"\b(?:is|are|am|remains?|still|continues?|keeps?)\b|\b(?:he|she|it|that|there|who|they|we|you)[’'](?:s|re)\b", re.I
)


def ended(a: Side, b: Side) -> bool:
    """Whether one says that a thing is no longer so, and the other only that it was: "they are no longer married", "he had married"."""
    return any(ENDED.search(one.text) and not _LASTING.search(other.text) for one, other in ((a, b), (b, a)))


def denying(side: Side) -> bool:
    """Whether a side speaks by saying no."""
    return side.refuses or side.act == "deny" or any(frame.main and frame.negated for frame in side.frames)


def says_no(side: Side) -> bool:
    """Whether a side denies, knows of nothing, begins with "no" or parts two things: of two that do so neither is against the other."""
    words = (UNAWARE.search(side.text), _NONE_FIRST.match(side.text), PARTED.search(side.text))
    return denying(side) or any(words) or bool(OTHER_CAUSE.search(side.text))


def holds_a_no(side: Side) -> bool:
    """Whether any word of a side says no, or calls something untrue."""
    return side.refuses or bool(_NO.search(side.text))


def corrects_a_number(side: Side) -> bool:
    """Whether all that a side says no to is a number: "thirteen dead, not eleven" denies no death."""
    rest = _NOT_SO_MANY.sub("", side.text)
    return rest != side.text and not _NO.search(rest)


def names_a_claim(side: Side) -> bool:
    """Whether a denial names a claim and does not say which: "denied the report", "denied it"."""
    return side.refuses and bool(_CLAIM_ONLY.fullmatch(side.text))
