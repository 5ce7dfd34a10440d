"""Annotated articles, stories and sentences in; `reading/events/triggers.npz`, the model of what names an event, out.

usage: PYTHONPATH=src:.:training/triggers python training/triggers/train.py [--measure] [--seed 0]

What the rules found stands, the model adds words that they do not know or know too narrowly. How far to trust a condition of
the lexicon that fails, or a reason for which the rules drop a word, is learnt on articles that the rules had never seen
(`annotated.tsv`) and on stories that were opened but not mended: on the others the rules look better than they are.
`--measure` leaves out stories and articles in turn instead.
"""

from __future__ import annotations

import argparse
import hashlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from gather import ARTICLES, FITTED, MEASURED, PRESS, UNFITTED, Page, Reader, of_articles, of_sentences, of_stories
from network import Floats, Model, likelihoods, train
from numpy.typing import NDArray
from quality.measures import match, norm

from onrecord.reading.events import trigger_learnt
from onrecord.reading.events.trigger_learnt import LEAST, LEAST_DROPPED, TYPES
from onrecord.reading.mentions.scorer import encoder_fingerprint

FOLDS = 5
PRESS_WEIGHT = 3
"""How often a page of conflict press is seen for one of another: from 2 on unread piles of such press gain."""
GROUPS = {"articles": [ARTICLES], "unmended": UNFITTED, "press": PRESS, "mended": FITTED, "not trained on": MEASURED}


def found(
    page: Page, shares: Floats | None, least: float = LEAST, dropped: float = LEAST_DROPPED
) -> list[tuple[int, int, str]]:
    """The events of a page as shipped; without `shares` those of the rules alone."""
    out = []
    for n, (span, kept) in enumerate(zip(page.spans, page.kept, strict=True)):
        if kept is not None:
            out.append((*span, kept))
        elif shares is not None and 1 - shares[n, 0] >= (dropped if page.dropped[n] else least):
            type_ = TYPES[1 + int(shares[n, 1:].argmax())]
            if type_ not in page.beside[n]:
                out.append((*span, type_))
    return out


def counts(page: Page, events: Sequence[tuple[int, int, str]]) -> NDArray[np.int64]:
    """Events found rightly, events of the gold, events found: as `quality.score_story` counts them."""

    def likeness(gold: tuple[tuple[int, int], str, int, str], event: tuple[int, int, str]) -> float:
        (first, last), words, _, type_ = gold
        if not first <= event[0] < last or event[2] != type_:
            return 0.0
        return 1.0 if set(norm(words).split()) & set(norm(page.text[event[0] : event[1]]).split()) else 0.6

    return np.array([len(match(page.gold, list(events), likeness)), len(page.gold), len(events)])


def f1(told: NDArray[np.int64]) -> float:
    return float(2 * told[0] / max(1, told[1] + told[2]))


def measure(pages: list[Page], sentences: list[Page], kept_out: list[Page], seed: int) -> None:
    """F1 of rules, and of rules and model, on stories and articles left out in turn, and on stories never trained on."""
    fold = {key: n % FOLDS for part in (_keys(pages, True), _keys(pages, False)) for n, key in enumerate(part)}
    told: list[tuple[Page, Floats]] = []
    for number in range(FOLDS):
        model = train(_weighed([p for p in pages if fold[_key(p)] != number]) + sentences, seed)
        told += [(p, likelihoods(model, p)) for p in pages if fold[_key(p)] == number]
    model = train(_weighed(pages) + sentences, seed)
    told += [(p, likelihoods(model, p)) for p in kept_out]
    stories = sorted({page.story for page, _ in told})
    ruled = {s: sum(counts(p, found(p, None)) for p, _ in told if p.story == s) for s in stories}
    learnt = {s: sum(counts(p, found(p, shares)) for p, shares in told if p.story == s) for s in stories}
    for story in stories:
        print(
            f"{story:12} {ruled[story][1]:5} events  rules {f1(ruled[story]):.3f}  with the model {f1(learnt[story]):.3f}"
        )
    for name, members in GROUPS.items():
        both = [np.mean([f1(one[s]) for s in members if s in one]) for one in (ruled, learnt)]
        print(f"{name}: rules {both[0]:.3f}, with the model {both[1]:.3f}")


def _key(page: Page) -> str:
    """What is left out together: a story, or one article."""
    return page.name if page.story == ARTICLES else page.story


def _keys(pages: list[Page], articles: bool) -> list[str]:
    """In an order that is no order of theirs."""
    keys = {_key(p) for p in pages if (p.story == ARTICLES) == articles}
    return sorted(keys, key=lambda key: hashlib.sha256(key.encode()).digest())


def _weighed(pages: list[Page]) -> list[Page]:
    return [page for page in pages for _ in range(PRESS_WEIGHT if page.story in PRESS else 1)]


def small(weights: Floats, axis: int) -> tuple[np.ndarray, Floats]:
    """The weights as whole numbers of eight bits, and by what to multiply them, along an axis."""
    scale = np.maximum(np.abs(weights).max(axis=axis), 1e-8) / 127
    return np.round(weights / np.expand_dims(scale, axis)).astype(np.int8), scale.astype(np.float32)


def write(model: Model, target: Path) -> None:
    """The file that is shipped."""
    vectors, vector_scale = small(model.vectors, 1)
    facts, fact_scale = small(model.facts, 0)
    np.savez_compressed(
        target,
        vectors=vectors,
        vector_scale=vector_scale,
        facts=facts,
        fact_scale=fact_scale,
        bias=model.bias.astype(np.float32),
        out=model.out.astype(np.float16),
        names=np.array(list(model.places)),
        encoder=np.array(encoder_fingerprint()),
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--measure", action="store_true", help="leave stories and articles out in turn, write nothing")
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args()
    reader = Reader()
    pages = [*of_stories(reader, [*FITTED, *UNFITTED, *PRESS]), *of_articles(reader)]
    sentences = list(of_sentences(reader))
    if arguments.measure:
        measure(pages, sentences, list(of_stories(reader, MEASURED)), arguments.seed)
        return
    model = train(_weighed(pages) + sentences, arguments.seed)
    target = Path(trigger_learnt.__file__).with_name("triggers.npz")
    write(model, target)
    events = sum(len(page.gold) for page in [*pages, *sentences])
    print(f"{events} events, {len(model.places)} facts, {target.stat().st_size} bytes")


if __name__ == "__main__":
    main()
