"""Statements of Docs built by hand: spans, what is left of a sentence, grammar of the main clause, names for pronouns."""

from __future__ import annotations

import datetime as dt

from spacy.tokens import Doc

from onrecord.reading.annotations import ArticleContext, Attribution, Cluster, Mention, Passage, Time
from onrecord.reading.statements import statements_of
from tests.unit.reading.docs import parsed

SENT = "Tavra/PROPN/nsubj/2 sent/VERB/root/0 200/NUM/nummod/4 marines/NOUN/obj/2 to/ADP/case/6 Morrow/PROPN/obl/2 _./PUNCT/punct/2"
DENIED = (
    "Peck/PROPN/nsubj/2 denied/VERB/root/0 that/SCONJ/mark/6 the/DET/det/5 troops/NOUN/nsubj/6 left/VERB/ccomp/2 "
    "Osmar/PROPN/obj/6 _,/PUNCT/punct/2 but/CCONJ/cc/11 shops/NOUN/nsubj/11 closed/VERB/conj/2 in/ADP/case/14 "
    "the/DET/det/14 town/NOUN/obl/11 _./PUNCT/punct/2"
)
NEGATED = (
    "They/PRON/nsubj/4 did/AUX/aux/4 not/PART/advmod/4 open/VERB/root/0 the/DET/det/6 gate/NOUN/obj/4 _./PUNCT/punct/4"
)
BOUND = "No/DET/advmod/2 more/ADJ/advmod/4 than/ADP/fixed/2 600/NUM/nummod/5 tonnes/NOUN/nsubj/6 burned/VERB/root/0 _./PUNCT/punct/6"
FUTURE = (
    "The/DET/det/2 fleet/NOUN/nsubj/4 will/AUX/aux/4 sail/VERB/root/0 on/ADP/case/6 Friday/PROPN/obl/4 _./PUNCT/punct/4"
)
COULD = "The/DET/det/2 dyke/NOUN/nsubj/4 could/AUX/aux/4 break/VERB/root/0 soon/ADV/advmod/4 again/ADV/advmod/4 _./PUNCT/punct/4"


def span(doc: Doc, words: str) -> tuple[int, int]:
    start = doc.text.index(words)
    return start, start + len(words)


def test_an_own_sentence_is_one_statement_with_its_actors() -> None:
    doc = parsed(SENT)
    doc._.clusters = (Cluster("Tavra", "GPE"), Cluster("Morrow", "GPE"))
    doc._.mentions = (Mention(*span(doc, "Tavra"), "name", "GPE", 0), Mention(*span(doc, "Morrow"), "name", "GPE", 1))
    (found,) = statements_of(doc)
    assert doc.text[found.start : found.end] == "Tavra sent 200 marines to Morrow."
    assert (found.attribution, found.subject, found.polarity, found.status) == (None, 0, "positive", "happened")
    assert ("200", "number", 1) in found.terms
    assert ("0", "cluster", 1) in found.terms


def test_a_content_is_a_statement_and_what_it_leaves_of_the_sentence_another() -> None:
    doc = parsed(DENIED)
    content = span(doc, "the troops left Osmar")
    doc._.attributions = (
        Attribution(content=(content,), cue=(span(doc, "denied"),), source=(span(doc, "Peck"),), act="deny"),
    )
    first, second = statements_of(doc)
    assert (first.attribution, first.text, first.status) == (0, "the troops left Osmar", "denied")
    assert (second.attribution, doc.text[second.start : second.end]) == (None, "shops closed in the town")


def test_source_and_cue_alone_leave_nothing() -> None:
    doc = parsed("Peck/PROPN/nsubj/2 said/VERB/root/0 on/ADP/case/4 Sunday/PROPN/obl/2 _./PUNCT/punct/2")
    doc._.attributions = (Attribution(content=(), cue=(span(doc, "said"),), source=(span(doc, "Peck"),)),)
    assert statements_of(doc) == ()


def test_furniture_says_nothing() -> None:
    doc = parsed(SENT)
    doc._.article = ArticleContext(passages=(Passage(0, len(doc.text), "furniture"),))
    assert statements_of(doc) == ()


def test_negation_of_the_verb_counts_and_a_bound_of_a_number_does_not() -> None:
    assert [s.polarity for s in statements_of(parsed(NEGATED))] == ["negative"]
    assert [s.polarity for s in statements_of(parsed(BOUND))] == ["positive"]


def test_plans_and_possibilities_are_no_facts() -> None:
    assert [(s.status, s.tense, s.hedged) for s in statements_of(parsed(FUTURE))] == [("planned", "future", False)]
    assert [(s.status, s.hedged) for s in statements_of(parsed(COULD))] == [("hypothetical", True)]


def test_pronouns_become_names_where_the_text_settles_them() -> None:
    doc = parsed(f"{NEGATED}")
    doc._.clusters = (Cluster("the harbour guards", "ORG"),)
    doc._.mentions = (Mention(0, 4, "pronoun", None, 0), Mention(*span(doc, "the gate"), "name", "ORG", 0))
    assert statements_of(doc)[0].resolved.startswith("the harbour guards did not open")
    doc._.mentions = (Mention(0, 4, "pronoun", None, None),)
    assert statements_of(doc)[0].resolved.startswith("They did not open")


def test_a_date_in_the_statement_says_for_when_it_holds() -> None:
    doc = parsed(FUTURE)
    day = dt.date(2031, 5, 2)
    doc._.times = (Time(*span(doc, "Friday"), "DATE", day.isoformat(), day, day),)
    assert (statements_of(doc)[0].holds_from, statements_of(doc)[0].holds_to) == (day, day)
