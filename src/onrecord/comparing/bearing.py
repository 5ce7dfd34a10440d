"""A sentence asked and a statement of a record in; whether the statement supports, opposes or discusses it, out."""

from __future__ import annotations

import dataclasses
import math
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from .answering.ruled import SideRows
from .figures.concept import concept
from .pairs.features import Alignment, align, compare, opposites
from .pairs.model import logistic
from .pairs.opposition import Side, apartness, opposed
from .pairs.wording import Wording, lexicon, root, stem, wording

Row = Mapping[str, Any]

_DISCUSSES_FROM = 0.5  # share of the sentence that a statement must hold to be listed as discussing it
_DISCUSSES_MATTER = 0.35  # and share of its words that are no names: naming the same country is no discussion
_FIRM = 0.5  # from which a statement supports or opposes
_WHOLE = 0.7  # share of the sentence from which a longer statement holds it, whatever else it says
_LONG_NAME = 3  # words from which a name is one in any order
_ABOUT = 0.1  # "about 200" is taken to cover 180 to 220
SAME_DOING = 0.6  # cosine from which two verbs say one thing: "kill" and "die", not "kill" and "burn"
ASSERTED = ("happened", "ongoing", "denied")
LIGHT = frozenset(
    (
        "",
        "be",
        "have",
        "do",
        "see",
        "find",
        "show",
        "say",
        "report",
        "happen",
        "occur",
        "take",
        "exist",
        "remain",
        "stand",
        "lie",
    )
)
_MUTUAL = frozenset(
    stem(word) for word in "meet talk agree negotiate discuss marry sign".split()
)  # who with whom is one
_MODAL = re.compile(
    r"\b(?:will|would|could|can|(?-i:may)|might|should|must|shall|whether|if|unless|plans?|planned)\b", re.IGNORECASE
)
# Who has not confirmed a thing has not denied it.
_UNSETTLED = re.compile(
    r"\b(?:not|n['’]t|never|nobody|nor|cannot|unable to|declin\w+ to|refus\w+ to)\s+(?:\w+\s+){0,2}?(?:confirm|verif|establish|comment|clear|known|sure|certain)\w*\s(?!by\b)",
    re.IGNORECASE,
)
_INFINITIVE = re.compile(r"\bto\s+(?:\w+ly\s+)?$", re.IGNORECASE)
_PASSIVE = re.compile(r"\b(?:was|were|been|being|is|are)(?:\s+\w+ly)?\s*$", re.IGNORECASE)
_ALLOWED = re.compile(r"\b(?:allow|permit|licen[cs]|limit|maxim|capacity)\w*", re.IGNORECASE)
_OF = len(" of the ")
_BESIDE = 30  # code points before a number in which what is said of it stands
_NONE = re.compile(
    r"\b(?:no|zero|not (?:a|any|one)(?: single)?)((?:\s+(?!(?:of|in|at|on|to|by|for|with|between|from|was|were|is|are|has|have)\b)[\w-]+){1,3})",
    re.IGNORECASE,
)
_EMBEDDED = re.compile(r"\b(?:who|which|whose|that|how|why|what|when)\b(?:\W+\w+){0,6}\W*$", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")


@dataclass(frozen=True)
class Name:
    """A name in the sentence asked: every spelling that the record has for it, and the entities they belong to.

    `common`: a place of which the record speaks throughout, so that a statement need not name it again.
    """

    spellings: frozenset[str]
    entities: frozenset[str]
    common: bool


@dataclass(frozen=True)
class Asked:
    """A sentence as reading understood it; `figures` are rows of `figure`, `years` those that it may speak of."""

    side: Side
    names: tuple[Name, ...]
    figures: tuple[Row, ...]
    years: frozenset[int]
    speaker: Name | None = None
    """Who is asked to have said it, where the sentence reports words."""
    actor: Name | None = None
    """Who is said to do it, where the sentence is active and names an actor."""
    rows: SideRows = field(default_factory=SideRows)
    """What the rules over contradictions take of it."""
    denied: SideRows = field(default_factory=SideRows)
    """The same of the sentence that denies it; none where it says no itself."""


@dataclass(frozen=True)
class Told:
    """A statement with what stands around it: its sentence, the entities met there, its figures, the years it names.

    `own` is its own text with what pronouns stand for, `own_entities` are met in it: a speaker is no party to what is
    said unless the words name the speaker too. `asks`: it is a question, which claims nothing.
    """

    side: Side
    around: str
    own: str
    entities: frozenset[str]
    own_entities: frozenset[str]
    speaker: str | None
    speaker_id: str | None
    named: frozenset[str]
    """Entities that its own words name and that can act."""
    places: frozenset[str]
    figures: tuple[Row, ...]
    years: frozenset[int]
    hedged: bool
    asks: bool
    background: bool
    """It looks back on another year than that of the articles."""
    text: str
    actors: tuple[tuple[int, str, str], ...]
    """Where in `text` entities stand that can act, with their names, in order."""


def years_in(text: str) -> frozenset[int]:
    """The years that a text spells in four digits."""
    return frozenset(int(year) for year in _YEAR.findall(text))


def bearing(asked: Asked, told: Told, weigh: Callable[[str], float]) -> tuple[str, float]:
    """(supports, opposes, discusses or "", score from 0 to 1) of a statement towards the sentence asked.

    Content first: do the two speak of one thing, names, numbers and negations left aside; then the names (whoever the
    sentence names must be met, and do what it says), the years and the numbers; then the sides, by negation, denial and
    opposite words.
    """
    a, b = without(asked.side, [name for name in asked.names if name.common and not spelt(name, told.own)]), told.side
    found = align(a.wording, b.wording, weigh)
    matter = matter_held(a.wording, found, weigh)
    if found.cover_a < _DISCUSSES_FROM or matter < _DISCUSSES_MATTER:
        return "", 0.0
    same = logistic("same").probability(compare(_bare(a.wording), _bare(b.wording), weigh, None, found))
    if min(found.cover_a, matter) >= _WHOLE:
        same = max(same, _FIRM + 0.3 * (found.cover_a - _WHOLE))
    same *= apartness(_even(a), _even(b))
    discusses = "discusses", min(0.99, max(same, found.cover_a / 2) * 0.9)
    strange = [name for name in asked.names if not met(name, told)]
    if strange:  # a statement that names nobody may mean whom the sentence names; one that names others does not
        return discusses if len(strange) < len(asked.names) or not b.wording.names else ("", 0.0)
    near = {left: right for left, right, score, _ in found.pairs if score >= SAME_DOING}
    doing = doing_of(a, near)
    numbers = numbers_met(asked.figures, [row for row in told.figures if not _allowed(row, told.own)])
    refuting = any(word in lexicon()["refuting"] for word in b.wording.words)
    if doing is None and matter >= _WHOLE and (refuting or numbers == "apart"):
        doing = ""  # "reports of looting are false" answers whoever says that shops were broken into
    if told.asks or doing is None or other_actor(asked, told, doing) or not one_time(asked, told):
        return discusses
    if asked.speaker is not None and not a.refuses and not speaks(asked.speaker, told):
        return discusses
    if numbers == "apart":
        return ("opposes", same) if same >= _FIRM and not told.background else discusses
    counted = {word for row in asked.figures for word in wording((row["unit"] or "").lower()).words}
    if matter < _FIRM or (numbers == "open" and not _none_of(counted, told.own)):  # "no tanks" answers "twelve tanks"
        return discusses
    turned = bool(opposites(a.wording, b.wording)) or bool(a.wording.exclusive) != bool(b.wording.exclusive)
    actual = a.status in ASSERTED, b.status in ASSERTED and not left_open(told.own, doing)
    if turned or a.against != _turns(b, doing, near):
        against = max(opposed(a, b, found, weigh).confidence, 0.0 if turned else same)
        return ("opposes", against) if against >= _FIRM and all(actual) else discusses
    if same >= _FIRM and b.verbal and actual[0] == actual[1] and not told.hedged:
        return "supports", same
    return discusses


def without(side: Side, names: Sequence[Name]) -> Side:
    """The side without names that go without saying."""
    gone = {stem(word) for name in names for spelling in name.spellings for word in spelling.split()}
    if not gone:
        return side
    words = tuple(word for word in side.wording.words if word not in gone)
    kept = tuple(word for word in side.wording.names if word not in gone)
    return dataclasses.replace(side, wording=dataclasses.replace(side.wording, words=words, names=kept))


def matter_held(asked: Wording, found: Alignment, weigh: Callable[[str], float]) -> float:
    """The share of the sentence's words that are no names which the statement holds; 1 where it has none."""
    near = {left: score for left, _, score, _ in found.pairs}
    words = [word for word in dict.fromkeys(asked.words) if word not in asked.names]
    total = sum(weigh(word) for word in words)
    return sum(weigh(word) * near.get(word, 0.0) for word in words) / total if total else 1.0


def doing_of(a: Side, near: Mapping[str, str]) -> str | None:
    """The word of the statement for what the sentence says is done; "" where that is no doing, None where it is missing."""
    doing = stem(a.predicate) if a.predicate else ""
    if doing in LIGHT or doing not in a.wording.words or any(doing == one for one, _ in _opposite_words(a)):
        return ""
    return near.get(doing)


def _opposite_words(a: Side) -> frozenset[tuple[str, str]]:
    return frozenset(pair for pair in lexicon()["antonyms"] if pair[0] in a.wording.words)


def _turns(b: Side, doing: str, near: Mapping[str, str]) -> bool:
    """Whether the statement speaks against what it shares with the sentence, not against something else it also says."""
    if b.refuses or not b.against:
        return b.against
    shared = {doing} if doing else set(near.values())
    if shared & b.wording.negated or any(word in lexicon()["refuting"] for word in b.wording.words):
        return True
    return bool(doing) and b.negative and not _EMBEDDED.search(_before(b.text, doing))


def _before(text: str, doing: str) -> str:
    """The text up to the first word with this stem; nothing where there is none."""
    return next((text[: m.start()] for m in re.finditer(r"[^\W\d_]+", text) if stem(m.group()) == doing), "")


def left_open(text: str, doing: str) -> bool:
    """Whether the doing is put as coming, possible, asked or not settled: "would send", "ready to send", "has not confirmed that they sent"."""
    clause = re.split(r"[,;:]", _before(text, doing))[-1] if doing else ""
    return bool(_MODAL.search(clause) or _INFINITIVE.search(clause) or _UNSETTLED.search(clause))


def acting(text: str, doing: str, starts: Sequence[int]) -> list[int]:
    """Of the places where names begin, those of who does it: before the verb, or after "by" where that is passive."""
    before = _before(text, doing)
    if not before:
        return []
    if not _PASSIVE.search(before):
        return [start for start in starts if start < len(before)]
    by = re.compile(r"\bby\b").search(text, len(before))
    return [start for start in starts if by and start > by.start()]


def other_actor(asked: Asked, told: Told, doing: str) -> bool:
    """Whether the statement names who does it, and none of them is who does it in the sentence."""
    if asked.actor is None or not doing or doing in _MUTUAL:
        return False
    starts = acting(told.text, doing, [start for start, _, _ in told.actors])
    found = [(entity, name) for start, entity, name in told.actors if start in starts]
    return bool(found) and not any(entity in asked.actor.entities or spelt(asked.actor, name) for entity, name in found)


def one_time(asked: Asked, told: Told) -> bool:
    """A sentence with a year needs that year; one without speaks of the years in which the articles appeared."""
    return bool(asked.years & told.years) if asked.years else True


def _bare(given: Wording) -> Wording:
    """The wording without negations, conditions and numbers, which are weighed by themselves."""
    return dataclasses.replace(given, numbers=(), negated=frozenset(), negations=0, conditional=0)


def _even(side: Side) -> Side:
    return dataclasses.replace(side, status="hypothetical")  # days and names part the two; sides are told apart later


def met(name: Name, told: Told) -> bool:
    """Whether a statement speaks of a name of the sentence, be it in its own words or by who says it."""
    if name.entities & told.own_entities or spelt(name, told.own) or _described(name, told):
        return True
    if name.common:
        return not told.places - name.entities
    if speaks(name, told):
        return told.side.against  # who denies a thing denies a part in it
    return not told.named and bool(name.entities & told.entities or spelt(name, told.around))


def _described(name: Name, told: Told) -> bool:
    """Whether the statement says a longer name in another order: "Red Front fighters", "fighters of the Red Front"."""
    words = frozenset((*told.side.wording.words, *told.side.wording.names))
    parts = ([stem(word) for word in spelling.split()] for spelling in name.spellings)
    return any(len(part) >= _LONG_NAME and words.issuperset(part) for part in parts)


def speaks(name: Name, told: Told) -> bool:
    """Whether a name is the statement's speaker."""
    return told.speaker_id in name.entities or bool(told.speaker and spelt(name, told.speaker))


def spelt(name: Name, text: str) -> bool:
    """Whether a text has a name in one of its spellings, or as an adjective of the same root."""
    plain = re.sub(r"(?<=\b[A-Za-z])\.", "", text)  # "U.N." is "UN"
    if any(re.search(rf"\b{re.escape(each)}\b", plain, re.IGNORECASE) for each in sorted(name.spellings)):
        return True
    roots = {root(each) for each in name.spellings if " " not in each and len(each) > 3}
    return bool(roots & {root(word.lower()) for word in re.findall(r"[A-Z][a-z]{3,}", plain)})


def numbers_met(asked: Sequence[Row], told: Sequence[Row]) -> str:
    """`alike`, `apart`, or `open` where what is counted has no number, or one that leaves both possible; "" if none asked.

    Of "three of seven gates" and "four of seven gates" the seven are no common number.
    """
    for part, whole in shares(asked):
        for other, of in shares(told):
            if whole["value"] == of["value"] and _one_count(whole, of) and not _meet(part, other):
                return "apart"
    verdicts = []
    for one in asked:
        others = [other for other in told if _one_count(one, other)]
        if not others:
            verdicts.append("open")
        elif any(_within(other, one) for other in others):
            verdicts.append("alike")
        else:
            verdicts.append("open" if any(_meet(one, other) for other in others) else "apart")
    return next((verdict for verdict in ("apart", "open", "alike") if verdict in verdicts), "")


def shares(figures: Sequence[Row]) -> list[tuple[Row, Row]]:
    """Figures that tell what share is meant, each with the whole: the three of "three of seven gates", the seven of "all seven gates"."""
    found = [(row, row) for row in figures if row["unit"] and row["text"].lower().startswith("all ")]
    for part in figures:
        beside = (row for row in figures if row["unit"] and 0 < row["start_char"] - part["end_char"] <= _OF)
        if part["unit"] is None:
            found += [(part, whole) for whole in beside]
    return found


def _allowed(figure: Row, text: str) -> bool:
    """Whether a number is what is allowed or has room, not what is there ("the licence allowed 800")."""
    at = text.find(figure["text"])
    return at >= 0 and bool(_ALLOWED.search(text[max(0, at - _BESIDE) : at]))


def _none_of(counted: Collection[str], text: str) -> bool:
    """Whether the text says that there is none of what is counted ("no tanks", "not a single tank")."""
    return any(stem(word) in counted for match in _NONE.finditer(text) for word in match.group(1).split())


def _one_count(a: Row, b: Row) -> bool:
    """Whether two figures count one kind of thing: the dead, or units that share a word."""
    (kind_a, *of_a), (kind_b, *of_b) = ((concept({**row, "about": ""}) or "unit").split() for row in (a, b))
    if kind_a != "unit" or kind_b != "unit":  # "Syrians fled" and "people fled from Syria"; not "children" and "people"
        around = [set(wording(row["resolved"]).terms) for row in (b, a)]
        return kind_a == kind_b and set(of_a) <= around[0] and set(of_b) <= around[1]
    units = [set(wording((row["unit"] or "").lower()).words) for row in (a, b)]
    return bool(units[0] & units[1])


def span_of(figure: Row) -> tuple[float, float]:
    """The lowest and highest count that a figure leaves possible."""
    low = figure["value"] if figure["value"] is not None else 0.0
    high = (
        figure["value_high"] if figure["value_high"] is not None else low if figure["value"] is not None else math.inf
    )
    match figure["comparator"]:
        case "about":
            return low * (1 - _ABOUT), high * (1 + _ABOUT)
        case "more than" | "at least":
            return low, math.inf
        case "nearly":
            return low * (1 - _ABOUT), high
        case "up to" | "less than":
            return 0.0, high
    return low, high


def _within(told: Row, asked: Row) -> bool:
    if told["value"] is not None and told["value"] == asked["value"] and told["value_high"] == asked["value_high"]:
        return True
    (low, high), (least, most) = span_of(told), span_of(asked)
    return least <= low and high <= most


def _meet(a: Row, b: Row) -> bool:
    (low, high), (least, most) = span_of(a), span_of(b)
    return low <= most and least <= high
