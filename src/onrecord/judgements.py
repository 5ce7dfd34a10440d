"""People's decisions about rows of a record: a CSV file beside it, append-only, undoable, read at every build."""

from __future__ import annotations

import contextlib
import csv
import datetime as dt
import getpass
import io
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .beside import beside
from .errors import JudgementError
from .schema.checks import to_arrow
from .schema.ids import content_id
from .schema.tables import TABLES
from .schema.values import VERDICTS

if TYPE_CHECKING:
    import pyarrow as pa

Ask = Callable[[str, list[str]], Sequence[Mapping[str, Any]]]
SUBJECTS = ("entity", "mention", "attribution", "claim", "claim_statement", "contradiction", "figure", "event")
"""The tables whose rows can be judged."""


@dataclass(frozen=True)
class Judgement:
    """One decision; `subject` is `table:id`, `detail` the other row's id, the kept part, or the words of a note."""

    judgement_id: str
    at: str
    by: str
    subject: str
    verdict: str
    detail: str = ""
    undone_by: str = ""

    @property
    def stands(self) -> bool:
        """Whether it was not undone."""
        return not self.undone_by

    @property
    def table(self) -> str:
        """The table of the row that was judged."""
        return self.subject.partition(":")[0]

    @property
    def row(self) -> str:
        """The id of the row that was judged."""
        return self.subject.partition(":")[2]


def file_of(record: str | Path) -> Path:
    """Where the judgements on a record are kept: `story.judgements.csv` beside `story.duckdb`."""
    return beside(record, "judgements.csv")


@dataclass(frozen=True)
class TakenIn:
    """What came of a colleague's file: judgements that are new here, and those left out, each with the opposite one that stands."""

    new: tuple[Judgement, ...]
    opposed: tuple[tuple[Judgement, Judgement], ...]

    @property
    def summary(self) -> str:
        """How many were taken in, and a line for each that was left out, which says what to do about it."""
        lines = [f"{len(self.new)} judgement{'' if len(self.new) == 1 else 's'} taken in"]
        for each, standing in self.opposed:
            said = f"{each.by}: {each.verdict} {each.subject} {each.detail}".rstrip()
            lines.append(
                f"  left out: {said}: {standing.by} judged the opposite ({standing.judgement_id}); undo that first"
                " and take the file in again"
            )
        return "\n".join(lines)


class Judgements:
    """The judgements on one record, in the order in which they were made."""

    def __init__(self, path: Path) -> None:
        """Open the file at `path`; it need not exist yet."""
        self.path = path

    def all(self) -> list[Judgement]:
        """Every judgement, undone ones too.

        Raises JudgementError where a row of the file is damaged, with its line.
        """
        if not self.path.exists():
            return []
        return parsed(_read(self.path), str(self.path))

    def standing(self) -> list[Judgement]:
        """The judgements that were not undone."""
        return [judgement for judgement in self.all() if judgement.stands]

    def add(self, subject: str, verdict: str, detail: str = "", by: str | None = None) -> Judgement:
        """Make a judgement and keep it; one that the same person made already, and that stands, is not kept twice.

        Raises JudgementError where the verdict is unknown, the subject is no `table:id` of a table that can be judged,
        or a standing judgement says the opposite of the same pair.
        """
        judgement = made(subject, verdict, detail, by)
        with self._locked():
            known = self.all()
            said = next((each for each in known if each.stands and _alike(each, judgement)), None)
            if said is not None:
                return said
            refuse_contradiction(judgement, known)
            self._write([*known, judgement])
        return judgement

    def undo(self, judgement_id: str, by: str | None = None) -> Judgement:
        """Undo the judgement with this id, or the only one whose id begins so; the undoing is a row of its own.

        Raises JudgementError where no such judgement stands, or several do.
        """
        with self._locked():
            known = self.all()
            begun = [
                each for each in known if each.stands and judgement_id and each.judgement_id.startswith(judgement_id)
            ]
            found = next((each for each in begun if len(begun) == 1 or each.judgement_id == judgement_id), None)
            if found is None:
                some = "several standing judgements begin with" if begun else "no standing judgement"
                raise JudgementError(f"{some} {judgement_id!r} in {self.path}; list them with `onrecord judgements`")
            undoing = made(found.subject, "note", f"undoes {found.judgement_id}", by)
            changed = [replace(each, undone_by=undoing.judgement_id) if each is found else each for each in known]
            self._write([*changed, undoing])
        return undoing

    def take_in(self, other: Path) -> TakenIn:
        """Add the judgements of another file that are not here yet, and undo here what was undone there.

        One that says the opposite of a standing judgement is left out and given back with that judgement: once either is
        undone, the file can be taken in again.
        """
        incoming = parsed(_read(other), str(other))
        with self._locked():
            undone = {each.judgement_id: each.undone_by for each in incoming if not each.stands}
            mine = [replace(each, undone_by=each.undone_by or undone.get(each.judgement_id, "")) for each in self.all()]
            known = {each.judgement_id for each in mine}
            new: list[Judgement] = []
            opposed: list[tuple[Judgement, Judgement]] = []
            for each in incoming:
                if each.judgement_id in known:
                    continue
                against = opposite_of(each, [*mine, *new]) if each.stands else None
                if against is None:
                    new.append(each)
                else:
                    opposed.append((each, against))
            self._write([*mine, *new])
        return TakenIn(tuple(new), tuple(opposed))

    def table(self) -> pa.Table:
        """The judgements as rows of the relation `judgement`."""
        return table_of(self.all())

    @contextlib.contextmanager
    def _locked(self) -> Iterator[None]:
        from filelock import FileLock, Timeout

        try:
            with FileLock(self.path.with_name(f".{self.path.name}.lock"), timeout=10):
                yield
        except Timeout as error:
            raise JudgementError(f"{self.path}: somebody else is judging just now; try again") from error
        except OSError as error:
            raise JudgementError(
                f"{self.path}: cannot be written ({error.strerror or error}); judge a copy of the record in a folder of yours"
            ) from error

    def _write(self, judgements: Iterable[Judgement]) -> None:
        out = io.StringIO()
        writer = csv.DictWriter(out, [field.name for field in fields(Judgement)], lineterminator="\n")
        writer.writeheader()
        writer.writerows(asdict(each) for each in judgements)
        temporary = self.path.with_suffix(".tmp")
        temporary.write_text(out.getvalue(), encoding="utf-8")
        with temporary.open("rb") as handle:
            os.fsync(handle.fileno())
        temporary.replace(self.path)


