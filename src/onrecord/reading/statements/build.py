"""A Doc with parse, attributions, mentions and times in, its statements out, in the order of the text."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Sequence

from spacy.tokens import Doc, Token

from ..annotations import Attribution, Span, Statement
from .frames import frames_of
from .grammar import Clause, clause_of
from .own_voice import own_voice
from .pointing import befell
from .propositions import Proposition, propositions
from .resolve import Resolver, Speaker
from .subjects import Whole, told_whole
from .terms import terms_of

_NAMING = re.compile(
    r"(?!(?:He|She|They|It|Who|The|His|Her|Their) )(?!(?:He|She|They|It|Who)$).*[A-Z]|The .*[A-Z]|(?:[Aa]n?|[Oo]ne|[Aa]nother)\b",
    re.S,
)
"""What a source is called where no other may be meant."""
_NOMINATIVE = {"me": "I", "him": "he", "her": "she", "us": "we", "them": "they"}


def statements_of(doc: Doc) -> tuple[Statement, ...]:
    """One statement a proposition of an attribution's content, one a proposition in the outlet's own voice that none covers.

    A statement without a word, and a sentence without a verb, is none.
    """
    resolver = Resolver(doc)
    text = doc.text  # spaCy puts it together anew at each look
    words = [token for token in doc if not token.is_space]
    starts = [token.idx for token in words]
    found: list[Statement] = []

    def made(spans: Sequence[Span], number: int | None, attribution: Attribution | None) -> list[Statement]:
        held = sorted({i for a, b in spans for i in range(bisect_left(starts, a), bisect_left(starts, b))})
        parts = propositions([words[i] for i in held])
        if len(parts) == 1:
            return [_statement(doc, text, parts[0], spans, resolver, number, attribution)]
        return [_statement(doc, text, part, _spans(part.tokens), resolver, number, attribution) for part in parts]

    for number, attribution in enumerate(doc._.attributions):
        spans = tuple(sorted(span for span in attribution.content if text[span[0] : span[1]].strip()))
        for told in _told_apart(doc, spans, number) if spans else ():
            found += made(told, number, attribution)
    for span in own_voice(doc):
        found += made((span,), None, None)
    return tuple(sorted(found, key=lambda s: (s.start, s.end, -1 if s.attribution is None else s.attribution)))


def _told_apart(doc: Doc, spans: tuple[Span, ...], number: int) -> list[tuple[Span, ...]]:
    """The content, parted before and after a sentence in which the one quoted tells what another said: that is one by itself."""
    if len(spans) != 1:
        return [spans]
    (start, end), inner = spans[0], [a.content for a in doc._.attributions if a.parent == number]
    sentences = [(max(start, s.start_char), min(end, s.end_char)) for s in doc.sents]
    sentences = [(a, b) for a, b in sentences if a < b and doc.text[a:b].strip()]
    holding = [any(a <= x < b for content in inner for x, _ in content) for a, b in sentences]
    if len(sentences) < 2 or not any(holding):
        return [spans]
    parts: list[Span] = []
    for at, (a, b) in enumerate(sentences):
        together = at > 0 and not holding[at] and not holding[at - 1]
        parts[-1:] = [(parts[-1][0], b)] if together else [*parts[-1:], (a, b)]
    return [((a, a + len(doc.text[a:b].rstrip())),) for a, b in parts]


def _spans(tokens: Sequence[Token]) -> list[Span]:
    """The stretches of text that the tokens cover; spaces between two of them belong to them."""
    out: list[Span] = []
    last = tokens[0]
    for token in tokens:
        beside = out and all(between.is_space for between in token.doc[last.i + 1 : token.i])
        out[-1:] = [(out[-1][0], _end(token))] if beside else [*out[-1:], (token.idx, _end(token))]
        last = token
    return out


def _end(token: Token) -> int:
    return token.idx + len(token)


def _statement(
    doc: Doc,
    text: str,
    told: Proposition,
    spans: Sequence[Span],
    resolver: Resolver,
    number: int | None,
    attribution: Attribution | None,
) -> Statement:
    tokens = told.all
    clause = clause_of(tokens)
    first, last = _holds(doc, spans, clause, attribution)
    speaker = _speaker(doc, attribution)
    whole = None if attribution is None or told.subject else told_whole(told.tokens, attribution.act)
    governs = resolver.cluster_of(whole.subject, whole.phrase) if whole is not None else None
    subject, object_ = resolver.cluster_of(clause.subject, tokens), resolver.cluster_of(clause.object, tokens)
    if whole is not None and not whole.passive:
        subject = governs if subject is None else subject
    elif whole is not None:
        object_ = governs if object_ is None else object_
    after = befell(doc, tokens) if whole is None and _upheld(attribution) else ""

    def words(said: set[int] | None) -> str:
        if whole is not None:
            return _resolved(whole, resolver, speaker, said)
        return resolver.text([*_shared(told), *spans], speaker, said) + after

    resolved, once = words(None), words(set())
    return Statement(
        start=spans[0][0],
        end=max(end for _, end in spans),
        text=" ".join(text[start:end] for start, end in spans),
        attribution=number,
        resolved=resolved,
        told=once if once != resolved else None,
        predicate=clause.predicate,
        subject=subject,
        object=object_,
        polarity="negative" if clause.negative else "positive",
        status=_status(clause, attribution),
        hedged=clause.hedged or (attribution is not None and attribution.act == "conjecture"),
        tense=clause.tense,
        holds_from=first,
        holds_to=last,
        terms=terms_of(tokens, resolver),
        frames=frames_of(tokens, resolver, speaker),
    )


def _speaker(doc: Doc, attribution: Attribution | None) -> Speaker | None:
    """Who says the words, and whether by name: "Ada Brenn", "a guard"; not "he", "the general", or a post in her name."""
    if attribution is None or attribution.speaker is None:
        return None
    source = " ".join(doc.text[start:end] for start, end in attribution.source)
    person = doc._.clusters[attribution.speaker].type == "PER"
    return Speaker(
        attribution.speaker, person and _NAMING.match(source) is not None, indirect=attribution.kind != "direct"
    )


def _upheld(attribution: Attribution | None) -> bool:
    """Whether somebody says it or denies it: whoever "could not confirm the death" tells of nobody's."""
    return attribution is not None and attribution.act in ("assert", "blame", "deny")


