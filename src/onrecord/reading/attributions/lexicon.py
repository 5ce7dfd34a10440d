"""In: a lemma. Out: what it does as a cue: the act, speech or attitude, and which complements it takes (cues.txt)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from importlib import resources


@dataclass(frozen=True)
class Cue:
    """A sense of a cue: its words (the first is the verb), act, attitude and frames (letters as in cues.txt)."""

    words: tuple[str, ...]
    act: str
    attitude: str
    frames: str


def _lines(name: str) -> list[str]:
    text = resources.files(__package__).joinpath(name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@cache
def verbs() -> dict[str, tuple[Cue, ...]]:
    """Verb lemma -> its senses in the order of the file; those with more words first, so the fuller cue wins."""
    found: dict[str, list[Cue]] = {}
    for line in _lines("cues.txt"):
        head, lemmas = line.split(":", 1)
        act, attitude, frames = head.split()
        for entry in lemmas.split():
            words = tuple(entry.split("_"))
            found.setdefault(words[0], []).append(Cue(words, act, attitude, frames))
    for lemma in [lemma for lemma in found if lemma.endswith("e") and len(lemma) > 6]:
        # As the lemmatiser spells some: "underlin".
        short = [replace(cue, words=(lemma[:-1], *cue.words[1:])) for cue in found[lemma]]
        found.setdefault(lemma[:-1], short)
    return {lemma: tuple(sorted(cues, key=lambda cue: -len(cue.words))) for lemma, cues in found.items()}


@cache
def nouns() -> dict[str, str]:
    """Noun lemma -> act."""
    found: dict[str, str] = {}
    for line in _lines("nouns.txt"):
        act, lemmas = line.split(":", 1)
        for lemma in lemmas.split():
            found.setdefault(lemma, act)
    return found


def frames(lemma: str) -> str:
    """All frames of a verb's one-word senses, joined; empty where the verb is no cue."""
    return "".join(cue.frames for cue in verbs().get(lemma, ()) if len(cue.words) == 1)


def attitude(lemma: str) -> str | None:
    """The attitude of a verb's first one-word sense ("reporting" for verbs of saying); None where it is no cue."""
    return next((cue.attitude for cue in verbs().get(lemma, ()) if len(cue.words) == 1), None)
