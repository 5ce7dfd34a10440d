"""Who said what, through whom, when, in short invented articles; the parse of each is frozen beside it (frozen.py)."""

from __future__ import annotations

from pathlib import Path

import pytest
from spacy.tokens import Doc
from tests.golden.frozen import parts, thaw

from onrecord.reading.attributions import attributions

CASES = sorted((Path(__file__).parent / "attributions").glob("*.txt"))


def rows(doc: Doc) -> list[str]:
    """One line an attribution: speaker, cue, content; what is known of relay, kind, act, day, occasion, parent."""
    text, lines = doc.text, []
    for a in doc._.attributions:
        who = doc._.clusters[a.speaker].name if a.speaker is not None else f"nobody ({a.speaker_reason})"
        cue = " ".join(text[x:y] for x, y in a.cue) or "-"
        content = " ... ".join(text[x:y] for x, y in a.content)
        relay = " > ".join(f"{hop.name} ({hop.type})" for hop in a.relay)
        more = [
            a.kind,
            a.act,
            str(a.said_on) if a.said_on else "",
            a.occasion.kind if a.occasion else "",
            f"via {relay}" if relay else "",
        ]
        more.append(f"in {a.parent + 1}" if a.parent is not None else "")
        lines.append(f"{who} | {cue} | {content} | {', '.join(m for m in more if m)}")
    return lines


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_attributions(path: Path) -> None:
    assert rows(attributions(thaw(path))) == parts(path)[2]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_without_the_language_models_relations_the_rules_alone_find_most(path: Path) -> None:
    doc = thaw(path)
    whole = {a.content for a in attributions(thaw(path))._.attributions}
    doc._.relations = doc._.voices = doc._.voicing = ()
    alone = {a.content for a in attributions(doc)._.attributions}
    assert len(whole & alone) >= 0.6 * len(whole)
