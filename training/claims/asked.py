"""In: annotated stories. Out: comparing/answering/weights.json, the four models that tell how statements answer a sentence asked.

    PYTHONPATH=src:.:training python training/claims/asked.py [--records FOLDER] [--write]

Each claim of a story is a sentence of its annotator; gold says which statements support and which oppose it. `on` and `side` look
at one statement; `supports` and `opposes` also at those that stand with it on a claim of the record, or against it. What they see
of the first two is by models fitted on other stories. Prints figures crossed by story; needs scikit-learn. Records are built, and
measured, once into FOLDER. Stories: the project's own and the opened ones of two sides; real ones (FNC-1) where ../shared is; of newsclusters and syria none.
"""

from __future__ import annotations

import argparse
import json
import pickle
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from quality.asked import OPENED, SIDES, questions, story
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

import onrecord
from onrecord.asking import ask
from onrecord.checking import Checker
from onrecord.comparing.answering.measured import NAMES, Measured
from onrecord.comparing.answering.weighed import AGAIN, OPPOSES, SUPPORTS, second

REAL = (
    "airdrop baghdadi boko chlorine emwazi iguala kim rosenberg somalia somers wife jets mueller ottawa infiltration swap"
    " fence meteorite recording ebola suspect"
).split()
SIDE = (
    "read_two_sides", "turned", "turned_two_sides", "refuses", "negative", "against_told", "against_asked", "numbers_apart",
    "numbers_alike", "numbers_other", "numbers_shared", "words_support", "words_oppose", "read_one_claim", "cover_asked",
    "no_told", "no_asked", "no_differs", "ruled_against", "ruled_by",
)  # fmt: skip
"""What tells the side of a statement that is on the claim."""
OUT = Path("src/onrecord/comparing/answering/weights.json")
FOLDS, STRENGTH = 8, 0.5
Floats = NDArray[np.float64]


@dataclass
class Answered:
    """One question: what was measured, and of each statement 1 (supports), -1 (opposes) or 0; how many gold has in all."""

    story: str
    told: list[Measured]
    gold: list[int]
    claims: Any
    conflicts: Any
    by: int
    against: int


def gathered(name: str, records: Path) -> list[Answered]:
    """The questions of one story."""
    out = []
    with story(name) as (gold, texts):
        built = records / f"{name}.duckdb"
        if not built.exists():
            onrecord.build(texts, built)
        with onrecord.open(built) as record:
            checker = Checker(record)
            for question in questions(record, gold):
                told = checker.measured(ask(question.proposition, record))
                ids = [checker.statements[each.number] for each in told]
                marks = [1 if i in question.by else -1 if i in question.against else 0 for i in ids]
                known = checker.known
                out.append(
                    Answered(name, told, marks, known.claims, known.conflicts, len(question.by), len(question.against))
                )
    print(name, len(out), flush=True)
    return out


def fitted(values: Floats, right: NDArray[np.bool_]) -> Any:
    """A logistic model over standardised values."""
    return make_pipeline(StandardScaler(), LogisticRegression(C=STRENGTH, max_iter=1000)).fit(values, right)


def weights(model: Any, names: tuple[str, ...]) -> dict[str, Any]:
    """The model's weights for values as they are measured."""
    scaler, logistic = model.steps[0][1], model.steps[1][1]
    raw = logistic.coef_[0] / scaler.scale_
    return {
        "intercept": round(float(logistic.intercept_[0] - (raw * scaler.mean_).sum()), 5),
        "weights": {name: round(float(weight), 5) for name, weight in zip(names, raw, strict=True)},
    }


def columns(rows: list[dict[str, float]], names: tuple[str, ...]) -> Floats:
    """The values of these names, a row each."""
    return np.array([[row[name] for name in names] for row in rows], float)


def main(records: Path, write: bool) -> None:
    """Gathers, fits, prints and writes."""
    kept = records / "measured.pkl"
    if not kept.exists():
        kept.write_bytes(pickle.dumps([each for name in (*OPENED, *SIDES, *REAL) for each in gathered(name, records)]))
    asked: list[Answered] = pickle.loads(kept.read_bytes())  # ours, of a run before
    names = list(dict.fromkeys(each.story for each in asked))
    rows = [each.values for question in asked for each in question.told]
    gold = np.array([mark for question in asked for mark in question.gold])
    fold = np.array([names.index(question.story) % FOLDS for question in asked for _ in question.told])
    plain, sided = columns(rows, NAMES), columns(rows, SIDE)
    on, side = np.zeros(len(gold)), np.zeros(len(gold))
    for held in range(FOLDS):
        test, train = fold == held, fold != held
        on[test] = fitted(plain[train], gold[train] != 0).predict_proba(plain[test])[:, 1]
        telling = train & (gold != 0)
        side[test] = fitted(sided[telling], gold[telling] < 0).predict_proba(sided[test])[:, 1]
    again: list[dict[str, float]] = []
    at = 0
    for question in asked:
        end = at + len(question.told)
        again += second(question.told, on[at:end].tolist(), side[at:end].tolist(), question.claims, question.conflicts)
        at = end
    both = columns(again, (*NAMES, *AGAIN))
    found = {}
    for verb, right in (("supports", gold > 0), ("opposes", gold < 0)):
        found[verb] = np.zeros(len(gold))
        for held in range(FOLDS):
            test, train = fold == held, fold != held
            found[verb][test] = fitted(both[train], right[train]).predict_proba(both[test])[:, 1]
        print(verb, "average precision, crossed", round(average_precision_score(right, found[verb]), 4))
    supports = (found["supports"] >= SUPPORTS) & (found["supports"] >= found["opposes"])
    opposes = (found["opposes"] >= OPPOSES) & ~supports
    for verb, given, right, total in (
        ("supports", supports, gold > 0, sum(question.by for question in asked)),
        ("opposes", opposes, gold < 0, sum(question.against for question in asked)),
    ):
        hit = (given & right).sum()
        print(verb, f"P {hit / given.sum():.3f} R {hit / total:.3f}")
    if write:
        models = {
            "on": weights(fitted(plain, gold != 0), NAMES),
            "side": weights(fitted(sided[gold != 0], gold[gold != 0] < 0), SIDE),
            "supports": weights(fitted(both, gold > 0), (*NAMES, *AGAIN)),
            "opposes": weights(fitted(both, gold < 0), (*NAMES, *AGAIN)),
        }
        OUT.write_text(json.dumps(models, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=Path)
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        folder = given.records or Path(made)
        folder.mkdir(parents=True, exist_ok=True)
        main(folder, given.write)
