"""In: English text. Out: spaCy Docs with sentences, tags, lemmas, dependencies, names, word vectors and relations."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["load"]


def load(model: str | None = None) -> Language:
    """The language pipeline; `nlp(text)` and `nlp.pipe(texts)` give ordinary Docs.

    A Doc has UD tags, morphology, lemmas, heads and labels, sentences (a newline always ends one), names (PER ORG LOC
    OTH) at `doc.ents`, word vectors [tokens, 384] at `doc.tensor`, and who said what at `doc._.relations` (token
    offsets, half-open) and at `doc.spans["sources"]`, `["cues"]`, `["contents"]`.

    `model` is None for the shipped weights (or those in the folder named by ONRECORD_MODEL_DIR), a folder with a
    manifest.json, or the name of an installed spaCy pipeline, which then gives parse and names in place of ours.
    Raises ModelError where weights are missing or damaged, or the pipeline is not installed.
    """
    from .pipeline import make

    return make(model)
