"""Writes the pages that derive from code: docs/schema.md and docs/commands.md. A contract test checks that they are fresh."""

from __future__ import annotations

from pathlib import Path

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
    import json

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


PAGES = {"schema.md": schema_page, "commands.md": commands_page, "quality.md": quality_page}

if __name__ == "__main__":
    for page, make in PAGES.items():
        (DOCS / page).write_text(make(), encoding="utf-8")
        print(DOCS / page)
