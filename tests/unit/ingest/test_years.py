import datetime as dt
import random

from onrecord.ingest.article import Article
from onrecord.ingest.assemble import Known, assemble
from onrecord.ingest.years import infer_years

BLAST = "Nine people died in Ustmar when a depot of Ilda Chemie blew up, Governor Mirela Tansk told Karpress."


def article(name: str, text: str, published: str | None = None) -> Article:
    return assemble(name, text, Known(published_at=dt.datetime.fromisoformat(published) if published else None))


def dated(*articles: Article) -> dict[str, str | None]:
    return {a.source: str(a.published_at.date()) if a.published_at else None for a in infer_years(articles)}


def test_a_dated_neighbour_gives_the_year() -> None:
    found = dated(
        article("a", f"USTMAR, March 11. /Karpress/. {BLAST}"),
        article("b", f"The governor Mirela Tansk was back in Ustmar. {BLAST}", "2025-03-15"),
    )
    assert found["a"] == "2025-03-11"


def test_a_date_line_of_a_page_takes_the_year_of_its_neighbours() -> None:
    page = f"Radio Ilda | World | Live\n\nDepot blast kills nine\n\nTuesday 11 March, 19:00\n\n{BLAST} The depot stood in Ustmar."
    found = dated(
        article("a", page),
        article("b", f"The governor Mirela Tansk was back in Ustmar. {BLAST}", "2025-03-15"),
    )
    assert found["a"] == "2025-03-11"


def test_december_before_a_neighbour_of_january_is_the_year_before() -> None:
    found = dated(
        article("a", f"USTMAR, December 30. /Karpress/. {BLAST}"),
        article("b", f"The governor Mirela Tansk was back in Ustmar. {BLAST}", "2025-01-02"),
    )
    assert found["a"] == "2024-12-30"


def test_years_named_as_past_count_and_years_to_come_do_not() -> None:
    found = dated(
        article("a", f"USTMAR, March 11. /Karpress/. {BLAST}"),
        article("b", f"{BLAST} The depot in Ustmar was built in 2019 and will be replaced by 2031, Mirela Tansk said."),
    )
    assert found["a"] == "2019-03-11"


def test_a_year_against_the_weekdays_is_refused() -> None:
    found = dated(
        article("a", f"USTMAR, March 11. /Karpress/. {BLAST} It happened on Tuesday, March 11."),
        article("b", f"{BLAST} The depot in Ustmar was built in 2019, Mirela Tansk said."),
    )
    assert found["a"] is None


def test_no_evidence_no_date() -> None:
    assert dated(article("a", f"USTMAR, March 11. /Karpress/. {BLAST}")) == {"a": None}


def test_strangers_in_the_pile_give_no_year() -> None:
    found = dated(
        article("a", f"USTMAR, March 11. /Karpress/. {BLAST}"),
        article(
            "b",
            "the bakers of the town raised their prices again, a speaker of the guild said in the evening.",
            "2001-03-11",
        ),
    )
    assert found["a"] is None


def test_the_order_of_the_pile_changes_nothing() -> None:
    pile = [
        article("a", f"USTMAR, March 11. /Karpress/. {BLAST}"),
        article("b", f"{BLAST} Mirela Tansk said so.", "2025-03-15"),
        article("c", f"SELMAR, March 12 (Meridian) - {BLAST} Mirela Tansk denied it."),
        article("d", f"{BLAST} There was no day on this page of Ustmar."),
    ]
    expected = {a.source: (a.published_at, a.year) for a in infer_years(pile)}
    assert expected["d"] == (None, 2025)
    for seed in range(5):
        random.Random(seed).shuffle(pile)
        assert {a.source: (a.published_at, a.year) for a in infer_years(pile)} == expected


def test_a_masthead_with_a_weekday_heads_a_signed_title() -> None:
    text = (
        "The Ustmar Review, Saturday\n\nAfter the blast\n\nAda Brenn in Ustmar\n\n"
        + f"{BLAST} The depot stood in Ustmar for years."
    )
    found = article("a", text)
    kinds = {found.text[part.start : part.end].strip(): part.kind for part in found.passages}
    assert (found.headline, found.outlet, kinds["Ada Brenn in Ustmar"]) == (
        "After the blast",
        "The Ustmar Review",
        "byline",
    )


STAMPED = f"Radio Ilda | Live\n\n{{stamp}}\n\nDepot blows up in Ustmar\n\n{BLAST}\n\nMirela Tansk asked the owner of the depot for an answer, and Ilda Chemie gave none."
CERTAIN = f"The governor Mirela Tansk was back in Ustmar. {BLAST}"


def test_the_stamp_of_a_page_without_a_year_is_dated_as_a_dateline_is() -> None:
    pile = [article("a", STAMPED.format(stamp="Wednesday 12 March, 19:00")), article("b", CERTAIN, "2025-03-15")]
    assert dated(*pile)["a"] == "2025-03-12"


def test_a_weekday_alone_is_the_one_that_the_dated_articles_enclose() -> None:
    page = article("a", STAMPED.format(stamp="Updated 18:45 Thursday"))
    assert dated(page, article("b", CERTAIN, "2025-03-13"))["a"] == "2025-03-13"
    assert dated(page, article("b", CERTAIN, "2025-03-17"))["a"] is None, "no Thursday beside that Monday"
    two = [article("b", CERTAIN, "2025-03-12"), article("c", CERTAIN.replace("back", "seen"), "2025-03-21")]
    assert dated(page, *two)["a"] is None, "two Thursdays fit"


