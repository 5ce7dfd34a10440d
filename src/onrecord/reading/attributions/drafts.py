"""An attribution while it is put together: token ranges that later steps move, before it becomes a frozen Attribution."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from ..nearby import Nearby

Range = tuple[int, int]


@dataclass
class Draft:
    """Source, cue and content in token ranges; `anchor` is the cue's main token, -1 where there is no cue."""

    content: list[Range]
    cue: list[Range] = field(default_factory=list)
    source: list[Range] = field(default_factory=list)
    anchor: int = -1
    act: str = "assert"
    attitude: str = "reporting"
    score: float = 0.8
    rules: list[str] = field(default_factory=list)
    continues: Draft | None = None
    learned: bool = False
    carrier: bool = False
    """Whether it can only pass on another attribution ("Reuters reported that he said ..."), and is no row of its own."""

    @property
    def start(self) -> int:
        """The first token of the content, or of the cue where there is no content."""
        return min(a for a, _ in (self.content or self.cue))

    @property
    def end(self) -> int:
        """One past the last token of the content, or of the cue where there is no content."""
        return max(b for _, b in (self.content or self.cue))

    def tokens(self) -> set[int]:
        """The tokens of the content."""
        return {i for a, b in self.content for i in range(a, b)}

    def holds(self, token: int) -> bool:
        """Whether the token is one of the content."""
        return any(a <= token < b for a, b in self.content)


def joined(ranges: list[Range]) -> list[Range]:
    """The ranges in order, overlapping and touching ones made one, empty ones dropped."""
    out: list[Range] = []
    for start, end in sorted(r for r in ranges if r[0] < r[1]):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], end))
        else:
            out.append((start, end))
    return out


def by_content(drafts: Sequence[Draft]) -> Nearby[int]:
    """The numbers of the drafts by where their contents stand now."""
    return Nearby(range(len(drafts)), lambda n: (drafts[n].start, drafts[n].end) if drafts[n].content else (-1, -1))


def overlap(a: set[int], b: set[int]) -> float:
    """Intersection over union of two sets of tokens; 0 where both are empty."""
    return len(a & b) / len(a | b) if a or b else 0.0


def chars(doc: Doc, span: Range) -> Range:
    """A token range as half-open code points of the Doc's text."""
    last: Token = doc[span[1] - 1]
    return doc[span[0]].idx, last.idx + len(last.text)
