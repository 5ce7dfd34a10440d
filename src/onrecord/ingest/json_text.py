"""The text of a JSON file, line or script in, what it says out, fit to be stored as UTF-8."""

from __future__ import annotations

import html
import json
import re
from typing import Any

_TAGS = re.compile(r"<[a-z/!][^<>]{0,2000}>", re.IGNORECASE)
_MARKED = re.compile(r"</|<br|<p\b", re.IGNORECASE)
_HALF = re.compile(r"\\u[dD][89a-fA-F]")


def parse(text: str, *, strict: bool = True) -> Any:
    """What the JSON says; half a character that stands alone, as when a tool cut an emoji in two, becomes U+FFFD.

    Raises ValueError where it is no JSON or is nested deeper than can be read.
    """
    try:
        found = json.loads(text, strict=strict)
    except RecursionError as error:
        raise ValueError("nested too deep") from error
    return _whole(found) if _HALF.search(text) else found


def _whole(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, list):
        return [_whole(each) for each in value]
    if isinstance(value, dict):
        return {_whole(key): _whole(each) for key, each in value.items()}
    return value


def words_of(stated: str) -> str:
    """What JSON states of an article's words without the tags and entities that some put into it, a paragraph a line."""
    bare = _TAGS.sub("\n", stated) if _MARKED.search(stated) else stated
    return "\n".join(line for row in html.unescape(bare).split("\n") if (line := row.strip()))
