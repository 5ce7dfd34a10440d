"""Claims and contradictions on the piles of quality/gold/claims, which the network that reads pairs never saw.

Each pile counts as one story. The logistic models over the network's answers were fitted on these piles among others
(forty weights each; `training/claims/story.py` prints what models fitted on the other stories reach).
"""

from __future__ import annotations

import itertools
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from onrecord.comparing.claims import likely_pairs, paired
from onrecord.comparing.contradictions import with_scored
from onrecord.comparing.propositions.grouping import Pair
from onrecord.comparing.propositions.rows import story_claims
from onrecord.settings import Settings
from quality.claim_stories import PILES, Part, Story, label, piles

CORPUS = PILES
_UNTOLD: dict[str, Any] = dict.fromkeys(
    (
        "refused_a",
        "refused_b",
        "value_a",
        "value_b",
        "status_a",
        "status_b",
        "subject_a",
        "subject_b",
        "predicate_alike",
    )
)  # what only tells the kind of a contradiction


def measure(corpus: Path) -> dict[str, float]:
    """Pairs of statements of different articles: on one claim (F1), and set against each other (precision, recall)."""
    with tempfile.TemporaryDirectory() as folder:
        return counted(piles(sorted(corpus.glob("*.txt")), Path(folder)))


def counted(stories: Iterable[Story]) -> dict[str, float]:
    """What `measure` says, over all pairs of the stories together."""
    right = found = wanted = against_right = against = opposed = agree = both = 0
    for story in stories:
        for on, is_on, two, is_two, side in judged(story):
            found, wanted, right = found + is_on, wanted + (on == 2), right + (is_on and on > 0)
            against, opposed = against + is_two, opposed + (on == 2 and two)
            against_right += is_two and two and on > 0
            if on == 2 and is_on:
                both, agree = both + 1, agree + (side == two)
    precision, recall = right / max(1, found), right / max(1, wanted)
    return {
        "claim pairs precision": precision,
        "claim pairs recall": recall,
        "claim pairs F1": 2 * precision * recall / max(1e-9, precision + recall),
        "right side": agree / max(1, both),
        "contradiction precision": against_right / max(1, against),
        "contradiction recall": against_right / max(1, opposed),
    }


def _conflicts(part: Part, story: Story, pairs: Sequence[Pair], least: float) -> set[tuple[str, str]]:
    """The pairs of statements that a build sets against each other."""
    article = {each.row["statement_id"]: each.row["article_id"] for each in part.told}
    told = [side for side in story.sides if side.statement in article]
    ruled = [each for each in story.conflicts if each[0] in article and each[1] in article]
    rows = [_UNTOLD | {"a": p.a, "b": p.b, "same": p.same, "opposed": p.opposed} for p in pairs]
    apart = [row for row in rows if article[row["a"]] != article[row["b"]]]
    found = with_scored(apart, rows, ruled, told, least)
    return {(min(each[0], each[1]), max(each[0], each[1])) for each in found if each[3] >= least}


def judged(story: Story) -> Iterator[tuple[int, bool, bool, bool, bool]]:
    """Of each pair of sayings (claim_stories.sayings): gold's label, put on one claim?, gold's sides, contradiction found?, put on two sides?"""
    settings = Settings()
    for part in story.parts:
        ids = [each.row["statement_id"] for each in part.told]
        pairs = paired(part.told, likely_pairs(part.told), story.conflicts)
        against = _conflicts(part, story, pairs, settings.min_contradiction_score)
        rows = [dict(each.row) for each in part.told]
        _, members = story_claims(rows, pairs, set(), settings.min_claim_score, settings.min_contradiction_score)
        saying = dict(zip(ids, part.sayings, strict=True))
        stances: dict[int, dict[str, set[str]]] = {number: {} for number in part.sayings}
        for member in members:
            stances[saying[member["statement_id"]]].setdefault(member["claim_id"], set()).add(member["stance"])
        opposed = {(min(pair), max(pair)) for one, other in against if (pair := (saying[one], saying[other]))}
        first = {number: part.sayings.index(number) for number in part.sayings}
        for one, other in itertools.combinations(sorted(first), 2):
            i, j = first[one], first[other]
            a, b = part.tags[i], part.tags[j]
            if a is None or b is None or part.told[i].row["article_id"] == part.told[j].row["article_id"]:
                continue
            on, two = label(a, b, one_article=False)
            shared = sorted(stances[one].keys() & stances[other].keys())
            side = bool(shared) and not stances[one][shared[0]] & stances[other][shared[0]]
            yield on, bool(shared), two, (one, other) in opposed, side
