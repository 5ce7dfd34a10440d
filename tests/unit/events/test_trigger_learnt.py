"""The learnt triggers through the pipeline as shipped: words that the lexicon misses are found, their daily senses are not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from spacy.tokens import Doc
from tests.unit.events.parses import parsed

from onrecord.pipeline import READING
from onrecord.reading.annotations import ArticleContext, Passage
from onrecord.reading.events import trigger_learnt
from onrecord.reading.events.hints import hints_of, parse
from onrecord.reading.events.trigger_features import Surroundings, facts_of, stands_beside
from onrecord.reading.events.trigger_learnt import TYPES, Weights, all_triggers, weights
from onrecord.reading.events.triggers import judge, triggers_of
from onrecord.reading.reader import load, prepare

Read = Callable[[str], Doc]


@pytest.fixture(scope="module")
def read() -> Read:
    nlp = load([stage for stage in READING if stage.name in ("times", "names", "places")])
    return lambda text: nlp(prepare(nlp, text, ArticleContext(passages=(Passage(0, len(text), "body"),))))


def types(doc: Doc) -> dict[str, str]:
    return {trigger.token.text: trigger.entry.type for trigger in all_triggers(doc)}


@pytest.mark.parametrize(
    ("text", "trigger", "type_"),
    [
        ("Rebels lost sixty fighters when the army shelled the harbour on Monday.", "lost", "ASSAULT"),
        ("The army lost a helicopter and nine men in the assault.", "lost", "ASSAULT"),
        ("A captured soldier was shown on screen by the rebels.", "captured", "COERCE"),
        ("Villagers were chased and knifed by the militia.", "chased", "COERCE"),
        ("The militia stole the harvest of the farmers at gunpoint.", "stole", "COERCE"),
    ],
)
def test_words_that_the_rules_miss_are_found(read: Read, text: str, trigger: str, type_: str) -> None:
    doc = read(text)
    assert types(doc)[trigger] == type_
    assert trigger not in [t.token.text for t in triggers_of(doc)], (
        "the rules know it by themselves: the case shows nothing"
    )


@pytest.mark.parametrize(
    "text",
    [
        "The harbour guild lost a chess match and its banner in the rain.",
        "The baker smashed a jar.",
        "The thief of the show stole the hearts of the jury.",
        "The duke gave a speech about moths.",
        "The editor took a ferry home at night.",
    ],
)
def test_their_daily_senses_name_no_event(read: Read, text: str) -> None:
    assert types(read(text)) == {}


def test_what_the_rules_found_stands_as_it_is(read: Read) -> None:
    doc = read("Rebels lost sixty fighters when the army shelled the harbour and talks between Ostby and Elven ended.")
    ruled = triggers_of(doc)
    assert ruled
    assert [t for t in all_triggers(doc) if t.token.i in {r.token.i for r in ruled}] == ruled


def certain(type_: str, lead: float = 9.0) -> Weights:
    """A model that holds every word to name an event of the type, by so much."""
    bias = np.zeros(1 + len(TYPES), np.float32)
    bias[1 + TYPES.index(type_)] = lead
    return Weights(
        np.zeros((1, 2 * 384), np.float32),
        np.zeros((0, 1 + len(TYPES)), np.float32),
        bias,
        np.zeros((len(TYPES), 1), np.float32),
        {},
    )


def test_a_word_beside_one_that_tells_the_same_deed_is_not_added(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    doc = read("They attacked it with a bombing raid.")
    assert [t.token.text for t in triggers_of(doc)] == ["attacked", "raid"]
    monkeypatch.setattr(trigger_learnt, "weights", lambda: certain("ASSAULT"))
    assert "bombing" not in types(doc)
    monkeypatch.setattr(trigger_learnt, "weights", lambda: certain("COERCE"))
    assert types(doc)["bombing"] == "COERCE"


def test_the_deed_and_its_outcome_are_two(read: Read) -> None:
    doc = read("The strikes killed a baker.")
    assert not stands_beside(doc[1], doc[2])
    assert not stands_beside(doc[2], doc[1])
    assert stands_beside(doc[4], doc[2])


def test_an_added_trigger_has_no_mode_and_no_conditions(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trigger_learnt, "weights", lambda: certain("PROTEST"))
    (added,) = (t for t in all_triggers(read("The moths slept.")) if t.token.text == "moths")
    assert (added.entry.mode, added.entry.conditions, added.first, added.last) == (None, 0, 1, 2)


def test_a_model_that_is_not_sure_adds_nothing(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trigger_learnt, "weights", lambda: certain("PROTEST", -1.0))
    assert types(read("The moths slept.")) != {}, "seventeen classes: an event of any kind is likelier than none"
    none = certain("none", 3.0)
    monkeypatch.setattr(trigger_learnt, "weights", lambda: none)
    assert types(read("The moths slept.")) == {}


def test_without_the_encoder_that_it_was_learnt_on_the_rules_decide_alone(
    read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    doc = read("The militia stole the harvest of the farmers at gunpoint.")
    assert types(doc) != {}
    weights.cache_clear()
    monkeypatch.setattr(trigger_learnt, "encoder_fingerprint", lambda: "another")
    try:
        assert types(doc) == {}
    finally:
        weights.cache_clear()


def test_a_doc_without_vectors_is_left_to_the_rules() -> None:
    doc = parsed("The/DET/det/2 guards/NOUN/nsubj/3 attacked/VERB/root/3 his/PRON/nmod:poss/5 teeth/NOUN/obj/3")
    assert [t.token.text for t in triggers_of(doc)] == ["attacked"]
    assert all_triggers(doc) == triggers_of(doc)


def test_why_a_word_was_dropped_is_known(read: Read) -> None:
    doc = read("The guild lit a lamp after the flood killed nine sheep.")
    judged = judge(doc)
    assert [doc[i].text for i in judged.dropped] == ["killed"]
    token = next(t for t in doc if t.text == "killed")
    facts = facts_of(token, Surroundings(doc, judged))
    assert {"raw=ASSAULT", "kept=None", "drop=idle", "natural"} <= facts


def test_the_model_does_not_bring_back_the_bang_of_a_volcano(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    quiet = " The volcano was quiet at noon." * 5
    doc = read("The blast woke the town." + quiet)
    assert "blast" in types(read("The blast woke the town.")), "without the volcano nobody doubts it"
    monkeypatch.setattr(trigger_learnt, "weights", lambda: certain("ASSAULT"))
    found = types(doc)
    assert "blast" not in found
    assert "town" in found, "the model would have it otherwise"


def test_a_doc_that_the_rules_read_otherwise_is_another(read: Read) -> None:
    doc = read("The militia stole the harvest of the farmers at gunpoint.")
    judged = judge(doc)
    other = replace(judged, peaceful=not judged.peaceful)
    assert facts_of(doc[2], Surroundings(doc, judged)) != facts_of(doc[2], Surroundings(doc, other))


def test_hints_are_read_by_type_degree_and_class(read: Read) -> None:
    assert parse("AID  # help\nstrong verb: mend\nweak noun: loan\nSUPPORT\nweak verb: mend\n") == {
        (True, "mend"): {"AID": "strong", "SUPPORT": "weak"},
        (False, "loan"): {"AID": "weak"},
    }
    with pytest.raises(ValueError, match="line 2"):
        parse("AID\nstrong adverb: kindly\n")
    doc = read("The guards arrested a baker in the arcade.")
    assert hints_of(doc[2]) == {"COERCE": "strong"}
    assert hints_of(doc[4]) == {}
