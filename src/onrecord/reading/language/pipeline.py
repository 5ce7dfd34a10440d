"""In: the name of a model. Out: the pipeline: our tokenizer, then encoder, syntax, names and relations."""

from __future__ import annotations

from pathlib import Path

from spacy.language import Language

from . import adapter, components
from .tokens import blank

FACTORIES = (components, adapter)  # importing them made their components known to spaCy


def make(model: str | None) -> Language:
    """See `onrecord.reading.language.load`."""
    nlp = blank()
    nlp.meta["name"] = "onrecord"
    folder = model if model is not None and (Path(model) / "manifest.json").is_file() else None
    nlp.add_pipe("onrecord_language_encoder", config={"folder": folder})
    if model is None or folder is not None:
        nlp.add_pipe("onrecord_language_syntax")
        nlp.add_pipe("onrecord_language_names")
    else:
        nlp.add_pipe("onrecord_language_other", config={"model": model})
    nlp.add_pipe("onrecord_language_relations")
    return nlp
