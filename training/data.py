"""In: the folder of data sets. Out: the documents to learn from, and the classes of each syntax task."""

from __future__ import annotations

import collections
import gzip
import json
from pathlib import Path
from typing import Any

from documents import Document, attribution_document, syntax_document, timeml_document
from onrecord.pieces import Pieces
from onrecord.reading.language.tokens import blank

# Non-commercial, or (conversation) without derivatives.
GUM_LEFT_OUT = frozenset(("whow", "fiction", "essay", "letter", "podcast", "conversation"))
HELD_OUT = 20  # one in so many articles of PolNeAR and documents of EWT is kept back, to choose the checkpoint on


def load(path: Path) -> list[dict[str, Any]]:
    """The records of a .jsonl.gz file."""
    with gzip.open(path, "rt", encoding="utf-8") as handle:
        return [json.loads(line) for line in handle if line.strip()]


def vocabulary(path: Path) -> dict[str, int]:
    """Piece -> number, from a BERT vocab.txt."""
    return {piece: n for n, piece in enumerate(path.read_text(encoding="utf-8").split("\n")) if piece}


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
             polnear: bool = True, silver: Path | None = None, timeml: bool = True) -> tuple[list[Document], dict[str, list[str]]]:  # fmt: skip
    """All documents of "train" or "dev", and the label classes (made from train where none are given)."""
    sets = [("ud_ewt", "ner_uner_ewt", False), ("ud_gum", "ner_gum", True)]
    records: list[tuple[dict[str, Any], dict[str, Any] | None, bool]] = []
    for treebank, names, gum in sets:
        named = {r["id"]: r for r in load(data / names / f"{split_name}.jsonl.gz")}
        for number, record in enumerate(load(data / treebank / f"{split_name}.jsonl.gz")):
            if split_name == "train" and not gum and number % HELD_OUT == 0:
                continue
            if gum and record["genre"] in GUM_LEFT_OUT:
                continue
            records.append((record, named.get(record["id"]), gum))
    if classes is None:
        classes = label_classes([r for r, _, _ in records])
    documents = [syntax_document(r, n, classes, split, gum) for r, n, gum in records]
    tokenize = blank().tokenizer
    if polnear:
        tags = {line["id"]: line["tags"] for line in map(json.loads, silver.open())} if silver else {}
        for number, record in enumerate(load(data / "polnear" / f"{split_name}.jsonl.gz")):
            if split_name != "train" or number % HELD_OUT:
                documents.append(attribution_document(record, split, tokenize, tags.get(record["id"])))
    if timeml:
        for record in load(data / "tempeval3" / f"{split_name}.jsonl.gz"):
            documents.append(timeml_document(record, split, tokenize))
    return [d for d in documents if d.words], classes
