"""A Markdown file in, its article out: the words without the marks, and what its front matter says of it."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from typing import Any

from .article import Article
from .assemble import Known, assemble
from .front_matter import split_front_matter
from .published import parse_moment

_TITLE = ("title", "headline")
_DAY = (
    "published",
    "date published",
    "datepublished",
    "published_at",
    "publication date",
    "publishdate",
    "pubdate",
    "date",
)
"""`created` and `clipped` are the day on which somebody saved the page."""
_PEOPLE = ("author", "authors", "byline", "creator")
_OUTLET = ("outlet", "publisher", "publication", "site", "site_name", "sitename", "website", "newspaper", "source")
_URL = ("url", "link", "canonical", "canonical_url", "permalink", "original", "source")

_FENCE = re.compile(r"\s*(?:```|~~~)")
_HEADING = re.compile(r"\s{0,3}#{1,6}\s+(.*?)(?:\s+#{1,40})?\s*")
_RULE = re.compile(
    r"\s{0,3}(?:(?:-\s?){3,80}|(?:\*\s?){3,80}|(?:_\s?){3,80}|={3,200})\s*|\s*\|?[\s:|-]*-{2}[\s:|-]*\|[\s:|-]*"
)
_QUOTED = re.compile(r"\s{0,3}(?:>\s?){1,6}(?:\[!\w{1,20}\][+-]?\s*)?")
_DEFINED = re.compile(r"\s{0,3}\[(?!\^)[^\[\]]{1,200}\]:\s+\S+.{0,300}")
_NOTE = re.compile(r"\s{0,3}\[\^[\w-]{1,40}\]:\s*")
_TARGET = r"\((?:[^()\s]|\([^()\s]{0,200}\)){0,2000}(?:\s+(?:\"[^\"\n]{0,300}\"|'[^'\n]{0,300}'))?\s*\)"
_IMAGE = re.compile(rf"!\[[^\[\]\n]{{0,1000}}\](?:{_TARGET}|\[[^\[\]\n]{{0,200}}\])|!\[\[[^\[\]\n]{{1,300}}\]\]")
_LINK = re.compile(rf"(?<!\\)\[([^\[\]\n]{{0,1000}})\](?:{_TARGET}|\[[^\[\]\n]{{0,200}}\])")
_WIKI = re.compile(r"\[\[(?:[^\[\]|\n]{1,300}\|)?([^\[\]|\n]{1,300})\]\]")
_FOOTNOTE = re.compile(r"\[\^[\w-]{1,40}\]")
_ADDRESS = re.compile(r"<((?:https?://|mailto:)[^<>\s]{1,2000})>")
_TAG = re.compile(
    r"</?(?:br|p|div|span|em|b|i|u|strong|a|sup|sub|mark|small|figure|figcaption|img|iframe|hr|center)(?:\s[^<>]{0,2000})?/?>",
    re.I,
)
_STRONG = re.compile(
    r"(?<![\\\w*])(\*{2,3})(?=[^\s*])([^*\n]{1,3000})(?<=\S)\1|(?<![\\\w_])(_{2,3})(?=[^\s_])([^_\n]{1,3000})(?<=\S)\3(?!\w)"
)
_SOFT = re.compile(
    r"(?<![\\\w*])\*(?=[^\s*])([^*\n]{1,3000})(?<=[^\s\\])\*(?![\w*])|(?<![\\\w_])_(?=[^\s_])([^_\n]{1,3000})(?<=[^\s\\])_(?![\w_])"
)
_STRUCK = re.compile(r"(~~|==)(?=\S)([^~=\n]{1,3000})(?<=\S)\1")
_CODE = re.compile(r"`([^`\n]{1,1000})`")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!|>~$\"'-])")
_ENTITY = re.compile(r"&(?:[a-z]{2,8}|#\d{2,5}|#x[0-9a-f]{2,4});", re.IGNORECASE)


def read_markdown(source: str, content: str) -> Article:
    """The article of a note. Raises IngestError where it holds none."""
    keys, below = split_front_matter(content)
    text = without_marks(below)
    url = next((value for key in _URL if (value := _words(keys, key)).startswith(("http://", "https://"))), None)
    named = (value for key in _OUTLET if (value := _words(keys, key)))
    people = next((value for key in _PEOPLE if (value := _words(keys, key))), None)
    known = Known(
        outlet=next((value for value in named if not re.match(r"https?://|www\.", value)), None),
        url=url,
        headline=next((value for key in _TITLE if (value := _words(keys, key))), None),
        byline=re.sub(r"^by\s+", "", people, flags=re.IGNORECASE) if people else None,
        published_at=next((moment for key in _DAY if (moment := parse_moment(_words(keys, key)))), None),
        extra=_rest(keys),
    )
    return assemble(source, text, known)


def _words(keys: Mapping[str, Any], key: str) -> str:
    value = keys.get(key, "")
    return ", ".join(value) if isinstance(value, list) else value


def _rest(keys: Mapping[str, Any]) -> dict[str, Any]:
    """What the head says beside who published what and when."""
    used = {*_TITLE, *_PEOPLE, *_OUTLET, *_URL}
    unread = {key for key in _DAY if key in keys and parse_moment(_words(keys, key)) is None}
    return {
        key: value
        for key, value in keys.items()
        if value and key not in used - unread and (key in unread or key not in _DAY)
    }


def without_marks(text: str) -> str:
    """The words of Markdown as a reader sees them; pictures, addresses of links and rules are left out, lists keep their marks."""
    lines = []
    for line in text.split("\n"):
        if _FENCE.match(line) or _RULE.fullmatch(line) or _DEFINED.fullmatch(line):
            lines.append("")
            continue
        heading = _HEADING.fullmatch(line)
        quoted = _QUOTED.match(line)
        if heading:
            line = heading[1]
        elif quoted:
            line = line[quoted.end() :]
            inner = _HEADING.fullmatch(line)
            line = inner[1] if inner else line
        line = _NOTE.sub("", line)
        lines.append(_plain(line))
    return re.sub(r"\n{4,}", "\n\n\n", "\n".join(lines)).strip("\n")


def _plain(line: str) -> str:
    """The words of one line."""
    if not re.search(r"[\[\]*_`~=\\<&]", line):
        return line
    bare = _IMAGE.sub("", line)
    bare = _FOOTNOTE.sub("", _LINK.sub(r"\1", _LINK.sub(r"\1", bare)))
    bare = _TAG.sub("", _ADDRESS.sub(r"\1", _WIKI.sub(r"\1", bare)))
    for _ in range(2):  # bold in italics
        bare = _STRONG.sub(lambda found: found[2] or found[4], bare)
        bare = _SOFT.sub(lambda found: found[1] or found[2], bare)
    bare = _CODE.sub(r"\1", _STRUCK.sub(r"\2", bare))
    bare = _ESCAPED.sub(r"\1", re.sub(r"\\$", "", bare))
    return html.unescape(bare) if _ENTITY.search(bare) else bare
