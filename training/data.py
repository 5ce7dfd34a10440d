"""In: the data sets. Out: documents as flat arrays of words with the labels of each task, and windows cut from them.

A label of -100 means "not annotated here": every task learns only from the texts that have it.
"""

from __future__ import annotations

import collections
import dataclasses
import gzip
import itertools
import json
import random
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np

from names import invented
from onrecord.reading.language import pieces as pieces_module
from onrecord.reading.language.pieces import CLS, MASK, SEP, Pieces, case_class, quote_classes
from onrecord.reading.language.tokens import blank

NONE = -100
ROLES = ("source", "cue", "content")
TAGS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
NAMES = ("O", *(f"{b}-{t}" for t in ("PER", "ORG", "LOC", "OTH") for b in "BI"))
# Non-commercial, or (conversation) without derivatives.
GUM_LEFT_OUT = frozenset(("whow", "fiction", "essay", "letter", "podcast", "conversation"))
WORD_TASKS = ("upos", "xpos", "feats", "dep", "head", "start", "name", "source", "cue", "content", "anchor")


@dataclasses.dataclass
class Document:
    """One text: word-level arrays, all of the same length."""

    id: str
    kind: str  # "attribution" or "syntax"
    words: list[str]
    spans: list[tuple[int, int]]
    pieces: list[tuple[int, ...]]
    case: np.ndarray
    quote: np.ndarray
    breaks: np.ndarray  # 1 where a paragraph starts
    labels: dict[str, np.ndarray]
    relations: list[tuple[int, dict[str, list[tuple[int, int]]]]]  # anchor word, role -> word ranges
    cuts: list[int]  # where a window may start

    @property
    def sizes(self) -> np.ndarray:
        return np.array([len(p) for p in self.pieces])


def load(path: Path) -> list[dict[str, Any]]:
    """The records of a .jsonl.gz file."""
    with gzip.open(path, "rt", encoding="utf-8") as handle:
        return [json.loads(line) for line in handle if line.strip()]


def vocabulary(path: Path) -> dict[str, int]:
    """Piece -> number, from a BERT vocab.txt."""
    return {piece: n for n, piece in enumerate(path.read_text(encoding="utf-8").split("\n")) if piece}


def describe(text: str, spans: list[tuple[int, int]], split: Pieces) -> dict[str, Any]:
    """What the encoder reads, from a text and the offsets of its words."""
    words = [text[a:b] for a, b in spans]
    breaks = np.zeros(len(words), dtype=np.int64)
    spaced = [True] * len(words)
    for i in range(len(words)):
        gap = text[spans[i - 1][1] : spans[i][0]] if i else "\n"
        breaks[i] = "\n" in gap
        if i:
            spaced[i - 1] = bool(gap)
    starts = [i for i in range(len(words)) if breaks[i]] + [len(words)]
    quote: list[int] = []
    for a, b in itertools.pairwise(starts):
        quote.extend(quote_classes(words[a:b], spaced[a:b]))
    return {
        "words": words,
        "spans": spans,
        "pieces": [split(w) for w in words],
        "case": np.array([case_class(w) for w in words], dtype=np.int64),
        "quote": np.array(quote, dtype=np.int64),
        "breaks": breaks,
    }


def _bio(labels: np.ndarray, ranges: Iterable[tuple[int, int]], begin: int, inside: int) -> None:
    for a, b in ranges:
        labels[a:b] = inside
        labels[a] = begin


def attribution_document(record: dict[str, Any], split: Pieces, tokenize: Any) -> Document:
    """A PolNeAR article; words by our tokenizer; spans are widened to whole words."""
    text = record["text"]
    spans = [(t.idx, t.idx + len(t)) for t in tokenize(text) if not t.is_space]
    facts = describe(text, spans, split)
    n = len(spans)
    starts, ends = np.array([s for s, _ in spans]), np.array([e for _, e in spans])
    labels = {task: np.zeros(n, dtype=np.int64) for task in (*ROLES, "anchor")}
    relations = []
    for attribution in record["attributions"]:
        found: dict[str, list[tuple[int, int]]] = {}
        for role in ROLES:
            ranges = []
            for a, b in attribution[role]:
                first, last = int(np.searchsorted(ends, a, "right")), int(np.searchsorted(starts, b, "left"))
                if first < last and b - a > 1:
                    ranges.append((first, last))
            found[role] = ranges
        if not found["cue"] or not found["content"]:
            continue
        relations.append((min(a for a, _ in found["cue"]), found))
    # Shorter contents last, so that a nested one shows inside the longer.
    for _, found in sorted(relations, key=lambda r: -sum(b - a for a, b in r[1]["content"])):
        for role in ROLES:
            _bio(labels[role], found[role], 1, 2)
    for anchor, _ in relations:
        labels["anchor"][anchor] = 1
    cuts = [int(i) for i in np.flatnonzero(facts["breaks"])]
    return Document(id=record["id"], kind="attribution", labels=labels, relations=relations, cuts=cuts, **facts)


