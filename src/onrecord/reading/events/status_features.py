"""A trigger in, what the learnt status knows of it out: the encoder's vectors of it and its governor, and facts of grammar by name.

`training/status/train.py` learns from the same features.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc, Token

from ..annotations import Attribution
from .triggers import Trigger

Floats = NDArray[np.float32]


def vectors_of(token: Token) -> Floats:
    """What the encoder gives for the trigger and for the word that governs it, side by side."""
    tensor = np.asarray(token.doc.tensor, dtype=np.float32)
    joined: Floats = np.concatenate([tensor[token.i], tensor[token.head.i]])
    return joined


def facts_of(trigger: Trigger, attribution: Attribution | None, dated: bool) -> frozenset[str]:
    """Every fact of the trigger that the model may weigh: its grammar, its lexicon entry, who tells it."""
    part = "N" if is_nominal(trigger.token) else "V"
    lasting = f"dur={trigger.entry.durative}{part}"
    return grammar_of(trigger.token) | {lasting, f"dated={dated}", *_telling(attribution)}


def grammar_of(token: Token) -> frozenset[str]:
    """The facts that need no lexicon: forms and functions of the token, of what hangs on it and of its governor."""
    return frozenset((*_form(token), *_dependents(token), *_governor(token), *_surroundings(token)))


def is_nominal(token: Token) -> bool:
    """True of what is no verb: nouns, names, adjectives."""
    return token.pos_ not in ("VERB", "AUX")


def _number(token: Token) -> str:
    return "".join(token.morph.get("Number", []))


def _form(token: Token) -> Iterator[str]:
    part = "N" if is_nominal(token) else "V"
    yield f"pos={token.pos_}"
    yield f"tag={token.tag_}"
    yield f"dep={token.dep_}"
    yield f"{part}dep={token.dep_.split(':')[0]}"
    yield f"num={_number(token)}{part}"


def _dependents(token: Token) -> Iterator[str]:
    part = "N" if is_nominal(token) else "V"
    children = list(token.children)
    determiners = [c.lower_ for c in children if c.dep_.startswith("det") or c.dep_ == "nmod:poss"]
    yield from (f"det={word}" for word in determiners)
    if part == "N" and not determiners:
        yield f"det=0{_number(token)}"
    auxiliaries = sorted(c.lower_ for c in children if c.dep_.startswith(("aux", "cop")))
    yield from (f"aux={word}" for word in auxiliaries)
    yield f"{part}aux:{'_'.join(auxiliaries)}"
    for child in children:
        if child.dep_ in ("case", "mark"):
            yield f"{part}case={child.lower_}"
        if child.dep_.startswith("nsubj"):
            yield f"subj={child.dep_}"
        if child.dep_ == "advmod":
            yield f"advmod={child.lower_}"


def _governor(token: Token) -> Iterator[str]:
    head = token.head
    if head.i == token.i:
        return
    yield f"hpos={head.pos_}"
    yield f"htag={head.tag_}"
    yield f"hdep={head.dep_}"
    for child in head.children:
        if child.dep_.startswith(("aux", "cop")):
            yield f"haux={child.lower_}"
        if child.dep_ == "mark":
            yield f"hmark={child.lower_}"


def _surroundings(token: Token) -> Iterator[str]:
    if token.sent.text.strip().endswith("?"):
        yield "?"
    doc: Doc = token.doc
    kinds = [p.kind for p in doc._.article.passages if p.start <= token.idx < p.end]
    yield f"passage={kinds[0] if kinds else '-'}"


def _telling(attribution: Attribution | None) -> Iterator[str]:
    if attribution is None:
        yield "att=None"
        return
    yield "att=y"
    yield f"act={attribution.act}"
    yield f"kind={attribution.kind}"
    yield f"pol={attribution.polarity}"
    yield f"attitude={attribution.attitude}"
