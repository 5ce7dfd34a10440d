"""Whose page it is where no masthead says so: signs that count by two, rights of others, and what only looks like them."""

import pytest

from onrecord.ingest.passages import lay_out

HEAD = "Kaldor closes its old bridge until spring"
PROSE = [
    "The council of Kaldor closed the old bridge on Monday after a lorry had hit one of its four stone pillars.",
    "It will stay shut until the spring, the road office said, since the pillar has to be built anew from the ground.",
]


def outlet(*more: str, above: tuple[str, ...] = ()) -> str | None:
    return lay_out("\n".join([HEAD, *above, *PROSE, *more])).outlet


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (["A guard told Tarnvoice that he ran.", "The bridge of Kaldor on Monday. (Tarnvoice)"], "Tarnvoice"),
        (["A guard told Tarnvoice on Monday.", "The film could not be verified by Tarnvoice."], "Tarnvoice"),
        (["A guard told Tarnvoice that he ran.", "A clerk told Tarnvoice that he did not."], None),
        (["The bridge of Kaldor on Monday. (Tarnvoice)"], None),
        (["A guard told Reuters that he ran.", "Reuters could not verify it."], None),
        (["A guard told Radio Ilda that he ran.", "Tarnvoice could not check the film."], None),
        (["Photo: Tarnvoice", "A guard told Tarnvoice that he ran."], "Tarnvoice"),
        (["Photo: Tarnvoice"], None),
        (["Additional reporting by the Ilda Lamp foreign desk"], "Ilda Lamp"),
        (["Additional reporting by Ada Brenn"], None),
        (
            ["The Tarn Lamp, Friday 17 March 2031 | by our staff", "A guard told the Lamp last night that he ran."],
            "Tarn Lamp",
        ),
        (["Tarn Lamp Digest – updated", "© Tarn Lamp Digest"], "Tarn Lamp Digest"),
        (["© Ada Brenn", "Ada Brenn told the Lamp that she ran."], None),
    ],
)
def test_a_name_of_no_kind_needs_two_signs_of_different_kinds(lines: list[str], name: str | None) -> None:
    assert outlet(*lines) == name


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("The shutters fell at once, the baker told the Herald.", "Herald"),
        ("The shutters fell at once, the baker told the Guardian.", None),
        ("The shutters fell at once, the baker told the Herald, a weekly of Ilda.", None),
        ("The shutters fell, the baker told the Ilda Herald. She told the Herald that she ran.", None),
        ("The shutters fell at once, the baker told the council.", None),
    ],
)
def test_who_is_told_things_by_its_last_word_alone_prints_the_page(sentence: str, name: str | None) -> None:
    assert outlet(sentence) == name


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("TarnBrief Desk • 3 min read", "TarnBrief"),
        ("Tarn24 desk", "Tarn24"),
        ("Foreign desk", None),
        ("Tarnvoice desk", None),
    ],
)
def test_the_desk_that_signs(line: str, name: str | None) -> None:
    assert outlet(above=(line,)) == name


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("© Tarn-Press. Use of materials only with a link to the source.", "Tarn-Press"),
        ("(c) KTA. Use of materials only with a hyperlink to the agency", "KTA"),
        ("Contains material from KTA and Halden Wire. © Global Shore 2031", "Global Shore"),
        ("© Ilda Times. Contains material from Halden Wire.", "Ilda Times"),
        ("Photo: © Ada Brenn 2031", None),
        ("© Ada Brenn", None),
    ],
)
def test_whose_rights_are_told_of(line: str, name: str | None) -> None:
    assert outlet(line) == name


def test_a_reprint_is_not_the_agencys_page() -> None:
    wired = f"KALDOR (Halden) - {PROSE[0]}"
    assert lay_out("\n".join([HEAD, wired, PROSE[1]])).outlet == "Halden"
    helped = "© 2031 Halden. Additional reporting by Ilda Post staff."
    assert lay_out("\n".join([HEAD, wired, PROSE[1], helped])).outlet == "Ilda Post"
    assert lay_out("\n".join([HEAD, "Staff and agencies | October 16, 2031", wired, PROSE[1]])).outlet is None


@pytest.mark.parametrize("line", ["Ilda Valley Online, 14.03.2031", "Tarn-Press / Kaldor\n14.03.2031"])
def test_the_line_below_the_headline(line: str) -> None:
    assert outlet(above=(line,)) == line.split(",")[0].split(" /")[0]


def test_who_says_it_in_the_headline_is_no_outlet() -> None:
    said = "The Harbour Office of Ilda wrote so on its page on Monday, before the council of the town had met."
    page = lay_out("\n".join(['"Quay is no target" – Harbour Office of Ilda', said, *PROSE]))
    assert (page.outlet, page.headline) == (None, '"Quay is no target" – Harbour Office of Ilda')
    assert lay_out("\n".join([f"{HEAD} – Harbour Voice", *PROSE])).outlet == "Harbour Voice"
