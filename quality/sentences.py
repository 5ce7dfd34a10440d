"""quality/gold/attribution/sentences.txt -> cases: a passage and the attributions that must be found in it.

A row, in this order or any other (keys with a star may be left out):

    speaker: Ralo Denk | source*: The minister | cue: told | relay*: Halvar Wire (agency) > Tavra TV (broadcaster)
        | kind: indirect | act: assert | said*: 2025-03-09 | in*: 1 | occasion*: interview | unnamed*: official
        | reason*: ... | attitude*: belief | optional*: yes | content: the bridge was open

- `speaker`: the name of who speaks, `null` where the passage does not settle it or nobody is named.
- `source`: the words that name the speaker here, `none` if there are none; left out, they are those of `speaker`.
- `cue`: the words that report (`said`, `according to`, `:`), `none` if there are none.
- `relay`: who passed the words on, nearest the speaker first, each with its type in brackets where the passage shows it.
- `content`: words of the passage; a content that is broken up has ` [...] ` between its parts.
- `in`: the number of the row (1-based) in whose content this one stands.
- `unnamed`, `reason`: what an unnamed source is said to be, and the stated reason for anonymity.
- `attitude`: it is no speech but belief, intention, emotion or perception; a default view leaves it out.
- `optional`: finding the row is no error, nor is not finding it.

A string that stands in the passage more than once means the occurrence nearest the content (cue, source), or the
first one (content).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from onrecord.schema import values
from quality.cases import Block, CaseError, Row, read

KINDS = frozenset(values.SPEECH_KINDS)
ACTS = frozenset(values.ACTS)
ATTITUDES = frozenset(values.ATTITUDES) - {"reporting"}  # reporting is what a row without the key means
OCCASIONS = frozenset(values.OCCASION_KINDS)
RELAY_TYPES = frozenset({"agency", "broadcaster", "paper", "platform", "site", "other"})
HEADERS = frozenset({"outlet", "published"})
KEYS = frozenset(
    {
        "speaker",
        "source",
        "cue",
        "relay",
        "kind",
        "act",
        "said",
        "in",
        "occasion",
        "unnamed",
        "reason",
        "attitude",
        "optional",
        "content",
    }
)
RELAY = re.compile(r"(?P<name>[^()>]+?)(?: \((?P<type>[a-z]+)\))?")
DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Hop:
    """One link of a relay: its name as the passage has it, and its type where the passage shows it."""

    name: str
    type: str | None


@dataclass(frozen=True, slots=True)
class Expected:
    """One attribution that must be found. Spans are half-open, in code points of the passage."""

    line: int
    content: tuple[str, ...]
    content_spans: tuple[tuple[int, int], ...]
    cue: str | None
    source: str | None
    speaker: str | None
    relay: tuple[Hop, ...]
    kind: str
    act: str
    said_on: str | None
    nested_in: int | None
    occasion: str | None
    unnamed: str | None
    reason: str | None
    attitude: str | None
    optional: bool


@dataclass(frozen=True, slots=True)
class Case:
    """A passage (its paragraphs joined by newlines), who published it and when, and the rows expected from it."""

    line: int
    group: str
    title: str
    outlet: str | None
    published: str | None
    text: str
    rows: tuple[Expected, ...]


class _Reader:
    def __init__(self, block: Block, row: Row) -> None:
        self.block, self.row, self.values = block, row, row.values

    def error(self, message: str) -> CaseError:
        return CaseError(self.block.path, self.row.line, message)

    def needed(self, key: str) -> str:
        if key not in self.values:
            raise self.error(f"the key {key!r} is missing")
        return self.values[key]

    def one_of(self, key: str, allowed: frozenset[str]) -> str | None:
        value = self.values.get(key)
        if value is not None and value not in allowed:
            raise self.error(f"{key} {value!r} is none of {', '.join(sorted(allowed))}")
        return value

    def verbatim(self, key: str, value: str) -> str:
        if value not in self.block.text:
            raise self.error(f"{key} does not stand in the passage: {value!r}")
        return value

    def words(self, key: str) -> str | None:
        value = self.needed(key)
        return None if value == "none" else self.verbatim(key, value)

    def source(self, speaker: str | None) -> str | None:
        if "source" in self.values:
            return self.words("source")
        if speaker is None:
            return None
        if speaker not in self.block.text:
            raise self.error(f"the speaker {speaker!r} does not stand in the passage: give `source`")
        return speaker

    def spans(self, parts: tuple[str, ...]) -> tuple[tuple[int, int], ...]:
        spans: list[tuple[int, int]] = []
        at = 0
        for part in parts:
            start = self.block.text.find(part, at)
            if start < 0:
                raise self.error(f"content does not stand in the passage (or not in this order): {part!r}")
            at = start + len(part)
            spans.append((start, at))
        return tuple(spans)

    def relay(self) -> tuple[Hop, ...]:
        if "relay" not in self.values:
            return ()
        hops: list[Hop] = []
        for item in self.values["relay"].split(" > "):
            match = RELAY.fullmatch(item.strip())
            if match is None or match["type"] not in RELAY_TYPES | {None}:
                raise self.error(f"no link of a relay: {item!r}")
            hops.append(Hop(self.verbatim("relay", match["name"]), match["type"]))
        return tuple(hops)

    def nested_in(self, position: int, rows: int) -> int | None:
        if "in" not in self.values:
            return None
        value = self.values["in"]
        if not value.isdigit() or not 1 <= int(value) <= rows or int(value) == position:
            raise self.error(f"in: {value!r} is the number of no other row")
        return int(value)

    def day(self, key: str) -> str | None:
        value = self.values.get(key)
        if value is not None and not DAY.fullmatch(value):
            raise self.error(f"{key} {value!r} is no date YYYY-MM-DD")
        return value


def _expected(block: Block, row: Row, position: int) -> Expected:
    reader = _Reader(block, row)
    unknown = sorted(set(row.values) - KEYS)
    if unknown:
        raise reader.error(f"unknown key {unknown[0]!r}")
    kind, act = reader.one_of("kind", KINDS), reader.one_of("act", ACTS)
    if kind is None or act is None:
        raise reader.error("kind and act are needed")
    named = reader.needed("speaker")
    speaker = None if named == "null" else named
    content = tuple(part.strip() for part in reader.needed("content").split(" [...] "))
    reason = row.values.get("reason")
    return Expected(
        line=row.line,
        content=content,
        content_spans=reader.spans(content),
        cue=reader.words("cue"),
        source=reader.source(speaker),
        speaker=speaker,
        relay=reader.relay(),
        kind=kind,
        act=act,
        said_on=reader.day("said"),
        nested_in=reader.nested_in(position, len(block.rows)),
        occasion=reader.one_of("occasion", OCCASIONS),
        unnamed=row.values.get("unnamed"),
        reason=None if reason is None else reader.verbatim("reason", reason),
        attitude=reader.one_of("attitude", ATTITUDES),
        optional=reader.one_of("optional", frozenset({"yes"})) is not None,
    )


def case(block: Block) -> Case:
    """The case that a block states. Raises CaseError with the line of what does not fit."""
    unknown = sorted(set(block.headers) - HEADERS)
    if unknown:
        raise CaseError(block.path, block.line, f"unknown header {unknown[0]!r}")
    if not block.text:
        raise CaseError(block.path, block.line, "no passage")
    published = block.headers.get("published")
    if published is not None and not DAY.fullmatch(published):
        raise CaseError(block.path, block.line, f"published {published!r} is no date YYYY-MM-DD")
    rows = tuple(_expected(block, row, position) for position, row in enumerate(block.rows, 1))
    return Case(block.line, block.group, block.title, block.headers.get("outlet"), published, block.text, rows)


def read_sentences(path: Path) -> tuple[Case, ...]:
    """All cases of a file, in its order. Raises CaseError where the file is not well formed."""
    return tuple(case(block) for block in read(path))
