"""Media are known by list, by pattern, or by the place that they fill; audiences and bodies of state are none."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from onrecord.reading import extensions  # noqa: F401
from onrecord.reading.annotations import Mention
from onrecord.reading.relays.endings import credited
from onrecord.reading.relays.names import as_hop, kind_of, medium_in
from onrecord.reading.relays.outlets import same_outlet

POS = {
    "the": "DET",
    "a": "DET",
    "this": "DET",
    "its": "PRON",
    "of": "ADP",
    "on": "ADP",
    "local": "ADJ",
    "state": "NOUN",
}


def phrase(words: str) -> Doc:
    listed = words.split()
    pos = [POS.get(w.lower(), "PROPN" if w[:1].isupper() else "NOUN") for w in listed]
    return Doc(spacy.blank("en").vocab, words=listed, pos=pos)


@pytest.mark.parametrize(
    ("words", "name", "kind"),
    [
        ("the Reuters news agency", "Reuters", "agency"),
        ("state television", "state television", "broadcaster"),
        ("the Upper Tesk Gazette", "Upper Tesk Gazette", "paper"),
        ("Korven TV", "Korven TV", "broadcaster"),
        ("Radio Ebb", "Radio Ebb", "broadcaster"),
        ("the daily Haven", "Haven", "paper"),
        ("the Orran news agency", "Orran", "agency"),
        ("local media", "local media", "media"),
        ("Facebook", "Facebook", "platform"),
    ],
)
def test_media(words: str, name: str, kind: str) -> None:
    doc = phrase(words)
    medium = medium_in(doc, (0, len(doc)))
    assert medium is not None
    assert (medium.name, medium.type) == (name, kind)


@pytest.mark.parametrize(
    "words", ["reporters", "the media", "this newspaper", "the council", "Thursday", "Norda", "the Security Council"]
)
def test_no_media(words: str) -> None:
    doc = phrase(words)
    assert medium_in(doc, (0, len(doc))) is None


def test_an_unknown_name_is_a_conduit_only_in_a_conduits_place() -> None:
    doc = phrase("Norda")
    assert medium_in(doc, (0, 1)) is None
    found = medium_in(doc, (0, 1), slot=True)
    assert found is not None
    assert found.name == "Norda"
    assert medium_in(phrase("Parliament"), (0, 1), slot=True) is None


def test_outlets_are_compared_by_their_names() -> None:
    assert same_outlet("AFP", "Agence France-Presse")
    assert same_outlet("Meridian", "the Meridian news agency")
    assert not same_outlet("Radio Ebb", "Radio Orm")
    assert not same_outlet(None, "TASS")


def test_datelines_credit_agencies() -> None:
    assert credited("TAVRA, June 3. /Norda/. The quota") == "Norda"
    assert credited("ASTEN (Halvar Wire) - The river") == "Halvar Wire"
    assert credited("The fleet (eight ships) left") is None


def test_kinds() -> None:
    assert kind_of("Tavran news agencies") == "agency"
    assert kind_of("the portal Sette") == "media"


@pytest.mark.parametrize(
    ("words", "named", "type_", "cluster"),
    [
        ("Tavran media", "Tavran", "NORP", None),  # of Tavra, not Tavra
        ("Tavran media", "Tavran media", "ORG", 0),
        ("Korven TV", "Korven TV", "GPE", 0),  # one name, whatever a reader took it for
        ("the Orran news agency", "Orran", "ORG", 0),
    ],
)
def test_a_medium_is_not_the_land_that_its_name_begins_with(
    words: str, named: str, type_: str, cluster: int | None
) -> None:
    doc = phrase(words)
    at = doc.text.index(named)
    doc._.mentions = (Mention(at, at + len(named), "name", type_, 0),)
    medium = medium_in(doc, (0, len(doc)))
    assert medium is not None
    assert as_hop(doc, medium).cluster == cluster
