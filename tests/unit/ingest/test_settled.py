import datetime as dt
import random

from onrecord.ingest.article import Article
from onrecord.ingest.assemble import Known, assemble
from onrecord.ingest.years import infer_years

RAID = "helicopters destroyed a fuel store of the Marl Front near Orrin"
WEEKDAY = f"The army of Velmaria confirmed on Friday that {RAID} on Monday."
DAY = (
    f"Witnesses told the Tarn Gazette that {RAID} in the Sept. 1 raid. The Marl Front bombed the Orrin fair last year."
)
YEAR = (
    "The Marl Front, which bombed the Orrin fair in September 2013, has lost a fuel store, the army of Velmaria said."
)


def article(name: str, text: str, published: str | None = None) -> Article:
    return assemble(name, text, Known(published_at=dt.datetime.fromisoformat(published) if published else None))


def settled(*articles: Article) -> dict[str, tuple[int | None, str | None]]:
    return {a.source: (a.year, str(a.around) if a.around else None) for a in infer_years(articles)}


def test_weekday_day_and_a_year_ago_settle_the_week() -> None:
    found = settled(article("a", WEEKDAY), article("b", DAY), article("c", YEAR))
    assert found == {"a": (2014, "2014-09-05"), "b": (2014, None), "c": (2014, None)}


def test_the_order_of_the_articles_changes_nothing() -> None:
    pile = [article("a", WEEKDAY), article("b", DAY), article("c", YEAR)]
    first = settled(*pile)
    for seed in range(3):
        random.Random(seed).shuffle(pile)
        assert settled(*pile) == first


def test_a_line_of_rights_gives_the_year() -> None:
    page = f"{WEEKDAY}\n\n(c) 2014 Tarn Media. All rights reserved."
    assert settled(article("a", page), article("b", DAY))["a"] == (2014, "2014-09-05")


def test_a_year_that_puts_the_day_on_no_weekday_of_the_pile_settles_no_day() -> None:
    other = f"Witnesses told the Tarn Gazette that {RAID} in the Sept. 3 raid. The Marl Front bombed the Orrin fair last year."
    assert settled(article("a", WEEKDAY), article("b", other), article("c", YEAR))["a"][1] is None


def test_articles_about_something_else_settle_nothing() -> None:
    choir = "The choir of Tarn sang in Orrin on Sept. 1 before a full house of 2013 listeners and a visiting bishop."
    assert settled(article("a", WEEKDAY), article("b", choir))["a"][1] is None


def test_a_dated_article_is_left_alone() -> None:
    found = settled(article("a", WEEKDAY, "2020-01-02"), article("b", DAY), article("c", YEAR))
    assert found["a"] == (None, None)


def test_a_caption_and_a_stamp_give_the_day_near_which_weekdays_lie() -> None:
    caption = f"{RAID.capitalize()}, a witness said on Sunday.\n\nVillagers look at a burnt fuel store of the Marl Front near Orrin, in Velmaria October 17, 2031."
    found = settled(article("a", caption), article("b", f"The army of Velmaria said on Friday that {RAID}."))
    assert found == {"a": (2031, "2031-10-19"), "b": (2031, "2031-10-17")}
    stamp = f"The mayor of Orrin was shocked that {RAID}.\n(Tarn Daily 10/18/2031 page4)"
    assert settled(article("a", stamp), article("b", YEAR))["a"] == (2031, "2031-10-18")
    dated = {a.source: a.published_at for a in infer_years([article("a", stamp), article("b", YEAR)])}
    assert dated == {"a": dt.datetime(2031, 10, 18), "b": None}


def test_a_file_picture_gives_nothing() -> None:
    caption = f"{RAID.capitalize()}, a witness said on Sunday.\n\nA file picture of the Marl Front near Orrin, in Velmaria October 17, 2031."
    assert settled(article("a", caption))["a"][1] is None


SHELLED = "boats of the Marl Front shelled the harbour of Orrin in Velmaria"
PAIR = f"The army said that {SHELLED} six times since Wednesday 15 October. The Front was founded in 2028."


def test_a_weekday_printed_with_its_day_gives_the_year_and_the_week() -> None:
    other = article("b", f"The mayor told reporters on Friday that {SHELLED}.")
    assert settled(article("a", PAIR), other) == {"a": (2031, "2031-10-15"), "b": (2031, "2031-10-17")}
    no_floor = PAIR.replace(" The Front was founded in 2028.", "")
    assert settled(article("a", no_floor), other) == {"a": (None, None), "b": (None, None)}
    other_day = PAIR.replace("Wednesday", "Saturday")  # a slip: in no year of the four after 2028
    assert settled(article("a", other_day), other)["b"][1] is None


