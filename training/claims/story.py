"""In: stories that the reader was not trained on. Out: pairs/story.json ("on one
claim"), sides.json and around_sides.json ("against each other").

Run: PYTHONPATH=src:. python training/claims/story.py [--write]; it prints, for each story, what models learnt on the others
reach there (average precision of pairs of different articles), which are the figures to believe. Stories are the annotated
ones, the held-out piles (quality/gold/claims) and, where ../shared is there, the held-out real articles.
"""

from __future__ import annotations

import argparse
import json
import pickle
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from quality.claim_stories import PILES, SHARED, Story, annotated, label, piles, real, written
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score
from sklearn.preprocessing import StandardScaler

from onrecord.comparing.claims import with_conflicts
from onrecord.comparing.conflicts.sides import Conflict
from onrecord.comparing.pairs.around import AROUND_SIDES, around_sides
from onrecord.comparing.pairs.candidates import NAMES, SIDED, scored_pairs, sided
from onrecord.comparing.propositions.grouping import Pair

OUT = Path("src/onrecord/comparing/pairs")
STRENGTH = 0.1
"""Regularisation: the stories are few and each has its own manner."""
WITHIN = 0.3
"""The weight of pairs of one article: claims are scored between articles."""
FOLDS = 6
UNKNOWN = -1

Floats = NDArray[np.float64]
Fitted = tuple[LogisticRegression, StandardScaler]


@dataclass(frozen=True)
class Table:
    """Pairs of one story: which statements (and their ids), conflicts that rules find, values (NAMES), labels (label(); UNKNOWN), on two sides?, of one article?"""

    name: str
    ids: list[str]
    ruled: list[Conflict]
    left: NDArray[np.int64]
    right: NDArray[np.int64]
    values: Floats
    labels: NDArray[np.int64]
    opposed: NDArray[np.bool_]
    within: NDArray[np.bool_]

    def pairs(self, same: Floats, opposed: Floats) -> list[Pair]:
        """The pairs with probabilities, the rules' conflicts laid over them."""
        rows = zip(self.left.tolist(), self.right.tolist(), same.tolist(), opposed.tolist(), strict=True)
        found = [Pair(*sorted((self.ids[i], self.ids[j])), one, two) for i, j, one, two in rows]
        laid = {(pair.a, pair.b): pair for pair in with_conflicts(found, self.ruled)}
        return [laid[pair.a, pair.b] for pair in found]

    @property
    def sure(self) -> NDArray[np.bool_]:
        """Pairs on which annotators agree."""
        return (self.labels == 0) | (self.labels == 2)


def table(story: Story) -> Table:
    """The candidate pairs of a story."""
    rows: list[tuple[int, int, int, bool, bool]] = []
    values, before = [], 0
    for part in story.parts:
        scored = scored_pairs(part.told)
        values.append(scored.values)
        for i, j in zip(scored.left.tolist(), scored.right.tolist(), strict=True):
            a, b = part.tags[i], part.tags[j]
            one = part.told[i].row["article_id"] == part.told[j].row["article_id"]
            found, two = (UNKNOWN, False) if a is None or b is None else label(a, b, one)
            rows.append((before + i, before + j, found, two and found > 0, one))
        before += len(part.told)
    left, right, labels, opposed, within = (np.array(column) for column in zip(*rows, strict=True))
    ids = [each.row["statement_id"] for part in story.parts for each in part.told]
    return Table(
        story.name,
        ids,
        story.conflicts,
        left,
        right,
        np.concatenate(values),
        labels,
        opposed.astype(bool),
        within.astype(bool),
    )


def fitted(values: Floats, wanted: NDArray[np.bool_], weights: Floats) -> Fitted:
    """A logistic model of standardised values."""
    scaler = StandardScaler().fit(values)
    return LogisticRegression(C=STRENGTH, max_iter=5000).fit(scaler.transform(values), wanted, weights), scaler


def probabilities(model: Fitted, values: Floats) -> Floats:
    """The probability for each row."""
    found: Floats = model[0].predict_proba(model[1].transform(values))[:, 1]
    return found


def claims_model(tables: Sequence[Table]) -> Fitted:
    """Learnt on pairs on which both annotators agree."""
    sure = [each.sure for each in tables]
    return fitted(
        np.concatenate([each.values[k] for each, k in zip(tables, sure, strict=True)]),
        np.concatenate([each.labels[k] == 2 for each, k in zip(tables, sure, strict=True)]),
        np.concatenate([np.where(each.within[k], WITHIN, 1.0) for each, k in zip(tables, sure, strict=True)]),
    )


def sides_model(tables: Sequence[Table], same: Sequence[Floats]) -> Fitted:
    """Learnt on the same pairs: those on two sides of one claim against all others."""
    sure = [each.sure for each in tables]
    rows = list(zip(tables, same, sure, strict=True))
    return fitted(
        np.concatenate([sided(each.values[k], one[k]) for each, one, k in rows]),
        np.concatenate([(each.labels[k] == 2) & each.opposed[k] for each, _, k in rows]),
        np.concatenate([np.where(each.within[k], WITHIN, 1.0) for each, _, k in rows]),
    )


