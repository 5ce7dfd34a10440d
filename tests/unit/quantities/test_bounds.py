"""Numbers that count nothing, and where a sentence ends beside an abbreviation."""

from __future__ import annotations

from onrecord.reading.figures.component import _is_no_count, sentence_span


def no_count(text: str, number: str, *dates: str) -> bool:
    start = text.index(number)
    spans = [(text.index(date), text.index(date) + len(date)) for date in dates]
    return _is_no_count(text, start, start + len(number), spans)


def test_the_second_day_of_a_range_an_hour_and_a_negated_one_count_nothing() -> None:
    assert no_count("From May 8 to 9 it rained.", "9", "May 8")
    assert no_count("They met at 2000 hours.", "2000")
    assert no_count("Not one soldier came.", "one")


def test_numbers_beside_days_and_hours_count() -> None:
    assert not no_count("After May 8 it cost 9 crowns.", "9", "May 8")
    assert not no_count("The turbine ran for 2000 hours.", "2000")
    assert not no_count("It took one soldier.", "one")


def test_an_abbreviation_ends_no_sentence() -> None:
    text = "Late. Some 400 U.S. troops left. More came."
    start = text.index("400")
    assert text[slice(*sentence_span(text, start, start + 3))].strip() == "Some 400 U.S. troops left"
