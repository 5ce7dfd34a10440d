from __future__ import annotations

import pytest

from onrecord.reading.language.lemmas import Lemmatizer

KNOWN = frozenset(["make", "stop", "deny", "decide", "fire", "kill", "call", "big", "large", "visit", "smell"])
LEMMAS = Lemmatizer({"VERB": {"said": "say"}, "PRON": {"him": "he"}}, KNOWN)
PAST, GERUND, THIRD = "Tense=Past|VerbForm=Fin", "VerbForm=Ger", "Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"


@pytest.mark.parametrize(
    ("word", "upos", "feats", "lemma"),
    [
        ("Said", "VERB", PAST, "say"),
        ("stopped", "VERB", PAST, "stop"),
        ("making", "VERB", GERUND, "make"),
        ("denied", "VERB", PAST, "deny"),
        ("denies", "VERB", THIRD, "deny"),
        ("denies", "VERB", "VerbForm=Inf", "deny"),  # a tagger's slip: the form says what it is
        ("calling", "VERB", "VerbForm=Inf", "call"),
        ("bring", "VERB", "VerbForm=Inf", "bring"),
        ("discuss", "VERB", "VerbForm=Inf", "discuss"),
        ("focus", "VERB", "VerbForm=Inf", "focus"),
        ("visited", "VERB", PAST, "visit"),
        ("calling", "VERB", GERUND, "call"),
        ("freed", "VERB", PAST, "free"),
        ("fled", "VERB", PAST, "flee"),
        ("swore", "VERB", PAST, "swear"),
        ("overthrown", "VERB", "Tense=Past|VerbForm=Part", "overthrow"),
        ("laid", "VERB", PAST, "lay"),
        ("lay", "VERB", PAST, "lie"),
        ("lay", "VERB", "VerbForm=Inf", "lay"),
        ("found", "VERB", "VerbForm=Inf", "found"),
        ("vied", "VERB", PAST, "vie"),
        ("expelled", "VERB", PAST, "expel"),
        ("smelled", "VERB", PAST, "smell"),
        ("persecuted", "VERB", PAST, "persecute"),
        ("besieging", "VERB", GERUND, "besiege"),
        ("owed", "VERB", PAST, "owe"),
        ("bleed", "VERB", "VerbForm=Inf", "bleed"),
        ("missiles", "NOUN", "Number=Plur", "missile"),
        ("parties", "NOUN", "Number=Plur", "party"),
        ("news", "NOUN", "Number=Sing", "news"),
        ("bigger", "ADJ", "Degree=Cmp", "big"),
        ("largest", "ADJ", "Degree=Sup", "large"),
        ("Him", "PRON", "Case=Acc", "he"),
        ("Koral", "PROPN", "Number=Sing", "Koral"),
        ("40", "NUM", "NumType=Card", "40"),
    ],
)
def test_lemma(word: str, upos: str, feats: str, lemma: str) -> None:
    assert LEMMAS(word, upos, feats) == lemma
