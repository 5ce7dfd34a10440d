"""Statements of sentences that say two things, from parses written by hand: what is parted, what is shared, what stays whole."""

from __future__ import annotations

import pytest

from onrecord.reading.annotations import Attribution
from onrecord.reading.statements import statements_of
from tests.unit.reading.docs import parsed

SHARED = (
    "Tavra/PROPN/nsubj/3 has/AUX/aux/3 seized/VERB/root/0 the/DET/det/5 port/NOUN/obj/3 and/CCONJ/cc/8 will/AUX/aux/8 "
    "close/VERB/conj/3 the/DET/det/10 strait/NOUN/obj/8 _./PUNCT/punct/3"
)
OWN = (
    "Nine/NUM/nummod/2 miners/NOUN/nsubj/3 died/VERB/root/0 in/ADP/case/6 the/DET/det/6 mine/NOUN/obl/3 and/CCONJ/cc/10 forty/NUM/nummod/9 "
    "others/NOUN/nsubj/10 vanished/VERB/conj/3 under/ADP/case/12 ground/NOUN/obl/10 _./PUNCT/punct/3"
)
POINTING = (
    "Tavra/PROPN/nsubj/2 arms/VERB/root/0 the/DET/det/4 rebels/NOUN/obj/2 and/CCONJ/cc/10 this/PRON/nsubj/10 is/AUX/cop/10 "
    "the/DET/det/10 main/ADJ/amod/10 source/NOUN/conj/2 of/ADP/case/12 weapons/NOUN/nmod/10 _./PUNCT/punct/2"
)
ONE_DOING = (
    "Rebels/NOUN/nsubj/3 have/AUX/aux/3 killed/VERB/root/0 and/CCONJ/cc/5 wounded/VERB/conj/3 ten/NUM/nummod/7 soldiers/NOUN/obj/3 "
    "near/ADP/case/9 Orr/PROPN/obl/3 _./PUNCT/punct/3"
)
EITHER = (
    "Tavra/PROPN/nsubj/3 will/AUX/aux/3 close/VERB/root/0 the/DET/det/5 strait/NOUN/obj/3 or/CCONJ/cc/8 will/AUX/aux/8 "
    "pay/VERB/conj/3 the/DET/det/10 fine/NOUN/obj/8 _./PUNCT/punct/3"
)


def test_a_clause_without_a_subject_is_told_with_the_one_that_it_shares() -> None:
    doc = parsed(SHARED)
    first, second = statements_of(doc)
    assert [doc.text[s.start : s.end] for s in (first, second)] == [
        "Tavra has seized the port",
        "will close the strait.",
    ]
    assert (second.text, second.resolved) == ("will close the strait.", "Tavra will close the strait.")
    assert [s.status for s in (first, second)] == ["happened", "planned"]


def test_a_clause_with_a_subject_of_its_own_stands_by_itself() -> None:
    assert [s.resolved for s in statements_of(parsed(OWN))] == [
        "Nine miners died in the mine",
        "forty others vanished under ground.",
    ]


@pytest.mark.parametrize("words", [POINTING, ONE_DOING, EITHER], ids=["points back", "one object", "either or"])
def test_what_says_nothing_alone_stays_whole(words: str) -> None:
    doc = parsed(words)
    (found,) = statements_of(doc)
    assert doc.text[found.start : found.end] == doc.text


def test_the_parts_of_a_content_are_of_one_attribution() -> None:
    doc = parsed(SHARED)
    content = (0, len(doc.text) - 1)
    doc._.attributions = (Attribution(content=(content,), cue=(), source=(), act="promise"),)
    assert [(s.attribution, s.resolved) for s in statements_of(doc)] == [
        (0, "Tavra has seized the port"),
        (0, "Tavra will close the strait"),
    ]
