"""Roots that are sure to be apart in; those joined that are likely one voice: the middle count has them once, the high one apart.

Nothing here is forced upon a reader by the texts, so every rule is told, and `independent_origins_high` keeps the roots apart.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from .institutions import join_institutions
from .offices import join_offices
from .union import Union
from .voices import Told, join_own_voices, join_papers, join_pronouns, join_reports

Row = dict[str, Any]


def join_likely(union: Union, rows: Sequence[Row], hops: Mapping[str, Sequence[str]], told: Told) -> None:
    """Join, in this order: papers, officials and offices, reports, pronouns, and own voices."""
    sourced = [row for row in rows if row["attribution_id"] is not None]
    join_papers(union, rows)
    join_offices(union, sourced, hops)
    join_institutions(union, sourced)
    join_reports(union, rows, hops)
    join_pronouns(union, sourced)
    join_own_voices(union, rows, told)
