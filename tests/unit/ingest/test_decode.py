"""Bytes of unknown tables: accents of names in English text, and what must not be taken for them."""

from __future__ import annotations

import pytest

from onrecord.ingest.decode import _looks_western, decode

TEXT = (
    "The mayor said on Monday that nobody was hurt when the old bridge was closed, and thanked {0} for their help.\n"
    * 2
)


@pytest.mark.parametrize("names", ["Tomás Ibáñez", "Hélène Brûlé and Øyvind Kjær", "“Günther” – Lecki’s friend"])
def test_accents_of_names_in_english_text_are_read_as_western(names: str) -> None:
    assert decode(TEXT.format(names).encode("cp1252")) == TEXT.format(names)


@pytest.mark.parametrize(
    ("name", "table"), [("Москва", "cp1251"), ("Αθήνα", "cp1253"), ("Wałęsa", "cp1250"), ("Gülşen Erdoğan", "cp1254")]
)
def test_other_alphabets_are_not_taken_for_western_accents(name: str, table: str) -> None:
    data = TEXT.format(name).encode(table)
    assert not _looks_western(data.decode("cp1252", errors="replace"))


QUOTED = "“Nobody knew,” said Hélène Brûlé, who runs the ferry’s kiosk in Kaldor."


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (QUOTED.encode() + b" The caf\xe9 stays shut.", QUOTED + " The caf\ufffd stays shut."),
        ("Zoë Hald spoke. ".encode() + b"Mr Mu\xf1oz did not.", "Zoë Hald spoke. Mr Mu\ufffdoz did not."),
        (QUOTED.encode() + "”".encode()[:2], QUOTED + "\ufffd"),
        (b"She left the hall without a word" + "…".encode()[:2], "She left the hall without a word\ufffd"),
    ],
)
def test_a_bad_byte_in_utf8_is_one_bad_character(data: bytes, text: str) -> None:
    assert decode(data) == text


def test_a_page_that_declares_utf8_keeps_its_letters_beside_a_bad_byte() -> None:
    page = f'<html><head><meta charset="utf-8"></head><body><!-- caf\xe9 --><p>{QUOTED}</p></body></html>'
    data = page.encode().replace("<!-- café".encode(), b"<!-- caf\xe9")
    assert QUOTED in decode(data)


@pytest.mark.parametrize("name", ["She drank up in the café", "Æther, Ødegård and Müller–Íñigo", "“Brûlé”"])
def test_western_text_is_not_taken_for_broken_utf8(name: str) -> None:
    assert decode(TEXT.format("them").encode() + name.encode("cp1252")) == TEXT.format("them") + name
