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
_CLAUSE = re.compile(r"\b(?:is|are|was|were|has|have|had|will|would)\b", re.IGNORECASE)
_DOUBT = re.compile(r"\bdoubt(?:s|ed)?\b", re.IGNORECASE)
_JOINED = re.compile(r"(?:that|whether|if|about)\b", re.IGNORECASE)
_BEFORE_ITS_OBJECT = re.compile(
    r"(?:(?:has|have|had) )?(?!is\b|are\b|was\b|were\b|been\b|being\b)[a-z]+(?: (?:of|for|on|off|out))?", re.IGNORECASE
)
"""Cues that a noun may follow: "promised the families 5,000 crowns", "speaks of 71"."""
_OF_A_CLAUSE = frozenset(
    stem(word)
    for word in "say tell answer reply write state add note explain insist stress argue complain think believe speak talk according"
    " continue recall remark post tweet quote joke see read go learn".split()
) | frozenset(("spoke", "spoken", "said", "told"))
"""Verbs that take no bare noun: "said: nine" is no sentence with them."""
_LOWERED = frozenset(
    "a an the this that these those he she it they we his her its our their there some any all no none many most several both each every"
    " neither one two three four five six seven eight nine ten at in on by for from of to with as if when while after before since".split()
)
"""Words that lose their capital within a sentence."""
_MARK = re.compile(r"^(?:[*•▪►·]|[-–—] )\s*(?=\S)")
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
    first = re.split(r"\W", text, maxsplit=1)[0]
    lowered = first.lower() in _LOWERED or str(best["told"]).lstrip(_EDGE_QUOTES).startswith(first.lower())
    return best, f"It is not the case that {text[0].lower() if lowered else text[0]}{text[1:]}"


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
    unlike = _PRONOUN.match(source) or len(source.split()) > _LONGEST_SOURCE or source.lower().startswith("according")
    unlike = unlike or (row.get("speaker_name") and ("," in source or "(" in source))
    who = row.get("speaker_name") if unlike else source
    if _DOUBT.search(cue):
        joint = "" if not row["predicate"] or _JOINED.match(words) else "that "
        return f"{who} {cue} {joint}{words}"
    bare = not row["in_headline"] and takes_noun(cue, words, row["predicate"])
    return f"{who} {finite(cue)} {words}" if who and (_INFINITIVE.match(words) or bare) else words


def takes_noun(cue: str, words: str, predicate: str | None) -> bool:
    """Whether source, cue and words that have no verb make a sentence: "the ministry raised its own figure"."""
    verb, _, particle = cue.lower().removeprefix("has ").removeprefix("have ").removeprefix("had ").partition(" ")
    never = verb in ("put", "puts") or particle in ("of", "for")  # "put the toll at 14 dead and 85 injured"
    clause = _CLAUSE.search(words) is not None or words[-1:] in ".!?" or (predicate is not None and not never)
    return (
        _BEFORE_ITS_OBJECT.fullmatch(cue) is not None
        and (bool(particle) or stem(verb) not in _OF_A_CLAUSE)
        and not clause
    )


def finite(cue: str) -> str:
    """The cue as the verb of a sentence: "demanding" as "demanded"; others as they are."""
    verb, _, particle = cue.partition(" ")
    if not re.fullmatch(r"[a-z]{2,}ing", verb):
        return cue
    past = f"{verb[:-4]}ied" if verb.endswith("ying") else f"{verb[:-3]}ed"
    return f"{past} {particle}".strip()


def sentence(text: str) -> str:
    """The words with a capital first letter, one full stop and no unpaired quotation marks; an opening "And" left out."""
    words = _MARK.sub("", re.sub(r"\s+", " ", text).strip())
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
