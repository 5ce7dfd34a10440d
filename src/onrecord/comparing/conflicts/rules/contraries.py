"""Sides of a story in; pairs out that say contrary things of one subject: "the crossing is open", "is closed"; and pairs that fill one place with things of two kinds."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from typing import Final

from ...pairs.wording import wording
from ..doubt import unsure
from ..lexicon import contrary, lexicon, of_another_kind, same_doing, same_thing, stemmed
from ..months import A_MONTH_OR_DAY
from ..sides import TIME, Conflict, Frame, Side, each_once, may_oppose, told_apart

_SCORE = 0.62
_DAYS = dt.timedelta(days=1)
_LATER = dt.timedelta(days=30)
_FOR_GOOD = stemmed("collapse destroy ruin demolish wreck flatten raze die dead kill perish")
_CROWD = 60  # clauses that say one thing of one subject which are compared
_LEFT = 0.5  # share of what else the shorter of the two says that the longer says, too
_MODES = ("actual", "planned")
_STAYING = stemmed("stay remain keep be stand lie")
_NO_STATE = TIME | stemmed("still also yet there here even only too both")
_LEAVING = frozenset(("pull_out",)) | stemmed("withdraw leave depart retreat flee")
_QUITTING = frozenset(("step_down", "stand_down")) | stemmed("resign quit dismiss sack oust remove")
_OUT = _LEAVING | _QUITTING
_POSTS = stemmed("post office job position seat helm")
_PLACING = ("in", "at", "on", "inside", "within")
_STILL = re.compile(r"\b(?:still|remain(?:s|ed)?|stay(?:s|ed)?|continued?s? to|never left|have not left)\b", re.I)
_SOME = re.compile(
    r"\b(?:some|several|most|many|few|half|part(?:s|ly)?|partially|one of|none of|other|others|another|both)\b", re.I
)
_ALL = re.compile(r"\b(?:all|every|each|entire|entirely|whole|wholly)\b", re.I)
_CHANGED = re.compile(
    r"\b(?:again|no longer|any ?more|once|earlier|later|previously|former(?:ly)?|then|before|after|until|since|now|reopen\w*|resum\w+|first|initially|at first"
    r"|began|starting|becam?e|turn(?:s|ed)?|yet)\b",
    re.I,
)
"""What tells that things were not always so."""
_UNSURE = unsure(r"should|must|can|would have|appears?|seems?|possibl[ey]|perhaps|probabl[ey]|unless|likely|expected")
_TIMES = re.compile(rf"\b(?:{A_MONTH_OR_DAY}|(?:19|20)\d\d)\b")
_FALLING_SHORT = re.compile(r"\b(?:almost|nearly|not|never|nor|neither|no|hardly|n[’']t)\b|n[’']t\b", re.I)


@dataclass(frozen=True)
class Clause:
    """A main clause: of whom or what it tells, what it says of it, and what else is done to whom; heads first, stemmed."""

    side: Side
    subject: tuple[str, ...]
    parties: frozenset[str]
    word: str
    object: tuple[str, ...]
    frame: Frame

    @property
    def stated(self) -> bool:
        """Whether it tells how things are, not what is done."""
        return self.frame.kind == "state" or self.word != self.frame.predicate


@each_once
def contrary_pairs(sides: Sequence[Side]) -> Iterator[Conflict]:
    """Whoever says one thing of a subject against whoever says the contrary of it, told of one time and one case."""
    by_subject: dict[str, dict[str, list[Clause]]] = defaultdict(lambda: defaultdict(list))
    for side in sides:
        if takes_a_stand(side):
            for clause in clauses(side):
                by_subject[clause.subject[0]][clause.word].append(clause)
    for _, by_word in sorted(by_subject.items()):
        for first, second in combinations(sorted(by_word), 2):
            if contrary(first, second) or {first, second} & _OUT:
                for one, other in product(by_word[first][:_CROWD], by_word[second][:_CROWD]):
                    if _contrary(one, other) and may_oppose(one.side, other.side) and one_case(one, other):
                        because = f"{one.word} / {other.word}".replace("_", " ")
                        yield one.side.statement, other.side.statement, "status", _SCORE, because


def takes_a_stand(side: Side) -> bool:
    """Whether it plainly says how things are."""
    return not (side.hedged or side.refuses or _UNSURE.search(side.text))


def clauses(side: Side) -> Iterator[Clause]:
    """The main clauses of a side that say something of a subject, none of them negated."""
    vague = lexicon()["vague"]
    for frame in side.frames:
        if not frame.main or frame.negated or frame.mode not in _MODES or frame.kind not in ("verb", "state"):
            continue
        subject, parties = (frame.agent, frame.agents) if frame.agent else (frame.patient, frame.patients)
        if not subject or subject[0] in vague:
            continue
        complement = next((phrase for given, phrase in frame.rest if not given and phrase[0] not in _NO_STATE), ())
        word = complement[0] if frame.predicate in _STAYING and complement else frame.predicate
        yield Clause(side, subject, parties, word, frame.patient if frame.agent else (), frame)


def _contrary(a: Clause, b: Clause) -> bool:
    """Whether the two words cannot both be said of one subject."""
    if a.object and b.object and not _one_thing(a.object, b.object):
        return False
    if contrary(a.word, b.word):
        return a.frame.mode == b.frame.mode
    return _gone_and_there(a, b) or _gone_and_there(b, a) or _out_and_in_office(a, b) or _out_and_in_office(b, a)


def _gone_and_there(a: Clause, b: Clause) -> bool:
    """Of "have left the valley" and "are still in the valley"."""
    if a.word not in _LEAVING or not b.stated or not _STILL.search(b.side.text) or a.frame.mode != b.frame.mode:
        return False
    here = [phrase[0] for given, phrase in b.frame.rest if given in _PLACING]
    gone = [a.frame.patient[0]] if a.frame.agent and a.frame.patient else []
    gone += [phrase[0] for given, phrase in a.frame.rest if given == "from"]
    return bool(set(here) & set(gone))


def _out_and_in_office(a: Clause, b: Clause) -> bool:
    """Of "has been dismissed" and "stays in his post"."""
    stays = b.frame.predicate in _STAYING or b.frame.kind == "state"
    return (
        a.word in _QUITTING and stays and any(given == "in" and phrase[0] in _POSTS for given, phrase in b.frame.rest)
    )


def one_case(a: Clause, b: Clause) -> bool:
    """Whether the two tell of one subject at one time, as far as their words show."""
    if not _one_subject(a, b) or _TIMES.findall(a.side.text) != _TIMES.findall(b.side.text):
        return False
    if _may_have_changed(a, b) or _CHANGED.search(a.side.text) or _CHANGED.search(b.side.text):
        return False
    if _parts(a.side) != _parts(b.side) and not (_ALL.search(a.side.text) or _ALL.search(b.side.text)):
        return False  # "three of the gates were open", "four were closed": both may be so
    if _parts(a.side) and _parts(b.side):
        return False
    return _rest_met(a, b)


def _may_have_changed(a: Clause, b: Clause) -> bool:
    """Whether so many days lie between the two that both may be so; what is destroyed or dead is so for good."""
    first, second = sorted((a, b), key=lambda clause: str(clause.side.holds or clause.side.day or ""))
    return told_apart(first.side, second.side, _LATER if first.word in _FOR_GOOD else _DAYS)


def _parts(side: Side) -> bool:
    """Whether it tells of a number or a part of what it speaks of."""
    return bool(_SOME.search(side.text) or wording(side.text).numbers)


def _one_subject(a: Clause, b: Clause) -> bool:
    """Whether one is spoken of: the same noun, no two names, and of what else describes it one holds all that the other has."""
    if a.parties and b.parties and not a.parties & b.parties:
        return False
    return _one_thing(a.subject, b.subject)


def _one_thing(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two phrases have one head, and nothing that describes the one is missing in the other but where that says nothing more."""
    mine, theirs = set(one[1:]), set(other[1:])
    return same_thing(one[0], other[0]) and (mine <= theirs or theirs <= mine)