def syntax_document(
    record: dict[str, Any], names: dict[str, Any] | None, classes: dict[str, list[str]], split: Pieces, gum: bool
) -> Document:
    """A treebank document with gold words; names are laid over it sentence by sentence."""
    text = record["text"]
    spans: list[tuple[int, int]] = []
    labels: dict[str, list[int]] = {task: [] for task in ("upos", "xpos", "feats", "dep", "head", "start", "name")}
    index = {task: {c: n for n, c in enumerate(classes[task])} for task in ("upos", "xpos", "feats", "dep")}
    by_sentence = {s["id"]: s for s in names["sentences"]} if names else {}
    cuts = []
    for sentence in record["sentences"]:
        tokens = sentence["tokens"]
        base = len(spans)
        cuts.append(base)
        last = -1
        ok = []
        for token in tokens:
            start, end = token["start"], token["end"]
            if start < last or end <= start:  # a word that has no letters of its own
                start, end = last, last
            ok.append(end > start)
            spans.append((start, end))
            last = max(last, end)
        numbers = {token["id"]: base + i for i, token in enumerate(tokens)}
        tags = _name_tags(text, tokens, names, by_sentence.get(sentence["id"]), gum)
        for i, token in enumerate(tokens):
            labels["upos"].append(index["upos"].get(token["upos"], NONE))
            labels["xpos"].append(index["xpos"].get(token["xpos"], NONE))
            labels["feats"].append(index["feats"].get(token["feats"] or "_", NONE))
            labels["dep"].append(index["dep"].get(token["deprel"], NONE))
            labels["head"].append(numbers[token["head"]] if token["head"] else base + i)
            labels["start"].append(int(i == 0))
            labels["name"].append(tags[i])
    keep = [i for i, (a, b) in enumerate(spans) if b > a]
    place = {old: new for new, old in enumerate(keep)}
    facts = describe(text, [spans[i] for i in keep], split)
    out = {task: np.array([labels[task][i] for i in keep], dtype=np.int64) for task in labels}
    out["head"] = np.array([place.get(labels["head"][i], NONE) for i in keep], dtype=np.int64)
    cuts = [place[c] for c in cuts if c in place]
    return Document(id=record["id"], kind="syntax", labels=out, relations=[], cuts=cuts, **facts)


def _name_tags(
    text: str, tokens: list[dict[str, Any]], names: dict[str, Any] | None, sentence: dict[str, Any] | None, gum: bool
) -> list[int]:
    """BIO numbers by the position of letters inside the sentence (spacing differs between the two releases)."""
    if names is None or sentence is None:
        return [NONE] * len(tokens)

    def letters(source: str, spans: Iterable[tuple[int, int]]) -> tuple[str, list[tuple[int, int]]]:
        out, places = "", []
        for a, b in spans:
            piece = "".join(source[a:b].split())
            places.append((len(out), len(out) + len(piece)))
            out += piece
        return out, places

    mine, places = letters(text, [(t["start"], t["end"]) for t in tokens])
    theirs, other = letters(names["text"], [tuple(t) for t in sentence["tokens"]])
    if mine != theirs:
        return [NONE] * len(tokens)
    tags = [0] * len(tokens)
    if gum:  # GUM marks no nationality adjectives and mixes works and events into OTH: learn nothing there
        for i, token in enumerate(tokens):
            if token["upos"] == "ADJ" and token["form"][:1].isupper():
                tags[i] = NONE
    starts = {next(iter(t)): p for t, p in zip(sentence["tokens"], other, strict=True)}
    ends = {tuple(t)[1]: p for t, p in zip(sentence["tokens"], other, strict=True)}
    for entity in names["entities"]:
        if entity["start"] not in starts or entity["end"] not in ends:
            continue
        a, b = starts[entity["start"]][0], ends[entity["end"]][1]
        inside = [i for i, (x, y) in enumerate(places) if x < b and a < y]
        for k, i in enumerate(inside):
            if gum and entity["type"] == "OTH":
                tags[i] = NONE
            else:
                tags[i] = NAMES.index(("B-" if k == 0 else "I-") + entity["type"])
    return tags


