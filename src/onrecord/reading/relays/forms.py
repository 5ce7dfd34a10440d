"""In: one draft of an attribution. Out: the media that its own sentence names between speaker and outlet, nearest first."""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.tokens import Token

from ..annotations import Hop
from ..attributions.clauses import children, dep, noun_phrase
from ..attributions.drafts import Draft
from ..attributions.layout import Layout
from .names import as_hop, medium_in, same_outlet

Range = tuple[int, int]
_TOLD = frozenset(
    (
        "tell",
        "inform",
        "assure",
        "remind",
        "say",
        "confirm",
        "write",
        "explain",
        "announce",
        "add",
        "speak",
        "talk",
        "reply",
        "stress",
    )
)
_MEETING = frozenset(("interview", "conversation", "comment", "comments", "remarks", "statement", "appearance", "broadcast", "programme", "program",
                      "show", "op-ed", "column", "letter", "article", "post", "posts", "message", "tweet", "video", "thread", "briefing", "call", "address",
                      "speech", "report", "dispatch"))  # fmt: skip
_CARRIED = frozenset(
    (
        "cite",
        "quote",
        "carry",
        "report",
        "publish",
        "broadcast",
        "air",
        "relay",
        "release",
        "distribute",
        "run",
        "obtain",
        "see",
        "print",
        "post",
        "share",
    )
)
_CHANNELS = frozenset(("on", "to", "with", "by", "via", "through", "in", "for", "from", "at"))
_RANK = {"direct": 0, "carried": 1, "outer": 2}


@dataclass(frozen=True)
class Found:
    """A hop with its place in the chain: rank 0 spoke to the speaker, 1 carried the words, 2 is cited for the whole."""

    rank: int
    at: int
    hop: Hop


def own_hops(layout: Layout, draft: Draft) -> list[Found]:
    """The hops named in the sentence of the cue, outside the content, nearest the speaker first."""
    if draft.anchor < 0:
        return []
    doc = layout.doc
    content = draft.tokens()
    start, end = layout.sentence(draft.anchor)
    source = {i for a, b in draft.source for i in range(a, b)}
    found: list[Found] = []
    seen: set[int] = set()
    for at in range(start, end):
        if at in content or at in seen:
            continue
        token = doc[at]
        if token.pos_ not in ("NOUN", "PROPN", "X", "NUM", "ADJ"):
            continue
        how = _link(layout, token, draft, source)
        if how is None:
            continue
        head, rank = how
        span = _phrase(layout, head, content, (start, end))
        medium = medium_in(doc, span)
        if medium is None or medium.start in seen:
            continue
        seen |= set(range(*span)) | set(range(medium.start, medium.end))
        found.append(Found(_RANK[rank], medium.start, as_hop(doc, medium)))
    return sorted(found, key=lambda f: (f.rank, f.at))


def _phrase(layout: Layout, head: Token, content: set[int], sentence: Range) -> Range:
    start, end = noun_phrase(head)
    start, end = max(start, sentence[0]), min(end, sentence[1])
    for at in range(head.i, end):
        if at in content or layout.doc[at].text == "," or (layout.doc[at].pos_ == "ADP" and at > head.i):
            return start, max(head.i + 1, at)
    return start, end


def _link(layout: Layout, token: Token, draft: Draft, source: set[int]) -> tuple[Token, str] | None:
    """(head of the medium's phrase, rank) where the token heads a phrase that is tied to this attribution as a conduit."""
    head = token
    if dep(token) in ("compound", "flat", "amod", "nummod", "nmod:poss", "det", "appos"):
        return None
    if head.i in source and not _inside_meeting(head):
        return None
    governor = head.head
    case = [c.lower_ for c in children(head, "case")]
    if dep(head) == "conj":
        return None
    if dep(head) in ("obj", "iobj", "obl", "obl:arg", "nmod", "obl:agent", "obl:unmarked"):
        lemma = governor.lemma_.lower()
        if (
            lemma in ("tell", "inform", "assure", "remind")
            and (not case or "to" in case)
            and _same_clause(governor, draft)
        ):
            return head, "direct"
        if lemma in _CARRIED and ("by" in case or "on" in case or "in" in case) and governor.pos_ == "VERB":
            return head, "carried"
        if (lemma in ("ask", "interview", "question", "press", "challenge")) and "by" in case:
            return head, "direct"
        if (lemma in _MEETING or governor.lower_ in _MEETING) and set(case) & _CHANNELS:
            return (head, "carried") if "by" in case else (head, "direct")
        if (
            governor.pos_ in ("VERB", "AUX")
            and set(case) & {"on", "to", "via", "through", "in"}
            and _same_clause(governor, draft)
        ) and (
            lemma in _TOLD
            or lemma in ("tweet", "post", "appear", "go", "warn", "publish")
            or governor.i == draft.anchor
        ):
            return head, "direct"
    if dep(head) == "nmod:poss" and governor.lower_ in _MEETING:
        return head, "direct"
    return None


