"""In: a source that is a description ("the minister", "The source"). Out: the speaker of this article that it stands for.

Three ways, surest first: an office that one named speaker bears ("the Syrian foreign minister"), a description used
before ("The source" after "a military source"), a plain noun for the person quoted right before ("The diplomat").
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from spacy.tokens import Token

from ..annotations import Cluster, Mention
from ..occasion_words import PLATFORMS, POST_VERBS
from ..relays.names import kind_of
from .drafts import Draft, Range
from .layout import Layout
from .offices import office_bearer
from .sources import kind, role_kind
from .unnamed import ORGANISATIONS
from .verbs import head_of

_DEFINITE = frozenset(("the", "this", "that"))
_INDEFINITE = frozenset(("a", "an", "one", "another", "some", "two", "three", "several", "other"))
# Offices that only one person holds: "the president" after a minister's words is somebody else.
SINGULAR_OFFICES = frozenset(
    ("president", "premier", "minister", "chancellor", "king", "queen", "pope", "governor", "mayor", "secretary", "ambassador",
     "spokesman", "spokeswoman", "spokesperson", "judge", "prosecutor", "chief", "chairman", "chairwoman", "director", "head")
)  # fmt: skip
PEOPLE = frozenset(("official", "military", "police", "witness", "expert", "medical", "person"))
_REACH = 2
_ISSUED = frozenset(
    "statement letter message post tweet release communique communiqué note email e-mail memo blog".split()
)
_POSTS = frozenset(("post", "tweet", "message", "status"))
_APPOSITION = re.compile(r", an? ([\w' -]{3,40}?)[,.]")


@dataclass(frozen=True)
class Bearer:
    """A named speaker with the words that its source phrases and its other mentions use for it."""

    cluster: int
    words: frozenset[str]


def bearers(
    layout: Layout, drafts: list[Draft], named: Callable[[Range], int | None], mentions: list[Mention]
) -> list[Bearer]:
    """The named people who speak in the article, in order, each with its words in lower case."""
    words: dict[int, set[str]] = {}
    for draft in drafts:
        if not draft.source:
            continue
        cluster = named(draft.source[0])
        if cluster is not None:
            words.setdefault(cluster, set()).update(_plain(layout, draft.source[0]))
    text = layout.text
    for mention in mentions:
        if mention.cluster in words and mention.form == "nominal":
            said = text[mention.start : mention.end].lower().split()
            introduced = introduced_kind(text, mentions, mention.cluster or 0)
            if introduced not in (None, "official") and said[-1] in SINGULAR_OFFICES:
                continue  # "Greta Amsel, a farmer" is not "the minister" of a later sentence
            words[mention.cluster].update(w.strip(".,'’s") for w in text[mention.start : mention.end].lower().split())
    return [Bearer(cluster, frozenset(found)) for cluster, found in words.items()]


def _plain(layout: Layout, span: Range) -> set[str]:
    found: set[str] = set()
    for token in layout.tokens[span[0] : span[1]]:
        if token.is_alpha:
            found |= {token.lower_, token.lemma_.lower()}
    return found


def resolve(
    layout: Layout,
    draft: Draft,
    known: list[Bearer],
    last: tuple[int | None, int],
    before: list[tuple[int, str]],
    clusters: list[Cluster],
    mentions: list[Mention],
    spoken: list[tuple[Draft, int | None]],
) -> tuple[int, str] | None:
    """(cluster, reason) for a described source; `last` is the previous speaker and its paragraph, `before` the
    (cluster, head lemma) of descriptions used earlier, newest first, `spoken` the drafts before it with their speakers.
    None where nothing settles it.
    """
    doc = layout.tokens
    span = draft.source[0]
    head = head_of(layout, span)
    if head.pos_ != "NOUN" and not (head.pos_ == "PROPN" and kind(head) is not None):
        return None
    first = doc[span[0]].lower_
    headline = layout.kinds[span[0]] == "headline"
    if first in _INDEFINITE or head.morph.get("Number", []) == ["Plur"]:
        return None
    if head.lemma_.lower() in ORGANISATIONS:
        return None
    bearer = office_bearer(layout, span, clusters, mentions)
    if bearer is not None:
        return bearer, "the only one named who bears this office"
    issuer = _issued_by(layout, head, spoken) if first in _DEFINITE and span[1] - span[0] == 2 else None
    if issuer is not None:
        return issuer, "who gave the statement of which a sentence before tells"
    definite = first in _DEFINITE or headline or any(t.lower_ in ("'s", "’s") for t in doc[span[0] : head.i])
    lemma = head.lemma_.lower()
    own = {
        t.lower_
        for t in doc[span[0] : span[1]]
        if t.is_alpha and t.pos_ not in ("DET", "ADP", "PART") and t.i != head.i
    }
    fits = [
        b
        for b in known
        if lemma in b.words and not _medium(clusters[b.cluster]) and all(_alike(word, b.words) for word in own)
    ]
    if definite and len(fits) == 1 and kind(head) in PEOPLE:
        return fits[0].cluster, "the only speaker of this office"
    if definite and len(fits) > 1 and last[0] in {b.cluster for b in fits}:
        return int(last[0] or 0), "the last speaker of this office"
    same = next((c for c, word in before if word == lemma and clusters[c].number != "plural"), None)
    if first in _DEFINITE and same is not None and kind(head) is not None:
        return same, "a description used before"
    known_as = _introduced(layout, head, mentions)
    if first in _DEFINITE and not own and known_as is not None and kind(head) in PEOPLE:
        return known_as, "coreference: brought in before as one of several"
    told_of = _told_of(layout, head, last, mentions) if first in _DEFINITE and not own else None
    if told_of is not None and kind(head) in PEOPLE and lemma not in SINGULAR_OFFICES and same is None:
        return told_of, "a plain noun for the person of whom the last sentence tells"
    if first in _DEFINITE and not own and lemma == "source" and _unnamed(layout, head, last, clusters, mentions):
        return int(last[0] or 0), "the source that is quoted right before"
    if first in _DEFINITE and not own and _follows(layout, head, last, clusters, lemma):
        return int(last[0] or 0), "a plain noun for the person quoted right before"
    return None


def _medium(cluster: Cluster) -> bool:
    """Whether the cluster is a medium, by its type or by its name."""
    return cluster.type == "MEDIA" or kind_of(cluster.name) != "media"


def _alike(word: str, words: frozenset[str]) -> bool:
    """Whether the phrase of the named speaker has the word, or the country of a nationality (Syria, Syrian)."""
    return word in words or (len(word) > 4 and any(other[:4] == word[:4] for other in words))


def _introduced(layout: Layout, head: Token, mentions: list[Mention]) -> int | None:
    """The cluster of the description where it was brought in by "a" in the same paragraph: "A senior official ... the official"."""
    here = next(
        (m for m in mentions if m.form == "nominal" and m.start <= head.idx < m.end and m.cluster is not None), None
    )
    if here is None:
        return None
    start = layout.starts[layout.paragraph(head.i)[0]]
    for m in mentions:
        if m.cluster == here.cluster and m.form == "nominal" and start <= m.start < here.start:
            words = layout.text[m.start : m.end].lower().split()
            if words[0] in ("a", "an") and head.lemma_.lower() in words:
                return here.cluster
    return None


def introduced_kind(text: str, mentions: list[Mention], cluster: int) -> str | None:
    """The kind of source that an apposition gives a name: witness of "Greta Amsel, a farmer,"; None where there is none."""
    for mention in mentions:
        if mention.cluster == cluster and mention.form == "name":
            found = _APPOSITION.match(text, mention.end)
            if found is not None:
                return role_kind(found.group(1).lower().split())
    return None


def _told_of(layout: Layout, head: Token, last: tuple[int | None, int], mentions: list[Mention]) -> int | None:
    """The one person named as subject in the sentence before, where nobody has spoken in this paragraph yet."""
    number = layout.sentence_of[head.i] - 1
    if number < 0 or last[1] == layout.paragraph_of[head.i]:
        return None
    start, end = layout.sentences[number]
    if layout.paragraph_of[start] != layout.paragraph_of[head.i]:
        return None
    low, high = layout.starts[start], layout.ends[end - 1]
    named = {
        m.cluster
        for m in mentions
        if low <= m.start < high and m.type == "PER" and m.form == "name" and m.cluster is not None
    }
    return named.pop() if len(named) == 1 else None


def _issued_by(layout: Layout, head: Token, spoken: list[tuple[Draft, int | None]]) -> int | None:
    """The speaker of the last words said "in a statement", for "the statement"; None where the article tells of none."""
    lemma = head.lemma_.lower()
    if lemma not in _ISSUED:
        return None
    for draft, speaker in reversed(spoken):
        if draft.anchor < 0 or speaker is None or layout.paragraph_of[head.i] - layout.paragraph_of[draft.anchor] > 3:
            continue
        start, end = layout.sentence(draft.anchor)
        own = draft.tokens()
        if lemma in _POSTS and _posts(layout, draft, start, min(end, head.i), own):
            return speaker
        for at in range(start, min(end, head.i)):
            if layout.tokens[at].lemma_.lower() == lemma and at not in own:
                link = [t.lower_ for t in layout.tokens[max(start, at - 4) : at]]
                if ("in" in link and ("a" in link or "an" in link)) or draft.anchor < at < draft.anchor + 3:
                    return speaker
    return None


def _posts(layout: Layout, draft: Draft, start: int, end: int, own: set[int]) -> bool:
    """Whether the draft tells that somebody posted his words, or wrote them on a platform: "the post" is that one."""
    cue = layout.tokens[draft.anchor].lemma_.lower()
    on_platform = any(layout.tokens[i].lower_ in PLATFORMS for i in range(start, end) if i not in own)
    return cue in POST_VERBS or (on_platform and cue in ("write", "say", "share", "announce"))


def _unnamed(
    layout: Layout, head: Token, last: tuple[int | None, int], clusters: list[Cluster], mentions: list[Mention]
) -> bool:
    """Whether the last speaker, in this paragraph or the one before, is one person whom the article does not name."""
    if last[0] is None or not 0 <= layout.paragraph_of[head.i] - last[1] <= 1:
        return False
    cluster = clusters[last[0]]
    named = any(m.cluster == last[0] and m.form == "name" for m in mentions)
    role = role_kind((cluster.role or cluster.name).lower().split())
    return not named and cluster.number != "plural" and role in PEOPLE


def _follows(layout: Layout, head: Token, last: tuple[int | None, int], clusters: list[Cluster], lemma: str) -> bool:
    if (
        last[0] is None
        or lemma in SINGULAR_OFFICES
        or kind(head) not in PEOPLE
        or (kind(head) == "person" and lemma != "man")
    ):
        return False
    cluster = clusters[last[0]]
    if cluster.type != "PER" or cluster.number == "plural":
        return False
    return 0 <= layout.paragraph_of[head.i] - last[1] <= _REACH
