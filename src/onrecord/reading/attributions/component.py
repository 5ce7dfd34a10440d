"""In: a Doc that the language pipeline and the mention stages have read. Out: `doc._.attributions`.

Who said what, through whom, when: direct, indirect and mixed speech, nested, across sentences and paragraphs.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from .. import extensions  # noqa: F401  (registers the Doc extensions)

NAME = "onrecord_attributions"


@Language.component(
    NAME,
    requires=["token.dep", "token.pos", "doc._.mentions", "doc._.clusters"],
    assigns=["doc._.attributions", "doc._.mentions", "doc._.clusters"],
)
def attributions(doc: Doc) -> Doc:
    """Set `doc._.attributions`; add clusters for unnamed sources; list what was left out in `doc.user_data["rejected"]`.

    Each item of that list is (stage, subject, reason, score); offsets are code points of the Doc's text.
    """
    from .assemble import assemble  # the relays that it needs import this package

    reading = assemble(doc)
    doc._.attributions = reading.attributions
    doc._.clusters = reading.clusters
    doc._.mentions = reading.mentions
    doc.user_data.setdefault("rejected", []).extend(reading.rejected)
    return doc
