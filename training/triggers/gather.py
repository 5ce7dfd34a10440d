"""Annotated stories, articles and invented sentences in, one page a text out: its words, what is known of each, the gold type."""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from articles import annotated
from numpy.typing import NDArray
from quality.measures import locate
from quality.real_stories import at_hand
from spacy.language import Language
from spacy.tokens import Doc

from onrecord.pipeline import READING, context_of
from onrecord.pipeline import gather as gather_articles
from onrecord.reading.annotations import ArticleContext, Passage
from onrecord.reading.events.trigger_features import Surroundings, facts_of, stands_beside
from onrecord.reading.events.trigger_learnt import TYPES
from onrecord.reading.events.triggers import judge
from onrecord.reading.reader import load, prepare

HERE = Path(__file__).parent
OWN = "sample border-bus ferry dam envoy vaccine".split()
FITTED = [*OWN, *"airdrop baghdadi boko chlorine emwazi iguala rosenberg somalia somers".split()]
"""Stories whose misses have been mended in the rules: nothing is learnt there of how far to trust them."""
UNFITTED = "jets kim mueller ottawa wife infiltration swap fence meteorite".split()
PRESS = [f"sides/{name}" for name in "gas clashes convoy tankers shootdown".split()]
"""Invented piles of two-sided conflict press: what a monitor reads most, and next to nothing of the other stories."""
MEASURED = "berlin panama cologne lasvegas satellite libya harambe recording ebola suspect sides/seizure sides/hospital sides/airstrike".split()
"""Stories of another data set, or blind ones: nothing is learnt from them."""
SENTENCES, ARTICLES = "sentences", "articles"
_SKIPPED = frozenset(("furniture", "byline", "dateline"))


@dataclass
class Page:
    """A text: its words that may name an event, and the gold events [(sentence or None, words, start, type)]."""

    story: str
    name: str
    text: str
    gold: list[tuple[tuple[int, int], str, int, str]]
    vectors: NDArray[np.float32]
    facts: list[frozenset[str]]
    spans: list[tuple[int, int]] = field(default_factory=list)
    kept: list[str | None] = field(default_factory=list)
    dropped: list[bool] = field(default_factory=list)
    beside: list[frozenset[str]] = field(default_factory=list)
    types: list[int] = field(default_factory=list)


class Reader:
    """Reads texts as far as triggers need it."""

    def __init__(self) -> None:
        self.nlp: Language = load([stage for stage in READING if stage.name in ("times", "names", "places")])

    def read(self, text: str, context: ArticleContext) -> Doc:
        return self.nlp(prepare(self.nlp, text, context))


def of_stories(reader: Reader, names: list[str]) -> Iterator[Page]:
    """The pages of the stories."""
    for name in names:
        with at_hand(name) as (folder, texts):
            gold = {Path(g["doc"]).stem: g for g in map(_json, sorted(folder.glob("*.json"))) if "doc" in g}
            for article in gather_articles([texts]).articles:
                stem = Path(article.source).stem
                if stem in gold:
                    doc = reader.read(article.text, context_of(article))
                    yield page(name, stem, doc, list(_placed(gold[stem]["events"], article.text)))


def of_articles(reader: Reader) -> Iterator[Page]:
    """The pages of the annotated articles, which the rules had never seen."""
    with tempfile.TemporaryDirectory() as made:
        given = list(annotated())
        for number, one in enumerate(given):
            (Path(made) / f"{number:04}.txt").write_bytes(one.text.encode())
        for article in gather_articles([Path(made)]).articles:
            one = given[int(Path(article.source).stem)]
            if article.text != one.text:
                raise ValueError(f"{one.name} is not read as it was annotated")
            doc = reader.read(one.text, context_of(article))
            sentences = [(s.start_char, s.end_char) for s in doc.sents]
            gold = [
                (next((s for s in sentences if s[0] <= start < s[1]), (start, end)), one.text[start:end], start, type_)
                for start, end, type_, _ in one.events
            ]
            yield page(ARTICLES, one.name, doc, gold)


def of_sentences(reader: Reader) -> Iterator[Page]:
    """The sentences of `examples.txt`."""
    for number, line in enumerate((HERE / "examples.txt").read_text(encoding="utf-8").splitlines()):
        if not line or line.startswith("#"):
            continue
        text, marks = "", []
        for piece, words, type_ in re.findall(r"([^{]*)(?:\{([^|]*)\|([A-Z]+)\})?", line):
            text += piece
            if words:
                marks.append((words, len(text), type_))
            text += words
        doc = reader.read(text, ArticleContext(passages=(Passage(0, len(text), "body"),)))
        yield page(SENTENCES, str(number), doc, [((0, len(text)), *mark) for mark in marks])


def page(story: str, name: str, doc: Doc, gold: list[tuple[tuple[int, int], str, int, str]]) -> Page:
    """The page of a read text."""
    judged = judge(doc)
    around = Surroundings(doc, judged)
    skipped = [(p.start, p.end) for p in doc._.article.passages if p.kind in _SKIPPED]
    words = [t for t in around.words if not any(a <= t.idx < b for a, b in skipped)]
    at = [t.i for t in words]
    tensor = np.asarray(doc.tensor, np.float32)
    vectors = np.hstack([tensor[at], tensor[[t.head.i for t in words]]]) if words else np.zeros((0, 768), np.float32)
    out = Page(story, name, doc.text, gold, vectors, [facts_of(t, around) for t in words])
    for token in words:
        known = judged.matched.get(token.i)
        out.spans.append(
            (token.idx, token.idx + len(token))
            if known is None
            else (doc[known.first].idx, doc[known.last - 1].idx + len(doc[known.last - 1]))
        )
        out.kept.append(around.kept.get(token.i))
        out.dropped.append(token.i in around.dropped)
        near = [o for o in (token.head, *token.children) if o.i in around.kept and stands_beside(token, o)]
        out.beside.append(frozenset(around.kept[o.i] for o in near if o.i != token.i))
    out.types = _types(doc, at, out.kept, gold)
    return out


def _types(
    doc: Doc, at: list[int], kept: list[str | None], gold: list[tuple[tuple[int, int], str, int, str]]
) -> list[int]:
    """The type of each word, 0 for none: the word of a gold trigger that the rules have, else its root, else its first."""
    places = {i: n for n, i in enumerate(at)}
    out = [0] * len(at)
    for _, words, start, type_ in gold:
        span = doc.char_span(start, start + len(words), alignment_mode="expand")
        inside = [] if span is None else [t.i for t in span if t.i in places]
        if span is None or not inside:
            continue
        known = [i for i in inside if kept[places[i]] is not None]
        chosen = places[known[0] if known else span.root.i if span.root.i in places else inside[0]]
        out[chosen] = out[chosen] or TYPES.index(type_)
    return out


def _placed(events: list[dict[str, Any]], text: str) -> Iterator[tuple[tuple[int, int], str, int, str]]:
    for event in events:
        trigger = event["trigger"]
        words = str(trigger if isinstance(trigger, str) else trigger["text"])
        place = locate(text, event["sentence"], event.get("sentence_occurrence"))
        if place is not None and (start := text.find(words, *place)) >= 0:
            yield place, words, start, event["type"]


def _json(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found
