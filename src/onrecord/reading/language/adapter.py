"""In: any other spaCy pipeline for English. Out: its parse and names on our tokens, in Universal Dependencies and our types.

The other pipeline runs on our tokens, so that everything after it sees the same offsets. ClearNLP labels and heads are
turned into UD ones (the preposition, the copula and the auxiliary stop being heads); OntoNotes types become ours.
"""

from __future__ import annotations

from typing import Any, Final

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from ...errors import ModelError

NAMES: Final = {
    "PERSON": "PER", "PER": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC", "NORP": "OTH",
    "PRODUCT": "OTH", "EVENT": "OTH", "WORK_OF_ART": "OTH", "LAW": "OTH", "LANGUAGE": "OTH", "MISC": "OTH", "OTH": "OTH",
}  # fmt: skip
LABELS: Final = {
    "dobj": "obj", "nsubjpass": "nsubj:pass", "csubjpass": "csubj:pass", "auxpass": "aux:pass", "neg": "advmod",
    "relcl": "acl:relcl", "poss": "nmod:poss", "prt": "compound:prt", "dative": "iobj", "agent": "obl:agent",
    "npadvmod": "obl:unmarked", "nmod": "nmod", "intj": "discourse", "predet": "det:predet", "preconj": "cc:preconj",
    "quantmod": "advmod", "oprd": "xcomp", "acomp": "xcomp", "meta": "dep", "ROOT": "root", "attr": "xcomp",
    "pcomp": "advcl", "pobj": "obl", "prep": "case",
}  # fmt: skip
BE: Final = frozenset(("be", "'s", "is", "are", "was", "were", "been", "being", "am", "'re", "'m"))


class Adapter:
    """A component that asks another pipeline and translates."""

    def __init__(self, other: Language) -> None:
        self.other = other

    def __call__(self, doc: Doc) -> Doc:
        """Copies parse and names of the other pipeline onto `doc`, translated."""
        read = Doc(self.other.vocab, words=[t.text for t in doc], spaces=[bool(t.whitespace_) for t in doc])
        for _, component in self.other.pipeline:
            read = component(read)
        return translate(read, doc)


def translate(read: Doc, doc: Doc) -> Doc:
    """Writes the annotations of `read` (any scheme) on `doc` (same tokens) in ours."""
    heads, labels = [t.head.i for t in read], [t.dep_ for t in read]
    if any(t.dep_ in ("pobj", "dobj", "prep", "nsubjpass", "ROOT", "attr") for t in read):
        heads, labels = universal(read)
    starts = [bool(t.is_sent_start) for t in read]
    if read.has_annotation("DEP"):
        for token, source, head, label in zip(doc, read, heads, labels, strict=True):
            token.pos_, token.tag_, token.lemma_ = source.pos_ or "X", source.tag_, source.lemma_ or source.text.lower()
            set_morph: Any = token.set_morph  # type: ignore[attr-defined]
            set_morph(source.morph.to_dict() or None)
            token.dep_, token.head = label, doc[head]
    else:
        for token, start in zip(doc, starts, strict=True):
            token.is_sent_start = start
    doc.ents = tuple(Span(doc, e.start, e.end, label=NAMES[e.label_]) for e in read.ents if e.label_ in NAMES)
    return doc


def universal(read: Doc) -> tuple[list[int], list[str]]:
    """Heads and labels in UD, from a ClearNLP parse."""
    heads = [t.head.i for t in read]
    labels = [LABELS.get(t.dep_, t.dep_) for t in read]
    for token in read:
        if token.dep_ in ("prep", "agent", "dative") and token.pos_ in ("ADP", "SCONJ"):
            _demote_preposition(token, heads, labels)
    for token in read:
        if token.lemma_.lower() in BE and token.pos_ in ("AUX", "VERB"):
            _demote_copula(token, heads, labels)
    return heads, labels


def _demote_preposition(token: Token, heads: list[int], labels: list[str]) -> None:
    """Make Rome of "in Rome" hang where "in" hung, "in" becomes its case (its mark, before a clause)."""
    inner = next((c for c in token.children if c.dep_ in ("pobj", "pcomp")), None)
    if inner is None:
        labels[token.i] = "advmod"
        return
    governor = read_head(token)
    nominal = governor.pos_ in ("NOUN", "PROPN", "PRON", "NUM")
    clause = inner.dep_ == "pcomp"
    labels[inner.i] = (
        "obl:agent" if token.dep_ == "agent" else _clause(nominal) if clause else "nmod" if nominal else "obl"
    )
    heads[inner.i] = heads[token.i]
    labels[token.i] = "mark" if clause else "case"
    heads[token.i] = inner.i
    for child in token.children:
        if child.i != inner.i:
            heads[child.i] = inner.i


def _clause(nominal: bool) -> str:
    return "acl" if nominal else "advcl"


def read_head(token: Token) -> Token:
    """The head, past prepositions that hang from prepositions."""
    head = token.head
    while head.dep_ == "prep" and head.head.i != head.i:
        head = head.head
    return head


def _demote_copula(token: Token, heads: list[int], labels: list[str]) -> None:
    """Let spy of "is a spy" take the place of "is", "is" becomes its cop, the rest of the clause follows."""
    inner = next((c for c in token.children if c.dep_ in ("attr", "acomp")), None)
    if inner is None:
        return
    at_root = heads[token.i] == token.i
    heads[inner.i], labels[inner.i] = (inner.i if at_root else heads[token.i]), labels[token.i]
    for child in token.children:
        if child.i != inner.i and heads[child.i] == token.i:
            heads[child.i] = inner.i
    heads[token.i], labels[token.i] = inner.i, "cop"


def other(model: str) -> Language:
    """The installed spaCy pipeline of that name; raises ModelError where there is none."""
    try:
        return spacy.load(model)
    except (OSError, ImportError) as error:
        raise ModelError(
            f"the spaCy pipeline {model!r} is not installed: pip install it, or leave `model` out"
        ) from error


@Language.factory(
    "onrecord_language_other",
    assigns=[
        "token.pos",
        "token.tag",
        "token.morph",
        "token.lemma",
        "token.head",
        "token.dep",
        "doc.sents",
        "doc.ents",
    ],
)
def make_adapter(nlp: Language, name: str, model: str) -> Adapter:
    """Another pipeline in the place of ours."""
    return Adapter(other(model))


__all__ = ["Adapter", "other", "translate", "universal"]
