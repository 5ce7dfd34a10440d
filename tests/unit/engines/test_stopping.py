"""Who stops a query stops the program: no error of the engine may pass for a fault of the rows."""

from __future__ import annotations

import os
import signal
import threading

import duckdb
import pytest

from onrecord.engines.duckdb import DuckDBEngine
from onrecord.engines.stopping import stoppable

LONG = "select count(*) as n from range(30000) a, range(30000) b where a.range + b.range = 7 and a.range * b.range > 9"


@pytest.mark.parametrize("error", [RuntimeError("Query interrupted"), duckdb.InterruptException("INTERRUPT Error")])
def test_an_interrupted_query_is_an_interruption(error: Exception) -> None:
    with pytest.raises(KeyboardInterrupt), stoppable():
        raise error


@pytest.mark.parametrize("error", [RuntimeError("dictionary changed size"), duckdb.BinderException("no column")])
def test_another_error_stays_what_it_is(error: Exception) -> None:
    with pytest.raises(type(error)), stoppable():
        raise error


@pytest.mark.parametrize("ask", ["fetch", "materialise"])
def test_ctrl_c_in_a_query(ask: str) -> None:
    engine = DuckDBEngine()
    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # ignored where a shell runs the tests behind
    timer = threading.Timer(0.3, os.kill, (os.getpid(), signal.SIGINT))
    timer.start()
    with pytest.raises(KeyboardInterrupt):
        engine.fetch(LONG) if ask == "fetch" else engine.materialise("counted", LONG)
    timer.join()
    signal.signal(signal.SIGINT, before)
    engine.close()
