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
