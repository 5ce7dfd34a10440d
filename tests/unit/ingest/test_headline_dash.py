"""What stands behind the dash of a headline: the outlet that printed it, or who says so."""

from __future__ import annotations

import pytest

from onrecord.ingest.outlet import outlet_in_headline, speaks_in_headline

TEXT = (
    "The pier will open in May, Karin Tolm said on Monday. The UN had paid for it. A clerk told KTVN that it was safe."
)


@pytest.mark.parametrize("who", ["Tolm", "UN"])
def test_who_says_so_is_no_outlet(who: str) -> None:
    headline = f"Pier will open in May - {who}"
    assert outlet_in_headline(headline)[1] == who  # by its look alone it might be one
    assert speaks_in_headline(headline, who, f"{headline}\n{TEXT}")


@pytest.mark.parametrize("outlet", ["KTVN", "Norsk", "Reuters", "The Haven Post"])
def test_an_outlet_is_one(outlet: str) -> None:
    assert not speaks_in_headline(f"Pier will open in May - {outlet}", outlet, TEXT)


def test_a_bar_parts_the_outlet_from_its_headline() -> None:
    assert not speaks_in_headline("Pier will open in May | Tolm", "Tolm", TEXT)
