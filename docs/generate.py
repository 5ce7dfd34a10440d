"""Code and floors in, the pages and tables of docs/ that derive from them out. A contract test checks that they are fresh."""

from __future__ import annotations

import functools
import inspect
import json
import re
from itertools import pairwise
from pathlib import Path
from typing import Any

DOCS = Path(__file__).parent


def schema_page() -> str:
    """Every table with its columns, from schema/tables.py."""
    from onrecord.schema.handover import INTERNAL
    from onrecord.schema.tables import PUBLIC

    lines = [
        "# The record, table by table",
        "",
        "Made from `schema/tables.py` by `make docs`; do not edit.",
        "",
        "A record is one DuckDB file. Offsets are half-open and count Unicode code points of `article.text`.",
        "",
    ]
    for title, tables in (("## Public relations", PUBLIC), ("## What reading hands to comparing", INTERNAL)):
        lines += [title, ""]
        for table in tables:
            lines += [f"### {table.name}", "", f"{table.meaning} Key: {', '.join(table.key)}.", ""]
            lines += ["| column | type | meaning |", "|---|---|---|"]
            for column in table.columns:
                values = f" ({', '.join(column.values)})" if column.values else ""
                lines.append(
                    f"| {column.name} | {column.type}{'' if column.nullable else ', required'} | {column.meaning}{values} |"
                )
            lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def commands_page() -> str:
    """Every command with its arguments and options, from cli.py."""
    import typer.main

    from onrecord.cli import app

    group = typer.main.get_command(app)
    lines = ["# Commands", "", "Made from `cli.py` by `make docs`; do not edit.", ""]
    for name, command in sorted(getattr(group, "commands").items()):  # noqa: B009  typed as Command, is a Group
        lines += [
            f"## onrecord {name}",
            "",
            command.help or "",
            "",
            "```",
            (command.epilog or "").removeprefix("Example: "),
            "```",
            "",
        ]
        for parameter in command.params:
            if parameter.name == "help":
                continue
            options = parameter.opts if parameter.param_type_name == "option" else [parameter.name.upper()]
            lines.append(f"- `{', '.join(options)}`: {getattr(parameter, 'help', None) or ''}")
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def quality_page() -> str:
    """Every measured floor, from quality/floors.json, with what each task measures on."""
    import ast

    floors = json.loads((DOCS.parent / "quality" / "floors.json").read_text(encoding="utf-8"))
    lines = [
        "# Measured quality",
        "",
        "Made from `quality/floors.json` by `make docs`; do not edit. Each figure was measured and may not sink: `make quality`",
        "measures again and fails where one does. Development sets only; no test split was read.",
        "",
    ]
    for task, found in sorted(floors.items()):
        module = ast.parse((DOCS.parent / "quality" / "tasks" / f"{task}.py").read_text(encoding="utf-8"))
        lines += [f"## {task}", "", ast.get_docstring(module) or "", "", "| metric | floor |", "|---|---|"]
        lines += [f"| {metric} | {floor:.3f} |" for metric, floor in sorted(found["floors"].items())]
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def settings_page() -> str:
    """Every setting with its default and why, from settings.py."""
    import ast
    import dataclasses

    from onrecord import settings

    tree = ast.parse(Path(settings.__file__).read_text(encoding="utf-8"))
    (made,) = (node for node in tree.body if isinstance(node, ast.ClassDef) and node.name == "Settings")
    reasons = {
        before.target.id: after.value.value
        for before, after in pairwise(made.body)
        if isinstance(before, ast.AnnAssign)
        and isinstance(before.target, ast.Name)
        and isinstance(after, ast.Expr)
        and isinstance(after.value, ast.Constant)
    }
    lines = ["# Settings", "", "Made from `settings.py` by `make docs`; do not edit.", ""]
    lines += [
        "`onrecord.build(paths, output, settings=onrecord.Settings(min_claim_score=0.6))`; the settings are kept in `build.settings`.",
        "",
    ]
    lines += [
        "On the command line: `onrecord build articles/ --set min_claim_score=0.6` (settings that are numbers).",
        "A value out of its range is refused with a `SettingsError`.",
        "",
    ]
    lines += ["| setting | default | allowed | meaning |", "|---|---|---|---|"]
    for field in dataclasses.fields(settings.Settings):
        low, high = settings.ALLOWED.get(field.name, (None, None))
        span = "" if low is None else f"{low} to {high}"
        lines.append(f"| {field.name} | `{field.default}` | {span} | {' '.join(str(reasons[field.name]).split())} |")
    return "\n".join(lines) + "\n"


