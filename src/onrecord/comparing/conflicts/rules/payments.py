"""Sides of a story in; pairs out of which one says that money was paid and the other that none was, that nothing was taken or that the offer was turned down."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...pairs.wording import stem
from ..doubt import unsure
from ..lexicon import stemmed
from ..sides import Conflict, Frame, Side, each_once, in_text_order, may_oppose, told_apart
from .counts import NUMBERS

_SCORE = 0.64
_DAYS = dt.timedelta(days=60)
_BEFORE = 500  # code points in which money must be told before a bare "offer"

_SPECIAL = {
    "ransom": stemmed("ransom"),
    "bribe": stemmed("bribe kickback payoff backhander"),
}
_CASH = stemmed(
    "money cent penny euro dollar pound rouble ruble franc dime payment sum cash million fee commission cheque"
)
_MONEY = _CASH | frozenset[str]().union(*_SPECIAL.values())
_PAYING = stemmed("pay transfer wire")
_TAKING = stemmed("receive accept take pocket get give hand offer deliver promise") | {"hand_over", "pay_out"}
_BRIBING = stemmed("bribe")
_REFUSED = frozenset(("turn_down",)) | stemmed("reject refuse decline")
_KNOWING = stemmed("aware know")
_NOTHING = re.compile(
    r"\b(?:kn[eo]wn? nothing|(?:not|un)\s?aware|ha(?:d|s|ve) not heard) (?:of|about) (?:any |an? |the |such )*(?:payments?|ransoms?|bribes?|money|kickbacks?)\b|"
    r"\b(?:took|taken|accepted|received|paid|got|given|offered) (?:nothing|no (?:money|bribes?|ransom|payments?|kickbacks?)|not (?:a|one|a single) (?:cent|penny|euro|dollar))\b"
    r"|\bnever (?:\w+ )?(?:paid|accepted|received|offered|took|taken|pocketed|given|bribed)\b[^.;]{0,60}\b(?:anything|anybody|anyone|money|bribes?|kickbacks?|cent|penny|a (?:euro|dollar))\b",
    re.I,
)
_OTHER = re.compile(
    r"\b(?:wages?|salar\w+|aid|repairs?|rebuild\w*|compensat\w+|fines?|tax\w*|debts?|loans?|rents?|pensions?|insur\w+|tickets?|bills?|subsid\w+|damages|invest\w+|building|built|to build|donat\w+|"
    r"attention|visit|price|tribute|respects?|budget|tuition|dividends?|interest|funeral|medical|treatment|lawyers?|legal)\b",
    re.I,
)
_UNSURE = unsure(r"would|will|should|must|ready to|willing to|yet|so far|years? ago")
_AMOUNT = re.compile(
    rf"(?P<sign>[€$£]) ?(?P<n1>\d[\d.,]*) ?(?P<s1>m|bn|k|million|billion|thousand)?\b"
    rf"|\b(?P<n2>\d[\d.,]*|{'|'.join(list(NUMBERS)[1:])}) (?P<s2>million|billion|thousand|hundred thousand)?\s?(?:US )?(?:euros?|dollars?|pounds?|roubles?|rubles?|francs?)\b",
    re.I,
)
_SCALE = {
    "": 1.0,
    "k": 1e3,
    "thousand": 1e3,
    "hundred thousand": 1e5,
    "m": 1e6,
    "million": 1e6,
    "bn": 1e9,
    "billion": 1e9,
}


@dataclass(frozen=True)
class _Payment:
    """A payment that a side tells, or denies: of which kind ("" where it is told only as money), between whom, how much."""

    side: Side
    kind: str
    parties: frozenset[str]
    amount: float


@each_once
def payment_pairs(sides: Sequence[Side]) -> Iterator[Conflict]:
    """Whoever says that money was paid against whoever says that none was."""
    sure = [side for side in sides if not (side.hedged or _UNSURE.search(side.text) or _OTHER.search(side.text))]
    paid = [each for side in sure for each in _paid(side)]
    if not paid:
        return
    denied = [each for side in sure for each in _denied(side)] + list(_turned_down(sides))
    single = len({each.amount for each in paid if each.amount}) == 1
    for one in denied:
        for other in paid:
            if not may_oppose(one.side, other.side) or told_apart(one.side, other.side, _DAYS):
                continue
            if one.kind and other.kind and one.kind != other.kind:
                continue
            if one.amount and other.amount and one.amount != other.amount:
                continue
            if one.parties & other.parties or single:
                a, b = one.side.statement, other.side.statement
                yield a, b, "denial", _SCORE, "nothing paid / paid"


def _paid(side: Side) -> Iterator[_Payment]:
    if side.refuses or side.act == "deny" or _NOTHING.search(side.text):
        return
    for frame in side.frames:
        if not frame.negated and frame.mode in ("actual", "told") and frame.kind == "verb" and _pays(side, frame):
            yield _payment(side, frame)


def _pays(side: Side, frame: Frame) -> bool:
    """Whether a frame tells that money, or a bribe, went to somebody."""
    object_ = set(frame.patient)
    if frame.predicate in _PAYING:
        return bool(object_ & _MONEY) or (not frame.patient and bool(_amount(side.text)))
    if frame.predicate in _BRIBING:
        return bool(frame.patient)
    if frame.predicate == stem("change"):
        return frame.patient[:1] == (stem("hand"),) and bool({*frame.agent} & _MONEY)
    return frame.predicate in _TAKING - stemmed("offer promise") and bool(object_ & _MONEY)


def _denied(side: Side) -> Iterator[_Payment]:
    for frame in side.frames:
        if frame.mode != "actual" or frame.negated == side.refuses:
            continue
        words = {*frame.patient, *frame.agent}
        none = frame.predicate in _PAYING | _TAKING and bool(words & _MONEY)
        gone = frame.kind == "exists" and bool(words & _MONEY)
        hands = frame.predicate == stem("change") and frame.patient[:1] == (stem("hand"),) and bool(words & _MONEY)
        unknown = frame.predicate in _KNOWING and any(phrase[0] in _MONEY for _, phrase in frame.rest)
        if none or gone or hands or unknown or (frame.predicate in _BRIBING and frame.kind == "verb"):
            yield _payment(side, frame)
            return
    if not side.refuses and _NOTHING.search(side.text):
        yield _Payment(side, _kind(side.words), _parties(side), _amount(side.text))


def _turned_down(sides: Sequence[Side]) -> Iterator[_Payment]:
    """The sides that say that an offer was turned down, right behind words about money."""
    for told in in_text_order(sides):
        for at, side in enumerate(told):
            if side.refuses or side.hedged or _UNSURE.search(side.text):
                continue
            offer = any(stem("offer") in frame.patient[:1] for frame in side.frames)
            down = any(
                f.predicate in _REFUSED and not f.negated and f.patient in ((), (stem("offer"),)) for f in side.frames
            )
            near = [other for other in told[: at + 1] if side.start - other.end <= _BEFORE]
            money = any(other.words & _MONEY or _amount(other.text) for other in near)
            if offer and down and money and not any(_OTHER.search(other.text) for other in near):
                yield _Payment(side, "", _parties(side), 0.0)


def _payment(side: Side, frame: Frame) -> _Payment:
    return _Payment(side, _kind({frame.predicate, *frame.patient, *frame.agent}), _parties(side), _amount(side.text))


def _kind(words: set[str] | frozenset[str]) -> str:
    return next((kind for kind, nouns in _SPECIAL.items() if nouns & words), "")


def _parties(side: Side) -> frozenset[str]:
    """Whom a side names, and for whom it speaks."""
    acting = (frame.agents | frame.patients for frame in side.frames)
    return side.party.union(side.named, *acting)


def _amount(text: str) -> float:
    """The one amount of money that a text tells, else nothing."""
    match = _AMOUNT.search(text)
    if match is None:
        return 0.0
    told = (match.group("n1") or match.group("n2")).lower()
    scale = (match.group("s1") or match.group("s2") or "").lower()
    number = (
        float(NUMBERS[told]) if told in NUMBERS else float(re.sub(r"[.,](?=\d{3}\b)|[.,]$", "", told).replace(",", "."))
    )
    return number * _SCALE[scale]
