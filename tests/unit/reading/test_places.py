"""Places on Docs built by hand: containment, units, context, metonymy, precision."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from docs import parsed

from onrecord.reading import places
from onrecord.reading.nearness import kilometres


def test_containment_chooses_among_namesakes() -> None:
    text = "He/PRON/nsubj/2 lives/VERB/root/0 in/ADP/case/4 Alexandria/PROPN/obl/2/GPE ,/PUNCT/punct/6 {}/PROPN/appos/4/GPE ./PUNCT/punct/2"
    assert places.read(parsed(text.format("Virginia")))[0].geonames_id == 4744091
    assert places.read(parsed(text.format("Egypt")))[0].country_code == "EG"


def test_context_draws_a_small_place_to_its_country() -> None:
    doc = parsed(
        "Syria/PROPN/nsubj/2/GPE struck/VERB/root/0 Hama/PROPN/obj/2/GPE and/CCONJ/cc/5 Idlib/PROPN/conj/3/GPE ./PUNCT/punct/2"
    )
    assert [p.country_code for p in places.read(doc)] == ["SY", "SY", "SY"]


def test_spelling_of_an_arabic_town_is_forgiven() -> None:
    doc = parsed(
        "Syria/PROPN/nsubj/2/GPE lost/VERB/root/0 Maaret/PROPN/obj/2/GPE al/PROPN/flat/3/GPE _-/PUNCT/punct/3/GPE _Numan/PROPN/flat/3/GPE ./PUNCT/punct/2"
    )
    town = places.read(doc)[1]
    assert town.country_code == "SY"
    assert town.lat == pytest.approx(35.65, abs=0.1)


@pytest.mark.parametrize(
    ("sentence", "metonymic"),
    [
        ("Moscow/PROPN/nsubj/2/GPE denied/VERB/root/0 it/PRON/obj/2 ./PUNCT/punct/2", True),
        ("He/PRON/nsubj/2 arrived/VERB/root/0 in/ADP/case/4 Moscow/PROPN/obl/2/GPE ./PUNCT/punct/2", False),
        ("Talks/NOUN/nsubj/4 with/ADP/case/3 Damascus/PROPN/nmod/1/GPE failed/VERB/root/0 ./PUNCT/punct/4", True),
        ("Syrian/ADJ/amod/2/GPE troops/NOUN/nsubj/3 left/VERB/root/0 ./PUNCT/punct/3", True),
    ],
)
def test_metonymy(sentence: str, metonymic: bool) -> None:
    assert places.read(parsed(sentence))[0].metonymic is metonymic


def test_precision() -> None:
    doc = parsed(
        "A/DET/det/2 blast/NOUN/root/0 near/ADP/case/4 Latakia/PROPN/nmod/2/GPE in/ADP/case/6 Syria/PROPN/nmod/2/GPE ./PUNCT/punct/2"
    )
    assert [p.precision for p in places.read(doc)] == ["near", "country"]


def test_unknown_place_keeps_no_coordinates() -> None:
    doc = parsed("He/PRON/nsubj/2 left/VERB/root/0 Qzxvbrnn/PROPN/obj/2/GPE ./PUNCT/punct/2")
    (place,) = places.read(doc)
    assert (place.lat, place.geonames_id, place.precision) == (None, None, None)


def test_distance() -> None:
    assert kilometres(0, 0, 0, 90) == pytest.approx(10007.5, abs=1)


def test_a_city_inside_the_name_of_a_body_is_a_place_that_stands_for_it() -> None:
    doc = parsed(
        "Toronto/PROPN/compound/3/ORG Harbour/PROPN/compound/3/ORG Council/PROPN/nsubj/4/ORG met/VERB/root/0 ./PUNCT/punct/4"
    )
    (place,) = places.read(doc)
    assert (doc.text[place.start : place.end], place.country_code, place.metonymic) == ("Toronto", "CA", True)


def test_a_known_body_is_no_place() -> None:
    doc = parsed("Islamic/PROPN/amod/2/ORG State/PROPN/nsubj/3/ORG fell/VERB/root/0 ./PUNCT/punct/3")
    assert places.read(doc) == ()