def _shared(told: Proposition) -> list[Span]:
    return _spans(told.subject) if told.subject else []


def _resolved(whole: Whole, resolver: Resolver, speaker: Speaker | None, said: set[int] | None) -> str:
    subject = resolver.text(_spans(whole.phrase), speaker, said)
    parts = (part if isinstance(part, str) else resolver.text(_spans(part), speaker, said) for part in whole.parts)
    return " ".join((_NOMINATIVE.get(subject, subject), *parts))


def _status(clause: Clause, attribution: Attribution | None) -> str:
    """The clause's status as its speaker has it; a positive content that is denied is denied."""
    if attribution is not None and attribution.act == "deny" and clause.status in ("happened", "ongoing"):
        return "denied"
    if (
        attribution is not None
        and attribution.kind == "indirect"
        and clause.status == "hypothetical"
        and clause.backshifted
    ):
        return "planned"
    return clause.status


def _holds(
    doc: Doc, spans: Sequence[Span], clause: Clause, attribution: Attribution | None
) -> tuple[dt.date | None, dt.date | None]:
    """First and last day of the first date within the statement; the day of speech for what is said in the present."""
    for time in doc._.times:
        if time.first is not None and any(start <= time.start < end for start, end in spans):
            return time.first, time.last
    if attribution is not None and clause.tense == "present" and clause.status in ("ongoing", "denied"):
        return attribution.said_on, attribution.said_on
    return None, None
