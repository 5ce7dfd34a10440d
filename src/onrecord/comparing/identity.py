"""The comparing phase's own code and lists in, a hash of them out."""

from __future__ import annotations

from ..schema.identity import code_of


def code_identity() -> str:
    """A hash of every module, SELECT and list that a comparing stage can depend on."""
    return code_of("comparing", "engines/preludes", "reading/gazetteer/data")
