"""A line without a blank in, what eight times its length costs out: `python -m benchmarks.long_line`.

A picture pasted as text or a key is one word of a hundred thousand characters. A pattern that tries the rest of it from each
of its characters takes sixty-four times as long for eight times the length; taking it in takes about eight, and a record, of which most is something else, fewer.
Times are CPU seconds of this process, the shorter line of the same run is the baseline.
"""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

import onrecord
from onrecord.ingest.collect import collect

SHORT, TIMES = 3_000, 8
WORDS = "The ferry to Selin sank off the old mole on Monday, the harbour master said in the evening.\n"


def spent(repeats: int) -> float:
    """CPU seconds that taking in an article takes with such a line in it."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "pasted.txt").write_text(WORDS + "iVBORw0KGgo" * repeats + "\n", encoding="utf-8")
        before = time.process_time()
        list(collect([Path(folder)]))
        return time.process_time() - before


def built(repeats: int) -> float:
    """CPU seconds that a record of two articles takes, one with such a word, in small letters, in the midst of a sentence."""
    with tempfile.TemporaryDirectory() as folder:
        pile = Path(folder) / "articles"
        pile.mkdir()
        (pile / "plain.txt").write_text(WORDS, encoding="utf-8")
        glued = WORDS.replace("sank off", "sank " + "ivborwokggo" * repeats + " off")
        (pile / "pasted.txt").write_text(glued, encoding="utf-8")
        before = time.process_time()
        onrecord.build(pile, Path(folder) / "record.duckdb")
        return time.process_time() - before


def main() -> None:
    for name, measure in (("taken in", spent), ("built", built)):
        measure(10)
        short, long = measure(SHORT), measure(SHORT * TIMES)
        print(f"{name}: {short:.3f} s, {TIMES} times as long {long:.3f} s: {long / short:.1f} times")


if __name__ == "__main__":
    main()
