"""Shingles and terms of an article."""

from __future__ import annotations

import pytest
import spacy

from onrecord.ingest.article import Article, Part
from onrecord.pipeline import readings
from onrecord.reading import shingles
from onrecord.reading.annotations import ArticleContext, Passage
from onrecord.reading.extensions import register
from onrecord.settings import Settings

TEXT = "Menu Home\nThe harbour at Selmar was closed on Tuesday. Selmar's pilots struck; the pilot Ekvall spoke.\nShare"
BODY = [(10, TEXT.index("\nShare"))]


def test_shingles_stay_in_the_body_and_show_where_they_are() -> None:
    rows = shingles.shingle_rows("t1", TEXT, BODY, 5)
    assert TEXT[rows[0]["start_char"] : rows[0]["end_char"]] == "The harbour at Selmar was"
    assert TEXT[rows[-1]["start_char"] : rows[-1]["end_char"]] == "struck; the pilot Ekvall spoke"
    assert [row["position"] for row in rows] == list(range(len(rows)))
    assert shingles.shingle_rows("t1", "Four words are few", [(0, 18)], 5) == []


def test_equal_words_hash_alike_whatever_case_accents_and_marks() -> None:
    one = shingles.shingle_rows("a", "José’s pilots struck at dawn", [(0, 28)], 5)
    other = shingles.shingle_rows("b", "JOSE'S pilots, struck -- at dawn", [(0, 32)], 5)
    assert one[0]["hash"] == other[0]["hash"]


def test_terms_count_stems_and_tell_names() -> None:
    rows = {row["term"]: row for row in shingles.term_rows("t1", "Pilots strike", TEXT, BODY)}
    assert rows["pilot"]["count"] == 2 + shingles.HEADLINE_WEIGHT
    assert (rows["selmar"]["kind"], rows["selmar"]["count"]) == ("name", 2)
    assert rows["ekvall"]["kind"] == "name"
    assert rows["the"]["kind"] == "word"
    assert "menu" not in rows
    assert "share" not in rows


@pytest.mark.parametrize(
    ("words", "stem"),
    [(("strikes", "striking", "strike"), "strik"), (("parties", "party"), "party"), (("stopped", "stop"), "stop")],
)
def test_stems(words: tuple[str, ...], stem: str) -> None:
    assert {shingles.stem(word) for word in words} == {stem}


def test_the_component_leaves_rows_on_the_doc() -> None:
    register()
    nlp = spacy.blank("en")
    nlp.add_pipe("onrecord_shingles")
    doc = nlp.make_doc(TEXT)
    doc._.article = ArticleContext(article_id="t1", passages=(Passage(*BODY[0], "body"),))
    rows = nlp(doc).user_data["onrecord_rows"]
    assert rows["shingle"] == shingles.shingle_rows("t1", TEXT, BODY, 5)
    assert {row["article_id"] for row in rows["article_term"]} == {"t1"}


def test_shingles_have_as_many_words_as_the_build_is_set_to() -> None:
    article = Article(source="a.txt", text=TEXT, passages=(Part(*BODY[0], "body"),))
    for size in (3, 9):
        ((_, rows),) = readings([article], Settings(shingle_words=size))
        assert rows["shingle"] == shingles.shingle_rows(article.article_id, TEXT, BODY, size)
