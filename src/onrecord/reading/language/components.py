"""In: a tokenised Doc. Out: the same Doc, annotated: encoder, syntax, names and relations as spaCy components.

The encoder runs once and leaves its scores on the Doc; the others decode them, and the last takes them away.
"""

from __future__ import annotations

from bisect import bisect_left
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from spacy.attrs import DEP, HEAD, LEMMA, MORPH, POS, TAG
from spacy.language import Language
from spacy.symbols import IDS
from spacy.tokens import Doc, Span

from ..extensions import register
from .encoder import Encoder
from .lemmas import Lemmatizer
from .names import name_spans
from .relations import relations_of, voices_of
from .tokens import is_note
from .trees import heads_of, turned
from .weights import Weights

Ints = npt.NDArray[np.int64]
SCORES: Final = "onrecord_scores"
_THIRD_PERSON: Final = "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"
register()


def word_indices(doc: Doc) -> list[int]:
    """Indices of the tokens that are words or marks, neither white space nor signs of notes: what the encoder reads."""
    return [token.i for token in doc if not token.is_space and not is_note(token)]


def line_starts(doc: Doc, words: list[int]) -> list[bool]:
    """Whether each word is the first of its line."""
    text = doc.text
    starts = [True] * len(words)
    for k in range(1, len(words)):
        a, b = words[k - 1], words[k]
        if b == a + 1:
            starts[k] = False
        else:
            starts[k] = "\n" in text[doc[a].idx : doc[b].idx]
    return starts


def behind_datelines(doc: Doc, words: Ints, starts: npt.NDArray[np.bool_]) -> None:
    """Marks the word behind a dateline as the first of its sentence: "SELMAR, May 3 (NOP) - Air defence units ..." is no one phrase."""
    ends = [passage.end for passage in doc._.article.passages if passage.kind == "dateline"]
    if not ends:
        return
    places = [doc[i].idx for i in words.tolist()]
    for end in ends:
        first = bisect_left(places, end)
        if 0 < first < len(places):
            starts[first] = True


def part_network(doc: Doc) -> None:
    """Parts the stop from the network X where it ends a sentence: "... in a post on X. Foreign Minister Ada Brenn said"."""
    ends = [
        token.i
        for token in doc[1:]
        if token.text == "X."
        and doc[token.i - 1].lower_ in ("on", "via")
        and (token.i + 1 == len(doc) or not doc[token.i + 1].text[:1].islower())
    ]
    with doc.retokenize() as retokenizer:
        for at in ends:
            retokenizer.split(doc[at], ["X", "."], heads=[(doc[at], 0), (doc[at], 0)])


class EncoderComponent:
    """Runs the network: `doc.tensor` [tokens, 384], and the scores for the components after it."""

    def __init__(self, encoder: Encoder) -> None:
        self.encoder = encoder

    def __call__(self, doc: Doc) -> Doc:
        """Reads the Doc once; a Doc without words gets no scores."""
        part_network(doc)
        words = word_indices(doc)
        doc.tensor = np.zeros((len(doc), self.encoder.hidden), np.float32)
        if not words:
            return doc
        read = set(words)
        spaced = [bool(doc[i].whitespace_) or i + 1 not in read for i in words]
        scores = self.encoder.read([doc[i].text for i in words], spaced, line_starts(doc, words))
        doc.tensor[words] = scores.vectors
        doc.user_data[SCORES] = (np.array(words, dtype=np.int64), scores)
        return doc


