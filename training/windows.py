"""In: documents. Out: windows cut from them, batches of like length, and padded arrays with noise for training."""

from __future__ import annotations

import dataclasses
import random
from collections.abc import Iterator

import numpy as np

from documents import NONE, ROLES, WORD_TASKS, Document
from onrecord.pieces import CLS, MASK, SEP
from swaps import Pool, swap_names


@dataclasses.dataclass
class Window:
    """A run of words of one document."""

    document: Document
    start: int
    end: int
    size: int  # pieces, the two marks included


def windows(document: Document, most: int, rng: random.Random | None) -> Iterator[Window]:
    """Cuts a document at paragraphs (sentences, in treebanks) into windows of at most `most` pieces.

    With `rng` the sizes vary, so that each epoch sees other neighbours. What is longer than a window is cut hard.
    """
    total = np.concatenate([[0], np.cumsum(document.sizes)])
    cuts = [*document.cuts, len(document.words)]
    start, k = 0, 1
    while start < len(document.words):
        room = (rng.randint(most // 3, most) if rng else most) - 2
        while k < len(cuts) and cuts[k] <= start:
            k += 1
        end = cuts[k]
        while k < len(cuts) and total[cuts[k]] - total[start] <= room:
            end = cuts[k]
            k += 1
        if total[end] - total[start] > most - 2:
            end = int(np.searchsorted(total, total[start] + most - 2, "right")) - 1
        yield Window(document, start, end, int(total[end] - total[start]) + 2)
        start = end


def batches(items: list[Window], budget: int, rng: random.Random) -> list[list[Window]]:
    """Windows of like length together, each batch within `budget` pieces after padding, in random order."""
    items = sorted(items, key=lambda w: w.size + rng.random() * 12)
    out: list[list[Window]] = []
    current: list[Window] = []
    for item in items:
        if current and (len(current) + 1) * item.size > budget:
            out.append(current)
            current = []
        current.append(item)
    if current:
        out.append(current)
    rng.shuffle(out)
    return out


def collate(
    batch: list[Window], rng: random.Random | None, mask_rate: float = 0.08, pool: Pool | None = None
) -> dict[str, np.ndarray]:
    """Padded arrays: pieces [B, P], case, quote, breaks, mask; first [B, W] (piece index of each word), words mask,
    labels [B, W], relations: anchors [A, 2] (window, word), tags [A, W], near [A, W] (words that may take a tag)."""
    slack = 64 if pool else 0  # other names may have more pieces
    width = max(w.size for w in batch) + slack
    used = 0
    most = max(w.end - w.start for w in batch)
    n = len(batch)
    ids = np.zeros((n, width), dtype=np.int64)
    feats = {k: np.zeros((n, width), dtype=np.int64) for k in ("case", "quote", "breaks")}
    feats["case"][:] = 5
    mask = np.zeros((n, width), dtype=bool)
    first = np.zeros((n, most), dtype=np.int64)
    real = np.zeros((n, most), dtype=bool)
    labels = {t: np.full((n, most), NONE, dtype=np.int64) for t in WORD_TASKS}
    anchors, tags, near = [], [], []
    for b, window in enumerate(batch):
        document, a, e = window.document, window.start, window.end
        case = document.case[a:e]
        straight_single = False
        if rng:
            roll = rng.random()
            if roll < 0.04:
                case = np.where(np.isin(case, (0, 1, 4)), 2, case)
            elif roll < 0.07:
                case = np.where(case == 0, 1, case)
            elif roll < 0.10:
                case = np.where(np.isin(case, (1, 2, 3, 4)), 0, case)
            straight_single = rng.random() < 0.06
        swapped = swap_names(document, a, e, pool, rng) if rng and pool else {}
        at = 1
        ids[b, 0] = CLS
        if swapped:
            case = case.copy()
        for k in range(e - a):
            word = document.pieces[a + k]
            if a + k in swapped and at + sum(map(len, document.pieces[a + k : e])) + 14 < width:
                word, case[k] = swapped[a + k]
            first[b, k] = at
            if rng and rng.random() < mask_rate:
                word = tuple(MASK if rng.random() < 0.85 else rng.randint(1000, 29000) for _ in word)
            elif straight_single and word == (1000,):  # a double mark becomes a single one
                word = (1005,)
            stop = at + len(word)
            ids[b, at:stop] = word
            feats["case"][b, at:stop] = case[k]
            feats["quote"][b, at:stop] = document.quote[a + k]
            feats["breaks"][b, at] = document.breaks[a + k]
            at = stop
        ids[b, at] = SEP
        mask[b, : at + 1] = True
        used = max(used, at + 1)
        real[b, : e - a] = True
        for task, values in document.labels.items():
            values = values[a:e]
            if task == "head":
                values = np.where((values >= a) & (values < e), values - a, NONE)
            labels[task][b, : e - a] = values
        for anchor, found in document.relations:
            if not a <= anchor < e:
                continue
            line = np.zeros(most, dtype=np.int64)
            low, high = paragraph(document.breaks, anchor, a, e)
            lost = 0
            for number, role in enumerate(ROLES):
                for x, y in found[role]:
                    lost += (x < low) + (y > high)
                    x, y = max(x, low) - a, min(y, high) - a
                    if x < y:
                        line[x:y] = 2 * number + 2
                        line[x] = 2 * number + 1
            if lost:
                continue
            okay = np.zeros(most, dtype=bool)
            okay[low - a : high - a] = True
            anchors.append((b, anchor - a))
            tags.append(line)
            near.append(okay)
    return {
        "ids": ids[:, :used], **{k: v[:, :used] for k, v in feats.items()}, "mask": mask[:, :used], "first": first, "real": real, **labels,
        "anchors": np.array(anchors, dtype=np.int64).reshape(-1, 2),
        "tags": np.array(tags, dtype=np.int64).reshape(-1, most),
        "near": np.array(near, dtype=bool).reshape(-1, most),
    }  # fmt: skip


def paragraph(breaks: np.ndarray, word: int, low: int, high: int) -> tuple[int, int]:
    """The paragraph of a word, inside [low, high)."""
    before = np.flatnonzero(breaks[low + 1 : word + 1])
    after = np.flatnonzero(breaks[word + 1 : high])
    return (low + 1 + int(before[-1]) if len(before) else low), (word + 1 + int(after[0]) if len(after) else high)
