"""What stands beside a day under a headline, days in other forms, places that sign nothing, and long notes of what was amended."""

from __future__ import annotations

import pytest

from onrecord.ingest.article import Article
from onrecord.ingest.assemble import assemble

HEAD = "Selmar closes its old bridge until spring"
BODY = (
    "The council of Selmar closed the old bridge on Monday after a lorry had hit one of its four stone pillars.\n\n"
    '"We saw it fall," Tom Lisk, a baker, told reporters on the quay.\n'
)


def article(*head: str, foot: str = "") -> Article:
    return assemble("a.txt", "\n".join([HEAD, "", *head, "", BODY, foot]))


@pytest.mark.parametrize(
    "name",
    ["Le Monde", "Haaretz", "The Economist", "Mada Masr", "Rappler", "Human Rights Watch", "OCHA", "The Ilda Lamp"],
)
def test_an_outlet_without_a_word_for_a_medium_stands_beside_its_day(name: str) -> None:
    found = article(f"{name}, 4 April 2031")
    assert (found.outlet, found.byline, str(found.published_at)[:10]) == (name, None, "2031-04-04")


@pytest.mark.parametrize("name", ["Le Monde", "Der Spiegel", "Axios"])
def test_a_known_outlet_stands_on_a_line_above_its_day(name: str) -> None:
    assert article(name, "4 April 2031").outlet == name


def test_the_kind_of_a_piece_is_no_part_of_the_name() -> None:
    assert article("Reportage, The Ilda Weekly, 4 April 2031").outlet == "The Ilda Weekly"


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("Port Selmar, 4 April 2031", None),
        ("The Hague, 4 April 2031", None),
        ("Ada Brenn, 4 April 2031", "Ada Brenn"),
        ("Ilda Desk, 4 April 2031", None),
    ],
)
def test_a_place_beside_a_day_signs_nothing(line: str, byline: str | None) -> None:
    found = article(line)
    assert (found.outlet, found.byline, str(found.published_at)[:10]) == (None, byline, "2031-04-04")


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("*4 April 2031*", "2031-04-04"),
        ("*The Ilda Post, 4 April 2031. Transcript edited for length.*", "2031-04-04"),
        ("Updated 4 April 2031", "2031-04-04"),
        ("Last Updated : 4 April, 2031, 05:21 PM", "2031-04-04"),
        ("Published 3 April 2031\nUpdated 4 April 2031", "2031-04-03"),
        ("24.04.31", "2031-04-24"),
        ("04/24/31", "2031-04-24"),
        ("04.05.31", "None"),
        ("1.24.04.31", "None"),
    ],
)
def test_days_in_other_forms(line: str, day: str) -> None:
    assert str(article(line).published_at)[:10] == day


def test_a_release_is_headed_by_what_it_announces() -> None:
    text = f"PRESS RELEASE\n\nFor immediate release\nPort Selmar, 4 April 2031\n\n{HEAD}\n\n{BODY}"
    found = assemble("a.txt", text)
    assert (found.headline, found.byline, str(found.published_at)[:10]) == (HEAD, None, "2031-04-04")


@pytest.mark.parametrize("label", ["BRENN (voice-over):", "PTC (piece to camera):"])
def test_who_speaks_in_a_film_is_no_place(label: str) -> None:
    assert assemble("a.txt", f"{HEAD}\n\n{label} {BODY}").dateline_place is None


@pytest.mark.parametrize(
    ("foot", "kind"),
    [
        (
            "• This article was amended on 6 April 2031. An earlier version said that Ada Brenn had been dismissed by the council. She resigned. "
            "It also said that 400 stones had fallen into the river; that should have been 40. The council has asked us to make clear that the "
            "lorry was not its own and that the pillar had been looked at in the spring.",
            "furniture",
        ),
        (
            "This article of the treaty was amended on 6 April 2031 by the council, which the mayor had asked to do so for years, and the "
            "harbour board, which is older than the council, was told of it by a letter that took nine days to come, Tom Lisk said on Monday.",
            "body",
        ),
    ],
)
def test_a_long_note_of_what_was_amended_is_not_what_the_article_says(foot: str, kind: str) -> None:
    found = article("Ilda Post, 4 April 2031", foot=foot)
    at = found.text.index(foot[:30])
    assert next(part.kind for part in found.passages if part.start <= at < part.end) == kind