def around_sides_model(tables: Sequence[Table], same: Sequence[Floats], opposed: Sequence[Floats]) -> Fitted:
    """Learnt on the same pairs, from what models learnt on other stories and the rules say of them and their neighbours."""
    rows = list(zip(tables, same, opposed, strict=True))
    return fitted(
        np.concatenate([around_sides(each.pairs(one, two))[each.sure] for each, one, two in rows]),
        np.concatenate([(each.labels[each.sure] == 2) & each.opposed[each.sure] for each in tables]),
        np.concatenate([np.where(each.within[each.sure], WITHIN, 1.0) for each in tables]),
    )


def folds(tables: Sequence[Table]) -> list[set[str]]:
    """Names of stories: annotated ones are folds of their own."""
    alone = {each.name for each in tables if "." not in each.name}
    rest = [each.name for each in tables if each.name not in alone]
    return [{name} for name in sorted(alone)] + [set(rest[start::FOLDS]) for start in range(FOLDS)]


def crossed(tables: Sequence[Table]) -> list[Floats]:
    """What models learnt on the other folds say of each story."""
    out: dict[str, Floats] = {}
    for fold in folds(tables):
        model = claims_model([each for each in tables if each.name not in fold])
        out |= {each.name: probabilities(model, each.values) for each in tables if each.name in fold}
    return [out[each.name] for each in tables]


def crossed_sides(tables: Sequence[Table], same: Sequence[Floats]) -> tuple[list[Floats], list[Floats]]:
    """What models learnt on the other folds say of the sides of each story's pairs: by themselves, and with third statements."""
    of = dict(zip([each.name for each in tables], same, strict=True))
    first: dict[str, Floats] = {}
    for fold in folds(tables):
        others = [each for each in tables if each.name not in fold]
        model = sides_model(others, [of[each.name] for each in others])
        first |= {e.name: probabilities(model, sided(e.values, of[e.name])) for e in tables if e.name in fold}
    second: dict[str, Floats] = {}
    for fold in folds(tables):
        others = [each for each in tables if each.name not in fold]
        model = around_sides_model(others, [of[e.name] for e in others], [first[e.name] for e in others])
        for each in tables:
            if each.name in fold:
                pairs = each.pairs(of[each.name], first[each.name])
                second[each.name] = probabilities(model, around_sides(pairs))
    return [first[each.name] for each in tables], [second[each.name] for each in tables]


def stories(kept: Path) -> list[Story]:
    """The stories, read once and kept in `kept`."""
    if kept.exists():
        return list(pickle.loads(kept.read_bytes()))
    folder = kept.parent / "stories"
    found = [*annotated(folder), *piles(sorted(PILES.glob("*.txt")), folder)]
    found += real(sorted((PILES / "real").glob("*.txt")), folder) if SHARED.exists() else []
    found += written(sorted((PILES / "written").glob("*.txt")), folder)
    kept.write_bytes(pickle.dumps(found))
    return found


def write(name: str, model: Fitted, columns: Sequence[str]) -> None:
    """The model as JSON, on values as they are."""
    classifier, scaler = model
    weights = classifier.coef_[0] / scaler.scale_
    intercept = float(classifier.intercept_[0] - (weights * scaler.mean_).sum())
    named = {column: round(float(weight), 5) for column, weight in zip(columns, weights, strict=True)}
    text = json.dumps({"intercept": round(intercept, 5), "weights": named}, indent=1, sort_keys=True)
    (OUT / f"{name}.json").write_text(text + "\n", encoding="utf-8")


def main() -> None:
    """Report, and with --write learn on all stories and write the models."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--folder", type=Path, help="where readings are kept for the next run (default: nowhere)")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        found = stories((arguments.folder or Path(folder)) / "held_out.stories")
        tables = [each for each in map(table, found) if (each.labels[~each.within] == 2).any()]
    same = crossed(tables)
    first, against = crossed_sides(tables, same)
    for each, one, two in zip(tables, same, against, strict=True):
        use = ~each.within & each.sure
        on, turned = each.labels[use] == 2, (each.labels[use] == 2) & each.opposed[use]
        sides = f"{average_precision_score(turned, two[use]):.3f}" if turned.any() else "-"
        print(
            f"{each.name:32} AP one claim {average_precision_score(on, one[use]):.3f} ({on.sum()}), two sides {sides} ({turned.sum()})"
        )
    if arguments.write:
        write("story", claims_model(tables), NAMES)
        write("sides", sides_model(tables, same), SIDED)
        write("around_sides", around_sides_model(tables, same, first), AROUND_SIDES)


if __name__ == "__main__":
    main()
