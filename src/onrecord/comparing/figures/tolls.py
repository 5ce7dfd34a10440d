"""Two reported tolls in; whether they are rival counts of one day and no development, out."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any

from ..pairs.wording import stem

Row = Mapping[str, Any]

CHANGED = re.compile(
    r"\b(?:ris(?:e[ns]?|ing)|rose|climb\w*|increas\w+|grow(?:n|s|ing)?|grew|up from|revised|updated|earlier|previous\w*|initial\w*|"
    r"first reported|had (?:spoken|put|said)|so far|yet|feared|could|(?-i:may))\b",
    re.I,
)
_RIVAL = 1.5  # times what another counts on the same day, of whom nobody knows the hour
FAR_MORE = 1.2  # times what officials count
OFFICIALS = re.compile(
    r"\b(?:minist\w*|government|authorit\w+|police|army|military|state|prosecutors?|governor|president|officials?|federal)\b",
    re.I,
)
OTHERS = re.compile(
    r"\b(?:unions?|opposition|residents?|witness\w*|doctors?|hospitals?|medics?|famil\w+|relatives|survivors?|rebels?|activists?|"
    r"groups?|league|lawyers?|observatory|villagers?|locals?|students?|parents|monitors?|charit\w+)\b",
    re.I,
)
_RISEN = re.compile(r"\b(?:now|later|brings?|brought|total of|since|confirmed|only|among|including|one of)\b", re.I)
"""With these a toll may be of another hour, or of some of the dead."""
_MEN = frozenset(
    stem(word)
    for word in "man men people person sailor sailors seaman seamen victim victims crew member members".split()
)
_CREW = frozenset(stem(word) for word in "sailor sailors seaman seamen crew pilot pilots airman airmen".split())
TOLLS = ("dead", "injured", "missing", "held")
_MET = re.compile(r"\b(?:seen|saw|identified|buried|treated|received)\b", re.I)
"""Who has seen 27 bodies does not say that there were no more."""
_LAID_OUT = re.compile(
    r"\b(?:bodies|corpses)\b[^.;]{0,60}\b(?:hospitals?|morgues?|mortuar\w+|clinics?)\b|\b(?:hospitals?|morgues?|mortuar\w+|clinics?)\b[^.;]{0,60}\b(?:bodies|corpses)\b",
    re.I,
)
"""Nor who has counted those in one hospital."""


def rival_tolls(a: Row, b: Row) -> bool:
    """Whether two speakers of two articles count all the dead of one day far apart, or the later of them counts fewer: no toll falls.

    Of "no more than 12" the higher count may be told the day after. `a` is the lower.
    """
    kind, *whom = a["concept"].split()
    if a["article_id"] == b["article_id"] or kind not in TOLLS or kind != b["concept"].split()[0]:
        return False
    if a["concept"] != b["concept"] and not set(whom) <= _MEN:
        return False  # of the soldiers fewer may have died than of all
    if any(row["attribution_id"] is None or _partly(row) for row in (a, b)) or met(a) or (_crew(a) and not _crew(b)):
        return False
    days = [row["said_on"] or row["published_on"] for row in (a, b)]
    if None in days:
        return False
    since = days[1] - days[0]
    if since < dt.timedelta(0):
        return True
    if a["comparator"] in ("up to", "less than"):
        return bool(since <= dt.timedelta(days=1))
    return not since and b["value"] >= _RIVAL * a["value"] and not _of_officials(b)


def _of_officials(row: Row) -> bool:
    """Whether officials count: the higher of two counts of a day may be what they knew an hour later."""
    source = str(row["source_text"] or "")
    return bool(OFFICIALS.search(source)) and not OTHERS.search(source)


def _partly(row: Row) -> bool:
    """Whether a toll may be of some of the dead, or of another hour."""
    told = str(row["resolved"])
    return bool(CHANGED.search(told) or _RISEN.search(told))


def _crew(row: Row) -> bool:
    """Whether it counts those of one crew."""
    return "crew" in str(row["resolved"]).lower() or bool(_CREW & set(row["concept"].split()))


def met(row: Row) -> bool:
    """Whether who counts speaks of the dead that they met."""
    told = str(row["resolved"])
    return bool(_MET.search(told) or _LAID_OUT.search(told))
