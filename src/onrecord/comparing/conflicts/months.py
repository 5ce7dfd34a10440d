"""The English names of the months, and alternatives for patterns: what looks like a name of somebody or somewhere and is a time."""

from __future__ import annotations

MONTHS = tuple("January February March April May June July August September October November December".split())
A_MONTH = "|".join(MONTHS)
A_MONTH_OR_DAY = rf"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|{A_MONTH}"
