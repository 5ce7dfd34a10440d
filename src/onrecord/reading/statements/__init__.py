"""A read Doc in, its statements out (`doc._.statements`): what each source says, and what the outlet says itself."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from ..extensions import register
from .build import statements_of

__all__ = ["statements_of"]

register()


@Language.component("onrecord_statements", requires=["token.dep"], assigns=["doc._.statements"])
def onrecord_statements(doc: Doc) -> Doc:
    """Fill `doc._.statements`; needs parse, attributions, mentions, clusters and times, of which any may be empty."""
    doc._.statements = statements_of(doc)
    return doc
