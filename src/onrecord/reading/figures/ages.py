"""A number and where it stands in, whether it says how old somebody is out: ages count nobody."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Doc

from ..numbers import Word
from ..times.lexicon import AGENTS, PERSONS
from .counted import Counted, stem
from .lexicon import INJURED, KILLED
from .quantity import Quantity, lower
from .standing import is_bare, is_standing

_OLDEST = 120
_BEHIND_NAME = re.compile(r"([A-Za-z\u00c0-\u024f][\w\u2019'.-]*)(?:,| \() ?$")
_CLOSED = re.compile(r"[,;)]")
_BACK = 40  # code points in which the word before it stands
_ONE_PERSON = frozenset("man woman boy girl child youth teenager youngster lad baby toddler person".split())
_PARENTS = frozenset("father mother parent dad mum mom".split())  # of so many children
_HARMED = KILLED | INJURED
_PERHAPS = frozenset("perhaps maybe barely probably possibly".split())
_WHO = frozenset(("he", "she", "i", "who"))
_DEAD = KILLED | {"dead"}
_NEAR = 4  # words in which the verb of "died peacefully at home at 88" stands


def is_set_off_age(doc: Doc, text: str, start: int, end: int) -> bool:
    """True of the 26 of "Ada Brenn, 26, was killed", "Ada Brenn (26)" and "the driver, 26, was hurt".

    A place or body before it is counted for ("in Ostrel, 12, and in Kaldor, 8"), and so is what stands behind any other word.
    """
    if not text[start:end].isdigit() or int(text[start:end]) > _OLDEST or not _CLOSED.match(text, end):
        return False
    first = max(0, start - _BACK)
    before = _BEHIND_NAME.search(text[first:start])
    if before is None:
        return False
    word, at = before[1], first + before.start()
    if not word[0].isupper():
        return word in PERSONS or (len(word) > 4 and word.endswith(AGENTS))
    return not any(m.start <= at < m.end and m.type != "PER" for m in doc._.mentions)


def is_told_age(doc: Doc, words: Sequence[Word], quantity: Quantity, counted: Counted) -> bool:
    """True of the 52 of "a man of 52", the 88 of "dies at 88", the six of "when she was six" and the 20 of "aged 20".

    "Put the number of people killed at 88" and "a crew of 12" count; a "mother of four" is one of the hurt, not four.
    """
    if quantity.kind != "count" or quantity.value is None or not 0 < (quantity.high or quantity.value) <= _OLDEST:
        return False
    at = quantity.first - 1
    before = lower(words, at)
    if before in ("aged", "age", "ages") or (before == "of" and lower(words, at - 1) == "age"):
        return True
    bare = is_bare(words, quantity.last)
    while lower(words, at) in _PERHAPS:
        at -= 1
    before, whose = lower(words, at), lower(words, at - 1)
    if before == "of":
        following = lower(words, quantity.last)
        bare = bare or following.endswith("ed") or stem(following) in _HARMED
        return bare and (whose in _ONE_PERSON or whose in _PARENTS)
    if not bare:
        return False
    if before == "at":
        died = any(stem(lower(words, n)) in _DEAD for n in range(max(0, at - _NEAR), at))
        return (died or whose in PERSONS) and not is_standing(words, at)
    return before in ("was", "is") and (whose in _WHO or _is_one_person(doc, words, quantity, counted))


def _is_one_person(doc: Doc, words: Sequence[Word], quantity: Quantity, counted: Counted) -> bool:
    """True of the 71 of "The actor, who died in spring, was 71"."""
    token = counted.token(words[quantity.last - 1].start)
    subjects = [child for child in token.children if child.dep_.startswith("nsubj")] if token is not None else []
    return any(
        child.lower_ in PERSONS or any(m.type == "PER" and m.start <= child.idx < m.end for m in doc._.mentions)
        for child in subjects
    )
