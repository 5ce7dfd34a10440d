from pathlib import Path

import pytest

from onrecord.ingest.passages import lay_out
from onrecord.ingest.published import is_date_line

GOLDEN = Path(__file__).parents[2] / "golden" / "passages"


def laid(text: str) -> list[tuple[str, str]]:
    return [(part.kind, text[part.start : part.end]) for part in lay_out(text).passages]


def kinds(text: str) -> dict[str, str]:
    return {words: kind for kind, words in laid(text)}


@pytest.mark.parametrize("path", sorted(GOLDEN.glob("*.txt")), ids=lambda path: path.stem)
def test_golden_page(path: Path) -> None:
    """Each golden line is `kind> words`; the page is the words alone, with its blank lines and indentation."""
    page, expected = [], []
    for line in path.read_text(encoding="utf-8").split("\n"):
        kind, mark, words = line.partition("> ")
        if mark and kind.strip() in {"headline", "dateline", "byline", "body", "caption", "furniture"}:
            expected.append((kind.strip(), words.strip()))
            page.append(words)
        elif line.startswith("       + "):
            expected.append(("body", line[9:].strip()))
            page[-1] = page[-1] + " " + line[9:]
        else:
            page.append(line)
    text = "\n".join(page)
    assert laid(text) == expected


def test_a_body_sentence_is_never_furniture_for_its_first_word() -> None:
    text = (
        "Shares fall after flood\n\n"
        "Share prices of Ilda Chemie fell by a third on Monday after the flood in Ustmar.\n\n"
        "More than 60 people were hurt, the governor said.\n\n"
        "Follow-up talks in Selmar are due on Friday, the ministry said in a statement."
    )
    assert [kind for kind, _ in laid(text)] == ["headline", "body", "body", "body"]


def test_comments_under_an_article_are_furniture_even_when_they_are_sentences() -> None:
    text = (
        "Bridge closed\n\nThe old bridge in Kaldor was closed on Monday after a lorry hit it, police said in the evening.\n\n"
        "It will stay shut until Friday, according to the road office of the town.\n\n"
        "2 comments\n\nI always said that this bridge would fall down one day.\n\nPost a comment"
    )
    found = kinds(text)
    assert found["I always said that this bridge would fall down one day."] == "furniture"
    assert found["It will stay shut until Friday, according to the road office of the town."] == "body"


def test_a_list_after_a_colon_stays_body() -> None:
    text = (
        "Ferry sinks\n\nThe ferry Orana sank off the breakwater of Ustmar on Monday with 31 people on board.\n\n"
        "The dead are from these towns:\n- Ustmar, 4\n- Kaldor, 2"
    )
    assert kinds(text)["- Kaldor, 2"] == "body"


def test_a_text_without_headline_has_none() -> None:
    text = "The mayor of Kaldor resigned on Monday.\nHe gave no reason, his office said in a short note."
    layout = lay_out(text)
    assert layout.headline is None
    assert {part.kind for part in layout.passages} == {"body"}


def test_a_hard_wrapped_paragraph_is_one_passage() -> None:
    text = (
        "The mayor of Kaldor resigned on Monday after a week of protests over\n"
        "the price of water, which has doubled since the old dam was closed in\n"
        "the spring of last year and a new one was promised by the government\n"
        "of the province.\n\nHe gave no reason."
    )
    assert [kind for kind, _ in laid(text)] == ["body", "body"]


def test_a_crawl_clock_at_the_top_is_no_publication_date_but_a_labelled_line_is() -> None:
    body = "The mayor of Kaldor resigned on Monday after a week of protests over the price of water."
    assert lay_out(f"14:02 GMT3 June 2025\nMenu\n{body}").published is None
    found = lay_out(f"Mayor of Kaldor resigns\nPublished: 3 June 2025, 14:02 GMT\n{body}").published
    assert found is not None
    assert (found.year, found.month, found.day) == (2025, 6, 3)


def test_outlet_comes_from_the_page_before_the_dateline() -> None:
    body = "KALDOR (Reuters) - The mayor resigned on Monday after a week of protests over the price of water."
    assert lay_out(body).outlet == "Reuters"
    assert lay_out(f"{body}\n\n© 2025 The Kaldor Post. All rights reserved.").outlet == "The Kaldor Post"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Published: 3 June 2031, 14:02 GMT", True),
        ("Last updated on: June 03, 2031 3:12 PM", True),
        ("World | Tue Jun 3, 2031 7:05am EDT", True),
        ("Posted on June 3, 2031 by admin", True),
        ("3 hours ago", True),
        ("2031-06-03 09:44", True),
        ("The dam broke on June 3, 2031.", False),
        ("Dam broke on June 3, 2031, board says", False),
        ("Published reports said the dam broke on June 3, 2031, killing three people", False),
        ("June elections: what you need to know", False),
    ],
)
def test_lines_of_page_data(line: str, expected: bool) -> None:
    assert is_date_line(line) is expected


