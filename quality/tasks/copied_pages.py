"""Pages as somebody copies them, menus and all, with no markup: the ScrapingHub dev pages, their visible text alone.

Two renderings of each English page: `whole`, every line that a reader sees, and `re-post`, the article with a few lines
of the page above and below it, as blogs and news aggregators carry it on. The gold text says which lines are the
article; the page's own markup (h1, title, site name) says what headline and outlet are.
"""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.ingest.assemble import Known
from onrecord.ingest.lines import Line, split_lines
from onrecord.ingest.metadata import page_metadata
from onrecord.ingest.passages import lay_out
from onrecord.ingest.screen import reason_against
from quality.gate import SHARED
from quality.measures import same_name

CORPUS = SHARED / "data" / "extraction" / "dev.jsonl.gz"

ABOVE, BELOW = 6, 14
"""Lines of the page that a re-post carries above its headline and below the last line of its article."""

_LINES = frozenset(
    "p div li ul ol h1 h2 h3 h4 h5 h6 tr td table section article header footer nav aside br figure figcaption "
    "blockquote form button option select label main dd dt dl pre".split()
)
_UNSEEN = frozenset("script style noscript head svg template iframe".split())
_KEPT = ("body", "headline", "dateline")


@dataclass(frozen=True)
class Page:
    """One page: its visible text, which of its lines are the article's, and what its markup says."""

    key: str
    text: str
    lines: tuple[Line, ...]
    of_article: tuple[bool | None, ...]
    gold: str
    headline: str
    outlet: str | None
    day: str | None


def measure(corpus: Path) -> dict[str, float]:
    """For both renderings: share of the article's and of the other characters judged right, headlines and outlets found."""
    found: dict[str, float] = {}
    whole = list(pages(corpus))
    for name, rendered in (("whole", whole), ("re-post", [repost(page) for page in whole])):
        f1, heads, outlets, shown = 0.0, 0, 0, 0
        kept, of_article, marked, of_page = 0, 0, 0, 0
        for page in rendered:
            laid = lay_out(page.text)
            for line, is_article, kind in judged(page, laid.passages):
                if is_article:
                    of_article += len(line.text)
                    kept += len(line.text) if kind in _KEPT else 0
                else:
                    of_page += len(line.text)
                    marked += len(line.text) if kind not in _KEPT else 0
            left = runs("\n".join(page.text[p.start : p.end] for p in laid.passages if p.kind in _KEPT))
            wanted = runs(page.gold)
            f1 += 2 * (left & wanted).total() / max(1, left.total() + wanted.total())
            heads += same_title(laid.headline, page.headline)
            if page.outlet and page.outlet.lower() in page.text.lower():
                shown += 1
                outlets += same_name(page.outlet, laid.outlet or "")
        found |= {
            f"{name}: article kept": kept / of_article,
            f"{name}: furniture found": marked / of_page,
            f"{name}: shingle F1": f1 / len(rendered),
            f"{name}: headline": heads / len(rendered),
            f"{name}: outlet where shown": outlets / max(1, shown),
        }
    return found


def pages(corpus: Path) -> Iterator[Page]:
    """The English pages of the corpus, whole."""
    import lxml.html

    parser = lxml.html.HTMLParser(encoding="utf-8")
    with gzip.open(corpus, "rt", encoding="utf-8") as rows:
        for row in map(json.loads, rows):
            gold = row["text"]
            if reason_against(gold, split_lines(gold)):
                continue
            tree = lxml.html.fromstring(row["html"].encode(), parser=parser)
            text = visible_text(tree)
            lines = tuple(split_lines(text))
            stated = page_metadata(tree, Known())
            day = str(stated.published_at.date()) if stated.published_at else None
            yield Page(
                row["id"], text, lines, article_lines(lines, gold), gold, stated.headline or "", stated.outlet, day
            )


def repost(page: Page) -> Page:
    """The page cut down to its article, headline, and a few lines of the page on either side."""
    article = [number for number, of_article in enumerate(page.of_article) if of_article]
    heads = [n for n in range(article[0]) if same_title(page.lines[n].text, page.headline)]
    first = max(0, (heads[-1] if heads else article[0]) - ABOVE)
    last = min(len(page.lines), article[-1] + 1 + BELOW)
    text = page.text[page.lines[first].start : page.lines[last - 1].end]
    lines = tuple(split_lines(text))
    return Page(page.key, text, lines, article_lines(lines, page.gold), page.gold, page.headline, page.outlet, page.day)


def article_lines(lines: tuple[Line, ...], gold: str) -> tuple[bool | None, ...]:
    """For each line whether it is of the gold text; None where a short line repeats words of it, so that nobody can tell."""
    wanted = set(runs(gold, 3))
    whole = {Line(0, 0, line).key for line in gold.split("\n")}
    running = " " + " ".join(re.findall(r"[^\W_]+", gold.lower())) + " "
    found: list[bool | None] = []
    for line in lines:
        words = re.findall(r"\w+", line.text)
        if len(words) >= 5:
            own = runs(line.text, 3)
            found.append(sum(count for run, count in own.items() if run in wanted) >= 0.6 * own.total())
        else:
            found.append(line.key in whole)
    long = [number for number, line in enumerate(lines) if found[number] and len(line.words) >= 8]
    for number, line in enumerate(lines):
        inside = bool(long) and long[0] - 6 <= number <= long[-1] + 6
        if not inside:
            found[number] = False
        elif not found[number] and len(line.words) < 8 and f" {' '.join(line.words).lower()} " in running:
            found[number] = None
    return tuple(found)


def judged(page: Page, passages: Any) -> Iterator[tuple[Line, bool, str]]:
    """Each line that is neither the headline nor in doubt, whether it is of the article, and the kind it was given."""
    for line, is_article in zip(page.lines, page.of_article, strict=True):
        if is_article is None or same_title(line.text, page.headline):
            continue
        yield line, is_article, [part.kind for part in passages if part.start < line.end and part.end > line.start][-1]


def same_title(found: str | None, title: str) -> bool:
    """True where one is the other, or begins it and holds most of its words."""
    one, other = sorted((Line(0, 0, found or "").key, Line(0, 0, title).key), key=len)
    return bool(one) and other.startswith(one) and len(one) >= 0.6 * len(other)


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


def runs(text: str, words: int = 4) -> Counter[tuple[str, ...]]:
    """The runs of so many words and how often each stands there."""
    found = re.findall(r"\w+", text.lower())
    return Counter(tuple(found[at : at + words]) for at in range(max(1, len(found) - words + 1)))
