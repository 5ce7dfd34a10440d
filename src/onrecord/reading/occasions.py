"""In: drafts with speakers. Out: which of them were said on one occasion, what it was, where and before whom.

An occasion that is named (an interview, a news conference) holds for later words of the same speaker until another
date, medium or occasion is named. One that is not named holds only while nobody else is quoted in between. Words in
headline and lead belong to the occasion that the body then describes.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from spacy.tokens import Token

from .annotations import Hop, Occasion
from .attributions.cast import Cast
from .attributions.drafts import Draft, by_content
from .attributions.layout import Layout
from .attributions.sources import kind as source_kind
from .attributions.verbs import head_of
from .nearby import Nearby
from .occasion_words import (
    AUDIENCE,
    BROADCAST,
    CROWD,
    HELD_IN,
    HOLDING,
    NAMED,
    OCCASION_NOUNS,
    PLATFORMS,
    POST_VERBS,
)
from .relays.forms import hops_of
from .relays.found import OUTER, Found
from .relays.mastheads import settle_hops
from .said_on import When, dated_occasions, of_heading, own_time
from .said_relative import count_days


@dataclass
class Episode:
    """One occasion of one speaker while it is put together."""

    speaker: int
    members: list[int] = field(default_factory=list)
    kind: str | None = None
    place: str | None = None
    host: str | None = None
    named: bool = False
    when: When | None = None
    media: frozenset[str] = frozenset()
    carried: frozenset[str] = frozenset()
    opening: bool = True
    last: int = -1


@dataclass(frozen=True)
class Marks:
    """What a draft's own sentence tells of its occasion."""

    kind: str | None
    named: bool
    place: str | None
    media: frozenset[str]
    carried: frozenset[str] = frozenset()
    asked_anew: bool = False


@dataclass
class Occasions:
    """For each draft its episode (None for nested ones and unsettled speakers) and the date of its own sentence."""

    episodes: list[Episode]
    of: list[int | None]
    when: list[When | None]
    names: list[str | None]
    hops: list[list[Found]]
    early: list[bool]

    def fellows(self, number: int) -> list[int]:
        """The other drafts of the same occasion, in text order."""
        episode = self.of[number]
        return [] if episode is None else [i for i in self.episodes[episode].members if i != number]

    def kind_of(self, number: int) -> str | None:
        """The kind of a draft's occasion, None where the text does not tell."""
        at = self.of[number]
        return None if at is None else self.episodes[at].kind

    def is_interview(self, number: int) -> bool:
        """Whether the text calls a draft's occasion an interview, on air or not."""
        at = self.of[number]
        return at is not None and self.episodes[at].named and self.episodes[at].kind in ("interview", "broadcast")

    def as_occasion(self, number: int, day: dt.date | None) -> Occasion | None:
        """The occasion of a draft; None where neither its kind nor its day is known."""
        at = self.of[number]
        if at is None:
            return None
        episode = self.episodes[at]
        if episode.kind is None and day is None:
            return None
        return Occasion(episode.kind or "statement", day, episode.place, episode.host or self.names[number])


def find_occasions(
    layout: Layout,
    drafts: list[Draft],
    found: Cast,
    above: list[int | None],
    shared: dict[int, int],
    folded: dict[int, list[Hop]],
) -> Occasions:
    """The occasions of an article's drafts; `shared` gives headline drafts the occasion of the body draft they sum up."""
    contents = {i for draft in drafts for i in draft.tokens()}
    near = by_content(drafts)
    when = [_own_time(layout, drafts, number, contents, above, near) for number in range(len(drafts))]
    count_days(layout, drafts, when, above, contents)
    speaking = {i for draft in drafts for a, b in draft.source for i in range(a, b)}
    hops = [[f for f in hops_of(layout, draft) if f.rank != OUTER or f.at not in speaking] for draft in drafts]
    settle_hops(layout, drafts, hops, folded)
    marks = [
        _marks(layout, draft, contents, own, folded.get(id(draft), [])) for draft, own in zip(drafts, hops, strict=True)
    ]
    names = [found.clusters[s].name if s is not None else None for s in found.speaker]
    opening = [_early(layout, draft) for draft in drafts]
    occasions = Occasions([], [None] * len(drafts), when, names, hops, opening)
    current: dict[int, int] = {}
    turn: int | None = None
    turns = 0
    for number, draft in enumerate(drafts):
        speaker = found.speaker[number]
        if speaker is None or above[number] is not None:
            continue
        early = opening[number]
        asking = draft.anchor >= 0 and layout.doc[draft.anchor].lemma_.lower() in ("ask", "press", "question")
        if speaker != turn and not early and not asking:
            turn, turns = speaker, turns + 1
        at = current.get(speaker)
        episode = occasions.episodes[at] if at is not None else None
        if episode is None or at is None or not _belongs(episode, when[number], marks[number], turns):
            occasions.episodes.append(Episode(speaker))
            at = len(occasions.episodes) - 1
            episode = occasions.episodes[at]
            current[speaker] = at
        _join(episode, number, when[number], marks[number], turns, early)
        occasions.of[number] = at
    for number, other in sorted(shared.items()):
        own, theirs = occasions.of[number], occasions.of[other]
        if own is None or theirs is None or own == theirs or not shared.keys() >= set(occasions.episodes[own].members):
            continue
        mine, other_day = when[number], occasions.episodes[theirs].when
        if mine is not None and other_day is not None and mine.key != other_day.key:
            continue
        occasions.episodes[own].members.remove(number)
        occasions.episodes[theirs].members.insert(0, number)
        occasions.of[number] = theirs
    _by_heading(layout, drafts, occasions)
    _by_sentence(layout, occasions)
    return occasions


