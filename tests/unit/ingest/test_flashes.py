"""Texts that are nothing but a headline: flashes of agencies, titles that somebody kept. All of it invented."""

from __future__ import annotations

import pytest

from onrecord.errors import IngestError
from onrecord.ingest.article import Article
from onrecord.ingest.assemble import assemble


def kinds(text: str) -> list[tuple[str, str]]:
    found = assemble("a.txt", text)
    return [(part.kind, found.text[part.start : part.end]) for part in found.passages]


def read(text: str) -> Article:
    return assemble("a.txt", text)


@pytest.mark.parametrize(
    "line",
    [
        "Norda says it has taken Hamrin back from the Front",
        "Captain knew that door was open, prosecutor tells court; defence blames company",
        "MAYOR OF KALDOR RESIGNS OVER PRICE OF WATER - OFFICE",
    ],
)
def test_one_line_is_a_headline(line: str) -> None:
    assert kinds(line) == [("headline", line)]
    assert read(line).headline == line


def test_outlet_and_day_above_a_lone_headline() -> None:
    found = read("Sund Times\n4 April 2031\nMayor of Kaldor denies she raised the price of water herself\n")
    assert (found.outlet, found.headline, str(found.published_at)[:10]) == (
        "Sund Times",
        "Mayor of Kaldor denies she raised the price of water herself",
        "2031-04-04",
    )


def test_menus_are_no_flash() -> None:
    with pytest.raises(IngestError, match="no article in it"):
        read(
            "Home\nNews\nSport\nContact us\nSubscribe to our letter\nMore from the Sund Times\nShare this with friends\n"
        )


@pytest.mark.parametrize(
    ("end", "outlet"),
    [
        ("- Brandt", None),
        ("- UN", None),
        ("– Harbour Office of Tavra", None),
        ("- Ukrinform", "Ukrinform"),
        ("| Tavrinform", "Tavrinform"),
        ("- Tavrinform", "Tavrinform"),
        ("– Kaldor Today", "Kaldor Today"),
    ],
)
def test_who_says_so_at_the_end_of_a_headline_is_no_outlet(end: str, outlet: str | None) -> None:
    body = (
        "Helena Brandt said on Friday that the bridge would open. The UN and the Harbour Office of Tavra welcomed it.\n\n"
        "The mayor told Tavrinform that she would be there, and the Kaldor police closed the road on Friday.\n"
    )
    assert read(f"Bridge will open in May after a year {end}\n\n{body}").outlet == outlet


def test_a_shout_names_no_outlet_at_its_end() -> None:
    assert read("MAYOR OF KALDOR RESIGNS - COASTGUARD\nKALDOR COUNCIL TO MEET ON MONDAY - SPOKESMAN\n").outlet is None
    assert read("FLASH\nMAYOR OF KALDOR RESIGNS\nKALDOR COUNCIL TO MEET ON MONDAY - SPOKESMAN\n").outlet is None
