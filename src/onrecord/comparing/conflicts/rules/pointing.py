"""Sides of a story in; pairs out of which one denies by pointing at what others claim: "rejected the claims", "called the story a fairy tale"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..lexicon import lexicon, stemmed
from ..sides import Conflict, Side, in_text_order, may_oppose
from .accusation import accusation, answered, claimants
from .fate import fates, of_another_year
from .links import claims_deed

_SCORE = 0.7
_BESIDE = 400  # code points before it in which stands what is meant
_NO_CLAIM = 200  # code points that a claim may stand farther off than what is merely said
_TELLING = 12  # code points of a statement that says something
_CLAIM = r"(?:claims?|reports?|allegations?|accusations?|charges?|rumou?rs?|suggestions?|assertions?|stor(?:y|ies)|versions?|news|talk)"
_THE = r"(?:the|this|that|these|those|such|all|any|his|her|their|its)"
_TALE = (
    r"(?:fals\w+|untrue|lies?|propaganda|nonsense|fabricat\w+|invent\w+|hoax|bogus|fake|baseless|unfounded|groundless|absurd|ridiculous|"
    r"laughable|ludicrous|preposterous|fairy ?tales?|tales?|fantas(?:y|ies)|fiction\w*|novel|myths?|fever|slander\w*|smears?|rubbish|garbage|"
    r"bullshit|hysteria|hogwash|gossip|jokes?|farce|disinformation|misinformation)"
)
_NOUN = re.compile(rf"^[“\"‘']?(?:{_THE} (?:\w+ )?{_CLAIM}|{_CLAIM}|its existence|their existence)\W*$", re.I)
"""All that is denied is a report: "denied the reports", "disputed its existence"."""
_CALLED = re.compile(
    rf"^[“\"‘']?(?:as [^.]{{0,12}}{_TALE}[”\"’']* {_THE} (?:\w+ )?{_CLAIM}\W*$|{_THE}(?: {_CLAIM})? (?:as |to be |was |were |is |are )?(?:an? |the |mere |pure )*"
    rf"[“\"‘'](?:[\w-]+ ){{0,4}}{_TALE}\b)",
    re.I,
)
"""What was said gets a name: 'the accusation "a fairy tale"'."""
_IS = re.compile(
    rf"^[“\"‘']?(?:this|that|it|these) (?:is|are|was|were|[’']s) (?:\w+ ){{0,3}}{_TALE}\b(?: \w+){{0,4}}\W*$", re.I
)
_WITHIN = re.compile(
    rf"^(?!we |i |he |she |they )(?:\w+ ){{1,5}}(?:den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|refut(?:es|ed|ing)|disput(?:es|ed|ing)) {_THE} {_CLAIM}\W*$",
    re.I,
)
"""A report of a denial: "sources in the valley denying the claims"."""
_BARE = re.compile(r"^\W*(?:that|this|it)\b(?! (?:claim|report|stor|accus|alleg|version|rumou?r))", re.I)
"""A pronoun is of what was said last, "the claim" of what was put forward as one."""
_NAMING = stemmed("call brand label describe denounce dismiss reject term deride")
_CLAIMING = stemmed("claim allege accuse charge report post allegation account suggest insinuate blame")


def pointing_pairs(sides: Sequence[Side]) -> list[Conflict]:
    """A denial without words of its own against what it means: the nearest claim of another voice before it in its article."""
    laid = [accused for side in sides if (accused := accusation(side)) is not None]
    found = []
    for told in in_text_order(sides):
        for side in told:
            if (
                points(side)
                and not claimants(side)
                and not answered(side, laid)
                and (meant := _meant(side, told)) is not None
            ):
                found.append((side.statement, meant.statement, "denial", _SCORE, "the claim"))
                for other in _alike(meant, sides):
                    if may_oppose(side, other) and not of_another_year(other, side):
                        found.append((side.statement, other.statement, "denial", _SCORE, "the claim"))
    return found


def _alike(meant: Side, sides: Sequence[Side]) -> list[Side]:
    """Whoever else tells that the same befell the same person, or claims a deed as well."""
    if claims_deed(meant):
        return [side for side in sides if side is not meant and claims_deed(side) and len(side.text) > _TELLING + 2]
    told = {(fate.person, fate.matter) for fate in fates(meant) if fate.befell}
    if not told:
        return []
    return [
        side
        for side in sides
        if side is not meant and any(fate.befell and (fate.person, fate.matter) in told for fate in fates(side))
    ]


def points(side: Side) -> bool:
    """Whether a side denies and says of what only that it was claimed."""
    refuting = bool(side.cue & lexicon()["refuting"])
    if _NOUN.match(side.text):
        return refuting or side.act == "deny"
    if _CALLED.match(side.text):
        return refuting or bool(side.cue & _NAMING)
    return bool(_IS.match(side.text) or _WITHIN.match(side.text))


def _meant(side: Side, told: Sequence[Side]) -> Side | None:
    """The nearest statement of another voice before it, rather one that is put forward as a claim."""
    bare = _BARE.match(side.text) is not None
    before = {
        side.start - other.end + (0 if bare or other.act == "blame" or other.cue & _CLAIMING else _NO_CLAIM): other
        for other in told
        if 0 <= side.start - other.end <= _BESIDE
        and not other.own_voice
        and other.act not in ("deny", "conjecture")
        and not other.refuses
        and len(other.text) > _TELLING
        and not other.party & side.party
        and may_oppose(side, other)
    }
    nearest = min(before, default=_BESIDE + 1)
    return before[nearest] if nearest <= _BESIDE else None