def _by_sentence(layout: Layout, occasions: Occasions) -> None:
    """Date the interview of which a sentence of its own tells when it was given: "The interview was conducted on Monday"."""
    for kind, when in dated_occasions(layout):
        undated = [e for e in occasions.episodes if e.when is None and e.kind in (kind, None)]
        speakers = {e.speaker for e in undated if e.kind == kind}
        if len(speakers) != 1:
            continue
        for episode in undated:
            if episode.speaker in speakers:
                episode.when = when
                for number in episode.members:
                    occasions.when[number] = occasions.when[number] or when


def _own_time(
    layout: Layout, drafts: list[Draft], number: int, contents: set[int], above: list[int | None], near: Nearby[int]
) -> When | None:
    """The date of a draft's own sentence; that of a nested one stands in the words that it is part of."""
    over = above[number]
    if over is None:
        return own_time(layout, drafts[number], contents)
    outer: set[int] = set()
    while over is not None:
        outer.add(over)
        over = above[over]
    beside = near.touching(*layout.sentence(drafts[number].anchor))  # where its time stands
    inner = {i for n in beside if n not in outer for i in drafts[n].tokens()}
    return own_time(layout, drafts[number], inner, frozenset(drafts[above[number] or 0].tokens()))


def _by_heading(layout: Layout, drafts: list[Draft], occasions: Occasions) -> None:
    """Date what is said by whom a heading names, on the day that it gives, where nothing else dates it."""
    heading = of_heading(layout)
    if heading is None:
        return
    when, lemmas = heading
    named = {
        episode.speaker
        for episode in occasions.episodes
        for number in episode.members
        if any(layout.tokens[i].lemma_.lower() in lemmas for a, b in drafts[number].source for i in range(a, b))
    }
    for episode in occasions.episodes:
        if episode.when is None and episode.speaker in named:
            episode.when = when
            for number in episode.members:
                occasions.when[number] = when


def _early(layout: Layout, draft: Draft) -> bool:
    """Whether the draft stands in the headline or the first body paragraph, which sum up what comes later."""
    if layout.kinds[draft.start] == "headline":
        return True
    first = next(
        (n for n, (a, b) in enumerate(layout.paragraphs) if a < b and layout.read(a) and layout.kinds[a] == "body"), -1
    )
    return layout.paragraph_of[draft.start] <= first


def _belongs(episode: Episode, when: When | None, marks: Marks, turns: int) -> bool:
    if when is not None and episode.when is not None and when.key != episode.when.key:
        return False
    if marks.asked_anew and (episode.media or episode.carried):
        return False  # what others carried is not what the outlet then asked for itself
    if when is not None and when.vague and episode.when is None and episode.members:
        return False
    if marks.media and episode.media and not (marks.media & episode.media):
        return False
    if marks.media and episode.carried and not episode.media and not (marks.media & episode.carried):
        return False  # what others carried is not what the speaker then told somebody else
    one = {marks.kind, episode.kind} == {
        "interview",
        "broadcast",
    } and not marks.media  # the interview that Radio Ebb had
    if marks.kind and episode.kind and marks.kind != episode.kind and (marks.named or episode.named) and not one:
        return False
    if episode.kind == "post" and not episode.media and marks.media and marks.kind != "post":
        return False  # "in a blog post she wrote", and later "on Radio Ebb she said"
    same_date = when is not None and episode.when is not None and when.key == episode.when.key
    if episode.opening or episode.named or episode.last == turns or (same_date and marks.kind is not None):
        return True
    # Whom a medium heard is heard by it again after others have spoken: "told Radio Ebb", ..., "Brenn said", on the same day if one is named.
    return bool(episode.media) and (same_date or (when is None and marks.kind is None))


