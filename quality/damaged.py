"""Real texts damaged at random in; every fault of the reading, with the place in the code and the text that led to it, out.

`python -m quality.damaged [--seconds N] [--seed N]` reads windows of the annotated texts (those of `../shared` too, where they are)
that begin and end anywhere, and prints each fault once: an article on which a stage fails is left out of a record, which is better
than an error, and worse than being read. Piles are damaged the same way by `--piles`: each story's articles, built whole. It is no
task of the gate, since chance decides what it meets; `tests/properties` keeps a small share of it.
"""

from __future__ import annotations

import argparse
import random
import re
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from spacy.language import Language

import onrecord
from onrecord.pipeline import READING
from onrecord.reading.annotations import ArticleContext, Passage
from onrecord.reading.reader import fault_of, load, prepare
from onrecord.reading.rows import Rows, rows_of

ROOT = Path(__file__).parent.parent
FOLDERS = (ROOT / "quality" / "gold", ROOT.parent / "shared" / "corpus")
WORDS = "0 -1 half dozens no not said told and who The A Of II Jr. Mr. al- - Reuters (AP) “ ” ' ( : … 999999999999999999999 2015-13-45".split()
ENDS = (
    "", "told", "by", "to", "of", "said", ",", "and", "that", "“", "(", "allegedly", "according to", "from", "who", "which", "'s", "on Monday",
    "not", ":", "-", "the", "whether", "citing", "accused of", "believed", "saying", "obtained by", "quoted as saying", "a report from the",
    "no", "one", "'I", "this", "because", "in a letter to", "is said to", "denied", "said: “", "...",
)  # fmt: skip
"""What a text that goes on somewhere else may end in."""

Damage = Callable[[random.Random, str], str]


def _without_signs(_: random.Random, text: str) -> str:
    return re.sub(r"[^\w\s]", "", text)


def _shuffled(chance: random.Random, text: str) -> str:
    words = text.split(" ")
    chance.shuffle(words)
    return " ".join(words)


def _thinned(chance: random.Random, text: str) -> str:
    return " ".join(word for word in text.split(" ") if chance.random() > 0.15)


def _swapped(chance: random.Random, text: str) -> str:
    return " ".join(word if chance.random() > 0.08 else chance.choice(WORDS) for word in text.split(" "))


def _littered(chance: random.Random, text: str) -> str:
    return "".join(
        sign if chance.random() > 0.02 else chance.choice("“”\"'()[]…—\u00a0\u200b\n\t😀é漢.,;:!?@#<&%")
        for sign in text
    )


DAMAGES: tuple[Damage, ...] = (
    lambda _, text: text,
    lambda _, text: text.upper(),
    lambda _, text: " ".join(text.split()),
    _without_signs,
    _shuffled,
    _thinned,
    _swapped,
    _littered,
)


def window(chance: random.Random, text: str) -> str:
    """Up to sixty words from anywhere in the text, damaged, with a word that asks for more at the end."""
    words = text.split(" ")
    start = chance.randrange(len(words))
    cut = " ".join(words[start : start + chance.randint(1, 60)])
    return f"{chance.choice(DAMAGES)(chance, cut)} {chance.choice(ENDS)}".strip()


def place_of(error: Exception) -> str:
    """Where in the package the fault lies: "reading/relays/forms.py:156 IndexError"."""
    cause = fault_of(error)
    own = [frame for frame in traceback.extract_tb(cause.__traceback__) if "onrecord" in Path(frame.filename).parts]
    where = f"{own[-1].filename.rpartition('onrecord/')[2]}:{own[-1].lineno}" if own else "elsewhere"
    return f"{where} {type(cause).__name__}"


def rows_read(nlp: Language, text: str) -> Rows:
    """The rows that reading gives for a text without outlet and day; what fails is raised."""
    context = ArticleContext(article_id="t", source="t", passages=(Passage(0, len(text), "body"),))
    return rows_of(nlp(prepare(nlp, text, context)))


def read_windows(texts: Sequence[str], chance: random.Random, until: float) -> Counter[str]:
    """How often each fault was met; the first text that led to it is printed."""
    nlp = load(READING, None)
    faults: Counter[str] = Counter()
    read = 0
    while time.monotonic() < until:
        if not (text := window(chance, chance.choice(texts))):
            continue
        read += 1
        try:
            rows_read(nlp, text)
        except Exception as error:
            fault = place_of(error)
            if not faults[fault]:
                print(f"{fault}: {text[-160:]!r}", flush=True)
            faults[fault] += 1
    print(f"{read} windows read, {sum(faults.values())} with a fault")
    return faults


def build_piles(folders: Sequence[Path], chance: random.Random, until: float) -> Counter[str]:
    """How often each reason was given for leaving out an article or a story of a damaged pile; errors are raised."""
    faults: Counter[str] = Counter()
    for folder in chance.sample(folders, len(folders)):
        if time.monotonic() > until:
            break
        with tempfile.TemporaryDirectory() as scratch:
            pile = Path(scratch) / "articles"
            pile.mkdir()
            for path in sorted(folder.glob("*.txt")):
                (pile / path.name).write_text(chance.choice(DAMAGES)(chance, path.read_text(encoding="utf-8")), "utf-8")
            report = onrecord.build(pile, Path(scratch) / "record.duckdb")
        left_out = [reason for _, reason in report.rejected if "could not be" in reason or "cannot be read" in reason]
        print(f"{folder.parent.name}: {report.articles} articles, {len(left_out)} with a fault", *left_out, flush=True)
        faults.update(left_out)
    return faults


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=120)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--piles", action="store_true", help="damage whole stories and build them")
    asked = parser.parse_args()
    paths = sorted(path for folder in FOLDERS for path in folder.glob("**/*.txt") if path.parent.name != "gold")
    chance, until = random.Random(asked.seed), time.monotonic() + asked.seconds
    if asked.piles:
        faults = build_piles(sorted({path.parent for path in paths if path.parent.name == "texts"}), chance, until)
    else:
        faults = read_windows([path.read_text(encoding="utf-8") for path in paths], chance, until)
    return 1 if faults else 0


if __name__ == "__main__":
    raise SystemExit(main())
