"""One matter on two poles: sides built by hand."""

from __future__ import annotations

import pytest
from tests.unit.comparing.sides import side

from onrecord.comparing.conflicts.rules.poles import pole_pairs


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("The memo is genuine", "The paper was forged", 1),
        ("The memo is genuine", "The recording was forged", 0),
        ("The memo is genuine", "The memo may be forged", 0),
        ("The memo is genuine", "No letter was forged", 0),
        ("The memo is not genuine", "No letter was forged", 1),
        ("We owe nothing", "The wages are unpaid", 1),
        ("It owes nothing", "The wages are unpaid", 1),
        ("It paid everything it owes", "The invoices are unpaid", 1),
        ("The wages are unpaid", "The bill was paid in full", 0),
        ("The derailment was an accident", "The derailment was sabotage", 1),
        ("The derailment was an accident", "The leak was sabotage", 0),
    ],
)
def test_two_ends_of_one_pole(one: str, other: str, found: int) -> None:
    assert len(pole_pairs([side(1, one), side(2, other)])) == found
