"""Pages as somebody copies them whole, menus and all, with no markup: the ScrapingHub dev pages, their visible text alone."""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

from onrecord.ingest.passages import lay_out
from quality.gate import SHARED

CORPUS = SHARED / "data" / "extraction" / "dev.jsonl.gz"

_LINES = frozenset(
    "p div li ul ol h1 h2 h3 h4 h5 h6 tr td table section article header footer nav aside br figure figcaption "
    "blockquote form button option select label main dd dt dl pre".split()
)
_UNSEEN = frozenset("script style noscript head svg template iframe".split())


def measure(corpus: Path) -> dict[str, float]:
    """F1 of 4-word runs of what is not furniture, mean of pages; share of headlines whose words stand in the page's title."""
    import lxml.html

    f1, titled, pages = 0.0, 0, 0
    with gzip.open(corpus, "rt", encoding="utf-8") as rows:
        for row in map(json.loads, rows):
            tree = lxml.html.fromstring(row["html"].encode())
            text = visible_text(tree)
            laid = lay_out(text)
            kept = [text[p.start : p.end] for p in laid.passages if p.kind in ("body", "headline", "dateline")]
            found, wanted = runs("\n".join(kept)), runs(row["text"])
            both = (found & wanted).total()
            f1 += 2 * both / max(1, found.total() + wanted.total())
            words = set(re.findall(r"\w+", (laid.headline or "").lower()))
            title = set(re.findall(r"\w+", (tree.findtext(".//title") or "").lower()))
            titled += bool(words) and len(words & title) >= 0.7 * len(words)
            pages += 1
    return {"shingle F1": f1 / pages, "headline in title": titled / pages}


def visible_text(element: Any) -> str:
    """The text that a reader of the page sees, one block a line."""
    parts: list[str] = []

    def walk(node: Any) -> None:
        seen = isinstance(node.tag, str) and node.tag not in _UNSEEN
        block = seen and node.tag in _LINES
        if block:
            parts.append("\n")
        if seen:
            parts.append(re.sub(r"\s+", " ", node.text or ""))
            for child in node:
                walk(child)
        if block:
            parts.append("\n")
        parts.append(re.sub(r"\s+", " ", node.tail or ""))

    walk(element)
    return "\n".join(line.strip() for line in "".join(parts).split("\n") if line.strip())


def runs(text: str) -> Counter[tuple[str, ...]]:
    """The runs of four words and how often each stands there."""
    words = re.findall(r"\w+", text.lower())
    return Counter(tuple(words[at : at + 4]) for at in range(max(1, len(words) - 3)))
