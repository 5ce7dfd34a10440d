"""In: the layout of a parsed article. Out: drafts for paragraphs set off behind a colon, without marks of quotation.

"A spokesperson told us that:" and a paragraph of its own: pages lose the frame of a quotation when they are copied as text.
"""

from __future__ import annotations

from typing import Final

from spacy.tokens import Token

from ..relays.names import medium_in
from .clauses import dep, is_negated, is_passive, noun_phrase, subject, trim
from .drafts import Draft
from .layout import Layout
from .sources import can_speak

_SAYING: Final = frozenset("say tell write report state explain reply respond add announce post read".split())
_FAR: Final = 6  # tokens between the verb and the colon: whom it was told
_FEWEST: Final = 6


def find_set_off(layout: Layout) -> list[Draft]:
    """One draft for each such paragraph, its content whole; quotations, lists and labels are read elsewhere."""
    drafts = []
    for number, (start, end) in enumerate(layout.paragraphs[:-1]):
        if (
            end - start < 3
            or layout.tokens[end - 1].text != ":"
            or not layout.read(start)
            or layout.quote_of[end - 1] >= 0
        ):
            continue
        verb = _verb(layout, start, end)
        following = layout.paragraphs[number + 1]
        draft = _draft(layout, verb, following) if verb is not None else None
        if draft is not None:
            drafts.append(draft)
    return drafts


def _verb(layout: Layout, start: int, end: int) -> Token | None:
    """The verb of saying of the paragraph's last sentence, right before its colon."""
    first = max(start, layout.sentence(end - 1)[0], end - 2 - _FAR)
    verbs = [t for t in layout.tokens[first : end - 1] if t.pos_ == "VERB"]
    if not verbs or verbs[-1].lemma_.lower() not in _SAYING or is_passive(verbs[-1]) or is_negated(verbs[-1]):
        return None
    return verbs[-1]


def _draft(layout: Layout, verb: Token, following: tuple[int, int]) -> Draft | None:
    who = subject(verb)
    start, end = following
    if who is None or who.i > verb.i or not can_speak(who) or who.lower_ in ("i", "we", "you") or dep(verb) == "acl":
        return None
    if medium_in(layout.doc, noun_phrase(who)) is not None:
        return None  # "Radio Ebb reported:" brings in a report in which others speak
    words = [t for t in layout.tokens[start:end] if t.is_alpha]
    if len(words) < _FEWEST or not layout.read(start) or layout.kinds[start] == "headline":
        return None
    if layout.kinds[verb.i] == "headline" and layout.paragraph_of[verb.i] == 0:
        return None  # the headline itself; a lead that ends in a colon may be taken for a second line of it
    opens = layout.tokens[start]
    if layout.quote_of[start] >= 0 or opens.is_punct or opens.like_num or layout.tokens[end - 1].text == ":":
        return None
    if any(layout.quote_of[i] >= 0 for i in range(start, end)):
        return None  # it has a voice of its own
    return Draft(
        content=[trim(layout.tokens, (start, end))], cue=[(verb.i, verb.i + 1)], source=[noun_phrase(who)], anchor=verb.i,
        score=0.8, rules=["set off"],
    )  # fmt: skip