class SyntaxComponent:
    """Sentences, parts of speech, morphology, lemmas, heads and relations, by Universal Dependencies."""

    def __init__(self, encoder: Encoder, lemmatizer: Lemmatizer) -> None:
        self.encoder = encoder
        self.lemmatizer = lemmatizer
        self._keys: dict[str, Any] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Fills the token attributes; white space belongs to the word before it."""
        found = doc.user_data.get(SCORES)
        if found is None:
            return doc
        words, scores = found
        behind_datelines(doc, words, scores.starts)
        labels = self.encoder.labels
        heads = np.concatenate(
            [start + heads_of(arcs, scores.starts[start : start + len(arcs)]) for start, arcs in scores.arcs]
        )
        of = np.array([doc[i].lower_ == "of" for i in words.tolist()], dtype=bool)
        of[1:] &= scores.tasks["upos"][:-1].argmax(axis=1) == labels["upos"].index("NOUN")  # not "out of", "instead of"
        heads = turned(heads, of)
        label_scores = self.encoder.label(scores.vectors, scores.vectors[heads])
        root = labels["dep"].index("root")
        is_root = heads == np.arange(len(heads))
        label_scores[:, root] = np.where(is_root, np.inf, -np.inf)
        picked = {task: scores.tasks[task].argmax(axis=1) for task in ("upos", "xpos", "feats")}
        picked["dep"] = label_scores.argmax(axis=1)
        third = [self._third(doc[i].lower_, k) for i, k in zip(words.tolist(), picked["xpos"].tolist(), strict=True)]
        picked["xpos"][third] = labels["xpos"].index("VBZ")
        picked["feats"][third] = labels["feats"].index(_THIRD_PERSON)
        keys = self._string_keys(doc)
        n = len(doc)
        columns = np.zeros((n, 6), dtype=np.uint64)
        for column, task in ((1, "dep"), (2, "upos"), (3, "xpos"), (4, "feats")):
            columns[words, column] = keys[task][picked[task]]
        upos = [labels["upos"][k] for k in picked["upos"]]
        feats = [labels["feats"][k] for k in picked["feats"]]
        strings = doc.vocab.strings
        columns[words, 5] = [
            strings.add(self.lemmatizer(doc[i].text, u, f)) for i, u, f in zip(words.tolist(), upos, feats, strict=True)
        ]
        offsets = np.zeros(n, dtype=np.int64)
        offsets[words] = words[heads] - words
        self._attach_spaces(doc, words, columns, offsets, keys)
        columns[:, 0] = offsets.astype(np.int32).view(np.uint32).astype(np.uint64)
        attributes: Any = columns
        doc.from_array([HEAD, DEP, POS, TAG, MORPH, LEMMA], attributes)
        return doc

    def _third(self, word: str, xpos: int) -> bool:
        """Whether the spelling says that what was taken for an infinitive is none ("..., denies it")."""
        if (
            self.encoder.labels["xpos"][xpos] != "VB"
            or not word.endswith("s")
            or word.endswith(("ss", "us", "as", "is"))
        ):
            return False
        return self.lemmatizer(word, "VERB", _THIRD_PERSON) != word

    def _string_keys(self, doc: Doc) -> dict[str, npt.NDArray[np.uint64]]:
        """Hashes of all label classes in this vocabulary, and those of white space."""
        if not self._keys or self._keys["vocab"] is not doc.vocab:
            strings, labels = doc.vocab.strings, self.encoder.labels
            made: dict[str, Any] = {"vocab": doc.vocab}
            for task in ("dep", "upos", "xpos"):
                made[task] = np.array([strings.add(label) for label in labels[task]], dtype=np.uint64)
            made["upos"] = np.array([IDS[label] for label in labels["upos"]], dtype=np.uint64)
            made["feats"] = np.array([doc.vocab.morphology.add(label) for label in labels["feats"]], dtype=np.uint64)
            made["space"] = (strings.add("dep"), IDS["SPACE"], strings.add("_SP"), doc.vocab.morphology.add("_"))
            made["note"] = (strings.add("punct"), IDS["PUNCT"], strings.add("."), doc.vocab.morphology.add("_"))
            self._keys = made
        return self._keys

    @staticmethod
    def _attach_spaces(doc: Doc, words: Ints, columns: npt.NDArray[np.uint64], offsets: Ints, keys: Any) -> None:
        if len(words) == len(doc):
            return
        for i in np.setdiff1d(np.arange(len(doc)), words).tolist():
            offsets[i] = -1 if i else int(words[0])
            if i and doc[i - 1].is_space and i < words[0]:
                offsets[i] = int(words[0]) - i
            columns[i, 1:5] = keys["space" if doc[i].is_space else "note"]
            columns[i, 5] = doc.vocab.strings.add(doc[i].text)


class NamesComponent:
    """Names at `doc.ents`: PER, ORG, LOC, and OTH for nationalities and the like."""

    def __init__(self, encoder: Encoder) -> None:
        self.encoder = encoder

    def __call__(self, doc: Doc) -> Doc:
        """Sets the names; those that other components set before stay."""
        found = doc.user_data.get(SCORES)
        if found is None:
            return doc
        words, scores = found
        labels = self.encoder.labels["name"]
        texts = [doc[i].text for i in words.tolist()]
        taken = {i for span in doc.ents for i in range(span.start, span.end)}
        spans = [
            Span(doc, int(words[a]), int(words[b - 1]) + 1, label=kind)
            for a, b, kind in name_spans(scores.tasks["name"], texts, scores.breaks, labels)
            if taken.isdisjoint(range(int(words[a]), int(words[b - 1]) + 1))
        ]
        doc.ents = (*doc.ents, *spans)
        return doc


class RelationsComponent:
    """Who said what: `doc._.relations`, and the spans of all sources, cues and contents."""

    def __init__(self, encoder: Encoder) -> None:
        self.encoder = encoder

    def __call__(self, doc: Doc) -> Doc:
        """Sets the relations in the order of their cues; takes the scores off the Doc."""
        found = doc.user_data.pop(SCORES, None)
        relations = relations_of(self.encoder, found[1], found[0]) if found else ()
        doc._.relations = relations
        if found:
            words, scores = found
            doc._.voices, sure = voices_of(self.encoder, scores, words)
            voicing = np.zeros(len(doc), np.float32)
            voicing[words] = sure
            doc._.voicing = tuple(round(share, 4) for share in voicing.tolist())
        for role in ("source", "cue", "content"):
            doc.spans[f"{role}s"] = [
                Span(doc, a, b, label=role.upper(), span_id=str(k))
                for k, relation in enumerate(relations)
                for a, b in getattr(relation, role)
            ]
        return doc


@Language.factory("onrecord_language_encoder", assigns=["doc.tensor"], default_config={"folder": None})
def make_encoder(nlp: Language, name: str, folder: str | None) -> EncoderComponent:
    """The network in `folder`; with None, the shipped one."""
    return EncoderComponent(loaded(nlp, folder)[0])


@Language.factory(
    "onrecord_language_syntax",
    requires=["doc.tensor"],
    assigns=["token.pos", "token.tag", "token.morph", "token.lemma", "token.head", "token.dep", "token.is_sent_start",
             "doc.sents"],
)  # fmt: skip
def make_syntax(nlp: Language, name: str) -> SyntaxComponent:
    """Sentences, tags, lemmas and dependencies."""
    return SyntaxComponent(*loaded(nlp))


@Language.factory(
    "onrecord_language_names", requires=["doc.tensor"], assigns=["doc.ents", "token.ent_type", "token.ent_iob"]
)
def make_names(nlp: Language, name: str) -> NamesComponent:
    """Names."""
    return NamesComponent(loaded(nlp)[0])


@Language.factory(
    "onrecord_language_relations",
    requires=["doc.tensor"],
    assigns=["doc.spans", "doc._.relations", "doc._.voices", "doc._.voicing"],
)
def make_relations(nlp: Language, name: str) -> RelationsComponent:
    """Sources, cues and contents."""
    return RelationsComponent(loaded(nlp)[0])


_LOADED: dict[str, tuple[Encoder, Lemmatizer]] = {}


def loaded(nlp: Language, folder: str | None = None) -> tuple[Encoder, Lemmatizer]:
    """The network and lemmatizer of a pipeline: one for all its components, read when first asked for."""
    key = nlp.meta.setdefault("onrecord_weights", folder or "")
    if key not in _LOADED:
        weights = Weights(Path(key) if key else None)
        encoder = Encoder(weights)
        _LOADED[key] = (encoder, Lemmatizer(weights.json("lemmas.json"), encoder.vocabulary))
    return _LOADED[key]
