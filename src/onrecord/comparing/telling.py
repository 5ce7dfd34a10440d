"""Two statements in; one sentence that a person can read out: who said what, when, in which outlet, through whom."""

from __future__ import annotations

import datetime as dt
from typing import Any

from .pairs.wording import wording

Row = dict[str, Any]
_LONGEST = 28  # words of a statement that are told; the rest stands behind the evidence link
_VERBS = {
    "demand": "demanded that",
    "threaten": "threatened that",
    "promise": "promised that",
    "question": "asked whether",
    "conjecture": "suggested that",
}


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
        tail = f" ({part}: {because})" if part and because else ""
        first = self.tell(a)
        begin = first.partition(" ")[0]  # a web address that stands in for an outlet's name keeps its small letters
        first = first if "." in begin.rstrip(".") else f"{first[0].upper()}{first[1:]}"
        return f"{first}, but {self.tell(b)}{tail}."

    def tell(self, statement: str) -> str:
        """“Ada Miller said on 12 March 2025 that ... (in The Courier, through Meridian)”."""
        row = self._told[statement]
        hops = self._relays.get(row["attribution_id"] or "", [])
        outlet = (row["outlet"] or "an article that names no outlet").removeprefix("www.")
        words = _cut(" ".join(row["resolved"].split()).strip(' .,;:"“”'))
        if row["attribution_id"] is None:
            when = f" of {_day(row['published_on'])}" if row["published_on"] else ""
            return f"{outlet}{when} reported in its own voice: “{words}”"
        speaker = row["speaker"] or named(row["source_text"]) or "someone not named"
        when = f" on {_day(row['said_on'])}" if row["said_on"] else ""
        refuses = row["act"] == "deny" and not wording(row["resolved"]).negations
        verb = "denied that" if refuses else _VERBS.get(row["act"], "said that")
        through = f", through {', '.join(hops)}" if hops else ""
        if row["predicate"] is None:  # a phrase, no clause: "denied: “drone attack on the depot”"
            return f"{speaker} {verb.split(' ')[0]}{when}: “{words}” (in {outlet}{through})"
        return f"{speaker} {verb.split(' ')[0]}{when} {' '.join(verb.split(' ')[1:])} “{words}” (in {outlet}{through})"


def named(source: str | None) -> str | None:
    """The source's words where they name somebody; a pronoun that nothing settles names nobody."""
    words = " ".join((source or "").split())
    return None if words.lower() in {"", "he", "she", "they", "it", "who", "which", "that", "we", "i", "one"} else words


def _cut(words: str) -> str:
    parts = words.split()
    return words if len(parts) <= _LONGEST else " ".join(parts[:_LONGEST]) + " …"


def _day(day: dt.date) -> str:
    return f"{day.day} {day:%B %Y}"
