"""Gold with words of its texts in, the same gold with places (`@start-end`) in their stead out, and the inverse.

A place is half-open, in code points of the text. A sentence that a reference gives becomes `s:@start-end`; occurrences are left out,
since the place says which one is meant, and come back with the words. What annotators wrote themselves stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from quality.check_gold import locate

Json = dict[str, Any]

RUN = 8  # words in a row that an annotator may not share with a text

_WORDED = {
    "content": "occurrence",
    "text": "occurrence",
    "trigger": "occurrence",
    "cue": "cue_occurrence",
    "source": "source_occurrence",
    "sentence": "sentence_occurrence",
}
_BARE = ("headline", "boilerplate", "mentions")  # words that need no occurrence, or have it in an object of their own
_ROWS = ("entities", "attributions", "figures", "events")
_PLACE = re.compile(r"@(\d+)-(\d+)")
_SENTENCE = "s:"


def unworded(item: Mapping[str, Any], text: str) -> Json:
    """A gold document, or a row of one, with places for words; a ValueError names words that are not in the text."""

    def place(value: Any, occurrence: int) -> Any:
        if isinstance(value, list):
            return [place(each, 0) for each in value]
        if isinstance(value, Mapping):
            return unworded(value, text)
        span = locate(text, value, occurrence) if value else None
        if value is not None and span is None:
            raise ValueError(f"not in the text: {value!r}")
        return span and f"@{span[0]}-{span[1]}"

    out: Json = {}
    for key, value in item.items():
        if key in _ROWS:
            out[key] = [unworded(row, text) for row in value]
        elif key in _WORDED or key in _BARE:
            out[key] = place(value, item.get(_WORDED.get(key, ""), 0) or 0)
        elif key not in _WORDED.values():
            out[key] = value
    return out


def worded(item: Mapping[str, Any], text: str) -> Json:
    """The inverse of `unworded`: an occurrence follows words that stand in the text more than once."""

    def words(value: Any) -> Any:
        if isinstance(value, list):
            return [words(each) for each in value]
        return worded(value, text) if isinstance(value, Mapping) else value and _cut(value, text)

    out: Json = {}
    for key, value in item.items():
        if key in _ROWS:
            out[key] = [worded(row, text) for row in value]
        elif key in _WORDED or key in _BARE:
            out[key] = words(value)
            if key in _WORDED and isinstance(value, str) and locate(text, out[key], 1):
                before = _span(value)[0]
                out[_WORDED[key]] = sum(text.startswith(out[key], at) for at in range(before))
        else:
            out[key] = value
    return out


def placed(value: Any, texts: Mapping[str, str]) -> Any:
    """A story.json with places for the sentences that its references give, the first where a sentence stands twice."""
    if isinstance(value, Mapping):
        return {key: placed(each, texts) for key, each in value.items()}
    if not isinstance(value, list):
        return value
    if not _told(value, texts):
        return [placed(each, texts) for each in value]
    span = locate(texts[value[0]], value[1].removeprefix(_SENTENCE))
    if span is None:
        raise ValueError(f"not in {value[0]}: {value[1]!r}")
    return [value[0], f"{_SENTENCE}@{span[0]}-{span[1]}"]


def referring(value: Any, texts: Mapping[str, str]) -> Any:
    """The inverse of `placed`."""
    if isinstance(value, Mapping):
        return {key: referring(each, texts) for key, each in value.items()}
    if not isinstance(value, list):
        return value
    if not _told(value, texts):
        return [referring(each, texts) for each in value]
    return [value[0], _SENTENCE + _cut(value[1].removeprefix(_SENTENCE), texts[value[0]])]


def repeated(gold: Any, texts: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Every string of stripped gold that has `RUN` words in a row with a text in common, and the first such run."""
    runs = {run for text in texts for run in _runs(text)}
    for words in sorted(set(_strings(gold))):
        for run in _runs(words):
            if run in runs:
                yield words, " ".join(run)
                break


def _told(value: Sequence[Any], texts: Mapping[str, str]) -> bool:
    if len(value) != 2 or not all(isinstance(each, str) for each in value):
        return False
    return value[0] in texts and value[1].startswith(_SENTENCE)


def _span(place: str) -> tuple[int, int]:
    found = _PLACE.fullmatch(place)
    if not found:
        raise ValueError(f"no place of a text: {place!r}")
    return int(found[1]), int(found[2])


def _cut(place: str, text: str) -> str:
    start, end = _span(place)
    return text[start:end]


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping | list):
        for each in value.values() if isinstance(value, Mapping) else value:
            yield from _strings(each)


def _runs(text: str) -> list[tuple[str, ...]]:
    words = re.findall(r"[^\W_]+", text.lower())
    return [tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)]
