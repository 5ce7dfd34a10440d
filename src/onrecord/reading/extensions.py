"""Registers the Doc extensions that reading fills; importing it is enough, twice does no harm."""

from __future__ import annotations

from spacy.tokens import Doc

from .annotations import ArticleContext

TUPLES = (
    "relations",
    "voices",
    "voicing",
    "times",
    "places",
    "mentions",
    "clusters",
    "attributions",
    "figures",
    "events",
    "statements",
)


def register() -> None:
    """Make `doc._.article` (an ArticleContext), `doc._.written` (the text before hard wraps were undone) and the tuple-valued extensions known to spaCy."""
    if not Doc.has_extension("article"):
        Doc.set_extension("article", default=ArticleContext())
    if not Doc.has_extension("written"):
        Doc.set_extension("written", default="")
    for name in TUPLES:
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=())


register()
