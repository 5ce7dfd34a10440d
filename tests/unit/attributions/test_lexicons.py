"""The word lists use the values of the schema and the frames of the code, and no verb stands twice in one sense."""

from __future__ import annotations

from onrecord.reading.attributions.lexicon import nouns, verbs
from onrecord.reading.attributions.sources import kinds
from onrecord.reading.occasion_words import NAMED, OCCASION_NOUNS
from onrecord.reading.relays.lists import listed
from onrecord.schema import values


def test_cues_have_acts_attitudes_and_frames_of_the_schema() -> None:
    for lemma, cues in verbs().items():
        for cue in cues:
            assert cue.words[0] == lemma
            assert cue.act in values.ACTS
            assert cue.attitude in values.ATTITUDES
            assert set(cue.frames) <= set("cqinoa")


def test_no_verb_has_both_speech_and_thought() -> None:
    for lemma, cues in verbs().items():
        assert len({cue.attitude == "reporting" for cue in cues if len(cue.words) == 1}) <= 1, lemma


def test_nouns_occasions_and_media() -> None:
    assert set(nouns().values()) <= set(values.ACTS)
    assert set(OCCASION_NOUNS.values()) <= set(values.OCCASION_KINDS)
    assert set(OCCASION_NOUNS) >= NAMED
    assert {kind for _, kind in listed().values()} <= set(values.HOP_TYPES)
    assert kinds()["minister"] == "official"
