"""Coded and printed moments of publication: what can be no day is none."""

from __future__ import annotations

import pytest

from onrecord.ingest.published import parse_moment


@pytest.mark.parametrize(
    ("coded", "day"),
    [
        ("0001-01-01T00:00:00", None),
        ("1753-01-01", None),
        (True, None),
        (1933243200, "2031-04-06"),
        (1933243200000, "2031-04-06"),
        ("30 February 2031", None),
        ("February 29, 2031", None),
        ("February 29, 2032", "2032-02-29"),
        ("31/06/2031", None),
        ("03/04/2031", None),
    ],
)
def test_what_can_be_no_day_of_publication_is_none(coded: object, day: str | None) -> None:
    moment = parse_moment(coded)
    assert (moment.date().isoformat() if moment else None) == day