def table_of(judgements: Iterable[Judgement]) -> pa.Table:
    """The judgements as rows of the relation `judgement`."""
    rows: list[dict[str, Any]] = []
    for each in judgements:
        row: dict[str, Any] = {name: value or None for name, value in asdict(each).items()}
        rows.append({**row, "at": dt.datetime.fromisoformat(each.at)})
    return to_arrow("judgement", sorted(rows, key=lambda row: (row["at"], row["judgement_id"])))


def made(subject: str, verdict: str, detail: str, by: str | None) -> Judgement:
    """A new judgement of this moment; raises JudgementError where verdict or subject cannot be."""
    if verdict not in VERDICTS:
        raise JudgementError(f"no verdict {verdict!r}; choose one of {', '.join(VERDICTS)}")
    table, _, row = subject.partition(":")
    if table not in SUBJECTS or not row:
        raise JudgementError(f"no subject {subject!r}; write table:id, with a table of {', '.join(SUBJECTS)}")
    if verdict in ("merge", "split") and not detail:
        raise JudgementError(f"{verdict} needs a detail: the id of the other row")
    if verdict == "merge" and detail.rpartition(":")[2] == row:
        raise JudgementError("a row cannot be merged with itself")
    if verdict == "note" and not detail.strip():
        raise JudgementError("a note needs words")
    at = _written(dt.datetime.now(dt.UTC).replace(tzinfo=None))
    by = by or this_user()
    return Judgement(content_id("j", at, by, subject, verdict, detail), at, by, subject, verdict, detail)


