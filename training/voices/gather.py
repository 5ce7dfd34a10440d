"""PolNeAR's articles, annotated stories and annotated articles in, one page a text out: word vectors, cues of the gold and the words of each."""

from __future__ import annotations

import gzip
import hashlib
import json
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from quality.measures import locate
from quality.real_stories import REAL, at_hand, restore

from onrecord.reading.language import load
from onrecord.reading.language.components import SCORES

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
SHARED = ROOT.parent / "shared" / "data"
ROLES = ("source", "cue", "content")
LONGEST = 220  # words around a cue that the tagger reads, as in reading/language/relations.py
OWN = "sample border-bus ferry dam envoy vaccine attribution/articles".split()
SIDES = "gas clashes convoy tankers shootdown seizure deployment pipeline exchange talks leaks quake crash coup".split()
REAL_OPENED = (
    "airdrop baghdadi boko chlorine ebola emwazi fence iguala infiltration jets kim meteorite mueller ottawa press_opened press_unread"
    " recording rosenberg somalia somers suspect swap wife"
).split()
STORIES = [*OWN, *(f"sides/{name}" for name in SIDES), *REAL_OPENED]
MEASURED = (
    "libya harambe king blankets press_third press_fourth berlin cologne lasvegas panama satellite sides/hospital sides/airstrike sides/poison"
    " sides/ballot sides/depot sides/pushback sides/strait sides/audit"
).split()
"""Stories that nobody who writes rules has read, and those of a data set that is for measuring: nothing is learnt from them."""

Spans = Sequence[tuple[int, int]]
Marked = Mapping[str, Spans]


@dataclass
class Page:
    """A text: the vector of each word, where lines start, the log-odds of a cue as PolNeAR has it, and (cue, words, tags)."""

    style: int
    vectors: NDArray[np.float16]
    odds: NDArray[np.float32]
    anchors: NDArray[np.float32]
    voices: list[tuple[int, int, int, NDArray[np.int64]]]
    """Word of the cue, first word and end of what the tagger reads, tag of each word between."""


