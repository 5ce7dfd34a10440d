"""The import rule: schema <- ingest, reading, comparing, engines <- pipeline <- record <- reporting, exporting <- web, cli."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src" / "onrecord"

# A phase may import phases of a lower rank, and itself; phases of one rank never import each other.
RANK = {
    "version": 0, "errors": 0, "beside": 0, "pieces": 0, "linear_algebra": 0, "quoting": 0, "controls": 0,
    "settings": 1, "schema": 1,
    "ingest": 2, "reading": 2, "comparing": 2, "engines": 2, "sample": 2,
    "store": 3,
    "judgements": 3, "gathered": 4, "keeping": 4, "incremental": 4, "judging": 5, "pipeline": 5, "building": 6,
    "listing": 6,
    "record": 7,
    "asking": 8, "answering": 8, "checking": 9,
    "changes": 8, "reporting": 8, "exporting": 8,
    "api": 10,
    "web": 11, "mcp": 11, "plots": 11,
    "cli": 12, "__main__": 13,
}  # fmt: skip
ONLY = {"spacy": {"reading"}, "duckdb": {"engines"}, "pyspark": {"engines"}, "onnxruntime": {"reading", "comparing"}}


def modules() -> list[Path]:
    return sorted(SOURCE.rglob("*.py"))


def phase(path: Path) -> str:
    parts = path.relative_to(SOURCE).parts
    return parts[0].removesuffix(".py")


def imported(path: Path) -> set[str]:
    """The full names of the modules that a file imports, also inside functions and under TYPE_CHECKING."""
    package = ("onrecord", *path.relative_to(SOURCE).parts[:-1])
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            module = ".".join((*base, *([node.module] if node.module else ())))
            names |= {f"{module}.{alias.name}" for alias in node.names} if module == "onrecord" else {module}
    return names


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(SOURCE)))
def test_a_module_imports_only_what_stands_below_it(path: Path) -> None:
    mine = phase(path)
    if mine == "__init__":
        return
    assert mine in RANK, f"{mine} has no place in the house: give it a rank here and a line in docs/house.md"
    for name in imported(path):
        root = name.split(".")[0]
        if root in ONLY and path.name != "building.py":
            # `reading` and the public face may name spaCy's types; nobody else may know that it exists.
            allowed = ONLY[root] | ({"api"} if root == "spacy" else set())
            assert mine in allowed, f"{path}: {name} may be imported in {sorted(ONLY[root])} only"
        if root == "onrecord" and "." in name:
            other = name.split(".")[1]
            if other == mine or other not in RANK:
                continue
            assert RANK[other] < RANK[mine], f"{path.relative_to(SOURCE)} imports {name}: {other} is not below {mine}"


def test_the_rule_itself_catches_a_breach(tmp_path: Path) -> None:
    assert RANK["reading"] == RANK["comparing"], "reading and comparing must never import each other"
    assert RANK["cli"] > RANK["reporting"] > RANK["record"] > RANK["pipeline"] > RANK["engines"]


HEAVY = ("spacy", "duckdb", "pyarrow", "onnxruntime", "numpy", "trafilatura", "jinja2", "pandas")


@pytest.mark.parametrize("code", ["import onrecord", "import onrecord.cli"])
def test_importing_loads_nothing_heavy(code: str) -> None:
    script = f"{code}; import sys; print(' '.join(m for m in {HEAVY!r} if m in sys.modules))"
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == ""


def test_nothing_is_named_after_no_thing() -> None:
    vague = {"utils", "util", "misc", "helpers", "helper", "common", "manager", "stuff"}
    assert not [path for path in modules() if path.stem in vague]


def test_no_module_is_over_400_lines() -> None:
    assert not [(str(p), n) for p in modules() if (n := len(p.read_text(encoding="utf-8").splitlines())) > 400]
