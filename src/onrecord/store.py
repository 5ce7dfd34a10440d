"""Rows by whom they belong to, kept as Parquet, so that nothing is worked out twice: one file a table and batch.

Rows read from articles belong to articles; rows that comparing gives for a story belong to a digest of all it was given.
A batch is complete when its list of owners is in place: tables are written first, the list last, each
temp -> fsync -> rename. A kill between leaves files that no list names; they are ignored and overwritten.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import shutil
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .schema.checks import to_arrow
from .schema.tables import TABLES

if TYPE_CHECKING:
    import pyarrow as pa

Rows = Mapping[str, Sequence[Mapping[str, Any]]]
OWNER = "_article"
"""The column that says whose a row is, also where the table itself has no article_id."""

_MANY = 16  # batches of one size that are made one: few files to open, and no row is rewritten often
_LARGE = 512  # owners of a batch that is left as it is
_KEY = "key.json"
_DIGEST = re.compile(r"[0-9a-f]{16}")
_GONE = ".gone"
_OTHERS = 1  # keys besides the present one whose rows stay


class Store:
    """Rows that were worked out before with this very key (code, versions, settings), by owner."""

    def __init__(self, folder: Path, key: Mapping[str, Any]) -> None:
        """Open the part of `folder` that belongs to `key`; it need not exist."""
        digest = hashlib.blake2b(json.dumps(key, sort_keys=True).encode(), digest_size=8).hexdigest()
        self.folder = folder / digest
        self._key = key
        self._batches: dict[str, list[str]] = {}
        for listing in sorted(self.folder.glob("*.json")):
            if listing.name != _KEY:
                self._batches[listing.stem] = json.loads(listing.read_text(encoding="utf-8"))

    def owners(self) -> set[str]:
        """Whose rows are here."""
        return {owner for batch in self._batches.values() for owner in batch}

    def keep(self, owners: Collection[str], tables: Mapping[str, pa.Table]) -> None:
        """Keep the rows of a batch of owners, who stand in the column OWNER; after this returns, a crash loses none."""
        import pyarrow.parquet as pq

        self.folder.mkdir(parents=True, exist_ok=True)
        if not (self.folder / _KEY).exists():
            _write(self.folder / _KEY, json.dumps(self._key, sort_keys=True, indent=1).encode())
        listed = sorted(owners)
        name = hashlib.blake2b("\n".join(listed).encode(), digest_size=8).hexdigest()
        for table, rows in sorted(tables.items()):
            target = self.folder / f"{name}.{table}.parquet"
            temporary = target.with_suffix(".tmp")
            pq.write_table(rows, temporary, compression="zstd")
            _settle(temporary, target)
        _write(self.folder / f"{name}.json", json.dumps(listed).encode())
        self._batches[name] = listed

    def load(self, table: str, owners: Collection[str]) -> pa.Table:
        """The rows of `table` that belong to the given owners, sorted by the table's key."""
        import pyarrow as pa

        definition = TABLES[table]
        found = [definition.arrow().empty_table()]
        found += [
            rows.select(definition.column_names).cast(definition.arrow()) for rows in self.parts(table, set(owners))
        ]
        return pa.concat_tables(found).sort_by([(name, "ascending") for name in definition.key])

    def by_owner(self, table: str) -> dict[str, list[dict[str, Any]]]:
        """All rows of a table that need not be of the schema, by owner, in the order in which they were kept."""
        found: dict[str, list[dict[str, Any]]] = {owner: [] for owner in self.owners()}
        for rows in self.parts(table, set(found)):
            for row in rows.to_pylist():
                found[row.pop(OWNER)].append(row)
        return found

    def parts(self, table: str, wanted: set[str], batches: Collection[str] | None = None) -> Iterable[pa.Table]:
        """The rows of a table by batch, owners included; an owner of two batches counts in the first."""
        import pyarrow as pa
        import pyarrow.compute as pc
        import pyarrow.parquet as pq

        missing = set(wanted)
        for batch, listed in sorted(self._batches.items()):
            here = missing.intersection(listed)
            missing -= here
            path = self.folder / f"{batch}.{table}.parquet"
            if not here or not path.exists() or (batches is not None and batch not in batches):
                continue
            rows = pq.read_table(path, partitioning=None)
            if len(here) < len(listed):
                rows = rows.filter(pc.is_in(rows[OWNER], pa.array(sorted(here))))
            yield rows

    def tidy(self, used: Collection[str] | None = None) -> None:
        """Make many small batches one; with `used`, drop batches of which nobody is used.

        The new batch is complete before an old one goes, so that a kill at any moment loses no row.
        """
        import pyarrow as pa

        if used is not None:
            for batch in [name for name, listed in self._batches.items() if not set(listed) & set(used)]:
                self._drop(batch)
        small = sorted(name for name, listed in self._batches.items() if len(listed) < _LARGE)
        if len(small) < _MANY:
            return
        owners = {owner for batch in small for owner in self._batches[batch]}
        if used is not None:
            owners &= set(used)
        tables = {path.name.split(".")[1] for batch in small for path in self.folder.glob(f"{batch}.*.parquet")}
        together = {}
        for table in sorted(tables):
            parts = list(self.parts(table, owners, small))
            if parts:
                together[table] = pa.concat_tables(parts)
        self.keep(owners, together)
        for batch in small:
            if self._batches[batch] != sorted(owners):
                self._drop(batch)

    def retire_others(self) -> None:
        """Delete what other keys kept in this folder, but for the last used: another setting may be built in turn.

        Nothing is deleted before this key has kept rows of its own, and a folder goes as a whole: of one that were half
        gone, tables would be missing without a word.
        """
        mine = self.folder / _KEY
        if not mine.exists():
            return
        with contextlib.suppress(OSError):  # a file held open elsewhere is a matter for the next build
            os.utime(mine)
            for gone in self.folder.parent.glob(f"*{_GONE}"):
                shutil.rmtree(gone, ignore_errors=True)
            others = [
                path.parent
                for path in self.folder.parent.glob(f"*/{_KEY}")
                if path != mine and _DIGEST.fullmatch(path.parent.name)
            ]
            others.sort(key=lambda folder: ((folder / _KEY).stat().st_mtime_ns, folder.name), reverse=True)
            for folder in others[_OTHERS:]:
                shutil.rmtree(folder.rename(folder.with_name(folder.name + _GONE)), ignore_errors=True)

    def _drop(self, batch: str) -> None:
        """Forget a batch: its list first, so that no list names a table that is gone."""
        (self.folder / f"{batch}.json").unlink(missing_ok=True)
        for path in self.folder.glob(f"{batch}.*.parquet"):
            path.unlink()
        del self._batches[batch]


class ReadingStore(Store):
    """The rows of articles that were read before with this very pipeline, model and settings."""

    def articles(self) -> set[str]:
        """The ids of the articles that were read."""
        return self.owners()

    def add(self, readings: Mapping[str, Rows]) -> None:
        """Keep the rows of a batch of articles, by article id; after this returns, a crash loses none of them."""
        import pyarrow as pa

        articles = sorted(readings)
        tables = {}
        for table in sorted({table for rows in readings.values() for table in rows}):
            found = [(article, row) for article in articles for row in readings[article].get(table, ())]
            rows = to_arrow(table, [row for _, row in found])
            tables[table] = rows.append_column(OWNER, pa.array([article for article, _ in found], type=pa.string()))
        self.keep(articles, tables)


def _write(target: Path, content: bytes) -> None:
    temporary = target.with_suffix(".tmp")
    temporary.write_bytes(content)
    _settle(temporary, target)


def _settle(temporary: Path, target: Path) -> None:
    """Flush to disk, then rename: after a crash the target is whole or absent."""
    with temporary.open("rb") as handle:
        os.fsync(handle.fileno())
    temporary.replace(target)
