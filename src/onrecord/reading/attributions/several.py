"""In: merged drafts. Out: the same, with words that several say at once ("police and a parent said") told once for each.

Each of them vouches for the words himself: two sources, though one sentence.
"""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from .drafts import Draft, Range, chars
from .layout import Layout
from .sources import can_speak, kind
from .unnamed import ORGANISATIONS
from .verbs import head_of

_PEOPLE = frozenset(("official", "military", "police", "witness", "expert", "medical", "person"))
_NAMED = frozenset(("PER", "ORG", "MEDIA"))
_LONGEST = 9  # words of one of the two


def part_sources(layout: Layout, drafts: list[Draft]) -> list[Draft]:
    """The drafts, with those of two sources made two: both named, or one brought in by "a", or both one person each."""
    out: list[Draft] = []
    for draft in drafts:
        out.append(draft)
        parts = _parts(layout, draft.source[0]) if len(draft.source) == 1 else None
        if parts is not None:
            draft.source = [parts[0]]
            out.append(replace(draft, source=[parts[1]], rules=[*draft.rules, "second source"]))
    return out


def _parts(layout: Layout, span: Range) -> tuple[Range, Range] | None:
    """The two phrases that an "and" joins, where each speaks for himself; None where they are one source."""
    start, end = span
    doc = layout.tokens
    both = doc[start].lower_ == "both" or (end < len(doc) and doc[end].lower_ == "both")
    if doc[start].lower_ == "both":
        start += 1
    joints = [i for i in range(start, end) if doc[i].lower_ == "and"]
    # What an apposition says of the second may have an "and" of its own: "Haven and Ada Brenn, head of press and sales".
    if not joints or any(doc[i].text == "," for i in range(start, joints[0])):
        return None
    joint = joints[0]
    comma = next((i for i in range(joint, end) if doc[i].text == ","), end)
    if any(i < comma for i in joints[1:]) or not start < joint < comma - 1 or doc[joint + 1].pos_ == "VERB":
        return None
    first, second = (start, joint), (joint + 1, end)
    heads = [head_of(layout, part) for part in (first, (joint + 1, comma))]
    joined = heads[1].dep_ == "conj" and start <= heads[1].head.i < joint
    if not joined and not (both and _person(layout, first) and _person(layout, second)):
        return None  # "the Oceanic and Atmospheric Administration"
    named = [_named(layout, part) for part in (first, (joint + 1, comma))]
    plain = all(can_speak(h) or whole for h, whole in zip(heads, named, strict=True))
    plain = plain and all(h.pos_ in ("NOUN", "PROPN") for h in heads)
    if not plain or joint - start >= _LONGEST or comma - joint > _LONGEST:
        return None
    if any(t.pos_ == "ADP" for t in doc[start:joint]):
        return None
    if any(doc[i].text == "," for i in range(joint, end)):
        return (first, second) if _both_named(layout, first, (joint + 1, comma)) else None
    if both and not all(h.pos_ == "NOUN" and _body(h) for h in heads):
        return first, second  # "both the owner and his agent said", and not "both the union and the company"
    if doc[joint + 1].lower_ in ("a", "an"):
        return first, second
    if doc[start].lower_ in ("a", "an") and (doc[joint + 1].pos_ in ("DET", "PROPN", "NUM") or _several(heads[1])):
        return first, second  # and not "a senator and frequent traveller", who is one
    if _body(heads[0]):
        crowd = kind(heads[1]) in _PEOPLE and second[1] - second[0] == 1 and heads[1].pos_ == "NOUN"
        if crowd and heads[1].morph.get("Number", []) == ["Plur"] and kind(heads[1]) != "official":
            return first, second  # "the harbour ministry and doctors"
    single = [kind(h) in _PEOPLE and h.morph.get("Number", []) == ["Sing"] for h in heads]
    return (first, second) if all(single) or _both_named(layout, first, second) else None


def _body(head: Token) -> bool:
    return kind(head) == "organisation" or head.lemma_.lower() in ORGANISATIONS


def _several(head: Token) -> bool:
    return head.morph.get("Number", []) == ["Plur"]


def _both_named(layout: Layout, first: Range, second: Range) -> bool:
    """Whether each phrase ends in a name of its own, of a body or a person: no one name with "and" inside, no couple."""
    names = layout.tokens[first[0] : second[1]]
    if (
        all(t.pos_ == "PROPN" or t.lower_ == "and" for t in names)
        and _person(layout, first)
        and _person(layout, second)
    ):
        return False  # "Ada Brenn and Jon Tesk announced their wedding": told together
    return all(_named(layout, part) for part in (first, second)) and not _one_name(layout, (first[0], second[1]))


def _named(layout: Layout, part: Range) -> bool:
    if part[1] - part[0] > 2 and kind(layout.tokens[part[1] - 1]) == "media":
        part = (part[0], part[1] - 1)  # "the Coast Post newspaper"
    low, high = chars(layout.doc, part)
    return any(
        m.form == "name" and m.type in _NAMED and low <= m.start and m.end == high for m in layout.doc._.mentions
    )


def _person(layout: Layout, part: Range) -> bool:
    low, high = chars(layout.doc, part)
    return any(m.type == "PER" and low <= m.start and m.end <= high for m in layout.doc._.mentions)


def _one_name(layout: Layout, whole: Range) -> bool:
    low, high = chars(layout.doc, whole)
    return any(
        m.form == "name" and m.start <= low + 4 and m.end >= high and m.type in _NAMED for m in layout.doc._.mentions
    )
