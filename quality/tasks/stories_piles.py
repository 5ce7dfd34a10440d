"""The piles of quality/gold/claims, each some ten short articles on one happening: are they put together, and kept apart?

B-cubed as in Bagga and Baldwin (1998), of all the piles thrown together, and as the mean over piles that stand alone.
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from quality.claim_stories import PILES, pile_items
from quality.tasks.stories import stories_of

CORPUS = PILES


def measure(corpus: Path) -> dict[str, float]:
    """B-cubed precision and recall of the mixed piles, and recall of those that stand alone."""
    with tempfile.TemporaryDirectory() as folder:
        places = laid_out(sorted(corpus.glob("*.txt")), Path(folder))
        mixed = b_cubed(stories_of(places))
        alone = [b_cubed(stories_of([place]))[1] for place in places]
    return {
        "mixed: B-cubed precision": mixed[0],
        "mixed: B-cubed recall": mixed[1],
        "alone: B-cubed recall": sum(alone) / len(alone),
    }


def laid_out(piles: Sequence[Path], folder: Path) -> list[Path]:
    """A folder with the articles of each pile."""
    places = [folder / path.stem for path in piles]
    for path, place in zip(piles, places, strict=True):
        place.mkdir()
        list(pile_items(path, place))  # writes them
    return places


def b_cubed(story_of: Mapping[str, str]) -> tuple[float, float]:
    """Precision and recall of stories by source, where the folder of a source says what belongs together."""
    folders: dict[str, set[str]] = {}
    stories: dict[str, set[str]] = {}
    for source, story in story_of.items():
        folders.setdefault(str(Path(source).parent), set()).add(source)
        stories.setdefault(story, set()).add(source)
    precision = recall = 0.0
    for source, story in story_of.items():
        together, wanted = stories[story], folders[str(Path(source).parent)]
        precision += len(together & wanted) / len(together)
        recall += len(together & wanted) / len(wanted)
    return precision / len(story_of), recall / len(story_of)
