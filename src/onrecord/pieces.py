"""In: words. Out: the numbers of their word pieces in the uncased vocabulary of BERT, which both networks read."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

PAD, UNKNOWN, CLS, SEP, MASK = 0, 100, 101, 102, 103
LONGEST_WORD = 12  # pieces; what is longer is a web address or noise
_FOLD = {"''": '"', "``": '"', "--": "—", "---": "—", "...": "…"}
_FOLD_CHARACTERS = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‛": "'", "`": "'", "‐": "-",
     "‑": "-", "‒": "–", "―": "—"}
)  # fmt: skip


class Pieces:
    """Splits words into numbers of the vocabulary; remembers the words it has seen."""

    def __init__(self, vocabulary: Mapping[str, int]) -> None:
        self._vocabulary = vocabulary
        self._seen: dict[str, tuple[int, ...]] = {}

    def __call__(self, word: str) -> tuple[int, ...]:
        """The piece numbers of one word: at least one, at most LONGEST_WORD."""
        found = self._seen.get(word)
        if found is None:
            if len(self._seen) > 200_000:
                self._seen.clear()
            found = self._seen[word] = self._split(word)
        return found

    def _split(self, word: str) -> tuple[int, ...]:
        out: list[int] = []
        for part in _parts(_FOLD.get(word, word).translate(_FOLD_CHARACTERS)):
            out.extend(self._longest_first(part))
            if len(out) >= LONGEST_WORD:
                return tuple(out[:LONGEST_WORD])
        return tuple(out) or (UNKNOWN,)

    def _longest_first(self, part: str) -> list[int]:
        if len(part) > 100:
            return [UNKNOWN]
        out: list[int] = []
        start = 0
        while start < len(part):
            for end in range(len(part), start, -1):
                number = self._vocabulary.get(("##" if start else "") + part[start:end])
                if number is not None:
                    out.append(number)
                    start = end
                    break
            else:
                return [UNKNOWN]
        return out


def _parts(word: str) -> list[str]:
    """Lower case without accents, cut at every mark, as BERT's uncased vocabulary expects."""
    parts: list[str] = []
    grow = False
    for character in unicodedata.normalize("NFD", word.lower()):
        kind = unicodedata.category(character)
        if kind[0] in "CZM":
            continue
        mark = kind[0] in "PS"
        if grow and not mark:
            parts[-1] += character
        else:
            parts.append(character)
        grow = not mark
    return parts
