"""An "I" that a name stands for in; the verb right behind it as it goes with the name, and where it ends, out: "[Ada Brenn knows] that"."""

from __future__ import annotations

from spacy.tokens import Doc

from ..annotations import Mention

_FORMS = {
    "am": "is",
    "'m": "is",
    "’m": "is",
    "have": "has",
    "'ve": "has",
    "’ve": "has",
    "do": "does",
    "'ll": "will",
    "’ll": "will",
}
_SIBILANT = ("s", "x", "z", "ch", "sh", "o")


def third_person(doc: Doc, mention: Mention, end: int) -> tuple[str, int]:
    """(" knows", 14) for the "I" of "I know that": what follows the name, and the offset behind the verb; ("", end of "I") elsewhere."""
    span = doc.char_span(mention.start, mention.end)
    if span is None or span.text not in ("I", "i") or span.end >= len(doc):
        return "", mention.end
    verb = doc[span.end]
    after = verb.idx + len(verb.text)
    if after > end:
        return "", mention.end
    word = verb.lower_
    if word in _FORMS:
        return f" {_FORMS[word]}", after
    if verb.tag_ != "VBP" or not word.isalpha():
        return "", mention.end
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return f" {word[:-1]}ies", after
    return f" {word}{'es' if word.endswith(_SIBILANT) else 's'}", after
