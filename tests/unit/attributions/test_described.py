from __future__ import annotations

from pathlib import Path

from onrecord.reading.attributions import attributions
from tests.golden.frozen import thaw

GOLDEN = Path(__file__).parents[2] / "golden" / "attributions" / "authors.txt"


def forms(content: str) -> set[str]:
    """All that the article calls the speaker of the attribution with this content."""
    doc = attributions(thaw(GOLDEN))
    speaker = next(a.speaker for a in doc._.attributions if doc.text[slice(*a.content[0])] == content)
    return {doc.text[m.start : m.end] for m in doc._.mentions if m.cluster == speaker}


def test_somebody_unnamed_is_called_by_what_places_him_and_by_no_clause() -> None:
    found = forms("the crane was old")
    assert "An official of the harbour board" in found
    assert not any("authorised" in form for form in found)


def test_a_letter_is_no_form_of_its_author() -> None:
    assert "Brink's letter" not in forms("the pumps were rusting")
