"""Around a query: who stops it stops the program, whatever the engine makes of the signal."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

import duckdb

_STOPPED = "Query interrupted"


@contextlib.contextmanager
def stoppable() -> Iterator[None]:
    """Raises KeyboardInterrupt where DuckDB tells of an interrupted query by an error of its own.

    Such an error would pass for a fault of the rows, and a story that was being compared would be left out for it.
    """
    try:
        yield
    except duckdb.InterruptException as error:
        raise KeyboardInterrupt from error
    except RuntimeError as error:
        if str(error) == _STOPPED:
            raise KeyboardInterrupt from error
        raise
