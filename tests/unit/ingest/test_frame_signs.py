"""Whose page it is by the lines of its frame alone: bars with sections, rights, who compiled it, whom to link to."""

import pytest

from onrecord.ingest.passages import lay_out

HEAD = "Kaldor closes its old bridge until spring"
PROSE = [
    "The council of Kaldor closed the old bridge on Monday after a lorry had hit one of its four stone pillars.",
    "It will stay shut until the spring, the road office said, since the pillar has to be built anew from the ground.",
    "The ferry of Ilda takes people across until then, and the Road Office pays for it.",
]


def outlet(*below: str, foot: tuple[str, ...] = ()) -> str | None:
    return lay_out("\n\n".join([HEAD, *below, *PROSE, *foot])).outlet


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("TarnBrief24 | Home | World | Markets", "TarnBrief24"),
        ("Globetarn | Home | World", "Globetarn"),
        ("World | 3 min read | Globetarn", "Globetarn"),
        ("tarn-world.info | Trending | 3 min read", "tarn-world.info"),
        ("10 October 2031 | Globetarn", "Globetarn"),
        ("Globetarn > World > Conflict", "Globetarn"),
        ("By Ada Brenn, Kaldor Today, Tuesday 10 October 2031", "Kaldor Today"),
        ("The Kaldor Courier", None),  # as likely who is credited
        ("By Globetarn Staff", "Globetarn"),
        ("Compiled by GlobeTarn from agency reports", "GlobeTarn"),
        ("BY ADA BRENN | 10 October 2031", None),
        ("Edited by Ada Brenn", None),
        ("Edited by Globetarn Today", "Globetarn Today"),
        ("Kaldor | Home | World", None),  # a subject: the text speaks of it
        ("Home / Press centre / Briefings", None),
        ("Facebook | WhatsApp | Telegram", None),
        ("Share on Facebook | Share on X | Print", None),
        ("World | Conflict | Africa", None),
        ("Updated 12:40 | 3 min read", None),
        ("Globetarn | Ferry", None),
        ("About Globetarn | Privacy | Contact", "Globetarn"),
        ("Tags: bridge, Kaldor | Subscribe to our newsletter | © Globetarn", "Globetarn"),
        ("TarnBrief24 - Politics", "TarnBrief24"),
        ("Globetarn - Politics", None),  # as likely a headline's
        ("GlobeTarn compiles reports from partner media. All rights reserved.", "GlobeTarn"),
        ("Kaldor Observer, 10 October 2031. By Ada Brenn", "Kaldor Observer"),
    ],
)
def test_a_line_below_the_headline(line: str, name: str | None) -> None:
    assert outlet(line) == name


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Globetarn. All rights reserved. Share this on Facebook / WhatsApp", "Globetarn"),
        ("Globetarn editorial desk. Follow us on Chirp! More: Ten islands you must see", "Globetarn"),
        ("Globetarn (c) 2031", "Globetarn"),
        ("All rights reserved. Globetarn 2031", "Globetarn"),
        ("Read more on Globetarn: Ten islands you must see", "Globetarn"),
        ("Globetarn staff with agencies", "Globetarn"),
        ("Follow us: TarnBrief on Telegram", "TarnBrief"),
        ("When quoting, a link to Tarninform is required.", "Tarninform"),
        ("When using materials, reference to the Tarninform agency is mandatory.", "Tarninform"),
        ("Road Office. All rights reserved.", None),
        ("Follow Ada Brenn on Twitter", None),
        ("Follow Ada on Twitter: @adabrenn", None),
        ("Read more on Reuters: Ten islands you must see", None),
        ("Read also: Ten islands you must see", None),
        ("All rights reserved.", None),
        ("A link to the mainland is required.", None),
    ],
)
def test_a_line_at_the_foot(line: str, name: str | None) -> None:
    assert outlet(foot=(line,)) == name


def test_the_credit_of_a_picture_counts_beside_another_sign() -> None:
    told, picture = "A guard told Tarninform that he ran.", "Photo: the bridge of Kaldor, March 16. Tarninform"
    assert outlet(foot=(told, picture)) == "Tarninform"
    assert outlet(foot=(picture,)) is None
    assert outlet(foot=(told, "Photo: the bridge of Kaldor, March 16. Ferrypix")) is None
