"""In: a word, its part of speech and its morphology. Out: its lemma, by exceptions first and rules after.

Exceptions were learnt from the treebanks: the words whose lemma the rules below get wrong.
"""

from __future__ import annotations

import re
from collections.abc import Container, Mapping
from functools import cache
from importlib import resources

_PLURALS = (("ies", "y"), ("ches", "ch"), ("shes", "sh"), ("sses", "ss"), ("xes", "x"), ("zzes", "zz"), ("oes", "o"))
_VOWELS = frozenset("aeiou")
_SYLLABLE = re.compile("[aeiou]+")


@cache
def irregular_verbs() -> dict[str, str]:
    """Past or participle -> infinitive ("overthrew" -> "overthrow"), of `irregular_verbs.txt`; the first of two that share a form."""
    text = resources.files(__package__).joinpath("irregular_verbs.txt").read_text(encoding="utf-8")
    found: dict[str, str] = {}
    for line in text.splitlines():
        if not line.startswith("#"):
            base, *forms = line.split()
            for form in forms:
                found.setdefault(form, base)
    return found


class Lemmatizer:
    """Lemmas of English words; remembers what it has worked out."""

    def __init__(self, exceptions: Mapping[str, Mapping[str, str]], known: Container[str]) -> None:
        """`exceptions`: part of speech -> lower-case form -> lemma; `known`: words, to choose between stems."""
        self._exceptions = exceptions
        self._known = known
        self._seen: dict[tuple[str, str, str], str] = {}

    def __call__(self, word: str, upos: str, feats: str) -> str:
        """The lemma; names keep their letters, everything else is lower case."""
        key = (word, upos, feats)
        found = self._seen.get(key)
        if found is None:
            if len(self._seen) > 100_000:
                self._seen.clear()
            found = self._seen[key] = self._find(word, upos, feats)
        return found

    def _find(self, word: str, upos: str, feats: str) -> str:
        lower = word.lower().replace("’", "'").replace("‘", "'")
        if upos in ("VERB", "AUX") and ("Tense=Past" in feats or "VerbForm=Part" in feats):
            irregular = irregular_verbs().get(lower)
            if irregular is not None:
                return irregular
        exception = self._exceptions.get(upos, {}).get(lower)
        if exception is not None:
            return exception
        if upos in ("PROPN", "X", "SYM", "NUM"):
            return word
        if upos == "NOUN" and "Number=Plur" in feats:
            return self._singular(lower)
        if upos in ("VERB", "AUX"):
            return self._infinitive(lower, feats)
        if upos in ("ADJ", "ADV") and "Degree=Cmp" in feats and lower.endswith("er"):
            return self._stem(lower[:-2])
        if upos in ("ADJ", "ADV") and "Degree=Sup" in feats and lower.endswith("est"):
            return self._stem(lower[:-3])
        return lower

    def _singular(self, word: str) -> str:
        if word.endswith("ies") and len(word) <= 4:
            return word[:-1]
        for ending, instead in _PLURALS:
            if word.endswith(ending):
                return word[: -len(ending)] + instead
        return word[:-1] if word.endswith("s") and not word.endswith("ss") else word

    def _infinitive(self, word: str, feats: str) -> str:
        if "VerbForm=Ger" in feats or ("VerbForm=Part" in feats and word.endswith("ing")):
            return self._stem(word[:-3]) if word.endswith("ing") and len(word) > 4 else word
        if ("Tense=Past" in feats or "VerbForm=Part" in feats) and word.endswith("ed") and len(word) > 3:
            if word.endswith("eed") or (word.endswith("ied") and len(word) <= 4):
                return word[:-1]  # "freed", "vied"
            return word[:-3] + "y" if word.endswith("ied") else self._stem(word[:-2])
        if "Person=3" in feats and "Number=Sing" in feats and "Tense=Pres" in feats and word.endswith("s"):
            return self._singular(word)
        return self._despite(word)

    def _despite(self, word: str) -> str:
        """The lemma of a form that its morphology takes for an infinitive, as a tagger that is wrong there does: "denies"."""
        if word.endswith("s") and not word.endswith(("ss", "us", "is", "as")) and len(word) > 4:
            base = self._singular(word)
        elif word.endswith("ing") and len(word) > 6 and _SYLLABLE.search(word[:-3]):
            base = self._stem(word[:-3])
        else:
            return word
        return base if base in self._known else word

    def _stem(self, stem: str) -> str:
        """Puts back a dropped -e or takes off a doubled consonant, whichever gives a known word."""
        options = [stem, stem + "e"]
        if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in _VOWELS:
            options.insert(0, stem[:-1]) if stem[-1] not in "lsfz" else options.append(stem[:-1])
        if stem.endswith("i"):
            options.append(stem[:-1] + "y")
        if stem.endswith("ell") and len(_SYLLABLE.findall(stem)) > 1:
            options.insert(0, stem[:-1])  # "expelled", and not "smelled"
        if self._wants_e(stem):
            options[0], options[1] = options[1], options[0]
        for option in options:
            if option in self._known:
                return option
        return options[0]

    @staticmethod
    def _wants_e(stem: str) -> bool:
        """Whether a stem of this shape usually lost an -e: bak, decid, creat, involv."""
        if len(stem) < 2 or stem[-1] in _VOWELS:
            return stem[-1:] == "u"
        if stem == "ow" or stem.endswith("eg") or (stem.endswith("ut") and len(stem) > 5):
            return True
        if stem[-1] in "vzc" or stem.endswith(
            ("at", "ag", "is", "us", "rs", "ns", "dl", "bl", "tl", "gl", "pl", "rg", "ng")
        ):
            return not stem.endswith(("ng",))
        short = stem[-2] in _VOWELS and (len(stem) < 3 or stem[-3] not in _VOWELS)
        return short and len(stem) <= 4 and stem[-1] not in "wxy"