def test_an_appointment_with_its_weekday_gives_the_year_but_no_day() -> None:
    ahead = (
        f"The army said that {SHELLED} six times; talks are due on Wednesday 15 October. The Front was founded in 2028."
    )
    other = article("b", f"The mayor told reporters on Friday that {SHELLED}.")
    assert settled(article("a", ahead), other)["b"] == (2031, None)


def test_an_article_that_puts_the_thing_in_the_last_month_does_not_stand_near_a_post_of_it() -> None:
    post = f"Many saw that {SHELLED}.\n\nThe harbour of Orrin is on fire — Ada Brenn (@adabrenn) October 15, 2031"
    text = f"It was {{}} that {SHELLED}.\nThe mayor told reporters on Friday that it would be rebuilt."
    assert settled(article("a", post), article("b", text.format("last month")))["b"] == (2031, None)
    assert settled(article("a", post), article("b", text.format("dawn")))["b"] == (2031, "2031-10-17")


def test_what_an_article_prints_is_past_when_it_speaks() -> None:
    shown = "Villagers look at the burnt harbour of Orrin, in Velmaria, October 17, 2031. [Photo/Agencies]"
    for day, around in (("Sunday", "2031-10-19"), ("Wednesday", None)):
        text = f"Many boats were lost when {SHELLED}, a witness said on {day}.\n\n{shown}"
        assert settled(article("a", text))["a"] == (2031, around)


def test_a_post_shown_in_the_text_gives_the_day_near_which_weekdays_lie() -> None:
    post = f"Many saw that {SHELLED}.\n\nThe harbour of Orrin is on fire — Ada Brenn (@adabrenn) October 15, 2031"
    other = article("b", f"The mayor told reporters on Friday that {SHELLED}.")
    assert settled(article("a", post), other)["b"] == (2031, "2031-10-17")
    unsigned = post.replace(" — Ada Brenn (@adabrenn) October 15, 2031", " since October 15, 2031, or longer")
    assert settled(article("a", unsigned), other)["b"][1] is None


def test_a_feast_named_with_its_weekday_is_a_day() -> None:
    feast = f"On New Year's Eve {SHELLED}, the mayor said on {{}}.\n\n(c) 2031 Tarn Media. All rights reserved."
    assert settled(article("a", feast.format("Wednesday")))["a"] == (2031, "2031-12-31")
    assert settled(article("a", feast.format("Monday")))["a"] == (2031, None)


def test_a_picture_is_of_the_day_told_beside_it() -> None:
    told = "Jets of Velmaria bombed stores of the Marl Front at Orrin on Thursday. The Front was founded in May 2030."
    shown = "A grab taken from Orrin television on Feb. 5 shows flames over stores of the Marl Front that jets of Velmaria bombed."
    assert settled(article("a", f"{told}\n\n{shown}"))["a"] == (2032, "2032-02-05")
    apart = f"{told}\n\nThe mayor of Tarn opened a bridge in 2029.\n\nA choir sang there in 2028.\n\n"
    assert settled(article("a", apart + shown.replace(" that jets of Velmaria bombed", "")))["a"][1] is None


def test_an_article_stands_with_two_neighbours_on_the_one_weekday_that_it_names() -> None:
    again = WEEKDAY.replace("The army", "A colonel in the army")
    pile = [article("a", WEEKDAY), article("e", again), article("b", DAY), article("c", YEAR)]
    told = "Nobody slept while the Marl Front came near Orrin in Velmaria. A clinic there counted nine dead on {}."
    days = {"Friday": "2014-09-05", "Saturday": None, "Friday and one on Sunday": None}
    for day, around in days.items():
        assert settled(*pile, article("d", told.format(day)))["d"] == (2014, around)
    assert settled(*pile[:1], *pile[2:], article("d", told.format("Friday")))["d"] == (2014, None)


