"""Products of matrices keep to one thread while an article is read, records are compared and claims are checked."""

from typing import Any

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab
from threadpoolctl import threadpool_info, threadpool_limits

from onrecord import pipeline
from onrecord.linear_algebra import one_thread
from onrecord.reading.annotations import ArticleContext
from onrecord.reading.extensions import register
from onrecord.reading.reader import read_docs
from onrecord.settings import Settings


def threads() -> set[int]:
    return {library["num_threads"] for library in threadpool_info() if library["user_api"] == "blas"}


@pytest.fixture(autouse=True)
def two_threads() -> Any:
    """As numpy would start on a machine of two cores; a numpy whose library has no threads shows nothing."""
    with threadpool_limits(2, user_api="blas"):
        if threads() != {2}:
            pytest.skip("the BLAS library of this numpy takes no number of threads")
        yield


def test_the_context_keeps_to_one_thread_and_leaves_what_it_found() -> None:
    with one_thread():
        assert threads() == {1}
    assert threads() == {2}


def test_an_article_is_read_by_one_thread() -> None:
    seen: list[set[int]] = []
    register()

    class Seeing:
        def make_doc(self, text: str) -> Doc:
            return Doc(Vocab(), words=text.split())

        def __call__(self, doc: Doc) -> Doc:
            seen.append(threads())
            return doc

    for _ in read_docs(Seeing(), [("Ada spoke .", ArticleContext())]):  # type: ignore[arg-type]
        assert threads() == {2}  # whoever takes the articles one by one has his threads between them
    assert seen == [{1}]


def test_a_pile_is_compared_by_one_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[set[int]] = []
    monkeypatch.setattr(pipeline, "comparing_stages", lambda: seen.append(threads()) or ())
    pipeline.compare(None, Settings(), pipeline.silent)  # type: ignore[arg-type]
    assert (seen, threads()) == ([{1}], {2})
