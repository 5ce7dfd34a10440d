"""In: articles. Out: words per CPU-second of each component, on one thread.

python training/speed.py --data ../shared/data [--model FOLDER]
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path

from data import load
from onrecord.reading.language import load as load_pipeline


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--model", default=None)
    args = parser.parse_args()
    nlp = load_pipeline(args.model)
    texts = [record["text"] for record in load(args.data / "polnear" / "dev.jsonl.gz")][:40]
    nlp(texts[0])
    spent: dict[str, float] = {"tokenizer": 0.0}
    words = 0
    for text in texts:
        clock = time.process_time()
        doc = nlp.make_doc(text)
        spent["tokenizer"] += time.process_time() - clock
        for name, component in nlp.pipeline:
            clock = time.process_time()
            doc = component(doc)
            spent[name] = spent.get(name, 0.0) + time.process_time() - clock
        words += sum(not t.is_space for t in doc)
    report = {name: round(words / seconds) for name, seconds in spent.items()}
    report["all"] = round(words / sum(spent.values()))
    print(json.dumps(report, indent=1))


if __name__ == "__main__":
    main()
