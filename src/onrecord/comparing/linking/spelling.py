"""Names as printed in, words, sound keys and distances out: how one name in several spellings is recognised.

Distances follow what transliteration does: vowels move among neighbours, letters double, `h` comes and goes, and
related consonants replace each other; a changed last vowel tells a woman's name from a man's and costs more.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files

_WORD = re.compile(r"[^\W_]+(?:\.[^\W_]+)*\.?|'s\b")
_SPELLINGS = (
    ("dzh", "j"),
    ("tsch", "ch"),
    ("shch", "sh"),
    ("sch", "sh"),
    ("tch", "ch"),
    ("sz", "sh"),
    ("kh", "k"),
    ("gh", "g"),
    ("dh", "d"),
    ("th", "t"),
    ("ph", "f"),
    ("dj", "j"),
    ("zh", "j"),
    ("ck", "k"),
    ("x", "ks"),
    ("quist", "kvist"),
    ("q", "k"),
    ("ou", "u"),
    ("oo", "u"),
    ("ee", "i"),
    ("w", "v"),
    ("ts", "c"),
    ("tz", "c"),
)
_VOWELS = frozenset("aeiouy")
_NEAR = {
    frozenset(pair): cost
    for pair, cost in {
        "ae": 0.3, "ei": 0.3, "iy": 0.1, "ey": 0.3, "ou": 0.2, "ao": 0.6, "ai": 0.6, "eo": 0.6, "ay": 0.6, "au": 0.8,
        "io": 1.0, "iu": 0.8, "eu": 0.6,
        "kg": 0.4, "kc": 0.3, "gj": 0.4, "jy": 0.3, "sz": 0.3, "td": 0.4, "vf": 0.3, "bp": 0.5, "fp": 0.5,   "uv": 0.2, "ts": 0.8,
        "jz": 0.4,
    }.items()
}  # fmt: skip
GIVEN_NAMES = "reading/gazetteer/data/first_names.tsv"  # data that both phases read, as in lists.py
SAME_WORD = 0.15
"""Distance per letter up to which two words are one name in two spellings ("Mekdad", "Mikdad": 0.05)."""
MISPRINT = 0.25
"""The same for a word whose neighbours are equal: one letter of four is another."""


@cache
def word_lists() -> dict[str, frozenset[str]]:
    """The lists of words.tsv by name."""
    text = files(__package__).joinpath("words.tsv").read_text(encoding="utf-8")
    lines = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {name: frozenset(_american(listed).split()) for name, listed in lines}


_BRITISH = re.compile(r"\b(arm|col|fav|harb|hon|lab|neighb|rum)our")


def _american(text: str) -> str:
    """Lower-case words with "harbor" for "harbour" and the like, so that both spellings are one word."""
    return _BRITISH.sub(r"\1or", text)


def folded(text: str) -> str:
    """Lower case without accents and soft hyphens; curly apostrophes and hyphens as the plain ones."""
    if text.isascii():
        return text.lower()
    plain = text.replace("\u2019", "'").replace("\u2018", "'").replace("\u00ad", "").replace("\u200b", "")
    decomposed = unicodedata.normalize("NFKD", plain.replace("\u2010", "-").replace("\u2011", "-"))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).lower()


def words(text: str) -> list[str]:
    """The words of a name in lower case, without possessive endings, dots and apostrophes ("U.S." -> us)."""
    return list(_words(text))


@lru_cache(maxsize=65536)
def _words(text: str) -> tuple[str, ...]:
    bare = re.sub(r"'s\b|(?<=s)'(?!\w)", " ", _american(folded(text))).replace("'", "")
    return tuple(word for match in _WORD.findall(bare) if (word := match.replace(".", "")))


_JOINED = re.compile(r"\b([^\W\d_]+)[-\u2010\u2011]([^\W\d_]{2,})\b")


def _one_word(match: re.Match[str]) -> str:
    """The two halves as one word (Nazar-Zoda, Nazarzoda); the hyphen of a particle (al-Assad) parts words."""
    first = folded(match.group(1))
    return match.group() if first in word_lists()["particle"] or len(first) < 2 else match.group(1) + match.group(2)


def person_words(name: str) -> tuple[str, ...]:
    """The words of a person's name that count: no initials, no particles such as al-, bin or van."""
    found = words(_JOINED.sub(_one_word, name))
    counted = [word for word in found if word not in word_lists()["particle"] and len(word) > 1]
    return tuple(counted or found)


@lru_cache(maxsize=65536)
def sounded(word: str) -> str:
    """The word with letter groups that stand for one sound written one way ("khalil" -> "kalil")."""
    for group, letter in _SPELLINGS:
        word = word.replace(group, letter)
    return re.sub(r"(.)\1+", r"\1", word)


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """The consonants of a word, related ones as one, a first vowel as `a`: names worth comparing share it."""
    sound = sounded(word)
    bones = sound.translate(str.maketrans("gcjzdpfb", "kkkstvvv"))
    soft = sound[:1] in _VOWELS or sound[:1] == "j"  # Juri and Yuri
    kept = "".join(c for c in (bones[1:] if soft else bones) if c not in "aeiouyh")
    return ("a" if soft else "") + re.sub(r"(.)\1+", r"\1", kept)


_ROUGH = str.maketrans("gcjkzdpfb", "ssssstvvv")