def _join(episode: Episode, number: int, when: When | None, marks: Marks, turns: int, early: bool) -> None:
    episode.members.append(number)
    episode.kind = episode.kind or marks.kind
    episode.named = episode.named or marks.named
    episode.place = episode.place or marks.place
    episode.when = episode.when or when
    episode.host = episode.host or (min(marks.media) if marks.media else None)
    episode.media = episode.media | marks.media
    episode.carried = episode.carried | marks.carried
    episode.opening = episode.opening and early
    episode.last = turns


def _marks(layout: Layout, draft: Draft, contents: set[int], hops: list[Found], folded: list[Hop]) -> Marks:
    if draft.anchor < 0:
        return Marks(None, False, None, frozenset())
    doc = layout.doc
    start, end = layout.sentence(draft.anchor)
    outside = [layout.tokens[i] for i in range(start, end) if i not in contents]
    kind: str | None = None
    named = False
    for token in outside:
        lemma = token.lemma_.lower()
        if lemma in OCCASION_NOUNS and token.pos_ in ("NOUN", "PROPN") and _held(layout, token, draft):
            if token.pos_ == "PROPN" and token.text[:1].isupper() and lemma in ("post", "show", "report", "address"):
                continue  # "told the Coast Post"
            if lemma == "conference" and doc[token.i - 1].lower_ not in ("news", "press", "media", "joint", "video"):
                continue
            if lemma in ("comment", "remark", "report", "show", "call", "post", "session") and kind is not None:
                continue
            kind, named = OCCASION_NOUNS[lemma], named or lemma in NAMED
            if named:
                break
        elif token.lower_ in AUDIENCE and doc[token.i - 1].lower_ in ("told", "to", "the", "addressing", "with"):
            kind = kind or "press conference"
            named = named or any(
                t.lower_ in ("addressing", "addressed", "briefing") for t in doc[max(start, token.i - 3) : token.i]
            )
        elif token.lower_ in CROWD and doc[draft.anchor].lower_ in ("told", "tells", "telling"):
            kind = kind or "speech"
        elif (lemma in POST_VERBS and token.pos_ == "VERB") or (
            token.lower_ in PLATFORMS and _posted_on(layout, token)
        ):
            kind = kind or "post"
        elif token.lower_ in BROADCAST:
            kind = "broadcast" if kind in (None, "speech") else kind
    if kind is None and draft.source and source_kind(head_of(layout, draft.source[0])) == "document":
        kind = "document"
    if kind is None and any(hop.hop.type == "platform" for hop in hops):
        kind = "post"
    if kind is None and hops and any(token.lower_ in ("asked", "interviewed") for token in outside):
        kind, named = "interview", True
    media = frozenset(f.hop.name for f in hops if f.rank == 0)
    carried = frozenset([*(f.hop.name for f in hops if f.rank > 0), *(hop.name for hop in folded)])
    return Marks(
        kind, named, _place(layout, [t.i for t in outside]) if kind else None, media, carried, _asked_anew(outside)
    )


def _asked_anew(outside: list[Token]) -> bool:
    """Whether the outlet says that it asked: "reached by telephone, he said"."""
    words = [t.lower_ for t in outside]
    return any(
        word in ("reached", "contacted", "approached")
        and (
            words[at + 1 : at + 3] in (["by", "telephone"], ["by", "phone"])
            or words[at + 2 : at + 4] == ["by", "telephone"]
        )
        for at, word in enumerate(words)
    )


def _posted_on(layout: Layout, platform: Token) -> bool:
    """Whether something was put on the platform ("on Twitter", "in his Telegram channel"), which may speak itself."""
    before = layout.tokens[platform.i - 1].lower_ if platform.i else ""
    return before in ("on", "via", "to", "his", "her", "its", "their", "a", "in", "the")


def _held(layout: Layout, noun: Token, draft: Draft) -> bool:
    """Whether the words were said on the occasion that the noun names, not about it: "in a report", not "denied reports"."""
    if any(a <= noun.i < b for a, b in draft.source):
        return True
    start = layout.sentence(noun.i)[0]
    for at in range(noun.i - 1, max(start, noun.i - 8) - 1, -1):
        token = layout.tokens[at]
        if token.pos_ in ("ADP", "SCONJ") and token.lower_ != "of":
            return token.lower_ in HELD_IN
        if token.pos_ in ("VERB", "AUX"):
            return token.lemma_.lower() in HOLDING
    return noun.i - start < 3


def _place(layout: Layout, tokens: list[int]) -> str | None:
    """The place named by "in ..." or "at ..." outside the content."""
    doc = layout.doc
    free = set(tokens)
    for mention in doc._.mentions:
        if mention.type in ("GPE", "FAC", "LOC") and mention.form == "name":
            at = layout.at(mention.start)
            if at not in free or at == 0:
                continue
            before = at - 1
            while before in free and doc[before].pos_ in ("DET", "ADJ"):
                before -= 1
            if before in free and doc[before].lower_ in ("in", "at", "from"):
                return layout.text[mention.start : mention.end]
    return None
