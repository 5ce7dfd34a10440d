"""One speaker who takes back what he said: sides built by hand."""

from __future__ import annotations

from tests.unit.comparing.sides import side

from onrecord.comparing.conflicts.sides import Side, may_oppose
from onrecord.comparing.pairs.wording import stem


def said(number: int, cue: str, **cells: object) -> Side:
    return side(number, "officers fired", speaker="minister", cue=frozenset((stem(cue),)), **cells)


def test_who_admits_what_he_denied_stands_against_himself() -> None:
    assert may_oppose(said(1, "deny", refuses=True), said(2, "admit"))
    assert may_oppose(said(1, "concede"), said(2, "say"))


def test_who_says_it_twice_or_denies_an_admission_does_not() -> None:
    assert not may_oppose(said(1, "say"), said(2, "say"))
    assert not may_oppose(said(1, "admit"), said(2, "concede"))
    assert not may_oppose(said(1, "admit", refuses=True), said(2, "say"))
