"""Names that only another article of the story tells as such."""

from __future__ import annotations

from onrecord.comparing.resolving.again import Named, told_again

STORY = {"x": "s", "y": "s"}


def again(there: str, name: str, here: str, type_: str = "LOC", known_here: tuple[str, ...] = ()) -> list[str]:
    """What is found in `here` where the other article tells `name`; `known_here` are names that its reader found itself."""
    texts = {"x": there, "y": here}
    mentions = [_named("x", there, name, type_, f"e-{name}")]
    mentions += [_named("y", here, own, "ORG", f"e-{own}") for own in known_here]
    rows = told_again(mentions, texts, STORY, ())
    assert all(here[row["start_char"] : row["end_char"]] == row["text"] for row in rows)
    assert {row["article_id"] for row in rows} <= {"y"}
    return [f"{here[: row['start_char']][-6:]}[{row['text']}]" for row in rows]


def _named(article: str, text: str, name: str, type_: str, entity: str) -> Named:
    at = text.index(name)
    return Named(article, at, at + len(name), name, "name", type_, entity)


TOLD = "The Velsk is a river. Boats left the Orlin Dam on it."


def test_a_name_that_another_article_tells_is_found() -> None:
    assert again(TOLD, "Orlin Dam", "Smoke rose over the Orlin Dam on Monday.") == ["r the [Orlin Dam]"]
    assert again(TOLD, "Velsk", "Two boats sank in the Velsk. The Velsk's banks were empty.") == [
        "n the [Velsk]",
        ". The [Velsk]",
    ]
    assert again("HALVARNET saw it", "HALVARNET", "OSK, May 3. /HALVARNET/. Nine people died.", "MEDIA") == [
        "y 3. /[HALVARNET]"
    ]


def test_no_part_of_a_longer_name_or_word_is() -> None:
    assert (
        again(TOLD, "Velsk", "She reads Velsk Today. The Velsk-Osk road is closed. Velskans left. New Velsk burns.")
        == []
    )
    assert again(TOLD, "Velsk", "The Velsk Bank denied it.", known_here=("Velsk Bank",)) == []


def test_a_common_word_is_no_name_where_a_sentence_begins_with_it() -> None:
    there = "She wrote for Pulse on Monday."
    assert again(there, "Pulse", "Pulse rates rose. His pulse was weak.", "MEDIA") == []
    assert again(there, "Pulse", "The magazine called Pulse denied it.", "MEDIA") == ["alled [Pulse]"]


def test_the_short_form_of_a_body_may_be_another_thing() -> None:
    there = "Halvar Gas denied it. Halvar was sorry."
    mentions = [
        _named("x", there, "Halvar Gas", "ORG", "e1"),
        Named("x", there.index("Halvar was"), there.index("Halvar was") + 6, "Halvar", "name", "ORG", "e1"),
    ]
    assert told_again(mentions, {"x": there, "y": "The line is called Halvar here."}, STORY, ()) == []
    people = [Named(m.article_id, m.start_char, m.end_char, m.text, "name", "PER", "e1") for m in mentions]
    assert len(told_again(people, {"x": there, "y": "It was called by Halvar here."}, STORY, ())) == 1


def test_a_name_of_two_things_is_neither() -> None:
    there = "Velsk denied it, and the ferry Velsk sank."
    at = there.rindex("Velsk")
    mentions = [_named("x", there, "Velsk", "GPE", "e1"), Named("x", at, at + 5, "Velsk", "name", "FAC", "e2")]
    assert told_again(mentions, {"x": there, "y": "It is not in Velsk now."}, STORY, ()) == []


def test_another_story_and_what_is_not_read_stay_as_they_are() -> None:
    texts = {"x": TOLD, "y": "Two boats sank in the Velsk."}
    mentions = [_named("x", TOLD, "Velsk", "LOC", "e1")]
    assert told_again(mentions, texts, {"x": "s", "y": "t"}, ()) == []
    assert told_again(mentions, texts, STORY, [("y", 0, 28)]) == []
    assert len(told_again(mentions, texts, STORY, [("y", 0, 3)])) == 1


def test_a_name_that_was_seen_in_pieces_is_seen_whole() -> None:
    there, here = "A shell fell on Dar Osmun.", "Dar Osmun burned. He was in Dar Osmun Bank."
    mentions = [
        _named("x", there, "Dar Osmun", "GPE", "e1"),
        _named("y", here, "Dar", "GPE", "e2"),
        Named("y", 4, 9, "Osmun", "name", "GPE", "e3"),
        _named("y", here, "Dar Osmun Bank", "ORG", "e4"),
    ]
    rows = told_again(mentions, {"x": there, "y": here}, STORY, ())
    assert [(row["start_char"], row["text"], row["entity_id"]) for row in rows] == [(0, "Dar Osmun", "e1")]


def test_a_word_that_says_whose_somebody_is_is_no_part_of_his_name() -> None:
    there = "Ivo Marden spoke."
    assert again(there, "Ivo Marden", "It was KVR's Ivo Marden.", "PER") == ["KVR's [Ivo Marden]"]
    assert again(there, "Ivo Marden", "It was Karel Ivo Marden.", "PER") == []


def test_the_adjective_of_a_land_that_no_list_knows_is_the_land() -> None:
    there = "Tavria sent a team."
    here = "The Tavrians came. Two Tavrian rescuers, a Tavriansk clerk and a pro-Tavrian man saw it."
    assert again(there, "Tavria", here, "GPE") == [". Two [Tavrian]"]
    assert again(there, "Tavria", here, "ORG") == []
    assert again(there, "Tavria", here, "GPE", known_here=("Tavrian rescuers",)) == []