def label_classes(records: list[dict[str, Any]]) -> dict[str, list[str]]:
    """The classes of each syntax task, commonest first; feature strings seen fewer than 4 times are dropped."""
    counts: dict[str, collections.Counter[str]] = {t: collections.Counter() for t in ("upos", "xpos", "feats", "dep")}
    for record in records:
        for sentence in record["sentences"]:
            for token in sentence["tokens"]:
                for task, key in (("upos", "upos"), ("xpos", "xpos"), ("feats", "feats"), ("dep", "deprel")):
                    counts[task][token[key] or "_"] += 1
    least = {"upos": 1, "xpos": 2, "feats": 4, "dep": 2}
    return {
        task: [c for c, n in sorted(count.items(), key=lambda item: (-item[1], item[0])) if n >= least[task]]
        for task, count in counts.items()
    }


def read_all(data: Path, split_name: str, split: Pieces, classes: dict[str, list[str]] | None = None,
             polnear: bool = True) -> tuple[list[Document], dict[str, list[str]]]:  # fmt: skip
    """All documents of "train" or "dev", and the label classes (made from train where none are given)."""
    sets = [("ud_ewt", "ner_uner_ewt", False), ("ud_gum", "ner_gum", True)]
    records: list[tuple[dict[str, Any], dict[str, Any] | None, bool]] = []
    for treebank, names, gum in sets:
        named = {r["id"]: r for r in load(data / names / f"{split_name}.jsonl.gz")}
        for record in load(data / treebank / f"{split_name}.jsonl.gz"):
            if gum and record["genre"] in GUM_LEFT_OUT:
                continue
            records.append((record, named.get(record["id"]), gum))
    if classes is None:
        classes = label_classes([r for r, _, _ in records])
    documents = [syntax_document(r, n, classes, split, gum) for r, n, gum in records]
    if polnear:
        tokenize = blank().tokenizer
        for record in load(data / "polnear" / f"{split_name}.jsonl.gz"):
            documents.append(attribution_document(record, split, tokenize))
    return [d for d in documents if d.words], classes


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


def swap_names(window: Window, pool: Pool, rng: random.Random) -> dict[int, tuple[tuple[int, ...], int]]:
    """Word -> pieces and case to read in its place: some names give way to others of their type and length."""
    out: dict[int, tuple[tuple[int, ...], int]] = {}
    tags = window.document.labels.get("name")
    if tags is None:
        return out
    i = window.start
    while i < window.end:
        tag = int(tags[i])
        if tag <= 0 or not NAMES[tag].startswith("B-"):
            i += 1
            continue
        kind, end = NAMES[tag][2:], i + 1
        while end < window.end and int(tags[end]) > 0 and NAMES[int(tags[end])] == f"I-{kind}":
            end += 1
        if kind != "OTH" and rng.random() < 0.2 and all(w.isalpha() for w in window.document.words[i:end]):
            name = invented(kind, end - i, rng) if rng.random() < 0.5 else pool.draw(kind, end - i, rng)
            for k, word in enumerate(name or ()):
                out[i + k] = (pool.split(word), case_class(word))
        i = end
    return out


class Pool:
    """The names of the training set, by type and number of words."""

    def __init__(self, documents: list[Document], split: Pieces) -> None:
        self.split = split
        self._names: dict[tuple[str, int], list[list[str]]] = collections.defaultdict(list)
        for document in documents:
            tags = document.labels.get("name")
            if tags is None:
                continue
            for i in np.flatnonzero(tags > 0).tolist():
                if NAMES[int(tags[i])].startswith("B-"):
                    kind, end = NAMES[int(tags[i])][2:], i + 1
                    while end < len(tags) and int(tags[end]) > 0 and NAMES[int(tags[end])] == f"I-{kind}":
                        end += 1
                    self._names[kind, end - i].append(document.words[i:end])

    def draw(self, kind: str, words: int, rng: random.Random) -> list[str] | None:
        """Any of them."""
        fitting = self._names.get((kind, words))
        return rng.choice(fitting) if fitting else None


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
        swapped = swap_names(window, pool, rng) if rng and pool else {}
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


__all__ = ["Document", "Window", "batches", "collate", "pieces_module", "read_all", "vocabulary", "windows"]
