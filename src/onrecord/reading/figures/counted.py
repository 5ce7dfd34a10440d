"""A Doc and a quantity in, what it counts out: the span up to the head noun, the unit, and the words it belongs to."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from ..numbers import Word
from .lexicon import (
    ASIDES,
    CONTAINERS,
    DETAINED,
    DISPLACED,
    DISPLACED_NOUNS,
    INJURED,
    INJURED_NOUNS,
    KILLED,
    KILLED_NOUNS,
    MISSING_NOUNS,
    STOP,
)
from .quantity import Quantity

_LONGEST = 8  # words between a number and its noun
_PEOPLE = frozenset(
    "marchers demonstrators people persons civilians children women men soldiers troops fighters militants rebels police officers policemen "
    "residents villagers passengers journalists workers students protesters insurgents hostages sailors pilots others "
    "person civilian child woman man soldier fighter militant rebel officer policeman resident passenger journalist "
    "worker student protester insurgent hostage sailor pilot citizens nationals members victims terrorists".split()
)
_ENDING = ("VERB", "AUX", "ADP", "PRON", "SCONJ", "CCONJ", "DET", "ADV")
_OPEN_QUOTES = ('"', "\u201c", "\u2018", "'")


class Counted:
    """Finds what quantities of one Doc count; tags and arcs help where the Doc has them, words alone will do."""

    def __init__(self, doc: Doc, words: Sequence[Word]) -> None:
        self._doc = doc
        self.text = doc.text  # spaCy joins the tokens anew at every call
        self._words = words
        self._tagged = doc.has_annotation("POS") or any(t.pos for t in doc)
        self._parsed = doc.has_annotation("DEP")
        self.unnamed: set[int] = set()
        """Where a number is followed by what it does or when, and its noun is left out: "164 survived", "27 earlier"."""
        self._token_at = {token.idx: token.i for token in doc}

    def noun_phrase(self, quantity: Quantity) -> tuple[int, int]:
        """Half-open word indices of the phrase that follows the number: "naval infantry soldiers"; may be empty."""
        at = quantity.last
        partitive = quantity.kind in ("vague", "share") or self._words[at - 1].lower == "one"
        if partitive and at < len(self._words) and self._words[at].lower == "of":
            at += 1
        if self._is_day_before(at):
            self.unnamed.add(at)
            return at, at
        while at < len(self._words) and self._words[at].lower in ("the", "these", "those", "their", "its", "our"):
            at += 1
        while at < len(self._words) and self._words[at].text in _OPEN_QUOTES:
            at += 1
        first = at
        last = at
        while at < len(self._words) and at - first < _LONGEST:
            word = self._words[at]
            if word.text in ("-", "\u2010", "\u2011", "/", "'", "\u2019") or (word.text in ("(", ")") and at > first):
                at += 1
                continue
            if (
                word.text == "."
                and at > first
                and self._words[at - 1].text.isupper()
                and len(self._words[at - 1].text) == 1
            ):
                at += 1  # "U.S. troops"
                continue
            if word.is_number and at > first and self._words[at - 1].end == word.start:  # "T-90", "F-16"
                at += 1
                continue
            if not word.text[0].isalpha() or (word.lower in STOP and not _acronym(word)):
                break
            tag = self._tag(word)
            described = tag == "VERB" and last == first and self._describes(at)
            if tag in _ENDING and at > first and not described:
                break
            if word.lower == "s" and at > first:  # possessive
                at += 1
                continue
            if not self._tagged or tag in ("NOUN", "PROPN"):
                last = at + 1
            at += 1
        if self._tagged and last == first and at > first:
            last = first + 1
        contained = last > first and self._words[last - 1].lower in CONTAINERS
        if contained and last < len(self._words) - 1 and self._words[last].lower == "of":
            inner = self.noun_phrase(Quantity(quantity.first, last + 1, "count", None))
            last = inner[1] if inner[1] > inner[0] else last
        if last == first + 1 and self._words[first].text.isupper() and len(self._words[first].text) == 1:
            last = first
        while last > first and (self._words[last - 1].lower in ASIDES or self._is_aside(first, last)):
            last -= 1
            if last == first:
                self.unnamed.add(first)
        return first, last

    def _is_day_before(self, at: int) -> bool:
        """Whether a time stands after the number: "up from 83 the day before", "40 the previous week"."""
        if at >= len(self._words) or self._words[at].lower != "the":
            return False
        start = self._words[at].start
        return any(t.start <= start < t.end and t.type in ("DATE", "TIME") for t in self._doc._.times)

    def _describes(self, at: int) -> bool:
        """True of the burned of "28 badly burned bodies"."""
        following = self._words[at + 1] if at + 1 < len(self._words) else None
        return self._tag(self._words[at - 1]) == "ADV" and following is not None and self._tag(following) == "NOUN"

    def _is_aside(self, first: int, last: int) -> bool:
        """True of what tells when, where or how and is counted by nothing: "27 earlier", "40 last year", "180 expected"."""
        start, end = self._words[first].start, self._words[last - 1].end
        if any(t.start == start and end <= t.end and t.type in ("DATE", "TIME") for t in self._doc._.times):
            return True
        if last > first + 1:
            return False
        word = self._words[first].lower
        victims = word in KILLED_NOUNS or word in INJURED_NOUNS or word in MISSING_NOUNS or word in DISPLACED_NOUNS
        return not victims and self._tag(self._words[first]) in ("ADV", "VERB", "AUX")

    def _tag(self, word: Word) -> str:
        index = self._token_at.get(word.start)
        return self._doc[index].pos_ if index is not None and self._tagged else ""

    def token(self, start: int) -> Token | None:
        """The token at a code point, where one starts there."""
        index = self._token_at.get(start)
        return None if index is None else self._doc[index]

    def unit(self, quantity: Quantity, phrase: tuple[int, int]) -> str | None:
        """What is counted: the measure, "people killed" and the like for victims, else the noun with its modifiers."""
        noun_words = [w.text for w in self._words[phrase[0] : phrase[1]] if w.text[0].isalnum()]
        noun = noun_words[-1].lower() if noun_words else ""
        if quantity.kind == "share":
            return "share"
        if quantity.kind == "ordinal":
            return "ordinal of a " + " ".join(noun_words).lower() if noun else None
        rate = self._rate(phrase[1] if noun_words else quantity.last)
        if quantity.measure:
            return quantity.measure + rate
        victims = self._victims(quantity, phrase, noun)
        if victims or not noun_words:
            return victims
        text = self.text[self._words[self._core(phrase)].start : self._words[phrase[1] - 1].end]
        return " ".join(text.split()).strip("\"'\u201c\u201d\u2018\u2019") + rate

    def _core(self, phrase: tuple[int, int]) -> int:
        """Where the counted noun with its own compound begins: "air strikes" without "Russian" or "separate"."""
        first, last = phrase
        if not self._tagged:
            return first
        joint = next((n for n in range(first, last) if self._words[n].lower == "of"), last)
        at = joint - 1
        while at > first and self._tag(self._words[at - 1]) == "NOUN" and self._words[at - 1].text.islower():
            at -= 1
        return at

    def _rate(self, at: int) -> str:
        """The words " per week" where "a week", "per week" or "each week" follows; else nothing."""
        if at + 1 < len(self._words) and self._words[at].lower in ("a", "an", "per", "each", "every"):
            following = self._words[at + 1].lower
            if following in ("day", "week", "month", "year", "hour", "minute", "night", "second"):
                return f" per {following}"
        return ""

    def _victims(self, quantity: Quantity, phrase: tuple[int, int], noun: str) -> str | None:
        """The unit "people killed", "soldiers injured", "people displaced", "refugees", or None."""
        for nouns, unit in (
            (KILLED_NOUNS, "people killed"),
            (INJURED_NOUNS, "people injured"),
            (DISPLACED_NOUNS, "people displaced"),
            (MISSING_NOUNS, "people missing"),
        ):
            if noun in nouns:
                return "refugees" if noun.startswith("refugee") else unit
        if noun not in _PEOPLE and (noun or quantity.kind not in ("count", "vague")):
            return None
        who = noun if noun in _PEOPLE and noun not in ("person", "persons", "others") else "people"
        beside = self._beside(quantity, phrase)
        governors = self._governors(quantity, phrase)
        for verb in (*governors, *beside) if noun else (*beside, *governors):
            if verb in MISSING_NOUNS:
                return "people missing"
            for lemmas, done in (
                (KILLED, "killed"),
                (INJURED, "injured"),
                (DISPLACED, "displaced"),
                (DETAINED, "detained"),
            ):
                if verb in lemmas:
                    return f"{'people' if done == 'detained' else who} {done}"
        if "force" in beside and "homes" in beside:
            return f"{who} displaced"
        return None

    def _governors(self, quantity: Quantity, phrase: tuple[int, int]) -> list[str]:
        """Stems of the counted noun, of what modifies it, and of the verb it hangs on, nearest first."""
        if not self._parsed:
            return []
        token = self.token(self._words[phrase[1] - 1 if phrase[1] > phrase[0] else quantity.last - 1].start)
        found: list[str] = []
        for _ in range(3):
            if token is None:
                break
            found.append(stem(token.text.lower()))
            found += [stem(c.text.lower()) for c in token.children if c.dep_.startswith(("acl", "amod", "xcomp"))]
            if token.pos_ == "VERB" or token.head.i == token.i:
                break
            token = token.head
        return found

    def _beside(self, quantity: Quantity, phrase: tuple[int, int]) -> list[str]:
        """Stems of the words after the phrase, then of those before the number, up to the next joint of clauses."""
        found: list[str] = []
        for way in (
            range(max(phrase[1], quantity.last), min(len(self._words), max(phrase[1], quantity.last) + 6)),
            range(quantity.first - 1, max(-1, quantity.first - 6), -1),
        ):
            for at in way:
                word = self._words[at]
                if word.lower in ("and", "but", "while") or not word.text[0].isalnum():
                    break
                found.append(stem(word.lower))
        return found


def _acronym(word: Word) -> bool:
    """True of "IS" and "US", which are no function words."""
    return word.text.isupper() and len(word.text) > 1


def stem(word: str) -> str:
    """The verb of a form of the few verbs that make victims: "killed" and "killing" are "kill"."""
    for ending, put in (("ying", "ie"), ("ies", "y"), ("led", "le"), ("ed", ""), ("ing", ""), ("es", ""), ("s", "")):
        if word.endswith(ending):
            for candidate in (word[: -len(ending)] + put, word[: -len(ending)] + put + "e"):
                if candidate in _ALL:
                    return candidate
    return _IRREGULAR.get(word, word)


_ALL = KILLED | INJURED | DISPLACED | DETAINED | {"force"}
_IRREGULAR = {"slain": "slay", "slew": "slay", "dead": "die", "fled": "flee", "claimed": "kill", "dying": "die"}
