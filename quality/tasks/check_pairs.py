"""Asking by claim: one statement of each pair of quality/gold/pairs.txt is asked of a record that holds the other, both ways.

Right is supports for what says the same, opposes for a contradiction, and neither side for what is of another matter; a
development may be supported or only discussed. A wrong side is one taken where the pair takes the other or none.
"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

from quality.gate import ROOT
from quality.goldens import Said, read_pairs

CORPUS = ROOT / "quality" / "gold" / "pairs.txt"
RIGHT = {
    "supports": {"supports"},
    "contradiction": {"opposes"},
    "opposes": {"opposes", "discusses"},
    "development": {"supports", "discusses", ""},
    "unrelated": {"discusses", ""},
}
WRONG = {
    "supports": {"opposes"},
    "contradiction": {"supports"},
    "opposes": {"supports"},
    "development": {"opposes"},
    "unrelated": {"supports", "opposes"},
}


def measure(corpus: Path) -> dict[str, float]:
    """Share of askings whose stance is right, and share of those on which no wrong side is taken."""
    import onrecord
    from onrecord.checking import checks

    cases = read_pairs(corpus)
    with tempfile.TemporaryDirectory() as folder:
        pile = Path(folder) / "pairs.jsonl"
        pile.write_text(
            "\n".join(_row(f"{n}{which}", getattr(case, which)) for n, case in enumerate(cases) for which in "ab")
        )
        onrecord.build(pile, Path(folder) / "pairs.duckdb", settings=onrecord.Settings(processes=1))
        asked = [(case, n, a, b) for n, case in enumerate(cases) for a, b in ("ab", "ba")]
        right = wrong = 0
        with onrecord.open(Path(folder) / "pairs.duckdb") as record:
            answers = checks([getattr(case, a).text for case, _, a, _ in asked], record)
            for (case, n, _, b), found in zip(asked, answers, strict=True):
                stance = next((each.stance for each in found if each.source.endswith(f"#{n}{b}")), "")
                right += stance in RIGHT[case.relation]
                wrong += stance in WRONG[case.relation]
    return {"right": right / len(asked), "no wrong side": 1 - wrong / len(asked)}


def _row(key: str, said: Said) -> str:
    text = said.text if said.speaker is None else f"“{said.text.rstrip('.')},” {said.speaker} said."
    below = "The paper is printed in two colours and sold at kiosks in the town on weekdays."
    return json.dumps(
        {"id": key, "outlet": said.outlet, "published": said.published, "title": "", "text": f"{text}\n\n{below}"}
    )
