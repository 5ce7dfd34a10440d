"""A split of `geo` in, predicted toponyms as JSONL for `../shared/tools/score.py geoparse` out.

Run: python training/places_score.py dev OUT.jsonl [--limit N] [--gold-spans]
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))
sys.path.insert(0, str(ROOT / "training"))

from spacy.util import filter_spans  # noqa: E402

import gum  # noqa: E402
from onrecord.reading import places  # noqa: E402
from onrecord.reading.language import load  # noqa: E402
from onrecord.reading.mentions import names  # noqa: E402


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("split", choices=["train", "dev"])
    parser.add_argument("out", type=Path)
    parser.add_argument("--limit", type=int, default=0)
    parser.add_argument("--gold-spans", action="store_true")
    args = parser.parse_args()
    nlp = load()
    with args.out.open("w", encoding="utf-8") as file:
        for record in gum.records("geo", args.split)[: args.limit or None]:
            doc = names.names(nlp(record["text"]))
            if args.gold_spans:
                spans = [
                    doc.char_span(t["start"], t["end"], label="GPE", alignment_mode="expand")
                    for t in record["toponyms"]
                ]
                doc.ents = filter_spans([s for s in spans if s is not None])
            found = [{"start": p.start, "end": p.end, "lat": p.lat, "lon": p.lon} for p in places.read(doc)]
            file.write(json.dumps({"id": record["id"], "toponyms": found}) + "\n")


if __name__ == "__main__":
    main()
