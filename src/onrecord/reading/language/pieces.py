"""In: words. Out: what the encoder reads: word pieces, a case class and a quotation class for each word.

The vocabulary is the uncased one of BERT, so case travels in a feature of its own; quotation marks are folded to one
style and their direction and scope are worked out here, since a small encoder counts marks badly.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence

CASES = ("lower", "title", "upper", "initial", "mixed", "none")
QUOTES = ("outside", "opens", "closes", "inside")
PAD, UNKNOWN, CLS, SEP, MASK = 0, 100, 101, 102, 103
LONGEST_WORD = 12  # pieces; what is longer is a web address or noise
DOUBLE = frozenset(('"', "“", "”", "„", "‟", "«", "»", "``", "''"))
SINGLE = frozenset(("'", "‘", "’", "‛", "`"))
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


def case_class(word: str) -> int:
    """Index in CASES."""
    letters = [c for c in word if c.isalpha()]
    if not letters:
        return 5
    if word.islower():
        return 0
    if word.isupper():
        return 3 if len(letters) == 1 else 2
    if letters[0].isupper() and not any(c.isupper() for c in letters[1:]):
        return 1
    return 4 if any(c.isupper() for c in letters) else 0


def quote_classes(words: Sequence[str], spaced: Sequence[bool]) -> list[int]:
    """Indices in QUOTES, one a word, for the words of ONE paragraph; `spaced[i]`: white space follows word i.

    A double quotation left open runs to the end of the paragraph (speech over several paragraphs is printed so);
    a single one left open is an apostrophe and opens nothing.
    """
    out = [0] * len(words)
    double = single = -1
    for i, word in enumerate(words):
        before, after = i == 0 or spaced[i - 1], i + 1 == len(words) or spaced[i]
        if word in DOUBLE:
            if word in ("“", "„", "«", "``"):
                opens = True
            elif word in ("”", "»"):
                opens = False
            else:
                opens = double < 0 if before == after else before
            out[i] = 1 if opens else 2
            double, single = (i if opens else -1), -1
            continue
        if word in SINGLE and double < 0:
            if single < 0 and before and not after and word != "’":
                single = i
                continue
            if single >= 0 and not before:
                out[single], out[i] = 1, 2
                for k in range(single + 1, i):
                    out[k] = 3
                single = -1
                continue
        if double >= 0:
            out[i] = 3
    return out
