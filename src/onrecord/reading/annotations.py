"""What reading knows of one article, as typed values on a spaCy Doc; all spans are (start, end) in code points.

Each component fills one extension of the Doc: `doc._.article` (given), `doc._.relations`, `doc._.voices` and
`doc._.voicing` (language pipeline: who said what as PolNeAR marks it, as stories are annotated, and how likely each token opens a cue),
`doc._.times`, `doc._.places`, `doc._.mentions`, `doc._.clusters`, `doc._.attributions`, `doc._.figures`,
`doc._.events`, `doc._.statements`.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

Span = tuple[int, int]


@dataclass(frozen=True)
class Passage:
    """A part of the article and what it is (values.PASSAGE_KINDS)."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True)
class ArticleContext:
    """What is known of an article before it is read; all of it may be missing."""

    article_id: str = ""
    source: str = ""
    outlet: str | None = None
    headline: str | None = None
    byline: str | None = None
    dateline_place: str | None = None
    published_on: dt.date | None = None
    published_basis: str | None = None
    passages: tuple[Passage, ...] = ()
    year: int | None = None
    """The year that the pile's other articles give, where published_on is unknown."""
    around: dt.date | None = None
    """The day on which an undated article stands, as the other articles settle it."""
    wraps: tuple[int, ...] = ()
    """Where the text breaks a line at a margin: reading sees a space there, since nothing ends."""


@dataclass(frozen=True)
class Relation:
    """One attribution as the language pipeline sees it, in TOKEN offsets, half-open; parts may be empty."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    score: float


@dataclass(frozen=True)
class Time:
    """A time expression: TimeML type and value, and the anchor that gave the value (or why there is none)."""

    start: int
    end: int
    type: str
    value: str | None
    first: dt.date | None = None
    last: dt.date | None = None
    basis: str = ""


@dataclass(frozen=True)
class Place:
    """A toponym and the GeoNames place it was resolved to."""

    start: int
    end: int
    geonames_id: int | None = None
    lat: float | None = None
    lon: float | None = None
    country_code: str | None = None
    precision: str | None = None
    metonymic: bool = False


@dataclass(frozen=True)
class Mention:
    """A span that names something; `cluster` indexes doc._.clusters, None where the text does not settle it."""

    start: int
    end: int
    form: str
    type: str | None
    cluster: int | None


@dataclass(frozen=True)
class Cluster:
    """A thing named in the article: fullest name, type, role, and what agreement tells of it."""

    name: str
    type: str | None
    role: str | None = None
    country_code: str | None = None
    gender: str | None = None
    number: str | None = None


@dataclass(frozen=True)
class Hop:
    """One conduit of a relay; `cluster` indexes doc._.clusters; a span of None where the name is inferred."""

    name: str
    start: int | None = None
    end: int | None = None
    type: str | None = None
    cluster: int | None = None


@dataclass(frozen=True)
class Occasion:
    """When, where and before whom words were said; equal within an article means one occasion."""

    kind: str
    on_date: dt.date | None = None
    place: str | None = None
    host: str | None = None


@dataclass(frozen=True)
class Attribution:
    """Source, cue, content, resolved: `speaker` indexes doc._.clusters, `parent` doc._.attributions."""

    content: tuple[Span, ...]
    cue: tuple[Span, ...] = ()
    source: tuple[Span, ...] = ()
    speaker: int | None = None
    speaker_reason: str = ""
    relay: tuple[Hop, ...] = ()
    kind: str = "indirect"
    act: str = "assert"
    attitude: str = "reporting"
    polarity: str | None = None
    said_on: dt.date | None = None
    said_on_basis: str = ""
    occasion: Occasion | None = None
    parent: int | None = None
    confidence: float = 1.0
    rule: str = ""


@dataclass(frozen=True)
class Figure:
    """A reported number; `attribution` indexes doc._.attributions, None in the outlet's own voice."""

    start: int
    end: int
    value: float | None
    value_high: float | None = None
    comparator: str | None = None
    unit: str | None = None
    about: str | None = None
    as_of: dt.date | None = None
    attribution: int | None = None
    derived: bool = False


@dataclass(frozen=True)
class Event:
    """An event mention (span = its trigger); actor and recipient index doc._.clusters."""

    start: int
    end: int
    lemma: str
    type: str
    status: str
    mode: str | None = None
    actor: int | None = None
    recipient: int | None = None
    place: str | None = None
    place_id: int | None = None
    place_precision: str | None = None
    happened_from: dt.date | None = None
    happened_to: dt.date | None = None
    killed: int | None = None
    injured: int | None = None
    attribution: int | None = None


@dataclass(frozen=True)
class Frame:
    """One doing or state that a statement tells: phrases are lemmas, head first; clusters index doc._.clusters.

    `kind`: verb, state ("was calm"), exists ("there were"), noun (a bare noun phrase). `mode`: actual, planned,
    hypothetical, asked, or told (what somebody is said to say or suppose). `main`: on the line of what
    the statement asserts. `rest`: "preposition:phrase".
    """

    start: int
    predicate: str
    kind: str
    main: bool
    negated: bool
    mode: str
    agent: str
    agent_cluster: int | None
    patient: str
    patient_cluster: int | None
    rest: tuple[str, ...]


@dataclass(frozen=True)
class Statement:
    """One proposition with the grounds on which it is compared; `attribution` indexes doc._.attributions."""

    start: int
    end: int
    text: str
    attribution: int | None = None
    resolved: str = ""
    told: str | None = None
    predicate: str | None = None
    subject: int | None = None
    object: int | None = None
    polarity: str = "positive"
    status: str = "happened"
    hedged: bool = False
    tense: str | None = None
    holds_from: dt.date | None = None
    holds_to: dt.date | None = None
    terms: tuple[tuple[str, str, int], ...] = field(default=())
    """(term, kind, count) with kind word, name, number, or cluster (term = the cluster's index in decimal)."""
    frames: tuple[Frame, ...] = ()
