"""A text with everything that comes before the attributions, kept in a file: goldens that no new weights can move.

`python -m tests.golden.frozen FILE.txt ...` reads the texts with the shipped pipeline and writes FILE.json beside each.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import sys
from pathlib import Path
from typing import Any

import spacy
from spacy.tokens import Doc

from onrecord.reading.annotations import ArticleContext, Cluster, Mention, Passage, Relation, Time
from onrecord.reading.extensions import register

ATTRIBUTES = ("text", "pos_", "tag_", "lemma_", "dep_")


def parts(path: Path) -> tuple[ArticleContext, str, list[str]]:
    """Context, text and expected lines of a golden file: `key: value` lines, a blank line, the text, `=====`, the rows."""
    head, _, rest = path.read_text(encoding="utf-8").partition("\n\n")
    body, _, expected = rest.partition("\n=====\n")
    keys = dict(line.split(": ", 1) for line in head.splitlines())
    headline = keys.get("headline") == "first line"
    end = body.index("\n") if headline else 0
    passages = [Passage(0, end, "headline")] if headline else []
    context = ArticleContext(
        outlet=keys.get("outlet"),
        published_on=dt.date.fromisoformat(keys["published"]) if "published" in keys else None,
        published_basis="metadata",
        passages=(*passages, Passage(end, len(body), "body")),
    )
    return context, body, expected.splitlines()


def freeze(doc: Doc) -> dict[str, Any]:
    """Tokens, parse and the annotations that attributions read, as JSON."""
    return {
        "tokens": [
            [*(getattr(t, a) for a in ATTRIBUTES), str(t.morph), t.head.i, t.whitespace_, t.is_sent_start] for t in doc
        ],
        "relations": [dataclasses.astuple(r) for r in doc._.relations],
        "voices": [dataclasses.astuple(r) for r in doc._.voices],
        "voicing": doc._.voicing,
        "mentions": [dataclasses.astuple(m) for m in doc._.mentions],
        "clusters": [dataclasses.astuple(c) for c in doc._.clusters],
        "times": [dataclasses.astuple(t) for t in doc._.times],
    }


def thaw(path: Path) -> Doc:
    """The Doc of a golden text, as it was when its .json was written."""
    context, body, _ = parts(path)
    return thawed(context, body, json.loads(path.with_suffix(".json").read_text(encoding="utf-8")))


def thawed(context: ArticleContext, body: str, kept: dict[str, Any]) -> Doc:
    """The Doc of a text from what `freeze` kept of it."""
    register()
    words, pos, tags, lemmas, deps, morphs, heads, spaces, _ = (list(x) for x in zip(*kept["tokens"], strict=True))
    doc = Doc(
        spacy.blank("en").vocab, words=words, spaces=[bool(s) for s in spaces], pos=pos, tags=tags, lemmas=lemmas, deps=deps,
        morphs=morphs, heads=heads,
    )  # fmt: skip
    assert doc.text == body, "the text changed: freeze it again"
    doc._.article = context
    for name in ("relations", "voices"):
        told = (Relation(*(tuple(tuple(s) for s in spans) for spans in r[:3]), score=r[3]) for r in kept[name])
        doc._.set(name, tuple(told))
    doc._.voicing = tuple(kept["voicing"])
    doc._.mentions = tuple(Mention(*m) for m in kept["mentions"])
    doc._.clusters = tuple(Cluster(*c) for c in kept["clusters"])
    doc._.times = tuple(
        Time(*t[:4], *(dt.date.fromisoformat(d) if d else None for d in t[4:6]), *t[6:]) for t in kept["times"]
    )
    return doc


def main(paths: list[Path]) -> None:
    """Write the .json of each golden text."""
    from onrecord.pipeline import READING
    from onrecord.reading.reader import load, prepare

    nlp = load(READING[: [stage.name for stage in READING].index("attributions")])
    for path in paths:
        context, body, _ = parts(path)
        doc = nlp(prepare(nlp, body, context))
        path.with_suffix(".json").write_text(json.dumps(freeze(doc), default=str) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main([Path(argument) for argument in sys.argv[1:]])
