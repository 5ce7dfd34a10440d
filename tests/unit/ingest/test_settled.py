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
