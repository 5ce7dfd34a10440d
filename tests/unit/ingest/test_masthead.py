import pytest

from onrecord.ingest.lines import Line
from onrecord.ingest.masthead import masthead, outlet_of_series
from onrecord.ingest.passages import lay_out

BODY = "The old bridge in Kaldor was closed on Monday after a lorry hit it, police said in the evening."


def line(text: str) -> Line:
    return Line(0, len(text), text)


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        ("THE USTMAR DAILY", "The Ustmar Daily"),
        ("Radio Ilda 95.2 FM", "Radio Ilda"),
        ("Radio Ilda 95.2 FM | Listen live", "Radio Ilda"),
        ("Ustmar Evening Post – since 1893", "Ustmar Evening Post"),
        ("NewsHub - everything in one place", "NewsHub"),
        ("ilda-news.org", "ilda-news.org"),
    ],
)
def test_the_head_of_a_page_names_its_outlet(text: str, outlet: str) -> None:
    assert masthead(line(text)) == outlet


@pytest.mark.parametrize(
    "text",
    [
        "Mayor resigns",
        "Kaldor Bridge Closed",
        "Council drops plan for new post",
        "Police: Lorry hit bridge near Kaldor",
        "The Observer is a novel about a spy.",
        "World",
    ],
)
def test_headlines_and_sections_are_no_mastheads(text: str) -> None:
    assert masthead(line(text)) is None


def test_the_headline_stands_below_the_masthead() -> None:
    laid = lay_out(f"USTMAR EVENING POST\n\nKaldor bridge closed after accident\n\n{BODY}\n")
    assert (laid.headline, laid.outlet) == ("Kaldor bridge closed after accident", "Ustmar Evening Post")


def test_the_headline_stands_below_the_names_of_outlet_and_section() -> None:
    laid = lay_out(f"Ustmar Evening Post\n\nMain news\n\nKaldor bridge closed after accident\n\n{BODY}\n")
    assert laid.headline == "Kaldor bridge closed after accident"
    assert [part.kind for part in laid.passages] == ["furniture", "furniture", "headline", "body"]


def test_a_headline_that_looks_like_a_masthead_stays_where_nothing_else_can_be_one() -> None:
    assert lay_out(f"Kaldor Loses Evening Post\n\n{BODY}\n").headline == "Kaldor Loses Evening Post"


@pytest.mark.parametrize(
    ("headline", "outlet"),
    [
        ("Ilda Valley Watch – Weekly bulletin no. 7 (2–8 May 2031)", "Ilda Valley Watch"),
        ("Harbour Aid Office | Situation report #12", "Harbour Aid Office"),
        ("Kaldor Bridge - report on the collapse", None),
        ("Mayor resigns – weekly paper", None),
    ],
)
def test_a_numbered_series_is_headed_by_its_outlet(headline: str, outlet: str | None) -> None:
    assert outlet_of_series(headline) == outlet


def test_the_day_that_closes_the_title_of_a_briefing_is_its_day() -> None:
    laid = lay_out(f"Briefing by the spokeswoman of the harbour office, 12 May 2031\n\n{BODY}\n")
    assert laid.published is not None
    assert (laid.published.year, laid.published.month, laid.published.day) == (2031, 5, 12)
    assert lay_out(f"Kaldor votes on bridge on 12 May\n\n{BODY}\n").published is None


@pytest.mark.parametrize(
    "head",
    [
        "The Ustmar Gazette, 4 April 2031",
        "Ustmar Gazette\n4 April 2031",
        "By Ada Brenn\nUstmar Gazette\n4 April 2031",
        "Ada Brenn | Ustmar Gazette | April 4, 2031",
        "The Gazette of Ustmar, 4 April 2031",
        "Ustmar State Television\nApril 4, 2031",
    ],
)
def test_an_outlet_written_beside_the_day_below_the_headline_is_the_outlet(head: str) -> None:
    found = lay_out(
        f"Lorry damages old bridge in Kaldor\n{head}\n\n{BODY} The mayor told the Harbour Herald that nobody was hurt."
    )
    assert found.outlet in ("The Ustmar Gazette", "Ustmar Gazette", "The Gazette of Ustmar", "Ustmar State Television")
    assert found.headline == "Lorry damages old bridge in Kaldor"
    assert found.published is not None


@pytest.mark.parametrize(
    "head",
    [
        "Kaldor, 4 April 2031",
        "Ada Brenn, 4 April 2031",
        "World News\n4 April 2031",
        "Updated story\n4 April 2031",
        "4 April 2031",
        "Norda Post",
    ],
)
def test_places_authors_and_sections_beside_the_day_are_no_outlet(head: str) -> None:
    assert lay_out(f"Lorry damages old bridge\n{head}\n\n{BODY}").outlet is None


def test_the_day_beside_the_outlet_above_the_headline_is_that_of_publication() -> None:
    assert lay_out(f"The Ustmar Gazette, 4 April 2031\nLorry damages old bridge\n\n{BODY}").published is not None
    assert lay_out(f"Friday, 4 April 2031 10:12\nWorld News\nLorry damages old bridge\n\n{BODY}").published is None


def test_the_day_beside_a_place_below_the_headline_is_that_of_publication() -> None:
    found = lay_out(f"Lorry damages old bridge\nOstrell, 4 April 2031\n\n{BODY}").published
    assert found is not None
    assert (found.year, found.month, found.day) == (2031, 4, 4)
