"""Template names and values in, HTML out: every text escaped, control characters that reorder text made visible."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote, urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ..controls import visible
from ..reporting.speech import telling_role

KINDS = {
    "PER": "Person", "ORG": "Organisation", "GPE": "Place", "LOC": "Place", "FAC": "Facility",
    "NORP": "People or group", "WEAPON": "Weapon", "MEDIA": "Medium",
}  # fmt: skip
"""Types of names in words for people; towns and countries, and other places, are told apart by who needs it in the tables."""
DOINGS = {
    "demand": "demands it", "threaten": "as a threat", "promise": "as a promise", "request": "asks for it", "conjecture": "as a guess",
    "praise": "in praise", "blame": "as an accusation", "question": "as a question",
}  # fmt: skip
"""What a speaker does with the words, beside the name; to assert or deny needs no word there."""
HERE = Path(__file__).parent


def day(value: Any) -> str:
    """A date or moment as YYYY-MM-DD; `undated` where there is none."""
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, dt.date) else str(value or "undated")


def counted(number: int, noun: str, plural: str = "") -> str:
    """`1 article`, `2 articles`, `1,200 articles`."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def shortened(words: str | None, most: int = 160) -> str:
    """The words on one line, cut at a space to at most `most` characters."""
    line = " ".join((words or "").split())
    if len(line) <= most:
        return line
    cut = line[: most - 1]
    return (cut.rpartition(" ")[0] or cut).rstrip(" ,;:-–") + "…"


def percent(value: float | None) -> str:
    """A probability as whole percent; `not scored` where there is none."""
    return "not scored" if value is None else f"{value:.0%}"


def amount(value: float | None) -> str:
    """A number with thousands parted, without needless decimals."""
    if value is None:
        return "?"
    return f"{int(value):,}" if value == int(value) else f"{value:,.2f}".rstrip("0")


def asked(**values: Any) -> str:
    """A query string of the values that are not empty; lists give one pair an item."""
    return urlencode([(key, each) for key, value in values.items() for each in _items(value) if each not in (None, "")])


def _items(value: Any) -> list[Any]:
    return list(value) if isinstance(value, list | tuple) else [value]


def address(value: str | None) -> str | None:
    """The value where it is a web address, else null: no other scheme becomes a link."""
    return value if value and re.match(r"https?://[^\s\"'<>]+\Z", value) else None


def environment() -> Environment:
    """The Jinja environment of all pages."""
    env = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=visible,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters |= {
        "day": day,
        "doing": lambda act: DOINGS.get(str(act), str(act)),
        "short": shortened,
        "percent": percent,
        "beside": telling_role,
        "kind": lambda value: KINDS.get(str(value), "Name"),
        "amount": amount,
        "address": address,
        "decoded": lambda value: unquote(str(value)),
        "segment": lambda value: quote(str(value), safe=""),
    }
    env.globals |= {"counted": counted, "asked": asked}
    return env
