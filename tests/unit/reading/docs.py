"""Docs built by hand for tests: one line a token in a notation that a person can read."""

from __future__ import annotations

import spacy
from spacy.tokens import Doc, Span

VOCAB = spacy.blank("en").vocab


def parsed(*sentences: str) -> Doc:
    """A Doc from sentences written as `word/POS/dep/head[/ENT]` with 1-based heads, 0 for the root.

    A word that begins with `_` stands without a space before it ("Syria/PROPN/... _'s/PART/..."). Entities are runs of one label.
    """
    words, pos, deps, heads, labels, glued, starts = [], [], [], [], [], [], []
    for sentence in sentences:
        base = len(words)
        for at, item in enumerate(sentence.split()):
            word, tag, dep, head, *label = item.split("/")
            glued.append(word.startswith("_") and len(word) > 1)
            words.append(word.lstrip("_") if len(word) > 1 else word)
            pos.append(tag)
            deps.append("ROOT" if head == "0" else dep)
            heads.append(base + (at if head == "0" else int(head) - 1))
            labels.append(label[0] if label else "")
            starts.append(at == 0)
    spaces = [not nxt for nxt in glued[1:]] + [False]
    morphs = [_morph(w, t) for w, t in zip(words, pos, strict=True)]
    doc = Doc(
        VOCAB,
        words=words,
        spaces=spaces,
        pos=pos,
        deps=deps,
        heads=heads,
        morphs=morphs,
        lemmas=[_lemma(w, t) for w, t in zip(words, pos, strict=True)],
    )
    ents, at = [], 0
    while at < len(words):
        end = at + 1
        while labels[at] and end < len(words) and labels[end] == labels[at]:
            end += 1
        if labels[at]:
            ents.append(Span(doc, at, end, label=labels[at]))
        at = end
    doc.ents = ents
    return doc


def _morph(word: str, pos: str) -> str:
    if pos == "NOUN":
        return "Number=Plur" if word.endswith("s") else "Number=Sing"
    return "Number=Sing" if pos == "PROPN" else ""


def _lemma(word: str, pos: str) -> str:
    irregular = {"said": "say", "told": "tell", "was": "be", "is": "be", "met": "meet", "has": "have", "denied": "deny"}
    low = word.lower()
    if low in irregular:
        return irregular[low]
    if pos == "VERB" and low.endswith("ed"):
        return low[:-2]
    return low[:-1] if pos == "NOUN" and low.endswith("s") else low
