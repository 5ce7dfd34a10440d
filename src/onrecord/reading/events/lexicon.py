"""`triggers.txt` in, the lexicon of event triggers out: which lemma names which PLOVER type, and on what condition."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

BARE = frozenset(("ANYTHING", "NOTHING"))
"""What stands for a class of objects where only counts whether a verb has one at all."""
WORD_CLASSES = {"verb": "VERB", "noun": "NOUN", "adj": "ADJ"}


@dataclass(frozen=True)
class Entry:
    """A way in which a lemma names an event.

    `particle` must follow or hang on it, an object (or "of"-complement) must be of class `object_class`, a modifier
    must be `modifier` (a word or a class), the subject of class `subject_class`. The particle "inf" is an infinitive.
    `adverbial` particles lead to no noun, `light` entries count only where nothing better stands in the sentence,
    `durative` ones name a state or a process.
    """

    type: str
    mode: str | None = None
    particle: str | None = None
    object_class: str | None = None
    modifier: str | None = None
    light: bool = False
    durative: bool = False
    subject_class: str | None = None
    adverbial: bool = False

    @property
    def conditions(self) -> int:
        """How many conditions it makes: the entry with most is tried first."""
        wanted = (self.object_class, self.modifier, self.subject_class)
        return (self.particle is not None) + 2 * sum(one is not None for one in wanted)


@dataclass(frozen=True)
class Lexicon:
    """Entries by word class and lemma, strictest first; the word classes of objects and modifiers by name."""

    entries: Mapping[tuple[str, str], tuple[Entry, ...]]
    classes: Mapping[str, frozenset[str]]


@cache
def lexicon() -> Lexicon:
    """The shipped lexicon, read once."""
    return parse(files(__package__).joinpath("triggers.txt").read_text(encoding="utf-8"))


def parse(text: str) -> Lexicon:
    """The lexicon that a text in the form of `triggers.txt` describes; ValueError names a line that does not fit."""
    entries: dict[tuple[str, str], list[Entry]] = {}
    classes: dict[str, frozenset[str]] = {}
    type_, mode, in_classes = "", None, False
    for number, raw in enumerate(text.splitlines(), start=1):
        line = raw.partition("#")[0].strip()
        if not line:
            continue
        head, colon, rest = line.partition(":")
        if line == "CLASSES":
            in_classes = True
        elif in_classes and colon:
            classes[head] = frozenset(rest.split())
        elif not colon:
            type_, _, given = line.partition(" ")
            mode = given or None
        elif head in WORD_CLASSES:
            for word in rest.split():
                lemma, entry = _entry(word, type_, mode)
                entries.setdefault((WORD_CLASSES[head], lemma), []).append(entry)
        else:
            raise ValueError(f"triggers, line {number}: {raw!r} is neither a type, a word class nor a class of words")
    ordered = {key: tuple(sorted(found, key=lambda e: -e.conditions)) for key, found in entries.items()}
    return Lexicon(ordered, classes)


def _entry(word: str, type_: str, mode: str | None) -> tuple[str, Entry]:
    durative, light = word.endswith("?"), word.endswith("!")
    adverbial = word.rstrip("?!").endswith("^")
    modifier, tilde, base = word.rstrip("?!^").rpartition("~")
    base, _, subject_class = base.partition("<")
    base, _, object_class = base.partition("+")
    lemma, _, particle = base.partition("_")
    return lemma, Entry(
        type_,
        mode,
        particle or None,
        object_class or None,
        modifier if tilde else None,
        light,
        durative,
        subject_class or None,
        adverbial,
    )
