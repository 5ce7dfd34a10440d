"""Words of a source in; the same out with the controls that could make them read otherwise standing as `[U+202E]`."""

from __future__ import annotations

import json
import re
from typing import Any

_CONTROLS = re.compile(
    "[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\U000e0000-\U000e007f]"
)
"""Marks that turn the direction of reading, tags that nobody sees, and what a terminal takes for an order."""


def disarmed(words: str) -> str:
    """The words with every such control as `[U+202E]`; tabs and line ends stay.

    >>> disarmed("gpj.exe\u202e")
    'gpj.exe[U+202E]'
    """
    return _CONTROLS.sub(lambda found: f"[U+{ord(found[0]):04X}]", words)


def visible(value: Any) -> Any:
    """What a template prints for a value: of a text without controls, of nothing nothing; markup as it is."""
    if isinstance(value, str) and not hasattr(value, "__html__"):
        return disarmed(value)
    return "" if value is None else value


def json_line(found: Any, encoding: str | None) -> str:
    r"""The JSON of what was found on one line; letters stand as escapes where the output does not know them all.

    >>> json_line("Łódź", "cp1252")
    '"\\u0141\\u00f3d\\u017a"'
    """
    return json.dumps(found, ensure_ascii=not (encoding or "").lower().startswith("utf"))
