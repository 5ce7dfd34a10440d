"""An engine that keeps what scorers gave: a unit of rows that was scored before is not scored again.

The same as incremental.py does for stories, on a smaller scale and for stages that run on the whole pile: a digest of the
rows that a scorer is given for a unit (an article's forms, a pair of texts) is the owner of the rows that it gave.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import TYPE_CHECKING

from .store import OWNER, Store

if TYPE_CHECKING:
    import pyarrow as pa

    from .schema.engine import Engine, Scorer

_UNIT = "keeping__unit"  # units with the digest of their rows, and whether they are still to be scored
_SCORED = "keeping__scored"


class Keeping:
    """The five methods of an engine, which does the work, with scored units kept in a store; DuckDB only."""

    def __init__(self, engine: Engine, store: Store) -> None:
        self._engine = engine
        self._store = store
        self.used: set[str] = set()
        """The digests of all units that were asked for."""

    def put(self, table: str, rows: pa.Table) -> None:
        """As the engine's."""
        self._engine.put(table, rows)

    def materialise(self, table: str, select: str) -> None:
        """As the engine's."""
        self._engine.materialise(table, select)

    def fetch(self, select: str) -> pa.Table:
        """As the engine's."""
        return self._engine.fetch(select)

    def close(self) -> None:
        """As the engine's."""
        self._engine.close()

    def map_batches(self, table: str, select: str, scorer: Scorer, schema: pa.Schema, unit: Sequence[str] = ()) -> None:
        """As the engine's; with a `unit` only rows of units that the store does not know are scored."""
        import pyarrow as pa

        if not unit:
            self._engine.map_batches(table, select, scorer, schema)
            return
        names = ", ".join(unit)
        # Sums of two hashes, as in incremental.story_digests: the order of rows counts for nothing.
        sums = "count(*) as n, cast(sum(hash(t)) as varchar) as a, cast(sum(hash(t, 7)) as varchar) as b"
        units = self._engine.fetch(f"select {names}, {sums} from ({select}) t group by {names}")
        digests = [_digest(table, row.values()) for row in units.to_pylist()]
        known = self._store.owners()
        columns = {name: units.column(name) for name in unit}
        asked = pa.table(columns | {OWNER: digests, "open": [digest not in known for digest in digests]})
        self._engine.put(_UNIT, asked)
        some = f"select {names} from {_UNIT} where open"
        self._engine.map_batches(_SCORED, f"select * from ({select}) t where ({names}) in ({some})", scorer, schema)
        joined = " and ".join(f"u.{name} = s.{name}" for name in unit)
        self._store.keep(
            {digest for digest in digests if digest not in known},
            {table: self._engine.fetch(f"select s.*, u.{OWNER} from {_SCORED} s join {_UNIT} u on {joined}")},
        )
        self.used |= set(digests)
        kept = [rows.select(schema.names).cast(schema) for rows in self._store.parts(table, set(digests))]
        every = pa.concat_tables([schema.empty_table(), *kept])
        self._engine.put(table, every.sort_by([(name, "ascending") for name in schema.names]))


def _digest(table: str, values: Sequence[object]) -> str:
    return hashlib.blake2b("\n".join([table, *map(str, values)]).encode(), digest_size=16).hexdigest()
