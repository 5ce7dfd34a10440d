"""The headline of a page copied with what stands around it, and what of the page is kept as the article."""

import pytest

from onrecord.ingest.passages import lay_out

PROSE = [
    "The council of Kaldor closed the old bridge on Monday after a lorry had hit one of its four stone pillars.",
    "It will stay shut until the spring, the road office said, since the pillar has to be built anew from the ground.",
    '"Nobody was hurt, and that is a wonder," the mayor told reporters who had come to the river in the evening.',
    "The bridge carries a third of all lorries that leave the harbour for the towns of the north, the office said.",
]
HEAD = "Kaldor closes its old bridge until spring"


def kinds(text: str) -> dict[str, str]:
    return {text[part.start : part.end]: part.kind for part in lay_out(text).passages}


@pytest.mark.parametrize(
    "above",
    [
        ["Welcome to the Northern Herald Experience", "Learn More"],
        ["Advertise with Northern Herald", "Confidential tips for the desk"],
        ["Harbour masters at odds over list of guests (142)", "Ferry strike enters third week (97)"],
        ["Watch the coast live", "You are here: HomeNewsRegion", "Invalid query"],
        ["Storm pictures", "Storm pictures", "Photo: Dagny Frost, Halden Wire"],
    ],
)
@pytest.mark.parametrize(
    "below",
    [
        [],
        ["By Dagny Frost"],
        ["Dagny Frost - Nov 19, 2031, 8:15 pm CST"],
        ["by Dagny Frost November 19, 2031"],
        ["Share to friends", "November 19, 2031 - 11:28 AMT"],
    ],
)
def test_the_headline_is_made_of_the_words_of_its_article(above: list[str], below: list[str]) -> None:
    assert lay_out("\n".join([*above, HEAD, *below, *PROSE])).headline == HEAD


def test_a_deck_is_no_headline_though_it_holds_more_of_the_words() -> None:
    deck = "Lorry hits one of four stone pillars, and the road office says the bridge will stay shut"
    assert lay_out("\n".join(["Search the site", HEAD, deck, "By Dagny Frost", *PROSE])).headline == HEAD


def test_a_caption_below_the_author_is_no_headline() -> None:
    caption = "The old bridge of Kaldor"
    found = lay_out("\n".join(["Kaldor: we close it now", "Dagny Frost ,", caption, caption, *PROSE]))
    assert found.headline == "Kaldor: we close it now"


def test_a_headline_below_a_picture_is_found() -> None:
    caption = "A lorry stands on the old bridge of Kaldor, in front of the four stone pillars, on Monday evening."
    text = "\n".join([caption, caption, "Photo: Tom Lisk, Halden Wire", HEAD, "By Dagny Frost", *PROSE])
    assert lay_out(text).headline == HEAD


def test_the_first_paragraphs_are_kept_where_a_long_box_of_links_follows_them() -> None:
    links = [f"Town {name} in pictures" for name in ("Selmar", "Ustmar", "Halden", "Brannik", "Ilda", "Orana", "Tran")]
    lead = "The old bridge of Kaldor is closed until the spring after a lorry hit a pillar, the council said on Monday."
    found = kinds("\n".join([lead, "More", *links, *PROSE]))
    assert found[lead] == "body"


def test_the_article_goes_on_below_a_button_for_comments() -> None:
    last = (
        "The council will close the road to the bridge too, the mayor said, since lorries had hit a pillar on Monday."
    )
    text = "\n".join([HEAD, *PROSE, "Add a comment", "0", last])
    assert kinds(text)[last] == "body"


