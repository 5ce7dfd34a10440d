"""In: the network's scores of names. Out: names, of one type throughout a text wherever they are spelt alike.

Window by window the network sees little; over a text, the same spelling nearly always names the same thing. So the
occurrences of a spelling vote for its type, and a spelling once found for sure is found everywhere.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from .bio import Floats, best_tags, log_shares, spans_of

Name = tuple[int, int, int]
"""First word, end, type."""
SURE: Final = 0.8
"""Share from which an occurrence speaks for the others: below it, one slip would be copied through the text."""


def name_spans(
    scores: Floats, words: Sequence[str], breaks: npt.NDArray[np.bool_], labels: Sequence[str]
) -> list[tuple[int, int, str]]:
    """(first word, end, type) of each name, in order; no name runs over a line's end.

    `scores` [n, K] by BIO tag, `labels` the tags' names (O, B-PER, I-PER, ...).
    """
    shares = log_shares(scores)
    edges = [*np.flatnonzero(breaks).tolist(), len(shares)]
    paths = best_tags([shares[a:b] for a, b in itertools.pairwise(edges)])
    found: list[Name] = [
        (start + a, start + b, kind) for start, path in zip(edges, paths, strict=False) for a, b, kind in spans_of(path)
    ]
    agreed = sorted(agree(found, words, shares, breaks))
    return [(a, b, labels[2 * kind + 1].removeprefix("B-")) for a, b, kind in agreed]


def agree(found: Sequence[Name], words: Sequence[str], shares: Floats, breaks: npt.NDArray[np.bool_]) -> list[Name]:
    """The names, types settled by vote, and the occurrences that were overlooked."""
    by_form: dict[tuple[str, ...], list[Name]] = {}
    for name in found:
        by_form.setdefault(tuple(words[name[0] : name[1]]), []).append(name)
    places: dict[str, list[int]] = {}
    for i, word in enumerate(words):
        places.setdefault(word, []).append(i)
    out: list[Name] = []
    taken = np.zeros(len(words), dtype=bool)
    for a, b, _ in found:
        taken[a:b] = True
    sure: list[tuple[tuple[str, ...], int]] = []
    for form, names in by_form.items():
        votes = np.array([type_shares(shares, a, b) for a, b, _ in names])
        kind = int(votes.sum(axis=0).argmax()) if len(names) > 1 else names[0][2]
        out.extend((a, b, kind) for a, b, _ in names)
        if float(votes[:, kind].max()) >= np.log(SURE) and form[0][:1].isupper():
            sure.append((form, kind))
    for form, kind in sorted(sure, key=lambda item: (-len(item[0]), item[0])):
        for a in places[form[0]]:
            b = a + len(form)
            if tuple(words[a:b]) == form and not taken[a:b].any() and not breaks[a + 1 : b].any():
                out.append((a, b, kind))
                taken[a:b] = True
    return out


def type_shares(shares: Floats, start: int, end: int) -> Floats:
    """Mean log-share of each type over the words of a span, B and I together."""
    return np.asarray(np.logaddexp(shares[start:end, 1::2], shares[start:end, 2::2]).mean(axis=0), dtype=np.float32)
