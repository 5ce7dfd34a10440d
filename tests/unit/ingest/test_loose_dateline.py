"""Datelines without capitals, agency or dash, which only the rest of the text tells from labels of speakers and captions."""

import pytest

from onrecord.ingest.passages import lay_out
from onrecord.ingest.published import PartialDate, is_date_line, parse_date

LEAD = "The mayor of Kaldor resigned on Monday after a week of protests over the price of water in Kaldor."
REST = "He gave no reason, his office said in a short note to the council."


@pytest.mark.parametrize(
    ("opening", "place", "date"),
    [
        ("Kaldor: ", "Kaldor", None),
        ("Kaldor | ", "Kaldor", None),
        ("Kaldor, Marland — ", "Kaldor", None),
        ("(Kaldor) – ", "Kaldor", None),
        ("(Kaldor, April 4, 2031) – ", "Kaldor", PartialDate(4, 4, 2031)),
        ("4 April 2031, Kaldor – ", "Kaldor", PartialDate(4, 4, 2031)),
        ("Kaldor, April 4: ", "Kaldor", PartialDate(4, 4)),
        ("KALDOR, 4 APRIL 2031 (SNA)—", "Kaldor", PartialDate(4, 4, 2031)),
        ("Kaldor (Halden Wire), April 4 – ", "Kaldor", PartialDate(4, 4)),
        ("KALDOR , Marland, Apr. 4 (UPI) -- ", "Kaldor", PartialDate(4, 4)),
        ("By Ada Brenn KALDOR, April 4 (Reuters) - ", "Kaldor", PartialDate(4, 4)),
        ("KALDOR — April 4, 2031 — ", "Kaldor", PartialDate(4, 4, 2031)),
        ("KALDOR (AP) _ ", "Kaldor", None),
    ],
)
def test_finds_them_at_the_head_of_the_first_paragraph(opening: str, place: str, date: PartialDate | None) -> None:
    text = f"Mayor resigns over water\n\n{opening}{LEAD}\n\n{REST}"
    found = lay_out(text)
    assert found.dateline is not None
    assert (found.dateline.place, found.dateline.date) == (place, date)
    assert [text[part.start : part.end] for part in found.passages if part.kind == "body"] == [LEAD, REST]


@pytest.mark.parametrize(
    "opening", ["Torvald: ", "Lonely: ", "Correction: ", "Column | ", "World | ", "Ines Torvald: "]
)
def test_labels_are_none(opening: str) -> None:
    text = f"Mayor resigns over water\n\n{opening}{LEAD}\n\nInes Torvald was in Torvald Square. {REST}"
    assert lay_out(text).dateline is None


@pytest.mark.parametrize("line", ["Kaldor, 4 April 2031", "KALDOR", "KALDOR, Marland", "Kaldor | April 4, 2031"])
def test_finds_one_on_a_line_of_its_own(line: str) -> None:
    found = lay_out(f"Mayor resigns over water\nBy Ada Brenn\n{line}\n\n{LEAD}\n\n{REST}")
    assert found.dateline is not None
    assert found.dateline.place == "Kaldor"


@pytest.mark.parametrize(
    ("opening", "outlet"), [("(HaldenNews.com) ", "HaldenNews.com"), ("Halden.Net - ", "Halden.Net"), ("(CNN) ", "CNN")]
)
def test_an_outlet_that_opens_its_text_is_named(opening: str, outlet: str) -> None:
    assert lay_out(f"Mayor resigns over water\n\n{opening}{LEAD}\n\n{REST}").outlet == outlet


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("Ada Brenn - Nov 19, 2031, 8:15 pm CST", "Ada Brenn"),
        ("by Ada Brenn November 19, 2031", "Ada Brenn"),
        ("By Ada Brenn 2031-11-19T20:51:19Z Harbours", "Ada Brenn"),
        ("By Ada Brenn on Wednesday, November 19th, 2031 at 11:04 a.m.", "Ada Brenn"),
        ("By Ada Brenn, Wednesday, 19 November 2031 08:05 GMT", "Ada Brenn"),
    ],
)
def test_a_byline_with_its_day_gives_both(line: str, byline: str) -> None:
    found = lay_out(f"Mayor of Kaldor resigns over water\n{line}\n{LEAD}\n{REST}")
    assert found.byline == byline
    assert found.published == PartialDate(11, 19, 2031)


def test_months_in_figures_count_where_their_order_is_sure() -> None:
    assert parse_date("5:45 AM PST 11/19/2031") == PartialDate(11, 19, 2031)
    assert parse_date("04/05/2031") is None


@pytest.mark.parametrize(
    "line",
    [
        "November 20, 2031 - 11:28 AMT",
        "- Nov. 18th 2031 8:54 am PT",
        "Monday November 18, 2031 7:45 am PST by Ada Brenn",
        "Wednesday 20 November 2031 11:42, UK",
    ],
)
def test_a_day_with_its_clock_is_page_data(line: str) -> None:
    assert is_date_line(line)
