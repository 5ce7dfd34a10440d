"""All settings in one frozen dataclass; each field says why its default is what it is."""

from __future__ import annotations

import dataclasses
import json
import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from .errors import SettingsError

ALLOWED: dict[str, tuple[float, float]] = {
    "processes": (0, 512),
    "shingle_words": (2, 20),
    "min_reuse_words": (2, 1000),
    "story_window_days": (0, 3650),
    "min_claim_score": (0.0, 1.0),
    "min_contradiction_score": (0.0, 1.0),
}
"""Lowest and highest value of each setting that is a number, both included."""


@dataclass(frozen=True)
class Settings:
    """How a record is built. Equal settings and input give equal records.

    Raises SettingsError where a value is out of its range or of another type.
    """

    model: str | None = None
    """spaCy pipeline that parses and names; null = the shipped one, the only one that needs nothing else installed."""

    strict: bool = False
    """Whether `onrecord build` ends with exit 1 where an article was left out; the record is written all the same."""

    processes: int = 0
    """Reading processes; 0 = one, and a further one for every forty articles, up to the number of cores."""

    shingle_words: int = 5
    """Words in a shingle for reuse candidates: five survive light editing and are rarely shared by chance."""

    min_reuse_words: int = 10
    """Shortest copied passage kept: below ten words, names and stock phrases of news look like copies."""

    story_window_days: int = 5
    """Articles further apart than this are one story only through others between them; news cycles are shorter."""

    min_claim_score: float = 0.35
    """Mean probability, over the pairs of a group, from which statements are on one claim; learnt where few pairs are."""

    min_contradiction_score: float = 0.55
    """Calibrated probability from which two statements contradict; above one half, since a false one costs more."""

    def __post_init__(self) -> None:
        for name, (low, high) in ALLOWED.items():
            value, whole = getattr(self, name), isinstance(low, int)
            number = isinstance(value, int if whole else (int, float)) and not isinstance(value, bool)
            if not number or not low <= value <= high:  # written so that NaN is refused too
                kind = "a whole number" if whole else "a number"
                raise SettingsError(f"setting {name} is {value!r}; it must be {kind} from {low} to {high}")

    def with_values(self, given: Iterable[str]) -> Settings:
        """These settings with values given as `name=value`, as on the command line; only settings that are numbers.

        Raises SettingsError where a name is unknown, a value is no number, or it is out of its range.
        """
        values: dict[str, Any] = {}
        for each in given:
            name, _, value = (part.strip() for part in each.partition("="))
            if name not in ALLOWED:
                raise SettingsError(f"no setting {name!r}; choose one of {', '.join(sorted(ALLOWED))}")
            values[name] = _number(value)
        return dataclasses.replace(self, **values)

    def to_json(self) -> str:
        """The settings as JSON with sorted keys: stored in `build.settings`, hashed into the reading store's key."""
        return json.dumps(dataclasses.asdict(self), sort_keys=True)


def _number(text: str) -> int | float | str:
    """The number that the text spells; the text itself where it spells none, to be refused with the setting's range."""
    try:
        return int(text)
    except ValueError:
        pass
    try:
        value = float(text)
    except ValueError:
        return text
    return value if math.isfinite(value) else text
