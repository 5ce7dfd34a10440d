"""Which statements of a story are compared, what a bare denial answers, and who takes which side."""

from __future__ import annotations

from typing import Any

import numpy as np

from onrecord.comparing.claims import likely_pairs
from onrecord.comparing.pairs.candidates import NAMES, Told, scored_pairs, told
from onrecord.comparing.propositions.answers import grounds_of
from onrecord.comparing.propositions.grouping import Pair
from onrecord.comparing.propositions.sides import joins, sides


def row(number: int, text: str, **more: Any) -> dict[str, Any]:
    """A row of `statements_in_order`."""
    return {
        "statement_id": f"s{number:03}", "story_id": "one", "article_id": f"a{number // 3}", "start_char": number % 3 * 100,
        "end_char": number % 3 * 100 + len(text), "outlet": None, "published_at": None, "resolved": text, "text": text,
        "status": "happened", "polarity": "positive", "tense": "past", "act": "assert", "attitude": "reporting", "in_headline": False,
        "attribution_id": f"t{number}", "predicate": None, "subject_id": None, "object_id": None, "speaker_id": f"e{number}",
        "cue_text": "said", "source_text": None, **more,
    }  # fmt: skip


def known(*texts: str) -> list[Told]:
    return [told(row(number, text), text, [], []) for number, text in enumerate(texts)]


HARBOURS = ("Ormel", "Tavik", "Sund", "Brae", "Lorn", "Kell", "Asten")
WORDS = ("gate", "crane", "mill", "barge", "tower", "bridge", "kiln", "forge", "lock", "ramp", "shed")


def story(size: int) -> list[Told]:
    """Statements of which each says nearly what one other says."""
    texts = []
    for number in range(size // 2):
        place, thing = (
            HARBOURS[number % 7],
            f"{WORDS[number % 11]} {WORDS[(number // 11) % 11]}{chr(97 + number % 26)}x",
        )
        texts += [f"The {thing} of {place} was closed by the council", f"The council of {place} has shut the {thing}"]
    return known(*texts)


def test_a_paraphrase_is_likelier_than_what_shares_a_topic() -> None:
    found = {(p.a, p.b): p.same for p in likely_pairs(known(
        "Rescuers found eleven bodies in the mine", "Eleven corpses were discovered in the pit by the rescuers",
        "The mine was last inspected in May", "The owner of the pit promised new jobs", "Police searched the office of the union",
    ))}  # fmt: skip
    assert max(found, key=lambda key: found[key]) == ("s000", "s001")


def test_in_a_large_story_each_statement_still_meets_its_like_and_few_others() -> None:
    statements = story(320)
    scored = scored_pairs(statements)
    met = set(zip(scored.left.tolist(), scored.right.tolist(), strict=True))
    assert {(number, number + 1) for number in range(0, 320, 2)} <= met
    assert len(met) < 320 * 319 / 4
    assert scored.values.shape == (len(met), len(NAMES))
    assert np.isfinite(scored.values).all()


def test_nobody_is_compared_with_himself_and_pairs_come_once() -> None:
    scored = scored_pairs(story(60))
    assert (scored.left < scored.right).all()
    assert len(set(zip(scored.left.tolist(), scored.right.tolist(), strict=True))) == len(scored.left)


def test_a_story_of_one_statement_and_one_without_words_have_no_pairs() -> None:
    assert likely_pairs(known("The gate was shut")) == likely_pairs(known("It is", "They are")) == []


def test_a_bare_denial_answers_the_accusation_before_it() -> None:
    rows = [
        row(0, "Osmar had fired on the ferry", act="blame"),
        row(1, "any involvement", act="deny"),
        row(2, "The gate was not shut", act="deny"),
    ]
    assert grounds_of(rows) == {"s001": "Osmar had fired on the ferry"}


def test_a_denial_answers_no_words_of_its_own_speaker() -> None:
    assert (
        grounds_of([row(0, "We fired on nobody", speaker_id="e9"), row(1, "any role", act="deny", speaker_id="e9")])
        == {}
    )


def test_who_says_the_contrary_takes_the_other_side() -> None:
    pairs = [Pair("s000", "s001", 0.9, 0.0), Pair("s000", "s002", 0.9, 0.5), Pair("s001", "s002", 0.8, 0.9)]
    assert sides(["s000", "s001", "s002"], pairs, 0.55) == (["s000", "s001"], ["s002"])
    assert sides(["s000", "s001"], pairs[:1], 0.55) == (["s000", "s001"], [])


def test_a_pair_that_is_likelier_opposed_than_agreed_parts_a_matter() -> None:
    assert sides(["s000", "s001"], [Pair("s000", "s001", 0.8, 0.45)], 0.55) == (["s000"], ["s001"])
    assert sides(["s000", "s001"], [Pair("s000", "s001", 0.8, 0.35)], 0.55) == (["s000", "s001"], [])


def test_a_guest_takes_the_side_of_those_it_agrees_with() -> None:
    pairs = [Pair("s000", "s009", 0.7, 0.1), Pair("s001", "s009", 0.6, 0.9)]
    assert joins("s009", ["s000"], ["s001"], pairs, 0.55)
    assert not joins("s009", ["s001"], ["s000"], pairs, 0.55)


def test_who_answers_with_no_is_set_against_who_says_it() -> None:
    found = {(p.a, p.b): p for p in likely_pairs(known(
        "There are no foreign soldiers in Ormel", "Three hundred foreign soldiers have landed in Ormel",
        "Foreign troops are stationed in Ormel", "The price of bread has doubled since May",
    ))}  # fmt: skip
    assert found["s000", "s001"].opposed > found["s001", "s002"].opposed
    assert all("s003" not in key or pair.same < 0.2 for key, pair in found.items())


def test_other_counts_of_the_dead_are_another_claim() -> None:
    texts = ["Six people were killed in the blast at Ormel", "Thirteen people were killed in the blast at Ormel"]

    def probability(first: float, second: float) -> float:
        figures = [("people killed", first)], [("people killed", second)]
        both = [
            told(row(3 * n, text, predicate="kill"), text, [], list(of))
            for n, (text, of) in enumerate(zip(texts, figures, strict=True))
        ]
        return max((pair.same for pair in likely_pairs(both)), default=0.0)

    assert 0 < probability(6, 13) < 0.5 * probability(6, 6)
