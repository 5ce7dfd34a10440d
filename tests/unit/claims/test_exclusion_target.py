"""What a strike hit, by its words, and whose deed it answers."""

from __future__ import annotations

from typing import Any

from onrecord.comparing.conflicts.rules.exclusion import target, with_actors


def event(text: str, trigger: str, actor: str | None = None) -> dict[str, Any]:
    return {
        "text": text, "statement_start": 10, "start_char": 10 + text.index(trigger), "article_id": "t", "type": "ASSAULT",
        "statement_id": "s", "actor_id": actor, "actor_country": None,
    }  # fmt: skip


def test_what_stands_behind_the_verb_or_before_a_passive_is_struck() -> None:
    assert "school" in target(event("The planes hit a school near Orm", "hit"))
    assert "school" in target(event("A school was hit by planes", "hit"))
    assert target(event("the strikes were a response to the murder of villagers", "strikes")) == ""


def test_the_deed_that_a_strike_answers_takes_no_actor_from_it() -> None:
    answer = "the strikes were a response to the massacre of villagers"
    told = list(with_actors([event(answer, "strikes", "a"), event(answer, "massacre")]))
    assert [row["actor_id"] for row in told] == ["a"]
    more = "the strikes came at dawn, an attack on the mill followed"
    assert len(list(with_actors([event(more, "strikes", "a"), event(more, "attack")]))) == 2