def test_a_place_and_colon_is_a_dateline_unless_speakers_are_labelled_so() -> None:
    first = "SELMAR: The mayor of Kaldor resigned on Friday after a week of protests, her office said."
    found = lay_out(first).dateline
    assert found is not None
    assert found.place == "Selmar"
    assert lay_out(f"{first}\nTORVALD: We have heard what the people of the town had to say.").dateline is None


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("© 2031 The Kaldor Post", "The Kaldor Post"),
        ("Copyright 2031 Halden Wire. All rights reserved.", "Halden Wire"),
        ("© Dagny Frost / Halden Wire", None),
        ("© Dagny Frost", None),
    ],
)
def test_a_copyright_note_names_the_outlet_and_a_photo_credit_does_not(line: str, outlet: str | None) -> None:
    body = "The mayor of Kaldor resigned on Friday after a week of protests, her office said."
    assert lay_out(f"Mayor of Kaldor resigns\n{line}\n{body}\n{body[:-1]} again.").outlet == outlet


MENU = [
    "Front",
    "World",
    "North Coast",
    "Money",
    "Weather desk",
    "Puzzles",
    "Our shop",
    "Jobs board",
    "Search the site",
]
TEASERS = [
    "Storm leaves Halden without power for a third night, and the mayor asks the army for help.",
    "Ten harbours to see before you are old",
    "Why ferries are late again",
]
PROSE = [
    "The council of Kaldor closed the old bridge on Monday after a lorry had hit one of its four stone pillars.",
    "It will stay shut until the spring, the road office said, since the pillar has to be built anew from the ground.",
    '"Nobody was hurt, and that is a wonder," the mayor told reporters who had come to the river in the evening.',
    "The bridge carries a third of all lorries that leave the harbour for the towns of the north, the office said.",
]


def page(*, twice: bool) -> str:
    """A page as it is copied whole: menu, teasers, headline, byline, prose, more menus."""
    head = ["Kaldor closes its old bridge until spring"] * (2 if twice else 1)
    return "\n".join([*MENU, *TEASERS, *MENU[::-1], *head, "By Dagny Frost", *PROSE, *MENU, *TEASERS, "Imprint"])


@pytest.mark.parametrize("twice", [False, True])
def test_a_page_copied_whole_gives_its_article(twice: bool) -> None:
    text = page(twice=twice)
    laid_out = lay_out(text)
    assert laid_out.headline == "Kaldor closes its old bridge until spring"
    assert laid_out.byline == "Dagny Frost"
    assert [text[part.start : part.end] for part in laid_out.passages if part.kind == "body"] == PROSE


def test_readers_comments_are_furniture_without_a_header_above_them() -> None:
    comments = [
        "north_wind says:",
        "They should have closed it years ago.",
        "Old Tom says:",
        "I drove over it every day.",
    ]
    text = "\n".join(["Kaldor closes bridge", *PROSE, *comments, "harbourcat says:", "And who pays for it in the end?"])
    assert [words for kind, words in laid(text) if kind == "body"] == PROSE


@pytest.mark.parametrize(
    "line",
    [
        "[Image via AP]",
        "(Photo courtesy: Ada Brenn)",
        "Enlarge this image toggle caption Ada Brenn/EPA /Landov Ada Brenn/EPA /Landov",
        "© Halden Wire. All rights reserved.",
        "(SOUNDBITE OF ARCHIVED RECORDING)",
        "TOM LISK: (Speaking Norwegian).",
        "This post has been updated with additional reporting.",
        "Have something to add to this story? Share it in the comments.",
        "Updates to come as story develops.",
        "This is a rush transcript and may be revised in the future by those who made it for the station.",
        "Related on Harbour Watch: Does this ferry sail again before the winter sets in over the sound?",
    ],
)
def test_credits_of_pictures_and_words_of_the_page_are_furniture_inside_the_body(line: str) -> None:
    assert kinds("\n".join([*BODY, line, *BODY[::-1]]))[line] == "furniture"


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("The lorry stood on the bridge until the evening, the council said (Halden Wire).", "body"),
        ("This story was told to the council by the harbour master on Monday.", "body"),
        ("The council has something to add to this story, the mayor said.", "body"),
    ],
)
def test_what_names_a_source_or_a_story_is_no_credit(line: str, kind: str) -> None:
    assert kinds("\n".join([*BODY, line, *BODY[::-1]]))[line] == kind


def test_credits_that_close_a_paragraph_are_cut_from_it() -> None:
    foot = "(Reporting by Ada Brenn; Additional reporting by Tom Lisk in Ustmar; Editing by Dag Frost)"
    assert laid(f"{BODY[0]} {foot}") == [("body", BODY[0]), ("furniture", foot)]
    told = f"{BODY[0]} (He spoke by telephone.)"
    assert laid(told) == [("body", told)]


def test_a_title_that_the_next_line_repeats_is_the_page_s() -> None:
    title = "Kaldor closes its old bridge until spring"
    assert [kind for kind, _ in laid("\n".join([title, title, *BODY]))][:2] == ["headline", "furniture"]


