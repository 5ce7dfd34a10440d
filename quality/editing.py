"""A text and a way of editing in, a copy with the words that it took, and from where, out: made-up reuse of known extent.

Wire copy is cut, touched up, rewritten and spun. The editor works on words: some are replaced by other words of the pile,
some left out, some put in; sentences may change places. What is unchanged is what a search for reuse can find.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass

_WORD = re.compile(r"\S+")
_SENTENCE = re.compile(r"[^.!?]+[.!?]+[\"\u201d']?\s*|[^.!?]+$")
SYNONYMS = dict(
    pair.split("=")
    for pair in (
        "said=stated told=informed killed=slain people=persons police=officers after=following before=ahead-of about=around "
        "more=further many=numerous big=large large=sizeable small=little new=fresh old=former first=initial last=final "
        "began=commenced started=launched ended=finished showed=revealed found=discovered helped=aided asked=requested "
        "called=urged near=close-to home=house homes=houses attack=assault attacks=assaults bomb=device government=cabinet "
        "president=leader country=nation city=town world=globe week=seven-day year=twelve-month month=four-week day=date "
        "officials=functionaries reported=recounted added=continued group=band groups=bands children=kids women=ladies "
        "men=males man=male woman=lady according=as-per because=since including=counting while=whilst against=versus "
        "several=various least=minimum nearly=almost almost=nearly only=merely also=likewise however=nevertheless "
        "expected=anticipated announced=proclaimed confirmed=verified denied=rejected wounded=hurt injured=hurt dead=lifeless "
        "died=perished death=demise deaths=fatalities fire=blaze shot=gunned hit=struck damage=harm damaged=harmed"
    ).split()
)
WAYS = ("verbatim", "edited 10 %", "edited 20 %", "edited 30 %", "edited 40 %", "reordered", "spun", "cut")


@dataclass(frozen=True)
class Copy:
    """A text with words of its own and words taken over.

    `taken` are the spans (code points, half-open) of words that stand unchanged in the source; `whole` is the span of all
    that was made from the source, changed words included.
    """

    text: str
    taken: tuple[tuple[int, int], ...]
    whole: tuple[int, int]


def edited(source: str, way: str, own: str, words: Sequence[str], seed: int) -> Copy:
    """A copy of `source` made in one of WAYS, between an opening and an ending of its own.

    `own` is printed before and after; `words` are those of the pile, from which an editor's new words are drawn.
    """
    chance = random.Random(seed)
    pieces = [match.group().strip() for match in _SENTENCE.finditer(source)]
    if way == "reordered":
        chance.shuffle(pieces)
    if way == "cut":
        pieces = pieces[: max(1, len(pieces) // 3)]
    share = float(way.split()[1]) / 100 if way.startswith("edited") else 0.1 if way in ("reordered", "spun") else 0.0
    text = own + "\n\n"
    first = len(text)
    taken = []
    for word in (word for piece in pieces for word in _WORD.findall(piece)):
        kept: str | None = word
        roll = chance.random()
        spun = SYNONYMS.get(word.lower()) if way == "spun" else None
        if spun is not None:
            text += spun.replace("-", " ") + " "
            kept = None
        elif roll < 0.6 * share:
            text += chance.choice(words) + " "
            kept = None
        elif roll < 0.8 * share:
            kept = None
        elif roll < share:
            text += chance.choice(words) + " "
        if kept is not None:
            taken.append((len(text), len(text) + len(kept)))
            text += kept + " "
    end = len(text)
    return Copy(text + "\n\n" + own, tuple(taken), (first, end))
