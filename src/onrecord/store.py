"""Rows read from articles, kept as Parquet, so that no article is read twice: one file a table and batch.

A batch is complete when its list of articles is in place: tables are written first, the list last, each
temp -> fsync -> rename. A kill between leaves files that no list names; they are ignored and overwritten.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .schema.checks import to_arrow
from .schema.tables import TABLES

if TYPE_CHECKING:
    import pyarrow as pa

Rows = Mapping[str, Sequence[Mapping[str, Any]]]
_OWNER = "_article"  # which article a row was read from, also where the table itself has no article_id


class ReadingStore:
    """The rows of articles that were read before with this very pipeline, model and settings."""

    def __init__(self, folder: Path, key: Mapping[str, Any]) -> None:
        """Open the part of `folder` that belongs to `key` (stages, versions, model hash, settings); it need not exist."""
        digest = hashlib.blake2b(json.dumps(key, sort_keys=True).encode(), digest_size=8).hexdigest()
        self.folder = folder / digest
        self._key = key
        self._batches: dict[str, list[str]] = {}
        for listing in sorted(self.folder.glob("*.json")):
            if listing.name != "key.json":
                self._batches[listing.stem] = json.loads(listing.read_text(encoding="utf-8"))

    def articles(self) -> set[str]:
        """The ids of the articles that were read."""
        return {article for batch in self._batches.values() for article in batch}

    def add(self, readings: Mapping[str, Rows]) -> None:
        """Keep the rows of a batch of articles, by article id; after this returns, a crash loses none of them."""
        import pyarrow as pa
        import pyarrow.parquet as pq

        self.folder.mkdir(parents=True, exist_ok=True)
        if not (self.folder / "key.json").exists():
            _write(self.folder / "key.json", json.dumps(self._key, sort_keys=True, indent=1).encode())
        articles = sorted(readings)
        name = hashlib.blake2b("\n".join(articles).encode(), digest_size=8).hexdigest()
        for table in sorted({table for rows in readings.values() for table in rows}):
            found = [(article, row) for article in articles for row in readings[article].get(table, ())]
            rows = to_arrow(table, [row for _, row in found])
            rows = rows.append_column(_OWNER, pa.array([article for article, _ in found], type=pa.string()))
            target = self.folder / f"{name}.{table}.parquet"
            temporary = target.with_suffix(".tmp")
            pq.write_table(rows, temporary, compression="zstd")
            _settle(temporary, target)
        _write(self.folder / f"{name}.json", json.dumps(articles).encode())
        self._batches[name] = articles

    def load(self, table: str, articles: Collection[str]) -> pa.Table:
        """The rows of `table` that were read from the given articles, sorted by the table's key."""
        import pyarrow as pa
        import pyarrow.compute as pc
        import pyarrow.parquet as pq

        definition = TABLES[table]
        wanted = set(articles)
        found = [definition.arrow().empty_table()]
        for batch, read in sorted(self._batches.items()):
            path = self.folder / f"{batch}.{table}.parquet"
            if wanted.isdisjoint(read) or not path.exists():
                continue
            rows = pq.read_table(path)
            if not wanted.issuperset(read):
                rows = rows.filter(pc.is_in(rows[_OWNER], pa.array(sorted(wanted))))
            found.append(rows.select(definition.column_names).cast(definition.arrow()))
        return pa.concat_tables(found).sort_by([(name, "ascending") for name in definition.key])


def _write(target: Path, content: bytes) -> None:
    temporary = target.with_suffix(".tmp")
    temporary.write_bytes(content)
    _settle(temporary, target)


def _settle(temporary: Path, target: Path) -> None:
    """Flush to disk, then rename: after a crash the target is whole or absent."""
    with temporary.open("rb") as handle:
        os.fsync(handle.fileno())
    temporary.replace(target)
