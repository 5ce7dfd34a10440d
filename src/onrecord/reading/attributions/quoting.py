"""In: a verb of quoting. Out: the "saying" that it goes with: "quoted X as saying", "cited the ministry saying that"."""

from __future__ import annotations

from spacy.tokens import Token

QUOTING = frozenset(("quoted", "cited", "quotes", "cites", "quote", "cite"))
AS_TOLD = frozenset(("reported", "reports"))  # "Orran reported Selden as saying"


def quoted_saying(verb: Token, end: int) -> int | None:
    """The "saying" of "cited the ministry saying that": only those cited stand between; None where it is none."""
    doc = verb.doc
    at = next((i for i in range(verb.i + 2, min(verb.i + 16, end)) if doc[i].lower_ == "saying"), None)
    if at is None or any(t.pos_ == "VERB" or t.text in (";", ":", ".") for t in doc[verb.i + 1 : at - 1]):
        return None
    before = [t for t in doc[verb.i + 1 : at] if t.pos_ in ("NOUN", "PROPN", "PRON")]
    first = doc[verb.i + 1]
    named = first.pos_ in ("DET", "NOUN", "PROPN", "PRON", "ADJ", "NUM") and first.lower_ not in ("that", "as", "which")
    parted = doc[at - 1].text == "," and not verb.lower_.startswith("quote")  # "quoted fighters, saying that ..."
    return at if before and named and not parted else None
