"""Whose page a text was copied from: what lines around and below the article show, and what they do not."""

import pytest

from onrecord.ingest import outlet_votes
from onrecord.ingest.passages import lay_out

HEAD = "Kaldor closes its old bridge until spring"
PROSE = [
    "The council of Kaldor closed the old bridge on Monday after a lorry had hit one of its four stone pillars.",
    "It will stay shut until the spring, the road office said, since the pillar has to be built anew from the ground.",
]


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("SNA — Selmar News Agency", "Selmar News Agency"),
        ("Selmar News Agency (SNA)", "Selmar News Agency"),
        ("Northern Herald, 4 April 2031", "Northern Herald"),
        ("World | Northern Herald", "Northern Herald"),
        ("Northern Herald > World", "Northern Herald"),
        ("Home | News | Northern Herald", "Northern Herald"),
        ("Halden Wire Service", "Halden Wire Service"),
        ("KTV", "KTV"),
        ("Kaldor24", "Kaldor24"),
        ("MENU", None),
        ("Breaking News", None),
    ],
)
def test_the_head_of_the_page(line: str, outlet: str | None) -> None:
    found = lay_out("\n".join([line, "World", HEAD, "By Ada Brenn", *PROSE]))
    assert (found.outlet, found.headline) == (outlet, HEAD)


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("By Ada Brenn | Northern Herald", "Northern Herald"),
        ("By Ada Brenn, Northern Herald", "Northern Herald"),
        ("Ada Brenn (Northern Herald)", "Northern Herald"),
        ("Northern Herald Staff Writer", "Northern Herald"),
        ("Northern Herald | 4 April 2031", "Northern Herald"),
        ("Updated: 4 April 2031 / 10:07 AM / Northern Herald", "Northern Herald"),
        ("By Ada Brenn, Foreign Editor", None),
    ],
)
def test_the_line_of_author_or_day(line: str, outlet: str | None) -> None:
    assert lay_out("\n".join([HEAD, line, *PROSE])).outlet == outlet


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("© Northern Herald", "Northern Herald"),
        ("(Northern Herald 10/03/2031 page4)", "Northern Herald"),
        ("© Copyright Northern Herald 2031", "Northern Herald"),
        ("Download the Northern Herald app", "Northern Herald"),
        ("Sign up for the Northern Herald newsletter", "Northern Herald"),
        ("Subscribe to the Northern Herald newsletter", "Northern Herald"),
        ("Get Northern Herald in your inbox", "Northern Herald"),
        ("To contact the reporter on this story: Ada Brenn at abrenn@northernherald.com", "northernherald.com"),
        ("Follow Ada Brenn on Twitter", None),
        ("Like Us on Facebook", None),
        ("First published by Northern Herald", None),
        ("Copyright policy", None),
        ("Northern Herald's Tom Lisk and Halden Wire contributed to this report.", "Northern Herald"),
        ("The Associated Press' Tom Lisk contributed to this report.", None),
        (
            "We send you occasional updates and special offers for The Northern Herald's products and services. "
            + 30 * "Agree. ",
            "The Northern Herald",
        ),
    ],
)
def test_the_foot_of_the_page(line: str, outlet: str | None) -> None:
    assert lay_out("\n".join([HEAD, "By Ada Brenn", *PROSE, line])).outlet == outlet


@pytest.mark.parametrize(
    ("sentence", "outlet"),
    [
        ("The council took the money in June, according to a letter seen by Northern Herald.", "Northern Herald"),
        ("The mayor told Northern Herald that he had not read the letter.", None),
        ("A letter seen by Northern Herald shows it, Northern Herald reported on Monday.", None),
        ("Reuters could not independently verify that the letter is real.", None),
        ("A letter seen by Reuters shows that the council took the money in June.", None),
    ],
)
def test_what_an_outlet_says_of_itself_and_what_others_say_of_it(sentence: str, outlet: str | None) -> None:
    assert lay_out("\n".join([HEAD, "By Ada Brenn", *PROSE, sentence])).outlet == outlet
    assert lay_out("\n".join([HEAD, "Posted by admin", *PROSE, sentence])).outlet is None


def test_who_could_not_verify_it_is_the_outlet_whoever_signs() -> None:
    told = "Northern Herald was unable to verify that the letter is real."
    assert lay_out("\n".join([HEAD, *PROSE, told])).outlet == "Northern Herald"


@pytest.mark.parametrize(
    ("sentence", "outlet"),
    [
        ("The harbour office did not respond to the Northern Herald's request for comment.", "Northern Herald"),
        ("Northern Herald's request for comment was not answered.", "Northern Herald"),
        ("HarborFeed has reached out to the ferry line for comment.", "HarborFeed"),
        ("The mayor declined to speak to Northern Herald.", "Northern Herald"),
        ("Dagny Frost told Tarn News' partner Radio Ilda that she was well.", "Tarn News"),
        ("Dagny Frost told the Northern Herald that she was well.", None),
        ("The mayor, who was contacted by AFP, gave no answer.", None),
        ("The Northern Herald said that the mayor did not respond to the Northern Herald's request for comment.", None),
    ],
)
def test_whom_the_asked_did_not_answer(sentence: str, outlet: str | None) -> None:
    assert lay_out("\n".join([HEAD, *PROSE, sentence])).outlet == outlet


