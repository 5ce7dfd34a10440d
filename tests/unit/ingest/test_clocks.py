"""Printed days with a clock and a zone beside them, as columns, fields and pages give them."""

from __future__ import annotations

import datetime as dt

import pytest

from onrecord.ingest.clocks import with_clock
from onrecord.ingest.published import is_date_line, parse_moment


@pytest.mark.parametrize(
    ("printed", "moment"),
    [
        ("Mar 4, 2031 8:00 PM ET", "2031-03-04T20:00:00-05:00"),
        ("July 4, 2031 at 8:00 p.m. ET", "2031-07-04T20:00:00-04:00"),
        ("4 March 2031 20:00 BST", "2031-03-04T20:00:00+01:00"),
        ("2031-03-04 20:00 GMT+3", "2031-03-04T20:00:00+03:00"),
        ("4 March 2031 20:00 (GMT+05:30)", "2031-03-04T20:00:00+05:30"),
        ("Tuesday 4 March 2031 20.15 GMT", "2031-03-04T20:15:00+00:00"),
        ("Tuesday, March 4, 2031, 11 p.m. EST", "2031-03-04T23:00:00-05:00"),
        ("Mar 4, 2031 12:15 a.m. PT", "2031-03-04T00:15:00-08:00"),
        ("Tue Mar 04 2031 20:00:00 GMT+0200 (CEST)", "2031-03-04T20:00:00+02:00"),
        ("Tue, 04 Mar 2031 20:00:00 +0300", "2031-03-04T20:00:00+03:00"),
        ("Tue Mar 04 20:00:00 +0000 2031", "2031-03-04T20:00:00+00:00"),
        ("April 4, 2031 Friday 10:15 AM GMT", "2031-04-04T10:15:00+00:00"),
        ("4 Mar 2031, 8pm", "2031-03-04T20:00:00"),
        ("Mar 4 2031 - 20h15", "2031-03-04T20:15:00"),
        ("13/03/2031 20:15", "2031-03-13T20:15:00"),
        ("20310304081500", "2031-03-04T08:15:00"),
        ("1930422600", "2031-03-04T20:30:00"),
        ("1930422600000", "2031-03-04T20:30:00"),
        ("4 March 2031", "2031-03-04T00:00:00"),
        ("4 March 2031, issue 12.4 of the year", "2031-03-04T00:00:00"),
        ("4 March 2031, page 13 pm", "2031-03-04T00:00:00"),
    ],
)
def test_the_moment_that_words_name(printed: str, moment: str) -> None:
    found = parse_moment(printed)
    assert found is not None
    assert found.isoformat() == moment


@pytest.mark.parametrize("printed", ["unknown", "8:00 PM ET", "03/04/2031 20:00", "March 2031", "17", "202"])
def test_no_day_no_moment(printed: str) -> None:
    assert parse_moment(printed) is None


def test_a_zone_without_a_known_name_is_none() -> None:
    assert with_clock(dt.date(2031, 3, 4), "20:00 Kaldor time") == dt.datetime(2031, 3, 4, 20)


@pytest.mark.parametrize("line", ["Tuesday, March 4, 2031, 11 p.m. EST", "4 Mar 2031, 8pm", "March 4, 2031 8:00 PM ET"])
def test_such_lines_give_a_day_and_no_news(line: str) -> None:
    assert is_date_line(line)


@pytest.mark.parametrize("line", ["The bridge opens at 8 p.m. on Tuesday", "At 8pm the mayor resigned"])
def test_news_with_a_clock_in_it_is_no_date_line(line: str) -> None:
    assert not is_date_line(line)