def test_a_year_comes_through_a_neighbour_that_has_it_from_a_dated_one() -> None:
    dated = article(
        "a", "The army of Velmaria told reporters that the Marl Front shelled the harbour of Orrin again.", "2031-10-17"
    )
    between = article(
        "b",
        "The Marl Front shelled Orrin in Velmaria. Amra Toll of the Haven Choir had sung there to Ustmar and Selmar.",
    )
    far = "Amra Toll of the Haven Choir will sing to Ustmar and Selmar once more, as on September 30.{}"
    assert settled(dated, between, article("c", far.format("")))["c"][0] == 2031
    assert settled(between, article("c", far.format("")))["c"][0] is None
    later = far.format(" It was founded in May 2033.")
    assert settled(dated, between, article("c", later))["c"][0] != 2031


def test_what_is_reported_later_is_not_told_of_on_its_day() -> None:
    climb = "climbed the fence of the Orrin palace in Velmaria and ran into its great hall"
    later = "A man who {} {}, the Tarn Gazette reported on Monday."
    day = (
        f"Amra Toll, 42, {climb} on Sept. 19. A shooting at the palace in 2011 and another in 2011 had shown its flaws."
    )
    assert settled(article("a", later.format(climb, "at noon")), article("b", day))["a"] == (2011, "2011-09-19")
    assert settled(article("a", later.format(climb, "this month")), article("b", day))["a"] == (None, None)


def test_no_article_is_older_than_what_it_tells_as_past() -> None:
    page = f"{WEEKDAY}\n\n(c) 2014 Tarn Media. All rights reserved."
    past = f"{DAY} A raid in 2016 had destroyed the same store."
    assert settled(article("a", page), article("b", past))["a"][0] != 2014


BRIDGE = "The army of Velmaria said on Wednesday that the Orrin bridge had been blown up by the Marl Front."
DATED = "The army of Velmaria said on May 14 that the Orrin bridge had been blown up by the Marl Front."
PATCHED = f"{BRIDGE}\n\nThe Marl Front said on Friday that it had nothing to do with the Orrin bridge, which fell on Saturday."


def test_a_page_put_together_stands_on_the_last_day_that_it_has_from_dated_neighbours() -> None:
    wire, later = article("wire", DATED, "2031-05-15"), article("later", f"{DATED} The Front denied it.", "2031-05-16")
    assert settled(article("page", BRIDGE), wire, later)["page"] == (2031, "2031-05-14")
    assert settled(article("page", PATCHED), wire, later)["page"] == (2031, "2031-05-16")


def test_no_page_stands_on_a_day_after_the_last_dated_article() -> None:
    wire = article("wire", DATED, "2031-05-15")
    assert settled(article("page", PATCHED), wire)["page"] == (2031, "2031-05-14")


def test_a_day_between_what_a_page_tells_of_and_that_on_which_it_stands_is_past() -> None:
    wire = article("wire", f"{DATED} The bridge was old.", "2031-05-15")
    later = article(
        "later", "The army of Velmaria opened another Orrin bridge, which the Marl Front had never seen.", "2031-05-23"
    )
    stands = BRIDGE.replace("said on Wednesday that", "said on Friday that")
    fell = f"{stands} It was blown up by the Marl Front on Wednesday, the army of Velmaria said. {{}}"
    pile = [wire, later]
    found = [
        settled(article("page", fell.format(told)), *pile)["page"]
        for told in ("", "The Front said on Thursday it had not.")
    ]
    assert found == [(2031, "2031-05-16")] * 2, "and not on Thursday, May 22"


def test_a_weekday_borrowed_from_a_neighbour_is_of_the_day_before_at_most() -> None:
    first = article("first", DATED, "2031-05-15")
    again = article("again", f"{BRIDGE} The Marl Front denied on Wednesday that it had blown up the Orrin bridge.")
    told = (
        "The last boats of Velmaria left Orrin. Guards confirmed on {} that no ship of the Marl Front was in sight. {}"
    )
    cases = {
        ("Thursday", "They had not slept on Wednesday."): "2031-05-15",
        ("Saturday", "They had not slept on Wednesday."): None,
        ("Thursday", "If they had slept on Wednesday, Tarn would be dark."): None,
    }
    for words, day in cases.items():
        assert settled(first, again, article("third", told.format(*words)))["third"] == (2031, day), words


def test_what_came_weeks_after_is_not_of_the_same_weekday() -> None:
    wire = article("wire", f"The army of Velmaria said on May 14 that {SHELLED}.", "2031-05-15")
    told = "The army of Velmaria said on Wednesday that {}."
    assert settled(wire, article("a", told.format(SHELLED)))["a"] == (2031, "2031-05-14")
    after = f"the port would open, two weeks after {SHELLED}"
    assert settled(wire, article("a", told.format(after)))["a"] == (2031, None)
