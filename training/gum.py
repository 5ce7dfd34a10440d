"""The GUM data sets of ../shared/data in, spaCy Docs with gold or predicted annotation and gold clusters out.

Documents under non-commercial licences (fiction, whow, essay, letter, podcast) are left out of training unless asked for.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

DATA = Path(__file__).resolve().parent.parent.parent / "shared" / "data"


def records(name: str, split: str) -> list[dict[str, Any]]:
    with gzip.open(DATA / name / f"{split}.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def free(record: dict[str, Any]) -> bool:
    return record["license"].startswith("CC-BY") and "NC" not in record["license"]


def gold_doc(vocab: Vocab, record: dict[str, Any], names: list[dict[str, Any]]) -> Doc:
    """The Doc with the treebank's tokens, tags and heads, and the names of ner_gum."""
    text, words, spaces, columns = record["text"], [], [], []
    at = 0
    for sentence in record["sentences"]:
        base: dict[int, int] = {}
        for token in sentence["tokens"]:
            if token["start"] > at and words:
                gap = text[at : token["start"]]
                if gap != " ":
                    words.append(gap)
                    spaces.append(False)
                    columns.append(("SPACE", "_SP", gap, "dep", "_", None, False))
                else:
                    spaces[-1] = True
            base[token["id"]] = len(words)
            words.append(text[token["start"] : token["end"]])
            spaces.append(False)
            columns.append(
                (
                    token["upos"],
                    token["xpos"],
                    token["lemma"],
                    token["deprel"],
                    token["feats"],
                    (token["head"], base),
                    token["id"] == sentence["tokens"][0]["id"],
                )
            )
            at = token["end"]
    if at < len(text):
        words.append(text[at:])
        spaces.append(False)
        columns.append(("SPACE", "_SP", text[at:], "dep", "_", None, False))
    heads = []
    for i, (_, _, _, _, _, link, _) in enumerate(columns):
        heads.append(i - 1 if link is None and i else i if link is None or link[0] == 0 else link[1][link[0]])
    doc = Doc(
        vocab,
        words=words,
        spaces=spaces,
        pos=[c[0] for c in columns],
        tags=[c[1] for c in columns],
        lemmas=[c[2] for c in columns],
        deps=[("ROOT" if c[3] == "root" else c[3]) for c in columns],
        morphs=["" if c[4] == "_" else c[4] for c in columns],
        heads=heads,
    )
    assert doc.text == text, record["id"]
    ents = [doc.char_span(n["start"], n["end"], label=n["type"], alignment_mode="expand") for n in names]
    taken: set[int] = set()
    kept: list[Span] = []
    for ent in ents:
        if ent is not None and taken.isdisjoint(range(ent.start, ent.end)):
            kept.append(ent)
            taken |= set(range(ent.start, ent.end))
    doc.ents = kept
    return doc


def gold_docs(vocab: Vocab, split: str, free_only: bool = False) -> Iterator[tuple[Doc, dict[str, Any]]]:
    """(Doc, coreference record), document by document."""
    names = {r["id"]: r["entities"] for r in records("ner_gum", split)}
    clusters = {r["id"]: r for r in records("coref_gum", split)}
    for record in records("ud_gum", split):
        if record["id"] in clusters and (not free_only or free(record)):
            yield gold_doc(vocab, record, names[record["id"]]), clusters[record["id"]]
