"""In: training articles without names, the shipped model. Out: the names it is sure of, word by word, to learn from.

    python training/silver.py --articles $DATA/polnear/train.jsonl.gz --out runs/silver.jsonl

One line an article: `id` and `tags`, a BIO number for each word of our tokenizer, -100 where the model hesitates.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np

from data import load
from documents import NAMES, NONE
from onrecord.reading.language import load as load_pipeline
from onrecord.reading.language.bio import log_shares
from onrecord.reading.language.components import SCORES
from onrecord.reading.language.names import name_spans

SURE_NAME, SURE_OTHER = 0.85, 0.97


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--model", default=None, help="folder of weights; the shipped ones if left out")
    args = parser.parse_args()
    nlp = load_pipeline(args.model)
    encoder = nlp.get_pipe("onrecord_language_encoder")
    with args.out.open("w", encoding="utf-8") as out:
        for record in load(args.articles):
            doc = encoder(nlp.make_doc(record["text"]))
            words, scores = doc.user_data[SCORES]
            texts = [doc[i].text for i in words.tolist()]
            names = name_spans(scores.tasks["name"], texts, scores.breaks, NAMES)
            line = sure_tags(np.exp(log_shares(scores.tasks["name"])), names)
            out.write(json.dumps({"id": record["id"], "tags": line}) + "\n")


def sure_tags(shares: np.ndarray, names: list[tuple[int, int, str]]) -> list[int]:
    """BIO numbers of the names that are sure throughout, 0 where surely none is, -100 elsewhere; `shares` [n, K]."""
    tags = np.where(shares[:, 0] >= SURE_OTHER, 0, NONE)
    for a, b, kind in names:
        first = NAMES.index(f"B-{kind}")
        if shares[a:b, first : first + 2].sum(axis=1).min() >= SURE_NAME:
            tags[a:b] = first + 1
            tags[a] = first
        else:
            tags[a:b] = NONE
    return [int(t) for t in tags]


if __name__ == "__main__":
    main()
