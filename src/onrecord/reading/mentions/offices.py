"""Personal names in, the offices that stand right before them out: "Syrian Deputy Foreign Minister" before "Faisal Mekdad"."""

from __future__ import annotations

from spacy.tokens import Doc

from ..gazetteer.tables import roles
from .calendar import WEEKDAYS
from .lexicon import known

_BETWEEN = {"and", "state", "-", "‑", "'s", "’s", ".", "general"}
_LONGEST = 9


def office_before(doc: Doc, name_start: int) -> int | None:
    """First token of the office or title before the name that starts at `name_start`; None where there is none."""
    nouns = roles()
    at = name_start - 1
    if at >= 0 and doc[at].text == "." and at > 0:
        at -= 1
    if at < 0:
        return None
    at = _of_office(doc, at)
    role = nouns.get(doc[at].lower_.rstrip("."))
    if role is None or role.plural or role.kind == "person":
        return None
    first = at
    title = role.kind == "title" and role.noun in _COURTESY
    if title:
        return first
    while first > max(0, name_start - _LONGEST) and _belongs(doc, first - 1):
        first -= 1
    while first < at and (doc[first].lower_ in _BETWEEN or doc[first].is_punct):
        first += 1
    return first


_COURTESY = frozenset({"mr", "mrs", "ms", "miss", "mister", "madam", "madame"})
"""Before which no office stands: "dinner and Ms Velden"."""
_DAYTIMES = frozenset({"morning", "noon", "afternoon", "evening", "night"})
_RANKS = frozenset({"general", "colonel", "admiral", "captain", "major", "lieutenant", "commander", "marshal"})
"""What goes with a post before a name: "Chief of Staff General X"."""


def _of_office(doc: Doc, last: int) -> int:
    """The role noun that "of State" or "of Foreign Affairs" before a name completes; `last` where there is none.

    Who speaks for an officer or is his wife is not he: "the spokesman for Prime Minister X" tells X's office alone.
    """
    at = last
    while at > max(0, last - 6) and (doc[at].text[:1].isupper() or doc[at].lower_ in ("and", "the", "for", "of")):
        outer = roles().get(doc[at - 1].lower_) if doc[at].lower_ in ("of", "for") else None
        if outer is not None:
            mine = roles().get(doc[last].lower_)
            holder = mine is not None and mine.kind == "office" and doc[last].lower_ not in _RANKS
            return at - 1 if at < last and not holder and outer.kind != "kin" else last
        at -= 1
    return last


def _belongs(doc: Doc, at: int) -> bool:
    token = doc[at]
    if token.lower_ == "and" and at and doc[at - 1].tag_ in ("NNS", "NNPS"):
        return False  # "residents and Mayor Lio Peck": others who are named beside him
    if "\n" in token.text or token.lower_ in ("the", "a", "an", "his", "her", "its", "their", "our"):
        return False
    if _ends_sentence(doc, at):
        return False
    if token.text in ("-", "‑", "–", "—") and at and doc[at - 1].whitespace_:
        return False  # behind the dash of a dateline
    if token.lower_ in _BETWEEN:
        return True
    entry = known(token.text)
    if entry is not None:
        return entry.type != "PER"
    if token.is_punct or token.ent_type_ == "PER" or _is_when(doc, at):
        return False
    return token.pos_ in ("NOUN", "PROPN", "ADJ") or (
        token.text[:1].isupper() and token.pos_ not in ("VERB", "AUX", "PRON", "ADV", "SCONJ")
    )


def _is_when(doc: Doc, at: int) -> bool:
    """Whether the token is the weekday of "on Thursday army spokesman Petru Hadan conceded", or "evening" behind a weekday."""
    if doc[at].lower_ in _DAYTIMES:
        return at > 0 and doc[at - 1].lower_ in (*WEEKDAYS, "this", "that", "yesterday", "tomorrow")
    return doc[at].lower_ in WEEKDAYS and (at == 0 or doc[at - 1].lower_ in ("on", "late", "early", "last"))


def _ends_sentence(doc: Doc, at: int) -> bool:
    """Whether the token is a full stop, or ends in one, that no title or abbreviation bears: "in Selmar. Foreign Minister X"."""
    token = doc[at]
    if token.text == "." and at:
        before = doc[at - 1]
        network = before.text == "X" and at > 1 and doc[at - 2].lower_ in ("on", "via")
        initial = len(before) == 1 and not before.whitespace_ and not network
        return not (before.lower_ in roles() or initial)
    return token.text.endswith(".") and known(token.text) is None and token.lower_.rstrip(".") not in roles()
