"""The commands: parse, call, print. Everything heavy is imported inside a command, so that --help is instant."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import typer

from .version import __version__

app = typer.Typer(
    name="onrecord",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Who said what, through whom, when: a record of what many outlets reported about one story.",
)

Articles = Annotated[list[Path], typer.Argument(help="files or folders: text, HTML, JSONL, mixed", show_default=False)]
RecordPath = Annotated[Path, typer.Argument(help="a record, as made by `onrecord build`", show_default=False)]
Output = Annotated[Path, typer.Option("-o", "--output", help="where to write")]

_INTERRUPTED = 130
_NAMED = 3  # articles that a line names before it counts the others


def main() -> None:
    """Run the command line; our own errors are printed as one line, without a traceback, and exit with 2."""
    from .errors import OnrecordError

    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # where the terminal or a file takes fewer letters than news has
            stream.reconfigure(errors="backslashreplace")
    try:
        app(standalone_mode=True)
    except OnrecordError as error:
        print(f"onrecord: {error}", file=sys.stderr)
        sys.exit(2)
    except OSError as error:  # a full disk, a folder without the right to write: nothing of ours, and no traceback
        where = f"{error.filename}: " if error.filename else ""
        print(
            f"onrecord: {where}{error.strerror or error}; check that it can be written and that there is room",
            file=sys.stderr,
        )
        sys.exit(2)
    except SystemExit as error:  # typer makes a silent exit of Ctrl-C
        if error.code == _INTERRUPTED:
            print("onrecord: stopped; what stood before is unchanged, what was read is kept", file=sys.stderr)
        raise


@app.callback(invoke_without_command=True)
def version(
    show: Annotated[bool, typer.Option("--version", help="print the version and leave")] = False,
) -> None:
    """Who said what, through whom, when: a record of what many outlets reported about one story."""
    if show:
        print(f"onrecord {__version__}")
        raise typer.Exit


@app.command(epilog="Example: onrecord build articles/ -o story.duckdb")
def build(
    articles: Articles,
    output: Output = Path("story.duckdb"),
    strict: Annotated[bool, typer.Option("--strict", help="exit 1 if any file was left out")] = False,
    model: Annotated[str | None, typer.Option(help="spaCy pipeline in place of the shipped one")] = None,
    set_: Annotated[
        list[str] | None, typer.Option("--set", metavar="NAME=VALUE", help="a setting, as story_window_days=10")
    ] = None,
) -> None:
    """Build a record from articles; what cannot be read is left out with a reason, and the build goes on."""
    from .building import build as run
    from .settings import Settings

    with progress_bar() as progress:
        report = run(articles, output, Settings(model=model, strict=strict).with_values(set_ or ()), progress)
    left_out = f", {len(report.rejected)} left out" if report.rejected else ""
    print(
        f"{report.record}: {counted(report.articles, 'article')} ({report.read} newly read){left_out}, {report.seconds:.1f} s"
    )
    for source, reason in report.rejected:
        say(f"  left out: {source}: {reason}")
    if report.gone:
        named = ", ".join(report.gone[:_NAMED]) + (
            f" and {len(report.gone) - _NAMED} more" if len(report.gone) > _NAMED else ""
        )
        print(
            f"  no longer in it, for a record holds what is given: {named}; to keep {'it' if len(report.gone) == 1 else 'them'}, give the old articles and the new ones"
        )
    if strict and report.rejected:
        raise typer.Exit(1)


@app.command(epilog="Example: onrecord read articles/ > readings.jsonl")
def read(
    articles: Articles,
    tokens: Annotated[bool, typer.Option("--tokens", help="add sentences and tokens")] = False,
    model: Annotated[str | None, typer.Option(help="spaCy pipeline in place of the shipped one")] = None,
) -> None:
    """Print what reading finds in each article: one JSON object a line."""
    from .api import read as run
    from .controls import json_line
    from .settings import Settings

    for reading in run(list(articles), tokens=tokens, settings=Settings(model=model)):
        print(json_line(reading, sys.stdout.encoding))


@app.command(epilog="Example: onrecord show story.duckdb")
def show(record: RecordPath) -> None:
    """Show a record in the terminal: articles, who speaks through whom, contested claims, figures, timeline."""
    from rich.console import Console

    from .record import Record
    from .reporting.terminal import show as run

    with Record(record) as opened:
        run(opened, Console())


@app.command(epilog="Example: onrecord report story.duckdb -o report.html")
def report(
    record: RecordPath,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="where to write (default: report.html or report.md)")
    ] = None,
    format: Annotated[str, typer.Option("--format", help="html or md (default: what the output ends in)")] = "",
) -> None:
    """Write the report: one self-contained HTML file, or Markdown."""
    from .errors import ExportError
    from .exporting.files import spare_records
    from .record import Record

    ending = output.suffix.lower() if output else ""
    chosen = format or {".md": "md", ".markdown": "md", ".html": "html", ".htm": "html", "": "html"}.get(ending, ending)
    if chosen not in ("html", "md"):
        raise ExportError(f"no format {chosen!r} of the report; choose html or md, with --format or by what -o ends in")
    if chosen == "md":
        from .reporting.markdown import write_report
    else:
        from .reporting.html import write_report
    target = output or Path(f"report.{chosen}")
    spare_records(target)
    with Record(record) as opened:
        print(write_report(opened, target))


@app.command(epilog="Example: onrecord export story.duckdb --format csv -o tables/")
def export(
    record: RecordPath,
    format: Annotated[
        str,
        typer.Option(
            "--format",
            help="csv, parquet, jsonl, xlsx, webannotation, prov, claimreview, plover, acled, ucdp, geojson, bibtex, csl, ftm or hxl",
        ),
    ] = "csv",
    output: Output = Path("export"),
) -> None:
    """Write the relations of a record as files."""
    from .errors import ExportError
    from .exporting import FORMATS
    from .record import Record

    if format not in FORMATS:
        raise ExportError(f"no format {format!r}; choose one of {', '.join(sorted(FORMATS))}")
    with Record(record) as opened:
        try:
            paths = FORMATS[format](opened, output)
        except OSError as error:
            why = error.strerror or str(error)
            raise ExportError(
                f"{error.filename or output}: cannot be written ({why}); choose another place with -o"
            ) from error
    for path in paths:
        print(path)


@app.command(epilog='Example: onrecord check "The bridge is open" story.duckdb')
def check(
    claim: Annotated[
        str,
        typer.Argument(
            help="a sentence, or a JSONL file of rows with a key claim, which is answered as with --json",
            show_default=False,
        ),
    ],
    record: RecordPath,
    json_lines: Annotated[bool, typer.Option("--json", help="print one JSON object a statement")] = False,
) -> None:
    """List the statements that support, oppose or discuss a sentence, with chains, dates and origins."""
    from .checking import checks, claims_of, joined, of_a_file, summary
    from .controls import json_line
    from .record import Record

    with Record(record) as opened:
        asked = claims_of(claim)
        for row, hits in zip(asked, checks([row["claim"] for row in asked], opened), strict=True):
            if json_lines or of_a_file(claim):
                # A sentence on which the record holds nothing is a row too: whoever counts must not lose it.
                for found in [hit.as_row() for hit in hits] or [{"stance": None}]:
                    print(json_line(joined(row, found), sys.stdout.encoding))
            else:
                say(summary(row["claim"], hits))
                for hit in hits:
                    say(hit.as_line())


@app.command(epilog="Example: onrecord cite story.duckdb c1a2b3c4d5e6f708")
def cite(
    record: RecordPath,
    claim: Annotated[
        str, typer.Argument(help="the claim's id, the beginning of it, or words of the claim", show_default=False)
    ],
) -> None:
    """Print a footnote for a claim: its statements with speaker, chain, outlet and date."""
    from .record import Record
    from .reporting.citation import cite as run

    with Record(record) as opened:
        say(run(opened, claim))


@app.command(epilog="Example: onrecord diff monday.duckdb tuesday.duckdb")
def diff(
    old: Annotated[Path, typer.Argument(help="the earlier record", show_default=False)],
    new: Annotated[Path, typer.Argument(help="the later record", show_default=False)],
    every: Annotated[bool, typer.Option("--all", help="also claims of one article, and all that was said")] = False,
    json_lines: Annotated[bool, typer.Option("--json", help="print one JSON object a change, all of them")] = False,
) -> None:
    """Say what changed between two records: articles, contradictions, claims with their counts, status and statements."""
    import dataclasses

    from .changes import diff as run
    from .changes import summary
    from .controls import json_line
    from .record import Record

    with Record(old) as before, Record(new) as after:
        changes = list(run(before, after))
    if json_lines:
        for change in changes:
            print(json_line(dataclasses.asdict(change), sys.stdout.encoding))
        return
    print(summary(changes))
    for change in changes:
        if every or not change.alone:
            say(str(change))
    alone = [change for change in changes if change.alone]
    if alone and not every:
        print(f"and {summary(alone)} (claims of one article, words said): --all lists them")


@app.command(epilog="Example: onrecord judge story.duckdb contradiction:x1a2 reject")
def judge(
    record: RecordPath,
    subject: Annotated[
        str,
        typer.Argument(
            help="table:id of the row that is judged; claim_statement:CLAIM/STATEMENT of a statement in a claim",
            show_default=False,
        ),
    ],
    verdict: Annotated[str, typer.Argument(help="accept, reject, merge, split or note", show_default=False)],
    detail: Annotated[
        str,
        typer.Option(
            help="merge: the id of the other row; split: the form of the entity, or the statement of the claim, to be taken out; note: its words"
        ),
    ] = "",
    by: Annotated[str | None, typer.Option(help="who judges (default: the user of this machine)")] = None,
) -> None:
    """Keep a decision about a row; it takes effect at the next build and at every one after it."""
    from .judgements import Judgements, detail_in_full, file_of, in_full
    from .record import Record

    with Record(record) as opened:
        subject = in_full(opened.rows, subject)
        detail = detail_in_full(opened.rows, subject, verdict, detail)
    kept = Judgements(file_of(record))
    before = {each.judgement_id for each in kept.standing()}
    made = kept.add(subject, verdict, detail, by)
    say(f"{made.judgement_id}  {made.by}: {made.verdict} {made.subject} {made.detail}".rstrip())
    since = f"kept since {made.at[:16]}" if made.judgement_id in before else "kept"
    print(
        f"  {since} in {file_of(record)}; the pages of `onrecord serve` show it at once, the record from its next build on"
    )


@app.command(epilog="Example: onrecord judgements story.duckdb --undo j1a2b3")
def judgements(
    record: RecordPath,
    undo: Annotated[str | None, typer.Option(help="undo the judgement with this id, or whose id begins so")] = None,
    take_in: Annotated[Path | None, typer.Option(help="add the judgements of a colleague's CSV file")] = None,
) -> None:
    """List the judgements on a record, who made them and when; undo one, or take in a colleague's."""
    from .errors import RecordError
    from .judgements import Judgements, file_of

    kept = Judgements(file_of(record))
    if not record.exists() and not kept.path.exists():
        raise RecordError(f"{record}: no such file, and no judgements beside it; give the record that was judged")
    if undo:
        kept.undo(undo)
    if take_in:
        say(kept.take_in(take_in).summary)
    listed = kept.all()
    if not listed:
        print(f"no judgement on {record} yet; `onrecord judge` and the pages of `onrecord serve` make them")
    for each in listed:
        undone = f" (undone by {each.undone_by})" if each.undone_by else ""
        say(f"{each.judgement_id}  {each.at[:16]}  {each.by}: {each.verdict} {each.subject} {each.detail}{undone}")


