"""In: one record of a data set. Out: the text as flat arrays of words, with the labels of each task.

A label of -100 means "not annotated here": every task learns only from the texts that have it.
"""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Iterable
from typing import Any

import numpy as np

from onrecord.pieces import Pieces
from onrecord.reading.language.pieces import case_class, quote_classes

NONE = -100
ROLES = ("source", "cue", "content")
TAGS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
NAMES = ("O", *(f"{b}-{t}" for t in ("PER", "ORG", "LOC", "OTH") for b in "BI"))
EVENTS = ("OCCURRENCE", "REPORTING", "I_ACTION", "I_STATE", "STATE", "ASPECTUAL", "PERCEPTION")
TIMEML = ("event", "time", "polarity", "modality")
WORD_TASKS = ("upos", "xpos", "feats", "dep", "head", "start", "name", *ROLES, "anchor", *TIMEML)


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


def attribution_document(
    record: dict[str, Any], split: Pieces, tokenize: Any, silver: list[int] | None = None
) -> Document:
    """A PolNeAR article; words by our tokenizer; spans are widened to whole words; `silver`: BIO numbers of names."""
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
    if silver and len(silver) == n:
        labels["name"] = np.array(silver, dtype=np.int64)
    cuts = [int(i) for i in np.flatnonzero(facts["breaks"])]
    return Document(id=record["id"], kind="attribution", labels=labels, relations=relations, cuts=cuts, **facts)


def timeml_document(record: dict[str, Any], split: Pieces, tokenize: Any) -> Document:
    """A TimeML article: the class of each event word, its polarity and modality, and time expressions."""
    text = record["text"]
    spans = [(t.idx, t.idx + len(t)) for t in tokenize(text) if not t.is_space]
    facts = describe(text, spans, split)
    starts, ends = np.array([s for s, _ in spans]), np.array([e for _, e in spans])
    labels = {task: np.zeros(len(spans), dtype=np.int64) for task in ("event", "time")}
    labels |= {task: np.full(len(spans), NONE, dtype=np.int64) for task in ("polarity", "modality")}

    def words(mark: dict[str, Any]) -> tuple[int, int]:
        return int(np.searchsorted(ends, mark["start"], "right")), int(np.searchsorted(starts, mark["end"], "left"))

    for event in record["events"]:
        _, end = words(event)
        labels["event"][end - 1] = 1 + EVENTS.index(event["class"])
        for instance in event["instances"]:
            labels["polarity"][end - 1] = int(instance.get("polarity") == "NEG")
            labels["modality"][end - 1] = int((instance.get("modality") or "none") != "none")
    _bio(labels["time"], [w for w in map(words, record["timexes"]) if w[0] < w[1]], 1, 2)
    cuts = [int(i) for i in np.flatnonzero(facts["breaks"])]
    return Document(id=record["id"], kind="syntax", labels=labels, relations=[], cuts=cuts, **facts)


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
