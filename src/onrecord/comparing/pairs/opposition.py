"""Two statements on one matter in; whether both can hold, what parts them and how sure that is, out.

Rules, not a trained model: no set at hand marks contradictions between news sentences, and each rule can be told to a
person.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass

from .features import Alignment, opposites
from .undecided import UNDECIDED
from .vectors import words
from .wording import Wording, counters, lexicon, stem, wording

_ACTUAL = ("happened", "ongoing", "denied", "planned")
_NEAR = 0.5
_SAME_ACTOR = 0.65
_ONE_CLASS = 0.75
_OTHER_DAY, _OTHER_NAMES, _OTHER_SIDE = 0.4, 0.85, 0.7
_NOUNS_COVER = 0.7  # of a denied noun phrase, which has no verb by which to tell what is denied
_DAYS = frozenset(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"))
_LIGHT = frozenset(("take", "happen", "occur", "exist"))
_LIMITING = frozenset(("limit", "limited", "confine", "confined", "restrict", "restricted"))
_GRAMMAR = re.compile(r"^(?:combat|alleg\w*|report\w*|claim\w*|current\w*|recent\w*|singl\w*|any|ever)$")


@dataclass(frozen=True)
class Side:
    """A statement as its pair sees it: wording, speech act, status, day; `predicate` is null where nothing was parsed.

    `verbal`: false for bare noun phrases, which assert nothing and so contradict nothing. `negative`: by the parse, or
    by the wording where there is none. `subject` is the name of who acts, null where it is not known; `shares`: both
    statements name an entity in common; `cue` is the word that reports the statement.
    """

    wording: Wording
    act: str
    status: str
    date: dt.date | None
    text: str
    predicate: str | None = None
    verbal: bool = True
    negative: bool = False
    subject: str | None = None
    shares: bool = False
    cue: str | None = None

    @property
    def refuses(self) -> bool:
        """Whether the sentence is put forward only to be denied ("denied that troops had crossed")."""
        if self.act != "deny" or self.negative or self.wording.negations:
            return False
        if self.cue is None or counters(self.cue):
            return True
        return any(word in lexicon()["refuting"] for word in wording(self.cue.lower()).words)

    @property
    def against(self) -> bool:
        """Whether it speaks against its own words: negated, refused, or called false."""
        if self.refuses:
            return True
        refuting = [word for word in self.wording.words if word in lexicon()["refuting"]]
        if any(word in self.wording.negated for word in refuting):  # "I do not deny that ..."
            return False
        if (
            self.predicate is not None
        ):  # the parse tells what is negated: "flew in but carried no bomb" asserts the flight
            return bool(refuting) or self.negative or stem(self.predicate) in self.wording.negated
        return bool(refuting) or self.wording.negations % 2 == 1


@dataclass(frozen=True)
class Opposition:
    """Kind of contradiction (values.CONTRADICTION_KINDS) or "", confidence, and the words that part the two."""

    kind: str = ""
    confidence: float = 0.0
    because: str = ""


def opposed(a: Side, b: Side, found: Alignment, weigh: Callable[[str], float]) -> Opposition:
    """The strongest rule that holds, or an empty Opposition; symmetric in a and b."""
    if a.status not in _ACTUAL or b.status not in _ACTUAL or not compatible(a, b):
        return Opposition()
    if UNDECIDED.search(a.text) or UNDECIDED.search(b.text):
        return Opposition()
    candidates = [_denial(a, b, found, weigh), _denial(b, a, _turned(found), weigh), _antonym(a, b, found, weigh)]
    candidates += [_exclusive(a, b, weigh), _exclusive(b, a, weigh)]
    return max(candidates, key=lambda o: (o.confidence, o.kind, o.because))


def compatible(a: Side, b: Side) -> bool:
    """Whether the two may speak of one thing at one time: both assert, names meet, weekdays and tenses do not part."""
    if (not a.verbal and not a.refuses) or (not b.verbal and not b.refuses):
        return False
    days_a, days_b = _days(a.text), _days(b.text)
    if days_a and days_b and not days_a & days_b:
        return False
    if _not_yet_then_now(a, b) or not _one_actor(a.subject, b.subject):
        return False
    names_a, names_b = _names(a.wording), _names(b.wording)
    return a.shares or not names_a or not names_b or bool((words().similarity(names_a, names_b) >= _NEAR).any())


def _denial(a: Side, b: Side, found: Alignment, weigh: Callable[[str], float]) -> Opposition:
    """A speaks against what B says: the doing that A negates is the doing that B asserts."""
    if not a.against or b.against:
        return Opposition()
    own = [t for t in dict.fromkeys(a.wording.words) if not _GRAMMAR.match(t) and t not in lexicon()["refuting"]]
    if not own:
        return Opposition()
    near = {left: (right, score) for left, right, score, _ in found.pairs if score >= _NEAR}
    met = [t for t in own if t in near and near[t][0] not in b.wording.negated]  # both may negate it in some clause
    cover = sum(weigh(t) * near[t][1] for t in met) / max(1e-9, sum(weigh(t) for t in own))
    focus = (
        own
        if a.refuses or a.predicate in _LIGHT or not a.wording.negated
        else [t for t in own if t in a.wording.negated]
    )
    if a.wording.negations and not a.wording.negated and a.predicate not in _LIGHT:
        return Opposition()
    if not met or not any(t in near for t in focus) or (len(own) > 2 and len(met) < 2):
        return Opposition()
    if a.refuses and not a.verbal and cover < _NOUNS_COVER:
        return Opposition()
    confidence = 0.7 * cover + 0.2 * found.cover_b - (0.15 if _names_apart(a, b) else 0.0)
    if a.predicate is not None:
        confidence += 0.1 if _doing_met(a, b, near, own) else -0.2
    confidence += 0.15 if a.subject is not None and a.subject == b.subject else 0.0
    return Opposition("denial", _clip(confidence), "denied" if a.refuses else met[0])


def _doing_met(a: Side, b: Side, near: dict[str, tuple[str, float]], own: list[str]) -> bool:
    """Whether what A speaks against is a doing that B reports: its predicate, else B's, has a partner."""
    predicate = stem(a.predicate) if a.predicate else ""
    if predicate in near:
        return True
    if predicate == "be" and any(_alike("presence", word, _ONE_CLASS) for word in dict.fromkeys(b.wording.words)):
        return True  # "there are none" against "they were sent": being there is what both speak of
    if (
        predicate
        and a.predicate not in _LIGHT
        and predicate not in ("be", "have")
        and predicate not in lexicon()["refuting"]
    ):
        return False
    other = stem(b.predicate) if b.predicate else ""
    if other and any(right == other for right, _ in near.values()):
        return True
    return bool(other) and any(_alike(other, word) for word in own)


