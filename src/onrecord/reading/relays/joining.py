"""In: a token. Out: whether it joins the parts of one name: "of" in "Radio of Ebb", the hyphen in "Ost-Kurier"."""

from __future__ import annotations

from spacy.tokens import Doc

_PARTICLES = frozenset(("de", "del", "du", "da", "di", "della", "do", "des", "der"))


def links_name(doc: Doc, at: int, end: int) -> bool:
    """Whether the word joins the parts of a name: "Radio of Ebb", "Correo del Sur"."""
    foreign = doc[at].lower_ in _PARTICLES and at + 1 < end and doc[at - 1].is_title and doc[at + 1].text[:1].isupper()
    return doc[at].lower_ == "of" or foreign


def hyphenated(doc: Doc, at: int) -> bool:
    """Whether the token is the hyphen inside a word that the tokenizer parted ("Ost-Kurier")."""
    return (
        0 < at < len(doc) - 1
        and doc[at].text in ("-", "‐", "‑")
        and not doc[at].whitespace_
        and not doc[at - 1].whitespace_
    )
