"""Through whom words came, in 180 press articles of FNC-1 train whose chains were annotated apart (quality/gold/relays), where ../shared has the texts.

Voices are those of training/voices/annotated.jsonl: what is measured is the chain of a voice that was found, not whether it was. Voices
within another's words are left out (our golds give such a voice only its own chain, these annotators the outer one's as well), and those of which the annotator was unsure.
Articles whose misses were read while rules were written are left out, too.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from quality.gate import ROOT, SHARED
from quality.measures import Share, Tally, chars, iou, match, same_name

CORPUS = ROOT / "quality" / "gold" / "relays" if SHARED.exists() else SHARED / "gold" / "relays"
VOICES = ROOT / "training" / "voices" / "annotated.jsonl"
BODIES = SHARED / "data" / "fnc1" / "bodies.jsonl.gz"
CONTENT = 2
Voice = tuple[set[int], list[str]]


def measure(corpus: Path) -> dict[str, float]:
    """Hops found and right, and chains right from end to end, of all voices that have one or are given one."""
    from onrecord.pipeline import READING, context_of, gather
    from onrecord.reading.reader import load, prepare

    hops, exact = Tally(), Share()
    voices = {str(article): (text, list(found)) for article, text, found in annotated(corpus)}
    nlp = load(READING)
    with tempfile.TemporaryDirectory() as made:
        for name, (text, _) in voices.items():
            (Path(made) / f"{name}.txt").write_bytes(text.encode())
        for article in gather([Path(made)]).articles:
            text, gold = voices[Path(article.source).stem]
            if article.text.rstrip("\n") != text:
                raise ValueError(f"{article.source} is not read as it was annotated")
            found = nlp(prepare(nlp, article.text, context_of(article)))._.attributions
            score(gold, found, hops, exact)
    return {
        "hops precision": hops.row()["precision"],
        "hops recall": hops.row()["recall"],
        "chain exact": float(exact.row()["accuracy"] or 0.0),
    }


def annotated(corpus: Path) -> Iterator[tuple[int, str, list[Voice]]]:
    """(body, text, voices with the characters of their content and the names of their chain) of the articles not read."""
    with gzip.open(BODIES, "rt", encoding="utf-8") as rows:
        texts = {int(row["id"]): row["text"].strip() for row in map(json.loads, rows)}
    told = {row["body"]: row["voices"] for row in map(json.loads, VOICES.read_text(encoding="utf-8").splitlines())}
    for row in map(json.loads, (corpus / "annotated.jsonl").read_text(encoding="utf-8").splitlines()):
        text = texts[row["body"]]
        if hashlib.sha256(text.encode()).hexdigest()[:16] != row["sha256"]:
            raise ValueError(f"FNC-1 body {row['body']} is not the text that was annotated")
        contents = [chars(voice[CONTENT]) for voice in told[row["body"]]]
        apart = [n for n, one in enumerate(contents) if not any(one < other for other in contents)]
        if not row["read"]:
            chains = {int(n): [text[a:b] for a, b in spans] for n, spans in row["via"].items()}
            yield row["body"], text, [(contents[n], chains.get(n, [])) for n in apart if n not in row["unsure"]]


def score(gold: Sequence[Voice], found: Sequence[Any], hops: Tally, exact: Share) -> None:
    """Count the chains of the voices of one article that were found."""
    contents = [chars(attribution.content) for attribution in found]
    for one, other in match(range(len(gold)), range(len(found)), lambda i, j: iou(gold[i][0], contents[j])).items():
        want, got = gold[one][1], [hop.name for hop in found[other].relay]
        hops.gold += len(want)
        hops.pred += len(got)
        hops.hit += sum(any(same_name(name, hop) for hop in got) for name in want)
        if want or got:
            exact.add(len(want) == len(got) and all(map(same_name, want, got)))