def _rest_met(a: Clause, b: Clause) -> bool:
    """Whether what else the shorter says is said by the longer, too: another crossing, another quarrel is another case."""
    told = []
    for clause in (a, b):
        known = {clause.word, clause.frame.predicate, *clause.word.split("_"), *clause.subject}
        told.append({term for term in wording(clause.side.text).terms if term not in known and term not in TIME})
    short, long = sorted(told, key=lambda terms: (len(terms), sorted(terms)))
    met = [term for term in short if any(same_thing(term, other) or same_doing(term, other) for other in long)]
    return len(met) >= _LEFT * len(short)


OTHER: Final = 0.34
"""Share of the probability of one claim that is left of two statements that tell of two cases, or fill one place with things of two kinds:
below `min_claim_score`, so that no such pair joins by itself."""


def of_two_cases(a: Side, b: Side) -> bool:
    """Whether the two are hardly one claim: contrary things are said of two subjects or times, or one place of one doing holds things of two kinds."""
    if a.refuses != b.refuses:
        return False
    return _filled(a, b) or _contrary_elsewhere(a, b)


def _filled(a: Side, b: Side) -> bool:
    """Of "held medicine" and "held weapons"."""
    return any(
        _filled_otherwise(one, other)
        for one in a.frames
        for other in b.frames
        if one.main and other.main and one.negated == other.negated and same_doing(one.predicate, other.predicate)
    )


def _contrary_elsewhere(a: Side, b: Side) -> bool:
    """Of "exports rose in May" and "fell in June", of the north tunnel and the south tunnel, where nothing else is said."""
    mine, theirs = list(clauses(a)), list(clauses(b))
    if len(mine) != 1 or len(theirs) != 1 or not contrary(mine[0].word, theirs[0].word):
        return False
    times = _TIMES.findall(a.text), _TIMES.findall(b.text)
    described = set(mine[0].subject[1:]), set(theirs[0].subject[1:])
    kinds = (
        same_thing(mine[0].subject[0], theirs[0].subject[0])
        and all(described)
        and described[0].isdisjoint(described[1])
    )
    return kinds or (all(times) and set(times[0]).isdisjoint(times[1]))


def _filled_otherwise(a: Frame, b: Frame) -> bool:
    mine, theirs = _places(a), _places(b)
    shared = [place for place in mine if place in theirs]
    other = [place for place in shared if of_another_kind(mine[place][0], theirs[place][0])]
    met = [place for place in shared if same_thing(mine[place][0], theirs[place][0])]
    return bool(other) and (bool(met) or len(shared) == 1 == len(mine) == len(theirs))


def _places(frame: Frame) -> dict[str, tuple[str, ...]]:
    """What fills each place of a doing: who does it, what it is done to, and what stands behind prepositions."""
    found = {given: phrase for given, phrase in frame.rest if given and phrase[0] not in TIME}
    if frame.agent:
        found["who"] = frame.agent
    if frame.patient:
        found["what"] = frame.patient
    return found
