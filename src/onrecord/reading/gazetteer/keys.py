"""A name in, the keys under which the gazetteer files it out: a plain key, and a skeleton that forgives transliteration."""

from __future__ import annotations

import re
import unicodedata
import zlib
from functools import lru_cache

_DROP = re.compile(r"['‘’ʻʼʿʾ`´.·ʹʺ]")
_GAP = re.compile(r"[\s\-–—_/]+")
_ARTICLE = re.compile(r"\b(?:al|el|ul|an|ar|as|ash|at|ad|az|az|adh|ath)\b ?")
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"})
_SOUNDS = (
    ("tch", "c"),
    ("sch", "s"),
    ("shch", "s"),
    ("sh", "s"),
    ("ch", "c"),
    ("kh", "k"),
    ("gh", "g"),
    ("dh", "d"),
    ("th", "t"),
    ("zh", "z"),
    ("ph", "f"),
    ("ck", "k"),
    ("q", "k"),
    ("x", "ks"),
    ("j", "c"),
    ("v", "f"),
    ("w", ""),
    ("y", ""),
    ("h", ""),
)
_VOWELS = re.compile(r"(?<!^)[aeiou]+")
_TWICE = re.compile(r"(.)\1+")


@lru_cache(maxsize=65536)
def plain(name: str) -> str:
    """The name in lower case without marks on letters, apostrophes and full stops; hyphens become spaces."""
    folded = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS))
    letters = "".join(c for c in folded if not unicodedata.combining(c))
    return _GAP.sub(" ", _DROP.sub("", letters)).strip()


@lru_cache(maxsize=65536)
def skeleton(name: str) -> str:
    """The consonants that survive any romanisation: "Ma'arrat an-Nu'man" and "Maaret al-Numan" give one skeleton.

    Empty where fewer than three consonants are left, since so short a skeleton would fit too many names.
    """
    key = _ARTICLE.sub("", plain(name))
    for sound, letter in _SOUNDS:
        key = key.replace(sound, letter)
    words = []
    for word in key.split():
        bare = _TWICE.sub(r"\1", _VOWELS.sub("", word))
        if bare and bare[0] in "aeiou":
            bare = "a" + bare[1:]
        words.append(bare)
    whole = "".join(words)
    return whole if len(whole.replace("a", "")) >= 3 else ""


def number(key: str) -> int:
    """A 40-bit number for a key, the same on every machine: CRC-32 of the key, then eight bits of that of the key reversed."""
    octets = key.encode("utf-8")
    return (zlib.crc32(octets) << 8) | (zlib.crc32(octets[::-1] + b"#") & 0xFF)