BODY = [
    "The council of Kaldor closed the old bridge on Monday after a lorry had hit one of its four stone pillars.",
    "It will stay shut until the spring, the road office said, since the pillar has to be built anew from the ground.",
]


@pytest.mark.parametrize(
    "line",
    [
        "Sorry we are not currently accepting comments on this article.",
        "Comments on this story have been closed.",
        "USING A MOBILE DEVICE? CLICK HERE TO SEE THE VIDEO.",
        "Dana Keller is a reporter for the Ustmar Post. You can follow her on Twitter @danakeller.",
        "To reach Ada Brenn, call 555-2345 or send an email to abrenn@ustmarpost.com.",
        "Sound off in the comments below!",
        "Stay updated on the go with the apps of the Ustmar Post.",
        "Watch the video of the launch below.",
        "[This post has been updated.]",
        "— This story was updated at 10:37 a.m.",
        "This story is still developing and its details may change.",
        "This article originally appeared at the Halden Wire. Copyright 2031.",
        "Email the author.",
        "ustmarpost.com",
        "View galleryDivers stand on the quay of Ustmar, on the outskirts of the …",
        "Divers on the quay of Ustmar.Harbour Chief Says Orana Was OverloadedSEPT. 2, 2031",
        "PHOTOS: The quay of Ustmar on the morning after",
        "kaldor_bridge_2031.jpg",
        "ustmar harbour night",
        "Divers stand on the quay of Ustmar on Tuesday. (Halden Press Photo Agency)",
        "Market women of Kaldor march through the old town to the harbour office on April 3, 2031.",
        "A grab taken from a video that the ferry line released on Monday purportedly shows the Orana under way",
        "The crane of the harbour of Ustmar. Credit Ada Brenn/Halden Wire",
        "Dagny Frost, left, hands the list of the crew to Anton Vale",
        "CEN   Brave: Dagny Frost swam to the pier with two children",
    ],
)
def test_what_a_page_adds_to_the_article_is_none_of_its_text(line: str) -> None:
    assert kinds("\n".join([*BODY, line, *BODY[::-1]]))[line] == "furniture"


@pytest.mark.parametrize(
    "line",
    [
        "The harbour office said that nobody had been told of the crack in the hull",
        "Comments on the plan will be accepted until Friday, the council said.",
        "The mayor watched the video of the launch below the deck, her aide said.",
        "This story of a ferry that nobody wanted began in the autumn of 2024.",
        "A video released by the ferry line on Monday shows the Orana under way with her doors open.",
        "The bridge of Kaldor is to reopen on April 3, 2031.",
        "Still, counts continue to show that the ferry carries more people than the bridge.",
        "The council, which met on Monday, holds the bridge for safe, and takes the old view of April 3, 2031.",
        "Market women marched through the old town to the harbour office on April 3, 2031.",
        "The ferry will stay in the harbour until the spring (Halden Wire).",
        "Warning: the ferry line had been told of the crack in the hull a week before it sank",
        "The harbour of Ustmar wants to hear from no more lawyers, its chief told us on Tuesday.",
    ],
)
def test_what_looks_like_an_addition_of_the_page_stays_the_articles(line: str) -> None:
    assert kinds("\n".join([*BODY, line, *BODY[::-1]]))[line] == "body"


def test_an_article_without_full_stops_has_no_captions() -> None:
    told = [
        f"The {name} of Ustmar has been shut since Monday, and holds no more boats" for name in ("quay", "pier", "dock")
    ]
    text = "\n".join([BODY[0], *told, *BODY[1:]])
    assert {kinds(text)[line] for line in told} == {"body"}


def test_markup_and_galleries_show_what_is_a_caption() -> None:
    line = "A lorry stands on the bridge in the evening (Photo: Ada Brenn/Halden Wire)"
    text = "\n".join([*BODY, line, *BODY[::-1]])
    extracted = {text[part.start : part.end]: part.kind for part in lay_out(text, extracted=True).passages}
    assert (extracted[line], kinds(text)[line]) == ("caption", "furniture")


def test_an_agencys_caption_may_be_as_long_as_a_paragraph() -> None:
    told = "The head of the dockers' union is now criticizing the plan of the harbour council. " * 5
    filed = f"FILE - In this May 3, 2031 file photo, lorries stand in front of the quay of Ustmar. {told}(Ada Brenn/Halden Wire)"
    kept = f"File after file was read in the hall, and in this room nobody had a photo of the quay. {told}It was late."
    found = kinds("\n".join([BODY[0], filed, kept, *BODY[1:]]))
    assert (found[filed], found[kept]) == ("furniture", "body")


def test_an_agency_whose_dateline_stands_far_down_the_page_is_not_its_outlet() -> None:
    own = [
        f"The {name} was closed on Monday, and nobody in the town knew why it was." for name in ("pier", "gate", "quay")
    ]
    report = "SELMAR (Reuters) — The ministry said on Monday that the boats had left the harbour."
    assert lay_out("\n\n".join([own[0], report])).outlet == "Reuters"
    assert (
        lay_out("\n\n".join([*own, "The yard was shut in the evening, as its owner had said.", report])).outlet is None
    )