@app.command(epilog="Example: onrecord mcp story.duckdb")
def mcp(record: RecordPath) -> None:
    """Serve a record to an assistant over the Model Context Protocol (stdin and stdout), read-only."""
    from .mcp import server

    server(record).run("stdio")


@app.command(epilog="Example: onrecord serve story.duckdb")
def serve(
    place: Annotated[Path, typer.Argument(help="a record, or a folder of records", show_default=False)],
    host: Annotated[
        str, typer.Option(help="address to listen on; one that others can reach demands a token")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="port to listen on")] = 8765,
    token: Annotated[
        str | None, typer.Option(envvar="ONRECORD_TOKEN", help="the token, in place of one made up")
    ] = None,
) -> None:
    """Open records in the browser: read, search, judge, add articles, export. Nothing leaves this machine."""
    from .web.serving import serve as run

    run(place, host, port, token)


@app.command(epilog="Example: onrecord demo")
def demo(output: Output = Path("onrecord-demo")) -> None:
    """Build the bundled sample story, show it, and write its report."""
    from importlib.resources import as_file, files

    from .errors import InputError

    try:
        output.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"{output}: cannot be made ({error.strerror}); give another -o") from error
    with as_file(files("onrecord.sample") / "articles") as articles:
        build([articles], output / "sample.duckdb")
    show(output / "sample.duckdb")
    print("\nThe report, to be opened in a browser:")
    report(output / "sample.duckdb", output / "report.html")


def say(words: str) -> None:
    """Print words that others wrote; what would turn them round or order the terminal about stands as `[U+202E]`."""
    from .controls import disarmed

    print(disarmed(words))


def counted(number: int, noun: str) -> str:
    """`1 article`, `2 articles`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


@contextmanager
def progress_bar() -> Iterator[Callable[[str, int, int], None]]:
    """A progress callback that draws a bar on a terminal and is quiet elsewhere."""
    if not sys.stderr.isatty():
        from .pipeline import silent

        yield silent
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns: tuple[Any, ...] = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("starting", total=None)

        def progress(doing: str, done: int, total: int) -> None:
            bar.update(task, description=doing, completed=done, total=total or None)

        yield progress