def _antonym(a: Side, b: Side, found: Alignment, weigh: Callable[[str], float]) -> Opposition:
    """Opposite words said of the same thing."""
    if a.against != b.against and (a.refuses or b.refuses):
        return Opposition()
    pairs = opposites(a.wording, b.wording)
    if not pairs:
        return Opposition()
    taken_a, taken_b = {x for x, _ in pairs}, {y for _, y in pairs}
    cover_a = _cover([t for t in dict.fromkeys(a.wording.terms) if t not in taken_a], found, weigh)
    turned = _turned(found)
    cover_b = _cover([t for t in dict.fromkeys(b.wording.terms) if t not in taken_b], turned, weigh)
    confidence = 0.5 * max(cover_a, cover_b) + 0.4 * min(cover_a, cover_b) - (0.15 if _names_apart(a, b) else 0.0)
    confidence -= 0.2 if cover_a < 0.85 and cover_b < 0.85 else 0.0
    return Opposition("status", _clip(confidence), f"{pairs[0][0]} / {pairs[0][1]}")


def _exclusive(a: Side, b: Side, weigh: Callable[[str], float]) -> Opposition:
    """A says "only X"; B says the same doing of something that is not X."""
    only = a.wording.exclusive
    if not only or a.against or b.against or b.wording.exclusive:
        return Opposition()
    rest = tuple(t for t in dict.fromkeys(a.wording.terms) if t not in only)
    target = tuple(t for t in dict.fromkeys(a.wording.words) if t in only)
    others = tuple(dict.fromkeys(b.wording.terms))
    if len(rest) < 2 or not target or not others:
        return Opposition()
    kept = _share(rest, others, weigh)
    met = _share(target, others, weigh)
    if kept < 0.5 or met > 0.5:
        return Opposition()
    doing = a.predicate is not None and b.predicate is not None and _alike(a.predicate, b.predicate)
    if not doing and a.predicate not in _LIMITING:
        return Opposition()
    return Opposition("status", _clip(0.18 + 0.5 * kept - 0.3 * met), f"only {target[0]}")


