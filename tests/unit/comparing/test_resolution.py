"""Occasions and events across articles."""

from __future__ import annotations

import datetime as dt
from typing import Any

from tests.parity.pile import Pile

from onrecord.comparing import entities, resolution
from onrecord.comparing import events as event_stage
from onrecord.comparing.resolving.events import event_groups, shared_slots
from onrecord.engines.duckdb import DuckDBEngine
from onrecord.settings import Settings

DAY = dt.date(2031, 5, 2)


def resolved(pile: Pile) -> dict[str, list[dict[str, Any]]]:
    engine = DuckDBEngine()
    pile.load(engine)
    entities.STAGE.run(engine, Settings())
    resolution.STAGE.run(engine, Settings())
    event_stage.STAGE.run(engine, Settings())
    written = (*resolution.STAGE.writes, *event_stage.STAGE.writes)
    out = {table: engine.fetch(f"select * from {table}").to_pylist() for table in written}
    engine.close()
    return out


def interview(first: dict[str, Any], second: dict[str, Any]) -> int:
    """How many occasions two reports of what one speaker said make."""
    pile = Pile()
    pile.article("x")
    pile.article("y")
    pile.story("s", "x", "y")
    for article, columns in (("x", first), ("y", second)):
        speaker = pile.cluster(article, "PER", ["Orsolya Brandt"])
        base = {"occasion": "0", "occasion_kind": "interview"}
        pile.attribution(article, speaker, f"said in {article}", **base | columns)
    found = resolved(pile)
    assert {a["occasion_id"] for a in found["attribution"]} == {o["occasion_id"] for o in found["occasion"]}
    assert len({a["speaker_id"] for a in found["attribution"]}) == 1
    return len(found["occasion"])


def test_two_reports_of_one_interview_are_one_occasion() -> None:
    assert interview({"said_on": DAY}, {"said_on": DAY}) == 1
    assert interview({"said_on": DAY, "occasion_host": "Selmar TV"}, {"occasion_host": "Selmar"}) == 1


def test_other_days_and_other_hosts_are_other_occasions() -> None:
    assert interview({"said_on": DAY}, {"said_on": DAY + dt.timedelta(days=1)}) == 2
    assert (
        interview({"said_on": DAY, "occasion_host": "Selmar TV"}, {"said_on": DAY, "occasion_host": "Kanal Nord"}) == 2
    )
    assert interview({"said_on": DAY}, {"occasion_kind": "speech", "said_on": DAY}) == 2
    assert interview({}, {}) == 2, "nothing but the speaker agrees"


def events(*mentions: dict[str, Any]) -> int:
    """How many events the mentions make, each in an article of its own."""
    pile = Pile()
    for number, given in enumerate(mentions):
        columns = dict(given)
        article = pile.article(f"x{number}")
        actor = pile.cluster(article, "GPE", [columns.pop("by")]) if "by" in columns else None
        pile.event(article, columns.pop("lemma", "strike"), actor_cluster=actor, **columns)
    pile.story("s", *(f"x{number}" for number in range(len(mentions))))
    found = resolved(pile)["event"]
    assert len(found) == len(mentions)
    return len({e["event_group"] for e in found})


NORWAY = {"by": "Norway", "place": "Selmar"}


def test_mentions_whose_words_and_arguments_agree_are_one_event() -> None:
    assert events(NORWAY, NORWAY | {"happened_from": DAY}) == 1
    assert events(NORWAY, NORWAY | {"lemma": "bombard"}) == 1
    assert events(NORWAY | {"lemma": "deploy"}, NORWAY | {"lemma": "deployment"}) == 1
    assert events({"lemma": "explode", "place": "Selmar"}, {"lemma": "blast", "place": "Selmar"}) == 1


def test_one_event_can_have_every_status() -> None:
    assert events(NORWAY, NORWAY | {"status": "denied"}, NORWAY | {"status": "ongoing"}) == 1


def test_mentions_whose_arguments_differ_are_several_events() -> None:
    assert events(NORWAY, NORWAY | {"by": "Denmark"}) == 2
    assert events({"place": "Selmar", "place_precision": "city"}, {"place": "Ustmar", "place_precision": "city"}) == 2
    assert events({"happened_from": DAY}, {"happened_from": DAY + dt.timedelta(days=3)}) == 2
    assert events(NORWAY, NORWAY | {"lemma": "arrest", "type_": "COERCE"}) == 2
    assert events({"lemma": "deny", "type_": "REJECT"}, {"lemma": "deny", "type_": "REJECT"}) == 2, "nobody named"


