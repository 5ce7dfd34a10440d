"""Words in; a pattern for what tells that a side is not sure, asks, or speaks of another time out."""

from __future__ import annotations

import re

_DOUBT = r"if|whether|could|might|(?-i:may)"  # the month of May is none


def unsure(more: str = "") -> re.Pattern[str]:
    """What finds conditions and possibilities as whole words, whatever their case; `more`: further alternatives of the rule that asks."""
    return re.compile(rf"\b(?:{'|'.join(filter(None, (_DOUBT, more)))})\b", re.I)
