"""Quotations within quotations, as a person would print them."""

import pytest

from onrecord.quoting import quoted


@pytest.mark.parametrize(
    ("words", "printed"),
    [
        ("nobody crossed", "“nobody crossed”"),
        ('this version "pure fantasy"', "“this version ‘pure fantasy’”"),
        ("the “pure” truth", "“the ‘pure’ truth”"),
        ('"We saw nothing"', "“We saw nothing”"),
        ('"We saw nothing', "“We saw nothing”"),
        ('We saw nothing"', "“We saw nothing”"),
        ('"a" and "b"', "“‘a’ and ‘b’”"),
        ("the guards’ hut", "“the guards’ hut”"),
        ("two\n  lines", "“two lines”"),
        ("", "“”"),
    ],
)
def test_marks_within_are_single_and_each_has_its_fellow(words: str, printed: str) -> None:
    assert quoted(words) == printed
