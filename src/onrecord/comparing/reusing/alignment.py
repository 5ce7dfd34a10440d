"""Two texts in, the passages that stand in both out, with exact spans on both sides.

Seeds of three equal words grow into blocks, blocks in the same order and near each other into passages; what is left
over is searched again, so that reordered passages are found one by one. Chaining of local matches as in Abouelhoda and
Ohlebusch (2005), at the level of words.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import LCSseq

from ..linking.spelling import folded

SEED = 3
MAX_GAP = 12
"""Words that an editor may put in or leave out between two copied runs of one passage."""

MIN_SIMILARITY = 0.4
"""Share of equal words below which a passage is no copy any more; real heavily edited copies keep half and more."""

MIN_RUN = 5
"""Longest run of equal words that a short passage must have: shorter ones arise when two write of the same thing."""

STEP = 4
"""Words that may lie between the end of a passage and the next equal word, where the passage grows."""

LONG = 4
"""Letters above which one equal word beyond the end lets a passage grow."""

_WORD = re.compile(r"\d[\d.,]*\d|\d|[^\W\d_]\w*(?:['\u2019][^\W\d_]+)?")
_MAX_SEEDS = 12  # a run of words found more often than this in one text is a formula


@dataclass(frozen=True)
class Words:
    """The words of a text in lower case with their spans."""

    plain: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Passage:
    """Half-open word ranges in both texts, and the share of words that are the same."""

    start: int
    end: int
    other_start: int
    other_end: int
    similarity: float


@lru_cache(maxsize=512)
def words_in(text: str) -> Words:
    """The words of a text; cached, since an article is compared with several others in a row."""
    matches = list(_WORD.finditer(text))
    return Words(
        tuple(folded(match.group()) for match in matches), tuple((match.start(), match.end()) for match in matches)
    )


Block = tuple[int, int, int]
"""First word in one text, first word in the other, length."""


@lru_cache(maxsize=512)
def seeds(plain: tuple[str, ...]) -> dict[tuple[str, ...], list[int]]:
    """Every run of SEED words with the places where it begins; a run found too often is a formula and left out."""
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for j, run in enumerate(zip(plain, plain[1:], plain[2:], strict=False)):
        places[run].append(j)
    return {run: at for run, at in places.items() if len(at) <= _MAX_SEEDS}


def blocks(a: tuple[str, ...], b: tuple[str, ...]) -> list[Block]:
    """Maximal runs of at least SEED equal words, in order; runs of small words alone are left out."""
    places = seeds(b)
    found: list[Block] = []
    reached: dict[int, int] = {}
    for i, run in enumerate(zip(a, a[1:], a[2:], strict=False)):
        for j in places.get(run, ()):
            if reached.get(i - j, -1) > i:
                continue
            length = SEED
            while i + length < len(a) and j + length < len(b) and a[i + length] == b[j + length]:
                length += 1
            reached[i - j] = i + length - SEED + 1
            if length > SEED + 1 or sum(len(word) > 3 for word in a[i : i + length]) > 1:
                found.append((i, j, length))
    return found


def passages(a: tuple[str, ...], b: tuple[str, ...], min_words: int) -> list[Passage]:
    """The copied passages in the order of the first text; they overlap in neither text.

    Where two texts share twice `min_words` beyond doubt, the one is a copy of the other, and shorter passages between
    them count as well: sentences that changed places, remains of heavy editing.
    """
    left = blocks(a, b)
    found, left = _searched(a, b, left, min_words, MIN_RUN)
    if sum(passage.end - passage.start for passage in found) >= 2 * min_words:
        more, _ = _searched(a, b, left, min(min_words, 2 * SEED), SEED)
        found = _grown(a, b, sorted(found + more, key=lambda passage: passage.start))
    return sorted(found, key=lambda passage: (passage.start, passage.other_start))


def _searched(
    a: tuple[str, ...], b: tuple[str, ...], left: list[Block], min_words: int, min_run: int
) -> tuple[list[Passage], list[Block]]:
    """Passages found by the best chain first, and the blocks that went into none."""
    found: list[Passage] = []
    rejected: list[Block] = []
    while left:
        chain = _best_chain(left)
        start, end = chain[0][0], chain[-1][0] + chain[-1][2]
        other_start, other_end = chain[0][1], chain[-1][1] + chain[-1][2]
        if sum(length for _, _, length in chain) < min(min_words, 2 * SEED):
            break
        passage = _judged(a, b, chain, min_words, min_run)
        if passage is not None:
            found.append(passage)
        else:
            rejected += chain
        left = [block for one in left for block in _outside(one, (start, end), (other_start, other_end))]
    free = rejected + left
    for passage in found:
        used, other_used = (passage.start, passage.end), (passage.other_start, passage.other_end)
        free = [block for one in free for block in _outside(one, used, other_used)]
    return found, sorted(set(free))


def _grown(a: Sequence[str], b: Sequence[str], found: Sequence[Passage]) -> list[Passage]:
    """The passages with the words at their ends that are the same but for a few between, up to the next passage."""
    taken = [False] * len(a)
    other_taken = [False] * len(b)
    for passage in found:
        taken[passage.start : passage.end] = [True] * (passage.end - passage.start)
        other_taken[passage.other_start : passage.other_end] = [True] * (passage.other_end - passage.other_start)
    out = []
    for passage in found:
        ends = [passage.start, passage.other_start, passage.end, passage.other_end]
        for side, step in ((0, -1), (2, 1)):
            i, j = ends[side], ends[side + 1]
            while (following := _next_equal(a, b, i, j, step, taken, other_taken)) is not None:
                low, high = sorted((i, following[0]))
                taken[low:high] = [True] * (high - low)
                other_low, other_high = sorted((j, following[1]))
                other_taken[other_low:other_high] = [True] * (other_high - other_low)
                i, j = following
            ends[side], ends[side + 1] = i, j
        start, other_start, end, other_end = ends
        same = LCSseq.similarity(a[start:end], b[other_start:other_end])
        similarity = round(same / max(end - start, other_end - other_start), 4)
        out.append(Passage(start, end, other_start, other_end, similarity))
    return out


def _next_equal(
    a: Sequence[str],
    b: Sequence[str],
    i: int,
    j: int,
    step: int,
    taken: Sequence[bool],
    other_taken: Sequence[bool],
) -> tuple[int, int] | None:
    """The ends after the nearest equal words beyond them, at most STEP words off on both sides; None where there are none.

    One long word or two in a row must be equal: a "the" is found near everything.
    """
    for far in range(2 * STEP - 1):
        for x in range(max(0, far - STEP + 1), min(far, STEP - 1) + 1):
            m, n = (i + x, j + far - x) if step > 0 else (i - x - 1, j - (far - x) - 1)
            if not (0 <= m < len(a) and 0 <= n < len(b)) or a[m] != b[n]:
                continue
            low, high = (i, m + 1) if step > 0 else (m, i)
            other_low, other_high = (j, n + 1) if step > 0 else (n, j)
            if any(taken[low:high]) or any(other_taken[other_low:other_high]):
                continue
            k, p = m + step, n + step
            pair = 0 <= k < len(a) and 0 <= p < len(b) and a[k] == b[p] and not taken[k] and not other_taken[p]
            if far == 0 or pair or len(a[m]) > LONG:
                return (m + 1, n + 1) if step > 0 else (m, n)
    return None


def _best_chain(found: Sequence[Block]) -> list[Block]:
    """The chain of blocks in the same order in both texts that holds most words, less a little for every gap."""
    scores: list[float] = []
    before: list[int] = []
    for n, (i, j, length) in enumerate(found):
        best, at = 0.0, -1
        for m in range(n - 1, max(-1, n - 60), -1):
            k, p, size = found[m]
            gap, other_gap = i - k - size, j - p - size
            if not (-SEED < gap <= MAX_GAP and -SEED < other_gap <= MAX_GAP):
                continue
            value = scores[m] - 0.15 * (max(gap, 0) + max(other_gap, 0)) + min(gap, other_gap, 0)
            if value > best:
                best, at = value, m
        scores.append(best + length)
        before.append(at)
    at = max(range(len(found)), key=lambda n: (scores[n], -n))
    chain = []
    while at >= 0:
        chain.append(found[at])
        at = before[at]
    return chain[::-1]


def _judged(a: Sequence[str], b: Sequence[str], chain: Sequence[Block], min_words: int, min_run: int) -> Passage | None:
    start, end = chain[0][0], chain[-1][0] + chain[-1][2]
    other_start, other_end = chain[0][1], chain[-1][1] + chain[-1][2]
    one, other = a[start:end], b[other_start:other_end]
    same = LCSseq.similarity(one, other)
    similarity = round(same / max(len(one), len(other)), 4)
    longest = max(length for _, _, length in chain)
    if same < min_words or similarity < MIN_SIMILARITY or (longest < min_run and same < 2 * min_words):
        return None
    return Passage(start, end, other_start, other_end, similarity)


def _outside(block: Block, used: tuple[int, int], other_used: tuple[int, int]) -> list[Block]:
    """What is left of a block once a passage is taken out of both texts."""
    i, j, length = block
    kept = []
    run = 0
    for n in range(length + 1):
        free = n < length and not (used[0] <= i + n < used[1]) and not (other_used[0] <= j + n < other_used[1])
        if free:
            run += 1
        else:
            if run >= SEED:
                kept.append((i + n - run, j + n - run, run))
            run = 0
    return kept
