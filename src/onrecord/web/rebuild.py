"""A record's path in, progress as JSON lines out: the record built anew from its own articles and what was uploaded to it."""

from __future__ import annotations

import dataclasses
import json
import sys
from pathlib import Path
from typing import Any

from ..building import build
from ..errors import OnrecordError
from ..ingest.article import Article, Part, Rejection
from ..pipeline import Pile
from ..record import Record
from ..settings import Settings
from .uploads import folder_of


def known(path: Path) -> Pile:
    """The articles that a record holds, and what it left out; their files need not be there any more.

    A day that other articles told of one is left out: with one more article it is inferred anew, as by a full build.
    """
    if not path.exists():
        return Pile()
    fields = {field.name for field in dataclasses.fields(Article)}  # another version may have written more columns
    with Record(path, any_version=True) as record:
        passages: dict[str, list[Part]] = {}
        for row in record.rows("SELECT * FROM passage ORDER BY article_id, start_char"):
            part = Part(row["start_char"], row["end_char"], row["kind"])
            passages.setdefault(row["article_id"], []).append(part)
        articles = [
            Article(
                **{key: value for key, value in row.items() if key in fields},
                passages=tuple(passages.get(row["article_id"], ())),
            )
            for row in record.rows("SELECT * FROM article ORDER BY article_id")
        ]
        articles = [
            dataclasses.replace(each, published_at=None, published_basis=None)
            if each.published_basis == "inferred"
            else each
            for each in articles
        ]
        left_out = record.rows("SELECT subject, reason FROM rejected WHERE stage = 'ingest' ORDER BY subject, reason")
    return Pile(articles, [Rejection(row["subject"], row["reason"]) for row in left_out])


def settings_of(path: Path) -> Settings:
    """The settings of the last build, but for the model: a record from elsewhere must not choose what code is loaded."""
    if not path.exists():
        return Settings()
    with Record(path, any_version=True) as record:
        rows = record.rows('SELECT settings FROM build ORDER BY "at" DESC NULLS LAST, build_id LIMIT 1')
    given: dict[str, Any] = json.loads(rows[0]["settings"]) if rows else {}
    names = {field.name for field in dataclasses.fields(Settings)} - {"model", "strict", "processes"}
    kept: dict[str, Any] = {
        key: value for key, value in given.items() if key in names and isinstance(value, int | float)
    }
    return dataclasses.replace(Settings(), **kept)


def main(target: str) -> int:
    """Build, and say on standard output what is being done; 0 where a record came of it."""

    def progress(doing: str, done: int, total: int) -> None:
        print(json.dumps({"doing": doing, "done": done, "total": total}), flush=True)

    path = Path(target)
    try:
        folder = folder_of(path)
        report = build([folder] if folder.exists() else [], path, settings_of(path), progress, known(path))
    except OnrecordError as error:
        print(json.dumps({"error": str(error)}), flush=True)
        return 2
    print(
        json.dumps(
            {
                "articles": report.articles,
                "read": report.read,
                "rejected": report.rejected,
                "seconds": round(report.seconds, 1),
            }
        ),
        flush=True,
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