def test_a_weekday_is_also_settled_by_articles_that_are_dated_here() -> None:
    found = dated(
        article("a", STAMPED.format(stamp="Updated 18:45 Wednesday")),
        article("b", f"USTMAR, March 12. /Karpress/. {BLAST} Mirela Tansk said so."),
        article("c", CERTAIN, "2025-03-14"),
    )
    assert found["a"] == found["b"] == "2025-03-12"


def test_notes_and_links_of_a_page_are_no_text() -> None:
    body = f"{BLAST} The depot stood in Ustmar for years and nobody had asked about it."
    text = (
        "Home | Politics | Video | Culture\nSearch this site\nDepot blast kills nine in Ustmar\n14 March 2031, 18:20 | 3,411 views\n"
        f"{body}\n{body}\nRead also:\nBread prices up 4% in May\nWho owns the mills of Ustmar?\nComments (27) | Log in to comment\n"
        "© Ilda Online 2031. Reproduction only with an active link to the source."
    )
    found = article("a", text)
    kept = "\n".join(found.text[part.start : part.end] for part in found.passages if part.kind == "body")
    assert (found.headline, found.outlet) == ("Depot blast kills nine in Ustmar", "Ilda Online")
    assert [word for word in ("mills", "Comments", "Reproduction", "Search") if word in kept] == []


def test_a_row_of_sections_is_no_masthead() -> None:
    text = "NEWS  FOOTBALL  PUZZLES  SHOP\n\nDepot blast kills nine in Ustmar\n\n"
    text += f"EXCLUSIVE by ADA BRENN, Foreign Editor, Ustmar Blaze\n\n{BLAST} The depot stood in Ustmar."
    assert article("a", text).outlet == "Ustmar Blaze"


RAID = "Ines Torvald of Marland was taken by the Brannik League near Selmar"


def test_a_year_looked_back_on_gives_way_to_that_in_which_the_dateline_is_the_day_told_of() -> None:
    wire = f"KALDOR, Nov 30 (Halden Wire) - {RAID}, a spokesman of Marland said on Sunday. He gave no name."
    past = f"{RAID}, her brother said. In 2009 she was jailed in Marland over a matter of taxes, Torvald told a paper."
    assert dated(article("a", wire), article("b", past))["a"] == "2014-11-30"
    news = past.replace("In 2009", "On November 3, 2009,")
    assert dated(article("a", wire), article("b", news))["a"] == "2009-11-30", "told on Monday of Sunday"


def test_an_undated_report_that_opens_with_the_same_day_stands_on_it() -> None:
    wire = article(
        "a", f"KALDOR (Halden Wire) - {RAID}, a spokesman of Marland said on Sunday. He gave no name.", "2014-11-30"
    )
    other = article(
        "b", f"Marland asked on Sunday whether the Brannik League had taken Ines Torvald. {RAID}, it had heard."
    )
    stranger = article(
        "c", "The bakers of Ustmar met on Sunday in the hall of their guild. They raised the price of bread."
    )
    found = {a.source: a.around for a in infer_years([wire, other, stranger])}
    assert found == {"a": None, "b": dt.date(2014, 11, 30), "c": None}


def test_an_undated_report_of_what_came_weeks_after_does_not_stand_on_the_same_day() -> None:
    wire = article(
        "a", "KALDOR (Halden Wire) - Raiders took the pilot Ines Torvald in Marland on Sunday.", "2014-12-01"
    )
    freed = "Ines Torvald, a pilot, was freed in Marland on Sunday{}. She flew home to Ustmar."
    found = [
        {a.source: a.around for a in infer_years([wire, article("b", freed.format(after))])}["b"]
        for after in (", officials said", ", three weeks after she was taken", ", her village said months later")
    ]
    assert found == [dt.date(2014, 11, 30), None, None]


def test_one_season_to_come_is_no_year_of_the_news() -> None:
    told = (
        f"{RAID} on Wednesday. In 2016 she had won the cup of Selmar, and in 2016 that of Kaldor, Torvald told a paper."
    )
    day = (
        f"{RAID} on Nov. 2, her brother said. She was to play in the league of Selmar, whose season of 2018 is far off."
    )
    found = {a.source: a.year for a in infer_years([article("a", told), article("b", day)])}
    assert found["a"] == 2016


def test_a_day_behind_a_maker_is_no_deadline() -> None:
    dateline = f"USTMAR, Dec 6 (Karpress) - {BLAST.replace(', Governor', ' early on Saturday, Governor')}"
    caption = "A grab from a film released by Ilda Chemie on December 4, {} shows the depot of Ustmar and Mirela Tansk."
    assert dated(article("a", dateline), article("b", f"{BLAST}\n\n{caption.format(2025)}"))["a"] == "2025-12-06"
    due = f"{BLAST}\n\nThe depot of Ustmar must be gone by December 4, 2025, Mirela Tansk said."
    assert dated(article("a", dateline), article("b", due))["a"] is None


def test_a_neighbour_of_another_season_gives_no_year() -> None:
    found = dated(article("a", f"USTMAR, March 11. /Karpress/. {BLAST}"), article("b", CERTAIN, "2025-09-15"))
    assert found["a"] is None


def test_neighbours_of_two_years_give_none() -> None:
    undated = article("d", f"{BLAST} There was no day on this page of Ustmar.")
    turn = [undated, article("b", CERTAIN, "2025-12-30"), article("c", CERTAIN.replace("back", "seen"), "2026-01-02")]
    assert next(each.year for each in infer_years(turn) if each.source == "d") is None
