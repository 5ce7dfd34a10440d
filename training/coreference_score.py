"""A split of GUM in, predicted coreference as JSONL for ../shared/tools/score.py out.

Run: python training/coreference_score.py dev OUT.jsonl [--gold-parse]
Spans are the whole phrases of the GUM scheme; the thresholds suit the scheme, not news, where precision comes first.
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
from onrecord.reading.mentions import names  # noqa: E402
from onrecord.reading.mentions.coreference import noun_phrases  # noqa: E402


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("split", choices=["train", "dev"])
    parser.add_argument("out", type=Path)
    parser.add_argument("--gold-parse", action="store_true")
    args = parser.parse_args()
    with args.out.open("w", encoding="utf-8") as file:
        for doc, record in coreference.documents(args.split, args.gold_parse):
            names.names(doc)
            mentions = [{"start": s, "end": e, "cluster": g} for s, e, g in noun_phrases(doc)]
            file.write(json.dumps({"id": record["id"], "mentions": mentions}) + "\n")


if __name__ == "__main__":
    main()
