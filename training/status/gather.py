"""Annotated stories and invented sentences in, one example an event out: what the model weighs, what rules say, the gold status."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from quality.measures import locate, match, norm
from quality.real_stories import at_hand
from spacy.language import Language
from spacy.tokens import Doc, Token

from onrecord.pipeline import READING, context_of, gather
from onrecord.reading.annotations import ArticleContext, Attribution, Passage
from onrecord.reading.events import component
from onrecord.reading.events.status import ruled_status
from onrecord.reading.events.status_features import Floats, facts_of, grammar_of, is_nominal, vectors_of
from onrecord.reading.events.status_learnt import is_open
from onrecord.reading.events.triggers import Trigger
from onrecord.reading.reader import load, prepare

HERE = Path(__file__).parent
OWN = "sample border-bus ferry dam envoy vaccine".split()
FNC1 = "airdrop baghdadi boko chlorine emwazi iguala kim rosenberg somalia somers wife".split()
MEASURED = "berlin cologne lasvegas panama satellite".split()
"""Stories of another data set, on which nothing is trained."""
_LETTERS = {"h": "happened", "o": "ongoing", "d": "denied", "p": "planned", "y": "hypothetical"}


@dataclass(frozen=True)
class Example:
    """An annotated event; `unread` is what the rules said of it before its story was opened, `ruled` what they say now."""

    story: str
    vectors: Floats
    facts: frozenset[str]
    nominal: bool
    open: bool
    ruled: str | None
    unread: str | None
    gold: str


class Reader:
    """Reads texts, and remembers for each Doc the triggers that were asked for their status."""

    def __init__(self) -> None:
        self.nlp: Language = load([stage for stage in READING if stage.name not in ("statements", "shingles")])
        self.asked: dict[int, tuple[Trigger, Attribution | None, bool, str]] = {}
        component.status_of = self._status_of

    def _status_of(self, trigger: Trigger, attribution: Attribution | None, dated: bool) -> str:
        ruled = ruled_status(trigger, attribution, dated)
        self.asked[trigger.token.i] = (trigger, attribution, dated, ruled)
        return ruled

    def read(self, text: str, context: ArticleContext) -> Doc:
        """The read Doc; `asked` holds its triggers by token."""
        self.asked = {}
        return self.nlp(prepare(self.nlp, text, context))

    def example(self, story: str, token: Token, gold: str, unread: str | None = None) -> Example:
        """The example at a token of the Doc read last: with what the rules say where it is a trigger."""
        if token.i not in self.asked:
            return Example(story, vectors_of(token), grammar_of(token), is_nominal(token), False, None, None, gold)
        trigger, attribution, dated, ruled = self.asked[token.i]
        facts, free = facts_of(trigger, attribution, dated), is_open(token, ruled)
        return Example(story, vectors_of(token), facts, is_nominal(token), free, ruled, unread or ruled, gold)


def of_stories(reader: Reader, names: list[str]) -> Iterator[Example]:
    """The gold events of the stories, those that are found with the rules' answers, the others without."""
    unread = _unread()
    for name in names:
        with at_hand(name) as (folder, texts):
            found = list(_of_story(reader, name, folder, texts, unread))
        print(f"{name}: {len(found)} events", file=sys.stderr)
        yield from found


def _of_story(
    reader: Reader, name: str, folder: Path, texts: Path, unread: dict[tuple[str, str, int], str]
) -> Iterator[Example]:
    gold = {Path(g["doc"]).stem: g for g in map(_json, sorted(folder.glob("*.json"))) if "doc" in g}
    for article in gather([texts]).articles:
        stem = Path(article.source).stem
        if stem not in gold:
            continue
        doc = reader.read(article.text, context_of(article))
        given = [(e, locate(article.text, e["sentence"], e.get("sentence_occurrence"))) for e in gold[stem]["events"]]
        events = [(e, article.text[e.start : e.end]) for e in doc._.events]
        matched = match(given, events, _likeness)
        for at, (event, place) in enumerate(given):
            if at in matched:
                start, end = events[matched[at]][0].start, events[matched[at]][0].end
                told = unread.get((name, stem, start))
                span = doc.char_span(start, end, alignment_mode="expand")
                token = next(t for t in span if t.i in reader.asked)
                yield reader.example(name, token, event["status"], told)
            elif place and (start := article.text.find(_words(event), *place)) >= 0:
                span = doc.char_span(start, start + len(_words(event)), alignment_mode="expand")
                yield reader.example(name, span.root, event["status"])


def _likeness(given: tuple[Any, tuple[int, int] | None], found: tuple[Any, str]) -> float:
    """How well an event that was found answers a gold one: as `quality.score_story` has it."""
    (event, place), (other, words) = given, found
    if not place or not place[0] <= other.start < place[1] or other.type != event["type"]:
        return 0.0
    return 1.0 if set(norm(_words(event)).split()) & set(norm(words).split()) else 0.6


def _words(event: dict[str, Any]) -> str:
    trigger = event["trigger"]
    return str(trigger if isinstance(trigger, str) else trigger["text"])


def _json(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def _unread() -> dict[tuple[str, str, int], str]:
    """What the rules said of the events of a story when nobody who writes rules had read it."""
    rows = (HERE / "unread.tsv").read_text(encoding="utf-8").splitlines()
    return {(story, stem, int(start)): status for story, stem, start, status in (r.split("\t") for r in rows)}


def of_sentences(reader: Reader) -> Iterator[Example]:
    """The events of `examples.txt`."""
    for line in (HERE / "examples.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        text, marks = "", []
        for piece, words, letter in re.findall(r"([^{]*)(?:\{([^|]*)\|(\w)\})?", line):
            text += piece
            if words:
                marks.append((len(text), len(text) + len(words), _LETTERS[letter]))
            text += words
        doc = reader.read(text, ArticleContext(passages=(Passage(0, len(text), "body"),)))
        for start, end, status in marks:
            span = doc.char_span(start, end, alignment_mode="expand")
            yield reader.example("sentences", next((t for t in span if t.i in reader.asked), span.root), status)
