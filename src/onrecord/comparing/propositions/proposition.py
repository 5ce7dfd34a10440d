"""The statements that support a claim in; the sentence that stands for it, readable on its own, and its kind out."""

from __future__ import annotations

import re
from typing import Any

from ..pairs.wording import stem
from ..telling import denies, named

Row = dict[str, Any]
_PRONOUN = re.compile(
    r"\b(?:he|she|it|they|we|us|our|his|her|their|I|you|him|them|this|that|these|those)\b", re.IGNORECASE
)
_INTENT = re.compile(
    r"\b(?:will|would|shall|aims?|aimed|goal|plans?|planned|intends?|intended|meant to|wants? to|seeks? to|going to)\b",
    re.IGNORECASE,
)
_INTENT_ACTS = ("promise", "threaten", "demand", "request")
_JUDGEMENT_ACTS = ("praise", "blame", "conjecture")
_FINITE = re.compile(r"\w+(?:ed|es|s)|rule[sd] out", re.IGNORECASE)
_INFINITIVE = re.compile(r"to [a-z]+\b")
_OPENING = re.compile(
    r"^(?:(?-i:[A-Z][A-Z.'’ -]+: +(?=[A-Z]))"
    r"|(?:and|but|yet)\b,? +"
    r"|(?:however|meanwhile|moreover|furthermore|additionally|in addition|besides|nevertheless|nonetheless|still|instead|also"
    r"|so|well|yeah|yes|indeed|in fact|of course|true|obviously|unfortunately), +)+(?=\w)",
    re.IGNORECASE,
)
"""What only ties a sentence to the one before it; in a transcript, who speaks."""
_FRAGMENT = re.compile(
    r"^(?:['’]s|who|which|that (?:is|was)|because|how|of|when|whose|is|are|was|were|has|have|had|to|be|being|having)\b",
    re.IGNORECASE,
)
"""How words begin that are no sentence."""
_HALF = re.compile(
    r"^(?:(?i:despite|although|though|while|whereas|unless|until|even (?:though|if))\b(?![^,]*, )|(?:[A-Z][\w.'’-]*|the \w+) (?:it|he|she|they) (?:would|had|has|is|was|were|will|could)\b)"
)
"""Half a sentence, or one with two subjects: "Despite all five ... are still there", "Brenn it would keep the five"."""
_DOUBT = re.compile(r"\bdoubt(?:s|ed)?\b", re.IGNORECASE)
_JOINED = re.compile(r"(?:that|whether|if|about)\b", re.IGNORECASE)
_BEFORE_ITS_OBJECT = re.compile(
    r"(?:(?:has|have|had) )?(?:put|promise[sd]?|offer(?:s|ed)?|demand(?:s|ed)?|confirm(?:s|ed)?|announce[sd]?|report(?:s|ed)?|describe[sd]?"
    r"|condemn(?:s|ed)?|prais(?:es|ed)|call(?:s|ed) for|ask(?:s|ed) for|warn(?:s|ed) of|claim(?:s|ed)|welcom(?:es|ed)|reject(?:s|ed))",
    re.IGNORECASE,
)
"""Cues that a noun follows: "promised the families 5,000 crowns"."""
_LONGEST_SOURCE = 12  # words; a longer source is told by its name
_EDGE_QUOTES = "\"“”'‘’ "


def proposition(rows: list[Row]) -> tuple[Row, str]:
    """(the row chosen, its words as a sentence): the one that reads best alone.

    A clause rather than a phrase, no pronoun left, a verb's length, no headline style, not a denial's content; ties go to the
    shorter, then the id. Of "to stay in office", which no reader understands alone, with its source and cue: "The governor
    promised to stay in office".
    """

    def cost(row: Row) -> tuple[float, int, str]:
        words = row["resolved"].split()
        pronouns = len(_PRONOUN.findall(row["resolved"]))
        penalty = 2.0 * pronouns + (3.0 if row["act"] == "deny" else 0.0) + (1.0 if row["in_headline"] else 0.0)
        penalty += (2.0 if not row["predicate"] else 0.0) + (2.0 if _FRAGMENT.match(row["resolved"]) else 0.0)
        penalty += 2.0 if _HALF.match(row["resolved"]) else 0.0
        penalty += abs(len(words) - 14) / 7 + (3.0 if len(words) < 4 else 0.0) + 0.5 * row["resolved"].count('"')
        return (round(penalty, 6), len(row["resolved"]), row["statement_id"])

    best = min(rows, key=cost)
    if not denies(best["act"], best.get("cue_text")):
        return best, sentence(_with_source(best))
    if not _is_clause(best):
        return best, sentence(_denial(best))
    text = sentence(str(best["told"]))
    return best, f"It is not the case that {text[0].lower() if not text[:2].isupper() else text[0]}{text[1:]}"


