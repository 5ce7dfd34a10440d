"""Sides of a story in; for which of the parties at odds each speaks, where its office or name does not tell, out.

Reports of a clash seldom say of every speaker whose he is: "the defence minister" of an agency at home, a capital that "denies any part",
"the army". In a dispute the accusations tell: who is accused, and who accuses.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from .lexicon import stemmed
from .parties import lands
from .rules.accusation import Accusation
from .sides import Side, in_text_order

_RULING = stemmed("army government regime military forces command airforce navy authorities")
"""Words by which the power of the country in question is called without its name."""
_AGAINST_IT = stemmed(
    "rebels militants insurgents opposition gangs fighters separatists guerrillas militia front movement"
)
_LEAD = 2  # times as often as the next is spoken of
_FEWEST = 2
_JUST_BEFORE = 300  # code points


def is_power(words: Iterable[str]) -> bool:
    """Whether stems call an army or a government, and nobody who fights it."""
    told = frozenset(words)
    return bool(told & _RULING) and not told & _AGAINST_IT


def home(sides: Sequence[Side]) -> frozenset[str]:
    """The country whose army or government the story is about, empty where two are: by those who are called so with its name."""
    told: Counter[str] = Counter()
    for side in sides:
        if is_power(side.source):
            told.update(lands(side.party))
        for frame in side.frames:
            if is_power(frame.agent):
                told.update(lands(frame.agents))
            if is_power(frame.patient):
                told.update(lands(frame.patients))
    ranked = told.most_common(2)
    if not ranked or ranked[0][1] < _FEWEST or (len(ranked) > 1 and ranked[0][1] < _LEAD * ranked[1][1]):
        return frozenset()
    return frozenset((ranked[0][0],))


class Camps:
    """The parties of one story's sides, widened by who accuses whom; `ruling`: the country that `home` finds."""

    def __init__(self, sides: Sequence[Side], laid: Sequence[Accusation], ruling: frozenset[str]) -> None:
        self._laid = laid
        self._told = {told[0].article: told for told in in_text_order(sides)}
        self._ruling = ruling
        self._accused = frozenset[str]().union(*(each.accused for each in laid))
        self._accusers = frozenset[str]().union(*(lands(each.side.party) for each in laid))
        self._by_speaker: dict[str, frozenset[str]] = {}
        for each in laid:
            if each.side.speaker is not None:
                before = self._by_speaker.get(each.side.speaker, frozenset())
                self._by_speaker[each.side.speaker] = before | each.accused

    def of(self, side: Side) -> frozenset[str]:
        """The parties for which a denial speaks: its own, else those accused before it, else those most accused in the story."""
        own = side.party
        if own & self._accused or lands(own) & self._accusers:
            return own
        if not lands(own) and is_power(side.source) and self._ruling:
            return own | self._ruling
        if side.own_voice or not own:
            return own  # "the rebels" that nothing names may be anybody's
        if self._is_meant_here(side):
            return own
        mine = self._by_speaker.get(side.speaker or "", frozenset())
        here = [each for each in self._laid if self._by_another(each, side) and not each.accused & mine]
        before = [each for each in here if each.side.article == side.article and each.side.start < side.start]
        if before:
            return own | max(before, key=lambda each: each.side.start).accused
        counts = Counter(party for each in here for party in each.accused)
        ranked = counts.most_common(1)
        if not ranked:
            return own
        most = ranked[0][1]
        return own | frozenset(party for party, count in counts.items() if count == most)

    def _is_meant_here(self, side: Side) -> bool:
        """Whether somebody has just said something of the country for which the side speaks: that is what it answers."""
        near = (each for each in self._told[side.article] if 0 <= side.start - each.end <= _JUST_BEFORE)
        mine = lands(side.party)
        return any(mine & each.named and not mine & each.party for each in near)

    def _by_another(self, each: Accusation, side: Side) -> bool:
        """Whether somebody who is named, and is of another country, accuses: a headline may be of the denier's own agency."""
        named = each.side.speaker is not None and each.side.speaker != side.speaker
        return named and not lands(each.side.party) & lands(side.party)
