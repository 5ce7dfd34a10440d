"""A plain-text file of golden cases -> its blocks: title, headers, passage, rows, each with the number of its line.

The form, common to all files of cases in quality/gold:

    ## heading                      a group; all cases up to the next heading belong to it
    # title                         opens a case; the title says what it tests
    > A line of the passage.        one paragraph a line; paragraphs are joined by a newline
    key: value                      a header (such as outlet, published, anchor): one value alone on its line, before rows
    key: value | key: value         a row that is expected; `none` in its place says that nothing is
    // a remark                     left out, as are blank lines

Nothing else is allowed: a line that fits nowhere is an error with its number.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path


class CaseError(ValueError):
    """A file of cases that is not well formed; the message begins with file and line."""

    def __init__(self, path: str, line: int, message: str) -> None:
        super().__init__(f"{path}:{line}: {message}")
        self.line = line


@dataclass(frozen=True, slots=True)
class Row:
    """One expected row: its values by key, and the line (1-based) on which it stands."""

    line: int
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Block:
    """One case as it stands in the file; `nothing` is true where `none` was written in place of rows."""

    path: str
    line: int
    group: str
    title: str
    headers: Mapping[str, str]
    text: str
    rows: tuple[Row, ...]
    nothing: bool


@dataclass(slots=True)
class _Open:
    line: int
    group: str
    title: str
    headers: dict[str, str] = field(default_factory=dict)
    paragraphs: list[str] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    nothing: bool = False


def fields(path: str, line: int, text: str) -> dict[str, str]:
    """The values of one row by key. Raises CaseError where a key is missing, empty or given twice."""
    found: dict[str, str] = {}
    for part in text.split(" | "):
        key, colon, value = part.partition(":")
        key, value = key.strip(), value.strip()
        if not colon or not key or not value:
            raise CaseError(path, line, f"expected `key: value`, found {part.strip()!r}")
        if key in found:
            raise CaseError(path, line, f"the key {key!r} is given twice")
        found[key] = value
    return found


def _close(path: str, case: _Open) -> Block:
    if not case.rows and not case.nothing:
        raise CaseError(path, case.line, "a case without rows; write `none` if nothing is expected")
    return Block(
        path,
        case.line,
        case.group,
        case.title,
        case.headers,
        "\n".join(case.paragraphs),
        tuple(case.rows),
        case.nothing,
    )


def parse(lines: Iterable[str], path: str = "<cases>") -> tuple[Block, ...]:
    """The blocks of a file of cases, in order. Raises CaseError at the first line that does not fit."""
    blocks: list[Block] = []
    titles: dict[str, int] = {}
    group = ""
    case: _Open | None = None
    for number, raw in enumerate(lines, 1):
        line = raw.strip()
        if not line or line.startswith("//"):
            continue
        if line.startswith("## "):
            group = line[3:].strip()
        elif line.startswith("# "):
            if case is not None:
                blocks.append(_close(path, case))
            case = _Open(number, group, line[2:].strip())
            if case.title in titles:
                raise CaseError(path, number, f"the title was already used on line {titles[case.title]}")
            titles[case.title] = number
        elif case is None:
            raise CaseError(path, number, "text before the first `# title`")
        elif line.startswith("> "):
            if case.rows or case.nothing:
                raise CaseError(path, number, "a line of the passage after the rows")
            case.paragraphs.append(line[2:].strip())
        elif line == "none":
            if case.rows:
                raise CaseError(path, number, "`none` beside rows")
            case.nothing = True
        elif " | " not in line:
            if case.rows or case.nothing:
                raise CaseError(path, number, "a header after the rows")
            for key, value in fields(path, number, line).items():
                if key in case.headers:
                    raise CaseError(path, number, f"the header {key!r} is given twice")
                case.headers[key] = value
        elif case.nothing:
            raise CaseError(path, number, "a row beside `none`")
        else:
            case.rows.append(Row(number, fields(path, number, line)))
    if case is not None:
        blocks.append(_close(path, case))
    if not blocks:
        raise CaseError(path, 0, "no case in the file")
    return tuple(blocks)


def read(path: Path) -> tuple[Block, ...]:
    """The blocks of the file at `path` (UTF-8)."""
    return parse(path.read_text(encoding="utf-8").splitlines(), path.name)