@pytest.mark.parametrize(
    "line",
    [
        "10 thoughts on “Kaldor closes its old bridge”",
        "Newsletter Sign Up Continue reading the main story Please verify you're not a robot by clicking the box.",
        "Get breaking news alerts and special reports, delivered weekday mornings.",
        "To contact the reporter on this story: Dagny Frost in Kaldor at dfrost@halden.example",
        "With wire services",
        "You can read the whole article here.",
        "SNA contributed to this report.",
        "Image 2 of 5",
        "The Northern Herald is funded by readers and foundations.",
        "More local news",
        "Close share panel",
        "32M ago",
    ],
)
def test_what_only_a_page_says_is_furniture(line: str) -> None:
    assert kinds("\n".join([HEAD, *PROSE[:2], line, *PROSE[2:]]))[line] == "furniture"


@pytest.mark.parametrize(
    "line",
    [
        "Get out of the way, the driver had shouted before the lorry hit the pillar.",
        "Share prices of the road builder fell by a third.",
        '"Please enter your password," the message on the screen of the office said.',
        "The bridge is supported by four pillars of stone.",
    ],
)
def test_what_the_article_says_is_none(line: str) -> None:
    assert kinds("\n".join([HEAD, *PROSE[:2], line, *PROSE[2:]]))[line] == "body"


def test_the_frame_of_a_gallery_is_furniture_and_its_words_are_kept() -> None:
    told = [
        "Boats lie on the road of Kaldor after the storm.",
        "A crane lifts the ferry Orana on Tuesday.",
        "The pier is closed.",
    ]
    gallery = [f"Photos: Storm in Kaldor {words} Hide Caption {number} of 3" for number, words in enumerate(told, 1)]
    text = "\n".join([HEAD, *gallery, *PROSE])
    found = [(part.kind, text[part.start : part.end]) for part in lay_out(text).passages]
    assert [words for kind, words in found if kind == "furniture"] == [
        words for number in (1, 2, 3) for words in ("Photos: Storm in Kaldor", f"Hide Caption {number} of 3")
    ]
    assert set(told) <= {words for kind, words in found if kind != "furniture"}


def test_credits_at_the_foot_are_furniture_and_still_name_the_author() -> None:
    text = "\n".join([HEAD, *PROSE, "(Reporting by Dagny Frost; editing by Tom Lisk)"])
    found = lay_out(text)
    assert found.passages[-1].kind == "furniture"
    assert found.byline == "Dagny Frost"


def test_a_line_of_page_data_names_the_author() -> None:
    text = "\n".join([HEAD, "4 April 2031 | by Dagny Frost | Harbours", *PROSE])
    assert lay_out(text).byline == "Dagny Frost"


def test_a_list_of_days_below_its_heading_is_kept() -> None:
    days = [f"June {day} – {town}, harbour hall" for day, town in ((9, "Selmar"), (10, "Ustmar"), (14, "Brannik"))]
    more = [f"July {day} – {town}, town hall" for day, town in ((1, "Halden"), (2, "Ilda"), (3, "Orana"), (9, "Tran"))]
    found = kinds("\n".join([HEAD, *PROSE, "Meetings about the bridge", *days, *more, "Share"]))
    assert {found[line] for line in [*days, *more]} == {"body"}


def test_a_list_of_other_articles_ends_the_article() -> None:
    others = [
        "Bakers of Selmar raise their prices",
        "Flour from the south has doubled, and nobody knows when ships will sail again.",
        "Goat wins medal at fair",
        "Ten soups for cold days",
        "A walk along the dunes",
    ]
    found = kinds("\n".join([HEAD, *PROSE, "More local", *others]))
    assert {found[line] for line in others} == {"furniture"}


def test_who_the_author_is_is_no_part_of_the_article() -> None:
    line = "Dagny Frost is a reporter for the Northern Herald."
    assert kinds("\n".join([HEAD, "By Dagny Frost", *PROSE, line]))[line] == "furniture"
    assert kinds("\n".join([HEAD, "By Tom Lisk", *PROSE, line]))[line] == "body"


def test_a_report_that_an_agency_signs_in_brackets_is_no_caption() -> None:
    line = "The council meets again in spring, the mayor said. (AFP)"
    assert kinds("\n".join([HEAD, *PROSE, line]))[line] == "body"