def _inside_meeting(head: Token) -> bool:
    return head.head.lower_ in _MEETING


def _same_clause(verb: Token, draft: Draft) -> bool:
    """Whether the verb is the cue or one that the cue hangs on ("speaking to X, he said", "told X in an interview")."""
    if verb.i == draft.anchor:
        return True
    cue = verb.doc[draft.anchor]
    return verb.head.i == draft.anchor or cue.head.i == verb.i


def hops_of(layout: Layout, draft: Draft) -> list[Found]:
    """The hops of the cue's sentence, by parse and by surface, one of each, nearest the speaker first."""
    found: list[Found] = []
    for one in sorted([*own_hops(layout, draft), *by_surface(layout, draft)], key=lambda f: (f.rank, f.at)):
        if not any(same_outlet(one.hop.name, other.hop.name) for other in found):
            found.append(one)
    return found


def by_surface(layout: Layout, draft: Draft) -> list[Found]:
    """Hops that need no parse: "told X", "interview with X", "quoted by X", "asked by X", "cited by X", "on X", outside the content."""
    doc = layout.doc
    if draft.anchor < 0:
        return []
    start, end = layout.sentence(draft.anchor)
    content = draft.tokens()
    found: list[Found] = []
    for at in range(start, end - 1):
        if at in content or at + 1 in content:
            continue
        word, after = doc[at].lower_, doc[at + 1].lower_
        rank = None
        skip = 1
        if word in ("told", "tells", "telling", "tell") and (at == draft.anchor or not content):
            rank = "direct"
        elif word in (
            "interview",
            "comments",
            "remarks",
            "statement",
            "interviews",
            "speaking",
            "talking",
            "spoke",
        ) and after in ("with", "to", "on", "for"):
            rank, skip = "direct", 2
        elif (
            word in ("quoted", "cited", "carried", "reported", "published", "broadcast", "aired", "released")
            and after == "by"
        ):
            rank, skip = "carried", 2
        elif word in ("asked", "interviewed", "questioned", "pressed") and after == "by":
            rank, skip = "direct", 2
        elif word == "by" and any(doc[i].lower_ == "quoted" for i in range(start, at) if i not in content):
            rank, skip = "carried", 1
        if rank is None:
            continue
        span = _run(layout, at + skip, end, content)
        medium = medium_in(doc, span) if span[0] < span[1] else None
        if medium is not None:
            found.append(Found(_RANK[rank], medium.start, as_hop(doc, medium)))
    return sorted(found, key=lambda f: (f.rank, f.at))


def _run(layout: Layout, start: int, end: int, content: set[int]) -> Range:
    """The nominal words from `start` on: determiners, adjectives, nouns and names."""
    at = start
    while at < end and at not in content and at - start < 9:
        token = layout.doc[at]
        if token.pos_ in ("DET", "ADJ", "NOUN", "PROPN", "NUM", "X", "PART") or (
            token.lower_ in ("'s", "’s", "of", "and") and at > start
        ):
            at += 1
        else:
            break
    while at > start and layout.doc[at - 1].lower_ in ("and", "of", "'s"):
        at -= 1
    return start, at


_CREDIT = re.compile(
    r"/\s*([A-Z][\w .&-]{1,30}?)\s*/|\(([A-Z][\w .&-]{1,30}?)\)\s*[-–—]+|^([A-Z][\w .&-]{1,30}?)\s+[-–—]\s"
)


def credited(text: str) -> str | None:
    """The agency that a dateline credits: "/TASS/", "(Reuters) -"; None where there is none."""
    match = _CREDIT.search(text[:200])
    return next((g for g in match.groups()[:2] if g), None) if match else None