@lru_cache(maxsize=65536)
def rough_skeleton(word: str) -> str:
    """As `skeleton`, with all sounds between `g` and `z` as one: "Žarić" stands as Zaric here and as Zharich there."""
    sound = sounded(word).translate(_ROUGH)
    kept = "".join(c for c in sound[1:] if c not in "aeiouyh")
    return re.sub(r"(.)\1+", r"\1", ("a" if sound[:1] in _VOWELS else sound[:1]) + kept)


def _cost(a: str, b: str) -> float:
    if a == b:
        return 0.0
    return _NEAR.get(frozenset((a, b)), 1.0)


def _gap(letter: str, before: str, last: bool) -> float:
    if letter in _VOWELS:
        if before and before in _VOWELS and letter in "iyu":
            return 0.2  # Yuri and Yuriy, Aliev and Aliyev
        return 1.5 if last and letter in "aeo" else 0.5
    return 0.4 if letter == "h" else 1.0


@lru_cache(maxsize=262144)
def word_distance(a: str, b: str) -> float:
    """Cost per letter of turning one word's sounds into the other's; 0 for equal ones, 1 and more for strangers."""
    if a == b:
        return 0.0
    x, y = sounded(a), sounded(b)
    if x and y and {x[-1], y[-1]} in ({"a", "o"}, {"a", "e"}, {"o", "e"}):
        return 1.0  # Maria and Mario, Anna and Anne
    row = [0.0]
    for j, letter in enumerate(y):
        row.append(row[-1] + _gap(letter, y[j - 1 : j], j == len(y) - 1))
    for i, left in enumerate(x):
        last = i == len(x) - 1
        gap = _gap(left, x[i - 1 : i], last)
        next_row = [row[0] + gap]
        for j, right in enumerate(y):
            next_row.append(
                min(
                    row[j] + _cost(left, right),
                    row[j + 1] + gap,
                    next_row[j] + _gap(right, y[j - 1 : j], j == len(y) - 1),
                )
            )
        row = next_row
    return row[-1] / max(len(x), len(y), 1)


def same_word(a: str, b: str) -> bool:
    """True where two words can be one name in two spellings; those of three letters must sound equal, shorter ones be equal."""
    if a == b:
        return True
    short = min(len(a), len(b))
    return (short > 3 and word_distance(a, b) <= SAME_WORD) or (short == 3 and sounded(a) == sounded(b))


def name_similarity(a: tuple[str, ...], b: tuple[str, ...]) -> float:
    """How likely two full names are one person's: 1 equal, 0 not; first and last words must both agree.

    A longer name may have more words in between ("Vladimir Vladimirovich Putin"); the words of the shorter must come
    in the same order.
    """
    if a == b:
        return 1.0
    if "".join(a) == "".join(b):
        return 0.99  # Park Sung-ho and Park Sung Ho
    if len(a) == len(b) > 2 and (a[0], a[-1]) == (b[0], b[-1]) and _misprinted(a[1:-1], b[1:-1]):
        return 0.7
    if len(a) == len(b) > 2 and a[1:] == b[1:] and _misprinted(a[:1], b[:1]):
        return 0.7
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    if _genders().get(short[0], "") + _genders().get(long[0], "") in ("mf", "fm"):
        return 0.0  # Luke and Lucy are brother and sister
    if len(short) < 2 or not same_word(short[-1], long[-1]):
        return 0.0
    short, long = (formal(short[0]), *short[1:]), (formal(long[0]), *long[1:])
    if not same_word(short[0], long[0]):
        return 0.0
    at = 0
    worst = 0.0
    for word in short:
        while at < len(long) and not same_word(word, long[at]):
            at += 1
        if at == len(long):
            return 0.0
        worst = max(worst, word_distance(word, long[at]))
        at += 1
    return round(1.0 - worst - 0.02 * (len(long) - len(short)), 6)


def _misprinted(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether words between equal first and last ones differ by a letter: "Abu Bajr al-Tarkani" for "Abu Bakr al-Tarkani"."""
    return all(
        x == y or (min(len(x), len(y)) > 3 and word_distance(x, y) <= MISPRINT) for x, y in zip(a, b, strict=True)
    )


@cache
def _genders() -> dict[str, str]:
    text = files("onrecord").joinpath(GIVEN_NAMES).read_text(encoding="utf-8")
    return {folded(name): gender for name, _, gender in (line.partition("\t") for line in text.splitlines()) if gender}


def is_given_name(word: str) -> bool:
    """Whether the word, in lower case, is a listed given name."""
    return word in _genders()


@cache
def _formal_names() -> dict[str, str]:
    return {pair.partition(":")[0]: pair.partition(":")[2] for pair in sorted(word_lists()["nickname"])}


def formal(first: str) -> str:
    """The given name of which a word is the everyday form ("joe" -> joseph); the word itself where it is none."""
    return _formal_names().get(first, first)


def acronym_of(short: str, long: list[str]) -> bool:
    """True where the capitals `short` are the initials of `long`, small words left out or counted."""
    letters = short.replace(".", "").lower()
    if not 2 <= len(letters) <= 8:
        return False
    while len(long) > 2 and long[-1] in word_lists()["legal"]:
        long = long[:-1]  # EMC is not the Elling Management Corp
    every = "".join(word[0] for word in long)
    counted = "".join(word[0] for word in long if word not in ("the", "of", "and", "for", "in", "to", "a"))
    return letters in (every, counted)
