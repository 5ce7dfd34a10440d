import pytest

from onrecord.ingest.dateline import find_dateline, place_name
from onrecord.ingest.published import PartialDate


@pytest.mark.parametrize(
    ("paragraph", "place", "date", "credit"),
    [
        ("USTMAR, March 11. /Karpress/. Nine people died.", "Ustmar", PartialDate(3, 11), "Karpress"),
        ("SELMAR (Meridian) — The port stays shut.", "Selmar", None, "Meridian"),
        ("BRANNIK (Reuters) - The talks failed.", "Brannik", None, "Reuters"),
        ("GENEVA, Sept 3 (AP) — Talks began.", "Geneva", PartialDate(9, 3), "AP"),
        ("PARIS, 12 March 2025 (AFP) – A strike began.", "Paris", PartialDate(3, 12, 2025), "AFP"),
        ("KALDOR, Dorsland (AP) — A bridge fell.", "Kaldor", None, "AP"),
        ("PORT DE SELMAR, Oct. 1 (Xinhua) -- Ships left.", "Port de Selmar", PartialDate(10, 1), "Xinhua"),
        ("USTMAR/SELMAR, Jan 2 (Reuters) - Two towns flooded.", "Ustmar/Selmar", PartialDate(1, 2), "Reuters"),
        ("WASHINGTON, D.C. — Officials met.", "Washington", None, None),
        ("Kaldor (AFP) - A train was late.", "Kaldor", None, "AFP"),
        ("Kaldor, SANA – The minister spoke.", "Kaldor", None, "SANA"),
        ("USTMAR — Rain fell.", "Ustmar", None, None),
        ("USTMAR, 13 MAY 2031, KTA. Rain fell.", "Ustmar", PartialDate(5, 13, 2031), "KTA"),
        ("Ustmar, 16 October, Tavrinform - Rain fell.", "Ustmar", PartialDate(10, 16), "Tavrinform"),
        ("(Reuters) - A bank closed.", None, None, "Reuters"),
    ],
)
def test_finds_the_usual_forms(paragraph: str, place: str | None, date: PartialDate | None, credit: str | None) -> None:
    found = find_dateline(paragraph)
    assert found is not None
    assert (found.place, found.date, found.credit) == (place, date, credit)
    assert paragraph[found.end :].strip()[0].isupper()


@pytest.mark.parametrize(
    "paragraph",
    [
        "NATO (the alliance) said on Monday it would wait.",
        "Ustmar was quiet on March 11.",
        "The minister (Karpress) was wrong.",
        "BREAKING: A bridge fell.",
        "UPDATE - The bridge fell.",
        "Q: Did you see it?",
        "Mr Solvar, 54, said he was sorry.",
        '"NO — never," he said.',
        "On March 11 (a Tuesday) nine people died.",
        "Ustmar, 16 October, Ada Brenn. I write to you.",
        "On Monday, 16 October, Karpress - the agency of the port - fell silent.",
    ],
)
def test_leaves_sentences_alone(paragraph: str) -> None:
    assert find_dateline(paragraph) is None


def test_the_end_stands_before_the_first_word() -> None:
    paragraph = "SELMAR (Meridian)\xa0— Dorsland denied it."
    found = find_dateline(paragraph)
    assert found is not None
    assert paragraph[found.end :].lstrip() == "Dorsland denied it."


def test_places_are_spelled_as_names() -> None:
    assert [place_name(p) for p in ("TOKYO", "RIO DE JANEIRO", "TEL-AVIV", "Vienna")] == [
        "Tokyo",
        "Rio de Janeiro",
        "Tel-Aviv",
        "Vienna",
    ]