def test_two_accounts_that_blame_two_doers_are_of_one_day() -> None:
    def days(day: dict[str, Any], **columns: Any) -> list[Any]:
        pile = Pile()
        for number, by in enumerate(("Norway", "Denmark")):
            article = pile.article(f"x{number}")
            more = day if by == "Norway" else columns
            pile.event(article, "strike", actor_cluster=pile.cluster(article, "GPE", [by]), place="Selmar", **more)
        pile.story("s", "x0", "x1")
        found = sorted(resolved(pile)["event"], key=lambda row: str(row["article_id"]))
        assert len({row["event_group"] for row in found}) == 2
        return [row["happened_from"] for row in found]

    on_day = {"happened_from": DAY, "happened_to": DAY}
    assert days(on_day) == [DAY, DAY]
    assert days(on_day, status="ongoing") == [DAY, None], "what goes on keeps no day"


def test_a_blast_called_by_its_place_is_nobodys() -> None:
    def actors(text: str, place: str, by: str) -> list[Any]:
        pile = Pile()
        article = pile.article("x0", text)
        at = text.index("strike")
        who = pile.cluster(article, "GPE", [by])
        pile.event(article, "strike", start_char=at, end_char=at + 6, actor_cluster=who, place=place)
        pile.story("s", "x0")
        return [row["actor_id"] for row in resolved(pile)["event"]]

    assert actors("Nine died in the Selmar strike.", "Selmar", "Selmar") == [None]
    assert actors("Nine died in the Selmar gas strike.", "Selmar", "Selmar") == [None]
    assert actors("Norway made a strike in Norway.", "Norway", "Norway") != [None]
    assert actors("Nine died in the Selmar strike.", "Selmar", "Norway") != [None]


def test_another_one_is_not_the_same() -> None:
    texts = ("The blast shook Selmar on Tuesday.", "A second blast shook Selmar on Tuesday.")
    pile = Pile()
    for number, text in enumerate(texts):
        article = pile.article(f"x{number}", text)
        at = text.index("blast")
        pile.event(article, "blast", start_char=at, end_char=at + 5, place="Selmar", happened_from=DAY)
    pile.story("s", "x0", "x1")
    assert len({e["event_group"] for e in resolved(pile)["event"]}) == 2


def mention(number: int, **columns: Any) -> dict[str, Any]:
    """A row of the SELECT `events`, nothing known but what is given."""
    slots = ("place", "place_id", "place_precision", "actor_id", "recipient_id", "happened_from", "happened_to")
    return (
        dict.fromkeys(slots)
        | {"event_id": f"v{number}", "status": "happened", "voice": f"x{number}"}
        | {
            "story_id": "s",
            "article_id": f"x{number}",
            "type": "COERCE",
            **columns,
        }
    )


def lent(*rows: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return shared_slots(rows, [{"event_id": row["event_id"], "event_group": "g"} for row in rows])


def test_an_undated_mention_takes_the_day_that_most_mentions_of_its_event_give() -> None:
    day, next_day = ({"happened_from": d, "happened_to": d} for d in (DAY, DAY + dt.timedelta(days=1)))
    rows = (mention(0, **day), mention(1, **day), mention(2, **next_day), mention(3), mention(4, status="ongoing"))
    assert lent(*rows) == {"v3": {"day": DAY}}, "what goes on keeps no day"
    assert lent(*rows[1:]) == {}, "two days, one mention each: nothing is settled"


def test_a_spell_takes_the_day_of_its_event_that_lies_in_it() -> None:
    day = {"happened_from": DAY, "happened_to": DAY}
    month = {"happened_from": DAY.replace(day=1), "happened_to": DAY + dt.timedelta(days=3)}
    before = {"happened_from": DAY - dt.timedelta(days=9), "happened_to": DAY - dt.timedelta(days=1)}
    assert lent(mention(0, **day), mention(1, **month), mention(2, **before)) == {"v1": {"day": DAY}}


def test_place_and_recipient_are_lent_to_all_and_the_actor_only_to_the_same_voice() -> None:
    told = mention(0, actor_id="e1", recipient_id="e2", place="Selmar", place_id=7, place_precision="city")
    shared = {"recipient_id": "e2", "place": "Selmar", "place_id": 7, "place_precision": "city"}
    assert lent(told, mention(1)) == {"v1": shared}
    assert lent(told, mention(1, voice="x0")) == {"v1": shared | {"actor_id": "e1"}}


def test_in_a_big_story_mentions_that_say_the_very_same_are_one_event() -> None:
    base = {"story_id": "s", "type": "ASSAULT", "mode": None, "lemma": "strike", "start_char": 4, "end_char": 10}
    base |= {"actor_country": None, "recipient_country": None, "killed": None, "injured": None}
    text = "Two strikes hit the harbour."
    copied = [mention(n, **base, article_id=f"x{n}") for n in range(500)]
    other = mention(500, **base | {"lemma": "arrest", "type": "COERCE"}, article_id="x500")
    texts = {row["article_id"]: text for row in copied} | {"x500": "An arrest was made."}
    found = event_groups([*copied, other], texts)
    group = {row["event_id"]: row["event_group"] for row in found}
    assert len({group[row["event_id"]] for row in copied}) == 1
    assert group["v500"] != group["v0"]
    assert len(found) == 501
