"""A channel or chat as Telegram Desktop exports it (`result.json`) in, a row a post out; or a whole account's, with all its chats.

Source: https://core.telegram.org/import-export
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

Row = dict[str, Any]


def posts_of(document: object) -> list[Row] | None:
    """The posts that have words, as rows of `read_row`; None where the document is no such export.

    A forwarded post is by whom it was forwarded from, one of a group by who sent it; times are those of UTC where the export has them.
    """
    if not isinstance(document, dict):
        return None
    parts = [part for key in ("chats", "left_chats") if isinstance(part := document.get(key), dict)]
    lists = [part.get("list") for part in parts] or [[document]]
    listed = [chat for chats in lists if isinstance(chats, list) for chat in chats]
    if not listed or not all(_is_chat(chat) for chat in listed):
        return None
    several = len(listed) > 1
    return [row for chat in listed for row in _rows(chat, several)]


def _is_chat(chat: object) -> bool:
    if not isinstance(chat, dict) or not {"id", "type", "messages"} <= chat.keys():
        return False
    messages = chat["messages"]
    return isinstance(messages, list) and all(isinstance(each, dict) and "type" in each for each in messages)


def _rows(chat: Row, several: bool) -> Iterator[Row]:
    for post in chat["messages"]:
        words = _words(post.get("text"))
        if post["type"] != "message" or not words.strip():
            continue  # who joined, what was pinned; a picture alone
        sender = post.get("from") if post.get("from") != chat.get("name") else None
        yield {
            "id": f"{chat.get('id')}/{post.get('id')}" if several else post.get("id"),
            "outlet": chat.get("name"),
            "published": _moment(post),
            "authors": post.get("forwarded_from") or post.get("author") or sender,
            "text": words,
        }


def _words(text: object) -> str:
    """The words of a post: a string, or a list of strings and of objects that hold one each."""
    parts = text if isinstance(text, list) else [text]
    held = (part.get("text") if isinstance(part, dict) else part for part in parts)
    return "".join(part for part in held if isinstance(part, str))


def _moment(post: Row) -> str | None:
    """The moment in UTC; else the clock of the machine that exported."""
    try:
        return dt.datetime.fromtimestamp(int(post["date_unixtime"]), dt.UTC).isoformat()
    except (KeyError, TypeError, ValueError, OverflowError, OSError):
        return post.get("date")
