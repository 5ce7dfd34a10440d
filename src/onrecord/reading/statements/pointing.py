"""The tokens of a statement in; of one that only points back at a deed ("the killing"), the words that say whom it befell, out."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from ..annotations import Event

_POINTING = frozenset(("the", "this", "that", "these", "those"))
_DEATHS = frozenset(("death", "killing", "murder", "execution", "beheading", "assassination", "slaying"))
_OTHERS = frozenset(("arrest", "capture", "abduction", "kidnapping", "detention"))
_FAR = 3  # such deeds back: who was killed five deaths ago is not meant


def befell(doc: Doc, tokens: Sequence[Token]) -> str:
    """` of NAME` where the statement is a bare "the killing" and the text told before who was killed; else nothing."""
    words = [token for token in tokens if not token.is_punct]
    if len(words) != 2 or words[0].lower_ not in _POINTING:
        return ""
    if words[1].morph.get("Number", []) == ["Plur"]:
        return ""  # "the deaths": of whom, one name does not say
    family = next((each for each in (_DEATHS, _OTHERS) if words[1].lemma_.lower() in each), None)
    if family is None:
        return ""
    kind = "ASSAULT" if family is _DEATHS else "COERCE"
    named = {mention.cluster for mention in doc._.mentions if mention.form == "name"}
    before: list[Event] = [event for event in doc._.events if event.start < words[0].idx and event.type == kind]
    for event in reversed(before[-_FAR:]):
        if event.recipient is not None and event.recipient in named and doc._.clusters[event.recipient].type == "PER":
            return f" of {doc._.clusters[event.recipient].name}"
    return ""
