"""In: a source that is only described. Out: its name in the record, its type, and what the text says of it.

The role reads "kind: words; reason", as in "military: a senior commander; not authorised to speak".
"""

from __future__ import annotations

import re

from spacy.tokens import Token

from ..following import token_after
from .clauses import dep, noun_phrase
from .layout import Layout
from .sources import kind

ORGANISATIONS = frozenset(
    ("ministry", "government", "administration", "cabinet", "parliament", "department", "embassy", "consulate", "commission", "council",
     "agency", "office", "bureau", "court", "regulator", "leadership", "army", "military", "navy", "force", "command", "police", "company",
     "firm", "corporation", "group", "organisation", "organization", "union", "charity", "party", "movement", "alliance", "coalition",
     "bank", "university", "church", "federation", "association", "committee", "board", "foundation", "hospital", "campaign", "observatory")
)  # fmt: skip
_BEFORE_A_PHRASE = frozenset(("case", "fixed", "mark", "cc"))  # "according to the website" describes a website
_TIES = frozenset("and or but as for in with of from on despite including that to according".split())
_RELATIVE = frozenset(("who", "which", "that"))
_TOLD = r"told|tells|said|says?|saying|admit\w*|confirm\w*|describ\w*|den(?:y|ied|ies)|claim\w*|add(?:s|ed)|warn\w*|gave|put"
_WHY = (  # what follows the request: its grounds, as far as the saying that they interrupt
    r"(?:\s(?:because|since|as|for|out of|in order|to|citing|due|owing|given|so|while|when|until)\b(?! saying)[^.,;:\"“—]*?"
    rf"(?=[.,;:\"“—]|\s(?:{_TOLD})\b|$))?"
)
_REASON = re.compile(
    r"(?:(?:speaking|spoke|talked|talking)\s)?(?:up)?on (?:the )?condition of anonymity"
    + _WHY
    + r"|on condition that [^.,;]*"
    r"|(?:asked|asking|requested|requesting|wished|wishing|preferred|declined|declining|refused|refusing) "
    r"(?:not )?to (?:be|remain) (?:named|identified|anonymous)"
    + _WHY
    + rf"|(?:was|were|is|are) not authori[sz]ed to [^.,;]*?(?=[.,;]|\s(?:{_TOLD})\b|$)"
    rf"|asked that (?:his|her|their) names? not be \w+{_WHY}"
    rf"|who (?:did not|does not|do not) want to be (?:named|identified){_WHY}",
    re.IGNORECASE,
)


def _ties(word: Token) -> bool:
    """Whether the word only ties the phrase to what stands before it: "and | the guild", "according to | its envoy"."""
    after = token_after(word)  # "in two minds", "up to nine"
    counted = after is not None and (after.like_num or after.lower_ in ("least", "most", "to"))
    return word.lower_ in _TIES and word.pos_ in ("ADP", "SCONJ", "CCONJ", "VERB") and not counted


def describe(layout: Layout, span: tuple[int, int], head: Token) -> tuple[str, str | None, str | None]:
    """(name, type, role) of a source; the type is PER, ORG or MEDIA, None for documents and what cannot be told."""
    doc = layout.doc
    start, end = span
    while start < end - 1 and (
        doc[start].lower_ in ("a", "an", "the", "another", "this", "by")
        or (doc[start].lower_ == "one" and doc[start + 1].lower_ != "of")
        or doc[start].is_punct
        or (start < head.i and _ties(doc[start]))
    ):
        start += 1
    while end - 1 > max(start, head.i) and (doc[end - 1].lower_ in _RELATIVE or doc[end - 1].is_punct):
        end -= 1
    name = doc[start:end].text.replace("\n", " ")
    what = kind(head)
    lemma = head.lemma_.lower()
    if what == "media":
        type_: str | None = "MEDIA"
    elif what == "document" or what is None:
        type_ = "PER" if head.pos_ == "PROPN" and what is None else None
    elif what == "organisation" or lemma in ORGANISATIONS:
        type_ = "ORG"
    else:
        type_ = "PER"
    if what is None:
        return name, type_, None
    reason = anonymity(layout, span[0])
    first, last = noun_phrase(head)
    while first < head.i and dep(doc[first]) in _BEFORE_A_PHRASE:
        first += 1
    phrase = doc[first:last].text.replace("\n", " ")
    return name, type_, f"{what}: {phrase}" + (f"; {reason}" if reason else "")


def anonymity(layout: Layout, token: int) -> str | None:
    """The reason that the sentence gives for not naming its source, in its own words."""
    start, end = layout.sentence(token)
    match = _REASON.search(layout.doc[start:end].text)
    return match.group().strip(" ,") if match else None
