"""The learnt status through the pipeline as shipped: it speaks of nouns and bare participles, and leaves alone what a verb says."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from spacy.tokens import Doc
from tests.unit.events.parses import parsed

from onrecord.pipeline import READING
from onrecord.reading.annotations import ArticleContext, Passage
from onrecord.reading.events import status_learnt
from onrecord.reading.events.status import ruled_status, status_of
from onrecord.reading.events.status_learnt import STATUSES, Weights, is_open, weighed, weights
from onrecord.reading.events.triggers import triggers_of
from onrecord.reading.reader import load, prepare

Read = Callable[[str], Doc]


@pytest.fixture(scope="module")
def read() -> Read:
    nlp = load([stage for stage in READING if stage.name not in ("statements", "shingles")])
    return lambda text: nlp(prepare(nlp, text, ArticleContext(passages=(Passage(0, len(text), "body"),))))


def statuses(doc: Doc) -> dict[str, str]:
    return {doc.text[event.start : event.end]: event.status for event in doc._.events}


@pytest.mark.parametrize(
    ("text", "trigger", "status"),
    [
        ("The guild wants lamps in the arcade because pedlars are afraid of robbery.", "robbery", "hypothetical"),
        ("Nurses are taught how to calm patients after an assault.", "assault", "hypothetical"),
        ("Concern about attacks made the guild close the arcade.", "attacks", "hypothetical"),
        ("A magazine found in an investigation that the guild had cheated its members.", "investigation", "happened"),
        ("In cooperation with the harbour police, the guild caught the thief.", "cooperation", "happened"),
    ],
)
def test_nouns_have_the_status_of_what_surrounds_them(read: Read, text: str, trigger: str, status: str) -> None:
    doc = read(text)
    assert statuses(doc)[trigger] == status
    asked = next(t for t in triggers_of(doc) if t.token.text == trigger)
    assert ruled_status(asked, None, False) != status, "the rules know it by themselves: the case shows nothing"


@pytest.mark.parametrize(
    ("text", "trigger", "status"),
    [
        ("The guild thanked the guards after the robbery of the arcade.", "robbery", "happened"),
        ("The guild and the council are in talks about the arcade.", "talks", "ongoing"),
        ("There were no talks between the guild and the council.", "talks", "denied"),
        ("The army has been shelling the arcade since Monday.", "shelling", "ongoing"),
        ("The guild would support the plan if the council asked for help.", "asked for", "hypothetical"),
        ("The guild refused to negotiate with the council.", "negotiate", "denied"),
        ("The guild plans an attack on the arcade.", "attack", "planned"),
        ("A coup in Ostby toppled the duke.", "coup", "happened"),
    ],
)
def test_what_is_told_outright_stands(read: Read, text: str, trigger: str, status: str) -> None:
    assert statuses(read(text))[trigger] == status


def denying(lead: float) -> Weights:
    """A model that holds everything denied, by so much."""
    row = 2 * 384 + 2 * len(STATUSES)
    return Weights(np.zeros((len(STATUSES), row), np.float32), np.array([0, 0, lead, 0, 0], np.float32), {})


@pytest.fixture
def certain(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(status_learnt, "weights", lambda: denying(9.0))


@pytest.mark.usefixtures("certain")
def test_a_verb_with_a_tense_or_an_auxiliary_is_closed_to_the_model(read: Read) -> None:
    doc = read("The army has been shelling the arcade, and rebels attacked the harbour before the bombing.")
    found = {t.token.text: status_of(t, None, False) for t in triggers_of(doc)}
    assert found == {"shelling": "ongoing", "attacked": "happened", "bombing": "denied"}


@pytest.mark.usefixtures("certain")
def test_a_negated_noun_is_closed_to_the_model(read: Read) -> None:
    doc = read("There was no attack on the arcade. The attack on the harbour was a failure.")
    (negated, told) = (t for t in triggers_of(doc) if t.token.text == "attack")
    assert not is_open(negated.token, "denied")
    assert is_open(told.token, "happened")


def test_a_small_margin_changes_nothing(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    doc = read("The attack on the harbour was a failure.")
    (trigger,) = (t for t in triggers_of(doc) if t.token.text == "attack")
    for lead, status in ((status_learnt.MARGIN - 0.01, "happened"), (status_learnt.MARGIN + 0.01, "denied")):
        monkeypatch.setattr(status_learnt, "weights", lambda lead=lead: denying(lead))
        assert weighed(trigger, None, False, "happened") == status


def test_another_encoder_leaves_the_rules_alone(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    doc = read("Nurses are taught how to calm patients after an assault.")
    (trigger,) = (t for t in triggers_of(doc) if t.token.text == "assault")
    assert weighed(trigger, None, False, "happened") == "hypothetical"
    monkeypatch.setattr(status_learnt, "encoder_fingerprint", lambda: "of another network")
    weights.cache_clear()
    assert weighed(trigger, None, False, "happened") == "happened"
    weights.cache_clear()


def test_a_text_without_vectors_is_left_to_the_rules() -> None:
    doc = parsed("Nurses/NOUN/nsubj/2 fear/VERB/root/2 assault/NOUN/obj/2")
    (trigger,) = (t for t in triggers_of(doc) if t.token.text == "assault")
    assert weighed(trigger, None, False, "ongoing") == "ongoing"