@pytest.mark.parametrize(
    ("line", "outlet", "day"),
    [
        (
            "- See more at: http://www.dailyecho.com.xy/News/2031/Feb-26/288-bridge#sthash.dpuf",
            "Daily Echo",
            "2031-2-26",
        ),
        ("Original article: https://kaldorherald.com/2031/02/26/bridge", "Kaldor Herald", "2031-2-26"),
        ("See more at: https://nowhereherald.com/bridge", "nowhereherald.com", None),
        ("https://www.dailyecho.com/2031/02/26/another-bridge", None, None),
        ("See more at: https://twitter.com/dailyecho/2031/02/26/", None, None),
    ],
)
def test_the_address_of_the_page_below_its_article(line: str, outlet: str | None, day: str | None) -> None:
    found = lay_out("\n".join([HEAD, *PROSE, line]))
    shown = found.published and f"{found.published.year}-{found.published.month}-{found.published.day}"
    assert (found.outlet, shown) == (outlet, day)


def test_an_agencys_name_above_the_article_is_no_headline() -> None:
    assert lay_out("\n".join(["Agence France Presse", f"KALDOR: {PROSE[0]}", PROSE[1]])).headline is None


@pytest.mark.parametrize(
    ("sentences", "outlet"),
    [
        (
            ["A guard told the Northern Herald that he ran.", "A clerk confirmed it to the Northern Herald."],
            "Northern Herald",
        ),
        (["A guard told Daily Quay that he ran.", "The list was obtained by Daily Quay."], "Daily Quay"),
        (
            ["The Northern Herald has learned of a list.", "A guard told the Northern Herald Ada Brenn ran."],
            "Northern Herald",
        ),
        (["A guard told the Northern Herald that he ran."], None),
        (["A guard told Reuters that he ran.", "A clerk told Reuters that she stayed."], None),
        (
            [
                "A guard told the Northern Herald that he ran.",
                "A clerk told the Northern Herald so, the Northern Herald reported.",
            ],
            None,
        ),
        (["A guard told the Harbour Board that he ran.", "A clerk told the Harbour Board that she stayed."], None),
        (["A guard tells the Northern Herald that he ran."], "Northern Herald"),
        (["The yard denied it in a statement to the Northern Herald."], "Northern Herald"),
        (["The yard denied it in a statement sent to the Northern Herald on Monday."], "Northern Herald"),
        (["The yard denied it in a letter to the Northern Herald."], None),
        (["The yard denied it in a statement to Reuters."], None),
        (["A guard told the Northern Herald that he ran.", "He told the Northern Herald that he was afraid."], None),
        (
            ["In an interview with the Northern Herald he wept.", "The interview with the Northern Herald was long."],
            None,
        ),
        (["The BBC's Ada Brenn in Selmar says the quay is calm.", "Our correspondent saw no boats."], "BBC"),
        (
            ["The BBC's Ada Brenn in Selmar says it is calm.", "The BBC's Tom Lisk, at the quay, said boats came."],
            "BBC",
        ),
        (["The BBC's Ada Brenn in Selmar says the quay is calm."], None),
        (["CNN is unable to independently verify the letter."], "CNN"),
        (["NPR's requests to speak with the mayor were not answered."], "NPR"),
        (["The ship sank, according to Tarn News partners Harbour Watch."], "Tarn News"),
        (["(Who owns the bridge? Get caught up with the Northern Herald’s primer)"], "Northern Herald"),
    ],
)
def test_whose_page_it_is_by_whom_people_spoke_to(sentences: list[str], outlet: str | None) -> None:
    found = lay_out("\n".join([HEAD, *PROSE, *sentences])).outlet
    assert (found and found.removeprefix("the ")) == outlet


def test_what_another_medium_is_said_to_send_does_not_make_the_page_its_own() -> None:
    report = "KALDOR, Tarn (Halden Wire) -- The council of Kaldor closed the old bridge on Monday."
    whole = lay_out("\n\n".join([HEAD, *PROSE, "From the Northern Herald:", report]))
    assert whole.outlet is None
    assert lay_out("\n\n".join([HEAD, report, *PROSE])).outlet == "Halden Wire"


def test_an_address_spells_an_outlet_by_its_initials() -> None:
    note = (
        "Please do not cut & paste the article. "
        + 40 * "Terms apply. "
        + "Email sales@ft.com to buy additional rights."
    )
    assert lay_out("\n".join([HEAD, "By Ada Brenn", *PROSE, note])).outlet == "Financial Times"


def test_an_address_is_looked_for_where_a_word_begins_and_no_further_than_addresses_go() -> None:
    """From within a word too, and to its end, a pasted picture takes time by the square of its length."""
    assert outlet_votes._MAIL.match("an editor@selinpost.com", 3)
    assert not outlet_votes._MAIL.match("an editor@selinpost.com", 5)
    assert not outlet_votes._MAIL.match("x" * 300 + "@selinpost.com")


@pytest.mark.parametrize(
    ("sentence", "outlet"),
    [
        ("Kaldor Today has obtained the tape but cannot independently verify it.", "Kaldor Today"),
        ("The council asked Radio Sorn. Kaldor Today has seen the letter but could not confirm it.", "Kaldor Today"),
        ("The mayor has obtained the tape but cannot play it.", None),
        ("The bishop wrote in an e-mail to the Tarn Hill Blog that he was ill.", "Tarn Hill Blog"),
        ("A mason told Kaldor Today of it. A baker told Kaldor Today the same. KALDOR TODAY reported:", None),
    ],
)
def test_what_the_text_says_of_its_own_outlet(sentence: str, outlet: str | None) -> None:
    assert lay_out("\n".join([HEAD, "By Ada Brenn", *PROSE, sentence])).outlet == outlet


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("Kaldor closes its old bridge until spring - Transport Minister", None),
        ("Kaldor closes its old bridge until spring - Northern Herald", "Northern Herald"),
    ],
)
def test_who_says_it_behind_the_dash_of_a_headline_is_no_outlet(title: str, headline: str | None) -> None:
    assert lay_out("\n\n".join([title, *PROSE])).outlet == headline