PYTHON = (
    ("onrecord", "onrecord.api", ("build", "open", "read", "load", "stance", "check")),
    ("Record", "onrecord.record", ("Record",)),
    ("Rows", "onrecord.listing", ("Rows",)),
    ("Evidence", "onrecord.record", ("Evidence",)),
    ("onrecord.plots", "onrecord.plots", ("figures", "timeline", "relays")),
    ("onrecord.reading.display", "onrecord.reading.display", ("spans", "entities")),
    (
        "onrecord.reporting.statuses",
        "onrecord.reporting.statuses",
        ("event_statuses", "EventStatuses", "SpeakerStatus"),
    ),
    ("Errors", "onrecord.errors", ()),
)
"""Heading, module, and its public names (all, where none are given)."""


def python_page() -> str:
    """The Python interface: signatures and docstrings of what is public."""
    import importlib

    lines = ["# Python", "", "Made from the docstrings by `make docs`; do not edit.", ""]
    for heading, module, names in PYTHON:
        home = importlib.import_module(module)
        lines += [f"## {heading}", ""]
        for name in names or sorted(key for key, each in vars(home).items() if inspect.isclass(each)):
            lines += _described(getattr(home, name), name)
    return "\n".join(lines).rstrip() + "\n"


def _described(each: Any, name: str) -> list[str]:
    """A function, or a class with its public methods and properties, as Markdown."""
    head = f"class {name}" if inspect.isclass(each) else f"{name}{_signature(each)}"
    lines = [f"### {name}", "", "```python", head, "```", "", _docstring(each), ""]
    if inspect.isclass(each):
        for key, member in vars(each).items():
            inner = member.fget if isinstance(member, property) else member
            if key.startswith("_") or not inspect.isfunction(inner):
                continue
            shown = key if isinstance(member, property) else f"{key}{_signature(inner)}"
            lines.append(
                f"- `{name}.{shown}`: {_docstring(inner).replace(chr(10) + chr(10), ' ').replace(chr(10), ' ')}"
            )
        lines.append("")
    return lines


def _signature(function: Any) -> str:
    signature = inspect.signature(function)
    parameters = [each for each in signature.parameters.values() if each.name != "self"]
    shown = str(signature.replace(parameters=parameters)).replace("'", "")
    return re.sub(r"<function (\w+) at 0x[0-9a-f]+>", r"\1", shown)  # an address differs from run to run


def _docstring(each: Any) -> str:
    return inspect.cleandoc(each.__doc__ or "").replace("<", "&lt;")


def exports_page() -> str:
    """The columns of each table format, from the modules of exporting."""
    import importlib

    from onrecord.exporting import MEANINGS

    lines = [
        "# Columns of the exports",
        "",
        "Made from `exporting/` by `make docs`; do not edit. All formats: [formats](formats.md).",
        "",
    ]
    for name, meaning in sorted(MEANINGS.items()):
        module = importlib.import_module(f"onrecord.exporting.{name}")
        lines += [
            f"## {name}",
            "",
            f"{meaning[0].upper()}{meaning[1:]}.",
            "",
            inspect.cleandoc(module.__doc__ or ""),
            "",
        ]
        columns = getattr(module, "COLUMNS", None) or list(getattr(module, "TAGS", {}))
        if columns:
            tags = getattr(module, "TAGS", {})
            lines += [*(f"- `{column}`" + (f": {tags[column]}" if column in tags else "") for column in columns), ""]
    return "\n".join(lines).rstrip() + "\n"


_BLOCK = re.compile(r"(<!-- measured\n(.*?)-->\n).*?(<!-- /measured -->)", re.S)


def measured(text: str) -> str:
    """A page with its tables of figures filled from quality/floors.json: `task | metric | what it says` a line."""
    floors = json.loads((DOCS.parent / "quality" / "floors.json").read_text(encoding="utf-8"))

    def table(found: re.Match[str]) -> str:
        lines = ["", "| measured | at least |", "|---|---|"]
        for line in found[2].strip().splitlines():
            task, metric, words = (part.strip() for part in line.split("|"))
            lines.append(f"| {words} | {floors[task]['floors'][metric]:.2f} |")
        return found[1] + "\n".join(lines) + "\n\n" + found[3]

    return _BLOCK.sub(table, text)


METHODS = tuple(sorted(path.relative_to(DOCS).as_posix() for path in (DOCS / "methods").glob("*.md")))
PAGES = {
    "schema.md": schema_page,
    "commands.md": commands_page,
    "quality.md": quality_page,
    "settings.md": settings_page,
    "python.md": python_page,
    "exports.md": exports_page,
    **{
        page: functools.partial(lambda name: measured((DOCS / name).read_text(encoding="utf-8")), page)
        for page in METHODS
    },
}

if __name__ == "__main__":
    for page, make in PAGES.items():
        (DOCS / page).write_text(make(), encoding="utf-8")
        print(DOCS / page)
