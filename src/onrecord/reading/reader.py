"""Articles in, rows or JSON out: puts the reading components on the language pipeline and runs it."""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from spacy.tokens import Doc

from ..errors import OnrecordError
from ..linear_algebra import one_thread
from ..schema.stages import ReadingStage
from .annotations import ArticleContext
from .extensions import register
from .rows import Rows, rows_of

if TYPE_CHECKING:
    from spacy.language import Language


Options = Mapping[str, Mapping[str, Any]]
"""Stage -> the configuration of its component; what is not named is the component's default."""
_STAGE = "reading"  # what stands in `rejected` where the whole article could not be read


def load(stages: Sequence[ReadingStage], model: str | None = None, options: Options | None = None) -> Language:
    """A spaCy pipeline that parses, names and then runs every reading stage in the order given.

    Raises ModelError where the model is missing or damaged.
    """
    from .language import load as load_language

    register()
    nlp = load_language(model)
    for stage in stages:
        importlib.import_module(stage.module)
        nlp.add_pipe(stage.component, config=dict((options or {}).get(stage.name, {})))
    return nlp


def prepare(nlp: Language, text: str, context: ArticleContext) -> Doc:
    """A tokenised Doc of the whole text, with what ingest knows of the article at `doc._.article`.

    A hard-wrapped text is read as it runs, with spaces for the breaks: all offsets stay, and `doc._.written` keeps the text.
    """
    doc = nlp.make_doc(_running(text, context.wraps))
    doc._.written = text
    doc._.article = context
    return doc


def _running(text: str, wraps: Sequence[int]) -> str:
    signs = list(text)
    for at in wraps:
        signs[at] = " "
    return "".join(signs) if wraps else text


def read_docs(nlp: Language, texts: Iterable[tuple[str, ArticleContext]]) -> Iterator[Doc]:
    """One read Doc a text, in order."""
    for text, context in texts:
        yield _read(nlp, text, context)


def read_rows(nlp: Language, texts: Iterable[tuple[str, ArticleContext]]) -> Iterator[tuple[str, Rows]]:
    """The article's id and its rows of the reading tables, text by text.

    An article on which a reading stage fails gives one row of `rejected`: one text must not stop a pile of thousands.
    """
    for text, context in texts:
        try:
            rows = rows_of(_read(nlp, text, context))
        except OnrecordError:
            raise  # the model or the settings, not the text
        except Exception as error:
            rows = {"rejected": [rejection(context.source, error)]}
        yield context.article_id, rows


def _read(nlp: Language, text: str, context: ArticleContext) -> Doc:
    with one_thread():
        return nlp(prepare(nlp, text, context))


def rejection(source: str, error: Exception) -> dict[str, Any]:
    """The row of `rejected` that says why the article from `source` could not be read."""
    fault = fault_of(error)
    reason = f"could not be read: {type(fault).__name__}: {fault}"
    return {"stage": _STAGE, "subject": source, "reason": reason, "score": None}


def failure(rows: Rows) -> dict[str, Any] | None:
    """The row that says why an article could not be read; None of one that was."""
    return next((row for row in rows.get("rejected", ()) if row["stage"] == _STAGE), None)


def fault_of(error: Exception) -> Exception:
    """The error itself, out of what spaCy wraps it in (a KeyError comes with advice that helps nobody)."""
    return error.__cause__ if isinstance(error.__cause__, Exception) else error