def this_user() -> str:
    """Who runs the program, by name; by number where the system has no name, as in many containers."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return f"user {os.getuid()}" if hasattr(os, "getuid") else "somebody"


def in_full(ask: Ask, subject: str) -> str:
    """The subject with the whole id, of which the beginning is enough where it is the only one; `ask` queries the record.

    Raises JudgementError where the record holds no such row: a judgement on it would never take effect.
    """
    table, _, row = subject.partition(":")
    if table == "claim_statement" and row:
        return _standing_in_full(ask, row)
    if table not in SUBJECTS or not row:
        return subject
    key = TABLES[table].key[0]
    found = ask(f"SELECT {key} AS id FROM {table} WHERE starts_with({key}, ?) ORDER BY {key} LIMIT 2", [row])
    if len(found) == 1 or (found and found[0]["id"] == row):
        return f"{table}:{found[0]['id']}"
    some = "several rows" if found else "no row"
    raise JudgementError(
        f"the record has {some} of {table} whose id begins with {row!r}; ids stand in {table}.csv of `onrecord export`"
    )


def _standing_in_full(ask: Ask, row: str) -> str:
    """`claim_statement:CLAIM/STATEMENT` with both ids whole, of a statement that stands to the claim."""
    claim, _, statement = row.partition("/")
    found = ask(
        "SELECT claim_id, statement_id FROM claim_statement WHERE starts_with(claim_id, ?) AND starts_with(statement_id, ?)"
        " ORDER BY claim_id <> ?, statement_id <> ?, claim_id, statement_id LIMIT 2",
        [claim, statement, claim, statement],
    )
    whole = bool(found) and (found[0]["claim_id"], found[0]["statement_id"]) == (claim, statement)
    if claim and statement and (len(found) == 1 or whole):
        return f"claim_statement:{found[0]['claim_id']}/{found[0]['statement_id']}"
    some = "several statements stand" if claim and statement and found else "no statement stands"
    raise JudgementError(
        f"{some} to a claim as {row!r} says; write claim_statement:CLAIM/STATEMENT, with ids of claim_statement.csv of `onrecord export`"
    )


def detail_in_full(ask: Ask, subject: str, verdict: str, detail: str) -> str:
    """The detail of a judgement on `subject` with the whole id of what it names; words of a note as they are.

    Raises JudgementError where the record holds nothing of the kind, or where rows of the table cannot be merged or split:
    the judgement would be kept and never take effect.
    """
    table, _, row = subject.partition(":")
    named = detail.rpartition(":")[2]
    if verdict in ("merge", "split") and table not in ("entity", "claim"):
        raise JudgementError(
            f"rows of {table} cannot be {'merged' if verdict == 'merge' else 'split'}; entities and claims can"
        )
    if not detail:
        return detail
    if verdict == "merge" or (verdict == "reject" and table in ("entity", "claim")):  # reject: keep the two apart
        return in_full(ask, f"{table}:{named}").partition(":")[2]
    if verdict != "split":
        return detail
    if table == "entity":
        found = ask("SELECT alias AS id FROM entity_alias WHERE entity_id = ? AND alias = ?", [row, detail])
        what, where = "form", "entity_alias.csv"
    else:
        found = ask(
            "SELECT statement_id AS id FROM claim_statement WHERE claim_id = ? AND starts_with(statement_id, ?)"
            " ORDER BY statement_id LIMIT 2",
            [row, named],
        )
        what, where = "statement", "claim_statement.csv"
    if len(found) == 1 or (found and found[0]["id"] == named):
        return str(found[0]["id"])
    some = "several" if found else "no"
    raise JudgementError(
        f"{subject} has {some} {what}{'s' if found else ''} {detail!r}; those it has stand in {where} of `onrecord export`"
    )


def _alike(one: Judgement, other: Judgement) -> bool:
    """Whether one person says the same of the same row; what two people say alike is kept of both."""
    said = [(each.by, each.subject, each.verdict, each.detail) for each in (one, other)]
    return said[0] == said[1]


def _read(path: Path) -> str:
    """The text of a CSV file, as this program or a spreadsheet saved it."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise JudgementError(f"{path}: cannot be read ({error.strerror}); give the CSV file of judgements") from error
    except UnicodeDecodeError as error:
        raise JudgementError(f"{path}: is not UTF-8; save it as CSV UTF-8") from error


def refuse_contradiction(new: Judgement, known: Sequence[Judgement]) -> None:
    """Raise JudgementError where a standing judgement says the opposite of the same row or pair."""
    each = opposite_of(new, known)
    if each is not None:
        raise JudgementError(f"{each.by} judged {each.subject} {each.verdict!r} ({each.judgement_id}); undo that first")


def opposite_of(new: Judgement, known: Sequence[Judgement]) -> Judgement | None:
    """The first standing judgement that says the opposite of the same row or pair."""
    opposite = {"accept": "reject", "reject": "accept", "merge": "split", "split": "merge"}.get(new.verdict)
    pair = {new.row, new.detail}
    for each in known:
        same = {each.row, each.detail} == pair if new.verdict in ("merge", "split") else each.row == new.row
        if each.stands and each.table == new.table and each.verdict == opposite and same:
            return each
    return None


def parsed(text: str, where: str) -> list[Judgement]:
    """The judgements of a CSV text; raises JudgementError with the line where one is damaged."""
    names = [field.name for field in fields(Judgement)]
    found = []
    for row in (reader := csv.DictReader(io.StringIO(text))):
        if set(row) != set(names) or None in row.values() or row["verdict"] not in VERDICTS:
            raise JudgementError(f"{where}, line {reader.line_num}: no judgement; its columns are {', '.join(names)}")
        moment = _moment(row["at"])
        if moment is None:
            raise JudgementError(
                f"{where}, line {reader.line_num}: {row['at']!r} is no moment; write `at` as 2031-04-05T09:30:00"
                " (a spreadsheet may have rewritten it: import the column as text)"
            )
        found.append(Judgement(**{**row, "at": _written(moment)}))
    return found


def _moment(written: str) -> dt.datetime | None:
    """The moment that the words name, in UTC and without a zone, also as spreadsheets write it; None where it stays open."""
    from .ingest.published import parse_moment

    try:
        found = dt.datetime.fromisoformat(written.strip())
    except ValueError:
        moment = parse_moment(written)  # "25/04/2031 9:30" names one, "04/05/2031 9:30" may mean two
        if moment is None:
            return None
        found = moment
    return found.astimezone(dt.UTC).replace(tzinfo=None) if found.tzinfo else found


def _written(moment: dt.datetime) -> str:
    return moment.isoformat(timespec="microseconds")
