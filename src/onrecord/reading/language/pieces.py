"""In: words. Out: what the encoder reads beside their pieces: a case class and a quotation class for each word.

The vocabulary is the uncased one of BERT, so case travels in a feature of its own; the direction and scope of quotation
marks are worked out here, since a small encoder counts marks badly.
"""

from __future__ import annotations

from collections.abc import Sequence

CASES = ("lower", "title", "upper", "initial", "mixed", "none")
QUOTES = ("outside", "opens", "closes", "inside")
DOUBLE = frozenset(('"', "“", "”", "„", "‟", "«", "»", "``", "''"))
SINGLE = frozenset(("'", "‘", "’", "‛", "`"))


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
