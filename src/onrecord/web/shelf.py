"""A record or a folder of records in; open records out, one handle a request, opened again when a build replaced the file."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from ..errors import RecordError
from ..judgements import Judgements, file_of
from ..judging import changed
from ..record import Record

Stamp = tuple[int, int, int] | None
T = TypeVar("T")


def stamp_of(path: Path) -> Stamp:
    """What tells one file from the one that replaced it: inode, time of change, size; null where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return (found.st_ino, found.st_mtime_ns, found.st_size)


@dataclass
class Desk:
    """One request's hold on a record: the record as people judged it, its name, its judgements, what is remembered."""

    name: str
    record: Record
    judgements: Judgements
    kept: dict[Any, Any]
    volume: _Volume

    def remembered(self, key: Any, compute: Callable[[], T]) -> T:
        """The result of `compute`, taken once for this state of record and judgements."""
        if key not in self.kept:
            self.kept[key] = compute()
        found: T = self.kept[key]
        return found

    @contextlib.contextmanager
    def as_built(self) -> Iterator[Record]:
        """A handle on the record without anybody's judgements: what was judged away is still there."""
        twin = self.record.duplicate()  # temporary views are a handle's own
        try:
            yield twin
        finally:
            twin.close()

    def once(self, name: str, make: Callable[[Record, str], None]) -> None:
        """Run `make` once for this file, whoever asks first; it is given the record and the schema of it as it was built."""
        with self.volume.making:
            if name not in self.volume.made:
                make(self.record, built_schema(self.record))
                self.volume.made.add(name)


@dataclass
class _Volume:
    """One record file: the open record, how many requests hold it, handles that are free."""

    path: Path
    record: Record | None = None
    stamp: Stamp = None
    judged: Stamp = None
    holders: int = 0
    free: list[Record] = field(default_factory=list)
    kept: dict[Any, Any] = field(default_factory=dict)
    turn: threading.Condition = field(default_factory=threading.Condition)
    made: set[str] = field(default_factory=set)
    making: threading.Lock = field(default_factory=threading.Lock)


class Shelf:
    """The records that are served; nothing outside their folder is ever opened."""

    def __init__(self, place: Path) -> None:
        """Serve the record at `place`, or every record of the folder `place`.

        Raises RecordError where there is neither.
        """
        if not place.exists():
            raise RecordError(f"{place}: no such record or folder; make a record with `onrecord build`")
        self.single = not place.is_dir()
        if self.single:
            Record(place, any_version=True).close()  # what is no record is said at once, not on the first page
        self.folder = (place.parent if self.single else place).resolve()
        self._only = place.name if self.single else None
        self._volumes: dict[str, _Volume] = {}
        self._guard = threading.Lock()

    def paths(self) -> dict[str, Path]:
        """Name -> path of the records, by name; links that lead out of the folder are left out."""
        found = {}
        for path in sorted(self.folder.glob("*.duckdb")):
            inside = path.resolve().parent == self.folder
            if inside and not path.name.startswith(".") and self._only in (None, path.name):
                found[path.stem] = path
        if self._only and not found and (self.folder / self._only).is_file():
            found[Path(self._only).stem] = self.folder / self._only
        return found

    def path(self, name: str) -> Path:
        """The path of a record by its name. Raises RecordError where no record of the folder is called so."""
        try:
            return self.paths()[name]
        except KeyError as error:
            raise RecordError("no record of this name is served here") from error

    @contextlib.contextmanager
    def open(self, name: str) -> Iterator[Desk]:
        """A handle on a record for the time of one request, with the judgements that stand applied to it."""
        path = self.path(name)
        with self._guard:
            volume = self._volumes.setdefault(name, _Volume(path))
        judgements = Judgements(file_of(path))
        handle, generation = self._take(volume, judgements)
        try:
            yield Desk(name, handle, judgements, generation, volume)
        finally:
            self._give_back(volume, handle, generation)

    def close(self) -> None:
        """Let go of every file; requests that still hold one lose it."""
        with self._guard:
            for volume in self._volumes.values():
                while volume.free:
                    volume.free.pop().close()
                if volume.record is not None:
                    volume.record.close()
                    volume.record = None
            self._volumes.clear()

    def _take(self, volume: _Volume, judgements: Judgements) -> tuple[Record, dict[Any, Any]]:
        with volume.turn:
            while volume.record is None or stamp_of(volume.path) != volume.stamp:
                # DuckDB opens a path once a process: the old file must be let go before the new one can be read.
                if volume.holders == 0:
                    self._open_again(volume)
                    break
                volume.turn.wait(timeout=1)
            judged = stamp_of(judgements.path)
            if judged != volume.judged:
                volume.judged, volume.kept = judged, {}
                while volume.free:
                    volume.free.pop().close()
            volume.holders += 1
            handle = volume.free.pop() if volume.free else None
            generation, shared = volume.kept, volume.record
        assert shared is not None
        try:
            return handle or as_judged(shared, judgements), generation
        except BaseException:
            with volume.turn:
                volume.holders -= 1
                volume.turn.notify_all()
            raise

    @staticmethod
    def _open_again(volume: _Volume) -> None:
        while volume.free:
            volume.free.pop().close()
        if volume.record is not None:
            volume.record.close()
            volume.record = None
        volume.kept, volume.made = {}, set()
        volume.stamp = stamp_of(volume.path)
        volume.record = Record(volume.path)

    @staticmethod
    def _give_back(volume: _Volume, handle: Record, generation: dict[Any, Any]) -> None:
        with volume.turn:
            volume.holders -= 1
            if generation is volume.kept and stamp_of(volume.path) == volume.stamp and len(volume.free) < 8:
                volume.free.append(handle)
            else:
                handle.close()
            volume.turn.notify_all()


def as_judged(record: Record, judgements: Judgements) -> Record:
    """A handle on which every relation reads as people judged it; the file itself stays as it was built."""
    standing = judgements.standing()
    twin = record.duplicate()
    if standing:
        schema = built_schema(twin)
        # The SELECTs are worked out before the first view stands, so that they ask the record as it was built.
        for table, select in list(changed(standing, twin.rows, schema)):
            twin.rows(f"CREATE OR REPLACE TEMP VIEW {table} AS {select}")
    return twin


def built_schema(record: Record) -> str:
    """The schema in which the relations stand as they were built, whatever views lie over them."""
    database = record.rows("SELECT current_database() AS name")[0]["name"].replace('"', '""')
    return f'"{database}".main'
