"""Two statements in; one sentence that a person can read out: who said what, when, in which outlet, through whom."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from ..quoting import within
from .pairs.wording import counters, lexicon, stem

Row = dict[str, Any]
_PRONOUNS = frozenset(
    ("", "he", "she", "they", "it", "who", "which", "that", "we", "i", "one", "him", "her", "them", "you", "this")
)
_LONGEST = 28  # words of a statement that are told; the rest stands behind the evidence link
_VERBS = {
    "demand": "demanded that",
    "threaten": "threatened that",
    "promise": "promised that",
    "question": "asked whether",
    "conjecture": "suggested that",
}

_PLAIN = frozenset(
    stem(word)
    for word in "say tell report state add write note announce declare explain predict expect according".split()
)
NAMED_AS = re.compile(
    r"^as (?:an? )?(?:[\"“‘'][^\"”’']{2,60}[\"”’']|\w+) "
    r"(?=(?:(?:the|any|all|these|those) )?(?:[\w’'-]+ ){0,3}?(?:reports?|claims?|accusations?|allegations?|assertions?|suggestions?|rumou?rs?)\b)",
    re.I,
)
"""What somebody calls it, before what is denied: 'dismissed as "a fairy tale" the claim that ten had crossed'."""
_RULING_OUT = re.compile(r"\brul(?:e|es|ed|ing) out\b", re.I)
_KIND = re.compile(r"^[a-z]+: ")
_SENTENCE_BEFORE = re.compile(r"^[^.]*\b[a-z]{3,}\.\s+(?=[A-Z])")
_HOLDER = re.compile(
    r"(?!(?:its|his|her|their|an?|the|today|tomorrow|yesterday)\b)[a-z-]+(?<!men)(?<!people)(?<!children)['’]s "
)
_ARTICLE = re.compile(r"^(?:the|an?) ", re.I)
_ACCUSING = frozenset(stem(word) for word in "accuse blame charge allege accusation".split())
_PHRASE = re.compile(r"^(?:[A-Z]\w+(?: [A-Z]\w+)* of )?\w+ing\b", re.I)
_CLAIM = re.compile(
    r"^(?:\S+ ){0,6}?(?:claim|report|accusation|allegation|assertion|suggestion|statement|rumou?r|notion|charge)s?\b(?: \S+){0,10}? that\b",
    re.I,
)
"""What is denied as "Vesk's claim that ten had crossed": no second "that" goes before it."""


class Teller:
    """Tells statements in words; `told` holds rows of `told` by statement, `relays` names of hops by attribution."""

    def __init__(self, told: dict[str, Row], relays: dict[str, list[str]]) -> None:
        self._told = told
        self._relays = relays

    def order(self, statement: str) -> tuple[str, str]:
        """Earlier day first, undated last, then the id: the order in which two statements are told."""
        row = self._told[statement]
        day = row["said_on"] or row["published_on"]
        return (day.isoformat() if day else "9999", statement)

    def why(self, a: str, b: str, kind: str, because: str) -> str:
        """One sentence: the first statement, "but" and the second; what parts them in brackets, where it is no quotation."""
        part = {"figure": "figures", "status": "state of things", "attribution": "doer"}.get(kind, "")
        tail = f" ({part}: {self._spelled(because, a, b)})" if part and because else ""
        first = self.tell(a)
        begin = first.partition(" ")[0]  # a web address that stands in for an outlet's name keeps its small letters
        first = first if "." in begin.rstrip(".") else f"{first[0].upper()}{first[1:]}"
        return f"{first}, but {self.tell(b)}{tail}."

    def _spelled(self, because: str, *statements: str) -> str:
        """What parts two statements with the words that they use for it: rules know stems only ("hold / releas")."""
        told = [word for key in statements for word in re.findall(r"[^\W\d_]+", str(self._told[key]["resolved"]))]
        known = {word.lower() for word in told}

        def as_told(found: re.Match[str]) -> str:
            word = found.group()
            alike = (each.lower() for each in told if stem(each.lower()) == word)
            return word if word.lower() in known else next(alike, word)

        return re.sub(r"[^\W\d_]+", as_told, because)

    def tell(self, statement: str) -> str:
        """“Ada Miller said on 12 March 2025 that ... (in The Courier, through Meridian)”."""
        row = self._told[statement]
        hops = self._relays.get(row["attribution_id"] or "", [])
        outlet = (row["outlet"] or "an article that names no outlet").removeprefix("www.")
        words = within(_cut(NAMED_AS.sub("", " ".join((row["text"] or row["resolved"]).split())).strip(" .,;:"))).strip(
            " .,;:"
        )
        if row["attribution_id"] is None:
            when = f" on {_day(row['published_on'])}" if row["published_on"] else ""
            return f"{outlet} reported{when}: “{words}”"
        speaker = row["speaker"] or named(row["source_text"]) or "someone not named"
        when = f" on {_day(row['said_on'])}" if row["said_on"] else ""
        through = f", through {', '.join(hops)}" if hops else ""
        verb = _verb(row)
        head, _, conjunction = verb.partition(" ")
        a_claim = head == "denied" and _CLAIM.match(words)
        if (
            row["predicate"] is None or _PHRASE.match(words) or a_claim
        ):  # "denied: “drone attack on the depot”", and no "that"
            head = verb if conjunction not in ("that", "whether") else head
            return f"{speaker} {head}{when}: “{words}” (in {outlet}{through})"
        return f"{speaker} {head}{when} {conjunction} “{words}” (in {outlet}{through})"


def _verb(row: Row) -> str:
    """How the words are put: only who used a word of denying has "denied" what stands in them."""
    cue = [stem(word) for word in re.findall(r"[a-z]+", (row["cue_text"] or "").lower())]
    if row["predicate"] is None and re.fullmatch(r"call(?:s|ed)?", (row["cue_text"] or "").lower()):
        return "called"  # "called “the claim a lie”"
    if row["act"] == "deny":
        return "denied that" if denies(row["act"], row["cue_text"]) else "said that"
    if row["act"] == "blame" and any(word in _ACCUSING for word in cue):
        return "made an accusation" if row["predicate"] is None or _PHRASE.match(row["text"]) else "alleged that"
    plain = any(word in _PLAIN for word in cue)  # "reported that the army will go": a promise of nobody's
    return "said that" if plain else _VERBS.get(row["act"], "said that")


def denies(act: str | None, cue: str | None) -> bool:
    """Whether the cue itself denies the words ("denied that ..."); "said that no ..." denies in the words themselves."""
    if act != "deny" or not cue:
        return False
    words = (stem(word) for word in re.findall(r"[a-z]+", cue.lower()))
    return any(word in lexicon()["refuting"] for word in words) or counters(cue) or _RULING_OUT.search(cue) is not None


_NEUTRAL = frozenset(
    stem(word)
    for word in "say tell report state add write note according quote read reply answer continue explain post put recall".split()
)
_TENSE = re.compile(r"^(?:ha(?:s|ve|d|ving)|['’]ve)\s+(?!been\b)")


def cue_before(act: str | None, cue: str | None) -> str:
    """The cue to be printed before words that do not stand as said: "denied", "demanded", "speaks of"; empty for plain saying.

    What is demanded or asked for is told with any cue: "told" before "to leave the town".
    """
    words = " ".join((cue or "").lower().split())
    stems = [stem(word) for word in re.findall(r"[a-z]+", words)]
    plain = any(each in _NEUTRAL for each in stems) and (
        act in (None, "assert", "deny", "other") or "according" in words
    )
    return "" if not stems or plain else _TENSE.sub("", words)


_SAYS_NOTHING = frozenset("a an the of in at and said says who".split())


def role_beside(role: str | None, name: str | None) -> str | None:
    """The role where it says more than the name does: "official: The ministry" beside "ministry" does not.

    The word for the kind of a speaker nobody names ("official:", "witness:") is left out, and so is the end of the
    sentence before that was read into an office ("truce. Army spokesman").
    """
    words = _SENTENCE_BEFORE.sub("", _KIND.sub("", " ".join((role or "").split())))
    if _HOLDER.match(words):
        words = f"the {words}"  # the text's "the company's director" is kept without its article
    known = (name or "").casefold()
    bare = _ARTICLE.sub("", words).casefold()
    more = set(re.findall(r"\w+", bare)) - set(re.findall(r"\w+", known)) - _SAYS_NOTHING
    return None if not bare or bare in known or not more else words


def named(source: str | None) -> str | None:
    """The source's words where they name somebody; a pronoun that nothing settles names nobody."""
    words = " ".join((source or "").split())
    return None if names_nobody(words) else words


def names_nobody(words: str) -> bool:
    """Whether the words of a source are nothing but a pronoun, or none."""
    return words.lower() in _PRONOUNS


def _cut(words: str) -> str:
    parts = words.split()
    return words if len(parts) <= _LONGEST else " ".join(parts[:_LONGEST]) + " …"


def _day(day: dt.date) -> str:
    return f"{day.day} {day:%B %Y}"