def _is_clause(row: Row) -> bool:
    """Whether the words say something by themselves: "the engine had failed" does; "claims that it had failed" and headlines do not."""
    head, that, _ = str(row["resolved"]).partition(" that ")
    verb = str(row["predicate"] or _given_subject(row) or "")
    return bool(verb) and not row["in_headline"] and (not that or stem(verb) in {stem(word) for word in head.split()})


def _given_subject(row: Row) -> str | None:
    """The "had" with which the reader's words begin to be a clause: "denied any part" is told as "the army had any part"."""
    source = (row.get("source_text") or "").strip().lower()
    return "had" if source and str(row["told"]).lower().startswith(f"{source} had ") else None


def _denial(row: Row) -> str:
    """Who denied what, where the words alone are no sentence: "Ada Brenn rejected the accusation"."""
    source, cue = (row.get("source_text") or "").strip(), (row.get("cue_text") or "").strip()
    plain = source if "," not in source and not _PRONOUN.match(source) else ""
    who = plain or row.get("speaker_name") or named(source) or "Someone not named"
    return f"{who} {cue if _FINITE.fullmatch(cue) else 'denied'} {row['told']}"


def _with_source(row: Row) -> str:
    """The words, with source and cue before them where they say little or something else alone: "put the toll at 14", what is doubted."""
    source, cue = (row.get("source_text") or "").strip(), (row.get("cue_text") or "").strip()
    words = str(row["told"])
    if not source or not cue or (_PRONOUN.match(source) and not row.get("speaker_name")):
        return words
    who = row.get("speaker_name") if _PRONOUN.match(source) or len(source.split()) > _LONGEST_SOURCE else source
    if _DOUBT.search(cue):
        joint = "" if not row["predicate"] or _JOINED.match(words) else "that "
        return f"{who} {cue} {joint}{words}"
    bare = not row["predicate"] and not row["in_headline"] and _BEFORE_ITS_OBJECT.fullmatch(cue)
    return f"{who} {cue} {words}" if who and (_INFINITIVE.match(words) or bare) else words


def sentence(text: str) -> str:
    """The words with a capital first letter, one full stop and no unpaired quotation marks; an opening "And" left out."""
    words = re.sub(r"\s+", " ", text).strip()
    words = _OPENING.sub("", words)
    if words.count('"') % 2 or words.count("“") != words.count("”"):
        words = re.sub('["“”]', "", words)
    if words[:1] in _EDGE_QUOTES and words[-1:] in _EDGE_QUOTES:
        words = words.strip(_EDGE_QUOTES)
    words = words.rstrip(" ,;:-–—")
    if not words:
        return text
    first = words.split()[0]
    return (
        (first if "." in first[:-1] or first[1:] != first[1:].lower() else first[0].upper() + first[1:])
        + words[len(first) :]
        + ("" if words[-1] in ".!?…" or (words[-2:-1] in ".!?" and words[-1] in '"”') else ".")
    )


def kind_of(row: Row, has_figure: bool) -> str:
    """One of values.CLAIM_KINDS, from act, status and wording of the statement that stands for the claim."""
    if row["act"] in _INTENT_ACTS or row["status"] == "planned" or _INTENT.search(row["resolved"]):
        return "intent"
    if has_figure:
        return "figure"
    if row["act"] in _JUDGEMENT_ACTS or row["attitude"] in ("belief", "emotion"):
        return "judgement"
    return "fact"
