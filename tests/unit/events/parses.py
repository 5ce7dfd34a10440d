"""Sentences written as word/POS/label/head in; Docs, and the types of their triggers, out."""

from __future__ import annotations

import re

import spacy
from spacy.tokens import Doc

from onrecord.reading.annotations import Cluster, Event, Mention
from onrecord.reading.events import read_events
from onrecord.reading.events.triggers import triggers_of

VOCAB = spacy.blank("en").vocab
LEMMAS = {"were": "be", "was": "be", "troops": "troop", "strikes": "strike", "talks": "talk", "positions": "position"}


def parsed(*sentences: str) -> Doc:
    """A Doc of sentences written as word/POS/label/head, heads counted from 1 within the sentence."""
    words, tags, labels, heads, starts = [], [], [], [], []
    for sentence in sentences:
        base = len(words)
        for at, item in enumerate(sentence.split()):
            word, tag, label, head = item.rsplit("/", 3)
            words.append(word)
            tags.append(tag)
            labels.append(label)
            heads.append(base + int(head) - 1)
            starts.append(at == 0)
    lemmas = [LEMMAS.get(w.lower(), re.sub(r"(?<=[a-z]{3})(ed|s)$", "", w.lower())) for w in words]
    return Doc(VOCAB, words, pos=tags, deps=labels, heads=heads, lemmas=lemmas, sent_starts=starts)


def name(doc: Doc, *names: tuple[str, str]) -> Doc:
    """The Doc with one cluster and one mention for every (words, type)."""
    doc._.clusters = tuple(Cluster(words, type_) for words, type_ in names)
    doc._.mentions = tuple(
        Mention(m.start(), m.end(), "name", type_, n)
        for n, (words, type_) in enumerate(names)
        for m in re.finditer(re.escape(words), doc.text)
    )
    return doc


def types_of(sentence: str) -> list[str]:
    """The type of each trigger of a sentence, in order."""
    return [trigger.entry.type for trigger in triggers_of(parsed(sentence))]


def only(doc: Doc) -> Event:
    """The one event that a Doc tells of."""
    (event,) = read_events(doc)._.events
    return event
