"""JSON rows in (`id, outlet, url, title, published, authors, text`), articles out; every other key is kept in `extra`."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from typing import Any

from ..errors import IngestError
from .article import Article, Rejection, broken
from .assemble import Known
from .html import read_marked_up
from .json_text import parse
from .published import parse_moment
from .telegram import posts_of

# The key of the format, then names under which other tools give the same.
_KEYS = {
    "id": ("id",),
    "outlet": ("outlet", "publisher", "site_name", "sitename", "source_name", "media_name", "source-hostname"),
    "url": ("url", "link", "canonical_url"),
    "title": ("title", "headline"),
    "published": (
        "published", "published_at", "publishedat", "datepublished", "date_publish", "publish_date", "published_date",
        "publication_date", "pubdate", "pub_date", "date",
    ),
    "authors": ("authors", "author", "byline"),
    "text": ("text", "maintext", "body", "articlebody", "full_text", "content"),
}  # fmt: skip
TEXT_KEYS = _KEYS["text"]
DAY_KEYS = _KEYS["published"]
_NAMES = frozenset(name for names in _KEYS.values() for name in names) | {"source"}
_LISTS = ("articles", "results", "data", "items", "posts")
"""Keys under which a service's answer holds its articles."""
_ADDRESS = re.compile(r"[/\\@#]|\.\w+$|^\d*$")


def read_line(source: str, line: str, number: int) -> Iterator[Article | Rejection]:
    """The article or the rejection of a line of JSON Lines; its source is `path#id`, or `path#line`."""
    try:
        row = parse(line)
    except ValueError as error:
        yield Rejection(f"{source}#{number}", f"line {number} is not valid JSON: {error}")
        return
    yield from read_row(source, row, number)


def read_document(source: str, content: str) -> Iterator[Article | Rejection]:
    """The articles of a JSON file: one object, a list of them, or a service's answer with a list of them under one key of _LISTS, Telegram's export."""
    try:
        document = parse(content)
    except ValueError as error:
        lines = [(number, line) for number, line in enumerate(content.split("\n"), start=1) if line.strip()]
        if len(lines) > 1 and all(line.lstrip().startswith("{") and line.rstrip().endswith("}") for _, line in lines):
            for number, line in lines:  # JSON Lines under the wrong name
                yield from read_line(source, line, number)
            return
        yield Rejection(source, f"not valid JSON: {error}")
        return
    posts = posts_of(document)
    if posts == []:
        yield Rejection(source, "empty: no post of this Telegram export has words")
        return
    if posts:
        document = posts
    elif isinstance(document, dict) and not any(name in document for name in TEXT_KEYS):
        document = next((document[key] for key in _LISTS if isinstance(document.get(key), list)), document)
    if isinstance(document, list):
        for number, row in enumerate(document, start=1):
            yield from read_row(source, row, number)
    else:
        yield from read_row(source, document, None)


def read_row(source: str, row: object, number: int | None) -> Iterator[Article | Rejection]:
    """The article of one row, or the reason why it has none; `number` names the row where it has no id."""
    name = source if number is None else f"{source}#{number}"
    if not isinstance(row, dict):
        yield Rejection(name, "not an article: a row must be a JSON object with at least the key `text`")
        return
    row = {_spelled(key, row): _plain(value) for key, value in row.items()}
    values, extra = _sort_keys(row)
    if values["id"] not in (None, ""):
        name = f"{source}#{values['id']}"
    text = values["text"]
    if not isinstance(text, str):
        there = any(key in row for key in TEXT_KEYS)
        reason = "no text: the row has no key `text` with the words of the article"
        if there:
            reason = (
                "empty: no text in it" if text in (None, []) else "no text: what the row gives as text is no string"
            )
        yield Rejection(name, reason)
        return
    known = Known(
        outlet=_words(values["outlet"]),
        url=_words(values["url"]),
        headline=_words(values["title"]),
        byline=_people(values["authors"]),
        published_at=parse_moment(values["published"]),
        extra=extra,
    )
    try:
        yield read_marked_up(name, text, known)
    except IngestError as error:
        yield Rejection(name, str(error))
    except Exception as error:
        yield broken(name, error)


def _sort_keys(row: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """The values under the format's keys, and what is left."""
    used, values = set(), {}
    for key, names in _KEYS.items():
        given = [name for name in names if row.get(name) not in (None, "", [])]
        if key == "published":  # "unknown" beside a day
            given.sort(key=lambda name: parse_moment(row[name]) is None)
        name = given[0] if given else None
        values[key] = row[name] if name else None
        used.add(name)
    if values["outlet"] is None and _is_name(row.get("source")):
        values["outlet"] = row["source"]
        used.add("source")
    if values["published"] is not None and parse_moment(values["published"]) is None:
        used -= set(_KEYS["published"])  # a date that cannot be read is kept as it is
    canonical = set(_KEYS)
    extra = {
        key: value
        for key, value in row.items()
        if key not in used and not (key in canonical and value in (None, "", []))
    }
    return values, extra


def _spelled(key: str, row: Mapping[str, Any]) -> str:
    """The key as the format spells it, `Title` as `title`; one that it does not know stays as it is."""
    small = key.strip().lower()
    return small if small in _NAMES and small not in row else key


def _plain(value: Any) -> Any:
    """The words of {"rendered": words}, as WordPress gives them; else the value."""
    return value["rendered"] if isinstance(value, dict) and isinstance(value.get("rendered"), str) else value


def _is_name(source: object) -> bool:
    """True where `source` names an outlet, as a string or an object with a name; False of addresses, files and numbers."""
    name = source.get("name") if isinstance(source, dict) else source
    return isinstance(name, str) and len(name) <= 80 and _ADDRESS.search(name.strip()) is None


def _words(value: object) -> str | None:
    if isinstance(value, dict):
        value = value.get("name")
    return " ".join(html.unescape(str(value)).split()) or None if value is not None else None


def _people(value: object) -> str | None:
    listed = value if isinstance(value, list) else [value]
    return ", ".join(name for name in map(_words, listed) if name) or None
