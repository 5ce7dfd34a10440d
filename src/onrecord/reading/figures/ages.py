"""A number and where it stands in, whether it says how old somebody is out: ages count nobody."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from ..times.lexicon import AGENTS, PERSONS

_OLDEST = 120
_BEHIND_NAME = re.compile(r"([A-Za-z\u00c0-\u024f][\w\u2019'.-]*)(?:,| \() ?$")
_CLOSED = re.compile(r"[,;)]")
_BACK = 40  # code points in which the word before it stands


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
