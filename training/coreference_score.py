"""A split of GUM in, predicted coreference as JSONL for ../shared/tools/score.py out.

Run: python training/coreference_score.py dev OUT.jsonl [--gold-parse]
Spans are the whole phrases of the GUM scheme; the nominal and pronoun thresholds are those of the scheme, 0.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))
sys.path.insert(0, str(ROOT / "training"))

import coreference  # noqa: E402
from onrecord.reading.mentions import candidates, linking, names, pairs, scorer  # noqa: E402


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("split", choices=["train", "dev"])
    parser.add_argument("out", type=Path)
    parser.add_argument("--gold-parse", action="store_true")
    parser.add_argument("--least", type=float, default=0.0)
    args = parser.parse_args()
    with args.out.open("w", encoding="utf-8") as file:
        for doc, record in coreference.documents(args.split, args.gold_parse):
            names.names(doc)
            found = candidates.find(doc, [False] * len(doc))
            table = pairs.describe(doc, found)
            i, j = pairs.pair_index(table)
            scores = scorer.score(doc, table, i, j)
            groups = linking.link(doc, table, i, j, scores, linking.Thresholds(args.least, args.least, args.least))
            owner = linking.groups_of(found, groups)
            mentions = [
                {"start": doc[c.start].idx, "end": doc[c.end - 1].idx + len(doc[c.end - 1]), "cluster": owner[c.index]}
                for c in found
                if not c.adjective
            ]
            file.write(json.dumps({"id": record["id"], "mentions": mentions}) + "\n")


if __name__ == "__main__":
    main()
