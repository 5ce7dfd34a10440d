"""In: the treebanks. Out: lemmas.json: the words whose lemma the rules get wrong, by part of speech.

python training/lemmas.py --data ../shared/data --vocabulary .../vocab.txt --out runs/lemmas.json
"""

from __future__ import annotations

import argparse
import collections
import json
from pathlib import Path

from data import GUM_LEFT_OUT, load
from onrecord.reading.language.lemmas import Lemmatizer


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--vocabulary", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    known = frozenset(args.vocabulary.read_text(encoding="utf-8").split("\n"))
    rules = Lemmatizer({}, known)
    seen: dict[tuple[str, str], collections.Counter[str]] = {}
    right: collections.Counter[tuple[str, str]] = collections.Counter()
    ruled: dict[tuple[str, str], str] = {}
    for name in ("ud_ewt", "ud_gum"):
        for record in load(args.data / name / "train.jsonl.gz"):
            if name == "ud_gum" and record["genre"] in GUM_LEFT_OUT:
                continue
            for sentence in record["sentences"]:
                for token in sentence["tokens"]:
                    if token["upos"] in ("NUM", "X", "SYM", "PUNCT") or not token["form"].strip():
                        continue
                    key = (token["upos"], token["form"].lower().replace("’", "'").replace("‘", "'"))
                    seen.setdefault(key, collections.Counter())[token["lemma"]] += 1
                    ruled[key] = rules(token["form"], token["upos"], token["feats"] or "")
                    right[key] += ruled[key] == token["lemma"]
    table: dict[str, dict[str, str]] = collections.defaultdict(dict)
    for (upos, form), lemmas in sorted(seen.items()):
        lemma, count = max(lemmas.items(), key=lambda item: (item[1], item[0]))
        regular = upos == "VERB" and form.endswith(("ed", "ing", "s")) and ruled[upos, form] in known
        slip = count == 1 and (upos == "PROPN" or regular)  # "preceded", which the annotators put right to "proceed"
        if count > right[upos, form] and not slip:
            table[upos][form] = lemma
    args.out.write_text(json.dumps(table, ensure_ascii=False, sort_keys=True, indent=0) + "\n", encoding="utf-8")
    print({upos: len(forms) for upos, forms in sorted(table.items())})


if __name__ == "__main__":
    main()
