"""In: the dev sets. Out: the scores of the pipeline as shipped, from raw text, and its speed, load time and size.

python training/evaluate.py --data ../shared/data --scorer ../shared/tools/score.py [--model FOLDER] [--only polnear]
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from data import load

Record = dict[str, Any]
NAME_TYPES = {"GPE": "LOC", "FAC": "LOC", "NORP": "OTH", "WEAPON": "OTH", "MEDIA": "ORG"}


def attribution(doc: Any, record: Record) -> Record:
    """Relations as character spans."""

    def characters(spans: Any) -> list[list[int]]:
        return [[doc[a].idx, doc[b - 1].idx + len(doc[b - 1])] for a, b in spans]

    return {
        "id": record["id"],
        "attributions": [
            {role: characters(getattr(relation, role)) for role in ("source", "cue", "content")}
            for relation in doc._.relations
        ],
    }


def conllu(doc: Any, record: Record) -> Record:
    """Sentences with tokens, white space left out."""
    sentences = []
    for sentence in doc.sents:
        tokens = [t for t in sentence if not t.is_space]
        number = {t.i: k + 1 for k, t in enumerate(tokens)}
        rows = [
            {"id": number[t.i], "start": t.idx, "end": t.idx + len(t), "upos": t.pos_, "lemma": t.lemma_,
             "head": 0 if t.head.i == t.i else number.get(t.head.i, 0), "deprel": t.dep_, "xpos": t.tag_,
             "feats": str(t.morph)}
            for t in tokens
        ]  # fmt: skip
        if rows:
            sentences.append({"tokens": rows})
    return {"id": record["id"], "sentences": sentences}


def names(doc: Any, record: Record) -> Record:
    """Names by the three types of the gold."""
    spans = [{"start": e.start_char, "end": e.end_char, "type": NAME_TYPES.get(e.label_, e.label_)} for e in doc.ents]
    return {"id": record["id"], "entities": spans}


TASKS: dict[str, tuple[str, Callable[[Any, Record], Record]]] = {
    "polnear": ("attribution", attribution),
    "ud_ewt": ("conllu", conllu),
    "ud_gum": ("conllu", conllu),
    "ner_uner_ewt": ("ner", names),
    "ner_gum": ("ner", names),
}


def words_right(gold: list[Record], guesses: list[Record]) -> dict[str, float]:
    """Share of words with the right lemma, XPOS and features, among those with the right offsets."""
    hits: dict[str, int] = {"lemma": 0, "xpos": 0, "feats": 0}
    total = 0
    for record, guess in zip(gold, guesses, strict=True):
        found = {(t["start"], t["end"]): t for s in guess["sentences"] for t in s["tokens"]}
        for sentence in record["sentences"]:
            for token in sentence["tokens"]:
                other = found.get((token["start"], token["end"]))
                if other is None:
                    continue
                total += 1
                hits["lemma"] += other["lemma"] == token["lemma"]
                hits["xpos"] += other["xpos"] == token["xpos"]
                hits["feats"] += (other["feats"] or "_") == (token["feats"] or "_")
    return {key: round(value / total, 4) for key, value in hits.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--scorer", type=Path, required=True)
    parser.add_argument("--model", default=None)
    parser.add_argument("--only", nargs="*", default=list(TASKS))
    parser.add_argument("--split", default="dev")
    parser.add_argument("--set", nargs="*", default=[], metavar="KEY=NUMBER", help="thresholds in place of the model's")
    parser.add_argument("--slice", type=int, default=0, help="take every n-th record")
    args = parser.parse_args()
    began = time.perf_counter()
    from onrecord.reading.language import load as load_pipeline

    nlp = load_pipeline(args.model)
    facts = nlp.get_pipe("onrecord_language_encoder").encoder.facts
    facts |= {key: float(value) for key, value in (pair.split("=") for pair in args.set)}
    report: dict[str, Any] = {"load_s": round(time.perf_counter() - began, 2)}
    words, spent = 0, 0.0
    for name in args.only:
        task, convert = TASKS[name]
        gold = load(args.data / name / f"{args.split}.jsonl.gz")
        if args.slice:
            gold = gold[:: args.slice]
        nlp("Warm up.")
        clock = time.process_time()
        docs = [nlp(record["text"]) for record in gold]
        spent += time.process_time() - clock
        words += sum(1 for doc in docs for token in doc if not token.is_space)
        guesses = [convert(doc, record) for doc, record in zip(docs, gold, strict=True)]
        with tempfile.TemporaryDirectory() as folder:
            files = []
            for label, records in (("gold", gold), ("guess", guesses)):
                path = Path(folder) / f"{label}.jsonl"
                path.write_text("".join(json.dumps(r) + "\n" for r in records), encoding="utf-8")
                files.append(str(path))
            out = subprocess.run([sys.executable, str(args.scorer), task, *files], capture_output=True, check=True)
        report[name] = brief(task, json.loads(out.stdout))
        if task == "conllu":
            report[name] |= words_right(gold, guesses)
    report["words_per_cpu_s"] = round(words / spent)
    print(json.dumps(report, indent=1))


def brief(task: str, scores: dict[str, Any]) -> dict[str, Any]:
    """The figures that the floors are about."""
    if task == "attribution":
        exact = {f"{role}_exact": scores["exact"][role]["f1"] for role in ("source", "cue", "content")}
        words = {f"{role}_words": scores["tokens"][role]["f1"] for role in ("source", "cue", "content")}
        found = scores["relation"]["overlap"]
        return {**exact, **words, "relation": found["f1"], "p": found["p"], "r": found["r"],
                "relation_exact": scores["relation"]["exact"]["f1"]}  # fmt: skip
    if task == "conllu":
        return {key: scores[key]["f1"] for key in ("words", "sentences", "upos", "uas", "las")}
    return {key: scores[key]["f1"] for key in ("micro", "PER", "ORG", "LOC")}


if __name__ == "__main__":
    main()
