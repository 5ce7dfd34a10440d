"""The head of a note (`---`, `key: value` lines, `---`) in, its keys out, as Obsidian, MarkDownload, Zotero and site generators write it."""

from __future__ import annotations

import re

_KEY = re.compile(r"([A-Za-z][\w .-]{0,40}?)\s*:(?:\s+(.*))?")
_ITEM = re.compile(r"\s*-\s+(.*)")
_ENDS = ("---", "...", "+++")
_MOST_LINES = 120
_WIKI = re.compile(r"\[\[(?:[^\[\]|]{1,200}\|)?([^\[\]|]{1,200})\]\]")
_LINK = re.compile(r"\[([^\[\]]{1,200})\]\([^()\s]{1,600}\)")


def split_front_matter(text: str) -> tuple[dict[str, str | list[str]], str]:
    """The keys (in small letters) with their values or lists, and the text below; no keys where the text has no such head."""
    lines = text.lstrip("\ufeff\n\r ").split("\n")
    first = lines[0].strip()
    if first not in ("---", "+++"):
        return {}, text
    end = next((at for at, line in enumerate(lines[1:_MOST_LINES], start=1) if line.strip() in _ENDS), None)
    if end is None:
        return {}, text
    keys: dict[str, str | list[str]] = {}
    key = ""
    for line in lines[1:end]:
        item, named = _ITEM.fullmatch(line), _KEY.fullmatch(line.replace(" = ", ": ", 1) if first == "+++" else line)
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if item and key:
            held = keys.get(key)
            keys[key] = [*(held if isinstance(held, list) else [held] if held else []), _bare(item[1])]
        elif named and not line[0].isspace():
            key = named[1].strip().lower()
            keys[key] = _value(named[2] or "")
        elif key and line[0].isspace() and isinstance(held := keys[key], str):
            keys[key] = f"{held} {line.strip()}".strip(" |>")  # folded words go on
        else:
            return {}, text  # no head but a text between two rules
    return keys, "\n".join(lines[end + 1 :]).lstrip("\n")


def _value(printed: str) -> str | list[str]:
    """The value, or the list of `[one, two]`."""
    words = printed.strip()
    if words.startswith("[") and words.endswith("]") and not words.startswith("[[") and "](" not in words:
        return [_bare(each) for each in words[1:-1].split(",") if each.strip()]
    return _bare(words)


def _bare(words: str) -> str:
    """The words without quotation marks around them and without the marks of a link to a note."""
    words = words.strip()
    if len(words) > 1 and words[0] == words[-1] and words[0] in "\"'":
        words = words[1:-1].replace('\\"', '"').replace("''", "'")
    return _LINK.sub(r"\1", _WIKI.sub(r"\1", words)).strip()