class Reader:
    """Reads texts as far as the encoder goes."""

    def __init__(self, folder: str | None = None) -> None:
        self.nlp = load(folder)
        self.encoder = self.nlp.get_pipe("onrecord_language_encoder")

    def page(self, text: str, style: int, marked: Sequence[Marked]) -> Page:
        """One text with its gold; what has no cue or no content in the cue's line is left out."""
        doc = self.encoder(self.nlp.make_doc(text))
        tokens, scores = doc.user_data[SCORES]
        starts = np.array([doc[i].idx for i in tokens.tolist()])
        ends = np.array([doc[i].idx + len(doc[i]) for i in tokens.tolist()])
        lines = np.append(np.flatnonzero(scores.breaks), len(starts))
        found = scores.tasks["anchor"]
        anchors = np.zeros(len(starts), np.float32)
        voices = []
        for each in marked:
            words = {role: [_words(starts, ends, *span) for span in each[role]] for role in ROLES}
            cues = [a for a, b in words["cue"] if a < b]
            if not cues:
                continue
            cue = min(cues)
            line = int(np.searchsorted(lines, cue, "right"))
            low, high = int(lines[line - 1]), int(lines[line])
            if high - low > LONGEST:
                low, high = max(low, cue - LONGEST // 2), min(high, cue + LONGEST // 2)
            tags = np.zeros(high - low, np.int64)
            for number, role in enumerate(ROLES):
                for a, b in words[role]:
                    a, b = max(a, low) - low, min(b, high) - low
                    if a < b:
                        tags[a:b] = 2 * number + 2
                        tags[a] = 2 * number + 1
            if (tags >= 2 * ROLES.index("content") + 1).any():
                anchors[cue] = 1.0
                voices.append((cue, low, high, tags))
        return Page(style, scores.vectors.astype(np.float16), found[:, 1] - found[:, 0], anchors, voices)


def political_news(reader: Reader, held_out: bool = False) -> Iterator[Page]:
    """PolNeAR train, without every twentieth article, or those alone."""
    with gzip.open(SHARED / "polnear" / "train.jsonl.gz", "rt", encoding="utf-8") as rows:
        for number, record in enumerate(json.loads(row) for row in rows if row.strip()):
            if (number % 20 == 0) == held_out:
                yield reader.page(record["text"], 0, record["attributions"])


def articles(reader: Reader) -> Iterator[Page]:
    """The articles of annotated.jsonl, their texts from FNC-1 train; a ValueError names one that is not the annotated text."""
    with gzip.open(SHARED / "fnc1" / "bodies.jsonl.gz", "rt", encoding="utf-8") as rows:
        texts = {int(row["id"]): row["text"].strip() for row in map(json.loads, rows)}
    for line in (HERE / "annotated.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        text = texts[row["body"]]
        if hashlib.sha256(text.encode()).hexdigest()[:16] != row["sha256"]:
            raise ValueError(f"FNC-1 body {row['body']} is not the text that was annotated")
        yield reader.page(text + "\n", 1, [dict(zip(ROLES, voice, strict=True)) for voice in row["voices"]])


def stories(reader: Reader, names: Sequence[str]) -> Iterator[Page]:
    """The articles of annotated stories, and of the lots of single articles."""
    for name in names:
        if (REAL / name).is_dir():
            with tempfile.TemporaryDirectory() as made:
                restore(REAL / name, Path(made))
                yield from _documents(reader, Path(made), Path(made) / "texts")
        elif name == "sample":
            yield from _documents(reader, ROOT / "quality/gold/sample", ROOT / "quality/gold/sample/texts")
        else:
            with at_hand(name) as (gold, texts):
                yield from _documents(reader, gold, texts)


def _documents(reader: Reader, gold: Path, texts: Path) -> Iterator[Page]:
    for path in sorted(gold.glob("*.json")):
        document = json.loads(path.read_text(encoding="utf-8"))
        if "attributions" not in document:
            continue
        text = (texts / document["doc"]).read_bytes().decode()
        yield reader.page(
            text, 1, [m for m in (_marked(text, row) for row in document["attributions"]) if m is not None]
        )


def _marked(text: str, row: Mapping[str, Any]) -> Marked | None:
    """Where the words of a row stand; None of one without a cue, of an attitude, and where they are not found."""
    if not row.get("cue") or row.get("attitude"):
        return None
    parts = _parts(row["content"])
    content = [
        locate(text, part["text"], part.get("occurrence", 0))
        if isinstance(part, dict)
        else locate(text, part, row.get("occurrence", 0) if len(parts) == 1 else 0)
        for part in parts
    ]
    content = [span for span in content if span]
    cue = _nearest(text, row["cue"], row.get("cue_occurrence"), content) if content else []
    if not cue:
        return None
    source = _nearest(text, row["source"], row.get("source_occurrence"), [*cue, *content]) if row.get("source") else []
    return {"source": source, "cue": cue, "content": content}


def _nearest(text: str, words: Any, number: int | None, to: Spans) -> list[tuple[int, int]]:
    """Where the words stand: the occurrence that the gold names, else the whole words nearest to the spans."""
    out = []
    for part in _parts(words):
        wanted, which = (part["text"], part.get("occurrence")) if isinstance(part, dict) else (part, number)
        found, at = [], text.find(wanted)
        while at >= 0:
            found.append((at, at + len(wanted)))
            at = text.find(wanted, at + 1)
        if which is not None and which < len(found):
            out.append(found[which])
        elif found:
            whole = [span for span in found if not _in_word(text, *span)] or found
            out.append(min(whole, key=lambda span: min(_distance(span, other) for other in to)))
    return out


def _in_word(text: str, start: int, end: int) -> bool:
    before = start > 0 and text[start - 1].isalnum() and text[start].isalnum()
    return before or (end < len(text) and text[end].isalnum() and text[end - 1].isalnum())


def _distance(a: tuple[int, int], b: tuple[int, int]) -> float:
    return a[0] - b[1] if a[0] >= b[1] else b[0] - a[1] if a[1] <= b[0] else 0.5


def _parts(words: Any) -> list[Any]:
    return words if isinstance(words, list) else [words]


def _words(starts: NDArray[np.int64], ends: NDArray[np.int64], start: int, end: int) -> tuple[int, int]:
    return int(np.searchsorted(ends, start, "right")), int(np.searchsorted(starts, end, "left"))
