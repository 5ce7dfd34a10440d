"""A name in, the places that bear it out: the slice of GeoNames that ships with onrecord (CC BY 4.0, geonames.org).

`places.bin`: eight bytes of magic, the length of a JSON header, the header, then ten columns as byte planes: of the keys,
sorted, the differences of their 32-bit numbers, eight check bits, the place; of the places id, latitude and longitude in
thousandths of a degree, population, country, first-level division (0: unknown), kind. `training/geonames.py` writes it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .keys import number, plain, skeleton

MAGIC = b"ORPLACE1"
CITY, CAPITAL, ADMIN1, ADMIN2, COUNTRY, REGION = range(6)
_COLUMNS = (
    ("keys", "<u4"),
    ("keys", "u1"),
    ("keys", "<u4"),
    *(("places", d) for d in ("<u4", "<i4", "<i4", "<u4", "u1", "<u2", "u1")),
)


@dataclass(frozen=True)
class Candidate:
    """A place that a name may mean; `division` tells places of one first-level division from others, 0 is unknown."""

    geonames_id: int | None
    lat: float
    lon: float
    population: int
    country: str | None
    division: int
    kind: int
    exact: bool = True


class GeoNames:
    """The slice in memory: numpy columns, looked up by binary search."""

    def __init__(self, octets: bytes) -> None:
        if octets[:8] != MAGIC:
            raise ValueError("places.bin does not start with its magic number; rebuild it with training/geonames.py")
        size = int.from_bytes(octets[8:12], "little")
        header = json.loads(octets[12 : 12 + size])
        self.countries: list[str] = header["countries"]
        self.country_ids: dict[str, int] = dict(zip(self.countries, header["country_ids"], strict=True))
        self.populations: dict[str, int] = dict(zip(self.countries, header["populations"], strict=True))
        self.capitals: dict[str, str] = dict(zip(self.countries, header["capitals"], strict=True))
        at = 12 + size
        columns: list[NDArray[Any]] = []
        for what, dtype in _COLUMNS:
            count, width = header[what], np.dtype(dtype).itemsize
            planes = np.frombuffer(octets, "u1", count * width, at).reshape(width, count)
            columns.append(np.ascontiguousarray(planes.T).view(dtype).ravel())
            at += count * width
        deltas, self._check, self._place = columns[:3]
        self._hash = np.cumsum(deltas, dtype=np.int64)
        self._id, self._lat, self._lon, self._population, self._country, self._division, self._kind = columns[3:]

    def _rows(self, key: str) -> list[int]:
        code = number(key)
        first, last = np.searchsorted(self._hash, [code >> 8, (code >> 8) + 1])
        return [int(self._place[i]) for i in range(first, last) if self._check[i] == code & 0xFF]

    def _candidate(self, at: int, exact: bool) -> Candidate:
        return Candidate(
            int(self._id[at]) or None,
            int(self._lat[at]) / 1000,
            int(self._lon[at]) / 1000,
            int(self._population[at]),
            self.countries[int(self._country[at])],
            int(self._division[at]),
            int(self._kind[at]),
            exact,
        )

    def find(self, name: str) -> list[Candidate]:
        """The places that bear the name, most populous first; empty where none does."""
        found = [self._candidate(at, True) for at in self._rows(plain(name))]
        return sorted(found, key=lambda c: (-c.population, c.geonames_id or 0))

    def sounds_like(self, name: str) -> list[Candidate]:
        """The places whose name has the same consonants once romanised, most populous first."""
        key = skeleton(name)
        found = [self._candidate(at, False) for at in self._rows(f"~{key}")] if key else []
        return sorted(found, key=lambda c: (-c.population, c.geonames_id or 0))


@cache
def geonames() -> GeoNames:
    """The shipped slice, read once."""
    return GeoNames((files(__package__) / "data" / "places.bin").read_bytes())
