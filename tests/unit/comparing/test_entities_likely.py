"""Nameless people and things that two articles tell of in other words: what joins them, and what keeps them apart."""

from __future__ import annotations

import pytest

from onrecord.comparing.linking.likely import LEAST, likely
from onrecord.comparing.linking.nameless import Mention
from onrecord.comparing.linking.state import Named

SEEN = "{} climbed over the harbour wall on Sunday night and set fire to the customs barge."
HEARD = "{} climbed the harbour wall late on Sunday and set the customs barge on fire, the harbour master said."
OTHER = "{} sold vegetables at the market of Osk for twenty years before the shop was closed."


def pairs(
    *articles: tuple[str, str, str], quoted: tuple[int, ...] = (), story: bool = True
) -> list[tuple[float, str, str]]:
    """What is likely one among one nameless cluster an article, each given as (sentence, phrase, type)."""
    clusters, mentions, texts = [], [], {}
    for at, (sentence, phrase, type_) in enumerate(articles):
        told = sentence.format(phrase)
        clusters.append(
            Named(f"c{at}", f"x{at}", "s" if story else f"s{at}", phrase, type_, None, None, None, metonymic=False)
        )
        mentions.append(Mention(f"c{at}", f"x{at}", told.index(phrase), phrase, "nominal"))
        texts[f"x{at}"] = told
    return likely(clusters, mentions, texts, frozenset(f"c{at}" for at in quoted))


@pytest.mark.parametrize(
    ("one", "other", "type_"),
    [
        ("The masked raiders", "Masked raiders", "PER"),
        ("Five Tavran militants", "The five Tavran fighters", "PER"),
        ("The captured speedboat", "A captured boat", "WEAPON"),
    ],
)
def test_alike_words_in_alike_sentences_are_one(one: str, other: str, type_: str) -> None:
    found = pairs((SEEN, one, type_), (HEARD, other, type_))
    assert [(a, b) for _, a, b in found] == [("c0", "c1")]
    assert found[0][0] >= LEAST


@pytest.mark.parametrize(
    ("one", "other", "type_"),
    [
        ("Five Tavran militants", "Six Tavran militants", "PER"),
        ("Syrian soldiers", "Iraqi soldiers", "PER"),
        ("The masked raiders", "Other masked raiders", "PER"),
        ("The masked raiders", "The tired firemen", "PER"),
        ("The captured speedboat", "The harbour crane", "WEAPON"),
        ("Scientists", "Scientists", "PER"),
        ("The sources", "The sources", "PER"),
    ],
)
def test_unlike_words_in_alike_sentences_are_two(one: str, other: str, type_: str) -> None:
    assert pairs((SEEN, one, type_), (HEARD, other, type_)) == []


def test_equal_words_of_which_the_texts_share_nothing_are_two() -> None:
    assert pairs((SEEN, "The masked raiders", "PER"), (OTHER, "The masked raiders", "PER")) == []


def test_two_stories_two_classes_and_two_who_are_quoted_are_never_one() -> None:
    raiders = ((SEEN, "The masked raiders", "PER"), (HEARD, "Masked raiders", "PER"))
    assert pairs(*raiders)
    assert pairs(*raiders, quoted=(0,))
    assert pairs(*raiders, quoted=(0, 1)) == []
    assert pairs(*raiders, story=False) == []
    assert pairs(raiders[0], (HEARD, "Masked raiders", "ORG")) == []


def test_only_the_best_of_an_article_counts() -> None:
    text = HEARD.format("Masked raiders") + " Two raiders fled through the market hall of Osk."
    clusters = [
        Named(f"c{at}", article, "s", phrase, "PER", None, None, None, metonymic=False)
        for at, (article, phrase) in enumerate(
            [("x0", "The masked raiders"), ("x1", "Masked raiders"), ("x1", "Two raiders")]
        )
    ]
    texts = {"x0": SEEN.format("The masked raiders"), "x1": text}
    mentions = [
        Mention(c.cluster_id, c.article_id, texts[c.article_id].index(c.name), c.name, "nominal") for c in clusters
    ]
    found = likely(clusters, mentions, texts, frozenset())
    assert [(a, b) for _, a, b in found] == [("c0", "c1")]
    turned = likely(clusters[::-1], mentions[::-1], dict(reversed(texts.items())), frozenset())
    assert turned == found
