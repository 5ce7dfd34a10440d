"""Files and lines in, what ingest makes of them out; one that was taken in before is not taken in again."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict

from .ingest.article import Article, Part, Rejection
from .ingest.collect import read_piece
from .ingest.pieces import Piece
from .store import OWNER, Store

_TABLE = "gathered"


class Gathered:
    """What ingest gives for a piece, from the store where it is there; stands for `read_piece` in `collect`."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._known = store.by_owner(_TABLE)
        self._asked: set[str] = set()
        self._new: dict[str, Sequence[Article | Rejection]] = {}

    def __call__(self, piece: Piece) -> Sequence[Article | Rejection]:
        """The piece's articles and rejections, in order."""
        digest = digest_of(piece)
        self._asked.add(digest)
        if digest in self._known:
            return [from_text(row["found"]) for row in self._known[digest]]
        if digest not in self._new:
            self._new[digest] = tuple(read_piece(piece))
        return self._new[digest]

    def keep(self) -> None:
        """Keep what was taken in since, and forget what nobody asked for."""
        import pyarrow as pa

        if self._new:
            found = [(digest, to_text(each)) for digest, made in sorted(self._new.items()) for each in made]
            text = pa.string()
            rows = {"found": pa.array([each for _, each in found], text), OWNER: pa.array([d for d, _ in found], text)}
            self._store.keep(self._new, {_TABLE: pa.table(rows)})
        self._store.tidy(self._asked)


def digest_of(piece: Piece) -> str:
    """A hash of all that ingest sees of a piece: its bytes and what it is called."""
    named = json.dumps([piece.source, piece.suffix, piece.number]).encode()
    return hashlib.blake2b(named + b"\n" + piece.data, digest_size=16).hexdigest()


def to_text(found: Article | Rejection) -> str:
    """An article or a rejection as JSON."""
    return json.dumps([type(found).__name__, asdict(found)], default=dt.datetime.isoformat)


def from_text(text: str) -> Article | Rejection:
    """The article or rejection of a JSON text."""
    kind, fields = json.loads(text)
    if kind == Rejection.__name__:
        return Rejection(**fields)
    moment = fields["published_at"]
    fields["published_at"] = dt.datetime.fromisoformat(moment) if moment else None
    fields["passages"] = tuple(Part(**part) for part in fields["passages"])
    return Article(**fields)
