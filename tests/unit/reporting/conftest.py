from collections.abc import Iterator
from pathlib import Path

import pytest
from tests import handmade

from onrecord.record import Record


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with Record(handmade.write(tmp_path / "r.duckdb")) as opened:
        yield opened
