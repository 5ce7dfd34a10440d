"""In: a Doc that the language pipeline and the mention stages have read. Out: `doc._.attributions`.

Who said what, through whom, when: direct, indirect and mixed speech, nested, across sentences and paragraphs.
"""

from __future__ import annotations

from .component import attributions

__all__ = ["attributions"]