def _share(terms: tuple[str, ...], others: tuple[str, ...], weigh: Callable[[str], float]) -> float:
    near = words().similarity(terms, others).max(1)
    return sum(weigh(t) * float(s) for t, s in zip(terms, near, strict=True) if s >= 0.5) / max(
        1e-9, sum(weigh(t) for t in terms)
    )


def _cover(terms: list[str], found: Alignment, weigh: Callable[[str], float]) -> float:
    near = {left: score for left, _, score, _ in found.pairs}
    return sum(weigh(t) * near.get(t, 0.0) for t in terms) / max(1e-9, sum(weigh(t) for t in terms))


def _turned(found: Alignment) -> Alignment:
    best: dict[str, tuple[str, str, float, float]] = {}
    for left, right, score, weight in found.pairs:
        if right not in best or best[right][2] < score:
            best[right] = (right, left, score, weight)
    return Alignment(tuple(best[key] for key in sorted(best)), found.cover_b, found.cover_a)


def _alike(a: str, b: str, least: float = _NEAR) -> bool:
    one, other = stem(a), stem(b)
    return one == other or bool(words().similarity((one,), (other,))[0, 0] >= least)


def _names(wording: Wording) -> tuple[str, ...]:
    return tuple(t for t in dict.fromkeys(wording.names) if t not in _DAYS and t[0].isalpha())


def _one_actor(a: str | None, b: str | None) -> bool:
    """Whether two names of who acts may mean one actor: a word in common, or a country and its adjective."""
    if not a or not b or a == b or a == a.lower() or b == b.lower():  # "the drone that hit the depot" names nobody
        return True
    one, other = (tuple(dict.fromkeys(wording(name).terms)) for name in (a, b))
    return not one or not other or bool((words().similarity(one, other) >= _SAME_ACTOR).any())


def _names_apart(a: Side, b: Side) -> bool:
    """Whether each names something that the other does not know: two towns, two ministers."""
    names_a, names_b = _names(a.wording), _names(b.wording)
    if not names_a or not names_b:
        return False
    all_a, all_b = tuple(dict.fromkeys(a.wording.terms)), tuple(dict.fromkeys(b.wording.terms))
    table = words()
    return bool((table.similarity(names_a, all_b).max(1) < _NEAR).any()) and bool(
        (table.similarity(names_b, all_a).max(1) < _NEAR).any()
    )


def apartness(a: Side, b: Side) -> float:
    """A factor on the probability of one proposition: less where weekdays, towns or the polarity of a shared word differ.

    The training pairs hold too few such near misses to learn it from.
    """
    factor = 1.0
    days_a, days_b = _days(a.text), _days(b.text)
    if days_a and days_b and not days_a & days_b:
        factor *= _OTHER_DAY
    if _names_apart(a, b):
        factor *= _OTHER_NAMES
    if a.against != b.against and a.status in _ACTUAL and b.status in _ACTUAL:
        factor *= _OTHER_SIDE
    return factor


def _days(text: str) -> frozenset[str]:
    return frozenset(word for word in re.findall(r"[a-z]+day", text.lower()) if word in _DAYS)


def _not_yet_then_now(a: Side, b: Side) -> bool:
    """Whether one negates with "yet" or "so far" and the other holds for a later day: a development."""
    for one, other in ((a, b), (b, a)):
        lower = f" {one.text.lower()} "
        waiting = one.wording.negations and (" yet" in lower or "so far" in lower)
        if waiting and one.date is not None and other.date is not None and other.date > one.date:
            return True
    return False


def _clip(value: float) -> float:
    return max(0.0, min(0.95, round(value, 6)))
