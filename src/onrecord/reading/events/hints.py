"""A token in, the types of event that its word may name out: a broad list without conditions, which decides nothing by itself.

`hints.txt` holds many more words than `triggers.txt`, each with the types that it often ("strong") or sometimes ("weak")
names. Whether it does so here, a learnt model decides (`trigger_learnt`).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from spacy.tokens import Token

from .forms import lemmas_of

_PARTS = {"verb": True, "noun": False}


@cache
def hints() -> Mapping[tuple[bool, str], Mapping[str, str]]:
    """By verb or not and lemma: type -> "strong" or "weak"; read once."""
    return parse(files(__package__).joinpath("hints.txt").read_text(encoding="utf-8"))


def parse(text: str) -> dict[tuple[bool, str], dict[str, str]]:
    """The hints of a text in the form of `hints.txt`; the first word about a lemma and a type counts."""
    found: dict[tuple[bool, str], dict[str, str]] = {}
    type_ = ""
    for number, raw in enumerate(text.splitlines(), start=1):
        line = raw.partition("#")[0].strip()
        head, colon, words = line.partition(":")
        if not colon:
            type_ = line or type_
            continue
        degree, _, part = head.partition(" ")
        if degree not in ("strong", "weak") or part not in _PARTS or not type_:
            raise ValueError(f"hints, line {number}: {raw!r} is neither a type nor words of a class")
        for word in words.split():
            found.setdefault((_PARTS[part], word), {}).setdefault(type_, degree)
    return found


def hints_of(token: Token) -> dict[str, str]:
    """Type -> "strong", "weak", or "other" where only the same word of the other class has a hint."""
    verbal = token.pos_ in ("VERB", "AUX")
    forms = lemmas_of(token)
    out: dict[str, str] = {}
    for part in (verbal, False) if token.lower_.endswith("ing") else (verbal,):
        _gather(out, part, forms, None)
    if not out:
        _gather(out, not verbal, forms, "other")
    return out


def _gather(out: dict[str, str], verbal: bool, forms: tuple[str, ...], called: str | None) -> None:
    known = hints()
    for form in forms:
        for type_, degree in known.get((verbal, form), {}).items():
            out.setdefault(type_, called or degree)
